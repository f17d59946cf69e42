"""`checker.check`: what it takes for an offer, what it refuses, and that a bad offer never raises."""

import io
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.rulebook import Rulebook
from tests.law import ROOT, values_in

FILE = ROOT / "rules" / "offers" / "gb-spring-welcome.yaml"
OFFER: dict[str, Any] = values_in(FILE)
BOOK = Rulebook(Path(__file__).parents[1] / "report" / "rulebook" / "markets")


def check(offers: Any, **asked: Any) -> checker.Review:
    return checker.check(offers, rulebook=BOOK, **asked)


def told(offers: Any) -> list[str]:
    review = check(offers)
    assert review.totals.problems == len(review.problems)
    return [problem.message for problem in review.problems]


GIVEN = {
    "a path": str(FILE),
    "a path as such": FILE,
    "the content of a file": FILE.read_bytes(),
    "plain values": OFFER,
    "a list of them": [OFFER],
    "what gives them one by one": (one for one in [OFFER]),
    "offers in a map": {"offers": [OFFER]},
}


@pytest.mark.parametrize("case", GIVEN)
def test_an_offer_is_taken_in_many_forms(case: str) -> None:
    review = check(GIVEN[case])
    assert (len(review.checked), review.problems) == (1, [])


def test_text_outside_ascii_comes_through_as_it_is() -> None:
    title = "100% 🎰 \x85\u2028\ufeff é \x7f"
    assert check({**OFFER, "title": title}).checked[0].offer.title == title


def test_half_a_character_is_a_problem() -> None:
    assert told({**OFFER, "title": "\ud83c"}) == ["this escape is no character"]


NO_OFFERS = {
    "text of a file": FILE.read_text(encoding="utf-8"),
    "a file that is open": io.StringIO("offer: a"),
    "a file of bytes that is open": io.BytesIO(b"offer: a"),
    "nothing": None,
    "a number": 5,
    "numbers": [5],
}


@pytest.mark.parametrize("case", NO_OFFERS)
def test_what_is_no_offer_is_refused(case: str) -> None:
    with pytest.raises(ValueError, match="bytes"):
        check(NO_OFFERS[case])


ARGUMENTS: dict[str, tuple[dict[str, Any], str]] = {
    "a market without law": ({"markets": ["zz"]}, "no law of the market `zz` is known here"),
    "a market as people call it": ({"markets": "uk"}, "did you mean `gb`"),
    "no market code": ({"markets": ["Great Britain"]}, "'Great Britain' is no market code"),
    "a number for a market": ({"markets": 5}, "5 is no market code"),
    "a moment": ({"on": datetime(2026, 12, 5, tzinfo=UTC)}, "is no day; give a date"),
    "a number for a day": ({"on": 20261205}, "20261205 is no day"),
    "text that is no day": ({"ahead": "soon"}, "'soon' is no day"),
    "rates that are not there": ({"rates": "nope.csv"}, "the rates in `nope.csv` cannot be read: No such file"),
}


@pytest.mark.parametrize("case", ARGUMENTS)
def test_an_argument_that_is_wrong_in_itself_is_refused(case: str) -> None:
    asked, message = ARGUMENTS[case]
    with pytest.raises(ValueError, match=message):
        check(OFFER, **asked)


@pytest.mark.parametrize("markets", ["us-nj", "US_NJ", ["us-nj"], ("us-nj", "us-nj")])
def test_an_offer_is_judged_where_it_was_asked_to_be(markets: Any) -> None:
    review = check(OFFER, markets=markets, on=date(2026, 12, 5))
    assert {ruling.market for ruling in review.rulings} == {"us-nj"}
    assert review.problems == []


def test_without_markets_it_is_judged_where_it_is_offered() -> None:
    assert {ruling.market for ruling in check(OFFER).rulings} == {"gb"}


def patched(**terms: Any) -> dict[str, Any]:
    return {**deepcopy(OFFER), **terms}


def endless() -> list[Any]:
    values: list[Any] = []
    values.append(values)
    return values


FLOAT = "is the float `0.30000000000000004`, which is not exact; give it as text or as a Decimal"
BAD: dict[str, tuple[Any, list[str]]] = {
    "a number as a key": (patched(**{"reward": {1: 2}}), ["`1` is no key that is known here"]),
    "a map in itself": (
        patched(channels=endless()), [f"`channels{'.0' * 25}.…` is nested more than 64 deep"],
    ),
    "a float": (patched(wagering={"multiple": 0.1 + 0.2}), [f"`wagering.multiple` {FLOAT}"]),
    "no number": (
        patched(wagering={"multiple": Decimal("nan")}), ["`multiple` is `NaN`; write a number from 0 up, such as `10`"],
    ),
    "no file": ("nope.yaml", ["there is no file `nope.yaml`"]),
    "nothing in it": ({}, ["the file is empty"]),
    "one offer twice": (
        [OFFER, OFFER],
        [
            "the offer `spring-welcome` with version 3 stands in `<offer 2>` too",
            "the offer `spring-welcome` with version 3 stands in `<offer 1>` too",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_offer_is_a_problem(case: str) -> None:
    offers, messages = BAD[case]
    assert told(offers) == messages


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.decimals(), st.text(max_size=8), st.binary(max_size=4),
    st.dates(), st.sets(st.text(max_size=3), max_size=3), st.builds(object),
)  # fmt: skip
KEYS = st.one_of(st.sampled_from(sorted(OFFER)), st.integers(), st.none(), st.text(max_size=4))


@given(st.dictionaries(KEYS, st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))))
def test_no_plain_value_raises(values: dict[Any, Any]) -> None:
    review = check({**OFFER, **values})
    assert review.problems or review.checked


def test_two_versions_of_an_offer_are_told_apart_by_version() -> None:
    from checker.report.plain import identity

    newer = {**OFFER, "version": 4}
    review = check([OFFER, newer, {"offers": [{**OFFER, "version": 5}, {**OFFER, "version": 6}]}])
    assert review.problems == []
    found = [{identity(one, ruling).split(":")[1] for ruling in one.rulings} for one in review.checked]
    assert found == [{"spring-welcome"}, {"spring-welcome@4"}, {"spring-welcome@5"}, {"spring-welcome@6"}]
    alone = [identity(one, ruling) for one in check(newer).checked for ruling in one.rulings]
    assert alone == [identity(one, ruling) for one in review.checked[:1] for ruling in one.rulings]
