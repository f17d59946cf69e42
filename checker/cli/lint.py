"""`checker lint`: offers held against the law of their markets."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import complete
from checker.cli.app import USAGE, refuse, stop
from checker.cli.asked import asked_for
from checker.cli.book import KnownAtOption, RulesOption, book_for, shelf
from checker.cli.run import Job, Output, run
from checker.offer import make_ready
from checker.report.formats import FORMATS
from checker.report.writer import BadTemplateError
from checker.review import BrokenRulebookError, Totals


class FailOn(StrEnum):
    """What makes the exit code 1: each one includes those before it."""

    NEVER = "never"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OPEN = "open"


Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]


def lint(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or patterns; `-` is standard input.", metavar="PATH")
    ],
    market: Annotated[
        list[str] | None,
        typer.Option(
            help="Check this market only, as if each offer were made there; can be given several times.",
            metavar="CODE",
            autocompletion=complete.markets,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(help="Check one day, as 2026-02-01 or `today`, and not the offer's whole life.", metavar="DAY"),
    ] = None,
    horizon: Annotated[
        str | None, typer.Option(help="Look at law that starts up to so many days from today, too.", metavar="180d")
    ] = None,
    rates: Annotated[
        Path | None, typer.Option(help="Exchange rates, laid out as the ECB's eurofxref-hist.csv.", metavar="FILE")
    ] = None,
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
    format: Annotated[
        list[Format] | None,
        typer.Option(
            help=f"How to write the result: {', '.join(FORMATS)}; can be given several times.", metavar="NAME"
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", help="Where the format before it goes; `-` is standard output.", metavar="FILE"),
    ] = None,
    template: Annotated[
        Path | None, typer.Option(help="Write the result with a Jinja template of your own.", metavar="FILE")
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(help=f"The least finding that makes the exit code 1: {', '.join(FailOn)}.", metavar="LEVEL"),
    ] = FailOn.WARNING,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Fail on open verdicts, and leave open what rests on sources not read again in time."
        ),
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", help="Processes; 0 takes as many as pay.", min=0, max=64, metavar="NUMBER")
    ] = 0,
) -> None:
    """Hold offers against the law of their markets, over their whole life.

    With --market an offer is held against the law of that market whether it names it or not: may it run there?

    Exit codes: 0 kept, 1 breach (or what --fail-on names), 2 could not be checked.

    Examples:

    checker lint offers/

    checker lint offers/ --market gb --on 2026-03-01

    checker lint offers/ --format sarif --output offers.sarif --format text

    checker lint - < offer.yaml
    """
    book = book_for(rules, known_at)
    asked = asked_for(book, market, on, horizon, rates, strict)._replace(as_if=True)
    make_ready(shelf())
    outputs = _outputs([str(one) for one in format or ()], output or [], template)
    try:
        totals = run(Job(paths, asked, book, outputs, jobs, tuple(one for one in (template, rates) if one)))
    except BrokenRulebookError as broken:
        stop(broken.problems)
    except BadTemplateError as bad:
        stop([bad.problem])
    raise typer.Exit(exit_code(totals, FailOn.OPEN if strict else fail_on))


def exit_code(totals: Totals, fail_on: FailOn) -> int:
    """2 where something could not be read, else 1 where a finding is as heavy as was named, else 0."""
    if totals.problems:
        return USAGE
    counts = {
        FailOn.ERROR: totals.errors,
        FailOn.WARNING: totals.warnings,
        FailOn.NOTE: totals.notes,
        FailOn.OPEN: totals.open,
    }
    order = list(FailOn)
    return int(any(counts[level] for level in order[1 : order.index(fail_on) + 1]))


def _outputs(formats: list[str], outputs: list[str], template: Path | None) -> list[Output]:
    """Each format with its destination: the first output is for the first format, and so on."""
    names = formats + ([str(template)] if template else [])
    names = names or ["text"]
    if len(outputs) > len(names):
        refuse("there are more outputs than formats", "give a --format for each --output")
    targets = outputs + ["-"] * (len(names) - len(outputs))
    if targets.count("-") > 1:
        refuse("two formats cannot both go to standard output", "give an --output for each --format but one")
    return [
        Output(name, target, template if template and i == len(formats) else None)
        for i, (name, target) in enumerate(zip(names, targets, strict=True))
    ]
