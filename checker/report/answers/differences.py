"""What another rulebook says otherwise, as text and as JSON."""

import json
from decimal import Decimal
from typing import Any

from checker.finding import Place
from checker.report.answers.layout import one_line, paragraph
from checker.report.plain import place_values, rulebook_values
from checker.report.shared import counted, json_page
from checker.report.writer import VERSION
from checker.review.differences import Difference
from checker.rulebook import Rulebook

SCHEMA = "checker.rulebook-differences/1"
ONLY = {"added": "is only there", "removed": "is only here"}


def differences_text(found: list[Difference], here: str, there: str) -> str:
    """Each difference with what both say and where; the account at the end."""
    lines = [paragraph(f"here: {here}", hang=6), paragraph(f"there: {there}", hang=7), ""]
    for one in found:
        lines += [*_difference(one), ""]
    if not found:
        return "\n".join([*lines, "both say the same", ""])
    return "\n".join([*lines, counted(len(found), "difference"), ""])


def _difference(one: Difference) -> list[str]:
    name = ", ".join(part for part in (one.subject, one.entry) if part)
    if not one.field:
        return [paragraph(f"{name} {ONLY[one.kind]}", hang=4), *_place(one.here_at or one.there_at, "")]
    return [
        paragraph(f"{name}: `{one.field}`", hang=4),
        paragraph(f"here: {written(one.here)}", 4, 6),
        paragraph(f"there: {written(one.there)}", 4, 7),
        *_place(one.here_at, "here, "),
        *_place(one.there_at, "there, "),
    ]


def _place(place: Place | None, side: str) -> list[str]:
    return [f"  --> {side}{one_line(place.file)}:{place.span.line}:{place.span.column}"] if place else []


def written(value: Any) -> str:
    """A plain value as one line of YAML would have it; a field that is not there is told as such."""
    if value is None:
        return "not given"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value) if isinstance(value, bool) else one_line(value)


def differences_json(found: list[Difference], book: Rulebook, other: Rulebook) -> str:
    """Every difference as one object, the values as they are written."""
    return json_page(
        {
            "schema": SCHEMA,
            "tool": {"name": "checker", "version": VERSION},
            "here": rulebook_values(book),
            "there": rulebook_values(other),
            "differences": [_values(one) for one in found],
        }
    )


def _values(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "subject": one.subject,
        "entry": one.entry or None,
        "field": one.field or None,
        "here": _exact(one.here),
        "there": _exact(one.there),
        "here_at": place_values(one.here_at) if one.here_at else None,
        "there_at": place_values(one.there_at) if one.there_at else None,
    }


def _exact(value: Any) -> Any:
    """A plain value for JSON: numbers as text, as everywhere in the contracts."""
    if isinstance(value, dict):
        return {str(key): _exact(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_exact(inner) for inner in value]
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value
