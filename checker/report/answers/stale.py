"""The entries to be read again, as text to work down, as JSON, and as a table for spreadsheets."""

from datetime import date
from typing import Any

from checker.report.answers.layout import DATED, dated, one_line, paragraph
from checker.report.csv_table import csv_rows
from checker.report.plain import rulebook_values
from checker.report.shared import counted, json_page
from checker.report.writer import VERSION
from checker.review.stale import Stale
from checker.rulebook import Rulebook
from checker.wording import first_told

SCHEMA = "checker.stale/1"
COLUMNS = (
    "review_by", "limit", "market", "title", "from", "standing", "read_on", "evidence", "confidence",
    "law", "link", "file", "line", "column",
)  # fmt: skip


def stale_text(found: list[Stale], before: date) -> str:
    """Each entry with its days, how it is known, its law and its link; the account at the end."""
    lines: list[str] = []
    for one in found:
        lines += [*_entry(one), ""]
    markets = len({one.rule.market for one in found})
    if not found:
        return f"no source is to be read again before {before}\n"
    account = f"{len(found)} {'entry' if len(found) == 1 else 'entries'} in {counted(markets, 'market')}"
    return "\n".join([*lines, f"{account} to be read again before {before}", ""])


def _entry(one: Stale) -> list[str]:
    rule, entry, place = one
    lines = [
        dated(entry.review_by, f"{rule.id}, {first_told(entry)}"),
        paragraph(rule.declared.title, DATED),
        paragraph(f"last read on {entry.read_on}; {_known(one)}", DATED),
        paragraph(f"law: {entry.law}", DATED, 5),
    ]
    if entry.link:
        lines.append(" " * DATED + one_line(entry.link))
    if place:
        lines.append(f"{' ' * DATED}{one_line(place.file)}:{place.span.line}")
    return lines


def _known(one: Stale) -> str:
    return f"evidence {one.entry.evidence}, confidence {one.entry.confidence}; {one.entry.standing}"


def stale_json(found: list[Stale], before: date, book: Rulebook) -> str:
    """Every entry as one object."""
    return json_page(
        {
            "schema": SCHEMA,
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(book),
            "before": str(before),
            "entries": [_values(one) for one in found],
        }
    )


def stale_csv(found: list[Stale]) -> str:
    """A header, then a row for each entry."""
    return csv_rows([COLUMNS, *(_values(one).values() for one in found)])


def _values(one: Stale) -> dict[str, Any]:
    rule, entry, place = one
    values = (
        str(entry.review_by), rule.id, rule.market, rule.declared.title,
        str(entry.first_day) if entry.first_day else None,
        entry.standing, str(entry.read_on), entry.evidence, entry.confidence, entry.law, entry.link,
        rule.file, place.span.line if place else None, place.span.column if place else None,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
