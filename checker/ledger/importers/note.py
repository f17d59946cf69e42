"""What a record says before everything that may correct it is known: notes of movements, facts about them."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from checker.finding import Level, Place, Problem, Span

Body = Mapping[str, Any]
"""Plain values that JSON can hold: texts, whole numbers, lists and maps of them."""


class UnusableError(ValueError):
    """An entry cannot be used; the message says why, and where it is caught it becomes a problem at its place."""


class At(NamedTuple):
    """Where an entry stands: the file as the user named it, line and column from 1."""

    file: str
    line: int
    column: int = 1


class Note(NamedTuple):
    """One movement, bet or session of a player."""

    id: str
    """Unique: the id of the row that comes of it."""
    player: str
    at: int
    what: str
    """The kind of note, in the words of its format."""
    body: Body
    record: str = ""
    """The regulator's id of the record, by which a later record can correct it."""
    order: int = 0
    """What decides between two of the same instant, before the order of the input."""
    where: At = At("", 1)


class Fact(NamedTuple):
    """Something that rows need to know and that moves no money: of several with one key, the last version holds."""

    kind: str
    key: str
    body: Body
    version: int = 0
    record: str = ""


class Gone(NamedTuple):
    """A record, or all records of a file, that this one takes back or replaces."""

    record: str


class Passed(NamedTuple):
    """An entry that is read and tells of no money that moved."""

    why: str


class Told(NamedTuple):
    """Something to tell about an entry that is used all the same."""

    message: str
    level: Level = Level.WARNING


class Bad(NamedTuple):
    """An entry that cannot be used, and why, where the record says something else besides."""

    why: str
    where: At | None = None
    """Its place, where that is not the record's."""


class Refused(NamedTuple):
    """A note of which no row can be made, and why."""

    note: Note
    why: str


Said = Note | Fact | Gone | Passed | Told | Bad
"""What one record can say."""


def tried(where: At, make: "Callable[..., Said]", *given: Any) -> Said:
    """What an entry within a record says, or that it cannot be used: the others of the record can all the same."""
    try:
        return make(*given)
    except UnusableError as error:
        return Bad(str(error), where)


def problem(at: At, message: str, level: Level = Level.ERROR) -> Problem:
    """A problem at a place of a file."""
    span = Span(at.line, at.column, at.line, at.column)
    return Problem(level, message, Place("problem", at.file, span))
