"""`checker sample-ledger`: a ledger of invented players, with breaches planted that are known."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.app import refuse, stop
from checker.extras import MissingExtraError, require

if TYPE_CHECKING:
    from checker.sample.making import Order
    from checker.sample.terms import Terms


def sample_ledger(
    rows: Annotated[int, typer.Option(help="How many rows the ledger has.", min=1, metavar="NUMBER")] = 100_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.", min=0, metavar="NUMBER")] = 1,
    offers: Annotated[
        list[str] | None,
        typer.Option(help="Files or folders of offers to play; else those that come with it.", metavar="PATH"),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help="A .parquet, .csv or .ndjson file; `-` is NDJSON on standard output.", metavar="FILE"
        ),
    ] = "ledger.parquet",
    planted: Annotated[
        Path | None,
        typer.Option(help="Where to list what was planted; else planted.yaml beside the ledger.", metavar="FILE"),
    ] = None,
    copy_offers: Annotated[
        Path | None, typer.Option(help="A folder to copy the offers to that come with it.", metavar="FOLDER")
    ] = None,
    clean: Annotated[bool, typer.Option("--clean", help="Plant no breach: every bonus is as its terms say.")] = False,
    unsorted: Annotated[bool, typer.Option("--unsorted", help="Rows in the order of time, the players mixed.")] = False,
    two_rows: Annotated[
        bool, typer.Option("--two-rows", help="Two rows for every bet: one for the stake, one for the result.")
    ] = False,
    currencies: Annotated[
        list[str] | None,
        typer.Option(help="Only markets of this currency; can be given several times.", metavar="CODE"),
    ] = None,
    broken: Annotated[
        int, typer.Option(help="Rows to break in known ways; not in Parquet.", min=0, metavar="NUMBER")
    ] = 0,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> None:
    """Make a ledger of invented players who play under offers, and list the breaches planted in it.

    The operator of the sample keeps every term to the letter, but for one player in five: there it does one thing that
    terms or law forbid, which the list names with the finding that it calls for and the rows that show it.

    Examples:

    checker sample-ledger --rows 100000 --copy-offers sample-offers

    checker sample-ledger --rows 10000000 --seed 7 --clean --output clean.parquet

    checker sample-ledger --offers offers/ --rows 5000 --output - --two-rows
    """
    try:
        require("ledger")
    except MissingExtraError as missing:
        refuse(str(missing))
    from checker.sample.making import Order

    _file_of(output, broken)
    listed = _list_of(output, planted, clean, broken)
    _not_there([Path(output)] if output != "-" else [], [listed] if listed else [], force)
    terms = _terms(offers or [], currencies or [])
    if copy_offers is not None:
        _copy(copy_offers, force)
    asked = f"checker sample-ledger --rows {rows} --seed {seed}"
    flags = {" --clean": clean, " --unsorted": unsorted, " --two-rows": two_rows, f" --broken {broken}": broken}
    asked += "".join(flag for flag, given in flags.items() if given)
    try:
        _write(terms, Order(rows, seed, clean, unsorted, two_rows, broken), output, listed, asked)
    except OSError as error:
        if error.filename is None:
            raise
        refuse(f"`{error.filename}` cannot be written: {error.strerror}")


def _write(terms: "list[Terms]", order: "Order", output: str, listed: Path | None, asked: str) -> None:
    from checker.sample.making import tables
    from checker.sample.planted import listed as text_of
    from checker.sample.writing import written

    players, planted, broken = 0, [], []
    with written(output) as writer:
        for made in tables(terms, order):
            writer.write_table(made.table)
            players += made.players
            planted += made.planted
            broken += made.broken
    if listed is not None:
        listed.write_text(text_of(asked, order.rows, planted, broken), encoding="utf-8")
    told = f"wrote {order.rows:,} rows of {players:,} players with {len(planted):,} planted breaches"
    cut = f" and {len(broken):,} broken rows" if order.broken else ""
    where = f" to {output}" if output != "-" else ""
    listed_in = f"; they are listed in {listed}" if listed is not None else ""
    typer.echo(f"{told}{cut}{where}{listed_in}", err=True)


def _file_of(output: str, broken: int) -> None:
    from checker.sample.writing import FORMATS

    if output != "-" and not output.endswith(FORMATS):
        refuse(f"`{output}` is no name of a ledger", f"end it with {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    if broken and output.endswith(".parquet"):
        refuse("Parquet cannot hold broken rows", "write the ledger to a .csv or .ndjson file")


def _list_of(output: str, planted: Path | None, clean: bool, broken: int) -> Path | None:
    """Where the list goes; a ledger with nothing planted, and one on standard output, have none unless one is asked."""
    if planted is not None or output == "-" or (clean and not broken):
        return planted
    return Path(output).parent / "planted.yaml"


def _not_there(ledger: list[Path], listed: list[Path], force: bool) -> None:
    there = [path for path in ledger + listed if path.exists()]
    if there and not force:
        refuse(f"`{there[0]}` is there already", "choose another name, or give --force")


def _terms(offers: list[str], currencies: list[str]) -> "list[Terms]":
    from checker.sample.reading import OFFERS, terms_in

    found = terms_in(offers or [str(OFFERS)])
    if found.problems:
        stop(list(found.problems))
    for one in found.unplayed:
        typer.echo(f"note: offer `{one.offer}` is not played: {one.cause}", err=True)
    wanted = [word.upper() for word in currencies]
    terms = [t for t in found.terms if not wanted or t.place.currency in wanted]
    if terms:
        return terms
    if not found.terms:
        refuse("none of the offers can be played")
    known = ", ".join(sorted({t.place.currency for t in found.terms}))
    return refuse(f"no offer is in {' or '.join(wanted)}", f"the offers are in {known}")


def _copy(folder: Path, force: bool) -> None:
    """Put the offers that come with the package into a folder."""
    from checker.sample.reading import OFFERS

    files = sorted(OFFERS.glob("*.yaml"))
    _not_there([], [folder / file.name for file in files], force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            (folder / file.name).write_bytes(file.read_bytes())
    except OSError as error:
        refuse(f"`{folder}` cannot be written: {error.strerror}")
