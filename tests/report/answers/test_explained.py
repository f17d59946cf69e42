"""Explanations: conditions and measures in words, what lies beyond a history, and a worked example of each."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.cli.explain import _day_of
from checker.limit import LimitFile, to_condition
from checker.measures import MEASURES
from checker.measures.ledger import LEDGER_MEASURES
from checker.report.answers.example import limit_example, measure_example
from checker.report.answers.explained import PHASES, UNITS, ledger_measure_text, limit_text, measure_text
from checker.report.answers.law_words import condition_told
from checker.report.answers.markets import market_text
from checker.rulebook import Limit, MarketLaw
from checker.rulebook.periods import periods_of
from checker.schema import validate
from checker.source import read, write
from checker.wording import since_told, worded
from tests.law import ROOT, rulebook, values_in
from tests.report.test_since import ENTRY, PLACE

HERE = Path(__file__).parent
STARTER = (ROOT / "checker" / "cli" / "starter.yaml").read_text(encoding="utf-8")
FINISHED = "gb dk se fi es nl de it be lt cz gr ca-on us-nj br au cn no".split()


@cache
def law(market: str) -> MarketLaw:
    found, _ = rulebook().market(market)
    assert found is not None
    return found


def limit_of(case: dict[str, Any]) -> Limit:
    entry = {key: value for key, value in ENTRY.items() if key != "at_most"}
    declared = {"title": "A rule", "facts": ["XA-RULE"], "history": [entry | one for one in case["history"]]}
    documents, _ = read("limit.yaml", write(declared | case["limit"]).encode())
    found, problems = validate(LimitFile, documents[0])
    assert found is not None, problems
    return Limit("xa/rule", "xa", found, "limit.yaml", periods_of(found, (PLACE,) * len(found.history)))


@pytest.mark.parametrize("case", values_in(HERE / "conditions.yaml"), ids=lambda case: case["told"])
def test_a_condition_is_told_in_the_words_of_its_measures(case: dict[str, Any]) -> None:
    assert condition_told(to_condition(case["when"])) == case["told"]


@pytest.mark.parametrize("case", values_in(HERE / "beyond.yaml"), ids=lambda case: case["case"])
def test_what_lies_beyond_a_history(case: dict[str, Any]) -> None:
    assert limit_text(law("gb"), limit_of(case), "").split("\n\n")[-1].splitlines() == case["told"]


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_has_an_example_with_a_value(name: str) -> None:
    example = measure_example(STARTER, name)
    assert example.startswith("Example, from ")
    results = [line for line in example.splitlines()[1:] if not line.startswith("    ")]
    assert [line for line in results if not line.startswith(("  open: ", "  not applicable: "))], example


@pytest.mark.parametrize("name", LEDGER_MEASURES)
def test_each_measure_of_ledgers_is_explained_within_80_columns(name: str) -> None:
    text = ledger_measure_text(name, LEDGER_MEASURES[name])
    head = " ".join(text.partition("\n\n")[0].split())
    assert head == f"{name}: {UNITS[LEDGER_MEASURES[name].unit]}, observed in ledgers"
    assert max(map(len, text.splitlines())) <= 80


def test_a_limit_that_a_ledger_shows_tells_its_measure_and_its_bound() -> None:
    found = next(one for one in law("be").observed if one.id == "be/deposit-200")
    text = limit_text(law("be"), found, "")
    assert "\nobserved in ledgers: ledger.deposits_in_7_days (The deposits of a player," in text
    assert ": at most 200.00 EUR\n" in text


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_is_explained_within_80_columns(name: str) -> None:
    text = measure_text(name, MEASURES[name], measure_example(STARTER, name))
    assert not [line for line in text.splitlines() if len(line) > 80]
    assert UNITS[MEASURES[name].unit] in text.replace("\n    ", " ")
    assert PHASES[MEASURES[name].phase] in text.replace("\n    ", " ")


@pytest.mark.parametrize("name", [name for name, measure in MEASURES.items() if measure.unit == "count"])
def test_one_is_told_in_the_singular(name: str) -> None:
    measure = MEASURES[name]
    assert worded(measure, 1) != measure.says
    assert worded(measure, 2) == measure.says


def test_the_example_of_a_measure_shows_the_terms_and_the_sum() -> None:
    assert measure_example(STARTER, "wagering.multiple_of_bonus").splitlines()[:4] == [
        "Example, from these terms of the starter offer:",
        "    reward.maximum: 50 GBP",
        "    wagering.multiple: 10",
        "    wagering.basis: bonus",
    ]


def test_the_example_of_a_limit_is_in_the_money_of_its_market() -> None:
    example = limit_example(STARTER, "dk/bonus-cap", "bonus.value", law("dk"), rulebook(), date(2026, 3, 1))
    assert "    reward.maximum: 50 DKK\n  kept: the offer is worth up to 50.00 DKK, and may be 1,000.00 DKK" in example


@pytest.mark.parametrize("market", FINISHED)
def test_each_rule_of_a_market_is_explained_within_80_columns(market: str) -> None:
    for rule in law(market).every:
        day, measure = _day_of(rule), rule.declared.measure
        example = limit_example(STARTER, rule.id, measure, law(market), rulebook(), day) if measure and day else ""
        text = limit_text(law(market), rule, example)
        assert text.startswith(f"{rule.id}: ")
        assert "0001-01-01" not in text
        assert not [line for line in text.splitlines() if len(line) > 80 and "://" not in line]
        if measure is not None:
            assert "\n\nExample, " in text


@pytest.mark.parametrize("market", FINISHED)
def test_the_law_of_a_market_tells_each_rule_with_its_title_and_days(market: str) -> None:
    found = law(market)
    text = market_text(found, rulebook(), date(2026, 3, 1))
    assert "0001-01-01" not in text
    told = " ".join(text.split())
    for limit in found.limits:
        assert limit.declared.title in told
        assert since_told(limit.on(date(2026, 3, 1))) in told
