"""The small parts that cases are made of: changed terms, steps, conditions in words."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from checker.cases import read_tables
from checker.cases.mutants import turned
from checker.cases.steps import stepped
from checker.cases.survivors import Survivor
from checker.cases.terms import Change, NoSuchTerm, changed, in_currency
from checker.cases.told import condition_told
from checker.limit import to_condition, to_quantity
from tests.law import values_in
from tests.suites.small import HERE, tables


@pytest.mark.parametrize("case", values_in(HERE / "terms.yaml"), ids=lambda case: case["case"])
def test_terms_are_put_in_and_left_away(case: dict[str, Any]) -> None:
    before = deepcopy(case["offer"])
    found = changed(case["offer"], Change(case.get("with", {}), case.get("without", ())))
    assert case["offer"] == before
    assert (None if isinstance(found, NoSuchTerm) else found) == case["made"]


@pytest.mark.parametrize("case", values_in(HERE / "steps.yaml"), ids=lambda case: f"{case['unit']} {case['bound']}")
def test_a_step_is_the_smallest_that_terms_can_take(case: dict[str, Any]) -> None:
    bound = to_quantity(case["bound"])
    wanted = [to_quantity(case[key]) if case[key] is not None else None for key in ("below", "above")]
    found = [stepped(bound, case["unit"], steps) for steps in (-1, 1)]
    assert found == wanted


def test_words_and_truths_have_no_steps() -> None:
    assert stepped(frozenset(["free"]), "words", 1) is None
    assert stepped(True, "truth", 1) is None


def test_conditions_in_words() -> None:
    condition = to_condition(
        {"any": [{"wagering.multiple": {"at_most": Decimal(0)}}, {"not": {"offer.played": {"any_of": ["online"]}}}]}
    )
    words = "(wagering.multiple at most 0 times or not (offer.played any of `online`))"
    assert condition_told(condition) == words
    assert condition_told(turned(condition)) == f"not ({words})"
    assert turned(turned(condition)) == condition


def test_amounts_without_one_for_the_market_are_told_in_its_currency() -> None:
    offer = {"a": {"gb": "10 GBP", "dk": "100 DKK"}, "b": ["x", {"c": "5 EUR"}], "d": "7 GBP", "e": {}}
    assert in_currency(offer, "jp", "JPY") == {"a": "10 JPY", "b": ["x", "5 JPY"], "d": "7 GBP", "e": {}}
    assert in_currency(offer, "gb-nir", "GBP")["a"] == offer["a"]


def test_survivors_are_read_with_their_places(tmp_path: Any) -> None:
    (tmp_path / "_survivors.yaml").write_text("- {limit: xa/cap, mutant: some mutant, reason: it is one}\n")
    (found,) = read_tables(tmp_path, "cases").survivors
    assert found == Survivor("xa/cap", "some mutant", found.place)
    assert (found.place.file, found.place.span.column) == ("cases/_survivors.yaml", 27)
    assert tables().survivors == ()
