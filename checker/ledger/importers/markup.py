"""Hostile XML → its records, one by one: no document type, no entities, and bounds on depth, text and size."""

from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.parsers import expat

from checker.finding import Problem
from checker.ledger.importers.element import Element, Odd
from checker.ledger.importers.note import At, problem

CHUNK = 1 << 16
DEEPEST = 64
MOST_TEXT = 1 << 20
"""Characters of one element, or of one attribute."""
MOST_ATTRIBUTES = 64
MOST_PARTS = 200_000
"""Elements of one record."""
MOST_IN_RECORD = 1 << 24
"""Characters of one record."""
MOST_HELD = 4 << 20
"""Bytes that may pass without a whole tag or stretch of text."""
ENCODINGS = frozenset(
    ["utf-8", "utf-16", "us-ascii", "iso-8859-1", "iso-8859-7", "iso-8859-15", "windows-1252", "windows-1253"]
)


class RefusedError(Exception):
    """The file is read no further; the message says why."""


class Names(NamedTuple):
    """How the records of a format are told apart, by the local names of their elements."""

    used: frozenset[str]
    around: frozenset[str]
    """What only holds records."""
    known: frozenset[str] = frozenset()
    """Records that say nothing of money."""
    heads: frozenset[str] = frozenset()
    """What stands before records and tells something of all of them."""
    most: int | None = None
    """How many records a file holds at most."""
    several: bool = False
    """Whether a file may hold several documents, one after another."""
    placed: frozenset[str] = frozenset()
    """Elements within a record that problems point at; the others are where their record is."""


def records(stream: IO[bytes], file: str, names: Names) -> Iterator[Element | Odd | Problem]:
    """The records of a file in their order; a problem ends it where it is no XML that can be trusted."""
    reader = _Reader(file, names)
    try:
        while content := stream.read(CHUNK):
            reader.feed(content)
            yield from reader.taken()
        reader.close()
        yield from reader.taken()
    except (RefusedError, expat.ExpatError, OSError, EOFError, ValueError) as error:
        yield from reader.taken()
        yield reader.problem(error)


class _Reader:
    """The state of reading one file; the parser calls its methods."""

    def __init__(self, file: str, names: Names) -> None:
        self.file, self.names = file, names
        self.found: list[Element | Odd] = []
        self.lines_before, self.count, self.fed = 0, 0, 0
        self.begin()

    def begin(self) -> None:
        """A parser for a further document."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler, self.parser.XmlDeclHandler = self.doctype, self.declared
        self.stack: list[Element] = []
        self.depth, self.skipped, self.parts, self.size, self.fed = 0, 0, 0, 0, 0

    def feed(self, content: bytes) -> None:
        """Read on; where a document has ended and another begins, begin anew."""
        while content:
            before = self.fed
            try:
                self.parser.Parse(content, False)
            except expat.ExpatError as error:
                junk = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]
                if error.code != junk or not self.names.several:
                    raise
                content = content[self.parser.ErrorByteIndex - before :]
                self.lines_before += self.parser.ErrorLineNumber - 1
                self.begin()
                continue
            self.fed += len(content)
            if self.fed - max(self.parser.CurrentByteIndex, 0) > MOST_HELD:
                raise RefusedError("a tag is longer than any of the format")
            return

    def close(self) -> None:
        """The end of the file."""
        self.parser.Parse(b"", True)

    def taken(self) -> "list[Element | Odd]":
        """The records that are whole by now, taken away."""
        found, self.found = self.found, []
        return found

    def problem(self, error: Exception) -> Problem:
        """What ended the file, at the place that the parser had come to."""
        told = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        at = At(self.file, *self._place())
        cut = self.depth > 0 and isinstance(error, expat.ExpatError) and error.code in _CUT
        hint = "; the file ends here and may be cut" if cut else ""
        return problem(at, f"the file is read no further: {told}{hint}")

    def doctype(self, *_: object) -> None:
        """A document type could name entities that grow without bound or read other files."""
        raise RefusedError("it declares a document type, which no such file has")

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """Encodings are a closed list: others are read in more than one way."""
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise RefusedError(f"it is said to be written in {encoding[:40]}; write it as UTF-8")

    def start(self, full: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise RefusedError(f"its elements are nested more than {DEEPEST} deep")
        if attributes and (len(attributes) > MOST_ATTRIBUTES or max(map(len, attributes.values())) > MOST_TEXT):
            raise RefusedError("an element has more attributes, or longer ones, than any of the format")
        if self.skipped:
            self.skipped += 1
            return
        name = full.rpartition(" ")[2]
        if not self.stack and not self._begins(name):
            return
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise RefusedError(f"a record has more than {MOST_PARTS:,} elements")
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else attributes
        if not self.stack or name in self.names.placed:
            element = Element(name, local, *self._place())
        else:
            element = Element(name, local, self.stack[-1].line, self.stack[-1].column)
        if self.stack:
            self.stack[-1].children.append(element)
        self.stack.append(element)

    def _place(self) -> tuple[int, int]:
        """The line and column that the parser has come to."""
        return self.lines_before + self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _begins(self, name: str) -> bool:
        """Whether a record begins here; what is none is skipped or, where it holds records, entered."""
        names = self.names
        if name in names.used or name in names.known or name in names.heads:
            self.count += name not in names.heads
            if names.most is None or self.count <= names.most:
                return True
            self.found.append(
                Odd(f"a file holds {names.most} records at most, and this one holds more", *self._place())
            )
        elif name in names.around:
            return False
        else:
            self.found.append(Odd(f"`{name[:60]}` is no element that is known here", *self._place()))
        self.skipped = 1
        return False

    def end(self, _: str) -> None:
        """An element ends; a record that ends is whole."""
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
            return
        if not self.stack:
            return
        element = self.stack.pop()
        if not self.stack:
            self.found.append(element)
            self.parts = self.size = 0

    def characters(self, text: str) -> None:
        """Text goes to the element that is open."""
        if not self.stack:
            return
        element = self.stack[-1]
        self.size += len(text)
        if len(element.text) + len(text) > MOST_TEXT or self.size > MOST_IN_RECORD:
            raise RefusedError("an element or record holds more text than any of the format")
        element.text += text


_CUT = frozenset(
    expat.errors.codes[one]
    for one in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)
