"""Offers over their whole life, before the law of small markets that never change."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.fx import NO_RATES, parse
from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import write
from tests.law import offer_with, values_in

HERE = Path(__file__).parent
BOOK = Rulebook(HERE / "law")


@pytest.mark.parametrize("case", values_in(HERE / "lives.yaml"), ids=lambda case: case["case"])
def test_a_life_is_cut_where_law_changes(case: dict[str, Any]) -> None:
    without = ["qualify.within", *case.get("without", ())]  # a claim window stands in the cases that are about it
    offer = offer_with("spring", {"on": "2026-02-01", **case, "without": without}, case["market"])
    rates = NO_RATES
    if "rates" in case:
        rates, problems = parse("rates.csv", case["rates"].encode())
        assert not problems
    ahead = date.fromisoformat(case["ahead"]) if "ahead" in case else None
    found = check_file("life.yaml", write(offer).encode(), Asked(ahead=ahead, rates=rates), BOOK)
    assert not found.problems, found.problems
    told = [
        f"{ruling.first}..{ruling.last} {ruling.verdict} {ruling.level or '-'}"
        for ruling in found.checked[0].rulings
        if ruling.limit.id == case["limit"]
    ]
    assert told == case["told"]
