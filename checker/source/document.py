"""One YAML document: its plain value, and the span of every key and value, worked out only when asked for."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from checker.finding import Route, Span

Node = tuple[Any, Any, Any, "dict[str, Node] | list[Node] | None", int]
"""The events that a value came from: of its key (None in a list), its start, its end; the nodes inside it; a shift.

The shift says by how many lines it stands lower than in the text that it was read in, beyond the shifts of the nodes
around it. A map that was put together from pieces has no start and no end of its own. A plain tuple: one is made
for every value of every file.
"""


Piece = tuple[str, Any, Node, int, int]
"""A key of a map with what stands below it: the key, its value and node, the line of the key in the text that it was
read in, from 0, and how many lines there are. Several documents may share it."""


class Section:
    """A piece of the outermost map. `known_as` is its value, until a later stage has made something of it that it
    would make again of the same value: a model, say.
    """

    __slots__ = ("key", "known_as", "piece", "value")

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.key, self.value, *_ = piece
        self.known_as = self.value


def nodes_of(pieces: Iterable[Piece], line: int) -> dict[str, Node]:
    """The nodes of pieces that stand one below the other from a line on, counted from 0."""
    nodes: dict[str, Node] = {}
    for key, _, (event, start, end, children, _), read_at, lines in pieces:
        nodes[key] = (event, start, end, children, line - read_at)
        line += lines
    return nodes


class Document:
    """A document of a file: `value` is made of dict, list, str, int, Decimal, bool and None.

    No one may change a value, as other documents can share parts of it. `sections` are those that the document was
    put together from, from a line on; there are none where it was read as a whole.
    """

    def __init__(
        self, file: str, value: Any, root: Node | None, content: bytes, sections: Sequence[Section] = (), line: int = 0
    ) -> None:
        self.file = file
        self.value = value
        self.sections = sections
        self._root = root
        self._content = content
        self._line = line

    @property
    def root(self) -> Node:
        """The node of the whole document."""
        if self._root is None:
            self._root = (None, None, None, nodes_of([section.piece for section in self.sections], self._line), 0)
        return self._root

    def key_span(self, route: Route) -> Span:
        """The span of the key at a route; of a list's entry, its own. Raises KeyError where there is none."""
        node, shift, found = self._at(route)
        if not found:
            raise KeyError(route)
        return _key_span(node, shift)

    def place_span(self, route: Route) -> Span:
        """The span of the value at a route; of a missing one, the key of the nearest mapping that should hold it."""
        return self.locate(route)[0]

    def locate(self, route: Route) -> tuple[Span, bool]:
        """The place for a route, and whether the value itself stands there."""
        node, shift, found = self._at(route)
        return (_span if route and found else _key_span)(node, shift), found

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty outside the file."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        text = self._content.decode("utf-8-sig", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def _at(self, route: Route) -> tuple[Node, int, bool]:
        """The node at a route or the nearest around it, by how many lines it is shifted, and whether it is the one."""
        node, shift = self.root, 0
        for step in route:
            children, found = node[3], None
            if type(children) is dict:
                found = children.get(step) if type(step) is str else children.get(str(step))
            elif type(children) is list and type(step) is int and -1 < step < len(children):
                found = children[step]
            if found is None:
                return node, shift, False
            node, shift = found, shift + found[4]
        return node, shift, True


def _key_span(node: Node, shift: int) -> Span:
    """The span of a node's key; of one without a key (the root, an entry of a list), of the first key inside it."""
    key, _, _, children, _ = node
    if key is not None:
        return _of(key.start_mark, shift, key.end_mark, shift)
    if isinstance(children, dict) and children:
        first = next(iter(children.values()))
        return _key_span(first, shift + first[4])
    return _span(node, shift)


def _span(node: Node, shift: int) -> Span:
    """The span of a node's value; of sections that were put together, from the first key on."""
    last, lower = _last(node, shift)
    end = last[1].end_mark if last[3] is not None and not last[1].flow_style else last[2].end_mark
    if node[1] is not None:
        return _of(node[1].start_mark, shift, end, lower)
    assert isinstance(node[3], dict)
    first = next(iter(node[3].values()))
    return _of(first[0].start_mark, shift + first[4], end, lower)


def _last(node: Node, shift: int) -> tuple[Node, int]:
    """The node that ends a value: libyaml ends a block where the next token begins, lines later."""
    while node[3] and (node[1] is None or not node[1].flow_style):
        node = list(node[3].values())[-1] if isinstance(node[3], dict) else node[3][-1]
        shift += node[4]
    return node, shift


def _of(start: Any, shift: int, end: Any, lower: int) -> Span:
    """The span between two marks, each shifted by so many lines."""
    return Span(start.line + shift + 1, start.column + 1, end.line + lower + 1, end.column + 1)
