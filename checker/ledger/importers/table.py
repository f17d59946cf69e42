"""Hostile CSV → its lines as texts by column: bounded, and each line that cannot be taken apart says why."""

import csv
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from checker.finding import Problem
from checker.ledger.importers.element import Odd
from checker.ledger.importers.markup import RefusedError
from checker.ledger.importers.note import At, UnusableError, problem

MOST_LINE = 1 << 20
DELIMITERS = ",;\t|"
BOM = "\ufeff"


class Line(NamedTuple):
    """One line of a table: its cells by column, those that are empty left out."""

    fields: dict[str, str]
    line: int
    columns: tuple[str, ...]

    def get(self, name: str) -> str | None:
        """A cell; None where it is empty or the column is missing."""
        return self.fields.get(name)

    def need(self, name: str) -> str:
        """A cell that every line has."""
        found = self.fields.get(name)
        if found is None:
            raise UnusableError(f"`{name}` is empty" if name in self.columns else f"there is no column `{name}`")
        return found


class Shape(NamedTuple):
    """How a table is written; `delimiter` is found in the header where it is None."""

    delimiter: str | None = None
    quote: str | None = None
    named: Callable[[str], str] = str.strip
    absent: frozenset[str] = frozenset()
    """What stands for an empty cell."""


def lines(stream: IO[bytes], file: str, shape: Shape | None = None) -> Iterator[Line | Odd | Problem]:
    """The lines of a table after its header."""
    try:
        yield from _lines(_texts(stream), shape or Shape())
    except (RefusedError, OSError, EOFError) as error:
        yield problem(At(file, 1), f"the file is read no further: {error}")


def _texts(stream: IO[bytes]) -> Iterator[str]:
    """The lines of a file; bytes that are no UTF-8 become surrogates, by which their line is known."""
    while raw := stream.readline(MOST_LINE):
        if len(raw) == MOST_LINE and not raw.endswith(b"\n"):
            raise RefusedError("it has a line of more than 1 MiB: it is no table")
        if b"\0" in raw:
            raise RefusedError("it is no UTF-8; write it as UTF-8")
        yield raw.decode("utf-8", "surrogateescape")


def _lines(texts: Iterator[str], shape: Shape) -> Iterator[Line | Odd]:
    first = next(texts, "").removeprefix(BOM)
    if not first.strip():
        raise RefusedError("it is empty; it begins with a line that names its columns")
    delimiter, quote = shape.delimiter or _delimiter(first), shape.quote or _quote(first)
    header = next(csv.reader([first], delimiter=delimiter, quotechar=quote))
    columns = tuple(shape.named(name) for name in header)
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice is not None:
        raise RefusedError(f"its header names the column `{twice}` twice")
    reader = csv.reader(texts, delimiter=delimiter, quotechar=quote, strict=True)
    yield from _rows(reader, columns, shape.absent)


def _rows(reader: Iterator[list[str]], columns: tuple[str, ...], absent: frozenset[str]) -> Iterator[Line | Odd]:
    while True:
        begun = int(getattr(reader, "line_num", 0)) + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Odd(f"the line cannot be taken apart: {error}", begun, 1)
            continue
        if cells:
            yield _row(cells, begun, columns, absent)


def _row(cells: list[str], line: int, columns: tuple[str, ...], absent: frozenset[str]) -> Line | Odd:
    if len(cells) != len(columns):
        fields = "1 field" if len(cells) == 1 else f"{len(cells)} fields"
        return Odd(f"the line has {fields}, and the header names {len(columns)}", line, 1)
    if any(not cell.isascii() and any("\ud800" <= one <= "\udfff" for one in cell) for cell in cells):
        return Odd("the line is no UTF-8", line, 1)
    texts = {name: " ".join(cell.split()) for name, cell in zip(columns, cells, strict=True)}
    return Line({name: text for name, text in texts.items() if text and text not in absent}, line, columns)


def _delimiter(header: str) -> str:
    return max(DELIMITERS[:3], key=header.count) if not header.startswith("|") else max(",;\t", key=header.count)


def _quote(header: str) -> str:
    """What stands around cells: a quote, or the bar that some exports write."""
    return "|" if header.startswith("|") else '"'
