"""Conditions in words."""

from checker.limit import Condition, Test
from checker.wording import bound_told


def condition_told(condition: Condition) -> str:
    """A condition in words: `wagering.multiple at most 0 times and not (offer.played any of `online`)`."""
    if isinstance(condition, Test):
        return f"{condition.measure} {bound_told(condition.constraint, condition.measure)}"
    inner = [condition_told(one) for one in condition.of]
    if condition.how == "not":
        return f"not ({inner[0]})"
    return f"({(' and ' if condition.how == 'all' else ' or ').join(inner)})"
