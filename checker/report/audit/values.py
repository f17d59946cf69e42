"""A finding of an audit as plain values: the JSON contract of a verdict, with the bonus, the player and the rows."""

from typing import Any

from checker.conduct.finding import Finding
from checker.limit import Entry
from checker.report.plain import exact, law_values, place_values
from checker.review.audit import Proved


def finding_values(proved: Proved) -> dict[str, Any]:
    """One finding; `how_many` says for how many bonuses, rows or months it stands."""
    finding = proved.finding
    entry = finding.period.entry if finding.period else None
    constraint = entry.constraint if entry else None
    day = str(finding.day) if finding.day else None
    return {
        "id": identity(finding),
        "limit": finding.check,
        "market": finding.market,
        "offer": finding.offer,
        "version": finding.version,
        "from": day,
        "until": day,
        "verdict": finding.verdict.value,
        "level": finding.level.value if finding.level else None,
        "standing": entry.standing if entry else None,
        "measure": finding.limit.declared.named if finding.limit else None,
        "value": None,
        "constraint": {constraint.operator: exact(constraint.value)} if constraint else None,
        "trace": None,
        "cause": str(finding.cause) if finding.cause else None,
        "message": str(finding.message),
        "help": finding.help,
        "places": [place_values(place) for place in proved.places],
        "facts": _facts(finding, entry),
        "pack": finding.limit.pack or None if finding.limit else None,
        "law": law_values(entry),
        "player": finding.player,
        "bonus": finding.bonus,
        "how_many": finding.how_many,
        "rows": [row._asdict() for row in proved.rows],
        "days": day or "",
    }


def identity(finding: Finding) -> str:
    """What a finding is known by: check, offer, player, bonus and day; it survives rows that move."""
    parts = (finding.check, finding.market, finding.offer, finding.player, finding.bonus, finding.day)
    return ":".join("" if part is None else str(part) for part in parts)


def _facts(finding: Finding, entry: Entry | None) -> list[str]:
    if finding.limit is None:
        return []
    return [*finding.limit.declared.facts, *(entry.facts if entry else ())]
