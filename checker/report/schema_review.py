"""The JSON Schema (draft 2020-12) of the JSON review, the contract that other programs may rely on."""

from typing import Any, get_args

from checker.finding import Level, Verdict
from checker.limit import IN_LAW, CheckedBy, Standing
from checker.report.json_review import SCHEMA

Schema = dict[str, Any]


def _object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    """An object with these keys; a later release may add others, so that unknown ones are allowed."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _said(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


TEXT: Schema = {"type": "string"}
SENTENCE: Schema = {"type": "string", "minLength": 1}
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
COUNT: Schema = {"type": "integer", "minimum": 0}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
POSITION: Schema = {"type": "integer", "minimum": 1}
EXACT: Schema = {"anyOf": [TEXT, {"type": "boolean"}, {"type": "array", "items": TEXT}]}

PLACE = _object(
    {
        "role": {"enum": ["term", "limit", "problem"]},
        "file": TEXT,
        "line": _said(POSITION, "from 1"),
        "column": _said(POSITION, "from 1, in Unicode code points"),
        "end_line": POSITION,
        "end_column": _said(POSITION, "the first column behind the place"),
    },
    optional=("end_line", "end_column"),
)
LAW = _object(
    {
        "citation": SENTENCE,
        "link": _or_null(TEXT),
        "in_force_from": _said(_or_null(DAY), "null where the first day of the law is not known"),
        "read_on": _said(DAY, "the day on which somebody last read the source"),
        "recorded_on": _said(DAY, "the day on which the rulebook came to hold it"),
        "review_by": _said(_or_null(DAY), "the day by which it is to be read again; null where it cannot change"),
        "evidence": {"enum": ["seen", "recalled"]},
        "confidence": {"enum": ["high", "medium", "low"]},
        "note": _or_null(TEXT),
    },
    optional=("confidence", "note", "recorded_on", "review_by"),
)
VERDICT = _object(
    {
        "id": _said(SENTENCE, "limit, offer, route of the term and first day; it survives moved lines"),
        "limit": SENTENCE,
        "market": SENTENCE,
        "offer": SENTENCE,
        "version": _said({"type": ["integer", "string"]}, "a count, or a name such as v3"),
        "from": DAY,
        "until": _said(_or_null(DAY), "null where the offer runs until further notice"),
        "verdict": {"enum": [verdict.value for verdict in Verdict]},
        "level": _said(
            _or_null({"enum": [level.value for level in Level]}),
            "of a breach; `note` of what is kept by a source that was to be read again; else null",
        ),
        "standing": _or_null({"enum": list(get_args(Standing))}),
        "measure": SENTENCE,
        "value": _said(_or_null(EXACT), "exact numbers as text: `35`, `0.1`, `50 GBP`"),
        "constraint": _or_null(
            {
                "type": "object",
                "propertyNames": {"enum": list(IN_LAW)},
                "additionalProperties": EXACT,
                "minProperties": 1,
                "maxProperties": 1,
            }
        ),
        "trace": _said(_or_null(TEXT), "how the value was come by"),
        "cause": _said(
            _or_null(TEXT),
            "why a verdict is open or not applicable, why a breach weighs less, or why what is kept is not quite sure",
        ),
        "message": SENTENCE,
        "help": _or_null(TEXT),
        "places": {"type": "array", "items": {"$ref": "#/$defs/place"}},
        "facts": {"type": "array", "items": TEXT},
        "pack": _said(_or_null(SENTENCE), "the pack that the limit comes from; null for the rulebook's own"),
        "law": _or_null({"$ref": "#/$defs/law"}),
    },
    optional=("pack",),
)
PROBLEM = _object(
    {
        "level": {"enum": [level.value for level in Level]},
        "message": SENTENCE,
        "help": _or_null(TEXT),
        "places": {"type": "array", "items": {"$ref": "#/$defs/place"}},
    },
    optional=("help",),
)
TOTALS = _object({name: COUNT for name in ("kept", "breach", "open", "not_applicable")})
ASKED = _object(
    {
        "markets": _said({"type": "array", "items": TEXT}, "empty for all that the offers name"),
        "on": _said(_or_null(DAY), "the one day asked for; null for the offers' whole lives"),
        "ahead": _said(_or_null(DAY), "the day up to which law was looked at beyond that"),
        "horizon_days": COUNT,
    },
    optional=("ahead",),
)
RULEBOOK = _object(
    {
        "sha256": SHA256,
        "read": _said(_or_null(DAY), "the last day on which a source of the law in this review was read"),
        "known_at": _said(_or_null(DAY), "the day whose knowledge was asked for; null for all that is recorded"),
        "packs": {"type": "array", "items": _object({"name": SENTENCE, "sha256": SHA256})},
    },
    optional=("known_at", "packs"),
)
NOT_CHECKED = _object(
    {
        "market": SENTENCE,
        "id": SENTENCE,
        "title": SENTENCE,
        "checked_by": {"type": "array", "items": {"enum": list(get_args(CheckedBy))}},
        "how": _or_null(TEXT),
        "facts": {"type": "array", "items": TEXT},
    }
)

REVIEW_SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A review of bonus offers by the bonus-terms checker",
    **_object(
        {
            "schema": {"const": SCHEMA},
            "tool": _object({"name": {"const": "checker"}, "version": SENTENCE}),
            "rulebook": RULEBOOK,
            "asked": ASKED,
            "totals": TOTALS,
            "verdicts": _said({"type": "array", "items": {"$ref": "#/$defs/verdict"}}, "every verdict, kept ones too"),
            "problems": _said({"type": "array", "items": {"$ref": "#/$defs/problem"}}, "what could not be read"),
            "not_checked": _said(
                {"type": "array", "items": NOT_CHECKED}, "recorded rules of these markets that terms cannot decide"
            ),
        },
        optional=("not_checked",),
    ),
    "$defs": {"verdict": VERDICT, "problem": PROBLEM, "place": PLACE, "law": LAW},
}
