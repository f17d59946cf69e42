"""CSV and its kin: a header, then a row a line; each line that cannot be taken apart says why, and no other suffers."""

from collections.abc import Iterator
from typing import IO, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from checker.ledger.cells import SHAPES
from checker.ledger.jit import compiled
from checker.ledger.part import BROKEN, LINE, UnreadableError, checked
from checker.ledger.rows import Ints
from checker.ledger.sources.lines import Block, blocks
from checker.ledger.texts import Bytes, Marks

DELIMITERS = ",;\t|"
QUOTE = ord('"')
AT_ONCE = 65_536
UNCLOSED, TEXT_AFTER_QUOTE = -1, -2
Places = npt.NDArray[np.int32]


class Cells(NamedTuple):
    """The bounds of the cells of some lines; a cell with doubled quotes is `doubled`."""

    begins: Places
    ends: Places
    doubled: Marks
    fields: Ints
    """How many fields each line has; below 0, what is wrong with it."""


def tables(stream: IO[bytes]) -> Iterator[Any]:
    """The rows as tables of texts, with BROKEN and LINE for what could not be taken apart; the first one is empty."""
    header: list[str] = []
    delimiter = ","
    for block in blocks(stream):
        first = 0
        if not header:
            delimiter, header = read_header(block.text(0))
            yield _table(header, block, 0, 0, delimiter)
            first = 1
        for start in range(first, len(block.starts), AT_ONCE):
            yield _table(header, block, start, min(start + AT_ONCE, len(block.starts)), delimiter)
    if not header:
        raise UnreadableError("it is empty; it begins with a line that names its columns")


def read_header(line: str) -> tuple[str, list[str]]:
    """What stands between two columns, and their names."""
    found = {one: [name.strip().strip('"').strip() for name in line.split(one)] for one in DELIMITERS}
    best = max(DELIMITERS, key=lambda one: (len(SHAPES.keys() & set(found[one])), len(found[one])))
    names = found[best]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UnreadableError(f"its header names the column `{twice}` twice")
    return best, checked(names)


def _table(header: list[str], block: Block, first: int, end: int, delimiter: str) -> Any:
    starts, ends, columns = block.starts[first:end], block.ends[first:end], len(header)
    cells = take_apart(block.content, starts, ends, ord(delimiter), columns)
    why = _why(block, first, end, cells, columns)
    good = np.array([one is None for one in why], dtype=np.bool_)
    found = {name: column(block.content, cells, place, good) for place, name in enumerate(header)}
    lines = [None if one is None else block.text(first + i) for i, one in enumerate(why)]
    return pa.table({**found, BROKEN: pa.array(why, pa.string()), LINE: pa.array(lines, pa.string())})


def _why(block: Block, first: int, end: int, cells: Cells, columns: int) -> list[str | None]:
    """What is wrong with each line; None where nothing is."""
    why: list[str | None] = [None] * (end - first)
    for line in np.flatnonzero(cells.fields != columns).tolist():
        cut = not block.whole and first + line == len(block.starts) - 1
        why[line] = _told(int(cells.fields[line]), columns) + ("; the file ends here and may be cut" if cut else "")
    for line in block.miscoded(first, end):
        why[line - first] = "the line is no UTF-8"
    return why


def _told(fields: int, columns: int) -> str:
    if fields == UNCLOSED:
        return "a quote is opened in the line and not closed; cells hold no line breaks"
    if fields == TEXT_AFTER_QUOTE:
        return "text follows a closing quote"
    return f"the line has {fields} field{'' if fields == 1 else 's'}, and the header names {columns}"


def take_apart(content: Bytes, starts: Ints, ends: Ints, delimiter: int, columns: int) -> Cells:
    """The cells of some lines."""
    shape = (columns, len(starts))
    begins, stops = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32)
    doubled, fields = np.zeros(shape, dtype=np.bool_), np.empty(len(starts), dtype=np.int64)
    _take_apart(content, starts, ends, delimiter, begins, stops, doubled, fields)
    return Cells(begins, stops, doubled, fields)


@compiled
def _take_apart(
    content: Bytes, starts: Ints, ends: Ints, delimiter: int, begins: Places, stops: Places, doubled: Marks,
    fields: Ints,
) -> None:  # fmt: skip
    for line in range(len(starts)):
        place, count = starts[line], 0
        while place <= ends[line]:
            begin, stop, after, twice = _cell(content, place, ends[line], delimiter)
            if stop < 0:
                count = stop
                break
            if count < len(begins):
                begins[count, line], stops[count, line], doubled[count, line] = begin, stop, twice
            count, place = count + 1, after + 1
        fields[line] = count


@compiled
def _cell(content: Bytes, place: int, end: int, delimiter: int) -> tuple[int, int, int, bool]:
    """The bounds of the cell at a place, where its delimiter stands, and whether it has doubled quotes."""
    if place < end and content[place] == QUOTE:
        return _quoted(content, place + 1, end, delimiter)
    after = place
    while after < end and content[after] != delimiter:
        after += 1
    return place, after, after, False


@compiled
def _quoted(content: Bytes, begin: int, end: int, delimiter: int) -> tuple[int, int, int, bool]:
    place, twice = begin, False
    while place < end:
        if content[place] != QUOTE:
            place += 1
        elif place + 1 < end and content[place + 1] == QUOTE:
            place, twice = place + 2, True
        elif place + 1 == end or content[place + 1] == delimiter:
            return begin, place, place + 1, twice
        else:
            return begin, TEXT_AFTER_QUOTE, place, twice
    return begin, UNCLOSED, place, twice


def column(content: Bytes, cells: Cells, place: int, good: Marks) -> Any:
    """One column of texts; null where a cell is empty and in lines that are broken."""
    begins, ends = cells.begins[place], np.where(good, cells.ends[place], cells.begins[place])
    offsets = np.concatenate([[0], np.cumsum(ends - begins, dtype=np.int64)])
    if offsets[-1] == 0:
        return pa.nulls(len(begins), pa.string())
    held, sizes = np.empty(offsets[-1], dtype=np.uint8), np.zeros(len(begins), dtype=np.int32)
    _copy(content, begins, ends, cells.doubled[place], held, sizes)
    places = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    marks = pa.array(sizes > 0).buffers()[1]
    return pa.Array.from_buffers(pa.string(), len(begins), [marks, pa.py_buffer(places), pa.py_buffer(held)])


@compiled
def _copy(content: Bytes, begins: Places, ends: Places, doubled: Marks, held: Bytes, sizes: Places) -> None:
    free = 0
    for row in range(len(begins)):
        first = free
        place = begins[row]
        while place < ends[row]:
            held[free] = content[place]
            free += 1
            place += 2 if doubled[row] and content[place] == QUOTE else 1
        sizes[row] = free - first
