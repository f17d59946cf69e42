"""Text laid out for a terminal of 80 columns: paragraphs, tables, columns of wrapped cells."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

from checker.report.safe import plain

WIDTH = 80
GAP = 2
"""The columns between two columns of a table."""
DATED = 12
"""The columns that a day takes before what is told of it."""


def one_line(text: object) -> str:
    """Text from a file as one line that can be shown."""
    return plain(" ".join(str(text).split()))


def paragraph(text: object, indent: int = 0, hang: int = 0, width: int = WIDTH) -> str:
    """Text in lines of at most `width` columns; words, such as links, are never cut."""
    lines = wrap(
        one_line(text),
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def dated(day: date, text: object) -> str:
    """A paragraph with a day in a column of its own before it."""
    return f"{day}  {paragraph(text, DATED)[DATED:]}"


def table(rows: Sequence[Sequence[str]], left: int, gap: int = 1) -> list[str]:
    """Rows as lines with their columns under each other; the first `left` are aligned left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = (
            cell.ljust(width) if i < left else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append((" " * gap).join(cells).rstrip())
    return lines


def beside(cells: Sequence[Sequence[str]], width: int = WIDTH) -> list[str]:
    """Cells beside each other in columns of one width; each cell is a list of texts, and long ones are wrapped."""
    room = (width - GAP * (len(cells) - 1)) // len(cells)
    columns = [[line for text in cell for line in _within(text, room)] for cell in cells]
    height = max(map(len, columns))
    padded = [[*column, *[""] * (height - len(column))] for column in columns]
    return [(" " * GAP).join(cell.ljust(room) for cell in line).rstrip() for line in zip(*padded, strict=True)]


def _within(text: str, room: int) -> list[str]:
    """A text in lines of at most `room` columns; those after the first hang, so that two texts are told apart."""
    return wrap(one_line(text), room, subsequent_indent=" ", break_on_hyphens=False)


def cut(text: str, room: int) -> str:
    """A text of at most `room` columns; of a longer one the end is left away."""
    return text if len(text) <= room else text[: room - 1] + "…"
