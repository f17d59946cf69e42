"""What the kernel is fed with: arrays where it is compiled, lists where it runs plain, and room for its tables."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from checker.ledger.columns import FLAGS, KINDS
from checker.ledger.rows import Rows
from checker.replay.fields import NONE, R, Stacking
from checker.replay.kernel import loop
from checker.replay.kernel.build import kernel
from checker.replay.kernel.places import BONUS, ENTRY, PLAYER, ROUNDS, TICKET, Columns, G, H, K, Output

if TYPE_CHECKING:
    from checker.replay.machine import Tables

Ints = npt.NDArray[np.int64]
TICKETS = 256
"""Room for open bets at first; it doubles."""
LONGEST = (2**60, 10**7, 300_000, 0)
"""The longest time in microseconds, days and months that is counted, some 25,000 years; and without a clock."""
MAY_BE_ABSENT = (
    *(R.DEPOSIT_COUNTED, R.CAP_PER_BET, R.CAP_SHARE, R.MINIMUM_ODDS, R.BET_LIMIT, R.BET_LIMIT_YOUNG, R.BET_LIMIT_SHARE),
    *(R.LOW_BALANCE, R.CLOCK, R.ZONE, R.RATIO, R.RELEASE_CAP, R.STEP, R.WIN_CAP, R.WIN_CAP_TIMES, R.ROUNDING),
    R.CREDITED_AFTER,
)
"""What terms need not have: NONE stands for it."""


class Feed(NamedTuple):
    """What is the same for every part of a batch."""

    columns: Columns
    book: Any
    number: Any
    before: Any
    codes: Any
    counted: Any
    slots: Any
    bonus_codes: int
    grants: Ints
    """Rows that grant a bonus."""
    end_of_ledger: int
    compiled: bool

    def results(self) -> tuple[npt.NDArray[np.int8], Ints, Ints]:
        """What was told of each row."""
        return (
            np.asarray(self.codes, dtype=np.int8),
            np.asarray(self.counted, dtype=np.int64),
            np.asarray(self.slots, dtype=np.int64),
        )


def feed_of(rows: Rows, tables: "Tables", before: Ints, codes_before: int, compiled: bool) -> Feed:
    """A batch as the kernel takes it."""
    _refuse_foreign_codes(rows, tables)
    count = len(rows.at)
    usable = np.asarray(tables.usable).view(np.uint8)
    named = {field: getattr(rows, field) for field in Columns._fields if hasattr(rows, field)}
    columns = Columns(**{**named, "usable": usable, "grant_rules": tables.grant_rules})
    kinds = (np.int8 if name == "kind" else np.uint8 if name == "usable" else np.int64 for name in Columns._fields)
    form = _array if compiled else _list
    kernel(compiled)  # made here, before several threads ask for it
    codes, counted, slots = np.empty(count, np.int8), np.empty(count, np.int64), np.empty(count, np.int64)
    results: list[Any] = [codes, counted, slots] if compiled else [[0] * count for _ in range(3)]
    return Feed(
        Columns(*(form(column, kind) for column, kind in zip(columns, kinds, strict=True))),
        _book(tables, compiled),
        form(rows.number, np.int64),
        form(before, np.int64),
        results[0],
        results[1],
        results[2],
        max(codes_before, int(rows.bonus.max(initial=NONE)) + 1),
        np.flatnonzero(rows.kind == K.BONUS_GRANTED),
        tables.end_of_ledger,
        compiled,
    )


def work(feed: Feed, spans: Ints) -> tuple[Ints, Ints, Ints]:
    """The bonuses of some players, the states of those that go on, and where each player's stands."""
    replay = kernel(feed.compiled)
    m, out = _memory(feed, spans), _output(feed, spans)
    m = m if feed.compiled else m.tolist()
    while not replay(feed.columns, feed.book, m, out):
        m, out = _with_room(m, out)
    table = m[m[G.BONUSES] : m[G.BONUSES] + m[G.TOTAL] * BONUS]
    bonuses = np.array(table, dtype=np.int64).reshape(-1, BONUS)
    return bonuses, np.asarray(out.after, dtype=np.int64), np.asarray(out.after_at, dtype=np.int64)


def _array(column: Any, kind: Any = np.int64) -> Any:
    """An array that the kernel only reads: of one type, without gaps, and marked so, as one form is compiled."""
    found = np.ascontiguousarray(column, dtype=kind).view()
    found.flags.writeable = False
    return found


def _list(column: Any, kind: Any = np.int64) -> Any:
    """A column or table as lists of Python's integers."""
    return np.asarray(column, dtype=kind).tolist()


def _book(tables: "Tables", compiled: bool) -> Any:
    """All tables one behind the other, as H of the kernel's places says; the row and column of NONE come first."""
    starts, offsets, lengths = tables.zones
    rules = np.concatenate([[_ruleless()], np.asarray(tables.rules, dtype=np.int64).reshape(-1, len(R))])
    rules[:, R.CLOCK_LENGTH] = np.minimum(rules[:, R.CLOCK_LENGTH], np.take(LONGEST, rules[:, R.CLOCK]))
    parts = {
        H.RULES: rules,
        H.GAMES: _absent_first(tables.weight_of_game),
        H.CATEGORIES: _absent_first(tables.weight_of_category),
        H.OPPOSITES: tables.opposite,
        H.KINDS: np.roll(tables.category_kind, 1),
        H.STARTS: starts,
        H.OFFSETS: offsets,
        H.LENGTHS: lengths,
    }
    places = np.cumsum([len(H), *(part.size for part in parts.values())])
    book = np.zeros(places[-1], dtype=np.int64)
    for (place, part), at in zip(parts.items(), places.tolist(), strict=False):
        book[place] = at
        book[at : at + part.size] = part.ravel()
    book[H.GAMES_WIDTH], book[H.CATEGORIES_WIDTH] = (parts[place].shape[1] for place in (H.GAMES, H.CATEGORIES))
    book[H.ZONE_WIDTH] = starts.shape[1]
    return book if compiled else book.tolist()


def _absent_first(table: Any) -> Ints:
    """A table of weights with the column of what is absent before the others."""
    return np.roll(np.asarray(table, dtype=np.int64), 1, axis=1)


def _ruleless() -> list[int]:
    """The rule of a bonus whose terms are not given: own money first, no demand, no limit, no end."""
    rule = [NONE if field in MAY_BE_ABSENT else 0 for field in R]
    rule[R.STACKING] = Stacking.PARALLEL
    rule[R.OPEN_BETS] = rule[R.FREE_BETS] = 1
    return rule


def _memory(feed: Feed, spans: Ints) -> Any:
    """The kernel's memory, empty: room for every bonus that is granted or was before, and for some open bets."""
    first, last = (int(spans[0, 0]), int(spans[:, 1].max())) if len(spans) else (0, 0)
    places = spans[spans[:, 2] != NONE, 2]
    before = sum(int(feed.before[place + PLAYER]) for place in places.tolist())
    bonuses = int(np.diff(np.searchsorted(feed.grants, [first, last]))[0]) + before + 1
    head = np.zeros(G.ENTRIES + ROUNDS * ENTRY, dtype=np.int64)
    head[G.END_OF_LEDGER] = feed.end_of_ledger
    slots = np.full(feed.bonus_codes, NONE, dtype=np.int64)
    return _laid_out(head, slots, np.zeros(TICKETS * TICKET, np.int64), np.zeros(bonuses * BONUS, np.int64))


def _laid_out(head: Ints, slots: Ints, tickets: Ints, bonuses: Ints) -> Ints:
    """The memory with its tables one behind the other; the table in which bets are found is empty."""
    keys = np.full(1 << (2 * len(tickets) // TICKET).bit_length(), NONE, dtype=np.int64)
    parts = (head, slots, keys, tickets, bonuses)
    _, head[G.SLOTS], head[G.KEYS], head[G.TICKETS], head[G.BONUSES] = np.cumsum(
        [0, *(len(part) for part in parts[:-1])]
    )
    head[G.LAST_KEY] = len(keys) - 1
    head[G.TICKET_ROOM], head[G.BONUS_ROOM] = len(tickets) // TICKET, len(bonuses) // BONUS
    return np.concatenate(parts)


def _output(feed: Feed, spans: Ints) -> Output:
    """Where results go."""
    after = np.zeros(BONUS if spans[:, 3].any() else 0, dtype=np.int64)
    parts: list[Any] = [spans.ravel(), after, np.full(len(spans), NONE, dtype=np.int64)]
    players, states, places = (part if feed.compiled else part.tolist() for part in parts)
    return Output(feed.codes, feed.counted, feed.slots, feed.number, players, feed.before, states, places)


def _with_room(m: Any, out: Output) -> tuple[Any, Output]:
    """The same with twice the room for what the kernel had none for."""
    if m[G.SHORT] == loop.AFTER_SHORT:
        return m, out._replace(after=_doubled(out.after))
    memory = np.asarray(m, dtype=np.int64)
    tickets, bonuses = memory[m[G.TICKETS] : m[G.BONUSES]], memory[m[G.BONUSES] :]
    if m[G.SHORT] == loop.BONUSES_SHORT:
        bonuses = _doubled(bonuses)
    else:
        tickets = _doubled(tickets)
    larger = _laid_out(memory[: m[G.SLOTS]].copy(), memory[m[G.SLOTS] : m[G.KEYS]], tickets, bonuses)
    larger[G.SHORT] = loop.TICKETS_SHORT  # whichever it was: open bets are put into the new table
    return (larger if isinstance(m, np.ndarray) else larger.tolist()), out


def _doubled(numbers: Any) -> Any:
    """Twice as many numbers, which begin with those that there were."""
    if isinstance(numbers, np.ndarray):
        return np.concatenate([numbers, np.zeros_like(numbers)])
    return [*numbers, *([0] * len(numbers))]


def _refuse_foreign_codes(rows: Rows, tables: "Tables") -> None:
    """A code beyond its table is our mistake, and machine code would read past the table's end."""
    limits = (
        ("kind", rows.kind, len(KINDS)),
        ("flag", rows.flag, len(FLAGS)),
        ("game", rows.game, tables.weight_of_game.shape[1]),
        ("category", rows.category, min(tables.weight_of_category.shape[1], len(tables.category_kind))),
        ("selection", rows.selection, len(tables.opposite)),
        ("grant_rules", tables.grant_rules, len(tables.rules)),
    )
    for name, codes, limit in limits:
        if len(codes) and (codes.max() >= limit or codes.min() < NONE):
            raise ValueError(f"`{name}` of the rows holds a code that its table does not")
    if len(tables.rules) and tables.rules[:, R.ZONE].max() >= len(tables.zones[2]):
        raise ValueError("a rule names a zone that is not in the tables")
    if not len(rows.at) == len(tables.grant_rules) == len(tables.usable):
        raise ValueError("the tables are those of other rows")
