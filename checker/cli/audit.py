"""`checker audit`: a ledger replayed against the terms of its offers and the law of their markets."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import complete
from checker.cli.app import refuse
from checker.cli.book import KnownAtOption, RulesOption
from checker.extras import MissingExtraError, require
from checker.report.audit.names import FORMATS


class FailOn(StrEnum):
    """What makes the exit code 1: each one includes those before it."""

    NEVER = "never"
    ERROR = "error"
    WARNING = "warning"
    OPEN = "open"


Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]


def audit(
    ledgers: Annotated[
        list[str],
        typer.Argument(
            help="Parquet, CSV, NDJSON or SQLite files, folders, `postgresql://…`; `-` is NDJSON on standard input.",
            metavar="LEDGER",
        ),
    ],
    offers: Annotated[
        list[str],
        typer.Option(help="Files or folders with the offers in force; can be given several times.", metavar="PATH"),
    ],
    market: Annotated[
        str | None,
        typer.Option(help="The market of rows that name none.", metavar="CODE", autocompletion=complete.markets),
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
    bonuses: Annotated[
        Path | None, typer.Option(help="Write a row for each bonus to this Parquet file.", metavar="FILE")
    ] = None,
    quarantine: Annotated[
        Path | None,
        typer.Option(
            help="Write the rows that cannot be used, each with its reason, to this Parquet file.", metavar="FILE"
        ),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(help="A folder to keep what is done in, so that a run that is killed can go on.", metavar="DIR"),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with what --work holds of this audit.")] = False,
    most: Annotated[
        int, typer.Option(help="How many findings of one check the text shows.", min=1, metavar="NUMBER")
    ] = 5,
    fail_on: Annotated[
        FailOn,
        typer.Option(help=f"The least finding that makes the exit code 1: {', '.join(FailOn)}.", metavar="LEVEL"),
    ] = FailOn.WARNING,
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", help="Threads; 0 takes one for each processor.", min=0, max=64, metavar="NUMBER"),
    ] = 0,
) -> None:
    """Replay a ledger, and hold every bonus in it against its terms and the law.

    The ledger has the columns of `checker schema ledger`; records of regulators are brought into them by
    `checker import`. A row that cannot be used is set aside and counted, never lost.

    Exit codes: 0 kept, 1 breach (or what --fail-on names), 2 could not be checked.

    Examples:

    checker audit ledger.parquet --offers offers/

    checker audit 2026-*.csv --offers offers/ --market gb --format html --output audit.html --format text

    checker audit ledger.parquet --offers offers/ --bonuses bonuses.parquet --quarantine unusable.parquet
    """
    try:
        require("ledger")
    except MissingExtraError as missing:
        refuse(str(missing))
    if resume and work is None:
        refuse("there is nothing to go on with", "name the folder of the run that was killed with --work")
    from checker.cli.audited import Wanted, run

    wanted = Wanted(
        ledgers, offers, market, rates, rules, known_at, [str(one) for one in format or ("text",)], output or [],
        bonuses, quarantine, work, resume, most, str(fail_on), jobs or os.cpu_count() or 1,
    )  # fmt: skip
    raise typer.Exit(run(wanted))
