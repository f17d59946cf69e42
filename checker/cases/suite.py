"""The suite of one limit: the cases that somebody wrote and those made from them, each with what must come out."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from checker.cases.bench import Bench, Gap, Generated
from checker.cases.boundary import generated
from checker.cases.statement import binds_from
from checker.cases.table import Tables, Written
from checker.cases.terms import in_currency, on_day
from checker.cases.trial import Trial, alone, ruling_of, trial_for, trial_of
from checker.evaluate import Ruling
from checker.finding import Level, Problem
from checker.rulebook import Limit, MarketLaw

LawOf = Callable[[str], MarketLaw | None]
Laws = Mapping[str, MarketLaw]
"""The law of each market that the cases of a limit ask, as far as the limit hangs on it."""


class Expected(NamedTuple):
    """An offer and what the limit must come to on it; a level or a cause that is not told is not looked at.

    `written` is the line of a case that somebody wrote; a generated case has none.
    """

    name: str
    trial: Trial
    verdict: str
    level: str | None
    cause: str | None
    written: Written | None

    def is_met(self, ruling: Ruling | None) -> bool:
        """Whether a ruling is what it must be."""
        if ruling is None or ruling.verdict.value != self.verdict:
            return False
        level = ruling.level.value if ruling.level else None
        cause = str(ruling.cause or ruling.trace)
        return (self.level is None or self.level == level) and (self.cause is None or self.cause in cause)


class Suite(NamedTuple):
    """All cases of one limit, the law that they ask, and the cases that could not be made."""

    limit: Limit
    laws: Laws
    cases: tuple[Expected, ...]
    gaps: tuple[Gap, ...]

    def ruling(self, case: Expected, laws: Laws) -> Ruling | None:
        """What the limit comes to on a case under some form of the law."""
        return ruling_of(laws[case.trial.market], self.limit.id, case.trial)

    @property
    def exceptions(self) -> tuple[Limit, ...]:
        """The exceptions to the limit, each once."""
        found = {one.id: one for law in self.laws.values() for one in law.exceptions.get(self.limit.id, ())}
        return tuple(found.values())


def suite_of(limit: Limit, tables: Tables, law_of: LawOf) -> tuple[Suite, list[Problem]]:
    """The suite of a limit, and what is wrong with the cases that somebody wrote for it."""
    problems: list[Problem] = []
    laws: dict[str, MarketLaw] = {}
    cases: list[Expected] = []
    for written in tables.cases.get(limit.id, ()):
        law = law_of(written.market)
        if law is None or all(one.id != limit.id for one in law.limits):
            problems.append(_not_bound(limit, written, law))
            continue
        laws.setdefault(written.market, alone(law, limit, law.exceptions.get(limit.id, ())))
        trial, told = trial_for(written, tables)
        problems += told
        if trial is not None:
            line = written.line
            cases.append(Expected(line.case, trial, line.verdict, line.level, line.cause, written))
    if not cases and (law := law_of(limit.market)) is not None:
        laws = {limit.market: alone(law, limit, law.exceptions.get(limit.id, ()))}
    made = generated(Bench(limit, laws, (*(case.trial for case in cases), *_bases(limit, laws, tables, cases))))
    known = {_key(case) for case in cases}
    cases += [case for one in made if isinstance(one, Generated) and _key(case := _expected(one)) not in known]
    return Suite(limit, laws, tuple(cases), tuple(one for one in made if isinstance(one, Gap))), problems


def _bases(limit: Limit, laws: Laws, tables: Tables, cases: list[Expected]) -> list[Trial]:
    """The base offers as they stand in each market, on the day of its first case."""
    found: list[Trial | None] = []
    for market, law in laws.items():
        days = [case.trial.day for case in cases if case.trial.market == market]
        day = days[0] if days else binds_from(limit.declared.history[-1])
        for offer in tables.offers.values():
            values = in_currency(on_day(offer, market, day), market, law.declared.currency)
            found.append(trial_of(values, market, day))
    return [trial for trial in found if trial is not None]


def _not_bound(limit: Limit, written: Written, law: MarketLaw | None) -> Problem:
    place = written.place("market") if written.line.market else written.place()
    if law is None:
        return Problem(Level.ERROR, f"there is no law of the market `{written.market}`", place)
    return Problem(Level.ERROR, f"`{limit.id}` does not bind in `{written.market}`", place)


def _key(case: Expected) -> tuple[str, str, str | None]:
    """What two cases share that show the same."""
    return repr(case.trial.values), case.verdict, case.level


def _expected(made: Generated) -> Expected:
    level = made.wanted.level.value if made.wanted.level else None
    return Expected(made.name, made.trial, made.wanted.verdict.value, level, None, None)
