"""A check of an operator's conduct: what it asks, which terms it rests on, and what a ledger must hold for it."""

from collections.abc import Callable
from typing import NamedTuple

from checker.conduct.bonuses import Bonuses
from checker.conduct.outcome import Outcome
from checker.finding import Route
from checker.replay.fields import Unsure

Judge = Callable[[Bonuses], Outcome]
COUNTED = (Unsure.ODDS, Unsure.LEGS, Unsure.RATE, Unsure.DEPOSIT, Unsure.PART_OF_STAKE)
"""What makes turnover and requirement unsure."""
PAID = (*COUNTED, Unsure.FUNDS)
"""What makes the amounts of bonus and own money unsure."""


class Check(NamedTuple):
    """One check.

    `rests_on`: the terms that it holds the ledger against, the first one where a finding points. `needs`: columns,
    kinds of row and flags without which nothing is shown, `flag:vip` or `kind:deposit`; what it kept is then open, and
    if it `accuses_by_absence`, what it found broken too. `unsure`: what the ledger may leave open. `read`: whether it
    looks at the outcome of the replay, which the readings of the terms can change.
    """

    id: str
    title: str
    rests_on: tuple[Route, ...]
    judge: Judge
    needs: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    read: bool = False
    accuses_by_absence: bool = False
    help: str | None = None


UNSURE = {
    Unsure.FUNDS: "the ledger does not say which part of some stakes was bonus money",
    Unsure.ODDS: "the ledger gives no odds for some bets, and the terms ask for a minimum",
    Unsure.LEGS: "the ledger gives the odds of whole coupons, and the terms ask for a minimum of each leg",
    Unsure.RATE: "no exchange rate is known for some rows",
    Unsure.DEPOSIT: "the requirement hangs on a deposit, and the ledger shows none before the grant",
    Unsure.PART_OF_STAKE: "the ledger does not say which part of some stakes counts",
}
"""What the ledger does not say, in words."""

COLUMNS = {
    "flag": "the ledger has no `flag` rows",
    "whole_lives": "the ledger may begin after the player's first play",
}


def lacking(need: str) -> str:
    """Why nothing can be decided in a ledger without something that is needed."""
    what, _, word = need.partition(":")
    if what == "kind":
        return f"the ledger holds no row of kind `{word}`"
    if what == "flag":
        return f"the ledger does not tell of any player that is `{word}`"
    return COLUMNS.get(need, f"the ledger has no column `{need}`")
