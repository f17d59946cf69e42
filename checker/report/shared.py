"""What the formats share: a writer without state of its own, values made harmless, JSON made readable."""

import json
import re
from collections.abc import Iterable, Iterator
from os import fsencode
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import quote

from checker.finding import Problem
from checker.report.plain import problem_values, verdict_values
from checker.report.safe import CONTROL, plain
from checker.report.writer import Context
from checker.review import File, Totals
from checker.wording import days_told

Values = dict[str, Any]
"""A verdict or a problem as the JSON review writes it."""

QUOTED = re.compile(r"(?<!`)`([^`]+)`(?!`)")
"""What stands between two backticks."""
ENCODE = json.JSONEncoder(ensure_ascii=False).encode


class Format:
    """A writer of fragments that are text already, with nothing before the first and after the last."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def __reduce__(self) -> tuple[type["Format"], tuple[Context]]:
        """A writer in another process starts empty: it makes fragments only, and what was added stays behind."""
        return type(self), (self.context,)

    def start(self) -> str:
        """Nothing comes before the first file."""
        return ""

    def add(self, fragment: Any) -> str:
        """The fragment as it is."""
        return str(fragment)

    def end(self, totals: Totals) -> str:  # noqa: ARG002 - a writer's end is given the account
        """Nothing comes after the last file."""
        return ""


class Told(NamedTuple):
    """What an audit tells of one file of offers: its findings as values, and its problems."""

    name: str
    told: list[Values]
    problems: list[Problem]


def verdicts(file: File | Told) -> Iterable[Values]:
    """Every verdict on a file, in the order of offers, markets, limits and days; of an audit, its findings."""
    if isinstance(file, Told):
        return file.told
    return (verdict_values(checked, ruling) for checked in file.checked for ruling in checked.rulings)


def findings(file: File | Told) -> Iterable[Values]:
    """The breaches and open verdicts on a file, in the order of line, limit and day.

    Beside the values of the JSON review each has `days`: those of a limit with several verdicts, else an empty text.
    """
    if isinstance(file, Told):
        return file.told
    return (
        verdict_values(checked, ruling) | {"days": days_told(ruling) if checked.divided(ruling) else ""}
        for checked in file.checked
        for ruling in checked.findings()
    )


def problems(file: File | Told) -> Iterator[Values]:
    """What could not be read of a file."""
    return map(problem_values, file.problems)


def place_of(values: Values, role: str) -> Values | None:
    """The place that has a role; None where there is none."""
    found: Iterator[Values] = (place for place in values["places"] if place["role"] == role)
    return next(found, None)


def in_turns(text: str) -> list[str]:
    """Text of ours that may quote an offer, in turns outside and inside backticks: the first piece is outside."""
    return QUOTED.split(line(text))


def line(text: object) -> str:
    """One line that can be shown and written anywhere: no control, invisible or unpaired character is left."""
    return plain(str(text))


def json_text(value: object) -> str:
    """A value as JSON on one line, readable as it is: only what cannot be seen is escaped."""
    return CONTROL.sub(lambda match: json.dumps(match[0])[1:-1], ENCODE(value))


def json_page(value: object) -> str:
    """A value as JSON over several lines, readable as it is, with a line break at its end."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "".join(f"{CONTROL.sub(lambda match: json.dumps(match[0])[1:-1], line)}\n" for line in lines)


def uri(file: str) -> str:
    """A path as a URI: a relative one stays relative, an absolute one becomes `file:///…`."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(fsencode(path.as_posix()))


def web_link(link: str | None) -> str | None:
    """A link that may be followed, as a URI; None for one that leads anywhere but to the web."""
    if link is None or not link.startswith(("https://", "http://")):
        return None
    return quote(link, safe="%/:=&?~#+!$,;'@()*[]")


def counted(count: int, word: str) -> str:
    """A count with its word: `1 offer`, `2 offers`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
