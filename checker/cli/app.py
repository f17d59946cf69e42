"""The command-line application, made of the commands it is given."""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from checker.finding import Problem

USAGE = 2
"""The exit code for what could not be checked."""
GONE = 141
"""The exit code where the reader of the output has gone away, as a shell tells it."""
LOST = (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF)


class Commands(TyperGroup):
    """The commands; output that cannot be written ends them with a code that is none of a verdict."""

    def make_context(self, *given: Any, **further: Any) -> Any:
        """Read the command line; help and version are printed here."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        with _output_told():
            return super().make_context(*given, **further)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            with _output_told():
                return super().invoke(ctx)
        except typer.BadParameter as bad:
            bad.message = bad.message.removeprefix("Value error, ")  # the library's own words for its own errors
            raise


@contextmanager
def _output_told() -> Iterator[None]:
    """End the run in order where standard output cannot be written; a named file is another matter."""
    try:
        yield
    except OSError as error:
        if error.errno not in LOST or error.filename is not None:
            raise
        silence()
        if error.errno == errno.EPIPE:
            raise typer.Exit(GONE) from error
        refuse(f"standard output cannot be written: {error.strerror}")


def silence() -> None:
    """Let standard output lead nowhere, so that what is still to be written does not fail once more at the end."""
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def application(commands: dict[str, Any]) -> typer.Typer:
    """The application with these commands; a value that is itself an application becomes a group."""
    app = typer.Typer(
        name="checker",
        cls=Commands,
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
