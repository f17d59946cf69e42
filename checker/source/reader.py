"""YAML text → documents, or problems at their places; no input makes it raise."""

import yaml

from checker.finding import Level, Place, Problem, Span
from checker.source.document import Document
from checker.source.events import Reader, RefusedError
from checker.source.sections import by_sections
from checker.source.trouble import bad_character, decoded, other_break, syntax_problem

BYTES_MOST = 5 * 1024 * 1024


def read(file: str, content: bytes) -> tuple[list[Document], list[Problem]]:
    """The documents of a file, and what is wrong with it.

    A document with a problem is left out; those before it are kept.
    """
    if len(content) > BYTES_MOST:
        message = f"the file has {len(content):,} bytes; {BYTES_MOST:,} are the most that is read"
        return [], [Problem(Level.ERROR, message, Place("problem", file, Span(1, 1, 1, 1)), "split it")]
    content, problem = _text(file, content)
    if problem is not None:
        return [], [problem]
    document = by_sections(file, content)
    if document is not None:
        return [document], []
    reader = Reader(file, content)
    try:
        reader.run()
    except RefusedError as refused:
        reader.tell(refused.event, refused.message, refused.help)
    except yaml.reader.ReaderError:
        reader.problems.append(bad_character(file, content))
    except yaml.MarkedYAMLError as error:
        reader.problems.append(syntax_problem(file, content, error))
    if not reader.documents and not reader.problems:
        empty = Problem(
            Level.ERROR, "the file is empty", Place("problem", file, Span(1, 1, 1, 1)), "write one with `checker new`"
        )
        return [], [empty]
    return reader.documents, reader.problems


def _text(file: str, content: bytes) -> tuple[bytes, Problem | None]:
    """The text as UTF-8, and what is wrong with its characters: with those beyond ASCII, here."""
    if content.isascii():
        return content, None
    content, problem = decoded(file, content)
    return content, problem or other_break(file, content)
