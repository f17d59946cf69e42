"""`checker schema`: JSON Schemas for editors and other programs."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer


class Kind(StrEnum):
    """The formats that have a schema."""

    OFFER = "offer"
    LIMIT = "limit"
    REVIEW = "review"


def schema(kind: Annotated[Kind, typer.Argument(help="Which format.", metavar="offer|limit|review")]) -> None:
    """Print the JSON Schema of the offer file, the limit file or the JSON review.

    Examples:

    checker schema offer > offer.schema.json
    """
    typer.echo(json.dumps(_schema(kind), indent=2, ensure_ascii=False))


def _schema(kind: Kind) -> dict[str, Any]:
    if kind is Kind.REVIEW:
        from checker.report.schema_review import REVIEW_SCHEMA

        return REVIEW_SCHEMA
    if kind is Kind.LIMIT:
        from checker.limit import LimitFile

        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **LimitFile.model_json_schema(by_alias=True)}
    return offer_schema()


def offer_schema() -> dict[str, Any]:
    """The schema of an offer file: one offer, or a list under `offers`."""
    from checker.offer import Offer

    one = Offer.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    definitions = one.pop("$defs")
    definitions["Offer"] = one
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Offers of bonuses, for the bonus-terms checker",
        "$defs": definitions,
        "anyOf": [
            {"$ref": "#/$defs/Offer"},
            {
                "type": "object",
                "properties": {"offers": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Offer"}}},
                "required": ["offers"],
                "additionalProperties": False,
            },
        ],
    }
