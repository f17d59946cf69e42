"""`checker fit`: in which markets an offer may run on a day, and what stands in the way elsewhere."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import USAGE, stop
from checker.cli.asked import asked_for, today
from checker.cli.book import KnownAtOption, RulesOption, book_for, shelf
from checker.cli.contents import contents_of
from checker.cli.laws import laws_in
from checker.cli.written import OutputOption, write_out
from checker.finding import Problem
from checker.offer import make_ready
from checker.report.answers.fit import fit_json, fit_text
from checker.review import Asked, BrokenRulebookError
from checker.review.fit import Fit, fits
from checker.rulebook import MarketLaw, Rulebook


class Format(StrEnum):
    """How it can be written where an offer fits."""

    TEXT = "text"
    JSON = "json"


def fit(
    offer: Annotated[str, typer.Argument(help="A file with an offer, or several; `-` is standard input.")],
    on: Annotated[str | None, typer.Option(help="The day, as 2026-02-01; today without it.", metavar="DAY")] = None,
    market: Annotated[
        list[str] | None, typer.Option(help="Look at this market only; can be given several times.")
    ] = None,
    rates: Annotated[
        Path | None, typer.Option(help="Exchange rates, laid out as the ECB's eurofxref-hist.csv.", metavar="FILE")
    ] = None,
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT,
    output: OutputOption = "-",
) -> None:
    """Tell in which markets an offer may run on a day, and what stands in the way elsewhere.

    Every market of the rulebook is looked at as if it stood in `markets`. A market may run the offer if some limit is
    kept and none is broken or open; where open limits are all that is left, it tells what to declare. A market whose
    recorded limits do not reach the offer is told apart: nothing is known there, and that is no permission.

    Exit codes: 0 told, 2 could not be checked.

    Examples:

    checker fit offers/spring.yaml

    checker fit offers/spring.yaml --on 2026-12-01 --market gb --market dk

    checker fit offers/spring.yaml --format json --output fit.json
    """
    book = book_for(rules, known_at)
    asked = asked_for(book, None, on, None, rates)
    day = asked.on or today()
    make_ready(shelf())
    laws = laws_in(book, market)
    try:
        found, problems = _fits(offer, laws, asked._replace(on=day), book)
    except BrokenRulebookError as broken:
        stop(broken.problems)
    write_out(_written(found, day, problems, book, format), output)
    raise typer.Exit(USAGE if problems else 0)


def _fits(offer: str, laws: list[MarketLaw], asked: Asked, book: Rulebook) -> tuple[list[Fit], list[Problem]]:
    found: list[Fit] = []
    problems: list[Problem] = []
    for name, content in contents_of([offer]):
        if isinstance(content, Problem):
            problems.append(content)
            continue
        several, told = fits(name, content, laws, asked, book)
        found += several
        problems += told
    return found, problems


def _written(found: list[Fit], day: date, problems: list[Problem], book: Rulebook, format: Format) -> str:
    return (fit_json if format is Format.JSON else fit_text)(found, day, problems, book)
