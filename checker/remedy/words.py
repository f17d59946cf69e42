"""Words taken out of a term, put into it, or chosen in place of another."""

from collections.abc import Iterator

from checker.product import HOLDS, widened
from checker.remedy.change import Plain
from checker.remedy.search import Option, Search
from checker.remedy.terms import FILLED, UNCHOSEN, scale_of, words_at


def of_list(search: Search) -> list[Option]:
    """A list without its forbidden words or with the missing ones; where none would be left, each single one."""
    words, bound, operator = search.declared, search.constraint.value, search.constraint.operator
    if not isinstance(bound, frozenset):
        return _one_less(search, [word for word in words if not search.judged([word])])
    if operator == "all_of":
        new = [*words, *(word for word in sorted(bound) if word not in words)]
        return _reworded(search, new)
    if operator == "none_of":
        return _reworded(search, list(_without(words, widened(bound))))
    new = [word for word in words if word in widened(bound)]
    if new:
        return _reworded(search, new)
    singles = [[word] for word in _choosable(search) if word in bound]
    found = [option for one in singles for option in search.option(one)]
    return found or [option for word in words for option in _one_less(search, [word])]


def _reworded(search: Search, new: list[str]) -> list[Option]:
    words = search.declared
    if new == words or (not new and search.route[-1] in FILLED) or not search.judged(new):
        return []
    return [Option(new, between(words, new))]


def _one_less(search: Search, gone: list[str]) -> list[Option]:
    return _reworded(search, [word for word in search.declared if word not in gone])


def _without(words: list[str], forbidden: frozenset[str]) -> Iterator[str]:
    """The words less the forbidden ones; of a category that holds one, its other products stand in its place."""
    for word in words:
        if word in forbidden:
            continue
        if forbidden.isdisjoint(HOLDS.get(word, ())):
            yield word
        else:
            yield from (product for product in HOLDS[word] if product not in forbidden and product not in words)


def between(old: list[str], new: list[str]) -> tuple[Plain, ...]:
    """The lists one word nearer to the old one: each word taken out put back, each word put in left out.

    A product that stands in place of its category is not left out: the category put back holds it.
    """
    gone = [word for word in old if word not in new]
    held = {product for word in gone for product in HOLDS.get(word, ())}
    back = [[one for one in old if one in new or one == word] for word in gone]
    out = [[one for one in new if one != word] for word in new if word not in old and word not in held]
    return tuple(back + out)


def of_word(search: Search) -> list[Option]:
    """The words that are accepted in place of another; where words have an order, the nearest one alone."""
    word, scale = search.declared, scale_of(search.route)
    found = [one for one in _choosable(search) if one != word and search.judged(one)]
    if word not in scale:
        return [Option(one, (word,)) for one in found]
    away = {one: abs(scale.index(one) - scale.index(word)) for one in found}
    nearest = sorted(found, key=lambda one: away[one])[:1]
    return [Option(one, (_towards(scale, one, word),)) for one in nearest]


def _choosable(search: Search) -> list[str]:
    """The words that the term may hold; where law names words of the same list, only those that it lets be."""
    if search.route[-1] in UNCHOSEN:
        return []
    words, bound = words_at(search.route), search.constraint.value
    if not isinstance(bound, frozenset) or not bound <= set(words):
        return list(words)
    return [word for word in words if (word in bound) is (search.constraint.operator != "none_of")]


def _towards(scale: tuple[str, ...], one: str, word: str) -> str:
    """The word one step from `one` towards `word`."""
    step = 1 if scale.index(word) > scale.index(one) else -1
    return scale[scale.index(one) + step]
