"""`checker markets`: what is limited where, on a day."""

from datetime import date
from textwrap import fill
from typing import Annotated

import typer

from checker.cli.app import stop
from checker.cli.asked import day_from, market_in, today
from checker.cli.book import KnownAtOption, RulesOption, book_for
from checker.measures import MEASURES
from checker.review import BrokenRulebookError, law_of
from checker.rulebook import Limit, MarketLaw, Period
from checker.wording import told


def markets(
    market: Annotated[
        str | None, typer.Argument(help="One market, such as gb; without it, all of them.", metavar="[MARKET]")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day, as 2026-02-01; today without it.", metavar="DAY")] = None,
    rules: RulesOption = None,
    known_at: KnownAtOption = None,
) -> None:
    """List the markets, or what law limits in one of them on a day.

    Examples:

    checker markets

    checker markets dk --on 2026-03-01
    """
    book, day = book_for(rules, known_at), day_from(on) or today()
    codes = [market_in(book, market)] if market else list(book.codes)
    try:
        laws = [law for code in codes if (law := law_of(book, code)) is not None]
    except BrokenRulebookError as broken:
        stop(broken.problems)
    if market:
        typer.echo(_one(laws[0], day))
        return
    for law in laws:
        standing = [limit for limit in law.limits if _period(limit, day).state == "in_force"]
        banned = any(limit.declared.bans for limit in standing)
        told_of = "every bonus or all online play is forbidden" if banned else f"{len(standing)} limits in force"
        typer.echo(f"{law.declared.market:<8} {law.declared.name:<22} {told_of}")


def _period(limit: Limit, day: date) -> Period:
    return limit.on(day)


def _one(law: MarketLaw, day: date) -> str:
    declared = law.declared
    lines = [
        f"{declared.name} ({declared.market}), {declared.regulator}, law on {day}",
        fill(" ".join(declared.overview.split()), 78),
        "",
    ]
    for limit in law.limits:
        period = _period(limit, day)
        lines.append(f"{limit.id}\n    {_line(limit, period)}")
    if law.unmeasured:
        lines += ["", f"{len(law.unmeasured)} recorded rules are not checked from terms:"]
        for one in law.unmeasured:
            lines.append(f"{one.id}: {one.declared.title}\n    by {', '.join(one.declared.checked_by)}")
    return "\n".join(lines)


def _line(limit: Limit, period: Period) -> str:
    states = {
        "no_limit": "not in force on this day",
        "not_researched": "the law of this day has not been researched",
        "first_day_unknown": "its first day is not known",
        "last_day_unknown": "gone, and its last day is not known",
    }
    if period.state != "in_force" or period.entry is None or period.entry.constraint is None:
        return states.get(period.state, "")
    constraint = period.entry.constraint
    measure = MEASURES[limit.declared.measure or ""]
    value = "" if constraint.value is True else f" {told(constraint.value, measure.unit)}"
    mark = "" if period.entry.standing == "settled" else f" ({period.entry.standing})"
    return f"{limit.declared.measure} {constraint.operator.replace('_', ' ')}{value}{mark}"
