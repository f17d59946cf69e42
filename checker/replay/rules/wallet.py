"""In what order cash and bonus are staked, and where wins go: the archetypes of the trade."""

from checker.measures.scope import Scope
from checker.offer.ending import Wallet
from checker.replay.fields import Mixed, Order, R, Switch, WinsTo
from checker.replay.rules.sheet import Sheet, millionths

ORDER = {
    "cash_first": Order.CASH_FIRST, "bonus_first": Order.BONUS_FIRST, "bonus_only": Order.BONUS_ONLY,
    "proportional": Order.PROPORTIONAL, "merged": Order.MERGED, "player_choice": Order.PLAYER_CHOICE,
}  # fmt: skip
WINS_TO = {
    "same_wallet": WinsTo.SAME_WALLET, "bonus": WinsTo.BONUS, "pending": WinsTo.PENDING, "cash": WinsTo.CASH,
    "proportional": WinsTo.PROPORTIONAL,
}  # fmt: skip
MIXED = {
    "bonus_refill_then_cash": Mixed.BONUS_REFILL_THEN_CASH, "proportional": Mixed.PROPORTIONAL,
    "all_bonus": Mixed.ALL_BONUS, "all_cash": Mixed.ALL_CASH,
}  # fmt: skip
USUAL = {Order.PROPORTIONAL: WinsTo.PROPORTIONAL, Order.MERGED: WinsTo.BONUS}
"""Where wins go by the very idea of an archetype; the others leave it open."""


def put_wallet(sheet: Sheet, scope: Scope) -> None:
    """The order of funds and the ways of wins."""
    wallet = scope.wallet
    order = ORDER[wallet.order] if wallet is not None else None
    sheet.told_or_asked(
        Switch.ORDER, R.ORDER, ("wallet", "order"), order,
        ("own money is staked first", Order.CASH_FIRST), ("bonus money is staked first", Order.BONUS_FIRST),
        ("the player chooses which money is staked", Order.PLAYER_CHOICE),
    )  # fmt: skip
    wins = WINS_TO[wallet.wins_to] if wallet is not None and wallet.wins_to is not None else None
    if wins is None and order is not None:
        wins = USUAL.get(order)
    readings = (("wins go where the stake came from", WinsTo.SAME_WALLET), ("wins go to the bonus", WinsTo.BONUS))
    pending = (("wins wait until the bonus is met", WinsTo.PENDING),) if order == Order.BONUS_FIRST else ()
    sheet.told_or_asked(Switch.WINS_TO, R.WINS_TO, ("wallet", "wins_to"), wins, *readings, *pending)
    if wins in (None, WinsTo.SAME_WALLET):
        _mixed(sheet, wallet)
    if wallet is not None:
        sheet.put({R.RATIO: millionths(wallet.ratio)})


def _mixed(sheet: Sheet, wallet: Wallet | None) -> None:
    """What a win of a stake of both moneys does, where wins go where the stake came from."""
    sheet.told_or_asked(
        Switch.MIXED, R.MIXED, ("wallet", "mixed_win"),
        MIXED[wallet.mixed_win] if wallet is not None and wallet.mixed_win is not None else None,
        ("a win of both goes to the bonus first", Mixed.BONUS_REFILL_THEN_CASH),
        ("a win of both is shared as the stake was", Mixed.PROPORTIONAL),
        ("a win of both goes to the bonus", Mixed.ALL_BONUS), ("a win of both goes to own money", Mixed.ALL_CASH),
    )  # fmt: skip
