"""Plain scalars after the YAML 1.2 core schema: `NO` and `on` are text, `010` is ten, decimals stay exact."""

import re
from decimal import Decimal
from functools import lru_cache

WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
STARTS = frozenset("0123456789+-.")
INTEGER = re.compile(r"[-+]?[0-9]{1,40}\Z", re.ASCII)
DECIMAL = re.compile(r"[-+]?(?:\.[0-9]{1,40}|[0-9]{1,40}(?:\.[0-9]{0,40})?)(?:[eE][-+]?[0-9]{1,2})?\Z", re.ASCII)
OTHER_BASE = re.compile(r"0o([0-7]{1,40})\Z|0x([0-9a-fA-F]{1,40})\Z", re.ASCII)


@lru_cache(maxsize=8192)
def resolve(text: str) -> str | int | Decimal | bool | None:
    """The value of a plain scalar; a number of more than 40 digits, or of an exponent above 99, stays text."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in STARTS:
        return text
    if INTEGER.match(text):
        return int(text)
    if DECIMAL.match(text):
        return Decimal(text)
    other = OTHER_BASE.match(text)
    if other is None:
        return text
    return int(other[1], 8) if other[1] else int(other[2], 16)
