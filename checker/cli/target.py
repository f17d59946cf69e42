"""Where a report goes: standard output, or a file that takes its place only once the report is whole."""

import io
import os
import shutil
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from checker.cli.app import refuse, silence


class StandardOutput:
    """Standard output; a reader that has gone away takes nothing more, and the run goes on to its own exit code."""

    def __init__(self, for_people: bool) -> None:
        if sys.stdout is None:
            refuse("there is no standard output to write to", "name a file with --output")
        self.gone = False
        if isinstance(sys.stdout, io.TextIOWrapper) and not for_people:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")

    def write(self, text: str) -> None:
        """Write some text."""
        if self.gone:
            return
        try:
            sys.stdout.write(text)
        except OSError as error:
            self._lost(error)

    def __enter__(self) -> "StandardOutput":
        return self

    def __exit__(self, *raised: object) -> None:
        if self.gone:
            return
        try:
            sys.stdout.flush()
        except OSError as error:
            self._lost(error)

    def _lost(self, error: OSError) -> None:
        self.gone = True
        silence()
        if not isinstance(error, BrokenPipeError):
            refuse(f"standard output cannot be written: {error.strerror}")


class OutputFile:
    """A file written beside its place and moved there at the end; what stood there stays if the run fails.

    A device or a pipe is written as it is, and a link is followed.
    """

    def __init__(self, target: str) -> None:
        self.target = target
        self.place = os.path.realpath(target)
        self.beside = f"{self.place}.{os.getpid()}.new" if _may_be_replaced(self.place) else None
        self.stream: TextIO | None = None

    def write(self, text: str) -> None:
        """Write some text."""
        assert self.stream is not None
        try:
            self.stream.write(text)
        except OSError as error:
            self._refuse(error)

    def __enter__(self) -> "OutputFile":
        try:
            self.stream = open(self.beside or self.place, "w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            self._refuse(error)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        assert self.stream is not None
        try:
            self.stream.close()
            if kind is None and self.beside is not None:
                _like(self.place, self.beside)
                os.replace(self.beside, self.place)
        except OSError as lost:
            self._refuse(lost)
        finally:
            if self.beside is not None:
                Path(self.beside).unlink(missing_ok=True)

    def _refuse(self, error: OSError) -> None:
        refuse(f"`{self.target}` cannot be written: {error.strerror}")


Target = StandardOutput | OutputFile


def _may_be_replaced(place: str) -> bool:
    """Whether a file can be moved to a place: a plain file, or nothing, is there."""
    return os.path.isfile(place) or not os.path.exists(place)


def _like(place: str, beside: str) -> None:
    """Give a new file the permissions of the one that it is to replace."""
    with suppress(FileNotFoundError):
        shutil.copymode(place, beside)


def refuse_lossy(targets: list[str], read: Iterable[str], folders: Iterable[Path]) -> None:
    """End the run where two reports would be one file, or a report would overwrite what the run reads."""
    files = [target for target in targets if target != "-" and _may_be_replaced(os.path.realpath(target))]
    places = [os.path.realpath(target) for target in files]
    for i, place in enumerate(places):
        if place in places[:i]:
            refuse(f"two formats cannot go to the same file, `{files[i]}`")
        if any(Path(place).is_relative_to(folder.resolve()) for folder in folders):
            refuse(f"`{files[i]}` lies in the rulebook, which this run reads", "name another --output")
    there = {_identity(place): target for place, target in zip(places, files, strict=True) if os.path.exists(place)}
    if not there:
        return
    for name in read:
        target = there.get(_identity(name))
        if target is not None and name != "-":
            refuse(f"`{target}` is read by this run, and would be overwritten", "name another --output")


def _identity(name: str) -> tuple[int, int]:
    """What tells a file from every other, whatever it is called; (0, 0) for none."""
    try:
        found: os.stat_result = os.stat(name)
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else (0, 0)
