"""`checker explain`: a limit with its law and history, or a measure and how it is computed."""

from datetime import date
from difflib import get_close_matches
from inspect import getdoc
from textwrap import fill, indent
from typing import Annotated

import typer

from checker.cli.app import refuse, stop
from checker.cli.book import KnownAtOption, RulesOption, book_for
from checker.limit import Combined, Condition, Entry
from checker.measures import MEASURES, Measure
from checker.review import BrokenRulebookError, law_of
from checker.rulebook import Limit, MarketLaw, Rulebook
from checker.wording import first_told, told

WIDTH = 78


def explain(
    name: Annotated[
        str, typer.Argument(help="A limit, such as gb/wagering-cap, or a measure, such as bonus.value.", metavar="ID")
    ],
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
) -> None:
    """Explain a limit (law, history, what it measures) or a measure (how it is computed).

    Examples:

    checker explain gb/wagering-cap

    checker explain wagering.multiple_of_bonus
    """
    book = book_for(rules, known_at)
    if name in MEASURES:
        typer.echo(_measure(name, MEASURES[name]))
        return
    market = name.partition("/")[0].lower()
    try:
        law = law_of(book, market) if market in book.codes else None
    except BrokenRulebookError as broken:
        stop(broken.problems)
    limit = _find(law, name.lower())
    if law is None or limit is None:
        refuse(f"there is no limit or measure `{name}`", _suggestion(book, law, name))
    typer.echo(_limit(law, limit))


def _find(law: MarketLaw | None, name: str) -> Limit | None:
    if law is None:
        return None
    return next((one for one in law.every if one.id == name), None)


def _suggestion(book: Rulebook, law: MarketLaw | None, name: str) -> str:
    known = [*MEASURES, *([one.id for one in law.every] if law else book.codes)]
    close = get_close_matches(name.lower(), known, n=3)
    return (
        f"did you mean {', '.join(f'`{one}`' for one in close)}?"
        if close
        else "list them with `checker markets MARKET`"
    )


def _paragraph(text: str, by: int = 0) -> str:
    return indent(fill(" ".join(text.split()), WIDTH - by), " " * by)


def _measure(name: str, measure: Measure) -> str:
    parts = [
        f"{name}: in {measure.unit}, of the days on which an offer is {measure.phase}",
        "\n\n".join(_paragraph(block) for block in (getdoc(measure.compute) or "").split("\n\n")),
        _paragraph(f"Told as: {measure.says.format('…')}" + (f"; or: {measure.denies}" if measure.denies else "")),
    ]
    return "\n\n".join(parts)


def _limit(law: MarketLaw, limit: Limit) -> str:
    declared = limit.declared
    head = [f"{limit.id}: {declared.title}", f"market: {law.declared.name}; regulator: {law.declared.regulator}"]
    if declared.measure:
        head.append(f"measure: {declared.measure} ({_summary(MEASURES[declared.measure])})")
    if declared.exception_to:
        head.append(f"an exception to {declared.exception_to}")
    if declared.products:
        head.append(f"products: {', '.join(declared.products)}")
    if declared.bans:
        banned = "online play" if declared.bans == "online_play" else "every bonus"
        head.append(f"forbids {banned}: where it holds, the other limits of the market are silent")
    if limit.condition is not None:
        head.append(f"only where {_condition(limit.condition)}")
    if declared.how:
        head.append(f"checked by {', '.join(declared.checked_by)}: {declared.how}")
    head.append(f"facts: {', '.join(declared.facts)}; file: {limit.file}")
    body = [_entry(declared.measure, entry) for entry in reversed(declared.history)]
    before = {
        "not_researched": "before that the law has not been researched: verdicts are open",
        "no_limit": "before that there was no such limit",
    }
    return "\n\n".join(["\n".join(_hang(line) for line in head), *body, before[declared.before]])


def _review_day(entry: Entry) -> str:
    return "no set day, as this law has ended" if entry.review_by == date.max else str(entry.review_by)


def _hang(line: str) -> str:
    return fill(line, WIDTH, subsequent_indent="    ")


def _summary(measure: Measure) -> str:
    return (getdoc(measure.compute) or "").split("\n\n", maxsplit=1)[0].split(". ")[0].replace("\n", " ").rstrip(".")


def _condition(condition: Condition) -> str:
    if isinstance(condition, Combined):
        inner = [_condition(one) for one in condition.of]
        if condition.how == "not":
            return f"it is not so that {inner[0]}"
        return (" and " if condition.how == "all" else " or ").join(inner)
    unit = MEASURES[condition.measure].unit if condition.measure in MEASURES else ""
    value = "" if condition.constraint.value is True else f" {told(condition.constraint.value, unit)}"
    return f"{condition.measure} is {condition.constraint.operator.replace('_', ' ')}{value}"


def _entry(measure: str | None, entry: Entry) -> str:
    first = first_told(entry) + ("" if entry.first else f" (it held on {entry.known_on or entry.read_on})")
    until = "" if entry.until == date.max else f" until {entry.until or 'a day not known'}"
    bound = ""
    if entry.constraint is not None and measure is not None:
        value = "" if entry.constraint.value is True else f" {told(entry.constraint.value, MEASURES[measure].unit)}"
        bound = f": {entry.constraint.operator.replace('_', ' ')}{value}"
    lines = [_hang(f"{first}{until}{bound}"), _hang(f"  law: {entry.law}")]
    if entry.link:
        lines.append(f"  link: {entry.link}")
    doubts = f"evidence: {entry.evidence}; confidence: {entry.confidence}"
    days = f"read on {entry.read_on}, recorded on {entry.recorded_on}, to be read again by {_review_day(entry)}"
    lines += [f"  standing: {entry.standing}; {doubts}", f"  {days}"]
    if entry.replaced_on:
        lines.append(f"  found wrong and replaced on {entry.replaced_on}")
    if entry.grandfathers:
        lines.append(f"  bonuses granted before are spared for {entry.grandfathers}")
    if entry.note:
        lines.append(_paragraph(f"note: {entry.note}", 2))
    return "\n".join(lines)
