"""The use case of lint: files → offers → rulings, one file at a time."""

from functools import lru_cache

from checker.evaluate import rule
from checker.finding import Level, Place, Problem, Route
from checker.life import life_of
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


def check_file(name: str, content: bytes, asked: Asked, book: Rulebook) -> File:
    """What one file comes to; a broken offer in it does not stop the others."""
    documents, problems = read(name, content)
    checked: list[Checked] = []
    for document in documents:
        offers, told = offers_in(document)
        problems += told
        for offer, route in offers:
            markets, told = check_offer(offer, document, route, asked, book)
            problems += told
            checked.append(Checked(offer, document, route, markets))
    problems += _same_ids(checked)
    return File(name, checked, problems)


def check_offer(
    offer: Offer, document: Document, route: Route, asked: Asked, book: Rulebook
) -> tuple[list[MarketRulings], list[Problem]]:
    """The rulings on one offer in each market asked for, and the markets without law here.

    Raises BrokenRulebookError where the law of a market cannot be read, and AssertionError where the
    account of a market does not add up.
    """
    life = life_of(offer, asked.on, asked.ahead)
    found: list[MarketRulings] = []
    problems: list[Problem] = []
    for index, market in enumerate(offer.markets):
        if market in offer.markets[:index]:
            problems.append(_told(document, (*route, "markets", index), f"`{market}` stands twice in `markets`", None))
            continue
        if asked.markets and market not in asked.markets:
            continue
        law = law_of(book, market)
        if law is None:
            known = f"the markets here are {', '.join(book.codes)}"
            problems.append(
                _told(document, (*route, "markets", index), f"no law of the market `{market}` is known here", known)
            )
            continue
        rulings = rule(law, View(offer, market), life, asked.rates, asked.fresh)
        if len({ruling.limit.id for ruling in rulings}) != len(law.limits):
            raise AssertionError(f"{market}: {len(law.limits)} limits, and verdicts on fewer")
        found.append(MarketRulings(market, len(law.limits), rulings))
    return found, problems


def law_of(book: Rulebook, market: str) -> MarketLaw | None:
    """The law of a market; None where the rulebook has none. Raises BrokenRulebookError for one that cannot be used."""
    law, problems = book.market(market)
    if problems:
        raise BrokenRulebookError(problems)
    if law is None:
        return None
    unknown = _measuring_nothing(law)
    if unknown:
        raise BrokenRulebookError([_no_measure(limit.file, limit.declared.measure) for limit in unknown])
    return law


@lru_cache(maxsize=256)
def _measuring_nothing(law: MarketLaw) -> tuple[Limit, ...]:
    """The limits on a measure that there is not; looked for once in a market's law, and not again for every offer."""
    return tuple(limit for limit in law.limits if limit.declared.measure not in MEASURES)


def _no_measure(file: str, measure: str | None) -> Problem:
    from checker.finding import Span

    return Problem(Level.ERROR, f"there is no measure `{measure}`", Place("problem", file, Span(1, 1, 1, 1)))


def _told(document: Document, route: Route, message: str, help_: str | None) -> Problem:
    return Problem(Level.ERROR, message, Place("problem", document.file, document.place_span(route)), help_)


def _same_ids(checked: list[Checked]) -> list[Problem]:
    """Offers of one file that share id and version: a finding on one would be taken for the other's."""
    seen: set[tuple[str, int]] = set()
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
