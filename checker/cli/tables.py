"""The tables of cases that the options of a command name, or those that belong to the rulebook."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cases import Tables, beside, read_tables
from checker.cli.app import refuse
from checker.rulebook import Rulebook

CasesOption = Annotated[
    Path | None,
    typer.Option(help="The folder of cases; without it, the one that belongs to the rulebook.", metavar="DIR"),
]


def tables_for(book: Rulebook, cases: Path | None) -> Tables | None:
    """The tables of cases; None where the rulebook has none and none are named.

    Those of packs may use the base offers of the rulebook that they add to, and stand alone otherwise.
    """
    own = beside(book.directory)
    if cases is None:
        return read_tables(own, "tests/cases") if own and not book.packs else None
    if not any(cases.glob("*/*.yaml")):
        refuse(f"`{cases}` holds no cases", "name a folder with files such as gb/wagering-cap.yaml and _offers")
    return read_tables(cases, str(cases), own if book.packs else None)
