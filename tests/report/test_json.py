"""The JSON review: the contract with other programs."""

import json
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.report.schema_review import REVIEW_SCHEMA
from tests.report.small import NASTY_NAME, hostile, small, written

VALIDATOR = Draft202012Validator(REVIEW_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(REVIEW_SCHEMA)


@pytest.mark.parametrize(
    "text", [small("json"), hostile("json"), written("json", [])], ids=["small", "hostile", "empty"]
)
def test_a_review_keeps_the_schema(text: str) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(text))) == []


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("schema", "checker.review/2"),
        ("totals", {"kept": -1}),
        ("verdicts", {}),
        ("problems", [{}]),
        ("rulebook", None),
    ],
)
def test_the_schema_refuses_what_is_no_review(key: str, wrong: Any) -> None:
    assert not VALIDATOR.is_valid(json.loads(small("json")) | {key: wrong})


@pytest.mark.parametrize("key", ["id", "limit", "verdict", "places", "law"])
def test_the_schema_refuses_a_verdict_without_its_keys(key: str) -> None:
    review = deepcopy(json.loads(small("json")))
    del review["verdicts"][0][key]
    assert not VALIDATOR.is_valid(review)


def test_the_account_is_that_of_the_verdicts() -> None:
    review = json.loads(small("json"))
    counts = Counter(one["verdict"] for one in review["verdicts"])
    assert counts == {name: review["totals"][name] for name in ("kept", "breach", "open", "not_applicable")}
    assert len(review["problems"]) == review["totals"]["problems"] == 2


def test_each_verdict_stands_on_a_line_of_its_own() -> None:
    lines = small("json").splitlines()
    assert sum(line.startswith('{"id": ') for line in lines) == len(json.loads(small("json"))["verdicts"])


def test_what_is_hidden_is_escaped_and_what_is_readable_is_not() -> None:
    assert "\\u202e" in hostile("json")
    assert "\\u001b" in hostile("json")
    assert "×" in small("json")


def test_a_name_comes_back_as_it_was() -> None:
    files = {place["file"] for one in json.loads(hostile("json"))["verdicts"] for place in one["places"]}
    assert NASTY_NAME in files


def test_no_number_is_a_float() -> None:
    def refuse(text: str) -> None:
        raise AssertionError(text)

    json.loads(small("json"), parse_float=refuse)
