"""Why no change of one term heals a breach, and what can be done instead."""

from checker.evaluate import Ruling
from checker.finding import Text
from checker.remedy.change import Change, Plain, put
from checker.remedy.options import options
from checker.remedy.plan import Kind, Stuck
from checker.remedy.search import are_words
from checker.remedy.terms import FACTS, FILLED
from checker.remedy.trial import goal_of, is_broken, why_open
from checker.remedy.work import Work
from checker.schema import value_at

CAUSES: dict[Kind, tuple[str, str | None]] = {
    "ban": ("no such offer may be made in {market}, whatever its terms", "take `{market}` out of `markets`"),
    "forbidden": ("no offer of this kind may be made in {market}", "take `{market}` out of `markets`"),
    "contradiction": ("what this limit demands, another market forbids", "make an offer of its own for {market}"),
    "worse": ("what this limit demands breaks another limit of {market}", "make another offer for {market}"),
    "products": ("the products would be others, and so would the offer", "choose other products for {market}"),
    "reward": ("the reward would be another one, and so would the offer", "make another offer for {market}"),
    "words": ("none of the words declared may stand here", "choose others for `{term}`"),
    "undeclared": ("the terms must state more than they do", "declare the terms that are named"),
    "fact": ("who the operator is, and where the offer is played, is no term to be chosen", None),
    "rate": ("an exchange rate is missing, so that no value is sure to be kept", "give the rates with --rates"),
    "terms": ("more than one term would have to change", "make another offer for {market}"),
}
"""The cause and the help of each kind."""


def stuck(work: Work, ruling: Ruling) -> Stuck:
    """Why a breach is left, and what stands in the way of the change that would heal it alone."""
    if ruling.limit.declared.measure == "offer.made":
        return _told(ruling, "ban" if ruling.limit.declared.bans else "forbidden")
    would = _alone(work, ruling)
    if would is None:
        return _told(ruling, "rate" if _with_rates(work, ruling) else _kind(work, ruling))
    goal = goal_of(ruling)
    blocking = work.against(put(work.value, would.route, would.new), (goal,)) or []
    kind: Kind = "contradiction" if any(one.market != ruling.market for one in blocking) else "worse"
    return _told(ruling, kind)._replace(would=would, against=tuple(blocking))


def _told(ruling: Ruling, kind: Kind) -> Stuck:
    cause, help_ = CAUSES[kind]
    names = {"market": ruling.market, "term": ".".join(map(str, ruling.route))}
    return Stuck(ruling, kind, Text(cause.format(**names)), help_ and help_.format(**names))


def _alone(work: Work, ruling: Ruling) -> Change | None:
    """The first change that heals the breach, whatever else it does."""
    goal = goal_of(ruling)

    def heals(value: Plain) -> bool:
        found = work.judged(value)
        own = [one for one in found or () if goal_of(one) == goal]
        return found is not None and not any(is_broken(one) or why_open(one) in ("term", "rate") for one in own)

    found = options(work.value, ruling, heals)
    return Change(found[0].route, found[0].old, found[0].option.new) if found else None


def _with_rates(work: Work, ruling: Ruling) -> bool:
    """Whether some value would do if the rates that are missing were known."""
    goal = goal_of(ruling)

    def heals(value: Plain) -> bool:
        found = work.judged(value)
        return found is not None and not any(is_broken(one) for one in found if goal_of(one) == goal)

    return bool(options(work.value, ruling, heals))


def _kind(work: Work, ruling: Ruling) -> Kind:
    measure, route = ruling.limit.declared.measure or "", ruling.route
    if measure == "terms.declared":
        return "undeclared"
    if route in FACTS:
        return "fact"
    if measure.startswith("products.") or route[-1:] == ("products",):
        return "products"
    if are_words(value_at(work.value, route)) and route[-1] in FILLED:
        return "words"
    return "reward" if "reward" in route or measure.startswith("reward.") else "terms"
