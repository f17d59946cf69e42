"""What law comes, changes and goes between two days, as text and as JSON."""

from typing import Any

from checker.limit import NOT_SET
from checker.report.answers.layout import DATED, dated, one_line, paragraph
from checker.report.plain import exact, place_values, rulebook_values
from checker.report.shared import json_page
from checker.report.writer import VERSION
from checker.review.changes import Change, Changes
from checker.rulebook import Limit, Period, Rulebook
from checker.wording import STATES, bound_told

SCHEMA = "checker.law-changes/1"
HAPPENS = {
    "starts": "comes into force",
    "known": "is known to be in force from here on",
    "changes": "changes",
    "doubtful": "may have ended from here on",
    "ends": "ends",
    "gone": "is gone by this day",
}


def changes_text(found: Changes) -> str:
    """Each change on its day, then what has no first day yet, and the account."""
    lines: list[str] = []
    for one in found.found:
        lines += [*_change(one), ""]
    if found.waiting:
        lines += ["law without a first day yet:", *(_waiting(rule) for rule in found.waiting), ""]
    return "\n".join([*lines, _account(found), ""])


def _change(one: Change) -> list[str]:
    entry = one.entry
    standing = "" if entry.standing == "settled" else f" ({entry.standing})"
    happens = "would come into force" if (one.kind, entry.standing) == ("starts", "proposed") else HAPPENS[one.kind]
    lines = [
        dated(one.day, f"{one.rule.id} {happens}{standing}"),
        paragraph(one.rule.declared.title, DATED),
        paragraph(f"before: {stands(one.rule, one.before)}", DATED, 8),
        paragraph(f"then: {stands(one.rule, one.after)}", DATED, 6),
        paragraph(f"law: {entry.law}", DATED, 5),
    ]
    return [*lines, " " * DATED + one_line(entry.link)] if entry.link else lines


def stands(rule: Limit, period: Period) -> str:
    """How a rule stands over a period: its bound, or why there is none."""
    if period.state != "in_force" or period.entry is None:
        return STATES[period.state]
    if period.constraint is not None and rule.declared.measure is not None:
        return f"{rule.declared.measure} {bound_told(period.constraint, rule.declared.measure)}"
    if rule.declared.exception_to is not None:
        return f"an exception to {rule.declared.exception_to}"
    return f"in force, checked by {' and '.join(rule.declared.checked_by)}"


def _waiting(rule: Limit) -> str:
    standing = rule.declared.history[-1].standing
    return paragraph(f"{rule.id} ({standing}): {rule.declared.title}", 4, 2)


def _account(found: Changes) -> str:
    kinds = [one.kind for one in found.found]
    told = [f"{kinds.count(kind)} {words}" for kind, words in ACCOUNT.items() if kind in kinds]
    return paragraph(f"after {found.first} and up to {found.last}: {', '.join(told) or 'nothing changes'}")


ACCOUNT = {
    "starts": "to come into force",
    "known": "known to be in force from a day on",
    "changes": "to change",
    "doubtful": "that may have ended",
    "ends": "to end",
    "gone": "gone by a day",
}


def changes_json(found: Changes, book: Rulebook) -> str:
    """Every change as one object."""
    return json_page(
        {
            "schema": SCHEMA,
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(book),
            "after": str(found.first),
            "until": str(found.last),
            "changes": [_values(one) for one in found.found],
            "without_first_day": [_rule_values(rule) for rule in found.waiting],
        }
    )


def _values(one: Change) -> dict[str, Any]:
    return {
        "day": str(one.day),
        "kind": one.kind,
        **_rule_values(one.rule),
        "before": _period(one.before),
        "then": _period(one.after),
    }


def _rule_values(rule: Limit) -> dict[str, Any]:
    declared = rule.declared
    return {
        "id": rule.id,
        "market": rule.market,
        "title": declared.title,
        "measure": declared.measure,
        "exception_to": declared.exception_to,
        "checked_by": list(declared.checked_by),
    }


def _period(period: Period) -> dict[str, Any]:
    """How a rule stands over a period; the law is that of the entry in force, else null."""
    stands_now = period.state in ("in_force", "last_day_unknown", "not_commenced")
    entry = period.entry if stands_now else None
    constraint = period.constraint if entry else None
    return {
        "state": period.state,
        "constraint": {constraint.operator: exact(constraint.value)} if constraint else None,
        "standing": entry.standing if entry else None,
        "law": entry.law if entry else None,
        "link": entry.link if entry else None,
        "from": str(entry.first) if entry and entry.first not in (None, NOT_SET) else None,
        "place": place_values(period.place) if entry and period.place else None,
    }
