"""Whether the events of each vault follow one another without a gap."""

from collections.abc import Iterator

from checker.finding import Level, Problem
from checker.ledger.importers.shelf import Shelf


def closing(held: Shelf) -> Iterator[Problem]:
    """For each vault with gaps, how many numbers are missing and which comes first."""
    for vault in held.keys("event"):
        missing, first = 0, (0, 0)
        before: int | None = None
        for number in held.versions("event", vault):
            if before is not None and number > before + 1:
                first = first if missing else (before + 1, number - 1)
                missing += number - before - 1
            before = number
        if missing:
            yield Problem(Level.WARNING, _told(vault, missing, first))


def _told(vault: str, missing: int, first: tuple[int, int]) -> str:
    number, last = first
    which = f"event {number}" if number == last else f"events {number} to {last}"
    whole = last - number + 1 == missing
    return f"of vault {vault}, {which} {'is' if number == last else 'are'} missing" + (
        "" if whole else f", and {missing - (last - number + 1):,} more later on"
    )
