"""A document put together from its sections: keys at the left margin, each with all that stands below it.

Offers of one operator share most of their sections word for word, and of the others most entries. What keeps coming
back is read once, and not with every file. What is read from a section depends on its own text alone: it starts and
ends between two keys of one map, outside every other map, list and quote. `_taken` makes sure of that before one is
kept; whatever is not so plain (anchors, several documents, mistakes) is left to the reader of whole files.
"""

import re
from typing import Any, TypeVar

import yaml

from checker.source.document import Document, Node, Piece, Section, nodes_of
from checker.source.events import Reader, RefusedError

K = TypeVar("K")
SECTION = re.compile(rb"\n(?=\w+:[ \n])")
"""The line break before a section."""
ENTRY = re.compile(rb"\n(?=  \w+:[ \n])")
"""The line break before an entry of a section that is a map: a section of its own, by its text set in by two spaces."""
ALONE = re.compile(rb"\w+:\Z")
"""The first line of a section whose value starts on the next one."""
HEAD = re.compile(rb"(?:\n(?:#[^\n]*)?)*(?:\n---)?")
"""What may stand above the first section: comments, and the start of the document."""
APART = re.compile(rb"\r|\n(?:---|\.\.\.|%)")
"""What may end a document or a line where no section ends."""
KNOWN: dict[bytes, Section] = {}
ENTRIES: dict[bytes, Piece] = {}
MOST_KNOWN = 512
"""How many sections and how many entries are kept; when there are more, all are dropped: memory stays flat."""
LONGEST = 2000
"""A longer text is no section that comes back, and is not kept."""
MET: set[int] = set()
MOST_MET = 16_384
"""Of so many sections that came once nothing is kept but the hash: most of them never come again."""


class UnlikeSectionsError(Exception):
    """A text that is not just so many keys, each with what stands below it."""


def by_sections(file: str, content: bytes) -> Document | None:
    """The document of a file made of plain sections; None where the file has to be read as a whole."""
    head, *texts = SECTION.split(b"\n" + content)
    if not texts or content[-1:] != b"\n" or not HEAD.fullmatch(head):
        return None
    texts[-1] = texts[-1][:-1]
    sections = [KNOWN.get(text) for text in texts]
    unread = [_unread(text) for text, section in zip(texts, sections, strict=True) if section is None]
    try:
        fresh = iter(_read(head, unread))
        found = [section or next(fresh) for section in sections]
        return Document(file, _value([section.piece for section in found]), None, content, found, head.count(b"\n"))
    except (UnlikeSectionsError, RefusedError, yaml.YAMLError):
        return None


Unread = tuple[bytes, bytes, list[bytes], list[Piece | None], list[bytes]]
"""A section that is not known: its text, its first line (all of it, unless it is made of entries), its entries, those
of them that are known, and those that are to be read."""


def _unread(text: bytes) -> Unread:
    head, *entries = ENTRY.split(text)
    if not entries or not ALONE.match(head):
        return text, text, [], [], []
    known = [ENTRIES.get(entry) for entry in entries]
    return text, head, entries, known, [entry for entry in entries if entry not in ENTRIES]


def _value(pieces: list[Piece]) -> dict[str, Any]:
    """The map that pieces make up. Raises UnlikeSectionsError for a key that stands twice."""
    value = {key: value for key, value, _, _, _ in pieces}
    if len(value) != len(pieces):
        raise UnlikeSectionsError
    return value


def _read(head: bytes, unread: list[Unread]) -> list[Section]:
    """Sections that are not known, read together as one text below a head, and kept for the next file."""
    texts = [b"\n".join((first, *missing)) if missing else first for _, first, _, _, missing in unread]
    text = b"\n".join((head, *texts, b""))
    if APART.search(text, len(head) + 1):
        raise UnlikeSectionsError
    reader = Reader("", text)
    reader.run()
    if reader.problems or reader.anchors or len(reader.documents) != bool(unread):
        raise UnlikeSectionsError
    if not unread:
        return []
    document = reader.documents[0]
    read = _taken(document.value, document.root, texts, head.count(b"\n") + 1)
    return [_whole(one, section) for one, section in zip(unread, read, strict=True)]


def _taken(value: Any, node: Node, texts: list[bytes], line: int) -> list[Piece]:
    """The pieces of a map that was read from texts one below the other, each of them a key and its value to the end."""
    nodes = node[3]
    if type(nodes) is not dict or len(nodes) != len(texts):
        raise UnlikeSectionsError
    found: list[Piece] = []
    for text, key in zip(texts, nodes, strict=True):
        inner = nodes[key]
        if inner[0].start_mark.line != line:
            raise UnlikeSectionsError
        lines = text.count(b"\n") + 1
        found.append((key, value[key], inner, line, lines))
        line += lines
    return found


def _whole(unread: Unread, read: Piece) -> Section:
    """A section with all its entries: those that were known, and those that have been read below its first line."""
    text, _, entries, known, missing = unread
    if entries:
        key, value, node, line, _ = read
        taken = _taken(value, node, missing, line + 1) if missing else []
        for entry, piece in zip(missing, taken, strict=True):
            if _comes_again(entry):
                _keep(ENTRIES, entry, piece)
        fresh = iter(taken)
        pieces = [piece or next(fresh) for piece in known]
        node = (node[0], None, None, nodes_of(pieces, line + 1), 0)
        read = (key, _value(pieces), node, line, text.count(b"\n") + 1)
    section = Section(read)
    if _comes_again(text):
        _keep(KNOWN, text, section)
    return section


def _comes_again(text: bytes) -> bool:
    """Whether a text has been met before, and is no whole file in itself."""
    met = hash(text)
    if met in MET:
        return len(text) <= LONGEST
    if len(MET) >= MOST_MET:
        MET.clear()
    MET.add(met)
    return False


def _keep(known: dict[bytes, K], text: bytes, made: K) -> None:
    if len(known) >= MOST_KNOWN:
        known.clear()
    known[text] = made
