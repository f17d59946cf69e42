"""The Python API: offers in, a review out, for notebooks and services."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.finding import Level, Problem
from checker.fx import NO_RATES, Rates, parse
from checker.review import Asked, File, Review, check_file
from checker.rulebook import Rulebook, packaged
from checker.source import discover, write
from checker.values import day_of, market_of

Offers = str | Path | Mapping[str, Any] | Iterable[str | Path | Mapping[str, Any]]


def check(
    offers: Offers,
    *,
    markets: Iterable[str] = (),
    on: date | str | None = None,
    ahead: date | str | None = None,
    rates: Rates | str | Path | None = None,
    rulebook: Rulebook | None = None,
) -> Review:
    """The review of offers.

    `offers`: paths, patterns, or offers as plain values. `markets`: codes in any case; all that the offers
    name, if empty. `on`: one day, as a date or `2026-02-01`; without it the offer's whole life is judged.
    `ahead`: a day up to which law is looked at even where it starts after the offer has ended. `rates`:
    exchange rates, or the path of a file laid out as the ECB's `eurofxref-hist.csv`. `rulebook`: the
    package's own, if none is given.

    A bad offer never raises: what cannot be read is in `Review.problems`. Raises ValueError for arguments
    that are wrong in themselves, and BrokenRulebookError for a rulebook that cannot be used.
    """
    book = rulebook or packaged()
    first, last = _day(on), _day(ahead)
    horizon = (last - first).days if first and last else 0
    asked = Asked(tuple(map(_market, markets)), first, last, max(horizon, 0), _rates(rates))
    return Review.of(asked, (_checked(name, content, asked, book) for name, content in _contents(offers)))


def _checked(name: str, content: bytes | Problem, asked: Asked, book: Rulebook) -> File:
    if isinstance(content, Problem):
        return File(name, [], [content])
    return check_file(name, content, asked, book)


def _contents(offers: Offers) -> Iterator[tuple[str, bytes | Problem]]:
    """Each file's name and bytes; plain values are written out, and named after their place in the list."""
    given = [offers] if isinstance(offers, str | Path | Mapping) else list(offers)
    for i, one in enumerate(given):
        if isinstance(one, Mapping):
            yield f"<offer {i + 1}>", write(one).encode()
            continue
        names, problems = discover([str(one)])
        yield from ((str(one), problem) for problem in problems)
        for name in names:
            yield name, _bytes(name)


def _bytes(name: str) -> bytes | Problem:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        return Problem(Level.ERROR, f"the file `{name}` cannot be read: {error.strerror}")


def _day(day: date | str | None) -> date | None:
    found = day_of(day) if isinstance(day, str) else day
    if isinstance(day, str) and found is None:
        raise ValueError(f"{day!r} is no day; write it as year-month-day, such as 2026-02-01")
    return found


def _market(name: str) -> str:
    code = market_of(name)
    if code is None:
        raise ValueError(f"{name!r} is no market code; write one after ISO 3166, such as 'gb'")
    return code


def _rates(rates: Rates | str | Path | None) -> Rates:
    if rates is None or isinstance(rates, Rates):
        return rates or NO_RATES
    found, problems = parse(str(rates), Path(rates).read_bytes())
    if problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return found
