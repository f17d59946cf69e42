"""The rulebook that the options of a command ask for, and where compiled forms are kept."""

import os
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import refuse, stop
from checker.cli.asked import day_from
from checker.compiled import NO_SHELF, Shelf
from checker.rulebook import Rulebook, packaged

RulesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        help="A folder of markets that adds limits or overrides some; can be given several times.",
        metavar="DIR",
    ),
]
KnownAtOption = Annotated[
    str | None,
    typer.Option(help="Take the rulebook as it was on this day, without what it learned later.", metavar="DAY"),
]


def book_for(rules: list[Path] | None = None, known_at: str | None = None) -> Rulebook:
    """The rulebook of `book_with`, if all its files can be used; packs are by other hands, and nothing is judged by
    half of one.
    """
    book = book_with(rules, known_at)
    if book.packs:
        from checker.review.rules import pack_problems

        problems = pack_problems(book)
        if problems:
            stop(problems)
    return book


def book_with(rules: list[Path] | None = None, known_at: str | None = None) -> Rulebook:
    """The package's rulebook with the packs of `--rules`, as it was on the day of `--known-at`, whatever they hold."""
    packs = tuple(rules or ())
    for pack in packs:
        if not any(pack.glob("*/*.yaml")):
            refuse(
                f"`{pack}` holds no limits", "name a folder such as house-rules, with files such as gb/wagering.yaml"
            )
    names = [pack.resolve().name for pack in packs]
    twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if twice is not None:
        refuse(f"two packs are called `{twice}`", "give one of the folders another name")
    return packaged(packs, day_from(known_at), shelf())


def shelf() -> Shelf:
    """The user's own cache folder; compiled forms are the only thing kept there."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Shelf(Path(base) / "checker") if os.path.isabs(base) else NO_SHELF
