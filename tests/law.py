"""Cases of law: base offers with some terms changed, and the ruling of one limit on one day."""

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

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
    offer = dict(values_in(CASES / "_offers" / f"{name}.yaml"))
    offer["markets"] = [market]
    offer["runs"] = {"from": case["on"], "until": case["on"]}
    return changed(offer, case)


def changed(values: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """An offer with the terms left away and put in that a case names."""
    offer = deepcopy(values)
    for route in case.get("without", ()):
        _at(offer, route.split(".")[:-1]).pop(route.split(".")[-1])
    for route, value in case.get("with", {}).items():
        steps = route.split(".")
        holder = _at(offer, steps[:-1])
        if isinstance(holder, list):
            holder[int(steps[-1])] = value
        else:
            holder[steps[-1]] = value
    return offer


def _at(value: Any, steps: list[str]) -> Any:
    for step in steps:
        if isinstance(value, dict) and step not in value:
            value[step] = {}
        value = value[int(step)] if isinstance(value, list) else value[step]
        assert value is not None, f"{step} leads nowhere"
    return value


def rulings(case: dict[str, Any], market: str) -> list[Ruling]:
    """The rulings in a market on the day of the case."""
    content = write(offer_with(case["offer"], case, market)).encode()
    asked = Asked(on=date.fromisoformat(case["on"]))
    found = check_file("case.yaml", content, asked, rulebook())
    assert not found.problems, found.problems
    return found.checked[0].rulings
