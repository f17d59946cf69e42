"""What is recorded beside what is mechanised: each recorded fact, and the firmest way in which it is checked."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from checker.limit import Entry
from checker.rulebook import Limit, MarketLaw

Kind = Literal["limit", "exception", "ledger", "page", "process", "nothing"]
KINDS: tuple[Kind, ...] = ("limit", "exception", "ledger", "page", "process", "nothing")
"""How a fact is checked, the firmest way first: a fact counts once, as the first that is true of any of its rules."""
MECHANISED: tuple[Kind, ...] = ("limit", "exception")


class Resting(NamedTuple):
    """A rule that rests on a fact, how it is checked, and its newest entry that does."""

    rule: Limit
    kind: Kind
    entry: Entry


class Fact(NamedTuple):
    """A recorded fact, and every rule that rests on it, the firmest kind first."""

    key: str
    rules: tuple[Resting, ...]

    @property
    def kind(self) -> Kind:
        """What the fact counts as."""
        return self.rules[0].kind


class MarketCoverage(NamedTuple):
    """The facts of one market in the order of their keys, and how many limits with a measure its own files hold."""

    law: MarketLaw
    limits: int
    facts: tuple[Fact, ...]

    def count(self, kind: Kind) -> int:
        """How many facts count as a kind."""
        return sum(fact.kind == kind for fact in self.facts)

    @property
    def mechanised(self) -> int:
        """How many facts some limit or exception rests on."""
        return sum(map(self.count, MECHANISED))


def coverage(laws: Iterable[MarketLaw]) -> list[MarketCoverage]:
    """The coverage of each market by its own files; what it inherits counts where it stands."""
    return [_of_market(law) for law in laws]


def _of_market(law: MarketLaw) -> MarketCoverage:
    own = [rule for rule in law.every if rule.market == law.declared.market]
    facts: dict[str, list[Resting]] = {}
    for rule in own:
        for key, entry in _facts(rule).items():
            facts.setdefault(key, []).append(Resting(rule, kind_of(rule), entry))
    found = (Fact(key, tuple(sorted(facts[key], key=_firmest))) for key in sorted(facts))
    return MarketCoverage(law, sum(rule.declared.measure is not None for rule in own), tuple(found))


def _firmest(resting: Resting) -> tuple[int, str]:
    return KINDS.index(resting.kind), resting.rule.id


def kind_of(rule: Limit) -> Kind:
    """How a rule is checked: by its measure, as an exception, or else by the firmest of the ways that it names."""
    if rule.declared.measure is not None:
        return "limit"
    if rule.declared.exception_to is not None:
        return "exception"
    return next((kind for kind in KINDS if kind in rule.declared.checked_by), "nothing")


def _facts(rule: Limit) -> dict[str, Entry]:
    """The facts of a rule, each with the newest entry that rests on it; one that was replaced gives way to others."""
    history = sorted(rule.declared.history, key=lambda entry: entry.replaced_on is None)
    found = dict.fromkeys(rule.declared.facts, history[-1])
    return found | {key: entry for entry in history for key in entry.facts}
