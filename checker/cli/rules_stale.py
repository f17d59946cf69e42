"""`checker rules stale`: the sources that are to be read again."""

from enum import StrEnum
from typing import Annotated

import typer

from checker.cli.asked import day_from, today
from checker.cli.book import RulesOption, book_for
from checker.cli.laws import laws_in
from checker.cli.written import OutputOption, write_out
from checker.report.answers.stale import stale_csv, stale_json, stale_text
from checker.review.changes import rules_of
from checker.review.stale import stale as stale_among


class Format(StrEnum):
    """How the list can be written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def stale(
    before: Annotated[
        str | None,
        typer.Option(help="List what is to be read again before this day; today without it.", metavar="DAY"),
    ] = None,
    market: Annotated[list[str] | None, typer.Option(help="List this market only; can be given several times.")] = None,
    rules: RulesOption = None,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT,
    output: OutputOption = "-",
) -> None:
    """List the sources of law that are to be read again.

    Each entry of law says by which day its source is to be read again; the oldest day comes first.

    Examples:

    checker rules stale

    checker rules stale --before 2027-03-01 --market dk

    checker rules stale --before 2027-03-01 --format csv --output stale.csv
    """
    book, day = book_for(rules), day_from(before) or today()
    found = stale_among(rules_of(laws_in(book, market)), day)
    if format is Format.TEXT:
        write_out(stale_text(found, day), output)
        return
    write_out(stale_csv(found) if format is Format.CSV else stale_json(found, day, book), output)
