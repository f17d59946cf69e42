"""A value that is refused, and the one that was probably meant."""

from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from checker.hints import of_map
from checker.offer import Offer, offers_in
from checker.source import read
from tests.law import values_in

CASES = values_in(Path(__file__).with_name("meant.yaml"))
HEAD = "offer: a\nmarkets: [gb]\nruns: {from: 2026-02-01}\n"


def told(text: str) -> list[str]:
    documents, problems = read("offer.yaml", text.encode())
    for document in documents:
        problems += offers_in(document)[1]
    found = []
    for problem in problems:
        assert problem.place is not None
        span = problem.place.span
        found.append(f"{span.line}:{span.column}: {problem.message} | {problem.help or '-'}")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_was_meant_is_told(case: dict[str, Any]) -> None:
    assert told(f"{HEAD}{case['text']}\n") == case["told"]


def maps_in(model: type[BaseModel], holder: str = "") -> set[tuple[str, str, type[BaseModel]]]:
    """The terms that are maps: the term that holds each, its own name, its model."""
    found: set[tuple[str, str, type[BaseModel]]] = set()
    for name, field in model.model_fields.items():
        key = field.alias or name
        for inner, alone in models_in(field.annotation):
            found |= maps_in(inner, key) | ({(holder, key, inner)} if alone else set())
    return found


def models_in(annotation: Any, alone: bool = True) -> list[tuple[type[BaseModel], bool]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [(annotation, alone)]
    alone = alone and get_origin(annotation) in (Union, UnionType)
    return [one for inner in get_args(annotation) for one in models_in(inner, alone)]


@pytest.mark.parametrize(("holder", "name", "model"), sorted(maps_in(Offer), key=str))
def test_every_term_that_is_a_map_has_an_example_that_can_be_read(
    holder: str, name: str, model: type[BaseModel]
) -> None:
    example = of_map([holder, name], None)
    assert example is not None
    documents, problems = read("example.yaml", example.encode())
    assert not problems
    model.model_validate(documents[0].value[name])
