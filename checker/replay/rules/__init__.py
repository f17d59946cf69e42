"""Terms of one part of an offer in one market and currency → numbers of the replay, and what the terms leave open."""

from checker.replay.rules.build import Ruled, rules_of
from checker.replay.rules.sheet import Question, Reading, Unbuildable

__all__ = ["Question", "Reading", "Ruled", "Unbuildable", "rules_of"]
