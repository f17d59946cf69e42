"""The offers of an audit with their rules: which of them binds a grant of the ledger, and why one is bound by none."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.offer import Offer, Part
from checker.replay.rules import Question, Ruled, Unbuildable, rules_of
from checker.schema import Declared
from checker.values import Amounts


class Entry(NamedTuple):
    """The rules of one part of an offer, which has a number, in one market for grants in one currency."""

    offer: Offer
    part: Part
    number: int
    market: str
    currency: str
    ruled: Ruled


class Key(NamedTuple):
    """What names an entry: offer and version as the ledger writes them, part, market and currency."""

    offer: str
    version: str
    part: int
    market: str
    currency: str


class OfferBook(NamedTuple):
    """Offers by id and version, the rules of their parts, and why some have none."""

    entries: tuple[Entry, ...]
    places: Mapping[Key, int]
    refused: Mapping[Key, Unbuildable]
    offers: Mapping[str, Mapping[str, Offer]]
    moneys: Mapping[str, frozenset[str]]
    """The currencies of each market."""

    @property
    def questions(self) -> list[Question]:
        """All that the terms leave open."""
        return [question for entry in self.entries for question in entry.ruled.questions.values()]

    def currencies(self, offer: Offer, market: str) -> frozenset[str]:
        """The currencies of an offer's money in a market, and that of the market itself."""
        return currencies_of(offer, market) | self.moneys.get(market, frozenset())


def book_of(offers: Iterable[Offer], moneys: Mapping[str, str]) -> OfferBook:
    """The book of some offers; `moneys` names the currency of each market."""
    known: dict[str, dict[str, Offer]] = {}
    for offer in offers:
        known.setdefault(offer.offer, {})[str(offer.version)] = offer
    entries: list[Entry] = []
    places: dict[Key, int] = {}
    refused: dict[Key, Unbuildable] = {}
    money = {market: frozenset((currency,)) for market, currency in moneys.items()}
    for offer in (one for versions in known.values() for one in versions.values()):
        for key, part in _keys(offer, money):
            found = rules_of(offer, part, key.market, key.currency)
            if isinstance(found, Unbuildable):
                refused[key] = found
                continue
            places[key] = len(entries)
            entries.append(Entry(offer, part, key.part, key.market, key.currency, found))
    return OfferBook(tuple(entries), places, refused, known, money)


def _keys(offer: Offer, moneys: Mapping[str, frozenset[str]]) -> Iterable[tuple[Key, Part]]:
    for market in dict.fromkeys(offer.markets):
        currencies = currencies_of(offer, market) | moneys.get(market, frozenset())
        for currency in sorted(currencies):
            for number, part in enumerate(offer.all_parts()):
                yield Key(offer.offer, str(offer.version), number, market, currency), part


def currencies_of(offer: Offer, market: str) -> frozenset[str]:
    """The currencies of the money that an offer names for a market, and those of its table of equal amounts."""
    found = {money.currency for amounts in _amounts(offer) if (money := amounts.of(market)) is not None}
    if found and offer.currency_table is not None:
        found.update(money.currency for row in offer.currency_table.equal for money in row)
    return frozenset(found)


def _amounts(value: object) -> Iterator[Amounts]:
    """All amounts of an offer that stand for markets, wherever they are."""
    if isinstance(value, Amounts):
        yield value
    elif isinstance(value, Declared):
        for name in value.model_fields_set:
            yield from _amounts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _amounts(one)
