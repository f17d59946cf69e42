"""Where the text of a command goes: standard output, or a file, byte for byte."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import refuse

OutputOption = Annotated[
    str, typer.Option("--output", "-o", help="Where to write it; `-` is standard output.", metavar="FILE")
]


def write_out(text: str, target: str = "-") -> None:
    """Write a text to its target; line breaks stay as the format wants them, whatever the system."""
    content = text.encode()
    if target == "-":
        typer.echo(content, nl=False)
        return
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        refuse(f"`{target}` cannot be written: {error.strerror}")
