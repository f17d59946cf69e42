"""What of a bet counts: which money, when, how much by its result, and how it is rounded."""

from fractions import Fraction

from checker.finding import Route
from checker.money import digits_of
from checker.offer.wagering import Counts, Wagering
from checker.replay.fields import NONE, Amount, CountAt, Funds, R, Round, Switch
from checker.replay.rules.sheet import Reading, Sheet, millionths, whole
from checker.values import Amounts

FUNDS = {"both": Funds.BOTH, "cash_only": Funds.CASH_ONLY, "bonus_only": Funds.BONUS_ONLY}
AMOUNT = {
    "stake": Amount.STAKE, "min(stake, win)": Amount.LESSER_OF_STAKE_AND_WIN, "bonus_part": Amount.BONUS_PART,
}  # fmt: skip
COUNT_AT = {"settlement": CountAt.SETTLEMENT, "placement": CountAt.PLACEMENT}
ODDS_OF = {"coupon": 0, "each_leg": 1, "one_leg": None}
COUNTS = {"0": 0, "stake": 1, "remaining_stake": 1, "initial": 0, "total": 1, "each": 0, "largest": 1}
ROUND = {"half_up": Round.HALF_UP, "half_even": Round.HALF_EVEN, "down": Round.DOWN, "up": Round.UP}
NOTHING_SAID = Counts.model_construct()


def put_counting(sheet: Sheet, wagering: Wagering) -> None:
    """The switches of one bet; those on which the terms are silent are asked."""
    counts = wagering.counts or NOTHING_SAID
    at = (*sheet.part.route, "wagering", "counts")
    _money(sheet, counts, at)
    for switch, field, name, readings in RESULTS:
        told = getattr(counts, name)
        sheet.told_or_asked(switch, field, (*at, name), None if told is None else COUNTS[told], *readings)
    _gamble(sheet, wagering, counts, at)
    _several(sheet, counts, at)
    sheet.put({R.VOIDS: COUNTS[counts.voids or "0"], R.FREE_BETS: _free_bets(sheet, counts)})
    _weights(sheet)
    _caps(sheet, counts, at)
    _odds(sheet, wagering)
    _rounding(sheet)


RESULTS = (
    (
        *(Switch.PUSH, R.PUSH, "push"),
        (("a push counts its stake", 1), ("a push counts nothing", 0)),
    ),
    (
        *(Switch.CASH_OUT, R.CASH_OUT, "cash_out"),
        (("a bet cashed out in part counts nothing", 0), ("what remains of a bet cashed out in part counts", 1)),
    ),
    (
        *(Switch.OPPOSITE, R.OPPOSITE, "opposite_bets"),
        (("opposite bets count", 1), ("opposite bets count nothing", 0)),
    ),
    (
        *(Switch.JACKPOT_PART, R.JACKPOT_PART, "jackpot_part"),
        (("the part of a stake for a jackpot counts", 1), ("the part of a stake for a jackpot counts nothing", 0)),
    ),
    (
        *(Switch.RAISES, R.RAISES, "raises"),
        (("the stake counts with its raises", 1), ("the stake counts without its raises", 0)),
    ),
)
"""Switch, field, term, and the readings where the term is not there."""


def _money(sheet: Sheet, counts: Counts, at: Route) -> None:
    funds = None if counts.funds is None else FUNDS[counts.funds]
    if counts.amount == "bonus_part":
        funds = Funds.BOTH if funds is None else funds
    sheet.told_or_asked(
        Switch.FUNDS, R.FUNDS, (*at, "funds"), funds,
        ("own money and bonus money count", Funds.BOTH), ("only bonus money counts", Funds.BONUS_ONLY),
        ("only own money counts", Funds.CASH_ONLY),
    )  # fmt: skip
    sheet.told_or_asked(
        Switch.COUNT_AT, R.COUNT_AT, (*at, "at"), None if counts.at is None else COUNT_AT[counts.at],
        ("a bet counts when it is settled", CountAt.SETTLEMENT), ("a bet counts when it is placed", CountAt.PLACEMENT),
    )  # fmt: skip
    sheet.told_or_asked(
        Switch.AMOUNT, R.AMOUNT, (*at, "amount"), None if counts.amount is None else AMOUNT[counts.amount],
        ("the stake counts", Amount.STAKE),
        ("of a bet that won, the lesser of stake and win counts", Amount.LESSER_OF_STAKE_AND_WIN),
    )  # fmt: skip


def _gamble(sheet: Sheet, wagering: Wagering, counts: Counts, at: Route) -> None:
    """Whether a gamble after a round counts; a weight of its own says that it does."""
    told = None if counts.gamble is None else COUNTS[counts.gamble]
    if told is None and wagering.contribution is not None and wagering.contribution.gamble is not None:
        told = 1
    readings = (("a gamble of winnings counts", 1), ("a gamble of winnings counts nothing", 0))
    sheet.told_or_asked(Switch.GAMBLE, R.GAMBLE, (*at, "gamble"), told, *readings)


def _several(sheet: Sheet, counts: Counts, at: Route) -> None:
    """Whether each bet on one event counts, or only the largest (switch 16).

    So few terms say that only the largest counts that silence means each; it is asked where they have a clause on
    several bets on one event.
    """
    hedging = any(one.clause == "hedge_bets" for one in sheet.offer.irregular_play or ())
    told = counts.same_market or (None if hedging else "each")
    readings = (("each bet on one event counts", 0), ("only the largest bet on one event counts", 1))
    sheet.told_or_asked(
        Switch.SAME_MARKET, R.SAME_MARKET, (*at, "same_market"), None if told is None else COUNTS[told], *readings
    )


def is_used(sheet: Sheet) -> bool:
    """Whether the reward is a free bet or free spins and nothing else: it is used as it is, and never paid.

    Where such a reward is to be wagered, it is by what it wins: then the bonus of the ledger is that money.
    """
    reward = sheet.part.reward
    money = (reward.match, reward.amount, reward.tiers, reward.cashback, reward.prizes)
    if reward.free_bet is None and reward.free_spins is None:
        return False
    return all(one is None for one in money) and not sheet.is_wagered


def _free_bets(sheet: Sheet, counts: Counts) -> int:
    """Whether a stake of nothing but bonus money counts although it is a free bet or a spin (switch 14).

    It is one only where the reward is: the stakes of any other bonus are its own money, whatever the terms say of
    free bets beside it.
    """
    return COUNTS[counts.free_bets or "0"] if is_used(sheet) else 1


def _weights(sheet: Sheet) -> None:
    """The weight of what has none, asked whatever the terms say: the tables of weights tell where it matters."""
    sheet.ask(
        Switch.WEIGHT, (*sheet.part.route, "wagering", "contribution"),
        Reading("a stake counts in full where no weight is told", ()),
        Reading("a stake counts nothing where no weight is told", ()),
    )  # fmt: skip


def _caps(sheet: Sheet, counts: Counts, at: Route) -> None:
    """The most of one bet that counts, in the player's favour where it does not fit into whole units."""
    cap = counts.cap_per_bet
    if isinstance(cap, Amounts):
        sheet.put({R.CAP_PER_BET: sheet.units(cap, (*at, "cap_per_bet"), up=True)})
    elif cap is not None:
        sheet.put({R.CAP_SHARE: millionths(cap, up=True)})


def _odds(sheet: Sheet, wagering: Wagering) -> None:
    """The least odds in ten-thousandths, rounded down so that a bet at the odds asked for is never below them.

    A ledger tells the odds of a coupon and of its lowest leg, and what lies between them only where they differ:
    `one_leg` is asked there, as where the terms do not say which odds they mean (switch 15).
    """
    minimum = wagering.minimum_odds
    if minimum is None:
        return
    sheet.put({R.MINIMUM_ODDS: whole(Fraction(minimum.odds) * 10_000, up=False)})
    told = ODDS_OF[minimum.of] if "of" in minimum.model_fields_set else None
    sheet.told_or_asked(
        Switch.ODDS, R.ODDS_OF, (*sheet.part.route, "wagering", "minimum_odds", "of"), told,
        ("the odds of the coupon reach the minimum", 0), ("the odds of each leg reach the minimum", 1),
    )  # fmt: skip


def _rounding(sheet: Sheet) -> None:
    told = sheet.offer.rounding
    rule = told.contribution if told is not None and told.contribution is not None else told
    minor = digits_of(sheet.currency)
    if rule is None:
        sheet.ask(
            Switch.ROUNDING, ("rounding",),
            Reading("turnover is not rounded", ((R.ROUNDING, NONE), (R.ROUNDING_UNIT, 10**6))),
            Reading("the turnover of each bet is rounded", ((R.ROUNDING, Round.HALF_UP), (R.ROUNDING_UNIT, 10**6))),
        )  # fmt: skip
        return
    digits = minor if rule.digits is None else min(rule.digits, minor + 6)
    unit = 10 ** (6 + minor - digits)
    sheet.put({R.ROUNDING: ROUND[rule.mode], R.ROUNDING_UNIT: unit, R.ROUNDING_PER: int(rule.per == "sum")})
