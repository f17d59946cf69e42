"""Where the words and numbers of a measure are written that stand elsewhere than where its value is told."""

from collections.abc import Callable, Iterator
from typing import Any

from checker.cases.terms import Change, Values
from checker.schema import value_at


def of_number(values: Values, measure: str, number: Any) -> Iterator[Change]:
    """The changes that write a number where the terms do not have it yet, or have others beside it."""
    if measure in ("wagering.multiple", "wagering.multiple_of_bonus"):
        yield Change({"wagering": {"multiple": number, "basis": "bonus"}})
    if measure == "bonus.value":
        yield from (Change({route: number}) for route in VALUE_AT if _has(values, route))
    if measure == "audience.minimum_age":
        never = value_at(values, ("audience", "never")) or []
        others = [word for word in never if not word.startswith("under_")]
        yield Change({"audience.minimum_age": number, "audience.never": others})


VALUE_AT = ("reward.maximum", "reward.amount", "reward.free_bet.amount", "reward.cashback.maximum")
"""Where the value of a bonus is written."""


def of_words(values: Values, measure: str, words: list[str]) -> Iterator[Change]:
    """The changes that write words where the terms do not have them yet, or have others beside them."""
    if measure in AT:
        yield Change({AT[measure]: words})
    for write in OTHERWISE.get(measure, ()):
        yield write(values, words)


AT = {
    "channels.used": "channels",
    "disclosure.claims": "disclosure.claims",
    "forfeiture.takes": "forfeiture.takes",
    "offer.partners": "partners",
    "reward.conditions": "reward.conditions",
    "reward.depends_on": "reward.depends_on",
    "wagering.basis": "wagering.basis",
}
"""Where the words of a measure are a list of their own."""


def _has(values: Values, route: str) -> bool:
    return value_at(values, tuple(route.split("."))) is not None


def _products(values: Values, words: list[str]) -> Change:
    """Reward and qualifying on the same products, none of them left out."""
    put: dict[str, Any] = {"reward.products": words}
    if _has(values, "qualify.products"):
        put["qualify.products"] = words
    return Change(put, tuple(one for one in ("reward.excludes", "qualify.excludes") if _has(values, one)))


def _requirement(_: Values, words: list[str]) -> Change:
    return Change({"wagering": {"multiple": 1, "basis": words}})


def _cap(_: Values, words: list[str]) -> Change:
    return Change({"withdrawal.maximum_win": {"applies_to": words} if words else "none"})


def _clauses(_: Values, words: list[str]) -> Change:
    return Change({"irregular_play": [{"clause": word} for word in words]})


def _methods(_: Values, words: list[str]) -> Change:
    return Change({"qualify.payment_methods": {"one_of": words}})


def _licences(_: Values, words: list[str]) -> Change:
    return Change({"operator.licences": dict.fromkeys(words, "1")})


def _gift(_: Values, words: list[str]) -> Change:
    return Change({"reward.type": "gift", "reward.gift": words[0]} if len(words) == 1 else {})


def _prize(_: Values, words: list[str]) -> Change:
    return Change({"reward.type": "prize_draw", "reward.prizes": [{"gift": word} for word in words]})


def _act(values: Values, words: list[str]) -> Change:
    """What a player does to qualify, on the products of the reward."""
    products = value_at(values, ("reward", "products"))
    return Change({"qualify.by": words[0], "qualify.products": products} if len(words) == 1 and products else {})


def _silence(values: Values, words: list[str]) -> Change:
    """All terms left away that are not to be declared."""
    routes = (route for word, several in DECLARED_AT.items() if word not in words for route in several)
    return Change({}, tuple(one for one in routes if _has(values, one)))


OTHERWISE: dict[str, tuple[Callable[[Values, list[str]], Change], ...]] = {
    "irregular_play.clauses": (_clauses,),
    "operator.licensed_in": (_licences,),
    "products.reward": (_products,),
    "products.used": (_products,),
    "qualify.by": (_act,),
    "qualify.payment_methods": (_methods,),
    "reward.gifts": (_gift, _prize),
    "terms.declared": (_silence,),
    "wagering.basis": (_requirement,),
    "withdrawal.capped": (_cap,),
}
"""The other ways in which the words of measures are written."""
DECLARED_AT = {
    "validity": ("runs.until",),
    "registration": ("disclosure.registration_procedure",),
    "eligibility": ("audience.who",),
    "action": ("qualify.by",),
    "claim": ("qualify.opt_in",),
    "participation": ("audience.one_per",),
    "wagering": ("wagering",),
    "funds_order": ("wallet",),
    "eligible_games": ("reward.products",),
    "withdrawal": ("withdrawal.while_active", "withdrawal.own_deposit"),
    "cancellation": ("withdrawal.cancel_bonus_any_time",),
    "helpline": ("disclosure.helpline",),
}
"""The terms that `terms.declared` looks for, each with the routes on which it stands."""
