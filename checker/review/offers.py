"""The use case of lint: files → offers → rulings, one file at a time."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from checker.evaluate import rule
from checker.finding import Level, Place, Problem, Route
from checker.life import life_of
from checker.limit import tests_in
from checker.measures import MEASURES, View
from checker.offer import Offer, offers_in
from checker.review.review import Asked, Checked, File, MarketRulings
from checker.rulebook import Limit, MarketLaw, Rulebook
from checker.source import Document, read


class BrokenRulebookError(Exception):
    """The rulebook itself cannot be used; nothing is checked with half of one."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def check_file(
    name: str, content: bytes, asked: Asked, book: Rulebook, versioned: frozenset[str] = frozenset()
) -> File:
    """What one file comes to; a broken offer in it does not stop the others.

    `versioned`: ids of offers that an earlier file of the run holds in another version.
    """
    return _judged(_offered(name, *read(name, content)), asked, book, versioned)


def check_files(contents: list[tuple[str, bytes]], asked: Asked, book: Rulebook) -> list[File]:
    """What each of a few files comes to, in their order.

    All are read, then all are made into offers, then all are judged: the code of one stage stays in the processor's
    cache for the next file, which the code of all stages together does not.
    """
    documents = [(name, *read(name, content)) for name, content in contents]
    offered = [_offered(*one) for one in documents]
    return [_judged(one, asked, book) for one in offered]


class Offered(NamedTuple):
    """The offers of one file, each with its document and its route in it, and what could not be read."""

    name: str
    offers: list[tuple[Offer, Document, Route]]
    problems: list[Problem]


def _offered(name: str, documents: list[Document], problems: list[Problem]) -> Offered:
    offers: list[tuple[Offer, Document, Route]] = []
    for document in documents:
        found, told = offers_in(document)
        problems = problems + told
        offers += [(offer, document, route) for offer, route in found]
    return Offered(name, offers, problems)


def _judged(offered: Offered, asked: Asked, book: Rulebook, versioned: frozenset[str] = frozenset()) -> File:
    checked: list[Checked] = []
    problems = offered.problems
    for offer, document, route in offered.offers:
        markets, told = check_offer(offer, document, route, asked, book)
        problems = problems + told
        checked.append(Checked(offer, document, route, markets))
    return File(offered.name, _told_apart(checked, versioned), problems + _same_ids(checked))


def _told_apart(checked: list[Checked], versioned: frozenset[str]) -> list[Checked]:
    """The offers, marked where another version of one came before it: of the file, or of an earlier one."""
    if len(checked) < 2 and not versioned:
        return checked
    met = {one.offer.offer: one.offer.version for one in reversed(checked) if one.offer.offer not in versioned}
    return [one._replace(versioned=met.get(one.offer.offer) != one.offer.version) for one in checked]


def check_offer(
    offer: Offer, document: Document, route: Route, asked: Asked, book: Rulebook
) -> tuple[list[MarketRulings], list[Problem]]:
    """The rulings on one offer in each market that it is judged in, and the markets without law here.

    Raises BrokenRulebookError where the law of a market cannot be read, and AssertionError where the
    account of a market does not add up.
    """
    life = life_of(offer, asked.on, asked.ahead)
    found: list[MarketRulings] = []
    problems = _named_twice(offer, document, route)
    for view in View.each(offer, _markets(offer, asked)):
        market = view.market
        law = law_of(book, market)
        if law is None or not law.limits:
            message, help_ = without_law(book, market)
            problems.append(_told(document, _route_of(offer, market, route), message, help_))
            continue
        rulings = rule(law, view, life, asked.rates, asked.fresh)
        if len({ruling.limit.id for ruling in rulings}) != len(law.limits):
            raise AssertionError(f"{market}: {len(law.limits)} limits, and verdicts on fewer")
        found.append(MarketRulings(market, len(law.limits), rulings))
    return found, problems


def _markets(offer: Offer, asked: Asked) -> Iterable[str]:
    """The markets that an offer is judged in, each once: its own, or those asked for."""
    if not asked.markets:
        return dict.fromkeys(offer.markets)
    return [market for market in dict.fromkeys(asked.markets) if asked.as_if or market in offer.markets]


def _named_twice(offer: Offer, document: Document, route: Route) -> list[Problem]:
    return [
        _told(document, (*route, "markets", index), f"`{market}` stands twice in `markets`", None)
        for index, market in enumerate(offer.markets)
        if market in offer.markets[:index]
    ]


def _route_of(offer: Offer, market: str, route: Route) -> Route:
    """Where an offer names a market; where it does not, its markets."""
    named = (offer.markets.index(market),) if market in offer.markets else ()
    return (*route, "markets", *named)


def without_law(book: Rulebook, market: str) -> tuple[str, str]:
    """What is said of a market that no offer can be held against, and what to do instead."""
    parts = [code for code in book.codes if code.startswith(f"{market}-")]
    if market in book.codes:
        message = f"the market `{market}` has no limit that terms can be held against"
        if not parts:
            return message, f"`checker markets {market}` tells what is known of it"
        return message, f"its law is that of its parts; name one of them: {', '.join(f'`{code}`' for code in parts)}"
    message = f"no law of the market `{market}` is known here"
    close = _meant(book, market)
    if close is None:
        return message, "`checker markets` lists those that are"
    return message, f"did you mean `{close}`? `checker markets` lists those that are known"


OFTEN_MEANT = {"uk": "gb", "en": "gb", "el": "gr", "da": "dk", "sv": "se", "cs": "cz", "ja": "jp", "ko": "kr"}
"""What is written for a country's code by mistake: names of use and codes of languages."""


def _meant(book: Rulebook, market: str) -> str | None:
    """The market that was meant by a code that is none; None where there is no telling."""
    country, line, part = market.partition("-")
    known = f"{OFTEN_MEANT.get(country, country)}{line}{part}"
    if known in book.codes:
        return known
    return next(iter(get_close_matches(market, book.codes, n=1, cutoff=0.7)), None)


def law_of(book: Rulebook, market: str) -> MarketLaw | None:
    """The law of a market; None where the rulebook has none. Raises BrokenRulebookError for one that cannot be used."""
    law, problems = book.market(market)
    if problems:
        raise BrokenRulebookError(problems)
    if law is None:
        return None
    unknown = _measuring_nothing(law)
    if unknown:
        raise BrokenRulebookError([_no_measure(rule, measure) for rule, measure in unknown])
    return law


@lru_cache(maxsize=256)
def _measuring_nothing(law: MarketLaw) -> tuple[tuple[Limit, str], ...]:
    """The rules on measures that there are not; looked for once in a market's law, and not again for every offer."""
    exceptions = (one for several in law.exceptions.values() for one in several)
    asked = [(limit, limit.declared.measure or "") for limit in law.limits]
    asked += [
        (rule, test.measure)
        for rule in (*law.limits, *exceptions)
        if rule.condition is not None
        for test in tests_in(rule.condition)
    ]
    return tuple((rule, measure) for rule, measure in asked if measure not in MEASURES)


def _no_measure(rule: Limit, measure: str) -> Problem:
    """The problem of a measure that there is not, told at the constraint; the check of the rulebook is more exact."""
    place = rule.periods[0].place
    help_ = f"`checker rules check` says where in {rule.file}"
    return Problem(Level.ERROR, f"there is no measure `{measure}`", place and place._replace(role="problem"), help_)


def _told(document: Document, route: Route, message: str, help_: str | None) -> Problem:
    return Problem(Level.ERROR, message, Place("problem", document.file, document.place_span(route)), help_)


def _same_ids(checked: list[Checked]) -> list[Problem]:
    """Offers of one file that share id and version: a finding on one would be taken for the other's."""
    seen: set[tuple[str, int | str]] = set()
    problems = []
    for one in checked:
        key = (one.offer.offer, one.offer.version)
        if key in seen:
            message = f"the offer `{key[0]}` stands twice in this file with version {key[1]}"
            problems.append(
                _told(one.document, (*one.route, "offer"), message, "give one of them another id or version")
            )
        seen.add(key)
    return problems
