"""The markets that the options of a command name, each with its law; a broken rulebook ends the run."""

from collections.abc import Iterable

from checker.cli.app import stop
from checker.cli.asked import market_in
from checker.review import BrokenRulebookError, law_of
from checker.rulebook import MarketLaw, Rulebook


def laws_in(book: Rulebook, names: Iterable[str] | None) -> list[MarketLaw]:
    """The law of each market named, in the order of the names and once each; of all markets where none is named."""
    codes = dict.fromkeys(market_in(book, name) for name in names or ()) or book.codes
    try:
        return [law for code in codes if (law := law_of(book, code)) is not None]
    except BrokenRulebookError as broken:
        stop(broken.problems)
