"""Paths → a ledger that is open for reading, and what there is to say about its files."""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from checker.finding import Level, Problem
from checker.ledger.cells import SHAPES
from checker.ledger.columns import COLUMNS
from checker.ledger.part import Part, UnreadableError
from checker.ledger.paths import sources_of
from checker.ledger.reading import Ledger
from checker.ledger.sources import SOURCES, Source, parquet
from checker.ledger.stage import stage

NEEDED = tuple(column.name for column in COLUMNS if column.needed)


class Opened(NamedTuple):
    """A ledger, None where any of its files cannot be read; and problems: errors, and notes."""

    ledger: Ledger | None
    problems: list[Problem]


def open_ledger(paths: Iterable[str], folder: Path | None = None) -> Opened:
    """The ledger that stands in files, folders, patterns, databases or standard input (`-`).

    Sources other than Parquet are written to a temporary file first, in `folder` or where the system keeps such.
    A ledger of which one file cannot be read is not read at all: a bet whose deposit is missing would be accused.
    """
    sources, problems = sources_of(paths)
    workspace = TemporaryDirectory(prefix="checker-ledger-", dir=folder)
    parts: list[Part] = []
    first = 0
    for place, source in enumerate(sources):
        part, found = _part(source, first, Path(workspace.name) / f"part-{place}.parquet")
        problems += found
        if part is not None:
            parts.append(part)
            first += part.rows
    if not first and not any(problem.level is Level.ERROR for problem in problems):
        problems.append(
            Problem(Level.ERROR, "the ledger has no rows", None, "name a ledger in which something happened")
        )
    if any(problem.level is Level.ERROR for problem in problems):
        workspace.cleanup()
        return Opened(None, problems)
    return Opened(Ledger(tuple(parts), workspace), problems)


def _part(source: Source, first: int, file: Path) -> tuple[Part | None, list[Problem]]:
    try:
        if source.kind == "parquet":
            return _parquet(source, first, file)
        names, rows = stage(SOURCES[source.kind](source.path), file)
    except UnreadableError as error:
        return None, [Problem(Level.ERROR, f"{source.shown}: {error}")]
    return _named(Part(str(file), source.shown, True, first, rows, names, ()))


def _parquet(source: Source, first: int, file: Path) -> tuple[Part | None, list[Problem]]:
    """A Parquet file as it is or, where its times are texts, written anew."""
    schema, rows = parquet.schema_of(source.path)
    names = tuple(schema.names)
    refused = parquet.refused(schema)
    if refused is not None:
        return None, [Problem(Level.ERROR, f"{source.shown}: {refused[0]}", None, refused[1])]
    part = Part(os.path.abspath(source.path), source.shown, False, first, rows, names, ())
    named, problems = _named(part)
    if named is None or parquet.is_ready(schema):
        return named, problems
    names, rows = stage(parquet.tables(source.path), file)
    return _named(Part(str(file), source.shown, True, first, rows, names, ()))


def _named(part: Part) -> tuple[Part | None, list[Problem]]:
    """A part with its columns told apart; what is missing and what is passed over."""
    there = part.columns
    missing = [name for name in NEEDED if name not in there]
    if missing:
        return None, [_missing(part, name) for name in missing]
    canonical = tuple(name for name in SHAPES if name in there)
    further = tuple(name for name in there if name not in SHAPES)
    notes = [Problem(Level.NOTE, f"{part.shown}: {_passed_over(further)}")] if further else []
    return part._replace(columns=canonical, further=further), notes


def _missing(part: Part, name: str) -> Problem:
    free = [one for one in part.columns if one not in SHAPES]
    near = get_close_matches(name, free, n=1) or [one for one in free if one.strip().lower() == name]
    help_ = f"did you mean `{near[0]}`?" if near else f"add `{name}`: {_holds(name)}"
    return Problem(Level.ERROR, f"{part.shown}: the column `{name}` is missing", None, help_)


def _holds(name: str) -> str:
    return next(column.holds for column in COLUMNS if column.name == name)


def _passed_over(further: tuple[str, ...]) -> str:
    listed = ", ".join(f"`{name}`" for name in further)
    told = (
        "column is passed over, for a ledger has none of that name"
        if len(further) == 1
        else "columns are passed over, for a ledger has none of these names"
    )
    near = [(name, match[0]) for name in further if (match := get_close_matches(name, SHAPES, n=1, cutoff=0.75))]
    meant = f"; did you mean `{near[0][1]}` by `{near[0][0]}`?" if near else ""
    return f"{len(further)} {told}: {listed}{meant}"
