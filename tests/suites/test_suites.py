"""Cases made from the law of a small rulebook, and the mutants that they kill: the whole of both."""

import json
from pathlib import Path

import pytest

from checker.cases import Suite, beside, mutation_of
from checker.finding import Place, Span
from checker.report.answers.cases import cases_json, cases_text
from tests.suites.small import HERE, book, mutants_text, small, tables

SUITES = small()


def test_the_cases_are_those_expected() -> None:
    assert cases_text(SUITES) == (HERE / "expected" / "cases.txt").read_text()


def test_the_mutants_are_those_expected_and_each_is_killed() -> None:
    text = mutants_text(SUITES)
    assert text == (HERE / "expected" / "mutants.txt").read_text()
    assert "LIVED" not in text


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.limit.id)
def test_the_checker_comes_to_every_case(suite: Suite) -> None:
    for case in suite.cases:
        assert case.is_met(suite.ruling(case, suite.laws)), case


def test_without_cases_for_one_side_mutants_live() -> None:
    cap = next(suite for suite in SUITES if suite.limit.id == "xa/cap")
    lived = {one.told for one in mutation_of(cap._replace(cases=cap.cases[:1])) if one.by is None}
    assert "from 2026-01-01: at most 10.01 times" in lived
    assert "from 2026-01-01: at most 9.99 times" not in lived


def test_a_case_that_the_law_itself_does_not_come_to_kills_nothing() -> None:
    cap = next(suite for suite in SUITES if suite.limit.id == "xa/cap")
    wrong = [case._replace(verdict="open") for case in cap.cases]
    assert all(one.by is None for one in mutation_of(cap._replace(cases=tuple(wrong))))


def test_a_limit_without_written_cases_gets_them_from_the_base_offers() -> None:
    none = tables()._replace(cases={})
    cap = next(suite for suite in small(none) if suite.limit.id == "xa/cap")
    assert {case.verdict for case in cap.cases} == {"kept", "breach", "not_applicable"}
    assert all(case.written is None for case in cap.cases)


def test_json_holds_every_case_with_its_whole_offer_and_every_digit() -> None:
    values = json.loads(cases_json(SUITES, book()), parse_float=str)
    assert values["schema"] == "checker.cases/1"
    assert values["rulebook"]["sha256"] == book().sha256
    assert values["totals"] == {"limits": 7, "written": 25, "generated": 41}
    assert len(values["cases"]) == 25 + 41
    near = next(case for case in values["cases"] if case["case"] == "10.01 times, law from 2026-01-01")
    assert near["offer"]["wagering"]["multiple"] == "10.01"
    assert near["offer"]["markets"] == ["xa"]
    assert near["offer"]["runs"] == {"from": "2026-01-01", "until": "2026-01-01"}
    assert {key: near[key] for key in ("limit", "origin", "market", "day", "expected")} == {
        "limit": "xa/cap",
        "origin": "generated",
        "market": "xa",
        "day": "2026-01-01",
        "expected": {"verdict": "breach", "level": "error", "cause": None},
    }


def test_json_is_one_case_a_line() -> None:
    text = cases_json(SUITES, book())
    lines = text.split("\n")
    assert len(lines) == 2 + 25 + 41 + 2
    assert all(json.loads(line.removesuffix(",")) for line in lines[2:-2])


def test_the_order_is_the_same_in_every_run() -> None:
    assert cases_json(small(), book()) == cases_json(SUITES, book())


def test_the_tables_lie_below_tests_beside_the_rules_or_in_the_package(tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "markets"
    rules.mkdir(parents=True)
    assert beside(rules) is None
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    assert beside(rules) == tmp_path / "tests" / "cases"
    inside = tmp_path / "checker" / "_rules" / "markets"
    inside.mkdir(parents=True)
    (tmp_path / "checker" / "_cases").mkdir()
    assert beside(inside) == tmp_path / "checker" / "_cases"
    assert beside(tmp_path / "house-rules") is None


def test_a_case_knows_its_place() -> None:
    case = tables().cases["xa/cap"][1]
    assert case.place("with") == Place("problem", "tests/cases/xa/cap.yaml", Span(2, 44, 2, 67))
