"""A ruling and a problem as plain values: the JSON contract, which other formats and templates share."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.duration import Duration
from checker.evaluate import Ruling
from checker.finding import Place, Problem
from checker.limit import Bound, Entry
from checker.measures import Value
from checker.money import Money
from checker.review import Checked
from checker.rulebook import Limit, Rulebook
from checker.wording import headline, help_for

MOST_PLACES = 60
"""More places behind the point than any number that can be read has."""


def verdict_values(checked: Checked, ruling: Ruling) -> dict[str, Any]:
    """One verdict as the JSON contract has it; exact numbers are text, and `until` is null without a last day."""
    entry, limit = ruling.period.entry, ruling.limit
    constraint = entry.constraint if entry else None
    return {
        "id": identity(checked, ruling),
        "limit": limit.id,
        "market": ruling.market,
        "offer": checked.offer.offer,
        "version": checked.offer.version,
        "from": str(ruling.first),
        "until": None if ruling.last.year == 9999 else str(ruling.last),
        "verdict": ruling.verdict.value,
        "level": ruling.level.value if ruling.level else None,
        "standing": entry.standing if entry else None,
        "measure": limit.declared.measure,
        "value": exact(ruling.measured.value) if ruling.measured else None,
        "constraint": {constraint.operator: exact(constraint.value)} if constraint else None,
        "trace": str(ruling.trace) if ruling.trace else None,
        "cause": str(ruling.cause) if ruling.cause else None,
        "message": headline(ruling),
        "help": help_for(ruling),
        "places": [place_values(place) for place in places(checked, ruling)],
        "facts": [*limit.declared.facts, *(entry.facts if entry else ())],
        "pack": limit.pack or None,
        "law": law_values(entry),
    }


def identity(checked: Checked, ruling: Ruling) -> str:
    """What a finding is known by: limit, offer, route of the term and first day; it survives moved lines.

    It holds no version, so that it survives a new one, too. Only where a run holds several versions of an offer, those
    after the first name theirs, as in `spring@4`: no two findings of a run are known by the same.
    """
    route = ".".join(str(step) for step in ruling.route)
    market = "" if ruling.limit.market == ruling.market else f"@{ruling.market}"
    version = f"@{checked.offer.version}" if checked.versioned else ""
    return f"{ruling.limit.id}{market}:{checked.offer.offer}{version}:{route}:{ruling.first}"


def places(checked: Checked, ruling: Ruling) -> list[Place]:
    """The place of the term, and that of the limit's own line."""
    term = checked.place(ruling)
    return [term, ruling.period.place] if ruling.period.place else [term]


def place_values(place: Place) -> dict[str, Any]:
    """A place with its role, file, lines and columns."""
    span = place.span
    return {
        "role": place.role,
        "file": place.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def unmeasured_values(rule: Limit) -> dict[str, Any]:
    """A recorded rule that terms cannot decide, and how it can be checked instead."""
    declared = rule.declared
    return {
        "id": rule.id,
        "title": declared.title,
        "checked_by": list(declared.checked_by),
        "how": declared.how,
        "facts": list(declared.facts),
    }


def rulebook_values(book: Rulebook) -> dict[str, Any]:
    """Which rulebook a review rests on: its digest, the day of its knowledge, and the packs added to it."""
    return {
        "sha256": book.sha256,
        "known_at": book.known_at and book.known_at.isoformat(),
        "packs": [{"name": name, "sha256": sha256} for name, sha256 in book.pack_sha256.items()],
    }


def problem_values(problem: Problem) -> dict[str, Any]:
    """A problem with its level, message, help and places."""
    return {
        "level": problem.level.value,
        "message": problem.message,
        "help": problem.help,
        "places": [place_values(problem.place)] if problem.place else [],
    }


def exact(value: Value | Bound) -> Any:
    """A value of a measure or a bound: numbers and money as text, words as a sorted list, truths as they are."""
    if isinstance(value, bool):
        return value
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple) and not isinstance(value, Duration):
        return [exact(one) for one in value]
    if isinstance(value, Money):
        return f"{_number(value.amount)} {value.currency}"
    if isinstance(value, Duration):
        return str(value)
    return _number(value)


def _number(number: int | Decimal | Fraction) -> str:
    """A number in full: as a decimal where it has an end, else as a fraction such as `1/3`."""
    fraction = Fraction(number)
    places = 0
    while 10**places % fraction.denominator and places < MOST_PLACES:
        places += 1
    shifted = fraction * 10**places
    if shifted.denominator != 1:
        return f"{fraction.numerator}/{fraction.denominator}"
    digits = f"{abs(shifted.numerator):0{places + 1}d}"
    whole, behind = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{'-' if fraction < 0 else ''}{whole}{'.' if places else ''}{behind}"


def law_values(entry: Entry | None) -> dict[str, Any] | None:
    """What a limit says in one of its periods: the citation, where it stands and since when; None without law."""
    if entry is None:
        return None
    return {
        "citation": entry.law,
        "link": entry.link,
        "in_force_from": str(entry.first_day) if entry.first_day else None,
        "read_on": str(entry.read_on),
        "recorded_on": str(entry.recorded_on),
        "review_by": None if entry.review_by.year == 9999 else str(entry.review_by),
        "evidence": entry.evidence,
        "confidence": entry.confidence,
        "note": entry.note,
    }
