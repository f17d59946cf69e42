"""What is wrong with a rulebook: each problem in our words, at the line and column of the wrong value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.finding import Problem
from checker.review.rules import check_rulebook
from checker.rulebook import Rulebook
from checker.source import write
from tests.law import values_in

HERE = Path(__file__).parent
ENTRY = {
    "from": "2026-01-01",
    "at_most": 10,
    "standing": "settled",
    "law": "An Act, section 1",
    "link": "https://law.example/act",
    "read_on": "2026-01-15",
    "recorded_on": "2026-01-16",
    "review_by": "2028-01-15",
    "evidence": "seen",
    "confidence": "high",
    "note": None,
}
RULE = {"title": "A limit", "measure": "wagering.multiple_of_bonus", "before": "no_limit", "facts": ["XA-CAP"]}
MARKET = {
    "market": "xa",
    "name": "Testland",
    "regulator": "Testland Commission",
    "currency": "EUR",
    "online_play": "licensed",
    "bonuses": "limited",
    "overview": "A market of the tests.",
}


def lines_of(values: dict[str, Any], indent: str = "") -> Iterator[str]:
    """A line for each key, those that are null left away."""
    for key, value in values.items():
        if value is not None:
            yield f"{indent}{key}: {write([value])[1:-1]}"


def rule_text(changes: dict[str, Any]) -> str:
    """The sound limit with some values changed; keys that it has not come last, in the entry and in the file."""
    own = {key: value for key, value in changes.items() if not key.startswith("entry.") and key != "further"}
    inside = {key.removeprefix("entry."): value for key, value in changes.items() if key.startswith("entry.")}
    known = {key: value for key, value in own.items() if key in RULE}
    rest = {key: value for key, value in own.items() if key not in RULE}
    lines = [*lines_of(RULE | known), "history:", *entry_lines(ENTRY | inside)]
    lines += entry_lines({**ENTRY, **changes["further"]}) if "further" in changes else []
    return "\n".join([*lines, *lines_of(rest), ""])


def entry_lines(entry: dict[str, Any]) -> list[str]:
    first, *others = lines_of(entry, "    ")
    return [f"  - {first.strip()}", *others]


def write_book(directory: Path, files: dict[str, dict[str, Any]]) -> Rulebook:
    """A rulebook of one sound limit, with files changed and added."""
    for name, changes in {"xa/market.yaml": {}, "xa/cap.yaml": {}, **files}.items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        is_market = path.name == "market.yaml"
        path.write_text("\n".join([*lines_of(MARKET | changes), ""]) if is_market else rule_text(changes))
    return Rulebook(directory, "rules")


def told(problem: Problem) -> str:
    assert problem.place is not None
    span, help_ = problem.place.span, f"; {problem.help}" if problem.help else ""
    text = f"{problem.place.file}:{span.line}:{span.column}: {problem.message}{help_}"
    return text.replace("rules/", "")


@pytest.mark.parametrize("case", values_in(HERE / "problems.yaml"), ids=lambda case: case["case"])
def test_each_problem_is_told_at_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    book = write_book(tmp_path, case.get("files", {}))
    assert [told(one) for one in check_rulebook(book).problems] == case["told"]


@pytest.mark.parametrize("case", values_in(HERE / "redundant.yaml"), ids=lambda case: case["case"])
def test_a_limit_that_decides_nothing_is_told_with_the_stricter_one(case: dict[str, Any], tmp_path: Path) -> None:
    found = check_rulebook(write_book(tmp_path, case["files"]))
    assert not found.problems
    assert [f"{one.limit.id}: {one.stricter.id}" for one in found.redundant] == case["told"]
