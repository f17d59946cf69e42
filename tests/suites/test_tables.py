"""Tables of cases that are malformed: each problem in our words, at its place."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from checker.cases import read_tables
from checker.finding import Problem
from checker.review import law_of
from checker.review.cases import suites
from tests.law import values_in
from tests.suites.small import HERE, book


def told(problem: Problem) -> str:
    assert problem.place is not None
    span, help_ = problem.place.span, f"; {problem.help}" if problem.help else ""
    return f"{problem.place.file}:{span.line}:{span.column}: {problem.message}{help_}"


@pytest.mark.parametrize("case", values_in(HERE / "tables.yaml"), ids=lambda case: case["case"])
def test_a_malformed_table_is_told_at_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    shutil.copytree(HERE / "tests" / "cases" / "_offers", tmp_path / "_offers")
    for name, text in case["files"].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    law = law_of(book(), "xa")
    assert law is not None
    _, problems = suites([law], book(), read_tables(tmp_path, "tests/cases"))
    assert [told(one) for one in problems] == case["told"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "xa" / "cap.yaml").mkdir(parents=True)
    problems = read_tables(tmp_path, "cases").problems
    assert [told(one) for one in problems] == ["cases/xa/cap.yaml:1:1: this cannot be read: Is a directory"]


def test_a_pack_may_use_the_base_offers_of_the_rulebook(tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    line = "- {case: one, offer: match, on: 2026-01-01, verdict: kept}\n"
    (tmp_path / "xa" / "house.yaml").write_text(line)
    assert read_tables(tmp_path, "cases").problems
    tables = read_tables(tmp_path, "cases", HERE / "tests" / "cases")
    assert not tables.problems
    assert list(tables.cases) == ["xa/house"]
