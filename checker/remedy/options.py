"""A breach → the values of one term that heal it, each as near to the declared one as there is."""

from collections.abc import Callable, Iterator

from checker.evaluate import Ruling
from checker.finding import Route
from checker.remedy.change import Plain, put
from checker.remedy.numbers import of_number
from checker.remedy.search import Found, Judged, Option, Search, are_words
from checker.remedy.special import of_one_category, weighed_otherwise, without_cap, without_clauses, without_reach
from checker.remedy.terms import terms_of
from checker.remedy.words import of_list, of_word

SPECIAL: dict[tuple[str, str], Callable[[Search], Iterator[Option]]] = {
    ("irregular_play.clauses", "irregular_play"): without_clauses,
    ("products.categories", "products"): of_one_category,
    ("wagering.effective_multiple_of_bonus", "contribution"): weighed_otherwise,
    ("withdrawal.capped", "maximum_win"): without_reach,
    ("withdrawal.caps_winnings", "maximum_win"): without_cap,
    ("worth.expected_loss_share", "contribution"): weighed_otherwise,
}
"""What is done where a term has a shape of its own: by the measure, and the last step of the term's route."""


def options(value: Plain, ruling: Ruling, accepted: Judged, only: Route | None = None) -> list[Found]:
    """The values that heal a breach, of the first terms that have any; of the term at `only`, where one is named."""
    measure = ruling.limit.declared.measure or ""
    for rank in terms_of(value, measure, ruling.route, ruling.market):
        routes = [route for route in rank if only is None or route == only]
        searches = [Search(value, ruling, route, _judged(value, route, accepted)) for route in routes]
        found = [Found(one.route, one.declared, option) for one in searches for option in _at(one)]
        if found:
            return found
    return []


def _judged(value: Plain, route: Route, accepted: Judged) -> Judged:
    return lambda new: accepted(put(value, route, new))


def _at(search: Search) -> list[Option]:
    """The values of one term, by what stands there and what law bounds."""
    special = SPECIAL.get((search.measure, str(search.route[-1])))
    if special is not None:
        return list(special(search))
    declared, bound = search.declared, search.constraint.value
    if isinstance(declared, bool):
        return search.option(not declared)
    if isinstance(bound, frozenset | bool) and are_words(declared):
        return of_list(search)
    found = [] if isinstance(bound, frozenset) else of_number(search)
    return found or (of_word(search) if isinstance(declared, str) and isinstance(bound, frozenset | bool) else [])
