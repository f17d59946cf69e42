"""Paths → the files they mean: files, folders, patterns; what `.gitignore` names is left out."""

import os
from collections.abc import Callable, Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from checker.finding import Level, Problem

SUFFIXES = (".yaml", ".yml")
Ignored = Callable[[str], bool]


def discover(paths: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """The files that paths mean, sorted and without doubles, and the paths that mean none; `-` stays `-`."""
    found: set[str] = set()
    problems: list[Problem] = []
    for path in paths:
        names = _files(path)
        if isinstance(names, Problem):
            problems.append(names)
        else:
            found.update(names)
    return sorted(found), problems


def _files(path: str) -> list[str] | Problem:
    if path == "-":
        return [path]
    if os.path.isdir(path):
        clean = path.rstrip("/") or "/"
        names = list(_walk("" if clean == "." else clean, _rules_above(Path(path).resolve()), set()))
        if names:
            return names
        return Problem(Level.ERROR, f"the folder `{path}` holds no YAML file", None, "name a folder with `.yaml` files")
    if os.path.exists(path):
        return [path]
    if has_magic(path):
        names = [name for name in glob(path, recursive=True) if os.path.isfile(name)]
        return names or Problem(Level.ERROR, f"the pattern `{path}` matches no file")
    return Problem(Level.ERROR, f"there is no file `{path}`")


def _walk(folder: str, ignored: list[Ignored], seen: set[tuple[int, int]]) -> Iterator[str]:
    """The YAML files below a folder; hidden folders and what is ignored are left out, loops are entered once."""
    here = os.stat(folder or ".")
    if (here.st_dev, here.st_ino) in seen:
        return
    seen = seen | {(here.st_dev, here.st_ino)}
    with os.scandir(folder or ".") as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    if any(entry.name == ".gitignore" for entry in listed):
        ignored = [*ignored, _rules(Path(folder or ".").resolve())]
    for entry in listed:
        name = f"{folder}/{entry.name}" if folder else entry.name
        if ignored and any(rule(os.path.abspath(name)) for rule in ignored):
            continue
        if entry.is_dir():
            if not entry.name.startswith("."):
                yield from _walk(name, ignored, seen)
        elif entry.name.endswith(SUFFIXES) and entry.is_file():
            yield name


def _rules_above(folder: Path) -> list[Ignored]:
    """The rules of `.gitignore` files between a folder and the top of its checkout, both ends of the way in between."""
    found: list[Ignored] = []
    for parent in folder.parents if not (folder / ".git").exists() else ():
        if (parent / ".gitignore").is_file():
            found.append(_rules(parent))
        if (parent / ".git").exists():
            return found
    return []


def _rules(folder: Path) -> Ignored:
    from gitignore_parser import parse_gitignore

    rule: Ignored = parse_gitignore(str(folder / ".gitignore"), base_dir=str(folder))
    return rule
