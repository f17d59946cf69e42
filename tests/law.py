"""Cases of law: base offers with some terms changed, and the ruling of one limit on one day."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from checker import cases
from checker.cases.terms import on_day
from checker.evaluate import Ruling
from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import read, write

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"


@cache
def rulebook() -> Rulebook:
    return Rulebook(ROOT / "rules" / "markets")


@cache
def values_in(path: Path) -> Any:
    documents, problems = read(path.name, path.read_bytes())
    assert not problems, problems
    return documents[0].value


def offer_with(name: str, case: dict[str, Any], market: str) -> dict[str, Any]:
    """The base offer in one market on one day, with what the case changes in it."""
    base = values_in(CASES / "_offers" / f"{name}.yaml")
    return changed(on_day(base, market, date.fromisoformat(case["on"])), case)


def changed(values: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """An offer with the terms left away and put in that a case names."""
    found = cases.changed(values, cases.Change(case.get("with", {}), case.get("without", ())))
    assert not isinstance(found, cases.NoSuchTerm), f"{found.route} leads nowhere"
    return found


def rulings(values: dict[str, Any], on: date) -> list[Ruling]:
    """The rulings on an offer in its market on a day, by the way that a file takes."""
    found = check_file("case.yaml", write(values).encode(), Asked(on=on), rulebook())
    assert not found.problems, found.problems
    return found.checked[0].rulings
