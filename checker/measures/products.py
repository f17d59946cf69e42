"""Which products an offer touches: to qualify, to use the reward on, and to wager it on."""

from functools import lru_cache

from checker.finding import Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, Unknown, View, each_part, missing
from checker.offer import Part
from checker.product import CATEGORY, HOLDS

GAMBLING = frozenset(("stake", "loss", "first_play"))
"""What a player does to qualify that is itself gambling; a deposit or a registration is not."""


def reward_products(part: Part) -> frozenset[str] | Unknown:
    """The products that the reward can be used on, as the terms name them."""
    if part.reward.products is None:
        return missing(
            "the terms do not say which products the reward can be used on",
            (*part.route, "reward", "products"),
            "add `products: [casino]` to `reward`",
        )
    return frozenset(part.reward.products)


def qualifying_products(part: Part) -> frozenset[str] | Unknown:
    """The products that must be played to qualify; none where qualifying is no gambling."""
    named = part.qualify.products
    if named is not None:
        return frozenset(named)
    route = (*part.route, "qualify", "products")
    if part.qualify.by is None:
        return missing(
            "the terms do not say what a player must do to get the reward",
            (*part.route, "qualify", "by"),
            "add `by: deposit` to `qualify`",
        )
    if part.qualify.by in GAMBLING:
        return missing(
            "the terms do not say which products must be played to qualify",
            route,
            "add `products: [casino]` to `qualify`",
        )
    return frozenset()


def _both(part: Part) -> tuple[frozenset[str], frozenset[str]] | Unknown:
    reward, qualifying = reward_products(part), qualifying_products(part)
    if isinstance(reward, Unknown):
        return reward
    if isinstance(qualifying, Unknown):
        return qualifying
    return qualifying, reward


def categories(view: View) -> Cases:
    """How many categories (betting, casino, bingo, lottery, poker, fantasy) qualifying and reward touch together.

    The parts of a package count together; a free choice among everything counts as the categories it is named with.
    """
    named: set[str] = set()
    for part in view.parts:
        found = _both(part)
        if isinstance(found, Unknown):
            return (found,)
        named |= {CATEGORY[word] for words in found for word in words if word != "all"}
    told = ", ".join(sorted(named)) or "free choice"
    route = (*view.parts[0].route, "reward", "products") if len(view.parts) == 1 else ("parts",)
    return (Measured(len(named), route, Text("{}", (told,))),)


@each_part
def unrestricted(view: View, part: Part) -> Result:
    """Whether a player may use the reward on everything offered, and qualify with everything or without gambling."""
    found = _both(part)
    if isinstance(found, Unknown):
        return found
    qualifying, reward = found
    free = "all" in reward and not part.reward.excludes and (not qualifying or "all" in qualifying)
    return Measured(free, (*part.route, "reward", "products"))


@each_part
def one_side_unrestricted(view: View, part: Part) -> Result:
    """Whether just one of qualifying and reward is the free choice among everything, and the other is not."""
    found = _both(part)
    if isinstance(found, Unknown):
        return found
    qualifying, reward = found
    if not qualifying:
        return Irrelevant(Text("a player need not gamble to qualify"), (*part.route, "qualify"))
    trace = Text("qualifying on {}, reward on {}", (", ".join(sorted(qualifying)), ", ".join(sorted(reward))))
    return Measured(("all" in qualifying) != ("all" in reward), (*part.route, "reward", "products"), trace)


@lru_cache(maxsize=4096)
def expanded(named: frozenset[str], excluded: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The products named, with those that a category among them holds; and those that a free choice may mean."""
    certain = named.union(*(HOLDS.get(word, ()) for word in named)) - {"all"}
    possible = frozenset(CATEGORY) if "all" in named else frozenset()
    return certain.difference(excluded), possible.difference(certain, excluded)


@each_part
def reward_on(view: View, part: Part) -> Result:
    """The products that the reward can be used on; a category stands for all that it holds."""
    named = reward_products(part)
    if isinstance(named, Unknown):
        return named
    certain, possible = expanded(named, part.reward.excludes)
    return Measured(certain, (*part.route, "reward", "products"), None, None, possible)


@each_part
def used(view: View, part: Part) -> Result:
    """The products that qualifying and reward touch; a category stands for all that it holds."""
    found = _both(part)
    if isinstance(found, Unknown):
        return found
    certain, possible = expanded(found[0] | found[1], (*part.reward.excludes, *part.qualify.excludes))
    return Measured(certain, (*part.route, "reward", "products"), None, None, possible)


def played(view: View) -> Cases:
    """Where the offer is played: `online`, `premises`; online where the terms are silent."""
    return (Measured(frozenset(view.offer.played), ("played",)),)
