"""What a ledger is audited with: the offers and their rules, the law of their markets, exchange rates, the end."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from checker.conduct.promises import Promises, Terms, promises_of
from checker.fx import NO_RATES, Rates
from checker.ledger.rows import Ints
from checker.offer import Offer
from checker.replay.book import OfferBook, book_of
from checker.replay.fields import NONE, R
from checker.replay.zones import table_of
from checker.rulebook import MarketLaw


class Plan(NamedTuple):
    """The offers with their rules and promises, the law, the rates; `market` is that of rows that name none.

    `end` is the time of the last row of the ledger, NONE while it is not known.
    """

    book: OfferBook
    rules: Ints
    zones: tuple[Ints, Ints, Ints]
    promises: Promises
    laws: dict[str, MarketLaw]
    markets: tuple[str, ...]
    rates: Rates = NO_RATES
    market: str | None = None
    end: int = NONE


def plan_of(
    offers: Iterable[Offer],
    laws: dict[str, MarketLaw],
    rates: Rates = NO_RATES,
    market: str | None = None,
    end: int = NONE,
) -> Plan:
    """The plan for some offers under the law of their markets."""
    offers = list(offers)
    book = book_of(offers, {code: law.declared.currency for code, law in laws.items()})
    zones = list(dict.fromkeys(entry.ruled.zone for entry in book.entries if entry.ruled.zone))
    rules = np.array([entry.ruled.values for entry in book.entries], dtype=np.int64).reshape(-1, len(R))
    rules[:, R.ZONE] = [zones.index(entry.ruled.zone) if entry.ruled.zone else NONE for entry in book.entries]
    terms = [Terms(one.offer, one.part, one.number, one.market, one.currency) for one in book.entries]
    markets = dict.fromkeys((*laws, *(code for offer in offers for code in offer.markets)))
    return Plan(book, rules, table_of(zones), promises_of(terms), laws, tuple(sorted(markets)), rates, market, end)
