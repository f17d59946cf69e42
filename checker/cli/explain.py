"""`checker explain`: a limit with its law and history, or a measure and how it is computed, each with an example."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import refuse, stop
from checker.cli.book import KnownAtOption, RulesOption, book_for
from checker.cli.complete import limits_or_measures
from checker.measures import MEASURES
from checker.measures.ledger import LEDGER_MEASURES
from checker.report.answers.example import limit_example, measure_example
from checker.report.answers.explained import ledger_measure_text, limit_text, measure_text
from checker.review import BrokenRulebookError, law_of
from checker.rulebook import Limit, MarketLaw, Rulebook


def explain(
    name: Annotated[
        str,
        typer.Argument(
            help="A limit, such as gb/wagering-cap, or a measure, such as bonus.value.",
            metavar="ID",
            autocompletion=limits_or_measures,
        ),
    ],
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
) -> None:
    """Explain a limit (law, history, what it measures) or a measure (how it is computed), with an example.

    Examples:

    checker explain gb/wagering-cap

    checker explain wagering.multiple_of_bonus
    """
    book = book_for(rules, known_at)
    starter = (Path(__file__).parent / "starter.yaml").read_text(encoding="utf-8")
    if name in MEASURES:
        typer.echo(measure_text(name, MEASURES[name], measure_example(starter, name)))
        return
    if name in LEDGER_MEASURES:
        typer.echo(ledger_measure_text(name, LEDGER_MEASURES[name]))
        return
    market = name.partition("/")[0].lower()
    try:
        law = law_of(book, market) if market in book.codes else None
    except BrokenRulebookError as broken:
        stop(broken.problems)
    limit = _find(law, name.lower())
    if law is None or limit is None:
        refuse(f"there is no limit or measure `{name}`", _suggestion(book, law, name))
    typer.echo(limit_text(law, limit, _example(starter, law, limit, book)))


def _find(law: MarketLaw | None, name: str) -> Limit | None:
    if law is None:
        return None
    return next((one for one in law.every if one.id == name), None)


def _suggestion(book: Rulebook, law: MarketLaw | None, name: str) -> str:
    known = [*MEASURES, *LEDGER_MEASURES, *([one.id for one in law.every] if law else book.codes)]
    close = get_close_matches(name.lower(), known, n=3)
    if close:
        return f"did you mean {', '.join(f'`{one}`' for one in close)}?"
    return f"list them with `checker markets {law.declared.market if law else 'MARKET'}`"


def _example(starter: str, law: MarketLaw, limit: Limit, book: Rulebook) -> str:
    measure, day = limit.declared.measure, _day_of(limit)
    return limit_example(starter, limit.id, measure, law, book, day) if measure and day else ""


def _day_of(limit: Limit) -> date | None:
    """The first known day of the newest law in force; of law without a first day, the day it was read."""
    for period in reversed(limit.periods):
        if period.entry is not None and period.state in ("in_force", "not_commenced"):
            return period.first if period.first > date.min else period.entry.read_on
    return None
