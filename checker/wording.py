"""A ruling in words: its headline, its help, and how values and bounds are told."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from checker import duration
from checker.duration import Duration
from checker.evaluate import Ruling
from checker.finding import Verdict
from checker.limit import NOT_SET, Bound, Constraint, Entry
from checker.measures import MEASURES, Measure, Value
from checker.money import Money
from checker.product import widened
from checker.rulebook import Period

Number = int | Decimal | Fraction


def number(value: Number) -> str:
    """A number as it is told: exact where it is short, else to four digits behind the point."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    shown = Decimal(exact.numerator) / Decimal(exact.denominator)
    return f"{shown:,.4f}".rstrip("0")


def told(value: Value | Bound, unit: str) -> str:
    """A value in the words of its unit: `35 times`, `50.00 GBP`, `10%`, `60 days`, `18 years`."""
    if isinstance(value, frozenset):
        return ", ".join(f"`{word}`" for word in sorted(value)) or "nothing"
    if isinstance(value, tuple) and not isinstance(value, Duration):
        return " + ".join(map(str, value))
    if isinstance(value, Money | Duration | bool):
        return str(value)
    if unit == "share":
        return f"{number(Fraction(value) * 100)}%"
    if unit == "days":
        return duration.days(value)
    plural = {"times": ("time", "times"), "years": ("year", "years")}.get(unit)
    return f"{number(value)} {plural[value != 1]}" if plural else number(value)


def bound_told(constraint: Constraint, measure: str) -> str:
    """A constraint in words: `at most 10 times`, `at least 60 days`, `forbidden`."""
    words = constraint.operator.replace("_", " ")
    return words if constraint.value is True else f"{words} {told(constraint.value, MEASURES[measure].unit)}"


def either(words: frozenset[str]) -> str:
    """Words of which one is enough: `a`, `b` or `c`."""
    listed = [f"`{word}`" for word in sorted(words)]
    return " or ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else listed[0]


def headline(ruling: Ruling) -> str:
    """One line that says what is and what may be, without a full stop."""
    if ruling.verdict in (Verdict.OPEN, Verdict.NOT_APPLICABLE):
        return str(ruling.cause) if ruling.cause else ruling.limit.declared.title
    assert ruling.period.entry is not None
    constraint, measured = ruling.period.entry.constraint, ruling.measured
    if constraint is None or measured is None:
        return ruling.limit.declared.title
    measure = MEASURES[ruling.limit.declared.measure or ""]
    if isinstance(measured.value, bool):
        return _truth(ruling, measure, constraint, holds=measured.value)
    if isinstance(measured.value, frozenset):
        return _words(measure, constraint, measured.value, ruling.verdict)
    demand = {"at_most": "may be {} at most", "at_least": "must be {} at least"}.get(constraint.operator, "must be {}")
    value, bound = told(measured.value, measure.unit), told(constraint.value, measure.unit)
    if measure.unit == "times":
        bound = bound.removesuffix(" times").removesuffix(" time")
        demand = demand.replace("{}", "{} times") if constraint.operator == "exactly" else demand
        if constraint.operator == "at_most":
            demand = "may be {} times at most"
    return f"{measure.says.format(value)}, and {demand.format(bound)}"


def _truth(ruling: Ruling, measure: Measure, constraint: Constraint, *, holds: bool) -> str:
    if ruling.limit.declared.measure == "offer.made":
        return f"no such offer may be made: {_lower_first(ruling.limit.declared.title)}"
    if ruling.verdict is Verdict.KEPT:
        return measure.says if holds else measure.denies
    if constraint.operator == "forbidden":
        return f"{measure.says}, which is forbidden"
    return f"{measure.denies}, which is not allowed"


def _lower_first(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _words(measure: Measure, constraint: Constraint, value: frozenset[str], verdict: Verdict) -> str:
    bound = constraint.value
    assert isinstance(bound, frozenset)
    if verdict is Verdict.KEPT:
        return measure.says.format(told(value, "words"))
    if constraint.operator == "none_of":
        wide = widened(bound)
        return f"{measure.says.format(told(value & wide, 'words'))}, which is not allowed"
    if constraint.operator == "all_of":
        return f"{measure.says.format(told(value, 'words'))}, and {told(bound - value, 'words')} must be among them"
    return f"{measure.says.format(told(value - bound, 'words'))}, and may only be {either(bound)}"


def help_for(ruling: Ruling) -> str | None:
    """What can be done, as an imperative; None where nothing simple can."""
    if ruling.help:
        return ruling.help
    entry, measured = ruling.period.entry, ruling.measured
    if ruling.verdict is not Verdict.BREACH or measured is None or entry is None or entry.constraint is None:
        return None
    name = ".".join(str(step) for step in measured.route)
    constraint = entry.constraint
    if measured.term is not None:
        return _nearest(name, measured.term, measured.value, constraint)
    if isinstance(measured.value, frozenset) and isinstance(constraint.value, frozenset):
        return _other_words(name, measured.value, constraint)
    return None


def _nearest(name: str, term: Number, value: Value, constraint: Constraint) -> str | None:
    """The term in proportion that meets the constraint, rounded to the lawful side."""
    bound = constraint.value
    if isinstance(value, Money) and isinstance(bound, Money) and value.currency == bound.currency and value.amount:
        lawful = Fraction(term) * Fraction(bound.amount) / Fraction(value.amount)
        return f"{_verb(constraint)} `{name}` to {Money(_rounded(lawful, constraint, 2), bound.currency)}"
    if isinstance(bound, Duration):
        return f"{_verb(constraint)} `{name}` to {bound}"
    if isinstance(value, int | Decimal | Fraction) and isinstance(bound, int | Decimal | Fraction) and value:
        lawful = Fraction(term) * Fraction(bound) / Fraction(value)
        places = 0 if lawful.denominator == 1 else 2
        return f"{_verb(constraint)} `{name}` to {number(_rounded(lawful, constraint, places))}"
    return None


def _verb(constraint: Constraint) -> str:
    return {"at_most": "lower", "at_least": "raise"}.get(constraint.operator, "set")


def _rounded(lawful: Fraction, constraint: Constraint, places: int) -> Decimal:
    exact = Decimal(lawful.numerator) / Decimal(lawful.denominator)
    rounding = ROUND_FLOOR if constraint.operator == "at_most" else ROUND_CEILING
    return exact.quantize(Decimal(1).scaleb(-places), rounding)


def _other_words(name: str, value: frozenset[str], constraint: Constraint) -> str:
    bound = constraint.value
    assert isinstance(bound, frozenset)
    if constraint.operator == "one_of":
        return f"use only {told(bound, 'words')} in `{name}`"
    if constraint.operator == "all_of":
        return f"add {told(bound - value, 'words')} to `{name}`"
    return f"take {told(value & widened(bound), 'words')} out of `{name}`"


def first_told(entry: Entry) -> str:
    """The first day of an entry: `from 2026-01-19`, `from a day not known`, `with no first day yet`."""
    if entry.first == NOT_SET:
        return "with no first day yet"
    return f"from {entry.first}" if entry.first else "from a day not known"


def since_told(period: Period) -> str:
    """Since when the law of a period stands: `in force since 2026-01-19`, `in force`, `no first day yet`."""
    if period.state == "not_commenced":
        return "no first day yet"
    return f"in force since {period.first}" if period.entry and period.entry.first_day else "in force"


STATES: dict[str, str] = {
    "in_force": "in force",
    "no_limit": "no such law",
    "not_researched": "not researched",
    "first_day_unknown": "first day not known",
    "last_day_unknown": "gone, last day not known",
    "not_commenced": "no first day yet",
    "not_recorded": "not recorded yet",
}
"""How a rule stands over a period, in a few words."""


def days_told(ruling: Ruling) -> str:
    """The days of a ruling: `2026-02-01 to 2026-04-30`, `on 2026-02-01`, `from 2026-02-01 on`."""
    from datetime import date

    if ruling.first == ruling.last:
        return f"on {ruling.first}"
    return f"from {ruling.first} on" if ruling.last == date.max else f"{ruling.first} to {ruling.last}"
