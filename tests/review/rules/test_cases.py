"""What the check of the rulebook says of its cases and mutants, and how it is written."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from checker.cases import read_tables
from checker.report.answers.check import check_text
from checker.review.rules import RulebookCheck, check_rulebook
from checker.review.rules.market import NO_CASE
from tests.law import values_in
from tests.review.rules.test_problems import HERE, write_book
from tests.suites.small import HERE as SMALL
from tests.suites.small import book, tables
from tests.suites.test_tables import told

UNUSED = "\nMeasures that no limit uses:\n"


def checked(case: dict[str, Any], directory: Path) -> RulebookCheck:
    shutil.copytree(SMALL / "tests" / "cases", directory, dirs_exist_ok=True)
    for name, texts in case.get("text", {}).items():
        text = (directory / name).read_text()
        for old, new in zip(texts[::2], texts[1::2], strict=True):
            assert old in text
            text = text.replace(old, new, 1)
        (directory / name).write_text(text)
    for name, text in case.get("files", {}).items():
        (directory / name).write_text(text)
        if not text:
            (directory / name).unlink()
    return check_rulebook(book(), read_tables(directory, "tests/cases"), mutation="survivor" in case["case"])


@pytest.mark.parametrize("case", values_in(HERE / "cases.yaml"), ids=lambda case: case["case"])
def test_a_case_that_is_missing_or_wrong_is_told_at_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    assert [told(one) for one in checked(case, tmp_path).problems] == case["told"]


def test_a_mutant_that_lives_is_a_problem_until_it_is_named_with_a_reason(tmp_path: Path) -> None:
    files = {"xa/cap.yaml": {"when": {"any": [{"reward.types": {"any_of": ["tournament"]}}, RANK]}}}
    rules, cases = tmp_path / "rules", tmp_path / "cases"
    rules.mkdir()
    shutil.copytree(SMALL / "tests" / "cases" / "_offers", cases / "_offers")
    (cases / "xa").mkdir()
    (cases / "xa" / "cap.yaml").write_text(CAP)
    small = write_book(rules, files)
    living = f"{NO_CASE} `when reward.depends_on any of `rank``"
    found = check_rulebook(small, read_tables(cases, "cases"))
    assert [one.message for one in found.problems] == [living]
    assert found.score.mutants == found.score.killed + 1
    (cases / "_survivors.yaml").write_text(SURVIVOR)
    found = check_rulebook(small, read_tables(cases, "cases"))
    assert not found.problems
    assert found.score.named == 1
    assert f"{found.score.killed:,} killed, 1 named with a reason" in check_text(found)


RANK = {"reward.depends_on": {"any_of": ["rank"]}}
CAP = """\
- {case: ten, offer: match, with: {reward.type: tournament}, on: 2026-01-01, verdict: kept}
- {case: eleven, offer: match, with: {reward.type: tournament, wagering.multiple: 11}, on: 2026-01-01, verdict: breach}
- {case: before, offer: match, with: {reward.type: tournament}, on: 2025-12-31, verdict: not_applicable}
"""
SURVIVOR = """\
- limit: xa/cap
  mutant: when reward.depends_on any of `rank`
  reason: a tournament hangs on rank by its nature
"""


def text_of(found: RulebookCheck) -> str:
    return check_text(found).partition(UNUSED)[0]


def test_the_account_of_a_sound_rulebook() -> None:
    assert text_of(check_rulebook(book(), tables())) == (
        "1 market, 7 limits, 1 exception, 7 recorded facts: no problems\n"
        "cases: 25 written by hand, 41 generated\n"
        "mutation: 60 mutants, 60 killed\n"
        "\n"
        "Cases that could not be generated:\n"
        "  xa/old-days, law from 2023-03-01: xa/credit-ban speaks in its place on all its\n"
        "    days\n"
    )


def test_mutation_that_was_left_out_is_said_to_be() -> None:
    assert "mutation: not tried, as --no-mutation asks\n" in text_of(check_rulebook(book(), tables(), mutation=False))


def test_cases_that_there_are_not_are_said_not_to_be() -> None:
    text = text_of(check_rulebook(book()))
    assert text.endswith("no problems\ncases: none were looked at; name their folder with --cases\n")


def test_a_broken_market_is_not_tried_before_cases(tmp_path: Path) -> None:
    found = check_rulebook(write_book(tmp_path, {"xa/cap.yaml": {"measure": "no.measure"}}), tables())
    assert not found.cases
    assert [one.message for one in found.problems if one.message.startswith("there is no measure")]


def test_an_evaluator_that_is_wrong_is_found_out_by_the_law_read_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    def strict(value: Any, operator: str, bound: Any) -> bool:
        return bool(value < bound if operator == "at_most" else value >= bound)

    monkeypatch.setattr("checker.compare._number", strict)
    monkeypatch.setattr("checker.court.surely_met", lambda _: None)
    monkeypatch.setattr("checker.court.CUTS", {})
    found = "\n".join(told(one) for one in check_rulebook(book(), tables(), mutation=False).problems)
    assert "tests/cases/xa/cap.yaml:1:60: `xa/cap` comes to breach, error: " in found
    assert (
        "rules/markets/xa/cap.yaml:2:10: of an offer (20 times, law from 2024-01-01) the law wants kept, "
        "and the checker comes to breach, warning: "
    ) in found
