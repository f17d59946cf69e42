"""The files that the paths of a command mean, each with its content."""

import sys
from collections.abc import Iterator
from pathlib import Path

from checker.finding import Level, Place, Problem, Span
from checker.source import discover


def contents_of(paths: list[str]) -> Iterator[tuple[str, bytes | Problem]]:
    """Each file's name and bytes, or what is wrong with it; `-` is standard input. Paths that mean none come first."""
    names, problems = discover(paths)
    for problem in problems:
        yield "", problem
    for name in names:
        yield name, _content(name)


def _content(name: str) -> bytes | Problem:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        place = Place("problem", name, Span(1, 1, 1, 1))
        return Problem(Level.ERROR, f"the file cannot be read: {error.strerror}", place)
