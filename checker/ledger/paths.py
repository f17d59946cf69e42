"""Paths → the sources that they mean: files, folders, patterns, tables, standard input."""

import os
from collections.abc import Iterable
from glob import glob, has_magic

from checker.finding import Level, Problem
from checker.ledger.sources import ADDRESSES, SUFFIXES, Source, source_of

KINDS = ", ".join(f"`{suffix}`" for suffix in SUFFIXES)
HELP = f"name a file that ends in one of {KINDS}, a folder of such, a `postgresql://` address, or `-`"


def sources_of(paths: Iterable[str]) -> tuple[list[Source], list[Problem]]:
    """The sources, those of a folder or pattern by their names; a file that several paths lead to stands there once."""
    found: dict[str, Source] = {}
    problems: list[Problem] = []
    for path in paths:
        for file in _files(path, problems):
            source = source_of(file)
            if source is None:
                problems.append(Problem(Level.ERROR, f"`{file}` does not say what kind of ledger it is", None, HELP))
            else:
                found.setdefault(os.path.realpath(file) if _is_file(source) else file, source)
    return list(found.values()), problems


def _is_file(source: Source) -> bool:
    return source.path != "-" and source.kind != "postgresql"


def _files(path: str, problems: list[Problem]) -> list[str]:
    if path == "-" or path.startswith(ADDRESSES) or os.path.isfile(path):
        return [path]
    if os.path.isdir(path):
        return _folder(path, problems)
    file, mark, _ = path.partition("?table=")
    if mark and (os.path.isfile(file) or not has_magic(file)):
        return [path]
    if has_magic(path):
        return _pattern(path, problems)
    problems.append(Problem(Level.ERROR, f"there is no file `{file}`"))
    return []


def _folder(path: str, problems: list[Problem]) -> list[str]:
    """The ledgers below a folder; hidden ones, and those whose name begins with `_`, are left out."""
    found = []
    for folder, inner, files in os.walk(path):
        inner[:] = sorted(name for name in inner if name[0] not in "._")
        names = [os.path.join(folder, name) for name in sorted(files) if name[0] not in "._"]
        found += [name for name in names if source_of(name) is not None]
    if not found:
        problems.append(Problem(Level.ERROR, f"the folder `{path}` holds no ledger", None, HELP))
    return found


def _pattern(path: str, problems: list[Problem]) -> list[str]:
    found = sorted(name for name in glob(path, recursive=True) if os.path.isfile(name))
    if not found:
        problems.append(Problem(Level.ERROR, f"the pattern `{path}` matches no file"))
    return found
