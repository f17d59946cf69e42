"""Which terms move a measure, and which words a term may hold."""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from checker.court import part_of
from checker.finding import Route
from checker.offer import Offer
from checker.remedy.change import Plain, amount_route
from checker.schema import value_at

WORTH = (
    "reward.maximum", "reward.amount", "reward.free_spins.count", "reward.free_spins.value",
    "reward.free_bet.amount", "reward.free_bet.count", "reward.cashback.maximum", "reward.tiers", "reward.prizes",
)  # fmt: skip
LEVERS: dict[str, tuple[str, ...]] = {
    "audience.minimum_age": ("audience.minimum_age",),
    "bonus.value": WORTH,
    "filing.business_days": ("runs.from",),
    "irregular_play.clauses": ("irregular_play",),
    "match.share": (*WORTH, "reward.match", "qualify.minimum"),
    "qualify.required_deposit": ("qualify.minimum",),
    "reward.occasions": ("reward.free_spins.batches",),
    "reward.recurs": ("reward.cashback.per",),
    "wagering.effective_multiple_of_bonus": ("wagering.contribution", "wagering.multiple"),
    "wagering.on_winnings": ("reward.free_spins.winnings", "reward.free_bet.payout"),
    "withdrawal.capped": ("withdrawal.maximum_win",),
    "withdrawal.caps_winnings": ("withdrawal.maximum_win",),
    "worth.expected_loss_share": ("wagering.contribution", "wagering.multiple"),
}
"""The terms that move a measure beside the one that its value stands at; of a part, where they stand in one."""
OF_A_PART = ("qualify", "reward", "wagering")
FACTS: frozenset[Route] = frozenset({("offer",), ("operator", "licence"), ("operator", "licences"), ("played",)})
"""What is so, and is not chosen: another value here would be untrue, or would be another offer."""
UNCHOSEN = ("clause", "products", "type")
"""Terms that say what the reward is: words can be taken out, and none is chosen in their place."""
FILLED = ("basis", "channels", "one_of", "products")
"""Lists that hold a word at the least: without one they would say nothing, or that there is no offer."""
PRESENTED = ("channels", "consent", "disclosure", "filed", "partners")
"""Terms on how an offer is shown: another value leaves what players get as it is."""
SOLE = {"reward.linked_to_loss": "depends_on"}
"""Measures that several terms make true together, and the one that can be changed alone."""
ALIKE = ("wagering.on_winnings",)
"""Measures whose own term is no better a place for a change than the others."""
LEAST = ("wagering.effective_multiple_of_bonus", "worth.expected_loss_share")
"""Measures that stand at one weight, and hang on all of them: that one alone is not changed."""
SCALES: dict[Route, tuple[str, ...]] = {
    ("withdrawal", "own_deposit"): ("always", "forfeits_bonus", "blocked"),
    ("disclosure", "significant_terms"): ("with_headline", "one_click", "further"),
    ("qualify", "opt_in"): ("explicit", "by_deposit", "automatic"),
}
"""Words in an order, so that one of them is nearest to another."""


def terms_of(value: Plain, measure: str, route: Route, market: str) -> list[list[Route]]:
    """The routes of the terms that may be changed for a measure whose value stands at a route, in the order of trial.

    The term at the route comes first, and then, all alike, those that move the measure beside it.
    """
    if measure in SOLE and route[-1] != SOLE[measure]:
        return []
    own, levers = [] if measure in LEAST else [route], _levers(value, measure, route)
    ranks = [[*own, *levers]] if measure in ALIKE else [own, levers]
    return [_declared(value, rank, market) for rank in ranks]


def _levers(value: Plain, measure: str, route: Route) -> list[Route]:
    """The routes beside the own one: of a part where the own one leads into one, else of every part."""
    part = part_of(route)
    count = len(value["parts"]) if isinstance(value.get("parts"), list) else 0
    parts = range(count) if part is None else (part,)
    found: list[Route] = []
    for path in LEVERS.get(measure, ()):
        steps = tuple(path.split("."))
        found += [("parts", i, *steps) for i in parts] if count and steps[0] in OF_A_PART else [steps]
    return found


def _declared(value: Plain, routes: list[Route], market: str) -> list[Route]:
    """The routes at which a term stands, each of money to the amount of the market."""
    found = [amount_route(value_at(value, one), one, market) for one in routes if one not in FACTS]
    return [one for one in dict.fromkeys(found) if value_at(value, one) is not None or one == AGE]


AGE: Route = ("audience", "minimum_age")
"""The one term that is put in where it is not declared: `never: [under_21]` declares an age in another way."""


def scale_of(route: Route) -> tuple[str, ...]:
    """The order of the words of a term; empty where they have none."""
    return SCALES.get(route[-2:], ())


def is_for_players(route: Route) -> bool:
    """Whether another value of a term changes what players get, or who gets it, and not only what they are shown."""
    return route[0] not in PRESENTED


def words_at(route: Route) -> tuple[str, ...]:
    """The words that the term at a route may hold, in the order of their list; empty where it holds no such words."""
    kind: Any = Offer
    for step in route:
        if isinstance(step, int):
            continue
        model = next((one for one in _kinds(kind) if isinstance(one, type) and issubclass(one, BaseModel)), None)
        field = _field(model, step) if model is not None else None
        if field is None:
            return ()
        kind = field
    return tuple(word for one in _kinds(kind) if get_origin(one) is Literal for word in get_args(one))


def _field(model: type[BaseModel], key: str) -> Any:
    return next((f.annotation for name, f in model.model_fields.items() if (f.alias or name) == key), None)


def _kinds(annotation: Any) -> list[Any]:
    """The types inside an annotation such as `tuple[Part, ...] | None`."""
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType, tuple, list, dict):
        return [inner for one in get_args(annotation) for inner in _kinds(one)]
    return [annotation]
