"""How much stakes on categories and games count, and which selections are opposite."""

from typing import Any

import pytest

from checker.replay.book import Entry
from checker.replay.fields import NONE, WHOLE
from checker.replay.opposites import opposites_of
from checker.replay.rules import Ruled, rules_of
from checker.replay.weights import (
    EXCLUDED,
    OPEN,
    OTHER_PRODUCT,
    answered,
    kinds_of,
    weights_of_categories,
    weights_of_games,
)
from tests.law import values_in
from tests.replay.rules.made import HERE, offer_of

CASES = values_in(HERE / "weights.yaml")
OPPOSITES = values_in(HERE / "opposites.yaml")
WORDS = {OPEN: "open", EXCLUDED: "excluded", OTHER_PRODUCT: "other", NONE: "nothing"}


def entry(case: dict[str, Any]) -> Entry:
    offer = offer_of(case)
    found = rules_of(offer, offer.all_parts()[0], "gb", "GBP")
    assert isinstance(found, Ruled)
    return Entry(offer, offer.all_parts()[0], 0, "gb", "GBP", found)


def told(weight: int) -> Any:
    return WORDS.get(weight, weight * 100 / WHOLE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_weights(case: dict[str, Any]) -> None:
    categories, games = case.get("weights", {}), case.get("games", {})
    by_category = weights_of_categories([entry(case)], [name for name in categories if name])
    found = dict(zip([name for name in categories if name] + [""], map(told, by_category[0].tolist()), strict=True))
    assert {name: found[name] for name in categories} == {name: as_told(one) for name, one in categories.items()}
    by_game = weights_of_games([entry(case)], list(games))
    assert [told(one) for one in by_game[0].tolist()] == [*(as_told(one) for one in games.values()), "nothing"]


def as_told(value: Any) -> Any:
    return value if isinstance(value, str) else float(value)


def test_many_rules_have_a_line_each_and_none_has_one_of_what_is_open() -> None:
    some = [entry({}), entry({"with": {"wagering.contribution": {"default": "100%", "games": {"a": "5%"}}}})]
    assert weights_of_categories(some, ["slots"]).shape == (2, 2)
    assert weights_of_games(some, ["a", "b"]).tolist() == [[NONE] * 3, [50_000, NONE, NONE]]
    assert weights_of_categories([], ["slots"]).tolist() == [[OPEN, OPEN]]


def test_what_is_open_is_answered_either_way() -> None:
    table = weights_of_categories([entry({"without": ["wagering.contribution"]})], ["slots", "sports"])
    assert answered(table, counts=True).tolist() == [[WHOLE, OTHER_PRODUCT, WHOLE]]
    assert answered(table, counts=False).tolist() == [[0, OTHER_PRODUCT, 0]]


def test_kinds_of_categories() -> None:
    assert kinds_of(["slots", "Gamble", "feature buy"]).tolist() == [0, 1, 2, 0]


@pytest.mark.parametrize("pair", OPPOSITES["opposite"], ids=" / ".join)
def test_opposite_selections_find_each_other(pair: list[str]) -> None:
    assert opposites_of(pair).tolist() == [1, 0, NONE]


@pytest.mark.parametrize("pair", OPPOSITES["apart"], ids=" / ".join)
def test_other_selections_do_not(pair: list[str]) -> None:
    assert opposites_of(pair).tolist() == [NONE, NONE, NONE]


def test_selections_written_in_two_ways_have_one_opposite() -> None:
    assert opposites_of(["Over 2.5", "under 2.5", "over 2.5"]).tolist() == [1, 0, 1, NONE]
