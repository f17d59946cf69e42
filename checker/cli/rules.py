"""`checker rules check`: the rulebook held against its own rules."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import stop
from checker.cli.rules_coverage import coverage
from checker.cli.rules_diff import diff
from checker.cli.rules_stale import stale
from checker.review.rules import check_rulebook
from checker.rulebook import Rulebook, packaged

app = typer.Typer(help="Look after the rulebook.", no_args_is_help=True, rich_markup_mode=None)


app.command()(coverage)
app.command()(stale)
app.command()(diff)


@app.callback()
def _group() -> None:
    """Look after the rulebook."""


@app.command()
def check(
    directory: Annotated[
        Path | None, typer.Argument(help="A folder of markets; the package's own without it.", metavar="[DIR]")
    ] = None,
) -> None:
    """Check the rulebook: its files, measures, units, histories and exceptions.

    Examples:

    checker rules check
    """
    book = Rulebook(directory, str(directory)) if directory else packaged()
    result = check_rulebook(book)
    if result.problems:
        stop(result.problems)
    limits = f"{result.limits} limits, {result.exceptions} exceptions"
    typer.echo(f"{result.markets} markets, {limits}, {result.facts} recorded facts: no problems")
