"""The products of gambling, and which category holds which; offers and limits share these words."""

from functools import lru_cache
from typing import Literal

Product = Literal[
    "all", "casino", "slots", "table", "live", "jackpot", "instant_win", "crash",
    "betting", "sports", "in_play", "horse", "esports", "exchange", "pool", "virtual",
    "bingo", "lottery", "poker", "fantasy",
]  # fmt: skip
HOLDS: dict[str, tuple[str, ...]] = {
    "casino": ("slots", "table", "live", "jackpot", "instant_win", "crash"),
    "betting": ("sports", "in_play", "horse", "esports", "exchange", "pool", "virtual"),
}
"""Which products a category holds; the others hold none."""
CATEGORY = {part: whole for whole, parts in HOLDS.items() for part in parts} | {
    word: word for word in ("casino", "betting", "bingo", "lottery", "poker", "fantasy")
}
"""The category that each product belongs to."""


def holds(wider: str, product: str) -> bool:
    """Whether `wider` is `product` or a category, or the whole choice, that holds it."""
    return wider == product or wider == "all" or product in HOLDS.get(wider, ())


@lru_cache(maxsize=1024)
def widened(words: frozenset[str]) -> frozenset[str]:
    """The words, and the products that each category among them holds."""
    return words.union(*(HOLDS.get(word, ()) for word in words))
