"""The files of one market → its own limits, or what is wrong with the files."""

import hashlib
import os
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from checker.finding import Level, Place, Problem, Route, Span
from checker.limit import NOT_SET, Entry, LimitFile
from checker.market import MarketFile
from checker.rulebook.law import Limit
from checker.rulebook.periods import periods_of
from checker.schema import M, validate
from checker.source import Document, read

MARKET = "market.yaml"


class Source(NamedTuple):
    """A directory of markets, how places name it, and the name of the pack that it is; the rulebook's own has none."""

    directory: Path
    shown_as: str
    pack: str

    def digest(self) -> bytes:
        """The digest of every file's name and content."""
        digest = hashlib.sha256()
        for path in sorted(self.directory.glob("*/*.yaml")):
            content = path.read_bytes()
            digest.update(f"{path.parent.name}/{path.name}\0{len(content)}\0".encode() + content)
        return digest.digest()


class Content(NamedTuple):
    """One file of a market: its name, how places name it, the pack it comes from, and its bytes."""

    name: str
    file: str
    pack: str
    content: bytes


def contents_of(code: str, sources: tuple[Source, ...]) -> list[Content]:
    """The files of a market in the order of their names; of two with one name, the later source's counts."""
    found: dict[str, Content] = {}
    for directory, shown_as, pack in sources:
        folder = f"{directory}/{code}"
        for name in os.listdir(folder) if os.path.isdir(folder) else ():
            if name.endswith(".yaml"):
                with open(f"{folder}/{name}", "rb", buffering=0) as stream:
                    found[name] = Content(name, f"{shown_as}/{code}/{name}", pack, stream.read())
    return [found[name] for name in sorted(found)]


class Own(NamedTuple):
    """What the files of one market say, without what it inherits."""

    declared: MarketFile
    file: str
    limits: tuple[Limit, ...]


def read_market(code: str, contents: list[Content], known_at: date | None) -> tuple[Own | None, list[Problem]]:
    """What the files of a market say, and every problem with them."""
    limits: list[Limit] = []
    problems: list[Problem] = []
    market: tuple[MarketFile, str] | None = None
    for one in contents:
        if one.name == MARKET:
            declared, _, told = _read_one(MarketFile, one)
            market = (declared, one.file) if declared else None
        else:
            limit, told = _limit(code, one, known_at)
            limits += [limit] if limit else []
        problems += told
    return (Own(*market, tuple(limits)) if market else None), problems


def _limit(code: str, one: Content, known_at: date | None) -> tuple[Limit | None, list[Problem]]:
    declared, document, problems = _read_one(LimitFile, one)
    if declared is None or document is None:
        return None, problems
    problems = history_problems(declared, document)
    places = tuple(_place(document, i, entry) for i, entry in enumerate(declared.history))
    periods = periods_of(declared, places, known_at)
    id_ = f"{code}/{one.name.removesuffix('.yaml')}"
    return Limit(id_, code, declared, one.file, periods, declared.when is None, one.pack), problems


def _read_one(model: type[M], one: Content) -> tuple[M | None, Document | None, list[Problem]]:
    documents, problems = read(one.file, one.content)
    if problems:
        return None, None, problems
    if len(documents) != 1:
        place = Place("problem", one.file, Span(1, 1, 1, 1))
        return None, None, [Problem(Level.ERROR, "this file holds one document", place)]
    found, problems = validate(model, documents[0])
    return found, documents[0], problems


def _place(document: Document, index: int, entry: Entry) -> Place:
    operator = entry.constraint.operator if entry.constraint else "from"
    return Place("limit", document.file, document.place_span(("history", index, operator)))


def history_problems(declared: LimitFile, document: Document) -> list[Problem]:
    """What is wrong with the order of a history: the oldest comes first, and no two entries bind on one day."""
    standing = [(i, entry) for i, entry in enumerate(declared.history) if entry.replaced_on is None]
    problems = [told for pair in pairwise(standing) for told in _out_of_order(document, *pair)]
    for i, entry in enumerate(declared.history):
        if entry.replaced_on is not None and entry.replaced_on <= entry.recorded_on:
            problems.append(_told(document, (i, "replaced_on"), "an entry is replaced after it was recorded"))
        if entry.until is not None and entry.first_day is not None and entry.until < entry.first_day:
            problems.append(_told(document, (i, "until"), f"the entry ends on {entry.until}, before its first day"))
    return problems


def _out_of_order(document: Document, one: tuple[int, Entry], two: tuple[int, Entry]) -> list[Problem]:
    (before, earlier), (after, later) = one, two
    if NOT_SET in (earlier.first, later.first):
        words = "law without a first day stands in a file of its own, with no other entry"
        return [_told(document, (after, "from"), words)]
    if later.first_day is None:
        return [_told(document, (after, "from"), "only the first entry of a history can be `from: unknown`")]
    if earlier.first_day == later.first_day:
        words = f"two entries start on {later.first_day}"
        return [_told(document, (i, "from"), words) for i in (before, after)]
    if (earlier.first_day or date.min) > later.first_day:
        words = f"the entry from {later.first_day} must stand before the one from {earlier.first_day}"
        return [_told(document, (i, "from"), words) for i in (before, after)]
    if earlier.until is not None and date.max > earlier.until >= later.first_day:
        words = f"two entries bind on {later.first_day}"
        return [_told(document, (before, "until"), words), _told(document, (after, "from"), words)]
    return []


def _told(document: Document, route: Route, message: str) -> Problem:
    place = Place("problem", document.file, document.place_span(("history", *route)))
    return Problem(Level.ERROR, message, place)
