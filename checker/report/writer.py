"""What every format is: a writer that turns files into fragments, and fragments into one text."""

from typing import Any, NamedTuple, Protocol

from checker.finding import Problem
from checker.review import Asked, File, Totals
from checker.rulebook import Rulebook

VERSION = "0.1.0"


class Context(NamedTuple):
    """What a writer may need beside the files: the question, the rulebook, and whether to colour."""

    asked: Asked
    book: Rulebook
    colour: bool = False


class BadTemplateError(Exception):
    """The user's template cannot be read or run; `problem` says why, and on which line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Writer(Protocol):
    """One format. `fragment` runs in any process and sees one file; the rest runs in one place, in the files' order.

    The text of the report is `start()`, then what each `add` returns, then `end()`.
    """

    def __init__(self, context: Context) -> None: ...

    def start(self) -> str:
        """The text before the first file."""
        ...

    def fragment(self, file: File) -> Any:
        """What this format needs of one file: plain values that can be sent from process to process."""
        ...

    def add(self, fragment: Any) -> str:
        """The text for one more file; empty where the format has to see all files first."""
        ...

    def end(self, totals: Totals) -> str:
        """The text after the last file."""
        ...
