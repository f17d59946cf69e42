"""The market: a licensing territory, who regulates it, and whether online play and bonuses are lawful at all."""

from typing import Literal

from checker.schema import Declared
from checker.values import Market as Code
from checker.values import Words

OnlinePlay = Literal["licensed", "some_products", "monopoly", "forbidden", "not_regulated"]
Bonuses = Literal["allowed", "limited", "forbidden", "not_regulated"]


class MarketFile(Declared):
    """The content of `rules/markets/<market>/market.yaml`.

    `online_play` and `bonuses` sum up the law in a word, for an overview; no verdict hangs on them: bans are limits.
    """

    market: Code
    name: Words
    regulator: Words
    currency: Words
    timezone: Words | None = None
    languages: tuple[Words, ...] = ()
    inherits: Code | None = None
    online_play: OnlinePlay
    bonuses: Bonuses
    overview: Words
    links: tuple[Words, ...] = ()
