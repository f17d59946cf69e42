"""The offers that law in change hits, as text and as JSON."""

from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from checker.evaluate import Ruling
from checker.finding import Problem
from checker.report.answers.layout import DATED, dated, one_line, paragraph
from checker.report.plain import identity, problem_values, rulebook_values, verdict_values
from checker.report.shared import counted, json_page
from checker.report.text import Text
from checker.report.writer import VERSION, Context
from checker.review import Asked, File
from checker.review.impact import Hit, order
from checker.rulebook import Rulebook
from checker.wording import headline

SCHEMA = "checker.impact/1"


class Impact(NamedTuple):
    """What was asked of which rulebook, how many offers were looked at, what hits them, and what could not be read."""

    first: date
    last: date
    book: Rulebook
    offers: int
    hits: list[Hit]
    problems: list[Problem]


def impact_text(found: Impact) -> str:
    """What could not be read, then each offer on each day on which it is hit, and the account."""
    unread = Text(Context(Asked(), found.book)).fragment(File("", [], found.problems)).text
    lines: list[str] = []
    for _, hits in groupby(found.hits, key=lambda hit: order(hit)[:-1]):
        first, *others = hits
        offer = first.checked.offer
        when = f"in {counted(first.days_left, 'day')}"
        lines.append(dated(first.day, f"{when}: {offer.offer} (version {offer.version}) in {first.after.market}"))
        lines += [line for hit in (first, *others) for line in _hit(hit)]
        lines.append("")
    return unread + "\n".join([*lines, paragraph(_account(found)), ""])


def _hit(hit: Hit) -> list[str]:
    after, entry, place = hit.after, hit.entry, hit.checked.place(hit.heavier)
    says = headline(hit.heavier)
    lines = [
        paragraph(f"{after.limit.id}: {told(hit.before)}, then {told(after)}", DATED, 2),
        paragraph(says, DATED + 2, 2),
    ]
    if after.cause and str(after.cause) != says:
        lines.append(paragraph(f"note: {after.cause}", DATED + 2, 6))
    if entry is not None:
        lines.append(paragraph(f"law: {entry.law}", DATED + 2, 5))
    return [*lines, f"{' ' * DATED}  {one_line(place.file)}:{place.span.line}:{place.span.column}"]


def told(ruling: Ruling) -> str:
    """A verdict in words, a breach with its level: `kept`, `breach (warning)`, `not applicable`."""
    words = ruling.verdict.value.replace("_", " ")
    return f"{words} ({ruling.level})" if ruling.level else words


def _account(found: Impact) -> str:
    changed = len({(hit.checked.document.file, hit.checked.route) for hit in found.hits})
    worsen = sum(hit.worsens for hit in found.hits)
    days = f"after {found.first} and up to {found.last}"
    if not found.hits:
        return f"no verdict on {counted(found.offers, 'offer')} changes {days}"
    changes = counted(len(found.hits), "verdict")
    verb = "changes" if len(found.hits) == 1 else "change"
    return f"{changes} on {changed:,} of {counted(found.offers, 'offer')} {verb} {days}; {worsen:,} for the worse"


def impact_json(found: Impact) -> str:
    """Every change as one object, with the verdicts before and after as the JSON review has them."""
    return json_page(
        {
            "schema": SCHEMA,
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(found.book),
            "after": str(found.first),
            "until": str(found.last),
            "offers": found.offers,
            "changes": [_values(hit) for hit in found.hits],
            "problems": [problem_values(problem) for problem in found.problems],
        }
    )


def _values(hit: Hit) -> dict[str, Any]:
    return {
        "id": identity(hit.checked, hit.after),
        "day": str(hit.day),
        "days_left": hit.days_left,
        "offer": hit.checked.offer.offer,
        "version": hit.checked.offer.version,
        "market": hit.after.market,
        "limit": hit.after.limit.id,
        "worsens": hit.worsens,
        "before": verdict_values(hit.checked, hit.before),
        "then": verdict_values(hit.checked, hit.after),
    }
