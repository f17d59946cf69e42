"""`checker rules`: the commands that look after the rulebook."""

import typer

from checker.cli.rules_cases import cases
from checker.cli.rules_check import check
from checker.cli.rules_coverage import coverage
from checker.cli.rules_diff import diff
from checker.cli.rules_stale import stale

app = typer.Typer(help="Look after the rulebook.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Look after the rulebook."""


app.command()(check)
app.command()(cases)
app.command()(coverage)
app.command()(stale)
app.command()(diff)
