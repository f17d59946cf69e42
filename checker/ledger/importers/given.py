"""What an importer is given: paths of files and folders, or open streams of bytes → one stream after another."""

import bz2
import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from checker.finding import Level, Problem
from checker.ledger.importers.markup import RefusedError

Given = str | os.PathLike[str] | IO[bytes]
SUFFIXES = (".xml", ".csv", ".tsv", ".txt")
PACKED = (".gz", ".bz2")


def files(given: Iterable[Given]) -> Iterator[Given | Problem]:
    """The files that are meant, those of a folder in the order of their names."""
    for one in given:
        if isinstance(one, (str, os.PathLike)) and os.path.isdir(one):
            yield from _folder(os.fspath(one))
        else:
            yield one


def _folder(path: str) -> Iterator[str | Problem]:
    found = False
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if name[0] not in "._")
        for name in sorted(name for name in names if name[0] not in "._" and is_record_file(name)):
            found = True
            yield os.path.join(folder, name)
    if not found:
        yield Problem(Level.ERROR, f"the folder `{path}` holds no file that ends in one of {', '.join(SUFFIXES)}")


def is_record_file(name: str) -> bool:
    """Whether a file of a folder is looked at, by how its name ends."""
    lower = name.lower()
    packed = next((one for one in PACKED if lower.endswith(one)), "")
    return lower.removesuffix(packed).endswith(SUFFIXES)


def name_of(given: Given) -> str:
    """How the user knows a file."""
    if isinstance(given, (str, os.PathLike)):
        return "standard input" if given == "-" else os.fspath(given)
    return str(getattr(given, "name", "standard input"))


@contextmanager
def opened(given: Given) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where its name says that it is packed; a stream is left open."""
    if not isinstance(given, (str, os.PathLike)):
        yield given
        return
    if given == "-":
        yield sys.stdin.buffer
        return
    try:
        with _open(os.fspath(given)) as stream:
            yield stream
    except (OSError, EOFError, zlib.error) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise RefusedError(f"it cannot be read: {told}") from error


def _open(path: str) -> Any:
    lower = path.lower()
    if lower.endswith(".gz"):
        return gzip.open(path)
    return bz2.open(path) if lower.endswith(".bz2") else open(path, "rb")
