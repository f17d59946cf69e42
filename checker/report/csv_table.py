"""Tables in CSV (RFC 4180), for spreadsheets, with no cell that one of them would run."""

import csv
import io
from collections.abc import Iterable

from checker.report.safe import plain

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula; `plain` leaves no tab or line break to hide it behind."""


def csv_rows(rows: Iterable[Iterable[object]]) -> str:
    """Rows of values as lines of CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([[cell(value) for value in row] for row in rows])
    return text.getvalue()


def cell(value: object) -> str:
    """A cell that no spreadsheet runs: one that would be a formula starts with an apostrophe."""
    text = plain(_told(value))
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return " ".join(f"{name} {_told(inner)}" for name, inner in value.items())
    return " ".join(map(_told, value)) if isinstance(value, list) else str(value)
