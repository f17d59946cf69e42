"""What another rulebook says otherwise: markets, limits and entries in one of the two only, and fields that differ."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from checker.finding import Place, Route, Span
from checker.limit import NOT_SET, Entry, LimitFile
from checker.review.offers import BrokenRulebookError, law_of
from checker.rulebook import Limit, MarketLaw, Rulebook
from checker.schema import Declared, value_at
from checker.source import Document, read

ABSENT = None
"""What stands for a field that a file leaves away."""


class Difference(NamedTuple):
    """Something of a market or rule that the other rulebook has, has not, or has otherwise.

    `entry` names an entry of the history, `field` a key; without a field the whole of it is meant. `here` and `there`
    are the plain values as they are written, with their places; None where there is none.
    """

    kind: Literal["added", "removed", "changed"]
    subject: str
    entry: str
    field: str
    here: Any
    there: Any
    here_at: Place | None
    there_at: Place | None


class Side(NamedTuple):
    """A part of a file on one side: the model of it, the document, and its route in that."""

    declared: Declared
    document: Document
    route: Route


def differences(book: Rulebook, other: Rulebook, markets: Iterable[str]) -> list[Difference]:
    """What `other` says otherwise of some markets, in the order of markets, rules, entries and fields.

    A market in one of the two only is one difference. Raises BrokenRulebookError where a file of either is broken.
    """
    found: list[Difference] = []
    for code in sorted(markets):
        here, there = law_of(book, code), law_of(other, code)
        if here is None or there is None:
            found += _whole(code, "", _top(here), _top(there))
            continue
        found += _fields(code, "", _market(book, here), _market(other, there))
        found += _of_rules(book, other, _own(here), _own(there))
    return found


def _of_rules(book: Rulebook, other: Rulebook, here: dict[str, Limit], there: dict[str, Limit]) -> Iterator[Difference]:
    for id_ in sorted({*here, *there}):
        one, two = here.get(id_), there.get(id_)
        if one is None or two is None:
            yield from _whole(id_, "", _top(one), _top(two))
            continue
        if one.declared == two.declared:
            continue
        yield from _of_rule(id_, _rule(book, one), _rule(other, two))


def _of_rule(id_: str, here: Side, there: Side) -> Iterator[Difference]:
    yield from _fields(id_, "", here, there)
    ours, theirs = _entries(here), _entries(there)
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        one, two = ours.get(name), theirs.get(name)
        if one is None or two is None:
            yield from _whole(id_, name, one and _at(one), two and _at(two))
            continue
        yield from _fields(id_, name, one, two)


def _fields(subject: str, entry: str, here: Side, there: Side) -> Iterator[Difference]:
    """The fields whose meaning differs; one that only is written in another way does not."""
    for name, field in type(here.declared).model_fields.items():
        if name == "history" or _meaning(here, name) == _meaning(there, name):
            continue
        key = field.alias or name
        one, two = (value_at(side.document.value, (*side.route, key)) for side in (here, there))
        yield Difference("changed", subject, entry, key, one, two, _at(here, key), _at(there, key))


def _meaning(side: Side, name: str) -> Any:
    """A field's value; of a list, whose order says nothing, what it holds."""
    value = getattr(side.declared, name)
    return frozenset(value) if type(value) is tuple else value


def _whole(subject: str, entry: str, here: Place | None, there: Place | None) -> Iterator[Difference]:
    if here is not None:
        yield Difference("removed", subject, entry, "", ABSENT, ABSENT, here, None)
    elif there is not None:
        yield Difference("added", subject, entry, "", ABSENT, ABSENT, None, there)


def _own(law: MarketLaw) -> dict[str, Limit]:
    return {rule.id: rule for rule in law.every if rule.market == law.declared.market}


def _entries(side: Side) -> dict[str, Side]:
    """The entries of a history by their first day; a second one of a day, which replaced the first, is numbered."""
    assert isinstance(side.declared, LimitFile)
    found: dict[str, Side] = {}
    for i, entry in enumerate(side.declared.history):
        name = _first(entry)
        count = sum(known == name or known.startswith(f"{name}, ") for known in found)
        found[f"{name}, {count + 1}" if count else name] = Side(entry, side.document, ("history", i))
    return found


def _first(entry: Entry) -> str:
    if entry.first == NOT_SET:
        return "from not_set"
    return f"from {entry.first or 'unknown'}"


def _market(book: Rulebook, law: MarketLaw) -> Side:
    return Side(law.declared, _document(book, law.file), ())


def _rule(book: Rulebook, rule: Limit) -> Side:
    return Side(rule.declared, _document(book, rule.file), ())


def _document(book: Rulebook, file: str) -> Document:
    """The document of a file of the rulebook, with its places; the rulebook has read it before."""
    documents, problems = read(file, book.path_of(file).read_bytes())
    if problems:
        raise BrokenRulebookError(problems)
    return documents[0]


def _at(side: Side, key: str = "") -> Place:
    route = (*side.route, key) if key else side.route
    return Place("limit", side.document.file, side.document.place_span(route))


def _top(whole: MarketLaw | Limit | None) -> Place | None:
    return Place("limit", whole.file, Span(1, 1, 1, 1)) if whole is not None else None
