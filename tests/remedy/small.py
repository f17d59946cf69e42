"""A small rulebook whose law stays as it is, and an offer that is lawful before it: what a plan says, line by line."""

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from checker.fx import NO_RATES, parse
from checker.remedy import Plan, Trial
from checker.report.answers.nearest import remedy_told
from checker.review import law_of
from checker.rulebook import MarketLaw, Rulebook
from tests.law import changed, values_in

HERE = Path(__file__).parent
DAY = date(2026, 4, 15)


@cache
def book() -> Rulebook:
    return Rulebook(HERE / "law", "law")


def laws(*codes: str) -> tuple[MarketLaw, ...]:
    found = [law_of(book(), code) for code in codes]
    return tuple(law for law in found if law is not None)


def meadow(case: dict[str, Any]) -> dict[str, Any]:
    """The lawful offer with what a case changes in it."""
    offer: dict[str, Any] = changed(deepcopy(values_in(HERE / "offer.yaml")), case)
    return offer


def trial(case: dict[str, Any]) -> Trial:
    """The question of a case: its markets (Firstland, if it names none), its day, or the offer's life."""
    rates = NO_RATES
    if "rates" in case:
        rates, problems = parse("rates.csv", case["rates"].encode())
        assert not problems
    on = None if case.get("life") else DAY
    return Trial(laws(*case.get("markets", ["ya"])), on, None, rates)


def told(plan: Plan) -> dict[str, list[str]]:
    """What a plan says, with the keys of a case."""
    found = {
        "changes": [remedy_told(one) for one in plan.remedies],
        "choices": [" / ".join(remedy_told(one) for one in choice.of) for choice in plan.choices],
        "stuck": [f"{one.ruling.limit.id} {one.kind}" for one in plan.stuck],
        "open": [f"{one.why} {'.'.join(map(str, one.route))}".strip() for one in plan.undecided],
        "notes": [one.limit.id for one in plan.notes],
    }
    return {key: lines for key, lines in found.items() if lines}
