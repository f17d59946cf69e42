"""Which rules bind each grant of a batch, and in which market: by the row, the caller, the offer or its money."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from checker.ledger.columns import KINDS
from checker.ledger.rows import Ints, Names, Rows
from checker.offer import Offer
from checker.replay.book import Key, OfferBook
from checker.replay.fields import NONE
from checker.values import market_of

GRANTED = KINDS.index("bonus_granted")


class Bound(NamedTuple):
    """The grants of a batch, by row: `rules` and `markets` are NONE where nothing binds, or the market is not known.

    `markets` are places in the names of markets. `causes` tells by a place in `told` why a grant has no rules, 0 for
    none.
    """

    rules: Ints
    markets: Ints
    causes: Ints
    told: tuple[str, ...]


class Found(NamedTuple):
    """What is found for one offer, market and currency of a ledger: the rules of each part, or why it has none.

    `parts` are the parts that a grant can be of, in the order in which a player is granted them.
    """

    parts: tuple[int | str, ...]
    market: str | None


def bind(rows: Rows, names: Names, book: OfferBook, market: str | None, earlier: Mapping[str, int]) -> Bound:
    """The rules of each grant; `earlier` counts the grants of each offer that the first player had in batches before.

    The market is the row's, else `market`, else the only one of the offer, else its only one with the grant's money.
    """
    places = np.flatnonzero(rows.kind == GRANTED)
    rules, markets = (np.full(rows.length, NONE, dtype=np.int64) for _ in range(2))
    causes = np.zeros(rows.length, dtype=np.int64)
    codes = {_code(name): code for code, name in enumerate(names.markets)}
    told = {"": 0}
    if not len(places):
        return Bound(rules, markets, causes, tuple(told))
    keys = np.stack([column[places] for column in (rows.offer, rows.market, rows.currency)])
    kinds, which = np.unique(keys, axis=1, return_inverse=True)
    which = which.reshape(-1)
    nth = _nth(rows, names, places, kinds, which, earlier)
    for kind, (offer, place, currency) in enumerate(kinds.T.tolist()):
        found = _found(book, names, market, offer, place, currency)
        here = np.flatnonzero(which == kind)
        markets[places[here]] = codes.get(found.market, NONE)
        for part, mine in _by_part(found.parts, here, nth):
            if isinstance(part, str):
                causes[places[mine]] = told.setdefault(part, len(told))
            else:
                rules[places[mine]] = part
    return Bound(rules, markets, causes, tuple(told))


def _by_part(parts: tuple[int | str, ...], here: Ints, nth: Ints) -> Iterator[tuple[int | str, Ints]]:
    """Each part with the grants of it; a plain offer may be granted again and again, a package once."""
    if len(parts) == 1:
        yield parts[0], here
        return
    for number, part in enumerate(parts):
        yield part, here[nth[here] == number]
    yield f"the terms have {len(parts)} parts, and the player had got as many before", here[nth[here] >= len(parts)]


def _nth(rows: Rows, names: Names, places: Ints, kinds: Ints, which: Ints, earlier: Mapping[str, int]) -> Ints:
    """How many grants of the same offer the player had before each; all versions of an offer are one.

    What is added to a bonus that the player has is no further grant.
    """
    ids: dict[str, int] = {}
    offers = [names.offers[code][0] if code >= 0 else "" for code in kinds[0].tolist()]
    group = np.array([ids.setdefault(one.partition("#")[0], len(ids)) for one in offers])[which]
    player, bonus = rows.player[places], rows.bonus[places]
    is_new = bonus == NONE
    is_new[np.unique(bonus, return_index=True)[1]] = True
    order = np.lexsort((places, group, player))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (group[order[1:]] != group[order[:-1]]) | (player[order[1:]] != player[order[:-1]])
    so_far = np.cumsum(is_new[order]) - is_new[order]
    nth = np.empty(len(order), dtype=np.int64)
    nth[order] = so_far - so_far[first][np.cumsum(first) - 1]
    if earlier:
        before = np.array([earlier.get(offer, 0) for offer in ids])
        nth += np.where(player == rows.player[0], before[group], 0)
    return nth


def _found(book: OfferBook, names: Names, market: str | None, offer: int, place: int, currency: int) -> Found:
    told = names.markets[place] if place >= 0 else market
    if offer < 0:
        return Found(("the ledger does not name the offer of the grant",), _code(told))
    name, version = names.offers[offer]
    base, _, part = name.partition("#")
    found = _version(book, base, version)
    if isinstance(found, str):
        return Found((found,), _code(told))
    money = names.currencies[currency]
    where, is_known = _market(book, found, told, money)
    if where is None:
        return Found((f"the offer `{base}` is for no market whose money is {money}",), None)
    count = len(found.all_parts())
    numbers = _parts(count, part)
    if not numbers:
        told = f"the ledger names part {part} of `{base}`, and its terms have {count}"
        return Found((told,), where if is_known else None)
    keys = [Key(base, str(found.version), number, where, money) for number in numbers]
    return Found(tuple(_rule(book, key) for key in keys), where if is_known else None)


def _rule(book: OfferBook, key: Key) -> int | str:
    """The rules of one part, or why it has none."""
    if key in book.refused:
        return book.refused[key].cause
    return book.places.get(key, f"the terms of `{key.offer}` have none for {key.market} in {key.currency}")


def _version(book: OfferBook, name: str, version: str) -> Offer | str:
    """The offer with its version, or why it is not known."""
    versions = book.offers.get(name)
    if versions is None:
        return f"no terms of the offer `{name}` were given"
    if not version and len(versions) == 1:
        return next(iter(versions.values()))
    if not version:
        return f"the ledger does not say which version of `{name}` binds the grant"
    if version not in versions:
        return f"the terms of `{name}` were given in version {', '.join(versions)}, and the grant is of {version}"
    return versions[version]


def _market(book: OfferBook, offer: Offer, told: str | None, money: str) -> tuple[str | None, bool]:
    """The market of a grant, and whether it is known; of several with the same money the first is gone by."""
    if told is not None:
        return _code(told), True
    if len(offer.markets) == 1:
        return offer.markets[0], True
    same = [market for market in offer.markets if money in book.currencies(offer, market)]
    return (same[0], len(same) == 1) if same else (None, False)


def _code(told: str | None) -> str | None:
    """A market as terms write it: `US_NJ` is `us-nj`."""
    return None if told is None else market_of(told) or told.lower()


def _parts(count: int, part: str) -> list[int]:
    """The parts that a grant can be of: the one that it names, or all in their order; none where it names no part."""
    if not part:
        return list(range(count))
    return [int(part) - 1] if part.isascii() and part.isdecimal() and 1 <= int(part) <= count else []
