"""Measures × markets on a day."""

from datetime import date
from typing import Any

import pytest

from checker.report.answers.matrix import stands
from checker.review.matrix import Cell, matrix
from tests.law import values_in
from tests.review.small import HERE, laws


def told(cells: tuple[Cell, ...]) -> list[list[str]]:
    return [[stands(limit, period) for limit, period in cell] for cell in cells]


@pytest.mark.parametrize("case", values_in(HERE / "matrix.yaml"), ids=lambda case: case["case"])
def test_the_cells_are_those_of_the_case(case: dict[str, Any]) -> None:
    found = matrix(laws(*case["markets"]), date.fromisoformat(case["on"]))
    assert told(found.bans) == case["bans"]
    assert {row.measure: told(row.cells) for row in found.rows} == case["rows"]


def test_the_columns_stand_in_the_order_asked_for() -> None:
    found = matrix(laws("xc", "xa"), date(2026, 3, 1))
    assert [law.declared.market for law in found.laws] == ["xc", "xa"]
    assert all(not row.cells[0] and row.cells[1] for row in found.rows)
