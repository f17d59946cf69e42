"""rules/ → the limits that bind a market and a product on a day."""

from checker.rulebook.book import Rulebook, in_force, packaged
from checker.rulebook.law import Limit, MarketLaw
from checker.rulebook.periods import Period, State

__all__ = ["Limit", "MarketLaw", "Period", "Rulebook", "State", "in_force", "packaged"]
