"""YAML text → plain values and the events they came from, in one pass over the events of libyaml."""

from typing import Any

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from checker.finding import Level, Place, Problem, Span
from checker.source.document import Document, Node
from checker.source.resolve import resolve
from checker.source.trouble import NESTING_MOST

NODES_MOST = 50_000
"""More nodes than any set of offers has once its aliases are written out: an alias bomb."""
SPECIAL_KEYS = frozenset(("", "<<"))
OWN_TAGS = frozenset(("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"))


class RefusedError(Exception):
    """A file that goes beyond a bound; reading it stops here."""

    def __init__(self, event: Any, message: str, help_: str | None = None) -> None:
        super().__init__(message)
        self.event, self.message, self.help = event, message, help_


class Reader:
    """The state of reading one file: the documents so far and the containers that are open."""

    def __init__(self, file: str, content: bytes) -> None:
        self.file, self.content = file, content
        self.parser = CParser(content)
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self.anchors: dict[str, Any] = {}
        self.aliased = 0

    def tell(self, event: Any, message: str, help_: str | None = None) -> None:
        """Note a problem at an event."""
        start, end = event.start_mark, event.end_mark
        span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.problems.append(Problem(Level.ERROR, message, Place("problem", self.file, span), help_))

    def run(self) -> None:
        """Read every document. Raises RefusedError and yaml.YAMLError where the rest cannot be read."""
        get = self.parser.get_event
        while True:
            event = get()
            kind = type(event)
            if kind is StreamEndEvent:
                return
            if kind is DocumentStartEvent:
                told = len(self.problems)
                self.anchors.clear()
                value, node = self._content(get())
                empty = value is None and node[3] is None
                if len(self.problems) == told and not empty:
                    self.documents.append(Document(self.file, value, node, self.content))

    def _content(self, event: Any) -> tuple[Any, Node]:  # noqa: C901 - one loop: a call for each event would cost half the speed
        """The value and node that start with an event, read with a stack of our own."""
        get = self.parser.get_event
        stack: list[tuple[Any, ...]] = []
        container: Any = None  # the open dict or list, the nodes in it, and the event that opened it
        children: Any = None
        opened: Any = None
        key: Any = None  # the event of a key that waits for its value
        while True:
            kind = type(event)
            if kind is ScalarEvent:
                if key is None and type(container) is dict:
                    name = event.value
                    if name in container or name in SPECIAL_KEYS or event.tag or event.anchor:
                        self._check_key(event, children)
                    key = event
                    event = get()
                    if type(event) is not ScalarEvent or event.tag is not None or event.anchor is not None:
                        continue
                    container[name] = event.value if event.style else resolve(event.value)
                    children[name] = (key, event, event, None, 0)
                    key = None
                    event = get()
                    continue
                value = event.value if event.style else resolve(event.value)
                node: Node = (key, event, event, None, 0)
                if event.tag is not None or event.anchor is not None:
                    value = self._marked(event, value)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value, made, start = container, children, opened
                container, children, opened, key = stack.pop()
                node = (key, start, event, made, 0)
                if start.anchor is not None:
                    self.anchors[start.anchor] = value
            else:
                if key is None and type(container) is dict:
                    raise RefusedError(event, "a key must be one word, written out, and this is none")
                if kind is not AliasEvent:
                    self._check_start(event, len(stack))
                    stack.append((container, children, opened, key))
                    container, children = ({}, {}) if kind is MappingStartEvent else ([], [])
                    opened, key = event, None
                    event = get()
                    continue
                value, node = self._alias(event, key)
            if container is None:
                return value, node
            if key is None:
                container.append(value)
                children.append(node)
            else:
                container[key.value] = value
                children[key.value] = node
                key = None
            event = get()

    def _check_key(self, event: Any, children: dict[str, Node]) -> None:
        """Tell what is wrong with a key: it stands twice, is empty, is a merge key, or has a tag."""
        name = event.value
        if name in children:
            line = children[name][0].start_mark.line + 1
            message = f"the key `{name}` stands here a second time; the first is on line {line}"
            self.tell(event, message, "take one of them out")
        elif name == "<<" and not event.style:
            self.tell(event, "merge keys are not part of YAML 1.2", "write the terms out")
        elif not name and not event.style:
            self.tell(event, "a key is missing before this `:`")
        self._check_tag(event)
        if event.anchor is not None:
            raise RefusedError(event, "a key cannot have an anchor")

    def _marked(self, event: Any, value: Any) -> Any:
        """The value of a scalar with a tag or an anchor."""
        self._check_tag(event)
        if event.tag is not None:
            value = event.value
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        return value

    def _alias(self, event: Any, key: Any) -> tuple[Any, Node]:
        """The value that an alias stands for, at the alias's own place."""
        if event.anchor not in self.anchors:
            raise RefusedError(event, f"the alias `*{event.anchor}` stands for nothing that was written out before it")
        value = self.anchors[event.anchor]
        self.aliased += size_of(value, NODES_MOST - self.aliased)
        if self.aliased >= NODES_MOST:
            raise RefusedError(event, f"the aliases stand for more than {NODES_MOST:,} values", "write the terms out")
        return value, (key, event, event, None, 0)

    def _check_start(self, event: Any, depth: int) -> None:
        if depth >= NESTING_MOST:
            raise RefusedError(event, f"lists and maps are nested more than {NESTING_MOST} deep")
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self.anchors.pop(event.anchor, None)

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in OWN_TAGS:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.tell(
                event, f"the tag `{shown[:60]}` is not used here", "take the tag away, and quote what is to be text"
            )


def size_of(value: Any, most: int) -> int:
    """The number of values in a value, itself included; counting stops at `most`."""
    count, waiting = 0, [value]
    while waiting and count < most:
        one = waiting.pop()
        count += 1
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return count
