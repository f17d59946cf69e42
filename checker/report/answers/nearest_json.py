"""The nearest lawful offers as JSON: every plan with its changes as YAML writes them, and their proof."""

from collections.abc import Sequence
from typing import Any

from checker.finding import Place, Problem, Route
from checker.remedy import Change, Choice, Further, Plan, Remedy, Stuck, Undecided, written
from checker.report.plain import place_values, problem_values, rulebook_values, verdict_values
from checker.report.shared import json_page
from checker.report.writer import VERSION
from checker.review import Asked, Checked
from checker.review.nearest import Sought
from checker.rulebook import Rulebook
from checker.wording import headline

SCHEMA = "checker.nearest/1"


def nearest_json(found: Sequence[Sought], problems: list[Problem], asked: Asked, book: Rulebook) -> str:
    """Every offer with its plans; values of terms are text, as YAML writes them, and null where none is declared."""
    return json_page(
        {
            "schema": SCHEMA,
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(book),
            "asked": {"markets": list(asked.markets), "on": asked.on and str(asked.on)},
            "offers": [_offer(one) for one in found],
            "problems": [problem_values(problem) for problem in problems],
        }
    )


def _offer(one: Sought) -> dict[str, Any]:
    checked, (together, alone, variants) = one
    return {
        "offer": checked.offer.offer,
        "version": checked.offer.version,
        "file": checked.document.file,
        "together": _plan(checked, together),
        "alone": [_plan(checked, plan) for plan in alone],
        "variants": [_plan(checked, plan) for plan in variants],
    }


def _plan(checked: Checked, plan: Plan) -> dict[str, Any]:
    return {
        "markets": list(plan.markets),
        "lawful": plan.is_lawful,
        "changes": [remedy_values(checked, one) for one in plan.remedies],
        "choices": [_choice(checked, one) for one in plan.choices],
        "left": [_stuck(checked, one) for one in plan.stuck],
        "open": [undecided_values(one) for one in plan.undecided],
        "notes": [verdict_values(checked, one) for one in plan.notes],
    }


def remedy_values(checked: Checked, one: Remedy) -> dict[str, Any]:
    """A change with what it heals, its proof, and the place of the term as it is declared."""
    span = checked.document.place_span((*checked.route, *one.change.route))
    return {
        **_change(one.change),
        "markets": list(one.markets),
        "heals": [{"limit": goal.limit, "market": goal.market, "term": _name(goal.route)} for goal in one.heals],
        "verdict": one.verdict.value,
        "elsewhere": [_name(route) for route in one.elsewhere],
        "proof": [_further(further) for further in one.proof],
        "changes_what_players_get": one.for_players,
        "place": place_values(Place("term", checked.document.file, span)),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "term": _name(change.route),
        "route": list(change.route),
        "old": _text(change.old),
        "new": _text(change.new),
    }


def _name(route: Route) -> str:
    return ".".join(map(str, route))


def _text(value: object) -> str | None:
    return None if value is None else written(value)


def _further(one: Further) -> dict[str, Any]:
    ruling = one.ruling
    return {
        "value": _text(one.value),
        "verdict": ruling.verdict.value,
        "level": ruling.level.value if ruling.level else None,
        "limit": ruling.limit.id,
        "market": ruling.market,
        "message": headline(ruling),
    }


def _choice(checked: Checked, choice: Choice) -> dict[str, Any]:
    return {"one_of": [remedy_values(checked, one) for one in choice.of]}


def _stuck(checked: Checked, one: Stuck) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "cause": str(one.cause),
        "help": one.help,
        "would": _change(one.would) if one.would else None,
        "against": [{"limit": ruling.limit.id, "market": ruling.market} for ruling in one.against],
        "breach": verdict_values(checked, one.ruling),
    }


def undecided_values(one: Undecided) -> dict[str, Any]:
    """What leaves limits open: a `term` to be declared, a `rate` that is missing, or `law` that is not known."""
    return {
        "why": one.why,
        "term": _name(one.route) or None,
        "cause": str(one.cause),
        "help": one.help,
        "limits": [{"limit": limit, "market": market} for market, limit in one.limits],
    }
