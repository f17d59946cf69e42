"""The charts of an audit: breaches by kind, and how many days bonuses took to be released."""

from collections.abc import Iterable
from typing import Any

from checker.review.audit import AuditReview

WIDTH, LEFT, ROW, MOST = 760, 260, 26, 24
WIDEST = WIDTH - LEFT - 90
SPANS = ((0, 0), (1, 1), (2, 2), (3, 6), (7, 13), (14, 29), (30, 59), (60, 89), (90, 10**6))
"""Days from the grant to the release, first and last."""


def charts_of(review: AuditReview) -> list[dict[str, Any]]:
    """The charts that have anything to show."""
    breaches: dict[str, int] = {}
    for (check, _), count in review.audited.conducted.totals.items():
        breaches[check] = breaches.get(check, 0) + count.breach
    kinds = sorted(((check, count) for check, count in breaches.items() if count), key=lambda one: (-one[1], one[0]))
    days = review.audited.days
    released = [
        (_span_told(first, last), sum(count for day, count in days.items() if first <= day <= last))
        for first, last in SPANS
    ]
    found = [
        ("Breaches by kind", kinds[:MOST], _caption(kinds)),
        ("Days from grant to release", released, f"{sum(days.values()):,} bonuses were released."),
    ]
    return [_chart(title, bars, caption) for title, bars, caption in found if any(count for _, count in bars)]


def _caption(kinds: list[tuple[str, int]]) -> str:
    told = f"{sum(count for _, count in kinds):,} breaches of {len(kinds)} checks and limits."
    return told if len(kinds) <= MOST else f"{told} The {MOST} most frequent ones are shown."


def _span_told(first: int, last: int) -> str:
    if last == SPANS[-1][1]:
        return f"{first} days and more"
    if first == last:
        return "the same day" if first == 0 else f"{first} day{'' if first == 1 else 's'}"
    return f"{first} to {last} days"


def _chart(title: str, bars: Iterable[tuple[str, int]], caption: str) -> dict[str, Any]:
    """A chart of bars, each with its name and its count beside it, in whole pixels."""
    bars = list(bars)
    greatest = max(count for _, count in bars)
    drawn = [
        {"name": name, "told": f"{count:,}", "y": ROW * row + 4, "width": WIDEST * count // greatest}
        for row, (name, count) in enumerate(bars)
    ]
    return {
        "title": title, "caption": caption, "bars": drawn, "left": LEFT, "width": WIDTH, "height": ROW * len(bars) + 8,
    }  # fmt: skip
