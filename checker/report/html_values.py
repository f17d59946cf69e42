"""One offer with its verdicts, as the values that the HTML templates write out."""

from typing import Any

from checker.evaluate import Ruling
from checker.finding import Place, Problem, Verdict
from checker.report.excerpt import cut, line_of_law
from checker.report.html_law import anchor_of, standing_in_words
from checker.report.safe import source_line
from checker.report.shared import web_link
from checker.review import Checked, Located, MarketRulings
from checker.rulebook import Rulebook
from checker.wording import days_told, headline, help_for, since_told

Values = dict[str, Any]


def offer_values(checked: Checked, book: Rulebook) -> Values:
    """An offer with its verdicts, market by market; breaches and open verdicts come first."""
    offer, located = checked.offer, checked.located()
    return {
        "id": offer.offer,
        "version": offer.version,
        "title": offer.title or "",
        "file": checked.document.file,
        "days": _days(checked),
        "markets": [_market(checked, one, located, book) for one in checked.markets],
    }


def problem_in_words(problem: Problem) -> Values:
    """A problem with its place as text."""
    return {
        "level": problem.level.value,
        "message": problem.message,
        "help": problem.help,
        "place": _at(problem.place) if problem.place else "",
    }


def _days(checked: Checked) -> str:
    first, last = checked.offer.runs.first, checked.offer.last_day
    return f"from {first} on" if last.year == 9999 else f"{first} to {last}"


def _market(checked: Checked, one: MarketRulings, located: list[Located], book: Rulebook) -> Values:
    rest = [ruling for ruling in one.rulings if ruling.verdict in (Verdict.KEPT, Verdict.NOT_APPLICABLE)]
    told = [_told(checked, found, book) for found in located if found.ruling.market == one.market]
    rest.sort(key=lambda ruling: (ruling.verdict is Verdict.NOT_APPLICABLE, ruling.limit.id, ruling.first))
    law, _ = book.market(one.market)
    return {
        "code": one.market,
        "name": law.declared.name if law else one.market,
        "limits": one.limits,
        "findings": told,
        "rest": [_verdict(ruling) | {"trace": _trace(ruling), "cause": str(ruling.cause or "")} for ruling in rest],
    }


def _verdict(ruling: Ruling) -> Values:
    return {
        "verdict": ruling.verdict.value,
        "word": ruling.verdict.value.replace("_", " "),
        "level": ruling.level.value if ruling.level else "",
        "limit": ruling.limit.id,
        "anchor": anchor_of(ruling.market, ruling.limit.id),
        "message": headline(ruling),
        "days": days_told(ruling),
    }


def _pack(ruling: Ruling, book: Rulebook) -> str:
    """The pack that a limit comes from, with the start of its digest; empty for the rulebook's own."""
    pack = ruling.limit.pack
    return f"{pack} ({book.pack_sha256[pack][:12]})" if pack else ""


def _told(checked: Checked, found: Located, book: Rulebook) -> Values:
    """A breach or an open verdict in full, with both places."""
    ruling, place, missing = found
    values = _verdict(ruling) | {
        "term": _excerpt(place, checked.document.line(place.span.line)),
        "missing": missing,
        "trace": _trace(ruling),
        "cause": str(ruling.cause) if ruling.cause and ruling.verdict is Verdict.BREACH else "",
        "help": help_for(ruling),
        "law": None,
    }
    entry, at = ruling.period.entry, ruling.period.place
    if entry is None or at is None:
        return values
    return values | {
        "law": {
            "citation": entry.law,
            "link": web_link(entry.link),
            "since": since_told(ruling.period),
            "standing": standing_in_words(entry),
            "read": str(entry.read_on),
            "pack": _pack(ruling, book),
            "excerpt": _excerpt(at, line_of_law(book, at)),
        }
    }


def _trace(ruling: Ruling) -> str:
    return str(ruling.trace) if ruling.trace else ""


def _at(place: Place) -> str:
    return f"{place.file}:{place.span.line}:{place.span.column}"


def _excerpt(place: Place, line: str) -> Values:
    """A line of a file in three pieces, the middle one being what is pointed at."""
    span = place.span
    end = span.end_column if span.end_line == span.line else len(line) + 1
    line, start, end = cut(line, span.column - 1, max(end - 1, span.column))
    shown = source_line(line)
    return {"at": _at(place), "before": shown[:start], "marked": shown[start:end], "after": shown[end:]}
