"""A ruling in words: its headline, its help, and how values and bounds are told."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from checker.compare import NO_RATE
from checker.duration import Duration
from checker.evaluate import Ruling
from checker.finding import Verdict
from checker.limit import LAST_DAY, NOT_SET, Constraint, Entry
from checker.measures import MEASURES, Measure, Value
from checker.measures.ledger import LEDGER_MEASURES
from checker.measures.telling import number as number
from checker.measures.telling import told as told
from checker.measures.telling import told_apart as told_apart
from checker.money import Money
from checker.product import widened
from checker.rulebook import Period

Number = int | Decimal | Fraction


def bound_told(constraint: Constraint, measure: str) -> str:
    """A constraint in words: `at most 10 times`, `at least 60 days`, `forbidden`."""
    words = constraint.operator.replace("_", " ")
    unit = LEDGER_MEASURES[measure].unit if measure in LEDGER_MEASURES else MEASURES[measure].unit
    return words if constraint.value is True else f"{words} {told(constraint.value, unit)}"


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
    value, bound = told_apart(measured.value, constraint.value, measure.unit)
    if measure.unit == "times":
        bound = bound.removesuffix(" times").removesuffix(" time")
        demand = demand.replace("{}", "{} times") if constraint.operator == "exactly" else demand
        if constraint.operator == "at_most":
            demand = "may be {} times at most"
    return f"{worded(measure, measured.value).format(value)}, and {demand.format(bound)}"


def worded(measure: Measure, value: Value) -> str:
    """The words of a measure for a value, with `{}` in its place; of one, the noun is in the singular."""
    says = measure.says
    if measure.unit == "count" and value == 1:
        for many, one in SINGULAR.items():
            says = says.replace(f"{{}} {many}", f"{{}} {one}")
    return says


SINGULAR = {
    "categories": "category", "deposits": "deposit", "occasions": "occasion", "players": "player",
    "selections": "selection", "working days": "working day",
}  # fmt: skip
"""The nouns of measures that count."""


def _truth(ruling: Ruling, measure: Measure, constraint: Constraint, *, holds: bool) -> str:
    if ruling.limit.declared.measure == "offer.made":
        return f"no such offer may be made: {_lower_first(ruling.limit.declared.title)}"
    if ruling.verdict is Verdict.KEPT:
        return measure.says if holds else measure.denies
    if constraint.value is not True:
        return f"{measure.denies}, and it must be {bound_told(constraint, ruling.limit.declared.measure or '')}"
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
    if ruling.cause is not None and ruling.cause.template == NO_RATE:
        return f"give `--rates eurofxref-hist.csv` with that day in it, or write the amount in {ruling.cause.args[1]}"
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
    scaled = lawful * 10**places
    whole = floor(scaled) if constraint.operator == "at_most" else ceil(scaled)
    return Decimal(whole).scaleb(-places)


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
    """How law stands over a period, and since when: `in force since 2026-01-19`, `no first day yet`.

    Of days over which it is not known to stand, what is known comes second: `the law of these days has not been
    researched; in force from 2026-01-19 on`.
    """
    entry = period.entry
    if entry is None or period.state in ("not_commenced", "not_recorded"):
        return SINCE[period.state]
    if period.state != "in_force":
        return f"{SINCE[period.state]}; {_span_told(entry)}"
    if entry.first_day is None:
        return f"in force{_until_told(entry)}, first day not known"
    ends = entry.until != LAST_DAY or entry.standing == "proposed"
    return _span_told(entry) if ends else f"in force since {entry.first_day}"


def _span_told(entry: Entry) -> str:
    """From when to when an entry is in force; of one whose first day is not known, when it was known to hold."""
    until = _until_told(entry)
    if entry.first_day is None:
        return f"known to hold on {entry.known_on or entry.read_on}" + (f", in force{until}" if until else "")
    force = "to be in force" if entry.standing == "proposed" else "in force"
    return f"{force} from {entry.first_day}{until}" + (" on" if entry.until == LAST_DAY else "")


def _until_told(entry: Entry) -> str:
    return f" until {entry.until}" if entry.until is not None and entry.until < LAST_DAY else ""


SINCE: dict[str, str] = {
    "in_force": "in force",
    "no_limit": "not in force on these days",
    "not_researched": "the law of these days has not been researched",
    "first_day_unknown": "first day not known",
    "last_day_unknown": "gone, last day not known",
    "not_commenced": "no first day yet",
    "not_recorded": "the rulebook did not hold this law yet",
}
"""How law stands over the days of a ruling."""


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
