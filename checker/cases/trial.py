"""One offer before one rule of law on one day: the ruling, or what is wrong with the offer."""

from datetime import date
from functools import cached_property

from pydantic import ValidationError

from checker.cases.table import Tables, Written
from checker.cases.terms import Change, NoSuchTerm, Values, changed, on_day
from checker.evaluate import Ruling, rule
from checker.finding import Level, Problem
from checker.fx import NO_RATES
from checker.life import life_of
from checker.measures import MEASURES, Result, View
from checker.offer import Offer, offers_in
from checker.rulebook import Limit, MarketLaw
from checker.source import read, write


class Trial:
    """An offer in one market on one day, as plain values and as its model; its measures are taken once."""

    def __init__(self, values: Values, offer: Offer, market: str, day: date) -> None:
        self.values, self.offer, self.market, self.day = values, offer, market, day
        self.taken: dict[str, tuple[Result, ...]] = {}

    @cached_property
    def view(self) -> View:
        """The offer as its market sees it."""
        return View(self.offer, self.market)

    def results(self, measure: str) -> tuple[Result, ...]:
        """The results of a measure."""
        if measure not in self.taken:
            self.taken[measure] = MEASURES[measure].compute(self.view)
        return self.taken[measure]

    def on(self, day: date) -> "Trial":
        """The same offer on another day."""
        runs = self.offer.runs.model_copy(update={"first": day, "until": day})
        offer = self.offer.model_copy(update={"runs": runs})
        return Trial(on_day(self.values, self.market, day), offer, self.market, day)

    def with_terms(self, change: Change) -> "Trial | None":
        """The offer with terms changed; None where that makes no offer."""
        values = changed(self.values, change)
        return None if isinstance(values, NoSuchTerm) else trial_of(values, self.market, self.day)


def trial_of(values: Values, market: str, day: date) -> Trial | None:
    """The trial of an offer; None where the values make none."""
    try:
        return Trial(values, Offer.model_validate(values), market, day)
    except ValidationError:
        return None


def values_of(case: Written, tables: Tables) -> Values | NoSuchTerm:
    """The whole offer of a case as plain values."""
    line = case.line
    return changed(on_day(tables.offers[line.offer], case.market, line.on), Change(line.with_, line.without))


def trial_for(case: Written, tables: Tables) -> tuple[Trial | None, list[Problem]]:
    """The trial of a case that somebody wrote, or what is wrong with its offer."""
    values = values_of(case, tables)
    if isinstance(values, NoSuchTerm):
        message = f"`{values.route}` leads to no term of the offer `{case.line.offer}`"
        return None, [Problem(Level.ERROR, message, case.place(*_place_of(case, values.route)))]
    trial = trial_of(values, case.market, case.line.on)
    return trial, [] if trial else _problems(case, values)


def _place_of(case: Written, route: str) -> tuple[str | int, ...]:
    if route in case.line.with_:
        return "with", route
    return ("without", case.line.without.index(route)) if route in case.line.without else ("case",)


def _problems(case: Written, values: Values) -> list[Problem]:
    """What is wrong with the offer of a case, told at the term that the case changes, or at the case."""
    documents, problems = read("offer.yaml", write(values).encode())
    for document in documents:
        problems += offers_in(document)[1]
    return [problem._replace(place=case.place(*_changed_by(case, problem))) for problem in problems]


def _changed_by(case: Written, problem: Problem) -> tuple[str, ...]:
    """The changed term whose last word the problem names; the case as a whole where none is."""
    for route in case.line.with_:
        if f"`{route.rpartition('.')[2]}`" in problem.message:
            return "with", route
    return ("case",)


def alone(law: MarketLaw, limit: Limit, exceptions: tuple[Limit, ...]) -> MarketLaw:
    """The law of a market as far as one limit's rulings hang on it: the limit, the bans, and the exceptions to them."""
    bans = tuple(ban for ban in law.bans if ban.id != limit.id)
    spared = {ban.id: law.exceptions[ban.id] for ban in bans if ban.id in law.exceptions}
    own = {limit.id: exceptions} if exceptions else {}
    return MarketLaw(law.declared, (limit, *bans), spared | own, (), law.file)


def ruling_of(law: MarketLaw, limit_id: str, trial: Trial) -> Ruling | None:
    """The one ruling of a limit on the day of a trial; None where the law has no such limit."""
    life = life_of(trial.offer, trial.day, None)
    found = [one for one in rule(law, trial.view, life, NO_RATES) if one.limit.id == limit_id]
    return found[0] if found else None
