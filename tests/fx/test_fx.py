"""Exchange rates: each currency carried on its own for five days, and the first day without a rate named."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.fx import CARRIED, Rates, parse
from checker.money import Money
from checker.money import parse as money
from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import write
from checker.wording import headline, help_for
from tests.law import offer_with, values_in

HERE = Path(__file__).parent
START = date(2026, 3, 1)


@pytest.mark.parametrize("case", values_in(HERE / "rates.yaml"), ids=lambda case: case["case"])
def test_the_extremes_of_an_amount_over_some_days(case: dict[str, Any]) -> None:
    rates, problems = parse("rates.csv", case["file"].encode())
    assert not problems
    amounts = tuple(found for text in case["amounts"] if (found := money(text)) is not None)
    least, greatest, _, missing = rates.extremes(amounts, "DKK", *map(date.fromisoformat, case["days"]))
    assert [str(one) if one else "none" for one in (least, greatest, missing)] == case["told"]


@pytest.mark.parametrize("case", values_in(HERE / "files.yaml"), ids=lambda case: case["case"])
def test_what_is_wrong_with_a_file_is_told_at_its_line(case: dict[str, Any]) -> None:
    _, problems = parse("rates.csv", case["file"].encode())
    assert [f"{one.place.span.line}: {one.message}" for one in problems if one.place] == case["told"]


def test_bytes_that_are_no_text_are_told() -> None:
    _, problems = parse("rates.csv", b"\xff\xfe")
    assert [one.message for one in problems] == ["the rates are no CSV text in UTF-8"]


def test_what_is_open_for_want_of_a_rate_says_what_to_give() -> None:
    offer = offer_with("spring", {"on": "2026-02-01", "with": {"reward.maximum": "100 GBP"}}, "dk")
    book = Rulebook(HERE.parent / "evaluate" / "law")
    found = check_file("offer.yaml", write(offer).encode(), Asked(), book).checked[0].rulings
    told = [(headline(one), help_for(one)) for one in found if one.limit.id == "dk/value"]
    help_ = "give `--rates eurofxref-hist.csv` with that day in it, or write the amount in DKK"
    assert told == [("no exchange rate from GBP to DKK is known for 2026-02-01", help_)]


published = st.dictionaries(
    st.integers(0, 40), st.sets(st.sampled_from(["GBP", "DKK"])).map(sorted), min_size=1, max_size=20
)


@given(published, st.integers(0, 40), st.integers(0, 30))
def test_the_first_day_without_a_rate_is_that_of_looking_at_each_day(
    rows: dict[int, list[str]], first: int, more: int
) -> None:
    days = sorted(rows)
    table = tuple({name: Decimal(index + 1) for name in rows[day]} for index, day in enumerate(days))
    rates = Rates(tuple(START + timedelta(days=day) for day in days), table)
    asked = [START + timedelta(days=day) for day in range(first, first + more + 1)]
    amounts = (Money(Decimal(1), "GBP"), Money(Decimal(1), "EUR"))
    known = {day: rates.convert(amounts, "DKK", day) for day in asked}
    least, greatest, _, missing = rates.extremes(amounts, "DKK", asked[0], asked[-1])
    assert missing == next((day for day in asked if known[day] is None), None)
    worths = [one.amount for one in known.values() if one is not None]
    assert (least and least.amount) == min(worths, default=None)
    assert (greatest and greatest.amount) == max(worths, default=None)


@given(published, st.integers(0, 60))
def test_a_rate_is_never_older_than_it_is_carried(rows: dict[int, list[str]], day: int) -> None:
    days = sorted(rows)
    table = tuple(dict.fromkeys(rows[one], Decimal(one + 1)) for one in days)
    found = Rates(tuple(START + timedelta(days=one) for one in days), table).on(START + timedelta(days=day), "DKK")
    of = [one for one in days if "DKK" in rows[one] and one <= day and timedelta(days=day - one) <= CARRIED]
    assert found == (Decimal(of[-1] + 1) if of else None)
