"""Plain values → YAML text, every number as exact as it came."""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.finding import Route
from checker.source.trouble import NESTING_MOST

VALUES_MOST = 50_000
UNMARKED_MOST = 1_000
HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON writes as it is and YAML does not read so: controls, line separators, surrogates, no characters."""


def write(value: Any) -> str:
    """The value in YAML's flow style, a line for each key of the outermost mapping; numbers keep their digits.

    Anything that is no number, text, truth, list or mapping is written as its text: a date as `2026-02-01`.
    """
    if isinstance(value, Mapping):
        return "".join(f"{_key(str(key))}: {_flow(inner)}\n" for key, inner in value.items())
    return _flow(value)


def unwritable(value: Any) -> list[tuple[Route, str]]:
    """Where plain values cannot be written out as terms, and why; nothing else than this may be given to `write`.

    A float is no exact number, and values that are nested without end, or beyond all sense, are never finished.
    """
    found: list[tuple[Route, str]] = []
    waiting: list[tuple[Route, Any]] = [((), value)]
    for route, one in _each(waiting):
        if isinstance(one, float):
            found.append((route, f"is the float `{one}`, which is not exact; give it as text or as a Decimal"))
        elif len(route) > NESTING_MOST:
            return [*found, (route, f"is nested more than {NESTING_MOST} deep")]
        elif len(waiting) > VALUES_MOST:
            return [*found, (route[:1], f"holds more than {VALUES_MOST:,} values")]
    return found


def _each(waiting: list[tuple[Route, Any]]) -> Iterator[tuple[Route, Any]]:
    """Each value below those that wait, with its route; what is inside a value comes after it."""
    at = 0
    while at < len(waiting):
        route, value = waiting[at]
        yield route, value
        if isinstance(value, Mapping):
            waiting += (((*route, str(key)), inner) for key, inner in value.items())
        elif isinstance(value, list | tuple | set | frozenset):
            waiting += (((*route, i), inner) for i, inner in enumerate(value))
        at += 1


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = (f"{_key(str(key))}: {_flow(inner)}" for key, inner in value.items())
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, set | frozenset):
        return "[" + ", ".join(sorted(_flow(inner) for inner in value)) + "]"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float | Decimal):
        return str(value)
    return _quoted(str(value))


def _key(text: str) -> str:
    """A key; YAML looks no further than 1,024 characters for the end of one that has no mark before it."""
    quoted = _quoted(text)
    return quoted if len(quoted) < UNMARKED_MOST else f"? {quoted}\n"


def _quoted(text: str) -> str:
    """A text between double quotes, an emoji as it is: JSON would write two surrogates, which YAML does not read."""
    return HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
