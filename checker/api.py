"""The Python API: offers in, a review out, for notebooks and services."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checker.finding import Level, Place, Problem, Span
from checker.fx import NO_RATES, Rates, parse
from checker.review import Asked, BrokenRulebookError, File, Register, Review, check_file, without_law
from checker.review.rules import pack_problems
from checker.rulebook import Rulebook, packaged
from checker.source import discover, unwritable, write
from checker.values import day_of, market_of

Given = str | Path | bytes | Mapping[str, Any]
Offers = Given | Iterable[Given]


def check(
    offers: Offers,
    *,
    markets: str | Iterable[str] = (),
    on: date | str | None = None,
    ahead: date | str | None = None,
    rates: Rates | str | Path | None = None,
    rulebook: Rulebook | None = None,
) -> Review:
    """The review of offers.

    `offers`: paths, patterns, the content of a file as bytes, or offers as plain values, or a list of them.
    Numbers among plain values are int, Decimal or text, never float: `json.load(file, parse_float=Decimal)`.
    `markets`: a code or several, in any case: the offers are judged there as if they were offered there; all
    that the offers name, if empty. `on`: one day, as a date or `2026-02-01`; without it the offer's whole life
    is judged. `ahead`: a day up to which law is looked at even where it starts after the offer has ended.
    `rates`: exchange rates, or the path of a file laid out as the ECB's `eurofxref-hist.csv`. `rulebook`: the
    package's own, if none is given.

    A bad offer never raises: what cannot be read is in `Review.problems`. Raises ValueError for arguments
    that are wrong in themselves (a market without law here, what is no day, rates that cannot be read), and
    BrokenRulebookError for a rulebook that cannot be used.
    """
    book = _sound(rulebook or packaged())
    first, last = _day(on), _day(ahead)
    horizon = (last - first).days if first and last else 0
    asked = Asked(_markets(book, markets), first, last, max(horizon, 0), _rates(rates), as_if=True)
    return Review.of(asked, _files(_listed(offers), asked, book))


def _files(given: list[Given], asked: Asked, book: Rulebook) -> Iterator[File]:
    """What each file comes to, and last what is wrong between them."""
    register = Register()
    for name, content in _contents(given):
        if isinstance(content, list):
            yield File(name, [], content)
            continue
        file = check_file(name, content, asked, book)
        versioned = register.versions_of(file.named)
        register.add(file.named)
        yield check_file(name, content, asked, book, versioned) if versioned else file
    if register.problems:
        yield File("", [], register.problems)


def _listed(offers: Offers) -> list[Given]:
    """The offers one by one. Raises ValueError for what is neither a path nor an offer."""
    one_alone = isinstance(offers, str | Path | bytes | Mapping)
    if not one_alone and (hasattr(offers, "read") or not isinstance(offers, Iterable)):
        raise ValueError(f"{offers!r} is no offer; give a path, a mapping, or the content of a file as bytes")
    given: list[Given] = [offers] if one_alone else list(offers)  # type: ignore[list-item, arg-type]
    for one in given:
        if not isinstance(one, str | Path | bytes | Mapping):
            raise ValueError(f"{one!r} is no offer; give a path, a mapping, or the content of a file as bytes")
        if isinstance(one, str) and "\n" in one:
            raise ValueError("this is the text of a file and no path; give it as bytes: text.encode()")
    return given


def _contents(given: list[Given]) -> Iterator[tuple[str, bytes | list[Problem]]]:
    """Each file's name and bytes; plain values are written out, and named after their place in the list."""
    for i, one in enumerate(given, 1):
        if isinstance(one, bytes):
            yield f"<offer {i}>", one
        elif isinstance(one, Mapping):
            yield f"<offer {i}>", _written(f"<offer {i}>", one)
        else:
            names, problems = discover([str(one)])
            yield from ((str(one), [problem]) for problem in problems)
            yield from ((name, _bytes(name)) for name in names)


def _written(name: str, values: Mapping[str, Any]) -> bytes | list[Problem]:
    """Plain values as the content of a file, or why they cannot be written out."""
    place = Place("problem", name, Span(1, 1, 1, 1))
    problems = [
        Problem(Level.ERROR, f"`{_short('.'.join(map(str, route)))}` {why}", place) for route, why in unwritable(values)
    ]
    return problems or write(values).encode()


def _short(route: str) -> str:
    return route if len(route) <= 60 else f"{route[:59]}…"


def _bytes(name: str) -> bytes | list[Problem]:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        return [Problem(Level.ERROR, f"the file `{name}` cannot be read: {error.strerror}")]


def _sound(book: Rulebook) -> Rulebook:
    """The rulebook, if all its files can be used; only packs by other hands need a look before each review."""
    problems = pack_problems(book) if book.packs else []
    if problems:
        raise BrokenRulebookError(problems)
    return book


def _day(day: date | str | None) -> date | None:
    found = day_of(day) if isinstance(day, str) else day
    if day is None or (isinstance(found, date) and not isinstance(found, datetime)):
        return found
    raise ValueError(f"{day!r} is no day; give a date, or write it as year-month-day, such as '2026-02-01'")


def _markets(book: Rulebook, markets: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(markets, str) or not isinstance(markets, Iterable):
        return (_market(book, markets),)
    return tuple(_market(book, name) for name in markets)


def _market(book: Rulebook, name: str) -> str:
    code = market_of(name) if isinstance(name, str) else None
    if code is None:
        raise ValueError(f"{name!r} is no market code; write one after ISO 3166, such as 'gb'")
    if code not in book.codes:
        raise ValueError("; ".join(without_law(book, code)))
    return code


def _rates(rates: Rates | str | Path | None) -> Rates:
    if rates is None or isinstance(rates, Rates):
        return rates or NO_RATES
    try:
        content = Path(rates).read_bytes()
    except OSError as error:
        raise ValueError(f"the rates in `{rates}` cannot be read: {error.strerror}") from error
    found, problems = parse(str(rates), content)
    if problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return found
