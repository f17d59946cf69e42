"""What a constraint allows, as a set of values that can be intersected, compared and searched for a gap."""

from checker.allowed.conditions import Truth, can_hold, truth_of
from checker.allowed.numbers import Between, Numbers
from checker.allowed.sets import Allowed, allowed, both, has, is_empty, within, word_sets
from checker.allowed.words import Choice, OneWord, Truths, WordSets

__all__ = [
    "Allowed",
    "Between",
    "Choice",
    "Numbers",
    "OneWord",
    "Truth",
    "Truths",
    "WordSets",
    "allowed",
    "both",
    "can_hold",
    "has",
    "is_empty",
    "truth_of",
    "within",
    "word_sets",
]
