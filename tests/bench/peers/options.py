"""Reads options like those of lint with typer, makes one model with pydantic, and checks nothing: what both cost."""

from enum import StrEnum
from pathlib import Path

import pydantic
import typer


class Choice(StrEnum):
    """A choice of two."""

    ONE = "one"
    TWO = "two"


class Model(pydantic.BaseModel):
    """A model of one field, built when it is first used."""

    model_config = pydantic.ConfigDict(defer_build=True)

    number: int = 1


app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def options(version: bool = False) -> None:
    """The options of the whole program."""


@app.command()
def lint(
    paths: list[str],
    market: list[str] | None = None,
    on: str | None = None,
    horizon: str | None = None,
    rates: Path | None = None,
    rules: list[Path] | None = None,
    known_at: str | None = None,
    format: list[Choice] | None = None,
    output: list[str] | None = None,
    template: Path | None = None,
    fail_on: Choice = Choice.ONE,
    strict: bool = False,
    jobs: int = 0,
) -> None:
    """Nothing."""


app()
