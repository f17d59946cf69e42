"""NDJSON: one JSON object a line; each line that is none says why, and no other suffers."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import IO, Any

import duckdb
import numpy as np
import pyarrow as pa

from checker.ledger.cells import SHAPES
from checker.ledger.columns import COLUMNS
from checker.ledger.part import BROKEN, LINE, UnreadableError, checked
from checker.ledger.sources.lines import Block, blocks

AT_ONCE = 65_536
NEEDED = tuple(column.name for column in COLUMNS if column.needed)
MOST_KEYS = 500
SPECIAL = frozenset('"\\*')
"""What a path cannot name; a key with one of these is passed over."""
MEMORY_LIMIT = "512MB"


def tables(stream: IO[bytes]) -> Iterator[Any]:
    """The rows as tables of texts, with BROKEN and LINE for what is no row; the first lines tell the columns."""
    names: list[str] = []
    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "threads": 2}) as connection:
        for block in blocks(stream):
            for start in range(0, len(block.starts), AT_ONCE):
                lines = _lines(block, start, min(start + AT_ONCE, len(block.starts)))
                names = names or _names(connection, lines)
                yield _table(connection, lines, names)
    if not names:
        raise UnreadableError("it is empty; it holds one JSON object a line")


def _lines(block: Block, first: int, end: int) -> Any:
    """Lines as texts, and those that are no UTF-8 marked."""
    starts, ends = block.starts[first:end], block.ends[first:end]
    miscoded = block.miscoded(first, end)
    if not miscoded:
        offsets = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int32)
        content = np.delete(block.content[starts[0] : ends[-1]], _between(starts, ends))
        buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(content))]
        return pa.table(
            {"line": pa.Array.from_buffers(pa.string(), len(starts), buffers), "coded": np.ones(len(starts), np.bool_)}
        )
    coded = np.ones(len(starts), dtype=np.bool_)
    coded[np.array(miscoded) - first] = False
    return pa.table({"line": pa.array([block.text(line) for line in range(first, end)], pa.string()), "coded": coded})


def _between(starts: Any, ends: Any) -> Any:
    """The places of the line breaks between the lines, counted from the first line."""
    gaps = starts[1:] - ends[:-1]
    first = np.repeat(ends[:-1] - starts[0], gaps)
    within = np.arange(len(first)) - np.repeat(np.cumsum(gaps) - gaps, gaps)
    return first + within


def _names(connection: Any, lines: Any) -> list[str]:
    """The columns of a ledger, which a line may leave out, and what further keys the first lines have."""
    connection.register("lines", lines)
    found = connection.sql(f"""
        select distinct unnest(json_keys(line)) as key from lines
        where coded and json_valid(line) and json_type(line) = 'OBJECT' order by key limit {MOST_KEYS}
    """).fetchall()
    further = sorted(key for (key,) in found if key not in SHAPES and not set(key) & SPECIAL)
    for name in (name for name in NEEDED if (name,) not in found):
        near = [one for one in further if one.lower() == name] or get_close_matches(name, further, n=1)
        if near:
            raise UnreadableError(f"no line has the key `{name}`; did you mean it by `{near[0]}`?")
    return [*SHAPES, *checked(further)]


def _table(connection: Any, lines: Any, names: list[str]) -> Any:
    connection.register("lines", lines)
    paths = [_path(name) for name in names]
    columns = ", ".join(f'cells[{place + 1}] as "c{place}"' for place in range(len(names)))
    found = connection.sql(
        f"""
        with read as (select line, coded, coded and json_valid(line) as valid, json_keys(if(valid, line, '0')) as keys,
                             json_extract_string(if(valid, line, '0'), $paths) as cells,
                             json_type(if(valid, line, '0')) as kind from lines)
        select {columns}, case when not coded then 'the line is no UTF-8' when not valid then 'the line is no JSON'
                               when kind <> 'OBJECT' then 'the line is no JSON object'
                               when len(keys) <> len(list_distinct(keys)) then 'the line has a key twice' end as broken,
               if(broken is null, null, line) as line from read
    """,
        params={"paths": paths},
    ).to_arrow_table()
    return found.rename_columns([*names, BROKEN, LINE])


def _path(name: str) -> str:
    """The JSON path of a key."""
    return f'$."{name}"'
