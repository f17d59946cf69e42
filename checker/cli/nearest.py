"""`checker nearest`: the nearest lawful offer, with the proof that no nearer one is."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import USAGE, stop
from checker.cli.asked import asked_for
from checker.cli.book import KnownAtOption, RulesOption, book_for, shelf
from checker.cli.contents import contents_of
from checker.cli.written import OutputOption, write_out
from checker.finding import Problem
from checker.offer import make_ready
from checker.report.answers.nearest import nearest_text
from checker.report.answers.nearest_json import nearest_json
from checker.review import Asked, BrokenRulebookError
from checker.review.nearest import Sought, nearest_in
from checker.rulebook import Rulebook


class Format(StrEnum):
    """How the nearest lawful offer can be written."""

    TEXT = "text"
    JSON = "json"


def nearest(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or patterns; `-` is standard input.", metavar="PATH...")
    ],
    market: Annotated[
        list[str] | None,
        typer.Option(help="Look at this market, whatever the offer names; can be given several times."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(help="Look at one day, as 2026-02-01 or `today`, and not the offer's whole life.", metavar="DAY"),
    ] = None,
    rates: Annotated[
        Path | None, typer.Option(help="Exchange rates, laid out as the ECB's eurofxref-hist.csv.", metavar="FILE")
    ] = None,
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT,
    output: OutputOption = "-",
) -> None:
    """Find the nearest lawful offer: for each breach the closest value that is kept.

    One value for all markets of an offer, and what each market alone would let be. A value is proved: with it the
    breach is gone and no limit stands worse, and one smallest step nearer to the declared value fails. A term that
    is not declared is never filled in; it is listed. Where several values are equally near, a person chooses.

    Exit codes: 0 no breach is left, 1 some breach is left to a choice or to another offer, 2 could not be checked.

    Examples:

    checker nearest offers/

    checker nearest offers/spring.yaml --market gb --market dk --on 2026-03-01

    checker nearest offers/spring.yaml --format json --output nearest.json
    """
    book = book_for(rules, known_at)
    asked = asked_for(book, market, on, None, rates)._replace(as_if=True, fresh=None)
    make_ready(shelf())
    try:
        found, problems = _sought(paths, asked, book)
    except BrokenRulebookError as broken:
        stop(broken.problems)
    is_json = format is Format.JSON
    write_out(nearest_json(found, problems, asked, book) if is_json else nearest_text(found, problems, book), output)
    if problems:
        raise typer.Exit(USAGE)
    raise typer.Exit(int(any(one.nearest.together.leaves_breaches for one in found)))


def _sought(paths: list[str], asked: Asked, book: Rulebook) -> tuple[list[Sought], list[Problem]]:
    found: list[Sought] = []
    problems: list[Problem] = []
    for name, content in contents_of(paths):
        if isinstance(content, Problem):
            problems.append(content)
            continue
        sought, told = nearest_in(name, content, asked, book)
        found += sought
        problems += told
    return found, problems
