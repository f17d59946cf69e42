"""What the rows of a ledger show of each quantity that law limits, whatever bonus they belong to."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from checker.conduct import seen_in_rows, seen_in_stakes, seen_in_sums
from checker.conduct.bounds import Asked
from checker.conduct.play import Play
from checker.conduct.seen_in_rows import Seen

LookAtRows = Callable[[Play, Asked], Seen]


class Rowwise(NamedTuple):
    """How a measure is observed in rows.

    `of`: what is looked at, one row each; of a `grant`, the condition of the limit is looked up in its terms. `told_in`:
    whether its money is told in the currency of the row or in that of the law, in which it is added up. `needs` and
    `accuses_by_absence` are those of a check.
    """

    look: LookAtRows
    of: Literal["stake", "game", "deposit", "withdrawal", "grant", "flag"]
    needs: tuple[str, ...] = ()
    accuses_by_absence: bool = False
    told_in: Literal["row", "law"] = "row"


RAISES = ("kind:deposit", "flag:limit_raised")
OBSERVED_ROWS: dict[str, Rowwise] = {
    "qualify.deposits_in_a_day": Rowwise(seen_in_sums.how_often, "deposit", ("kind:deposit",)),
    "qualify.payment_methods": Rowwise(seen_in_rows.methods, "deposit", ("kind:deposit", "payment_method")),
    "stake.any": Rowwise(seen_in_stakes.stakes, "stake"),
    "stake.least": Rowwise(seen_in_stakes.least, "stake"),
    "stake.slots": Rowwise(seen_in_stakes.slots, "stake"),
    "stake.slots_under_25": Rowwise(seen_in_stakes.slots_under_25, "stake"),
    "withdrawal.reversible": Rowwise(seen_in_rows.reversed_, "withdrawal", ("kind:withdrawal_requested",)),
    "ledger.bonus_stakes_in_a_day": Rowwise(seen_in_sums.bonus_stakes, "stake", ("bonus_amount",), told_in="law"),
    "ledger.deposits_in_7_days": Rowwise(seen_in_sums.deposits_in_7_days, "deposit", RAISES, accuses_by_absence=True, told_in="law"),
    "ledger.deposits_in_a_day": Rowwise(seen_in_sums.deposits_in_a_day, "deposit", RAISES, accuses_by_absence=True, told_in="law"),
    "ledger.deposits_in_a_month": Rowwise(seen_in_sums.deposits_in_a_month, "deposit", RAISES, accuses_by_absence=True, told_in="law"),
    "ledger.deposits_in_a_week": Rowwise(seen_in_sums.deposits_in_a_week, "deposit", RAISES, accuses_by_absence=True, told_in="law"),
    "ledger.gifts_in_two_months": Rowwise(seen_in_sums.gifts, "grant", told_in="law"),
    "ledger.losses_in_a_day": Rowwise(seen_in_sums.losses_in_a_day, "stake", ("payout",), accuses_by_absence=True, told_in="law"),
    "ledger.losses_in_a_month": Rowwise(seen_in_sums.losses_in_a_month, "stake", ("payout",), accuses_by_absence=True, told_in="law"),
    "ledger.losses_in_a_week": Rowwise(seen_in_sums.losses_in_a_week, "stake", ("payout",), accuses_by_absence=True, told_in="law"),
    "ledger.net_deposits_before_a_deposit": Rowwise(seen_in_sums.net_before, "deposit", RAISES, accuses_by_absence=True, told_in="law"),
    "ledger.net_deposits_before_a_deposit_under_24": Rowwise(seen_in_sums.net_before_under_24, "deposit", RAISES, accuses_by_absence=True, told_in="law"),
    "ledger.play_before_limits": Rowwise(seen_in_rows.before_limits, "stake", ("flag:limits_set",), accuses_by_absence=True),
    "ledger.seconds_between_games": Rowwise(seen_in_rows.between_games, "game", ("game",), accuses_by_absence=True),
    "ledger.time_from_harm_flag_to_play": Rowwise(seen_in_rows.after_harm, "stake", ("flag:harm_flagged",)),
    "ledger.time_since_limit_raise": Rowwise(seen_in_rows.after_raise, "grant", ("flag:limit_raised",)),
    "ledger.vip_age": Rowwise(seen_in_rows.vip_age, "flag", ("flag:vip",)),
    "ledger.winnings_of_a_game": Rowwise(seen_in_rows.winnings, "game", ("payout",)),
}  # fmt: skip
"""Each measure that is observed row by row."""
