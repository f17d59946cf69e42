"""`checker new`: a commented starter offer."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import refuse


def new(
    path: Annotated[
        str, typer.Argument(help="The file to write; `-` is standard output.", metavar="[FILE]")
    ] = "offer.yaml",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a starter offer with a comment on every term.

    Examples:

    checker new offers/summer.yaml

    checker new - | checker lint -
    """
    text = (Path(__file__).parent / "starter.yaml").read_text(encoding="utf-8")
    if path == "-":
        typer.echo(text, nl=False)
        return
    target = Path(path)
    if target.exists() and not force:
        refuse(f"`{path}` is there already", "choose another name, or give --force")
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        refuse(f"`{path}` cannot be written: {error.strerror}")
    typer.echo(f"wrote {path}; check it with: checker lint {path}", err=True)
