"""The market: a licensing territory, who regulates it, and its recorded law that terms cannot decide."""

from typing import Literal

from checker.schema import Declared
from checker.values import Market as Code
from checker.values import Words


class Unchecked(Declared):
    """A recorded rule without a limit here: where it can be checked instead, or why there is nothing to check."""

    fact: Words
    title: Words
    checked_by: tuple[Literal["terms", "ledger", "page", "process", "nothing"], ...]
    why: Words


class MarketFile(Declared):
    """The content of `rules/markets/<market>/market.yaml`."""

    market: Code
    name: Words
    regulator: Words
    currency: Words
    timezone: Words | None = None
    languages: tuple[Words, ...] = ()
    inherits: Code | None = None
    overview: Words
    links: tuple[Words, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
