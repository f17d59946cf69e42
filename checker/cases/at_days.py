"""Cases about the days on which a limit or an exception to it comes to stand, and ceases to."""

from collections.abc import Iterator
from datetime import date, timedelta

from checker.cases.bench import NO_TERM, Bench, Gap, Made, as_it_is, first_made, trials
from checker.cases.statement import binds_from, truth_of_terms
from checker.cases.trial import Trial
from checker.cases.turning import under_no_ban
from checker.finding import Verdict
from checker.limit import LAST_DAY, NOT_SET, Entry
from checker.rulebook import Limit

ONE_DAY = timedelta(days=1)


def days_of(entry: Entry) -> list[date]:
    """The days about which an entry comes to stand or ceases: each first and last day, with the day on its far side."""
    if entry.first == NOT_SET:
        return []
    lasts = [entry.certain_until, entry.read_on] if entry.until is None else [entry.until]
    found = [binds_from(entry) - ONE_DAY, binds_from(entry)]
    for last in lasts:
        found += [last, last + ONE_DAY] if last is not None and last < LAST_DAY else []
    return found


def of_days(bench: Bench, days: list[date], models: list[Trial]) -> Iterator[Made]:
    """What breaks the limit, and what keeps it, on each of some days; anything at all where it never has a say."""
    found = {
        "what breaks it": _first(bench, models, Verdict.BREACH),
        "what keeps it": _first(bench, models, Verdict.KEPT),
    }
    known = {what: model for what, model in found.items() if model is not None}
    if not known and models:
        known = {"an offer": models[0]}
    for what, model in known.items():
        for day in dict.fromkeys(days):
            dated = model.on(day)
            yield first_made(bench, f"{what}, on {day}", [*under_no_ban(bench, dated, []), dated], as_it_is)


def _first(bench: Bench, models: list[Trial], verdict: Verdict) -> Trial | None:
    return next((model for model in models if bench.is_wanted(model, frozenset((verdict,)))), None)


def of_exception(bench: Bench, exception: Limit, made: list[Made]) -> Iterator[Made]:
    """What an exception takes out of the limit, about each day on which the exception comes or goes."""
    when, days = exception.condition, [day for entry in exception.declared.history for day in days_of(entry)]
    excepted = [trial for trial in trials(made) if when is not None and truth_of_terms(when, trial)]
    if not excepted:
        yield Gap(f"what {exception.id} excepts", NO_TERM)
        return
    for day in dict.fromkeys(days):
        yield first_made(bench, f"what {exception.id} excepts, on {day}", [excepted[0].on(day)], as_it_is)
