"""One YAML document: its plain value, and the span of every key and value, worked out only when asked for."""

from functools import cached_property
from typing import Any

from checker.finding import Route, Span

Node = tuple[Any, Any, Any, "dict[str, Node] | list[Node] | None"]
"""The events that a value came from: of its key (None in a list), its start, its end; and the nodes inside it.

A plain tuple: one is made for every value of every file.
"""


class Document:
    """A document of a file: `value` is made of dict, list, str, int, Decimal, bool and None."""

    def __init__(self, file: str, value: Any, root: Node, content: bytes) -> None:
        self.file = file
        self.value = value
        self._root = root
        self._content = content

    def span(self, route: Route) -> Span:
        """The span of the value at a route. Raises KeyError where there is none."""
        node = self._node(route)
        if node is None:
            raise KeyError(route)
        return _span(node)

    def key_span(self, route: Route) -> Span:
        """The span of the key at a route; of a list's entry, its own. Raises KeyError where there is none."""
        node = self._node(route)
        if node is None:
            raise KeyError(route)
        return _key_span(node)

    def place_span(self, route: Route) -> Span:
        """The span of the value at a route; of a missing one, the key of the nearest mapping that should hold it."""
        return self.locate(route)[0]

    def locate(self, route: Route) -> tuple[Span, bool]:
        """The place for a route, and whether the value itself stands there."""
        node, wider = self._root, self._root
        for step in route:
            children = node[3]
            found: Node | None = None
            if type(children) is dict:
                found = children.get(step) if type(step) is str else children.get(str(step))
            elif type(children) is list and type(step) is int and -1 < step < len(children):
                found = children[step]
            if found is None:
                return _key_span(wider), False
            node = wider = found
        return (_span(node) if route else _key_span(node)), True

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty outside the file."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        text = self._content.decode("utf-8-sig", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def _node(self, route: Route) -> Node | None:
        node = self._root
        for step in route:
            children = node[3]
            if isinstance(children, dict):
                found = children.get(str(step))
            elif isinstance(children, list) and isinstance(step, int) and -1 < step < len(children):
                found = children[step]
            else:
                return None
            if found is None:
                return None
            node = found
        return node


def _key_span(node: Node) -> Span:
    """The span of a node's key; of one without a key (the root, an entry of a list), of the first key inside it."""
    key, _, _, children = node
    if key is not None:
        return _of(key.start_mark, key.end_mark)
    if isinstance(children, dict) and children:
        return _key_span(next(iter(children.values())))
    return _span(node)


def _span(node: Node) -> Span:
    return _of(node[1].start_mark, _end(node))


def _end(node: Node) -> Any:
    """The mark behind the last character: libyaml ends a block where the next token begins, lines later."""
    while node[3] is not None and not node[1].flow_style:
        last = list(node[3].values()) if isinstance(node[3], dict) else node[3]
        if not last:
            return node[1].end_mark
        node = last[-1]
    return node[2].end_mark


def _of(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
