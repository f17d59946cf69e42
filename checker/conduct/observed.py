"""What a replayed bonus shows of each quantity that law limits: for measures of terms and for those of ledgers alone."""

from collections.abc import Callable
from typing import NamedTuple

from checker.conduct import seen_at_end, seen_at_grant
from checker.conduct.bonuses import Bonuses
from checker.conduct.bounds import Asked
from checker.conduct.check import COUNTED, PAID
from checker.conduct.eligible import BITS
from checker.conduct.outcome import Outcome
from checker.finding import Route
from checker.replay.fields import B, Unsure

Look = Callable[[Bonuses, Asked], Outcome]


class Observed(NamedTuple):
    """How a measure is observed.

    `at`: the column with the instant whose law binds; a bonus in which it is absent is looked at by its grant.
    `needs`, `accuses_by_absence`, `unsure` and `read` are those of a check. `wagered`: it belongs to the time of the
    wagering, which may have begun before a law. `by_flags`: the words of the constraint are flags that are needed.
    """

    look: Look
    at: B = B.GRANTED_AT
    needs: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    read: bool = False
    accuses_by_absence: bool = False
    wagered: bool = False
    by_flags: bool = False

    def needed(self, asked: Asked) -> tuple[str, ...]:
        """What a ledger must hold for a limit."""
        flags = sorted(f"flag:{word}" for word in asked.words if word in BITS) if self.by_flags else []
        return (*self.needs, *flags)


OBSERVED: dict[str, Observed] = {
    "audience.account_age": Observed(seen_at_grant.account_age),
    "audience.first_play_only": Observed(seen_at_grant.first_play, needs=("whole_lives",)),
    "audience.minimum_age": Observed(seen_at_grant.age),
    "audience.never": Observed(seen_at_grant.never, by_flags=True),
    "audience.verified": Observed(seen_at_grant.verified, needs=("flag:verified",), accuses_by_absence=True),
    "bonus.value": Observed(seen_at_grant.value),
    "match.share": Observed(seen_at_grant.share, needs=("kind:deposit",)),
    "offer.made": Observed(seen_at_grant.made),
    "release.days": Observed(seen_at_end.release, B.MET_AT, unsure=COUNTED, read=True, wagered=True),
    "reward.linked_to_loss": Observed(seen_at_grant.of_loss),
    "reward.occasions": Observed(seen_at_grant.occasions),
    "reward.recurs": Observed(seen_at_grant.recurs),
    "wagering.days": Observed(seen_at_end.lasted, B.DONE_AT, wagered=True),
    "wagering.multiple_of_bonus": Observed(seen_at_end.of_bonus, B.LAST_COUNTED_AT, unsure=COUNTED, read=True, wagered=True),
    "wagering.multiple_of_deposit_and_bonus": Observed(seen_at_end.of_both, B.LAST_COUNTED_AT, unsure=COUNTED, read=True, wagered=True),
    "withdrawal.caps_winnings": Observed(seen_at_end.capped, B.DONE_AT, unsure=PAID, read=True, wagered=True),
    "withdrawal.own_deposit": Observed(seen_at_end.refused, needs=("kind:withdrawal_requested",), read=True, wagered=True),
    "ledger.cash_outs_of_bonus_bets": Observed(seen_at_end.cashed_out, read=True, wagered=True),
    "ledger.grants_after_opt_out": Observed(seen_at_grant.opted_out, needs=("flag:opted_out",)),
    "ledger.grants_during_play": Observed(seen_at_grant.during_play, needs=("flag:session_started",)),
    "ledger.grants_under_monetary_limit": Observed(seen_at_grant.limited, needs=("flag:monetary_limit",)),
    "ledger.grants_while_withdrawal_waits": Observed(seen_at_grant.waiting, needs=("kind:withdrawal_requested",)),
    "ledger.terms_changed": Observed(seen_at_end.changed, needs=("offer_version",)),
}  # fmt: skip
"""Each measure that is observed bonus by bonus."""

ROUTES: dict[str, Route] = {
    "audience.account_age": ("audience", "account_age"),
    "audience.first_play_only": ("audience", "who"),
    "audience.minimum_age": ("audience", "minimum_age"),
    "audience.never": ("audience", "never"),
    "audience.verified": ("audience", "verified"),
    "bonus.value": ("reward",),
    "match.share": ("reward", "match"),
    "release.days": ("release", "after"),
    "reward.linked_to_loss": ("reward",),
    "reward.occasions": ("audience", "one_per"),
    "reward.recurs": ("audience", "one_per"),
    "wagering.days": ("wagering", "within"),
    "wagering.multiple_of_bonus": ("wagering", "multiple"),
    "wagering.multiple_of_deposit_and_bonus": ("wagering", "multiple"),
    "withdrawal.caps_winnings": ("withdrawal", "maximum_win"),
    "withdrawal.own_deposit": ("withdrawal", "own_deposit"),
}
"""The term of the offer that each measure of bonuses points at."""
