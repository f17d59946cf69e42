"""The line of a file that a place points at, cut to what can be shown."""

from functools import lru_cache
from pathlib import Path

from checker.finding import Place
from checker.rulebook import Rulebook

WIDEST = 110
"""A line longer than this is cut around its span."""


def cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around its span, and where the span is in it."""
    if len(line) <= WIDEST:
        return line, start, min(end, len(line)) if line else end
    left = max(0, min(start - 20, len(line) - WIDEST))
    shown = line[left : left + WIDEST]
    return shown, start - left, min(end - left, len(shown))


def line_of_law(book: Rulebook, place: Place) -> str:
    """The line of the rulebook that a place points at."""
    return _lines(str(book.path_of(place.file)))[place.span.line - 1]


@lru_cache(maxsize=512)
def _lines(file: str) -> list[str]:
    return Path(file).read_text(encoding="utf-8").splitlines()
