"""The words in which every result is told: verdicts, levels, routes, places and problems."""

from enum import StrEnum
from typing import Literal, NamedTuple

Route = tuple[str | int, ...]
"""Where a value stands in its document: keys and list indices from the top, `("wagering", "multiple")`."""


class Verdict(StrEnum):
    """What holding one offer against one limit over one stretch of days came to."""

    KEPT = "kept"
    BREACH = "breach"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"


class Level(StrEnum):
    """How much a breach or a problem weighs; the order of the members is from heavy to light."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Text(NamedTuple):
    """A sentence that is put together only when somebody reads it.

    `template` holds `{}` for each of `args`; it is also the key under which translations are kept.
    """

    template: str
    args: tuple[object, ...] = ()

    def __str__(self) -> str:
        return self.template.format(*self.args) if self.args else self.template


class Span(NamedTuple):
    """A stretch of a file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """A span in a named file, and what it is: the `term`, the `limit`, or the `problem`."""

    role: Literal["term", "limit", "problem"]
    file: str
    span: Span


class Problem(NamedTuple):
    """Something that could not be read, told to the user; never raised."""

    level: Level
    message: str
    place: Place | None = None
    help: str | None = None
