"""A line on standard error that says how far a long run has come, while that is a terminal."""

import sys
import time
from types import TracebackType

EVERY = 0.2
"""Seconds between two looks."""


class Progress:
    """Rows done of all, rows a second, and the time that is left; nothing where nobody looks."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._began = self._last = time.monotonic()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * 79 + "\r")

    def at(self, done: int) -> None:
        """Tell how many rows are done."""
        now = time.monotonic()
        if not self._shown or now - self._last < EVERY:
            return
        self._last = now
        pace = done / max(now - self._began, EVERY)
        left = int((self._rows - done) / pace) if pace else 0
        share = 100 * done // max(self._rows, 1)
        words = f"{share:3}%  {done:,} of {self._rows:,} rows  {int(pace):,} rows/s  {left // 60}:{left % 60:02} left"
        sys.stderr.write(f"\r{words:<79}")
        sys.stderr.flush()
