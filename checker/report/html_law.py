"""The law of a market, as the values that the HTML templates write out."""

from typing import Any

from checker.limit import Entry
from checker.report.answers.law_words import condition_told, entry_days
from checker.report.shared import web_link
from checker.rulebook import Limit, MarketLaw
from checker.wording import bound_told

Values = dict[str, Any]
STANDINGS = {
    "settled": "settled",
    "guidance": "guidance of the regulator",
    "contested": "contested: an inferred or disputed reading, or one not checked at its source",
    "proposed": "proposed, not adopted",
}


def market_values(law: MarketLaw) -> Values:
    """A market with each of its limits, and the recorded rules that terms cannot decide."""
    declared = law.declared
    return {
        "code": declared.market,
        "name": declared.name,
        "regulator": declared.regulator,
        "overview": declared.overview,
        "limits": [_limit(declared.market, limit) for limit in law.limits],
        "exceptions": [_limit(declared.market, one) for several in law.exceptions.values() for one in several],
        "unchecked": [
            {
                "id": one.id,
                "title": one.declared.title,
                "by": ", ".join(one.declared.checked_by),
                "how": one.declared.how,
                "entries": [_entry(one.declared.named or "", entry) for entry in reversed(one.declared.history)],
            }
            for one in law.unmeasured
        ],
    }


def anchor_of(market: str, limit: str) -> str:
    """Where in the page the law of a limit stands."""
    return f"law-{market}-{limit.replace('/', '-')}"


def standing_in_words(entry: Entry) -> str:
    """How firm the law is, and how it is known."""
    return f"{STANDINGS[entry.standing]} (evidence {entry.evidence}, confidence {entry.confidence})"


def _limit(market: str, limit: Limit) -> Values:
    declared = limit.declared
    return {
        "id": limit.id,
        "anchor": anchor_of(market, limit.id),
        "title": declared.title,
        "measure": declared.measure or "",
        "exception_to": declared.exception_to or "",
        "products": ", ".join(declared.products),
        "condition": condition_told(limit.condition) if limit.condition is not None else "",
        "facts": ", ".join(declared.facts),
        "history": [_entry(declared.measure or "", entry) for entry in reversed(declared.history)],
    }


def _entry(measure: str, entry: Entry) -> Values:
    return {
        "days": entry_days(entry),
        "bound": bound_told(entry.constraint, measure) if entry.constraint else "",
        "citation": entry.law,
        "link": web_link(entry.link),
        "standing": standing_in_words(entry),
        "read": str(entry.read_on),
        "note": " ".join((entry.note or "").split()),
    }
