"""Plain values → YAML text, every number as exact as it came."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def write(value: Any) -> str:
    """The value in YAML's flow style, a line for each key of the outermost mapping; numbers keep their digits.

    Anything that is no number, text, truth, list or mapping is written as its text: a date as `2026-02-01`.
    """
    if isinstance(value, Mapping):
        return "".join(f"{json.dumps(str(key), ensure_ascii=False)}: {_flow(inner)}\n" for key, inner in value.items())
    return _flow(value)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = (f"{json.dumps(str(key), ensure_ascii=False)}: {_flow(inner)}" for key, inner in value.items())
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list | tuple | set | frozenset):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float | Decimal):
        return str(value)
    return json.dumps(str(value))
