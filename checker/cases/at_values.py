"""Cases at the value of a limit, and a smallest step or a word on either side of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from checker.cases.bench import NO_MODEL, Bench, Gap, Generated, Made, Verdicts, Way, first_made
from checker.cases.moves import AMONG_OTHERS, IN_EVERY_CASE, moved
from checker.cases.statement import binds_from, silenced_by
from checker.cases.targets import Target, as_value, targets
from checker.cases.trial import Trial
from checker.cases.turning import under_no_ban
from checker.finding import Verdict
from checker.limit import LAST_DAY, NOT_SET, Entry
from checker.measures import MEASURES, Value
from checker.measures.vocabulary import PRODUCTS, VOCABULARIES
from checker.rulebook import Limit
from checker.wording import told

DECIDED: Verdicts = frozenset((Verdict.KEPT, Verdict.BREACH))


def of_values(bench: Bench, entry: Entry) -> Iterator[Made]:
    """The limit at its value and on either side of it, on the first day of an entry."""
    measure, constraint = bench.limit.declared.measure, entry.constraint
    if measure is None or constraint is None:
        return
    ban = _silencing(bench, entry)
    if ban is not None:
        yield Gap(_since(entry), f"{ban.id} speaks in its place on all its days")
        return
    for target in targets(measure, constraint):
        yield from _of_target(bench, measure, target, entry)


def _silencing(bench: Bench, entry: Entry) -> Limit | None:
    """The ban that silences the limit on every day of an entry, in every market."""
    first, last = (entry.first, None) if entry.first == NOT_SET else (binds_from(entry), _last(entry))
    days = first or binds_from(entry), last or first or binds_from(entry)
    found = [silenced_by(law, bench.limit, *days, bench.limit.condition) for law in bench.laws.values()]
    return found[0] if all(found) else None


def _last(entry: Entry) -> date | None:
    return entry.certain_until if entry.until is None else entry.until


def _of_target(bench: Bench, measure: str, target: Target, entry: Entry) -> Iterator[Made]:
    models = [model for day in _days_in(entry) for model in _on(bench.models, day)]
    models += [heard for model in models for heard in under_no_ban(bench, model, [])]
    found = _at_value(bench, measure, target.value, models, entry)
    if isinstance(found, Generated) or not target.apart:
        yield found
        return
    for value in target.apart:
        yield _at_value(bench, measure, value, models, entry)


def _at_value(bench: Bench, measure: str, value: Value, models: list[Trial], entry: Entry) -> Made:
    """The case at a value: kept or a breach if it can be, else open because of the words that it may mean besides."""
    shown = str(value).lower() if isinstance(value, bool) else told(value, MEASURES[measure].unit)
    name = f"{shown}, {_since(entry)}"
    plain = DECIDED | {Verdict.NOT_APPLICABLE} if entry.first == NOT_SET else DECIDED
    found: Made = Gap(name, NO_MODEL)
    for least, wanted in ((IN_EVERY_CASE, plain), (IN_EVERY_CASE, plain | {Verdict.OPEN}), (AMONG_OTHERS, plain)):
        found = first_made(bench, name, models, _mover(bench, measure, value, least, wanted), wanted)
        if isinstance(found, Generated):
            break
    return found


def _mover(bench: Bench, measure: str, value: Value, least: int, wanted: Verdicts) -> Way:
    """The way to a value; of products, beside one that the limit binds where it does not bind these."""
    products = bench.limit.declared.products if VOCABULARIES.get(measure) is PRODUCTS else ()
    values = [value, *(as_value(measure, one) | value for one in products if isinstance(value, frozenset))]

    def way(model: Trial) -> Trial | None:
        found = (moved(model, measure, one, least, lambda trial: bench.is_wanted(trial, wanted)) for one in values)
        return next((trial for trial in found if trial is not None), None)

    return way


def _since(entry: Entry) -> str:
    if entry.first == NOT_SET:
        return "law without a first day"
    return f"law from {entry.first_day or 'a day not known'}"


def _days_in(entry: Entry) -> list[date | None]:
    """The days of an entry on which its value is looked at: the first, or else the last; None is a case's own day."""
    if entry.first == NOT_SET:
        return [None]
    last = _last(entry)
    return [binds_from(entry), last if last is not None and last < LAST_DAY else None]


def _on(models: Iterable[Trial], day: date | None) -> list[Trial]:
    return [model if day is None else model.on(day) for model in models]
