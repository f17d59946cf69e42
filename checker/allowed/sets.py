"""A constraint on a measure → the set of values that it allows."""

from checker.allowed.numbers import Numbers, exact, numbers
from checker.allowed.words import NONE, Choice, OneWord, Truths, WordSets
from checker.limit import Constraint
from checker.measures import MEASURES, Value
from checker.measures.vocabulary import VOCABULARIES
from checker.product import widened

Allowed = Numbers | WordSets | OneWord | Truths


def allowed(measure: str, constraint: Constraint) -> Allowed | None:
    """The values of a measure that a constraint allows; None where the constraint does not fit the measure."""
    operator, bound = constraint
    if isinstance(bound, bool):
        return Truths(frozenset((operator == "required",)))
    if not isinstance(bound, frozenset):
        return numbers(operator, bound, MEASURES[measure].unit)
    vocabulary = VOCABULARIES.get(measure)
    found = word_sets(measure, constraint) if vocabulary else None
    return _alone(found, vocabulary.words) if found and vocabulary and vocabulary.single else found


def word_sets(measure: str, constraint: Constraint) -> WordSets | None:
    """The sets of words that a constraint allows, of a measure that comes to one word at a time too.

    A category stands for all that it holds, but for one that a value must hold itself.
    """
    bound = constraint.value
    assert isinstance(bound, frozenset)
    every, wide = every_word(measure), widened(bound)
    return {
        "one_of": WordSets(NONE, every.both(Choice(wide))),
        "none_of": WordSets(NONE, every.both(Choice(wide, but=True))),
        "all_of": WordSets(bound, every),
        "any_of": WordSets(NONE, every, (Choice(wide),)),
    }.get(constraint.operator)


def every_word(measure: str) -> Choice:
    """Every word that a measure can come to."""
    vocabulary = VOCABULARIES[measure]
    return Choice(NONE, but=True) if vocabulary.is_open else Choice(vocabulary.words)


def _alone(sets: WordSets, every: frozenset[str]) -> OneWord:
    """The sets of one word among some sets of words."""
    return OneWord(frozenset(word for word in every if sets.has(frozenset((word,)))))


def both(one: Allowed, two: Allowed) -> Allowed | None:
    """The values that are in both; None where nothing here can compare them, as amounts in two currencies."""
    if isinstance(one, Numbers) and isinstance(two, Numbers):
        return one.both(two)
    if isinstance(one, WordSets) and isinstance(two, WordSets):
        return one.both(two)
    if isinstance(one, OneWord) and isinstance(two, OneWord):
        return one.both(two)
    if isinstance(one, Truths) and isinstance(two, Truths):
        return one.both(two)
    return None


def within(one: Allowed, two: Allowed) -> bool:
    """Whether every value of one set is in another; never where they cannot be compared."""
    if isinstance(one, Numbers) and isinstance(two, Numbers):
        return one.within(two)
    if isinstance(one, WordSets) and isinstance(two, WordSets):
        return one.within(two)
    if isinstance(one, OneWord) and isinstance(two, OneWord):
        return one.within(two)
    return isinstance(one, Truths) and isinstance(two, Truths) and one.within(two)


def is_empty(one: Allowed) -> bool:
    """Whether no value is in a set."""
    return not one.parts if isinstance(one, Numbers) else one.is_empty


def has(one: Allowed, value: Value, unit: str) -> bool | None:
    """Whether a value of a measure is in a set; None where they cannot be compared."""
    if isinstance(one, Truths):
        return one.has(value) if isinstance(value, bool) else None
    if isinstance(one, WordSets | OneWord):
        return one.has(value) if isinstance(value, frozenset) else None
    if isinstance(value, frozenset | bool) or type(value) is tuple:
        return None
    found = exact(value, unit)  # type: ignore[arg-type]
    return one.has(found[1]) if found and found[0] == one.kind else None


def without(one: Allowed, measure: str) -> Allowed | None:
    """Every other value of a measure; None for sets of words, whose rest is no such set."""
    if isinstance(one, OneWord):
        return OneWord(VOCABULARIES[measure].words - one.of)
    return None if isinstance(one, WordSets) else one.without()
