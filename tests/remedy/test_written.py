"""Values as YAML writes them, and changes of a plain value."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.remedy import put, solve, written
from checker.remedy.change import amount_route, order_of
from checker.source import read
from tests.remedy.small import meadow, told, trial

TEXTS = st.text(max_size=20)
KEYS = st.text(min_size=1, max_size=10).filter(lambda text: text != "<<")
SCALARS = st.one_of(
    TEXTS, st.integers(0, 10**9), st.booleans(), st.decimals(0, 10**6, places=3).map(Decimal.normalize),
    st.sampled_from(["50 GBP", "10%", "60 days", "null", "true", "~", "0x10", "1e3", "-", "a: b", "a #b", "[x]", "no"]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_is_read_as_the_same_value(value: Any) -> None:
    documents, problems = read("made.yaml", f"term: {written(value)}\n".encode("utf-8", "surrogatepass"))
    assert not problems
    assert documents[0].value == {"term": value}


def test_the_longest_key_is_read_again() -> None:
    value = {"k" * 1100: [{'"' * 700: "x"}], "b": 1}
    assert read("made.yaml", f"term: {written(value)}\n".encode())[0][0].value == {"term": value}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10, "10"), (Decimal("0.5"), "0.5"), ("50 GBP", "50 GBP"), ("60 days", "60 days"), (True, "true"),
        (["own_site"], "[own_site]"), ({"default": "0%", "slots": "100%"}, "{default: 0%, slots: 100%}"),
        ("true", '"true"'), ("12", '"12"'), ("spirit of it: all", '"spirit of it: all"'), ([], "[]"),
    ],
)  # fmt: skip
def test_a_value_is_quoted_only_where_it_must_be(value: Any, text: str) -> None:
    assert written(value) == text


def test_a_change_leaves_the_rest_and_the_old_value_as_they_were() -> None:
    offer = {"parts": [{"wagering": {"multiple": 35}}, {"wagering": {"multiple": 5}}]}
    changed = put(offer, ("parts", 0, "wagering", "multiple"), 10)
    assert changed == {"parts": [{"wagering": {"multiple": 10}}, {"wagering": {"multiple": 5}}]}
    assert offer["parts"][0] == {"wagering": {"multiple": 35}}


def test_a_term_is_put_in_and_taken_out() -> None:
    assert put({}, ("audience", "minimum_age"), 18) == {"audience": {"minimum_age": 18}}
    assert put({"audience": {"who": "vip", "minimum_age": 18}}, ("audience", "minimum_age"), None) == {
        "audience": {"who": "vip"}
    }


@pytest.mark.parametrize(
    ("amounts", "market", "route"),
    [
        ("50 GBP", "gb", ("maximum",)),
        ({"gb": "50 GBP", "NO": "500 NOK"}, "no", ("maximum", "NO")),
        ({"us": "50 USD"}, "us-nj", ("maximum", "us")),
        ({"us": "50 USD", "US_NJ": "40 USD"}, "us-nj", ("maximum", "US_NJ")),
        ({"gb": "50 GBP"}, "dk", ("maximum",)),
    ],
)
def test_the_amount_of_a_market_is_its_own_entry_or_that_of_its_country(amounts: Any, market: str, route: Any) -> None:
    assert amount_route(amounts, ("maximum",), market) == route


def test_changes_stand_in_the_order_of_the_file() -> None:
    offer = {"wagering": {"multiple": 1, "within": "1 day"}, "parts": [{"a": 1}, {"b": 1}], "audience": {}}
    routes = [("audience", "minimum_age"), ("parts", 1, "b"), ("wagering", "within"), ("parts", 0, "a"), ("wagering",)]
    assert sorted(routes, key=lambda route: order_of(offer, route)) == [
        ("wagering",), ("wagering", "within"), ("parts", 0, "a"), ("parts", 1, "b"), ("audience", "minimum_age"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["50% every Friday 🎰", "a\x7fb", "a\u2028b", 'say "yes"'])
def test_an_offer_is_planned_whatever_its_title_holds(title: str) -> None:
    question, offer = trial({}), meadow({"with": {"title": title, "wagering.multiple": 35}})
    assert told(solve(question, offer))["changes"][0].startswith("wagering.multiple: 35 → 10 (ya)")


def test_the_longest_name_of_a_game_does_not_end_the_search() -> None:
    games = {'"' * 1000: "100%", "\\" * 900: "50%"}
    offer = meadow({"with": {"wagering.contribution.games": games, "wagering.multiple": 8}})
    assert solve(trial({"markets": ["yb"]}), offer).remedies[0].change.new == 5
