"""The command-line application, made of the commands it is given."""

from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer

from checker.finding import Problem

USAGE = 2
"""The exit code for what could not be checked."""


def application(commands: dict[str, Any]) -> typer.Typer:
    """The application with these commands; a value that is itself an application becomes a group."""
    app = typer.Typer(
        name="checker",
        help="Hold the terms of gambling bonuses against the law of each market, dated and cited.",
        epilog="Exit codes: 0 kept, 1 breach, 2 could not be checked. This is no legal advice.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name, command in commands.items():
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and stop.",
            is_eager=True,
            callback=lambda value: _version() if value else None,
        ),
    ] = False,
) -> None:
    """Hold the terms of gambling bonuses against the law of each market, dated and cited."""


def _version() -> NoReturn:
    from checker.report.writer import VERSION

    typer.echo(f"checker {VERSION}")
    raise typer.Exit


def stop(problems: list[Problem], paint: Callable[[str], str] = lambda text: text) -> NoReturn:
    """Tell problems on standard error and leave with the code for what could not be checked."""
    from checker.report.safe import plain

    for problem in problems:
        where = ""
        if problem.place is not None:
            span = problem.place.span
            where = f"{plain(problem.place.file)}:{span.line}:{span.column}: "
        typer.echo(f"{where}{paint(problem.level)}: {plain(problem.message)}", err=True)
        if problem.help:
            typer.echo(f"  help: {plain(problem.help)}", err=True)
    raise typer.Exit(USAGE)


def refuse(message: str, help_: str | None = None) -> NoReturn:
    """Tell one mistake in the command line and leave with the code for what could not be checked."""
    from checker.finding import Level

    stop([Problem(Level.ERROR, message, None, help_)])
