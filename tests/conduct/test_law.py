"""The law that a ledger shows to be kept or broken: bonuses and rows before the packaged rulebook."""

from pathlib import Path
from typing import Any

import pytest

from checker.conduct.finding import Conducted, Count
from checker.conduct.holding import finished
from checker.conduct.observed import OBSERVED
from checker.conduct.observed_rows import OBSERVED_ROWS
from checker.conduct.of_law import held, observed_in
from checker.conduct.of_rows import held_by_rows
from checker.finding import Verdict
from checker.fx import NO_RATES, Rates, parse
from checker.measures import MEASURES
from checker.measures.ledger import LEDGER_MEASURES
from checker.rulebook import MarketLaw
from tests.conduct.tiny import bonuses_of, ledger_of
from tests.law import rulebook, values_in

HERE = Path(__file__).parent
OF_TERMS = [*values_in(HERE / "observed.yaml"), *values_in(HERE / "rows.yaml")]
OF_LEDGERS = [
    {"limit": f"{path.parent.name}/{path.stem}", **case}
    for path in sorted((HERE / "cases").glob("*/*.yaml"))
    for case in values_in(path)
]
EVERYTHING = frozenset(need for look in (*OBSERVED.values(), *OBSERVED_ROWS.values()) for need in look.needs) | {
    "flag:barred_by_decision",
    "payout",
    "kind:deposit",
    "payment_method",
    "whole_lives",
}


def law_of(market: str) -> MarketLaw:
    law, problems = rulebook().market(market)
    assert law is not None, problems
    return law


def rates_of(case: dict[str, Any]) -> Rates:
    if "rates" not in case:
        return NO_RATES
    rates, problems = parse("rates.csv", f"Date,DKK\n2026-03-01,{case['rates']}\n2026-02-27,{case['rates']}\n".encode())
    assert not problems
    return rates


def conducted(case: dict[str, Any]) -> Conducted:
    market = case["limit"].partition("/")[0]
    law = law_of(market)
    if "rows" in case:
        found = held_by_rows(ledger_of(case, market), {market: law}, rates_of(case))
    else:
        currency = case.get("currency", law.declared.currency)
        found = held(bonuses_of(case, market, currency), {market: law}, rates_of(case))
    flags = {f"flag:{word}" for word in ("harm_flagged", "self_excluded", "opted_out")}
    return finished(
        found, {market: law}, frozenset({*EVERYTHING, *flags, *case.get("holds", ())} - {*case.get("lacks", ())})
    )


def verdict_of(count: Count) -> str:
    """The gravest of the verdicts."""
    order = ("breach", "open", "kept", "not_applicable")
    return next((name for name in order if getattr(count, name)), "not_applicable")


@pytest.mark.parametrize("case", [*OF_TERMS, *OF_LEDGERS], ids=lambda case: f"{case['limit']}: {case['case']}")
def test_the_law_says(case: dict[str, Any]) -> None:
    found = conducted(case)
    count = next(count for (id_, _), count in found.totals.items() if id_ == case["limit"])
    assert verdict_of(count) == case["verdict"], found
    told = [one for one in found.findings if one.check == case["limit"] and one.verdict == case["verdict"]]
    if case["verdict"] in ("kept", "not_applicable"):
        assert not told
        return
    assert told or case["verdict"] == "open"
    for one in told[:1]:
        sentence = one.message if case["verdict"] == "breach" else one.cause
        assert str(sentence) == case.get("told", str(sentence))
        assert one.how_many == case.get("how_many", one.how_many)
        assert list(one.rows) == case.get("proof", list(one.rows))
        assert one.level == (case.get("level", one.level) if case["verdict"] == "breach" else None)
        assert case["verdict"] == "open" or one.period is not None


def test_every_measure_that_is_observed_exists() -> None:
    observed = {*OBSERVED, *OBSERVED_ROWS, "ledger.bonuses_per_spending_in_a_month"}
    assert {name for name in observed if not name.startswith("ledger.")} <= MEASURES.keys()
    assert {name for name in observed if name.startswith("ledger.")} == LEDGER_MEASURES.keys()
    assert not OBSERVED.keys() & OBSERVED_ROWS.keys()


def test_every_measure_of_ledgers_is_explained() -> None:
    for name, measure in LEDGER_MEASURES.items():
        assert measure.how.endswith("."), name
        assert ("{}" in measure.says) is (measure.unit != "truth"), name


def observed_limits() -> dict[str, Any]:
    laws = (law_of(code) for code in rulebook().codes)
    return {limit.id: limit for law in laws for limit in law.observed}


def test_every_limit_of_ledgers_has_cases_on_both_sides_of_its_value_and_its_first_day() -> None:
    shown = {(case["limit"], case["verdict"]) for case in OF_LEDGERS}
    for id_, limit in observed_limits().items():
        entry = limit.declared.history[0]
        assert (id_, "breach") in shown, id_
        kept = "not_applicable" if entry.first_day is None and entry.first is not None else "kept"
        assert (id_, kept) in shown or id_ == "es/young-no-vip", id_  # no flag tells that a player is 26
        before = any(case["limit"] == id_ and case.get("before") for case in OF_LEDGERS)
        assert before or entry.first_day is None, f"{id_} has no case of the day before its first"


def test_no_case_is_of_a_limit_that_there_is_not() -> None:
    assert {case["limit"] for case in OF_LEDGERS} == observed_limits().keys()


def test_the_account_of_each_limit_adds_up() -> None:
    for case in [*OF_TERMS, *OF_LEDGERS]:
        found = conducted(case)
        assert found.adds_up
        assert all(count.looked for (id_, _), count in found.totals.items() if id_ in OBSERVED)


def test_a_market_that_the_rulebook_does_not_hold_is_open() -> None:
    found = held(bonuses_of({}), {}, NO_RATES)
    assert found.totals == {("law", "gb"): Count("bonus", 1, open=1)}
    assert [(one.verdict, one.how_many) for one in found.findings] == [(Verdict.OPEN, 1)]


def test_bans_are_told_once_for_an_offer() -> None:
    found = held(bonuses_of({"bonuses": [{}, {}, {}]}, "be", "EUR"), {"be": law_of("be")}, NO_RATES)
    told = [(one.check, one.how_many) for one in found.findings if one.verdict is Verdict.BREACH]
    assert told == [("be/bonus-ban", 3)]


def test_bans_stand_before_the_limits_that_they_silence() -> None:
    limits = observed_in(law_of("be"))
    first_limit = next(i for i, limit in enumerate(limits) if not limit.declared.bans)
    assert all(not limit.declared.bans for limit in limits[first_limit:])
