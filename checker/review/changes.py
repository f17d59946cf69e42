"""What law comes into force, changes or ends between two days."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from checker.limit import Entry
from checker.rulebook import Limit, MarketLaw, Period

Kind = Literal["starts", "known", "changes", "doubtful", "ends", "gone"]
"""`known`: the law was there before, since a day that nobody has found out. `doubtful`: it may have ended by then,
and `gone`: it had ended by then, on a day that nobody has found out."""
ENDINGS: tuple[Kind, ...] = ("doubtful", "ends", "gone")


class Change(NamedTuple):
    """A rule that stands another way from a day on."""

    day: date
    kind: Kind
    rule: Limit
    before: Period
    after: Period

    @property
    def entry(self) -> Entry:
        """The entry that the change is of: what holds from now on, or what ends."""
        entry = (self.before if self.kind in ENDINGS else self.after).entry
        assert entry is not None
        return entry


class Changes(NamedTuple):
    """The changes after a first day, up to and with a last one, and the law that has no first day yet."""

    first: date
    last: date
    found: list[Change]
    waiting: list[Limit]


def rules_of(laws: Iterable[MarketLaw]) -> list[Limit]:
    """Every limit, exception and unmeasured rule of some markets; one that several inherit stands once."""
    found = {rule.id: rule for law in laws for rule in law.every}
    return [found[id_] for id_ in sorted(found)]


def changes(rules: Iterable[Limit], first: date, last: date) -> Changes:
    """What differs between the law of `first` and that of `last`, and what comes and goes in between."""
    found: list[Change] = []
    waiting: list[Limit] = []
    for rule in rules:
        if rule.on(last).state == "not_commenced":
            waiting.append(rule)
        for before, after in pairwise(rule.periods):
            kind = _kind(before, after)
            if kind is not None and first < after.first <= last:
                found.append(Change(after.first, kind, rule, before, after))
    return Changes(first, last, sorted(found, key=lambda one: (one.day, one.rule.id)), waiting)


AFTER: dict[str, Kind] = {"in_force": "ends", "last_day_unknown": "gone"}
"""What a period is to one after it in which the law does not stand."""
BEFORE: dict[str, Kind] = {"in_force": "changes", "first_day_unknown": "known"}
"""What a period is to one after it in which the law stands."""


def _kind(before: Period, after: Period) -> Kind | None:
    """What becomes of a rule; None where no law stands on either side."""
    if after.state == "last_day_unknown":
        return "doubtful"
    if after.state != "in_force":
        return AFTER.get(before.state)
    return BEFORE.get(before.state, "starts")
