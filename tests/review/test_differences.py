"""What another rulebook says otherwise."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from checker.review import BrokenRulebookError
from checker.review.differences import Difference, differences
from checker.rulebook import Rulebook
from tests.law import values_in
from tests.review.small import HERE, book


def other(tmp_path: Path, case: dict[str, Any]) -> Rulebook:
    """A copy of the small rulebook, edited as the case says."""
    folder = tmp_path / "law"
    copytree(HERE / "law", folder)
    for file, (before, after) in case.get("edit", {}).items():
        text = (folder / file).read_text()
        assert text.count(before) == 1, f"{before} does not stand once in {file}"
        (folder / file).write_text(text.replace(before, after))
    for file, copy in case.get("copy", {}).items():
        (folder / copy).write_bytes((folder / file).read_bytes())
    for file in case.get("remove", ()):
        (folder / file).unlink()
    return Rulebook(folder, "other")


def told(one: Difference) -> str:
    name = ", ".join(part for part in (one.subject, one.entry, one.field) if part)
    values = f": {one.here}, {one.there}" if one.field else ""
    lines = (f"{place.span.line}:{place.span.column}" for place in (one.here_at, one.there_at) if place)
    return f"{one.kind} {name}{values} @ {', '.join(lines)}"


@pytest.mark.parametrize("case", values_in(HERE / "differences.yaml"), ids=lambda case: case["case"])
def test_the_differences_are_those_of_the_case(case: dict[str, Any], tmp_path: Path) -> None:
    copy = other(tmp_path, case)
    found = differences(book(), copy, case.get("markets") or {*book().codes, *copy.codes})
    assert [told(one) for one in found] == case["told"]


def test_what_one_side_has_more_the_other_has_less(tmp_path: Path) -> None:
    copy = other(tmp_path, {"copy": {"xb/cap.yaml": "xb/twin.yaml"}, "remove": ["xa/value.yaml"]})
    here, there = (differences(*pair, book().codes) for pair in ((book(), copy), (copy, book())))
    turned = {"added": "removed", "removed": "added"}
    assert [(one.kind, one.subject) for one in here] == [(turned[one.kind], one.subject) for one in there]


def test_the_places_name_the_file_on_each_side(tmp_path: Path) -> None:
    copy = other(tmp_path, {"edit": {"xa/cap.yaml": ["at_most: 10", "at_most: 12"]}})
    (one,) = differences(book(), copy, ["xa"])
    assert [place.file for place in (one.here_at, one.there_at) if place] == ["law/xa/cap.yaml", "other/xa/cap.yaml"]


def test_a_rulebook_that_is_broken_is_not_compared(tmp_path: Path) -> None:
    copy = other(tmp_path, {"edit": {"xa/cap.yaml": ["at_most: 10", "at_most: ten"]}})
    with pytest.raises(BrokenRulebookError) as raised:
        differences(book(), copy, ["xa"])
    assert [problem.place.file for problem in raised.value.problems if problem.place] == ["other/xa/cap.yaml"]
