"""Since when law is told to stand: nothing is told as a first day that is not known as one, in any format."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.finding import Place, Span
from checker.limit import LimitFile
from checker.report.formats import FORMATS, writer_class
from checker.report.writer import Context
from checker.review import Asked, File, check_file
from checker.rulebook.periods import periods_of
from checker.schema import validate
from checker.source import read, write
from checker.wording import since_told
from tests.law import ROOT, rulebook, values_in
from tests.report.small import totals_of

HERE = Path(__file__).parent
ENTRY = {
    "at_most": 10, "standing": "settled", "law": "Act 1", "read_on": "2026-03-20", "recorded_on": "2026-03-21",
    "review_by": "2027-03-20", "evidence": "seen", "confidence": "high",
}  # fmt: skip


PLACE = Place("limit", "limit.yaml", Span(1, 1, 1, 1))


def limit_of(case: dict[str, Any]) -> LimitFile:
    history = [ENTRY | entry for entry in case["history"]]
    declared = {"title": "A cap", "measure": "wagering.multiple_of_bonus", "facts": ["XA-CAP"], "history": history}
    declared |= {key: case[key] for key in ("before", "after") if key in case}
    documents, _ = read("limit.yaml", write(declared).encode())
    found, problems = validate(LimitFile, documents[0])
    assert found is not None, problems
    return found


@pytest.mark.parametrize("case", values_in(HERE / "since.yaml"), ids=lambda case: case["case"])
def test_law_is_told_to_stand_since_a_day_that_is_known(case: dict[str, Any]) -> None:
    declared = limit_of(case)
    periods = periods_of(declared, (PLACE,) * len(declared.history))
    told = {}
    for text in case["told"]:
        day = date.fromisoformat(text)
        told[text] = since_told(next(one for one in periods if one.first <= day <= one.last))
    assert told == case["told"]


@cache
def worked() -> list[File]:
    """The review of the worked offers under the rulebook's own law."""
    paths = sorted((ROOT / "rules" / "offers").glob("*.yaml"))
    return [check_file(path.name, path.read_bytes(), Asked(), rulebook()) for path in paths]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_tells_the_first_day_of_the_calendar(format_: str) -> None:
    writer = writer_class(format_)(Context(Asked(), rulebook()))
    files = worked()
    text = "".join([writer.start(), *(writer.add(writer.fragment(one)) for one in files), writer.end(totals_of(files))])
    assert "0001-01-01" not in text


def test_days_without_research_are_told_as_such() -> None:
    writer = writer_class("html")(Context(Asked(), rulebook()))
    files = worked()
    page = "".join(writer.add(writer.fragment(one)) for one in files) + writer.end(totals_of(files))
    assert "the law of these days has not been researched; in force from " in page
