"""What a source can prove and what it cannot: one answer, with its sentence, for each check of the audit."""

from enum import StrEnum
from typing import Literal, NamedTuple


class Can(StrEnum):
    """Whether a source supports a check."""

    YES = "Y"
    INFERABLE = "I"
    NO = "N"


class Proof(NamedTuple):
    """Whether a check can be made, and why; of INFERABLE, the assumption that it rests on."""

    can: Can
    why: str


CHECKS = {
    "turnover_total": "turnover as a whole",
    "turnover_by_weight": "turnover by the weights of games",
    "funds_split": "own money and bonus money apart",
    "released_when_due": "bonuses released when due",
    "expired_not_early": "bonuses not expired early",
    "withdrawal_refused": "withdrawals wrongly refused",
    "bonus_above_cap": "bonuses above a cap",
}
"""The checks that depend on what a source holds, in the order in which they are told."""

Grain = Literal["bet", "session", "day"]
"""What one row of play stands for; of sessions and days no single stake is known, so no maximum bet can be judged."""

Proves = dict[str, Proof]


def yes(why: str) -> Proof:
    """The source holds what the check needs."""
    return Proof(Can.YES, why)


def inferable(why: str) -> Proof:
    """The check can be made under an assumption."""
    return Proof(Can.INFERABLE, why)


def no(why: str) -> Proof:
    """The source does not hold what the check needs; the audit leaves it open with this sentence."""
    return Proof(Can.NO, why)
