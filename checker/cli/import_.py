"""`checker import`: regulators' records, or any table, as a canonical ledger."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import USAGE, refuse, stop
from checker.extras import MissingExtraError
from checker.finding import Level, Problem
from checker.ledger.importers.all import IMPORTERS
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.mapping import load, mapped
from checker.ledger.importers.row import Account, Row
from checker.ledger.importers.run import Options
from checker.ledger.importers.told import account_text, formats_text, proofs_text
from checker.ledger.importers.writing import SUFFIXES, kind_of, written
from checker.report.safe import plain

MOST_TOLD = 50
"""Problems that are told one by one; of further ones only how many there are."""


class Format(StrEnum):
    """The formats that can be imported."""

    NL = "nl"
    ES = "es"
    GR = "gr"
    FR = "fr"
    PT = "pt"
    DK = "dk"
    PA = "pa"
    MAPPING = "mapping"


def import_(
    format: Annotated[Format | None, typer.Argument(help=f"One of {', '.join(IMPORTERS)}.", metavar="FORMAT")] = None,
    files: Annotated[
        list[str] | None, typer.Argument(help="Files and folders; `-` is standard input.", metavar="FILE...")
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="A .csv, .ndjson or .parquet file; `-` is CSV.", metavar="FILE"),
    ] = "-",
    mapping: Annotated[
        Path | None, typer.Option(help="Which column of a table gives which of the ledger's.", metavar="FILE")
    ] = None,
    offer: Annotated[
        str | None, typer.Option(help="The offer of grants whose records name none.", metavar="ID")
    ] = None,
    formats: Annotated[bool, typer.Option("--list", help="List the formats and stop.")] = False,
) -> None:
    """Turn regulators' records into a canonical ledger, and tell what they can prove.

    Every entry that is read is accounted for. What cannot be used is told with its place, the rest is written.

    Exit codes: 0 all could be used, 2 something could not.

    Examples:

    checker import --list

    checker import nl cdb/ --output ledger.parquet

    checker import fr coffre.xml --offer bienvenue --output ledger.csv

    checker import mapping export.csv --mapping columns.yaml --output ledger.ndjson
    """
    if formats:
        typer.echo(formats_text(IMPORTERS), nl=False)
        return
    if format is None or not files:
        refuse("no format or no file is named", "write checker import nl FILE --output ledger.csv, or --list")
    if kind_of(output) is None:
        refuse(f"`{output}` does not say how the ledger is written", f"end it with one of {', '.join(SUFFIXES)}")
    importer = _importer(format, mapping)
    telling = _Telling()
    account = _written(importer, format, files, output, Options(offer), telling)
    if not account.adds_up:
        raise AssertionError(f"the account does not add up: {account}")
    text = account_text(account, plain("standard output" if output == "-" else output)) + proofs_text(importer)
    typer.echo(text, nl=False, err=output == "-")
    _leave(telling, account)


def _importer(format: Format, mapping: Path | None) -> Importer:
    """The importer that is asked for; that of a table is made of its mapping."""
    if format is not Format.MAPPING:
        if mapping is not None:
            refuse(f"--mapping is given, and {format} needs none", "leave it out, or write mapping as the format")
        return IMPORTERS[format]
    if mapping is None:
        refuse("no mapping is given", "name the file that says which column is which with --mapping FILE")
    try:
        found, problems = load(str(mapping), mapping.read_bytes())
    except OSError as error:
        refuse(f"`{mapping}` cannot be read: {error.strerror}")
    if found is None:
        stop(problems or [Problem(Level.ERROR, f"`{mapping}` is empty")])
    return mapped(found)


def _written(
    importer: Importer, format: Format, files: list[str], output: str, options: Options, telling: "_Telling"
) -> Account:
    """Write the rows, tell the problems; the account."""
    account = Account()
    try:
        with written(output, format) as write:
            for one in importer.rows(*files, options=options):
                if isinstance(one, Row):
                    write(one)
                elif isinstance(one, Account):
                    account = one
                else:
                    telling.tell(one)
    except MissingExtraError as missing:
        refuse(str(missing))
    except OSError as error:
        if output == "-":
            raise
        refuse(f"`{output}` cannot be written: {error.strerror}")
    return account


class _Telling:
    """Problems on standard error as they are met, the first of them in full."""

    def __init__(self) -> None:
        self.count, self.errors = 0, 0

    def tell(self, problem: Problem) -> None:
        """Tell one problem."""
        self.count += 1
        self.errors += problem.level is Level.ERROR
        if self.count > MOST_TOLD:
            return
        where = ""
        if problem.place is not None:
            span = problem.place.span
            where = f"{plain(problem.place.file)}:{span.line}:{span.column}: "
        typer.echo(f"{where}{problem.level}: {plain(problem.message)}", err=True)


def _leave(telling: _Telling, account: Account) -> None:
    """End with the exit code."""
    further = telling.count - MOST_TOLD
    if further > 0:
        typer.echo(f"… and {further:,} more", err=True)
    if account.read == 0 and not telling.errors:
        refuse("the files hold no records of this format", "see checker import --list")
    if telling.errors:
        raise typer.Exit(USAGE)
