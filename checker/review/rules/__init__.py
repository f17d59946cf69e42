"""The use case of checking the rulebook: its files, its units, its histories, what it contradicts, and its cases."""

from checker.review.rules.check import RulebookCheck, Score, check_rulebook, pack_problems

__all__ = ["RulebookCheck", "Score", "check_rulebook", "pack_problems"]
