"""A text that is no YAML is told in our words, at the place where it goes wrong."""

from pathlib import Path
from typing import Any

import pytest

from checker.source import read
from tests.law import values_in

CASES = values_in(Path(__file__).with_name("trouble.yaml"))


def told(content: bytes) -> list[str]:
    found = []
    for problem in read("x.yaml", content)[1]:
        assert problem.place is not None
        span = problem.place.span
        found.append(f"{span.line}:{span.column}: {problem.message} | {problem.help or '-'}")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_is_wrong_is_told_at_its_place(case: dict[str, Any]) -> None:
    assert told(case["text"].encode()) == case["told"]


@pytest.mark.parametrize("text", ["[" * 20_000, "{a: " * 20_000, "- " * 20_000, "[" * 65], ids=lambda text: text[:3])
def test_nesting_without_end_is_told_as_such(text: str) -> None:
    assert [one.partition(": ")[2] for one in told(text.encode())] == [
        "lists and maps are nested more than 64 deep | -"
    ]


def test_nesting_up_to_the_bound_is_read() -> None:
    assert told(b"[" * 64 + b"]" * 64) == []
