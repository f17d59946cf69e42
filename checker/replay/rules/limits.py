"""The greatest bet and what follows a greater one, and what a balance near nothing does."""

from checker.offer.wagering import MaximumBet, Wagering
from checker.replay.fields import NONE, OnBreach, R, Switch, Then
from checker.replay.rules.sheet import Sheet, millionths

ON_BREACH = {
    "reject_bet": OnBreach.REJECT_BET, "void_contribution": OnBreach.VOID_CONTRIBUTION, "clip": OnBreach.CLIP,
    "void_winnings_of_bet": OnBreach.VOID_WINNINGS_OF_BET, "void_all": OnBreach.VOID_ALL, "review": OnBreach.REVIEW,
}  # fmt: skip
THEN = {"ignore": Then.IGNORE, "end_bonus": Then.END_BONUS, "complete": Then.COMPLETE}
WHILE = {None: None, "bonus_funds_in_play": 0, "bonus_active": 1}


def put_limits(sheet: Sheet, wagering: Wagering) -> None:
    """The maximum bet, the low balance and the balance of nothing."""
    limit = wagering.maximum_bet
    if limit is not None and limit.limited:
        _maximum_bet(sheet, limit)
    low = wagering.low_balance
    if low is not None:
        below = sheet.units(low.below, (*sheet.part.route, "wagering", "low_balance", "below"))
        sheet.put({R.LOW_BALANCE: below, R.LOW_THEN: THEN[low.then]})
        sheet.told_or_asked(
            Switch.LOW_OPEN_BETS, R.LOW_OPEN_BETS, (*sheet.part.route, "wagering", "low_balance", "counts_open_bets"),
            None if low.counts_open_bets is None else int(low.counts_open_bets),
            ("stakes of open bets are no balance", 0), ("stakes of open bets belong to the balance", 1),
        )  # fmt: skip
    sheet.told_or_asked(
        Switch.ZERO_THEN, R.ZERO_THEN, (*sheet.part.route, "wagering", "zero_balance"),
        None if wagering.zero_balance is None else THEN[wagering.zero_balance],
        ("a bonus goes on when nothing is left", Then.IGNORE), ("a bonus ends when nothing is left", Then.END_BONUS),
    )  # fmt: skip


def _maximum_bet(sheet: Sheet, limit: MaximumBet) -> None:
    at = (*sheet.part.route, "wagering", "maximum_bet")
    amount, young = (
        sheet.units(one, (*at, name), up=True) for name, one in (("amount", limit.amount), ("under_25", limit.under_25))
    )
    share = millionths(limit.share_of_bonus, up=True)
    sheet.put({
        R.BET_LIMIT: amount, R.BET_LIMIT_YOUNG: young, R.BET_LIMIT_SHARE: share,
        R.BET_LIMIT_HIGHER: int(limit.whichever == "higher"),
    })  # fmt: skip
    if amount == young == share == NONE:
        return
    sheet.told_or_asked(
        Switch.ON_BREACH, R.ON_BREACH, (*at, "on_breach"),
        None if limit.on_breach is None else ON_BREACH[limit.on_breach],
        ("a bet over the maximum counts", OnBreach.REJECT_BET),
        ("a bet over the maximum counts nothing", OnBreach.VOID_CONTRIBUTION),
    )  # fmt: skip
    sheet.told_or_asked(
        Switch.LIMIT_WHILE, R.LIMIT_WHILE, (*at, "while"), WHILE[limit.while_],
        ("the maximum bet binds stakes of bonus money", 0),
        ("the maximum bet binds every stake while the bonus is active", 1),
    )  # fmt: skip
