"""Mistakes in an offer file, each told in our words at its place."""

from pathlib import Path
from typing import Any

import pytest

from checker.offer import offers_in
from checker.source import read
from tests.law import values_in

CASES = values_in(Path(__file__).with_name("problems.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_mistake_is_told_at_its_place(case: dict[str, Any]) -> None:
    documents, problems = read("offer.yaml", case["text"].encode())
    offers = []
    for document in documents:
        found, told = offers_in(document)
        problems += told
        offers += [offer.offer for offer, _ in found]
    told_as = []
    for problem in problems:
        assert problem.place is not None
        span = problem.place.span
        told_as.append(f"{span.line}:{span.column}: {problem.message} | {problem.help or '-'}")
    assert told_as == case["told"]
    assert offers == case.get("offers", [])
