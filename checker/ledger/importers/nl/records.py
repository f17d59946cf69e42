"""The records of Dutch files, XML or CSV, as one kind of value."""

from collections.abc import Iterator
from typing import IO, NamedTuple

from checker.finding import Problem
from checker.ledger.importers import markup, table
from checker.ledger.importers.element import Element, Odd
from checker.ledger.importers.markup import Names
from checker.ledger.importers.note import UnusableError

MOST = 512
"""Records of one XML file."""
VERSION = "_v1.11"
USED = ("WOK_Player_Account_Transaction", "WOK_Bet", "WOK_Game_Session", "WOK_Game", "KSA_Cancellation")
KNOWN = (
    "WOK_Player_Profile", "WOK_Player_Limits", "WOK_Player_Flags", "WOK_Net_Deposit_Threshold", "WOK_Intervention",
    "WOK_Complaint", "WOK_Operator",
)  # fmt: skip
NAMES = Names(
    used=frozenset(name + VERSION for name in USED),
    known=frozenset(name + VERSION for name in KNOWN),
    around=frozenset({"Root"}),
    most=MOST,
)
TABLES = {
    "transaction": ("transaction_type", "transaction_amount"),
    "bet": ("bet_id", "bet_status"),
    "bet_part": ("part_id", "part_event"),
    "bet_link": ("wok_bet_pk_id", "transactions_id"),
    "session": ("game_session_id", "game_session_start_datetime"),
    "session_link": ("wok_game_session_pk_id", "transaction_id"),
    "game": ("game_id", "game_type"),
    "cancellation": ("ksa_type", "cancelled_record_id"),
}
"""Each table of the CSV export, and the columns by which it is known."""
KINDS = {
    "WOK_Player_Account_Transaction": "transaction", "WOK_Bet": "bet", "WOK_Game_Session": "session",
    "WOK_Game": "game", "KSA_Cancellation": "cancellation",
}  # fmt: skip


class Record(NamedTuple):
    """A record or a line: what it is, its texts by their names in small letters, and the lists inside it."""

    kind: str
    fields: dict[str, str]
    line: int
    column: int
    parts: list[dict[str, str]]
    links: list[dict[str, str]]

    def get(self, name: str) -> str | None:
        """A text; None where it is absent."""
        return self.fields.get(name)

    def need(self, name: str) -> str:
        """A text that every such record has."""
        if name not in self.fields:
            raise UnusableError(f"`{name}` is missing")
        return self.fields[name]


def records(stream: IO[bytes], file: str) -> Iterator[Record | Odd | Problem]:
    """The records of a file, told by its first character to be XML or CSV."""
    head = _Peeked(stream)
    if head.first.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith(b"<"):
        yield from map(_of_element, markup.records(head, file, NAMES))  # type: ignore[arg-type]
        return
    shape = table.Shape(named=lambda name: name.strip().lower(), absent=frozenset({"NULL"}))
    yield from map(_of_line, table.lines(head, file, shape))  # type: ignore[arg-type]


class _Peeked:
    """A stream of which the beginning was looked at."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.first = stream, stream.read(64)
        self.ahead = self.first

    def read(self, size: int = -1) -> bytes:
        """Some bytes."""
        ahead, self.ahead = self.ahead, b""
        return ahead or self.stream.read(size)

    def readline(self, size: int = -1) -> bytes:
        """A line, or so many bytes of it."""
        line, mark, rest = self.ahead.partition(b"\n")
        self.ahead = rest
        return line + mark if mark else line + self.stream.readline(size - len(line) if size > 0 else size)


def _of_element(found: Element | Odd | Problem) -> Record | Odd | Problem:
    if not isinstance(found, Element):
        return found
    kind = KINDS.get(found.name.removesuffix(VERSION), found.name.removesuffix(VERSION))
    parts = [part.fields() for part in found.all("Bet_Parts", "Part")]
    places = (("Bet_Transactions", "Bet_Transaction"), ("Game_Transactions", "Game_Transaction"))
    links = [link.fields() for place in places for link in found.all(*place)]
    return Record(kind, found.fields(), found.line, found.column, parts, links)


def _of_line(found: table.Line | Odd | Problem) -> Record | Odd | Problem:
    if not isinstance(found, table.Line):
        return found
    known = (kind for kind, marks in TABLES.items() if all(mark in found.columns for mark in marks))
    return Record(next(known, "other table"), found.fields, found.line, 1, [], [])
