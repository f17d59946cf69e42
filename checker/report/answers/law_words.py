"""Law in words, for those who read it: conditions, entries, and what a measure says."""

from checker.limit import LAST_DAY, Combined, Condition, Entry, Test
from checker.measures import MEASURES, Measure
from checker.rulebook import Limit
from checker.wording import bound_told, either, first_told, told


def condition_told(condition: Condition) -> str:
    """When a limit binds at all: `only where the basis of the wagering is …`, `except where …`."""
    if isinstance(condition, Combined) and condition.how == "not":
        return f"except where {_told(condition.of[0])}"
    return f"only where {_told(condition)}"


def _told(condition: Condition, *, inside: bool = False) -> str:
    if isinstance(condition, Test):
        return _test(condition)
    if condition.how == "not":
        return f"it is not so that {_told(condition.of[0], inside=True)}"
    parts = [_told(one, inside=True) for one in condition.of]
    text = (" and " if condition.how == "all" else " or ").join(parts)
    return f"({text})" if inside and len(parts) > 1 else text


def _test(test: Test) -> str:
    """A test in the words of its measure, with the measure's name for those who look it up."""
    operator, bound = test.constraint
    measure = MEASURES.get(test.measure)
    if measure is None:
        return f"{test.measure} is {operator.replace('_', ' ')}"
    if bound is True:
        text = measure.says if operator == "required" else measure.denies
    elif isinstance(bound, frozenset):
        words = told(bound, "words") if operator in ("all_of", "none_of") else either(bound)
        text = measure.says.format({"one_of": "only ", "none_of": "none of "}.get(operator, "") + words)
    else:
        text = measure.says.format(f"{operator.replace('_', ' ')} {told(bound, measure.unit)}")
    return f"{text} ({test.measure})"


def entry_days(entry: Entry) -> str:
    """The days of an entry: `from 2026-01-19`, `from 2026-01-19 until 2026-03-31`, `with no first day yet`."""
    first = first_told(entry)
    if entry.first is None:
        first += f" (it held on {entry.known_on or entry.read_on})"
    return first if entry.until == LAST_DAY else f"{first} until {entry.until or 'a day not known'}"


def entry_bound(limit: Limit, entry: Entry) -> str:
    """What an entry demands, in words; empty for an exception and a rule without a measure."""
    return bound_told(entry.constraint, limit.declared.named or "") if entry.constraint else ""


def forms(measure: Measure) -> str:
    """The sentence that a measure is told in, with `…` for its value; of a truth, both sentences."""
    if measure.denies:
        return f"{measure.says}; or: {measure.denies}"
    return measure.says.format("…")
