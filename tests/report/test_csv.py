"""The review as CSV."""

import csv
import io

import pytest

from checker.report.csv_review import COLUMNS
from checker.report.csv_table import cell
from tests.report.small import NASTY_NAME, checked, hostile, small, totals_of


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_there_is_a_row_for_each_verdict_and_each_problem() -> None:
    totals = totals_of([checked(name) for name in ("lawful", "unlawful", "broken")])
    found = [row["verdict"] for row in rows(small("csv"))]
    counts = {name: found.count(name) for name in ("kept", "breach", "open", "not_applicable", "problem")}
    assert counts == {
        "kept": totals.kept, "breach": totals.breach, "open": totals.open,
        "not_applicable": totals.not_applicable, "problem": totals.problems,
    }  # fmt: skip


def test_every_row_has_every_column_and_every_line_ends_as_the_standard_says() -> None:
    text = small("csv")
    assert all(len(row) == len(COLUMNS) for row in csv.reader(io.StringIO(text, newline="")))
    assert text.count("\n") == text.count("\r\n") == len(rows(text)) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert cell(f"{start}cmd()")[0] in "'\\"


def test_a_hostile_offer_gives_no_formula_and_no_further_row() -> None:
    found = rows(hostile("csv"))
    assert len(found) == 6
    assert not [value for row in found for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert NASTY_NAME.startswith("=")
    assert found[0]["file"].startswith("'=")
