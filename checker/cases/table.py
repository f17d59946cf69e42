"""The tables of cases: tests/cases/<market>/<limit>.yaml over the base offers of tests/cases/_offers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field

from checker.cases.survivors import Survivor, survivors_in
from checker.cases.terms import Values
from checker.finding import Level, Place, Problem, Route, Span
from checker.schema import Declared, shown, validate
from checker.source import Document, read
from checker.values import Day, Identifier, Market, Words

OFFERS, SURVIVORS = "_offers", "_survivors.yaml"
Verdicts = Literal["kept", "breach", "open", "not_applicable"]


class CaseLine(Declared):
    """One line of a table: a base offer with some terms changed, a day, and the verdict of the limit on it.

    `market` is one that inherits the limit, where it is not the limit's own.
    """

    case: Words
    offer: Identifier
    with_: dict[str, Any] = Field(default_factory=dict, alias="with")
    without: tuple[Words, ...] = ()
    on: Day
    market: Market | None = None
    verdict: Verdicts
    level: Literal["error", "warning", "note"] | None = None
    cause: Words | None = None


class Written(NamedTuple):
    """A case that somebody wrote: the limit that it is of, its line, and where that stands."""

    limit: str
    line: CaseLine
    document: Document
    row: int

    @property
    def market(self) -> str:
        """The market whose law is asked."""
        return self.line.market or self.limit.partition("/")[0]

    def place(self, *route: str | int) -> Place:
        """The place of the case, or of a value in it."""
        return place_in(self.document, (self.row, *(route or ("case",))))


class Tables(NamedTuple):
    """All tables of a directory: the cases of each limit by its id, the base offers, and the mutants that may live."""

    cases: dict[str, tuple[Written, ...]]
    offers: dict[str, Values]
    survivors: tuple[Survivor, ...]
    places: dict[str, Place]
    problems: list[Problem]


NO_TABLES = Tables({}, {}, (), {}, [])


def place_in(document: Document, route: Route) -> Place:
    """The place of a problem at a route of a document."""
    return Place("problem", document.file, document.place_span(route))


def told(document: Document, route: Route, message: str, help_: str | None = None) -> Problem:
    """A problem at a route of a document."""
    return Problem(Level.ERROR, message, place_in(document, route), help_)


def beside(rules: Path) -> Path | None:
    """The directory of cases that belongs to a directory of markets; None where there is none.

    In a wheel it lies in the package as the markets do, in a checkout below `tests`.
    """
    rules = rules.resolve()
    if rules.name != "markets" or rules.parent.name not in ("rules", "_rules"):
        return None
    around = rules.parents[1]
    return next((one for one in (around / "_cases", around / "tests" / "cases") if one.is_dir()), None)


def read_tables(directory: Path, shown_as: str, wider: Path | None = None) -> Tables:
    """Every table of a directory, in the order of their names, and what is wrong with them.

    `wider` is a directory whose base offers can be used too.
    """
    problems: list[Problem] = []
    offers = _offers(wider, shown_as, problems) if wider else {}
    offers |= _offers(directory, shown_as, problems)
    cases: dict[str, tuple[Written, ...]] = {}
    places: dict[str, Place] = {}
    for path in sorted(directory.glob("[!_]*/*.yaml")):
        limit = f"{path.parent.name}/{path.stem}"
        document = _document(path, f"{shown_as}/{limit}.yaml", list, problems)
        if document is not None:
            cases[limit] = tuple(_lines(limit, document, offers, problems))
            places[limit] = place_in(document, ())
    return Tables(cases, offers, _survivors(directory, shown_as, problems), places, problems)


def _offers(directory: Path, shown_as: str, problems: list[Problem]) -> dict[str, Values]:
    found: dict[str, Values] = {}
    for path in sorted((directory / OFFERS).glob("*.yaml")):
        document = _document(path, f"{shown_as}/{OFFERS}/{path.name}", dict, problems)
        if document is not None:
            found[path.stem] = document.value
    return found


def _document(path: Path, file: str, kind: type, problems: list[Problem]) -> Document | None:
    """The one document of a file, if it is of a kind."""
    try:
        documents, found = read(file, path.read_bytes())
    except OSError as error:
        documents, found = [], [Problem(Level.ERROR, f"this cannot be read: {error.strerror}", _start(file))]
    problems += found
    if found:
        return None
    if len(documents) != 1:
        problems.append(Problem(Level.ERROR, "this file holds one document", _start(file)))
        return None
    if type(documents[0].value) is not kind:
        wanted = "a list" if kind is list else "a map of keys and values"
        problems.append(told(documents[0], (), f"this should be {wanted}, and is {shown(documents[0].value)}"))
        return None
    return documents[0]


def _start(file: str) -> Place:
    return Place("problem", file, Span(1, 1, 1, 1))


def _lines(limit: str, document: Document, offers: Mapping[str, Values], problems: list[Problem]) -> list[Written]:
    found: list[Written] = []
    seen: dict[str, int] = {}
    for i in range(len(document.value)):
        line, errors = validate(CaseLine, document, (i,))
        problems += errors
        if line is None:
            continue
        if line.offer not in offers:
            known = f"the offers are {', '.join(f'`{name}`' for name in sorted(offers))}"
            problems.append(told(document, (i, "offer"), f"there is no base offer `{line.offer}`", known))
            continue
        if line.case in seen:
            problems.append(told(document, (i, "case"), "another case of this table has the same name"))
        seen[line.case] = i
        found.append(Written(limit, line, document, i))
    return found


def _survivors(directory: Path, shown_as: str, problems: list[Problem]) -> tuple[Survivor, ...]:
    path = directory / SURVIVORS
    if not path.is_file():
        return ()
    document = _document(path, f"{shown_as}/{SURVIVORS}", list, problems)
    if document is None:
        return ()
    found, errors = survivors_in(document)
    problems += errors
    return found
