"""What is wrong with a text that is no YAML, in our own words and at its place."""

import re
from typing import Any

from checker.finding import Level, Place, Problem, Span

NESTING_MOST = 64
"""How deep lists and maps may be nested in each other."""
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML allows nowhere in a file: control characters, lone surrogates, non-characters."""
OTHER_BREAKS = (("\x85", "next line"), ("\u2028", "line separator"), ("\u2029", "paragraph separator"))
"""Breaks of a line to the parser and to YAML 1.1, and to no editor and not to YAML 1.2: places would be told wrong."""
WORDS: tuple[tuple[str, str, str | None], ...] = (
    ("exceeded maximum nesting depth", f"lists and maps are nested more than {NESTING_MOST} deep", None),
    ("mapping values are not allowed", "a second `: ` stands in one line", "put text that holds `: ` in quotes"),
    ("could not find expected ':'", "a `:` is missing after this key", None),
    (
        "did not find expected key",
        "this line is not indented like its neighbours, or a quote or bracket before it is wrong",
        "line it up with the keys beside it",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not belong to the list above it",
        "start it with `- `, or line it up with the key of the list",
    ),
    ("block sequence entries are not allowed", "a list cannot start here", "start the list on a line of its own"),
    ("block mapping entries are not allowed", "a map cannot start here", None),
    ("did not find expected ',' or ']'", "a `,` or `]` is missing in this list", "close the list with `]`"),
    ("did not find expected ',' or '}'", "a `,` or `}` is missing in this map", "close the map with `}`"),
    ("did not find expected node content", "a value is missing here", None),
    ("found unexpected end of stream", "a quote that opens here is never closed", "close it"),
    ("found unexpected document indicator", "a quote that opens here is never closed", "close it"),
    ("found unknown escape character", "this escape is not known", "double the backslash, or use single quotes"),
    ("did not find expected hexdecimal number", "this escape needs hexadecimal digits", None),
    ("found undefined tag handle", "this tag is not known", "put text that starts with `!` in quotes"),
    (
        "did not find expected whitespace or line break",
        "this tag is not known",
        "put text that starts with `!` in quotes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "an alias or anchor needs a name",
        "put text that starts with `*` or `&` in quotes",
    ),
    (
        "did not find expected <document start>",
        "this stands outside every document",
        "line it up with what is above it, or separate documents with `---`",
    ),
    ("found incompatible YAML document", "this version of YAML is not known", "take the `%YAML` line away"),
    ("found duplicate %YAML directive", "the `%YAML` line stands twice", "take one of them away"),
    ("found invalid Unicode character", "this escape is no character", None),
)
"""A part of the parser's message, what we say instead, and what to do."""


def decoded(file: str, content: bytes) -> tuple[bytes, Problem | None]:
    """The text as UTF-8; UTF-16 with a byte-order mark is turned into it, other bytes are a problem."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="replace")
        at = Place("problem", file, position(before, len(before)))
        return b"", Problem(Level.ERROR, f"this is no text in {encoding.upper()}", at, "save the file as UTF-8")
    return (content, None) if encoding == "utf-8" else (text.encode(), None)


def position(text: str, index: int) -> Span:
    """The place of the character at an index, one column wide."""
    lines = re.split("\r\n|\r|\n", text[:index])
    line, column = len(lines), len(lines[-1]) + 1
    return Span(line, column, line, column + 1)


def bad_character(file: str, content: bytes) -> Problem:
    """The problem with the first character that no YAML file may hold."""
    text = content.decode("utf-8-sig", errors="replace")
    found = FORBIDDEN.search(text)
    index = found.start() if found else 0
    name = f"U+{ord(text[index]):04X}" if found else "of this kind"
    at = Place("problem", file, position(text, index))
    return Problem(Level.ERROR, f"a control character {name} cannot stand in a file", at, "take it out")


def other_break(file: str, content: bytes) -> Problem | None:
    """The problem with the first character that ends a line for the parser alone; None where there is none."""
    found = [(content.find(character.encode()), character, name) for character, name in OTHER_BREAKS]
    there = [one for one in found if one[0] >= 0]
    if not there:
        return None
    at, character, name = min(there)
    before = content[:at].decode("utf-8-sig")
    message = f"a {name}, the invisible character U+{ord(character):04X}, cannot stand in a file"
    help_ = f"take it out, or write it as `\\u{ord(character):04x}` between double quotes"
    return Problem(Level.ERROR, message, Place("problem", file, position(before, len(before))), help_)


def syntax_problem(file: str, content: bytes, error: Any) -> Problem:
    """The problem that a syntax error is, at the place where the text goes wrong."""
    mark = error.problem_mark or error.context_mark
    span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else Span(1, 1, 1, 1)
    problem = str(error.problem)
    if error.context_mark is not None and ("end of stream" in problem or "document indicator" in problem):
        mark = error.context_mark
        span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    at = Place("problem", file, span)
    if "cannot start any token" in problem:
        return Problem(Level.ERROR, *_no_token(content, span, at))
    ended = _ended_early(content, span, "',' or" in problem) if "did not find expected" in problem else None
    if ended is not None:
        return Problem(Level.ERROR, ended[0], Place("problem", file, ended[1]), ended[2])
    for part, message, help_ in WORDS:
        if part in problem:
            return Problem(Level.ERROR, message, at, help_)
    return Problem(Level.ERROR, "the file is no YAML from here on", at)


def _line(content: bytes, number: int) -> str:
    lines = re.split("\r\n|\r|\n", content.decode("utf-8-sig", errors="replace"))
    return lines[number - 1] if number <= len(lines) else ""


def _ended_early(content: bytes, span: Span, in_brackets: bool) -> tuple[str, Span, str] | None:
    """What is wrong where a text in quotes ends before its line does; None where that is not the trouble."""
    before = _line(content, span.line)[: span.column - 1]
    quote = before.rstrip()[-1:]
    if quote not in ("'", '"') or (in_brackets and before[-1] != quote):
        return None
    column = len(before.rstrip())
    message = "this quote ends the text, and more stands behind it"
    place = Span(span.line, column, span.line, column + 1)
    if before[-1] != quote:
        return message, place, "put the whole text between two quotes"
    if quote == '"':
        return message, place, 'write a quote inside as `\\"`, or put the whole between single quotes'
    return message, place, "double it where it is meant as a sign: `'it''s'`"


def _no_token(content: bytes, span: Span, at: Place) -> tuple[str, Place, str]:
    line = _line(content, span.line)
    character = line[span.column - 1 : span.column]
    if character == "\t":
        return "a tab is used to indent", at, "indent with spaces"
    return f"text cannot start with `{character}`", at, "put it in quotes"
