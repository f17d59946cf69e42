"""Text laid out for a terminal: nothing is too wide, and no word is lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from checker.report.answers.layout import DATED, WIDTH, beside, cut, dated, paragraph, table

WORD = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)
TEXT = st.lists(WORD, max_size=40).map(" ".join)
CELLS = st.lists(st.lists(TEXT, max_size=3), min_size=1, max_size=4)


@given(TEXT, st.integers(0, 20), st.integers(0, 6))
def test_a_paragraph_is_not_too_wide_and_keeps_its_words(text: str, indent: int, hang: int) -> None:
    lines = paragraph(text, indent, hang).split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(lines).split() == text.split()


@given(TEXT)
def test_a_day_stands_in_a_column_of_its_own(text: str) -> None:
    first, *others = dated(date(2026, 3, 1), f"x {text}").split("\n")
    assert first.startswith("2026-03-01  x")
    assert all(line.startswith(" " * DATED) for line in others)


@given(CELLS)
def test_cells_beside_each_other_are_not_too_wide_and_keep_their_letters(cells: list[list[str]]) -> None:
    lines = beside(cells)
    assert all(len(line) <= WIDTH for line in lines)
    letters = sorted("".join(lines).replace(" ", ""))
    assert letters == sorted("".join(text for cell in cells for text in cell).replace(" ", ""))


def test_a_long_word_in_a_cell_is_cut_to_its_column() -> None:
    assert beside([["x" * 20], ["y"], [], ["z"]]) == ["x" * 18 + "  y" + " " * 39 + "z", " xx"]


def test_the_columns_of_a_table_stand_under_each_other() -> None:
    rows = [("market", "facts"), ("gb", "38"), ("ca-kahnawake", "1")]
    assert table(rows, left=1) == ["market       facts", "gb              38", "ca-kahnawake     1"]
    assert table(rows, left=2, gap=2) == ["market        facts", "gb            38", "ca-kahnawake  1"]


def test_a_name_that_is_too_long_loses_its_end() -> None:
    assert cut("Australian Capital", 18) == "Australian Capital"
    assert cut("Australian Capital", 17) == "Australian Capit…"
