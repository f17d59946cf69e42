"""How much of a stake counts towards the wagering, game by game."""

from checker.finding import Route, Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, Unknown, View, each_part, missing
from checker.offer import Part
from checker.offer.wagering import Contribution, Wagering
from checker.product import CATEGORY

PRODUCTS = tuple(name for name in Contribution.model_fields if name in CATEGORY)
BY_NAME = ("games", "providers", "bet_markets")
NOT_ASKED = Text("there is no wagering requirement")


def _applies(part: Part) -> Wagering | Result:
    route = (*part.route, "wagering")
    if part.wagering is None:
        return missing(
            "the terms do not say whether the bonus must be played through",
            route,
            "add `wagering: none`, or the requirement",
        )
    if not part.wagering.multiple and not part.wagering.plus:
        return Irrelevant(NOT_ASKED, route)
    return part.wagering


def eligible(part: Part, contribution: Contribution) -> list[Measured]:
    """The weight of every kind of game that counts at all, with its place."""
    route = (*part.route, "wagering", "contribution")
    found: list[Measured] = []
    for name in ("default", *PRODUCTS):
        share = getattr(contribution, name)
        if share:
            found.append(
                Measured(
                    share, (*route, name), Text("the weight of {}", ("all other games" if name == "default" else name,))
                )
            )
    for group in BY_NAME:
        named = getattr(contribution, group)
        found += [
            Measured(share, (*route, group, name), Text("the weight of {}", (name,)))
            for name, share in named.items()
            if share
        ]
    return found


@each_part
def weights(view: View, part: Part) -> Cases | Result:
    """The weight of each kind of game that may be played to meet the requirement; those of 0% are left out."""
    wagering = _applies(part)
    if not isinstance(wagering, Wagering):
        return wagering
    route = (*part.route, "wagering", "contribution")
    if wagering.contribution is None:
        return missing("the terms do not say how much each game counts", route, "add `contribution: {default: 100%}`")
    found: Cases = tuple(eligible(part, wagering.contribution)) or (_none_counts(route),)
    if wagering.contribution.default is None:
        found += (
            missing(
                "the terms do not say how much the games count that are not named",
                (*route, "default"),
                "add `default: 0%` or `default: 100%`",
            ),
        )
    return found


def _none_counts(route: Route) -> Unknown:
    return missing("no game counts towards the wagering", route, "give at least one product a weight above 0%")


def lowest_weight(part: Part) -> Result:
    """The lowest weight above 0% that the terms give a game."""
    wagering = _applies(part)
    if not isinstance(wagering, Wagering):
        return wagering
    route = (*part.route, "wagering", "contribution")
    if wagering.contribution is None:
        return missing("the terms do not say how much each game counts", route, "add `contribution: {default: 100%}`")
    if wagering.contribution.default is None:
        return missing(
            "the terms do not say how much the games count that are not named",
            (*route, "default"),
            "add `default: 0%` or `default: 100%`",
        )
    found = eligible(part, wagering.contribution)
    if not found:
        return _none_counts(route)
    return min(found, key=lambda one: one.value)
