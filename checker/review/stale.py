"""The entries whose source is to be read again before a day, as a list that a person can work down."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from checker.finding import Place
from checker.limit import Entry
from checker.rulebook import Limit


class Stale(NamedTuple):
    """An entry of a rule to be read again; `place` is that of its constraint, None for an entry that never binds."""

    rule: Limit
    entry: Entry
    place: Place | None


def stale(rules: Iterable[Limit], before: date) -> list[Stale]:
    """The entries with a review day before `before`, the oldest day first; what was replaced is not read again."""
    found = [
        Stale(rule, entry, _place(rule, entry))
        for rule in rules
        for entry in rule.declared.history
        if entry.review_by < before and entry.replaced_on is None
    ]
    return sorted(
        found, key=lambda one: (one.entry.review_by, one.entry.read_on, one.rule.id, one.entry.first_day or date.min)
    )


def _place(rule: Limit, entry: Entry) -> Place | None:
    return next((period.place for period in rule.periods if period.entry is entry), None)
