"""`checker rules coverage`: what is recorded beside what is mechanised."""

from enum import StrEnum
from typing import Annotated

import typer

from checker.cli.book import RulesOption, book_for
from checker.cli.laws import laws_in
from checker.cli.written import write_out
from checker.report.answers.coverage import coverage_json, coverage_list, coverage_table
from checker.review.coverage import coverage as coverage_of


class Format(StrEnum):
    """How coverage can be written."""

    TEXT = "text"
    JSON = "json"


def coverage(
    market: Annotated[
        list[str] | None, typer.Option(help="List the facts of this market; can be given several times.")
    ] = None,
    rules: RulesOption = None,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT,
) -> None:
    """Compare what is recorded with what is mechanised.

    Each recorded fact of a market counts once: as a limit, as an exception, or else as checked by the ledger, a page,
    a process or nothing.

    Examples:

    checker rules coverage

    checker rules coverage --market gb

    checker rules coverage --format json
    """
    book = book_for(rules)
    found = coverage_of(laws_in(book, market))
    if format is Format.JSON:
        write_out(coverage_json(found, book))
        return
    write_out("\n".join(map(coverage_list, found)) if market else coverage_table(found))
