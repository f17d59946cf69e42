"""`checker markets`: what is limited where, on a day."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from checker.cli.app import refuse
from checker.cli.asked import day_from, today
from checker.cli.book import KnownAtOption, RulesOption, book_for
from checker.cli.laws import laws_in
from checker.cli.written import OutputOption, write_out
from checker.report.answers.markets import market_text, markets_table
from checker.report.answers.matrix import MOST, matrix_csv, matrix_text
from checker.review.matrix import Matrix, matrix
from checker.rulebook import Rulebook


class Format(StrEnum):
    """How markets beside each other can be written."""

    TEXT = "text"
    HTML = "html"
    CSV = "csv"


def markets(
    market: Annotated[
        str | None, typer.Argument(help="One market, such as gb; without it, all of them.", metavar="[MARKET]")
    ] = None,
    compare: Annotated[
        str | None, typer.Option(help="Put these markets beside each other.", metavar="gb,dk,se")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day, as 2026-02-01; today without it.", metavar="DAY")] = None,
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
    format: Annotated[Format, typer.Option(help="How to write a comparison.")] = Format.TEXT,
    output: OutputOption = "-",
) -> None:
    """List the markets, or what law limits in some of them.

    Examples:

    checker markets

    checker markets dk --on 2026-03-01

    checker markets --compare gb,dk,se --on 2026-03-01

    checker markets --compare gb,dk,se,es,nl --format html --output markets.html
    """
    book, day = book_for(rules, known_at), day_from(on) or today()
    if compare is not None:
        if market is not None:
            refuse(f"`{market}` stands beside --compare", f"name all of them: --compare {market},{compare}")
        write_out(_beside(book, compare, day, format), output)
        return
    if format is not Format.TEXT:
        refuse(f"--format {format} is for a comparison", "name the markets, as in --compare gb,dk,se")
    laws = laws_in(book, [market] if market else None)
    write_out(market_text(laws[0], book, day) if market else markets_table(laws, day), output)


def _beside(book: Rulebook, compare: str, day: date, format: Format) -> str:
    names = [name.strip() for name in compare.split(",") if name.strip()]
    if not names:
        refuse("no market is named to compare", "name some, as in --compare gb,dk,se")
    found = matrix(laws_in(book, names), day)
    if format is Format.TEXT and len(found.laws) > MOST:
        refuse(
            f"{len(found.laws)} markets do not fit beside each other in 80 columns, {MOST} do",
            "give --format html --output markets.html, or --format csv",
        )
    return _written(found, book, format)


def _written(found: Matrix, book: Rulebook, format: Format) -> str:
    if format is Format.CSV:
        return matrix_csv(found)
    if format is Format.TEXT:
        return matrix_text(found)
    from checker.report.answers.matrix_html import matrix_html

    return matrix_html(found, book)
