"""Paths → the files they mean: files, folders, patterns; what `.gitignore` names is left out."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from glob import glob, has_magic
from pathlib import Path

from checker.finding import Level, Problem

SUFFIXES = (".yaml", ".yml")
Ignored = Callable[[str], bool]


def discover(paths: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """The files that paths mean, sorted, and the paths that mean none or cannot be read; `-` stays `-`.

    A file that several paths lead to stands there once, under the shortest of its names.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    ignored = _Ignoring()
    for path in paths:
        for name, real in _files(path, problems, ignored):
            other = found.get(real, name)
            found[real] = min(name, other, key=lambda one: (len(one), one))
    return sorted(found.values()), sorted(set(problems), key=lambda problem: problem.message)


Found = Iterator[tuple[str, str]]
"""Names of files, each with its real path: without links and detours."""


def _files(path: str, problems: list[Problem], ignored: "_Ignoring") -> Found:
    if path == "-":
        return iter([(path, path)])
    if os.path.isdir(path):
        return _folder(path, problems, ignored)
    if os.path.exists(path):
        return iter([(path, os.path.realpath(path))])
    if has_magic(path):
        return _pattern(path, problems, ignored)
    problems.append(_nothing(path))
    return iter(())


def _nothing(path: str) -> Problem:
    """Why a path means no file: a link that leads nowhere, a folder that may not be entered, nothing there."""
    if os.path.islink(path):
        return Problem(Level.ERROR, f"the link `{path}` leads nowhere")
    try:
        os.stat(path)
    except PermissionError as error:
        return Problem(Level.ERROR, f"the file `{path}` cannot be read: {error.strerror}")
    except (OSError, ValueError):
        pass
    return Problem(Level.ERROR, f"there is no file `{path}`")


def _pattern(path: str, problems: list[Problem], ignored: "_Ignoring") -> Found:
    names = [name for name in glob(path, recursive=True) if os.path.isfile(name)]
    wanted = [name for name in names if not ignored.names(os.path.abspath(name))]
    if not wanted:
        only = ", beside what `.gitignore` names" if names else ""
        problems.append(Problem(Level.ERROR, f"the pattern `{path}` matches no file{only}"))
    return ((name, os.path.realpath(name)) for name in wanted)


def _folder(path: str, problems: list[Problem], ignored: "_Ignoring") -> Found:
    clean, told = path.rstrip("/") or "/", len(problems)
    real = os.path.realpath(path)
    empty = True
    for one in _walk("" if clean == "." else clean, real, ignored.above(real), frozenset(), problems):
        empty = False
        yield one
    if empty and len(problems) == told:
        help_ = "name a folder with `.yaml` files"
        problems.append(Problem(Level.ERROR, f"the folder `{path}` holds no YAML file", None, help_))


def _walk(folder: str, real: str, ignored: tuple[Ignored, ...], seen: frozenset[str], problems: list[Problem]) -> Found:
    """The YAML files below a folder; hidden folders and what is ignored are left out, loops are entered once."""
    listed = [] if real in seen else _listed(folder or ".", problems)
    if any(entry.name == ".gitignore" for entry in listed):
        ignored = (*ignored, *_rules(real))
    for entry in listed:
        if any(rule(f"{real}/{entry.name}") for rule in ignored):
            continue
        name = f"{folder}/{entry.name}" if folder else entry.name
        inner = os.path.realpath(name) if entry.is_symlink() else f"{real.rstrip('/')}/{entry.name}"
        if not entry.is_dir():
            yield from _file(entry, name, inner, problems)
        elif not entry.name.startswith("."):
            yield from _walk(name, inner, ignored, seen | {real}, problems)


def _listed(folder: str, problems: list[Problem]) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(Level.ERROR, f"the folder `{folder}` cannot be read: {error.strerror}"))
        return []


def _file(entry: "os.DirEntry[str]", name: str, real: str, problems: list[Problem]) -> Found:
    if not entry.name.lower().endswith(SUFFIXES):
        return
    if entry.is_file():
        yield name, real
    elif entry.is_symlink():
        problems.append(_nothing(name))


class _Ignoring:
    """What the `.gitignore` files of a checkout leave out; each of them is read once."""

    def __init__(self) -> None:
        self.of = cache(_rules)

    def above(self, folder: str) -> tuple[Ignored, ...]:
        """The rules between a folder and the top of its checkout, the folder's own not among them."""
        found: tuple[Ignored, ...] = ()
        for parent in Path(folder).parents if not os.path.exists(f"{folder}/.git") else ():
            found = (*found, *self.of(str(parent)))
            if os.path.exists(parent / ".git"):
                return found
        return ()

    def names(self, file: str) -> bool:
        """Whether a file, or a folder that it lies in, is left out."""
        folder = os.path.dirname(os.path.realpath(file))
        rules = self.above(f"{folder}/{os.path.basename(file)}")
        return any(rule(f"{folder}/{os.path.basename(file)}") for rule in rules)


def _rules(folder: str) -> tuple[Ignored, ...]:
    """The rules of a folder's own `.gitignore`; none where there is none that can be read."""
    from gitignore_parser import parse_gitignore

    try:
        rule: Ignored = parse_gitignore(f"{folder}/.gitignore", base_dir=folder)
    except (OSError, ValueError):
        return ()
    return (rule,)
