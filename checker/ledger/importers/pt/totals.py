"""Whether the bets of a day come to what the summary of the day says."""

from collections.abc import Iterator

from checker.finding import Level, Problem
from checker.ledger.importers.days import bounds, money
from checker.ledger.importers.pt.said import ZONE
from checker.ledger.importers.shelf import Shelf

STAKED = ("cash_amount", "bonus_amount")


def closing(held: Shelf) -> Iterator[Problem]:
    """For each summary, what the bets that began on its day come to where that is something else."""
    for day in held.keys("total"):
        told = (held.fact("total", day) or {}).get("staked", 0)
        found = held.total("bet", STAKED, *bounds(day, ZONE, "data_fin"))
        if found != told:
            sums = f"{money(told, 'EUR')} staked, and the bets read make {money(found, 'EUR')}"
            yield Problem(Level.NOTE, f"the summary of {day} tells of {sums}")
