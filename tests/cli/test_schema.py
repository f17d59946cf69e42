"""The JSON Schema of offers takes what the checker takes, and refuses what it refuses."""

import re
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.cli.schema import Kind, _schema, offer_schema
from checker.offer import offers_in
from checker.source import read, write
from tests.law import CASES, ROOT, values_in
from tests.test_fuzz import NASTY, routes_in

OFFERS = Draft202012Validator(offer_schema())
LIMITS = Draft202012Validator(_schema(Kind.LIMIT))
WORKED = [
    *sorted((ROOT / "rules" / "offers").glob("*.yaml")),
    *sorted((CASES / "_offers").glob("*.yaml")),
    ROOT / "checker" / "cli" / "starter.yaml",
]
STARTER = values_in(ROOT / "checker" / "cli" / "starter.yaml")
OTHERS: list[Any] = [None, True, 0, 1, -1, 10**20, Decimal("1.5"), [], {}, "bonus", ["bonus"], "casino", ["gb"], 777]


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value


def takes(schema: Draft202012Validator, value: Any) -> bool:
    return not any(schema.iter_errors(as_json(value)))


def test_the_schemas_are_schemas() -> None:
    Draft202012Validator.check_schema(OFFERS.schema)
    Draft202012Validator.check_schema(LIMITS.schema)


@pytest.mark.parametrize("file", WORKED, ids=lambda file: file.name)
def test_the_schema_takes_every_worked_offer(file: Path) -> None:
    documents, problems = read(file.name, file.read_bytes())
    assert not problems
    assert [takes(OFFERS, document.value) for document in documents] == [True] * len(documents)


def test_the_schema_takes_every_limit() -> None:
    files = [file for file in (ROOT / "rules" / "markets").glob("*/*.yaml") if file.name != "market.yaml"]
    refused = [str(file) for file in files for one in read("", file.read_bytes())[0] if not takes(LIMITS, one.value)]
    assert refused == []


SHORT: list[tuple[dict[str, Any], bool]] = [
    ({"wagering": "none"}, True),
    ({"wagering": "nothing"}, False),
    ({"withdrawal": {"maximum_win": "none"}}, True),
    ({"withdrawal": {"maximum_win": "all"}}, False),
    ({"wagering": {"multiple": 1, "maximum_bet": "none"}}, True),
    ({"wagering": {"multiple": 1, "basis": "bonus"}}, True),
    ({"wagering": {"multiple": 1, "basis": ["bonus", "deposit"]}}, True),
    ({"wagering": {"multiple": 1, "basis": "bonus + deposit"}}, False),
    ({"wagering": {"multiple": "1"}}, False),
    ({"reward": {"products": "casino"}}, True),
    ({"reward": {"products": "roulette"}}, False),
    ({"reward": {"maximum": {"gb": "50 GBP", "DK": "500 DKK"}}}, True),
    ({"reward": {"maximum": {"Britain": "50 GBP"}}}, False),
    ({"reward": {"maximum": {}}}, False),
    ({"reward": {"match": "100%"}}, True),
    ({"reward": {"match": 100}}, False),
    ({"markets": "gb"}, True),
    ({"markets": []}, False),
    ({"markets": ["United Kingdom"]}, False),
    ({"runs": {"from": "2026-02-01"}}, True),
    ({"runs": {"from": "1 February"}}, False),
    ({"channels": "email"}, False),
    ({"title": 777}, True),
    ({"title": " "}, False),
    ({"offer": "a b"}, False),
    ({"zzz": 1}, False),
]


@pytest.mark.parametrize(("terms", "taken"), SHORT, ids=str)
def test_the_schema_and_the_checker_take_the_same(terms: dict[str, Any], taken: bool) -> None:
    offer = {"offer": "a", "markets": ["gb"], "runs": {"from": "2026-02-01"}, **terms}
    document = read("a.yaml", write(offer).encode())[0][0]
    assert takes(OFFERS, document.value) is taken
    assert bool(offers_in(document)[0]) is taken


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(routes_in(STARTER)), st.sampled_from([*NASTY, *OTHERS]))
def test_what_the_checker_takes_the_schema_takes(route: tuple[Any, ...], value: Any) -> None:
    offer = deepcopy(STARTER)
    holder = offer
    for step in route[:-1]:
        holder = holder[step]
    holder[route[-1]] = value
    documents, _ = read("a.yaml", write(offer).encode())
    if documents and offers_in(documents[0])[0]:
        assert takes(OFFERS, documents[0].value)


def test_the_patterns_of_the_schema_are_those_of_every_engine() -> None:
    """`\\Z` and lookarounds are Python's own; editors read patterns as ECMA 262 has them."""
    text = str(OFFERS.schema) + str(LIMITS.schema)
    assert not re.search(r"\\\\Z|\(\?", text)
