"""How much a stake on a game or product counts under each set of rules.

A ledger names a game and a category. A game of a provider is seen where its id begins with it, `provider/game`; the
market of a sports bet where it stands in the place of the game. Bet types are not seen.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from checker.ledger.rows import Ints
from checker.offer import Part
from checker.offer.wagering import Contribution, Excluded
from checker.product import CATEGORY, HOLDS, holds
from checker.replay.book import Entry
from checker.replay.fields import NONE, WHOLE
from checker.replay.rules.sheet import millionths

EXCLUDED, OTHER_PRODUCT, OPEN = -2, -3, -4
FEATURES = ("gamble", "feature_buy")
"""Categories of the ledger that are no product: what happens beside or before a round."""
NOTHING_TOLD, NOTHING_EXCLUDED = Contribution.model_construct(), Excluded.model_construct()


def weights_of_categories(entries: Sequence[Entry], categories: Sequence[str]) -> Ints:
    """A line for each rule, a column for each category, the last for bets without one; see Tables."""
    table = np.full((max(len(entries), 1), len(categories) + 1), OPEN, dtype=np.int64)
    words = [word_of(category) for category in categories]
    for rule, entry in enumerate(entries):
        table[rule] = [weight_of(entry.part, word) for word in (*words, "")]
    return table


def word_of(category: str) -> str:
    """A category as the terms would write it: `Live Casino` is `live_casino`."""
    return category.strip().casefold().replace(" ", "_").replace("-", "_")


def weight_of(part: Part, category: str) -> int:
    """The weight of a category, in millionths; OPEN where the terms do not tell it, or where the ledger does not.

    A category that holds products may be any of them, a bet without a category anything, and so may a gamble or a
    bought feature that has no weight of its own: it has a weight where all that it may be have the same.
    """
    contribution = (part.wagering and part.wagering.contribution) or NOTHING_TOLD
    if category in FEATURES and (own := getattr(contribution, category)) is not None:
        return millionths(own, up=True)
    if category and category not in CATEGORY and category not in FEATURES:
        return _of_unknown(part, contribution)
    may_be = (category, *HOLDS.get(category, ())) if category in CATEGORY else tuple(CATEGORY)
    return _settled({_of_product(part, contribution, product) for product in may_be})


def _settled(weights: set[int]) -> int:
    """The one weight; nothing, where none of several counts anything; else OPEN."""
    if len(weights) == 1:
        return weights.pop()
    return 0 if weights <= {0, OTHER_PRODUCT} else OPEN


def _of_unknown(part: Part, contribution: Contribution) -> int:
    """The weight of a category that is no product known here: the default, if the bonus may be played on it."""
    if contribution.default is None:
        return OPEN
    is_anywhere = part.reward.products is None or "all" in part.reward.products
    weight = millionths(contribution.default, up=True)
    return weight if is_anywhere or weight == 0 else OPEN


def _of_product(part: Part, contribution: Contribution, product: str) -> int:
    """The weight of a product: its own, its category's, or the default."""
    if not _is_offered(part, product):
        return OTHER_PRODUCT
    told = (getattr(contribution, product), getattr(contribution, CATEGORY[product]), contribution.default)
    share = next((one for one in told if one is not None), None)
    return OPEN if share is None else millionths(share, up=True)


def _is_offered(part: Part, product: str) -> bool:
    """Whether a bonus can be played on a product."""
    reward = part.reward
    if any(holds(one, product) for one in reward.excludes):
        return False
    return reward.products is None or any(holds(one, product) for one in reward.products)


def weights_of_games(entries: Sequence[Entry], games: Sequence[str]) -> Ints:
    """A line for each rule, a column for each game, the last for bets without one; NONE where nothing is said of it."""
    table = np.full((max(len(entries), 1), len(games) + 1), NONE, dtype=np.int64)
    listed = Games(games)
    for rule, entry in enumerate(entries):
        for places, weight in _told(entry.part, listed):
            table[rule, places] = weight
    return table


class Games:
    """The places of the games of a ledger by name, with and without their provider, and by provider."""

    def __init__(self, games: Sequence[str]) -> None:
        """Nothing is sorted before a name is asked for: most offers name no games."""
        self._games = games

    def named(self, name: str) -> list[int]:
        """The games of a name."""
        return self._by_name[0].get(name.casefold(), [])

    def of(self, provider: str) -> list[int]:
        """The games of a provider."""
        return self._by_name[1].get(provider.casefold(), [])

    @cached_property
    def _by_name(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        names, providers = defaultdict(list), defaultdict(list)
        for place, game in enumerate(self._games):
            text = game.strip().casefold()
            provider, slash, name = text.partition("/")
            names[text].append(place)
            if slash:
                names[name].append(place)
                providers[provider].append(place)
        return names, providers


def _told(part: Part, games: Games) -> Iterator[tuple[list[int], int]]:
    """What the terms say of games, the nearest last: providers, markets of bets, games, and what may not be played."""
    wagering = part.wagering
    contribution = (wagering and wagering.contribution) or NOTHING_TOLD
    for provider, share in contribution.providers.items():
        yield games.of(provider), millionths(share, up=True)
    for shares in (contribution.bet_markets, contribution.games):
        for name, share in shares.items():
            yield games.named(name), millionths(share, up=True)
    excluded = (wagering and wagering.excluded) or NOTHING_EXCLUDED
    for name in (*excluded.games, *excluded.bet_markets):
        yield games.named(name), EXCLUDED


def kinds_of(categories: Sequence[str]) -> Ints:
    """For each category 0, 1 for `gamble`, 2 for `feature_buy`; the last is that of bets without one."""
    words = [word_of(category) for category in categories]
    return np.array([*(FEATURES.index(one) + 1 if one in FEATURES else 0 for one in words), 0], dtype=np.int64)


def answered(table: Ints, counts: bool) -> Ints:
    """The same weights with what is open answered: the stake counts whole, or nothing."""
    return np.where(table == OPEN, WHOLE if counts else 0, table)
