"""Answers about the rulebook, as they are written: the whole text, its width, and that nothing can break out of it."""

import csv
import io
import json
from itertools import pairwise

import pytest
from lxml import html

from checker.report.safe import CONTROL
from tests.report.answers.written import HERE, hostile, small, without_style

SMALL, HOSTILE = small(), hostile()
TEXTS = [name for name in SMALL if name.endswith(".txt")]
BOTH = [
    pytest.param(answers, name, id=f"{kind} {name}")
    for kind, answers in (("small", SMALL), ("hostile", HOSTILE))
    for name in answers
]


@pytest.mark.parametrize("name", SMALL)
def test_an_answer_is_what_is_expected_to_the_byte(name: str) -> None:
    assert without_style(SMALL[name]()) == (HERE / "expected" / name).read_bytes().decode()


@pytest.mark.parametrize("name", TEXTS)
def test_text_fits_80_columns_but_for_links(name: str) -> None:
    assert not [line for line in SMALL[name]().splitlines() if len(line) > 80 and "://" not in line]


@pytest.mark.parametrize(("answers", "name"), BOTH)
def test_no_control_character_is_left_and_lines_end_as_the_format_says(answers, name: str) -> None:  # type: ignore[no-untyped-def]
    text = answers[name]()
    ending = "\r\n" if name.endswith((".csv", ".ics")) else "\n"
    assert text.endswith(ending)
    assert not [line for line in text.split(ending) if CONTROL.search(line)]


@pytest.mark.parametrize("name", [name for name in SMALL if name.endswith(".json")])
def test_json_names_its_schema_and_the_rulebook(name: str) -> None:
    values = json.loads(SMALL[name]())
    assert values["schema"].startswith("checker.")
    assert values["schema"].endswith("/1")
    assert len((values.get("rulebook") or values["here"])["sha256"]) == 64


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.endswith(".csv")])
def test_no_cell_is_a_formula_and_every_row_has_every_column(name: str) -> None:
    for answers in (SMALL, HOSTILE):
        rows = list(csv.reader(io.StringIO(answers[name](), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("answers", [SMALL, HOSTILE], ids=["small", "hostile"])
def test_the_page_runs_and_loads_nothing_and_links_to_the_web_only(answers) -> None:  # type: ignore[no-untyped-def]
    tree = html.document_fromstring(answers["matrix.html"]())
    assert not tree.cssselect("script, [src], [style], img, iframe, object, embed, form, base")
    assert not [key for one in tree.iter() for key in one.attrib if key.startswith("on")]
    assert tree.cssselect("meta[http-equiv]")[0].get("content").startswith("default-src 'none'; style-src 'sha256-")
    targets = [one.get("href") for one in tree.cssselect("a")]
    assert all(target == "#main" or target.startswith(("https://", "http://")) for target in targets)


def test_the_page_can_be_read_without_eyes() -> None:
    tree = html.document_fromstring(SMALL["matrix.html"]())
    assert tree.get("lang") == "en"
    assert tree.cssselect("table > caption")[0].text == "Bounds of law on 2026-03-15"
    assert {one.get("scope") for one in tree.cssselect("thead th")} == {"col"}
    assert {one.get("scope") for one in tree.cssselect("tbody th")} == {"row"}
    assert {len(row.cssselect("th, td")) for row in tree.cssselect("tr")} == {5}
    levels = [int(one.tag[1]) for one in tree.cssselect("h1, h2, h3")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    anchors = [one.get("id") for one in tree.cssselect("[id]")]
    assert len(anchors) == len(set(anchors))
    assert all(one.get("aria-labelledby") in anchors for one in tree.cssselect("[aria-labelledby]"))


def test_both_colour_schemes_are_declared() -> None:
    tree = html.document_fromstring(SMALL["matrix.html"]())
    assert tree.cssselect('meta[name="color-scheme"]')[0].get("content") == "light dark"
