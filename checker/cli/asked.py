"""What the options of a command ask, read once for all commands."""

import re
from datetime import date, timedelta
from pathlib import Path

from checker.cli.app import refuse, stop
from checker.evaluate import Freshness
from checker.fx import NO_RATES, Rates, parse
from checker.review import Asked, without_law
from checker.rulebook import Rulebook
from checker.values import day_of, market_of

HORIZON = re.compile(r"(\d{1,4}) ?(d|days?)\Z", re.ASCII)


def today() -> date:
    """The day of the machine's clock; nothing below the command line reads it."""
    return date.today()  # noqa: DTZ011 - law begins on the user's own calendar day


def asked_for(
    book: Rulebook,
    markets: list[str] | None,
    on: str | None,
    horizon: str | None,
    rates: Path | None,
    strict: bool = False,
) -> Asked:
    """The question that the options put; a mistake in one of them ends the run with its message."""
    days = _horizon(horizon)
    return Asked(
        markets=tuple(market_in(book, name) for name in markets or ()),
        on=day_from(on),
        ahead=today() + timedelta(days=days) if days else None,
        horizon_days=days,
        rates=rates_from(rates),
        fresh=Freshness(book.known_at or today(), strict),
    )


def market_in(book: Rulebook, name: str) -> str:
    """The code of a market of the rulebook; one that it does not have ends the run."""
    code = market_of(name)
    if code is None or code not in book.codes:
        refuse(*without_law(book, code or name))
    return code


def day_from(text: str | None) -> date | None:
    """The day that an option names, `today` included; what is no day ends the run."""
    if text is None:
        return None
    day = today() if text == "today" else day_of(text)
    if day is None:
        refuse(f"`{text}` is no day; write it as year-month-day, such as 2026-02-01")
    return day


def _horizon(text: str | None) -> int:
    if text is None:
        return 0
    match = HORIZON.match(text)
    if match is None:
        refuse(f"`{text}` is no horizon; write a number of days, such as 180d")
    return int(match[1])


def rates_from(path: Path | None) -> Rates:
    """The exchange rates of a file, none without one; a mistake in it ends the run."""
    if path is None:
        return NO_RATES
    try:
        content = path.read_bytes()
    except OSError as error:
        refuse(f"the rates in `{path}` cannot be read: {error.strerror}")
    rates, problems = parse(str(path), content)
    if problems:
        stop(problems)
    return rates
