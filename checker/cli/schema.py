"""`checker schema`: JSON Schemas for editors and other programs."""

import json
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from checker.cli.written import write_out
from checker.values import declined, one_or_many

DIALECT = "https://json-schema.org/draft/2020-12/schema"


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
    write_out(json.dumps(_schema(kind), indent=2, ensure_ascii=False) + "\n")


def _schema(kind: Kind) -> dict[str, Any]:
    if kind is Kind.REVIEW:
        from checker.report.schema_review import REVIEW_SCHEMA

        return REVIEW_SCHEMA
    if kind is Kind.LIMIT:
        from checker.limit import LimitFile

        return {"$schema": DIALECT, **LimitFile.model_json_schema(by_alias=True, schema_generator=AsWritten)}
    return offer_schema()


class AsWritten(GenerateJsonSchema):
    """Schemas of what may be written: `none` for a term that is not there, a word for the list that holds it."""

    def function_before_schema(self, schema: Any) -> JsonSchemaValue:
        """The schema of a term with the short forms that are read as it."""
        meant = super().function_before_schema(schema)
        function = schema["function"]["function"]
        if isinstance(function, partial) and function.func is declined:
            return _either(meant, {"const": "none"})
        if function is one_or_many:
            return _either(meant, *(one["items"] for one in _forms(meant) if "items" in one))
        return meant

    def dict_schema(self, schema: Any) -> JsonSchemaValue:
        """The schema of a map whose keys are names of one kind; pydantic leaves other keys open beside them."""
        found = super().dict_schema(schema)
        patterns = found.get("patternProperties")
        return found if patterns is None else {**found, "additionalProperties": False}


def _forms(schema: JsonSchemaValue) -> list[JsonSchemaValue]:
    return list(schema.get("anyOf", [schema]))


def _either(*schemas: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [form for schema in schemas for form in _forms(schema)]}


def offer_schema() -> dict[str, Any]:
    """The schema of an offer file: one offer, or a list under `offers`."""
    from checker.offer import Offer

    one = Offer.model_json_schema(by_alias=True, ref_template="#/$defs/{model}", schema_generator=AsWritten)
    definitions = one.pop("$defs")
    definitions["Offer"] = one
    return {
        "$schema": DIALECT,
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
