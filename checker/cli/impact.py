"""`checker impact`: the live offers that law in change hits."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import USAGE, refuse, stop
from checker.cli.asked import asked_for, day_from, today
from checker.cli.book import KnownAtOption, RulesOption, book_for, shelf
from checker.cli.written import OutputOption, write_out
from checker.finding import Level, Place, Problem, Span
from checker.offer import make_ready
from checker.report.answers.calendar import calendar
from checker.report.answers.impact import Impact, impact_json, impact_text
from checker.review import Asked, BrokenRulebookError, File, check_file
from checker.review.impact import hits, order
from checker.rulebook import Rulebook
from checker.source import discover


class Format(StrEnum):
    """How the impact can be written; `ics` is a calendar."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


def impact(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or patterns; `-` is standard input.", metavar="PATH...")
    ],
    to: Annotated[str, typer.Option("--to", help="The last day of the window.", metavar="DAY")],
    since: Annotated[
        str | None,
        typer.Option("--from", help="The day from which days are counted; today without it.", metavar="DAY"),
    ] = None,
    market: Annotated[
        list[str] | None, typer.Option(help="Look at this market only; can be given several times.")
    ] = None,
    rates: Annotated[
        Path | None, typer.Option(help="Exchange rates, laid out as the ECB's eurofxref-hist.csv.", metavar="FILE")
    ] = None,
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
    format: Annotated[Format, typer.Option(help="How to write it; `ics` is a calendar.")] = Format.TEXT,
    output: OutputOption = "-",
) -> None:
    """Tell which live offers law in change will hit.

    For each offer and limit whose verdict changes after the first day and up to the last: the day, the verdict
    before and then, the days left, and the law.

    Exit codes: 0 no verdict gets worse, 1 some breach begins or comes to weigh more, 2 could not be checked.

    Examples:

    checker impact offers/ --to 2027-06-30

    checker impact offers/ --from 2026-01-01 --to 2026-12-31 --market gb --format json

    checker impact offers/ --to 2027-06-30 --format ics --output law.ics
    """
    book = book_for(rules, known_at)
    first, last = day_from(since) or today(), day_from(to)
    if last is None or last < first:
        refuse(f"{last} comes before {first}", "name a later day with --to, or an earlier one with --from")
    asked = asked_for(book, market, None, None, rates)._replace(fresh=None)
    make_ready(shelf())
    found = Impact(first, last, book, 0, [], [])
    try:
        for file in _files(paths, asked, book):
            found = _with(found, file)
    except BrokenRulebookError as broken:
        stop(broken.problems)
    found = found._replace(hits=sorted(found.hits, key=order))
    write_out(_written(found, format), output)
    _leave(found, format)


def _with(found: Impact, file: File) -> Impact:
    """What was found, and what one more file comes to; what is kept of the file is what law in change hits."""
    found.hits.extend(hits(file, found.first, found.last))
    found.problems.extend(file.problems)
    return found._replace(offers=found.offers + len(file.checked))


def _written(found: Impact, format: Format) -> str:
    if format is Format.ICS:
        return calendar(found.hits, found.first)
    return impact_json(found) if format is Format.JSON else impact_text(found)


def _leave(found: Impact, format: Format) -> None:
    """End with the exit code; a calendar cannot hold problems, so that they are told beside it."""
    if found.problems and format is Format.ICS:
        stop(found.problems)
    if found.problems:
        raise typer.Exit(USAGE)
    raise typer.Exit(int(any(hit.worsens for hit in found.hits)))


def _files(paths: list[str], asked: Asked, book: Rulebook) -> Iterator[File]:
    names, problems = discover(paths)
    yield File("", [], problems)
    for name in names:
        yield _file(name, asked, book)


def _file(name: str, asked: Asked, book: Rulebook) -> File:
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        place = Place("problem", name, Span(1, 1, 1, 1))
        return File(name, [], [Problem(Level.ERROR, f"the file cannot be read: {error.strerror}", place)])
    return check_file(name, content, asked, book)
