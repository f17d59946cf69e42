"""The files of the rulebook, each read with the places of its values, and what is wrong with the files as such."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.finding import Level, Place, Problem, Route, Span
from checker.limit import Entry, LimitFile
from checker.market import MarketFile
from checker.rulebook import Rulebook
from checker.rulebook.market_files import MARKET, Content, contents_of, history_problems
from checker.schema import validate, value_at
from checker.source import Document, read

NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.yaml\Z", re.ASCII)


class MarketSource(NamedTuple):
    """A market's own file and its document."""

    code: str
    declared: MarketFile
    document: Document


class RuleSource(NamedTuple):
    """A limit, an exception or an unmeasured rule: its id, market, content and document, and the pack it comes from."""

    id: str
    market: str
    declared: LimitFile
    document: Document
    pack: str

    @property
    def standing(self) -> list[tuple[int, Entry]]:
        """The entries that were not replaced, each with its number in the history."""
        return [(i, entry) for i, entry in enumerate(self.declared.history) if entry.replaced_on is None]

    def place(self, *route: str | int) -> Place:
        """The place of a value."""
        return Place("problem", self.document.file, self.document.place_span(route))

    def told(self, route: Route, message: str, help_: str | None = None) -> Problem:
        """A problem at a value."""
        return Problem(Level.ERROR, message, self.place(*route), help_)

    def value(self, *route: str | int) -> Any:
        """What a file says at a route, as plain values; None where it says nothing."""
        return value_at(self.document.value, route)


class Sources(NamedTuple):
    """All files of a rulebook, and what is wrong with them."""

    markets: dict[str, MarketSource]
    rules: dict[str, RuleSource]
    problems: list[Problem]


def read_sources(book: Rulebook) -> Sources:
    """Every file of every market, in the order of their names."""
    found = Sources({}, {}, [])
    for code in _folders(book):
        contents = contents_of(code, book.sources)
        names = [one.name for one in contents]
        if MARKET not in names:
            message = f"the folder `{code}` holds limits and no `{MARKET}`, so that nothing reads them"
            found.problems.append(Problem(Level.ERROR, message, _start(contents[0].file), f"add `{MARKET}`"))
        for one in contents:
            _read(code, one, found)
    return found


def _folders(book: Rulebook) -> list[str]:
    paths = (path for source in book.sources for path in source.directory.glob("*/*.yaml"))
    return sorted({path.parent.name for path in paths})


def _start(file: str) -> Place:
    return Place("problem", file, Span(1, 1, 1, 1))


def _read(code: str, one: Content, found: Sources) -> None:
    documents, problems = read(one.file, one.content)
    found.problems.extend(problems)
    if len(documents) != 1:
        if not problems:
            found.problems.append(Problem(Level.ERROR, "this file holds one document", _start(one.file)))
        return
    if one.name == MARKET:
        market, problems = validate(MarketFile, documents[0])
        found.problems.extend(problems)
        if market is not None:
            found.markets[code] = MarketSource(code, market, documents[0])
        return
    found.problems.extend(_name_problems(one, documents[0]))
    rule, problems = validate(LimitFile, documents[0])
    found.problems.extend(problems)
    if rule is not None:
        id_ = f"{code}/{one.name.removesuffix('.yaml')}"
        found.rules[id_] = RuleSource(id_, code, rule, documents[0], one.pack)
        found.problems.extend(history_problems(rule, documents[0]))


def _name_problems(one: Content, document: Document) -> Iterator[Problem]:
    if not NAME.match(one.name):
        message = f"`{one.name}` cannot be the id of a limit, which is made of small letters, digits and `-`"
        yield Problem(Level.ERROR, message, Place("problem", one.file, document.place_span(())))
