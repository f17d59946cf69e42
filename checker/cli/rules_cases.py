"""`checker rules cases`: the cases of law as a suite that others can run."""

from enum import StrEnum
from typing import Annotated

import typer

from checker.cli.app import refuse, stop
from checker.cli.book import book_for
from checker.cli.laws import laws_in
from checker.cli.tables import CasesOption, tables_for
from checker.cli.written import OutputOption, write_out
from checker.report.answers.cases import cases_json, cases_text
from checker.review import BrokenRulebookError
from checker.review.cases import suites


class Format(StrEnum):
    """How cases can be written."""

    TEXT = "text"
    JSON = "json"


def cases(
    market: Annotated[
        list[str] | None, typer.Option(help="Only the limits of this market; can be given several times.")
    ] = None,
    cases: CasesOption = None,
    format: Annotated[Format, typer.Option(help="How to write them; JSON holds each offer as a whole.")] = Format.TEXT,
    output: OutputOption = "-",
) -> None:
    """Hand out the cases of law: offers on both sides of every limit, each with the verdict to come to.

    Some were written by hand, others made from the law: at a value and a step beyond it, on a first day and the day
    before. A regulator or another program can run them without this one.

    Examples:

    checker rules cases --market gb

    checker rules cases --format json --output cases.json
    """
    book = book_for()
    tables = tables_for(book, cases)
    if tables is None:
        refuse("no cases were found", "name their folder with --cases")
    try:
        found, problems = suites(laws_in(book, market), book, tables)
    except BrokenRulebookError as broken:
        stop(broken.problems)
    if problems:
        stop(problems)
    write_out(cases_json(found, book) if format is Format.JSON else cases_text(found), output)
