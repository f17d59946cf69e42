"""`checker rules diff`: what law changes between two days, or what another rulebook says otherwise."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import refuse, stop
from checker.cli.asked import day_from, market_in
from checker.cli.book import RulesOption, book_for
from checker.cli.laws import laws_in
from checker.cli.written import write_out
from checker.report.answers.changes import changes_json, changes_text
from checker.report.answers.differences import differences_json, differences_text
from checker.review import BrokenRulebookError
from checker.review.changes import changes, rules_of
from checker.review.differences import differences
from checker.rulebook import Rulebook
from checker.values import market_of

TWO = "give two days, as in `checker rules diff 2026-01-01 2026-12-31`, or --rulebook DIR"


class Format(StrEnum):
    """How differences can be written."""

    TEXT = "text"
    JSON = "json"


def diff(
    first: Annotated[str | None, typer.Argument(help="The earlier day.", metavar="DAY1")] = None,
    last: Annotated[str | None, typer.Argument(help="The later day.", metavar="DAY2")] = None,
    rulebook: Annotated[
        Path | None,
        typer.Option(help="A folder of markets to compare with, in place of two days.", metavar="DIR"),
    ] = None,
    market: Annotated[
        list[str] | None, typer.Option(help="Look at this market only; can be given several times.")
    ] = None,
    rules: RulesOption = None,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT,
) -> None:
    """Tell what law changes between two days, or elsewhere.

    With two days, tell what comes into force, changes or ends after the first and up to the second. With
    --rulebook, tell what another rulebook says otherwise: its markets, limits and entries, field by field.

    Examples:

    checker rules diff 2026-01-01 2026-12-31

    checker rules diff today 2027-06-30 --market fi

    checker rules diff --rulebook ../their-rules/markets --market gb
    """
    book = book_for(rules)
    if rulebook is not None:
        if first is not None:
            refuse("two days and another rulebook cannot be compared at once", TWO)
        write_out(_of_rulebooks(book, rulebook, market, format))
        return
    write_out(_of_days(book, *_days(first, last), market, format))


def _days(first: str | None, last: str | None) -> tuple[date, date]:
    earlier, later = day_from(first), day_from(last)
    if earlier is None or later is None:
        refuse("there is nothing to compare with", TWO)
    if later < earlier:
        refuse(f"{later} comes before {earlier}", "name the earlier day first")
    return earlier, later


def _of_days(book: Rulebook, first: date, last: date, market: list[str] | None, format: Format) -> str:
    found = changes(rules_of(laws_in(book, market)), first, last)
    return changes_json(found, book) if format is Format.JSON else changes_text(found)


def _of_rulebooks(book: Rulebook, folder: Path, market: list[str] | None, format: Format) -> str:
    other = Rulebook(folder, str(folder))
    if not other.codes:
        refuse(f"`{folder}` holds no markets", "name a folder with files such as gb/market.yaml")
    codes = {_in_either(book, other, name) for name in market or ()} or {*book.codes, *other.codes}
    try:
        found = differences(book, other, codes)
    except BrokenRulebookError as broken:
        stop(broken.problems)
    if format is Format.JSON:
        return differences_json(found, book, other)
    return differences_text(found, book.shown_as, other.shown_as)


def _in_either(book: Rulebook, other: Rulebook, name: str) -> str:
    """The code of a market that one of the two has."""
    code = market_of(name)
    return code if code is not None and code in other.codes else market_in(book, name)
