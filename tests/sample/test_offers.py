"""The offers that come with the sample: read whole, every one played, and together of every kind that the trade has."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.offer.read import offers_in
from checker.review import Asked, check_file
from checker.sample.reading import OFFERS, terms_in
from checker.sample.terms import Unplayed, terms_of
from checker.sample.words import Kind, Order, WinsTo
from checker.source import read, write
from tests.law import rulebook
from tests.sample.made import terms

TABLE = yaml.safe_load((Path(__file__).parent / "offers.yaml").read_text(encoding="utf-8"))
BASE = yaml.safe_load((OFFERS / "gb-spring-slots.yaml").read_text(encoding="utf-8"))


def test_every_offer_is_read_and_played() -> None:
    found = terms_in([str(OFFERS)])
    assert found.problems == ()
    assert found.unplayed == ()
    assert len({t.offer.offer for t in found.terms}) == len(list(OFFERS.glob("*.yaml")))


def test_every_wallet_and_every_kind_of_bonus_is_among_them() -> None:
    values = [t.values for t in terms()]
    assert {one["order"] for one in values} == set(Order)
    assert {one["wins_to"] for one in values} == set(WinsTo)
    assert {one["kind"] for one in values} == set(Kind)


@pytest.mark.parametrize("market", "gb dk se nl de es it gr br ca-on".split())
def test_every_market_has_an_offer(market: str) -> None:
    assert any(t.place.market == market for t in terms())


@pytest.mark.parametrize(("file", "limits"), TABLE["lawful"].items())
def test_an_offer_keeps_settled_law_over_its_whole_life(file: str, limits: list[str]) -> None:
    path = OFFERS / f"{file}.yaml"
    checked = check_file(str(path), path.read_bytes(), Asked(), rulebook())
    assert not checked.problems
    for limit in limits:
        verdicts = {one.verdict for one in checked.checked[0].rulings if one.limit.id == limit}
        assert verdicts == {"kept"}, (limit, verdicts)


def _changed(values: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The values with dotted terms set; a term that is set to nothing is left away."""
    found = {key: dict(value) if isinstance(value, dict) else value for key, value in values.items()}
    for route, value in changes.items():
        *steps, last = route.split(".")
        inner = found
        for step in steps:
            inner = inner[step]
        inner[last] = value
    return found


@pytest.mark.parametrize("case", TABLE["unplayed"], ids=lambda case: case["cause"])
def test_an_offer_that_is_not_played_says_why(case: dict[str, Any]) -> None:
    documents, problems = read("offer.yaml", write(_changed(BASE, case["with"])).encode())
    offers, further = offers_in(documents[0])
    assert not problems + further
    told = [one.cause for one in terms_of(offers[0][0]) if isinstance(one, Unplayed)]
    assert told == [case["cause"]]


def test_an_offer_is_played_in_the_markets_that_have_players() -> None:
    documents, _ = read("offer.yaml", write(_changed(BASE, {"markets": ["gb", "mt"]})).encode())
    found = list(terms_of(offers_in(documents[0])[0][0][0]))
    assert [one.place.market for one in found if not isinstance(one, Unplayed)] == ["gb"]
    assert [one.cause for one in found if isinstance(one, Unplayed)] == ["the sample has no players in `mt`"]
