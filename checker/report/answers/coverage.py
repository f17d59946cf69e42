"""What is recorded beside what is mechanised, as a table, as the list of one market's facts, and as JSON."""

from typing import Any

from checker.report.answers.layout import cut, paragraph, table
from checker.report.plain import rulebook_values
from checker.report.safe import plain
from checker.report.shared import counted, json_page
from checker.report.writer import VERSION
from checker.review.coverage import KINDS, Fact, MarketCoverage, Resting
from checker.rulebook import Rulebook

SCHEMA = "checker.coverage/1"
HEAD = ("market", "name", "facts", "limits", "mech.", "ledger", "page", "proc.", "none", "share")
BY_OTHERS = KINDS[2:]
NAME = 19
"""The columns that the name of a market may take, so that the table fits a terminal."""
LEGEND = """\
mech.: recorded facts that a limit or an exception rests on. The others are
checked by the ledger, the page (what is shown), a process, or by none of them.
A fact counts once. `checker rules coverage --market M` lists those of a market."""


def coverage_table(found: list[MarketCoverage]) -> str:
    """A row for each market, and the totals."""
    rows = [HEAD, *(_row(one.law.declared.market, one.law.declared.name, [one]) for one in found)]
    *lines, total = table([*rows, _row("total", f"{len(found)} markets", found)], left=2)
    return "\n".join([*lines, "", total, "", LEGEND, ""])


def _row(code: str, name: str, several: list[MarketCoverage]) -> tuple[str, ...]:
    facts, mechanised = sum(len(one.facts) for one in several), sum(one.mechanised for one in several)
    counts = (sum(one.count(kind) for one in several) for kind in BY_OTHERS)
    numbers = [facts, sum(one.limits for one in several), mechanised, *counts]
    return code, cut(plain(name), NAME), *map(str, numbers), share(mechanised, facts)


def share(part: int, whole: int) -> str:
    """A share in whole per cent, rounded down, so that only all of it is 100%; `-` of nothing."""
    return f"{100 * part // whole}%" if whole else "-"


def coverage_list(one: MarketCoverage) -> str:
    """The facts of one market, each with what rests on it or how it is checked."""
    declared, facts = one.law.declared, len(one.facts)
    head = f"{declared.name} ({declared.market}): {counted(facts, 'recorded fact')}"
    mechanised = f"{one.mechanised} of them mechanised ({share(one.mechanised, facts)})"
    lines = [paragraph(f"{head}, {mechanised}, in {counted(one.limits, 'limit')}" if facts else head), ""]
    for fact in one.facts:
        lines += [plain(fact.key), *map(_resting, fact.rules)]
    return "\n".join([*lines, ""])


def _resting(resting: Resting) -> str:
    rule, kind, entry = resting
    if kind in ("limit", "exception"):
        to = f" to {rule.declared.exception_to}" if kind == "exception" else ""
        return paragraph(f"{rule.id}, {'an ' if to else 'a '}{kind}{to}, {entry.standing}", 4, 2)
    return paragraph(f"{rule.id}, by {', '.join(rule.declared.checked_by)}: {rule.declared.how}", 4, 2)


def coverage_json(found: list[MarketCoverage], book: Rulebook) -> str:
    """Every fact of every market, with the rules that rest on it."""
    return json_page(
        {
            "schema": SCHEMA,
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(book),
            "totals": _totals(found),
            "markets": [
                {
                    "market": one.law.declared.market,
                    "name": one.law.declared.name,
                    "inherits": one.law.declared.inherits,
                    "totals": _totals([one]),
                    "facts": [_fact(fact) for fact in one.facts],
                }
                for one in found
            ],
        }
    )


def _totals(several: list[MarketCoverage]) -> dict[str, int]:
    return {
        "facts": sum(len(one.facts) for one in several),
        "limits": sum(one.limits for one in several),
        "mechanised": sum(one.mechanised for one in several),
        **{kind: sum(one.count(kind) for one in several) for kind in KINDS},
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"fact": fact.key, "counts_as": fact.kind, "rules": [_rule(one) for one in fact.rules]}


def _rule(resting: Resting) -> dict[str, Any]:
    rule, kind, entry = resting
    return {
        "id": rule.id,
        "kind": kind,
        "file": rule.file,
        "title": rule.declared.title,
        "checked_by": list(rule.declared.checked_by),
        "how": rule.declared.how,
        "standing": entry.standing,
        "evidence": entry.evidence,
        "confidence": entry.confidence,
        "read_on": str(entry.read_on),
    }
