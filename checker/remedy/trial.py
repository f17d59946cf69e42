"""An offer's plain value before the law of some markets: read, judged and weighed as lint does it."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from checker.compare import NO_RATE
from checker.evaluate import Ruling, rule
from checker.finding import Level, Route, Verdict
from checker.fx import NO_RATES, Rates
from checker.life import life_of
from checker.measures import View
from checker.offer import offers_in
from checker.remedy.change import Plain
from checker.rulebook import MarketLaw
from checker.source import read, write

Why = Literal["term", "law", "rate"]
"""Why a verdict is open: terms that the offer does not declare, law not known, an exchange rate that is missing."""
HEAVY = (Level.ERROR, Level.WARNING)
WEIGHTS = {Level.NOTE: 2, Level.WARNING: 3, Level.ERROR: 4}


class Goal(NamedTuple):
    """What a change is for: that a limit is no longer broken by the term at a route."""

    market: str
    limit: str
    route: Route


class Trial(NamedTuple):
    """The law that an offer is held against: of which markets, on one day or over its life, at which rates."""

    laws: tuple[MarketLaw, ...]
    on: date | None = None
    ahead: date | None = None
    rates: Rates = NO_RATES

    @property
    def markets(self) -> tuple[str, ...]:
        """The codes of the markets, in their order."""
        return tuple(law.declared.market for law in self.laws)

    def among(self, markets: Iterable[str]) -> "Trial":
        """The same question for some of the markets."""
        wanted = set(markets)
        return self._replace(laws=tuple(law for law in self.laws if law.declared.market in wanted))

    def rulings(self, value: Plain) -> list[Ruling] | None:
        """The rulings on an offer in all markets, from its text on; None where the text is no offer."""
        return self.of_text(write(value))

    def of_text(self, text: str) -> list[Ruling] | None:
        """The rulings on the one offer of a text; None where it is none."""
        documents, problems = read("", text.encode())
        if problems or len(documents) != 1:
            return None
        offers, problems = offers_in(documents[0])
        if problems or len(offers) != 1:
            return None
        offer, life = offers[0][0], life_of(offers[0][0], self.on, self.ahead)
        views = View.each(offer, [law.declared.market for law in self.laws])
        return [
            ruling for law, view in zip(self.laws, views, strict=True) for ruling in rule(law, view, life, self.rates)
        ]


def goal_of(ruling: Ruling) -> Goal:
    """The goal of a change that heals this ruling."""
    return Goal(ruling.market, ruling.limit.id, ruling.route)


def is_broken(ruling: Ruling) -> bool:
    """Whether a ruling is a breach that is more than a note: law in force, of whatever standing."""
    return ruling.verdict is Verdict.BREACH and ruling.level in HEAVY


def why_open(ruling: Ruling) -> Why | None:
    """Why a verdict is open; None for one that is not."""
    if ruling.verdict is not Verdict.OPEN:
        return None
    if ruling.period.state != "in_force" or not ruling.route:
        return "law"
    return "rate" if ruling.cause is not None and ruling.cause.template == NO_RATE else "term"


def weight(ruling: Ruling) -> int:
    """How bad a ruling is: kept and not applicable weigh nothing, open less than any breach."""
    if ruling.verdict is Verdict.BREACH:
        return WEIGHTS[ruling.level or Level.ERROR]
    return int(ruling.verdict is Verdict.OPEN)


Weights = dict[tuple[str, str], int]
"""The weight of the worst ruling of each limit in each market."""


def weighed(rulings: Iterable[Ruling]) -> Weights:
    """How bad each limit stands in each market."""
    found: Weights = {}
    for ruling in rulings:
        key = (ruling.market, ruling.limit.id)
        found[key] = max(found.get(key, 0), weight(ruling))
    return found


def in_the_way(rulings: list[Ruling], base: Weights, goals: Iterable[Goal]) -> list[Ruling]:
    """The rulings that speak against a change: goals that it misses, and limits that it makes worse than before."""
    wanted = set(goals)
    return [
        ruling
        for ruling in rulings
        if (goal_of(ruling) in wanted and (is_broken(ruling) or why_open(ruling) in ("term", "rate")))
        or weight(ruling) > base.get((ruling.market, ruling.limit.id), 0)
    ]
