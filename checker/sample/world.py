"""The tables that players play in, made from offers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from checker.product import holds
from checker.sample.asked import WHOLE, micros
from checker.sample.clock import offset_table
from checker.sample.games import GAMES, game_table
from checker.sample.layout import BARRED, BET, BONUS, DAY, DESK, MOST_BONUSES, PLANTED, ROW, Records, World
from checker.sample.places import METHODS, Place
from checker.sample.stakes import OUTSIDE
from checker.sample.terms import TERMS, Terms

START, END = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 6, 30, tzinfo=UTC)
"""The first and last day on which something happens: days of law that the rulebook knows."""
ROOM = 400_000
"""Rows of one table."""
MARKET = np.dtype(
    [
        ("first", "i8"), ("after", "i8"), ("unit", "i8"), ("stake_cap", "i8"), ("stake_cap_young", "i8"),
        ("monthly", "i8"), ("cashes_out", "i8"), ("exact", "i8"), ("adult", "i8"),
        ("playable", "i8", (len(GAMES) + 1,)), ("methods", "i8", (len(METHODS) + 1,)),
    ]
)  # fmt: skip
"""A market: its terms from `first` up to `after`, and what `Place` says of it."""


def world_of(terms: Sequence[Terms], places: Sequence[Place], seed: int, every: int, two_rows: bool) -> World:
    """The tables for these terms, in the order of the markets; a breach is planted on one of `every` players."""
    zones = tuple(sorted({t.zone for t in terms}))
    asked = (0, 0, 0, seed, micros(START), micros(END), micros(END) - 10 * DAY, every, int(two_rows))
    return World(
        terms=_term_table(terms, places, zones),
        games=game_table(),
        markets=_market_table(terms, places),
        offsets=offset_table(zones),
        bonuses=np.zeros(MOST_BONUSES, BONUS),
        bet=np.zeros(2, BET),
        rows=np.zeros(ROOM, ROW),
        planted=np.zeros(ROOM // 100, PLANTED),
        desk=np.array([asked], DESK),
    )


def _term_table(terms: Sequence[Terms], places: Sequence[Place], zones: tuple[str, ...]) -> Records:
    offers = sorted({(t.offer.offer, str(t.offer.version)) for t in terms})
    table = np.zeros(len(terms), TERMS)
    for i, t in enumerate(terms):
        weights = weights_of(t)
        named = t.offer.offer, str(t.offer.version)
        told = {"zone": zones.index(t.zone), "market": places.index(t.place), "offer": offers.index(named)}
        for name, value in (t.values | told).items():
            table[i][name] = value
        table[i]["weights"] = weights
        table[i]["playable"] = _counted([code for code, weight in enumerate(weights) if weight > 0], len(GAMES))
    return table


def weights_of(t: Terms) -> list[int]:
    """The weight of every game: its own, else its product's, else its category's, else the default."""
    wagering = t.part.wagering
    told = wagering.contribution if wagering else None
    barred = wagering.excluded.games if wagering and wagering.excluded else ()
    return [BARRED if game.name in barred else _weight(t, told, game.name, game.category) for game in GAMES]


def _weight(t: Terms, told: Any, name: str, category: str) -> int:
    products = t.part.reward.products or ("all",)
    if not any(holds(product, "slots" if category == "gamble" else category) for product in products):
        return OUTSIDE
    if told is None:
        return WHOLE
    wider = next((word for word in ("casino", "betting") if holds(word, category)), "default")
    shares = [told.games.get(name), getattr(told, category), getattr(told, wider), told.default]
    return int(next((share for share in shares if share is not None), 1) * WHOLE)


def _market_table(terms: Sequence[Terms], places: Sequence[Place]) -> Records:
    table = np.zeros(len(places), MARKET)
    for i, place in enumerate(places):
        own = [j for j, t in enumerate(terms) if t.place == place]
        caps = (place.stake_cap, place.stake_cap_young, place.monthly)
        manners = (int(place.cashes_out), int(place.exact), int(place.adult))
        games = _counted([code for code, game in enumerate(GAMES) if game.category in place.products], len(GAMES))
        methods = _counted([METHODS.index(method) for method in place.methods], len(METHODS))
        table[i] = (own[0], own[-1] + 1, place.unit, *caps, *manners, games, methods)
    return table


def _counted(codes: list[int], most: int) -> list[int]:
    """A list of a fixed length: how many there are, and each of them."""
    return [len(codes), *codes, *[0] * (most - len(codes))]
