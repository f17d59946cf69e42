"""Whole batches of rows, stepped through one row after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from checker.replay.stepper.book import Book, Tables, plain
from checker.replay.stepper.quick import MARKS, NEEDED, Worked, fits, ordinary, work_run
from checker.replay.stepper.row import COLUMNS, Row
from checker.replay.stepper.step import Stepper

_AT_A_TIME = 16_384
_row = partial(tuple.__new__, Row)  # as Row._make, without its call of Python
_IN_A_RUN = 512  # so that a run that breaks off early costs little
_PAUSE = 4  # after a run that broke off early, so many rows are taken one at a time


class Stepped(NamedTuple):
    """What a replay came to: code, counted micro turnover and slot of each row; the bonuses, and whose they are.

    `bonuses` holds a row of `B` for each bonus, in the order of players and grants; `carried` is the last player,
    where its rows go on in the next batch. Fields that end in _ROW are places in this batch; rows of batches before
    stand as -2 - their number in the input.
    """

    codes: list[int]
    counted: list[int]
    slots: list[int]
    bonuses: list[list[int]]
    bonus_player: list[int]
    carried: Stepper | None = None


def step_all(rows: Any, tables: Tables, carried: Stepper | None = None) -> Stepped:
    """Replays rows of whole players, ordered by player and time, with the columns of `checker.ledger.rows.Rows`.

    `carried` is the last player of the batch before, who is the first of this one, with this batch's codes.
    """
    run = _Run(Book(tables), carried)
    for first in range(0, len(rows.at), _AT_A_TIME):
        run.take(_Block(rows, tables, run.book, first))
    return run.result(rows.number if rows.continues else None)


def rows_between(rows: Any, tables: Tables, first: int, end: int) -> Iterator[Row]:
    """The rows of a batch from a place up to another, as `Stepper.step` takes them."""
    columns = [plain(getattr(rows, name)[first:end]) for name in COLUMNS]
    of_tables = (plain(tables.grant_rules[first:end]), plain(tables.usable[first:end]))
    return map(_row, zip(*columns, *of_tables, strict=True))


class _Block:
    """Some rows of a batch as lists of plain integers, and which of them are ordinary bets."""

    def __init__(self, rows: Any, tables: Tables, book: Book, first: int) -> None:
        block = slice(first, first + _AT_A_TIME)
        named = {name: plain(getattr(rows, name)[block]) for name in COLUMNS}
        usable = plain(tables.usable[block])
        self.first = first
        self.players: list[int] = plain(rows.player[block])
        self.columns = [*named.values(), plain(tables.grant_rules[block]), usable]
        opposites = list(map(book.opposite.__getitem__, named["selection"]))
        self.needed = [*(named[name] for name in NEEDED), opposites]
        self.ordinary = ordinary(usable, [named[name] for name in MARKS])
        many = 2 * sum(self.ordinary) < len(usable)
        self.rows = list(map(_row, zip(*self.columns, strict=True))) if many else []

    def row(self, place: int) -> Row:
        """The row at a place; where most of them are taken one at a time, they are all there already."""
        return self.rows[place] if self.rows else _row([column[place] for column in self.columns])

    def ends(self) -> list[int]:
        """The place behind the last row of each player."""
        players = self.players
        return [place for place in range(1, len(players)) if players[place] != players[place - 1]] + [len(players)]

    def run_from(self, place: int, end: int) -> list[list[int]]:
        """The columns of the ordinary bets from a place on, of one player."""
        run = self.ordinary[place : min(end, place + _IN_A_RUN)]
        end = place + (len(run) if all(run) else run.index(False))
        return [column[place:end] for column in self.needed]


class _Run:
    """A replay under way: the player at hand, and what came of the rows so far."""

    def __init__(self, book: Book, carried: Stepper | None) -> None:
        self.book = book
        self.at_hand: Stepper | None = carried and carried.under(book).renumbered()
        self.player: int | None = None
        self.worked = Worked()
        self.bonuses: list[list[int]] = []
        self.bonus_player: list[int] = []

    def take(self, block: _Block) -> None:
        """Steps through a block of rows."""
        place = 0
        for end in block.ends():
            stepper = self._goes_on(block.players[place])
            self._step_through(stepper, block, place, end)
            place = end

    def _step_through(self, stepper: Stepper, block: _Block, place: int, end: int) -> None:
        """Steps through the rows of one player: ordinary bets together, any other row by itself."""
        worked, player, first, again = self.worked, stepper.player, block.first, place
        while place < end:
            if place >= again and block.ordinary[place] and fits(player, block.needed[0][place]):
                done = work_run(player, first + place, block.run_from(place, end), worked)
                place += done
                again = place + (_PAUSE if done < _PAUSE else 1)
            if place == end:
                return
            code, counted, slot = stepper.step(first + place, block.row(place))
            worked.codes.append(code)
            worked.counted.append(counted)
            worked.slots.append(slot)
            place += 1

    def _goes_on(self, player: int) -> Stepper:
        """The stepper of a player: the one at hand, one that the batch before carried over, or a new one."""
        if self.at_hand is not None and self.player in (player, None):
            self.player = player
            return self.at_hand
        self._leave()
        self.player = player
        self.at_hand = Stepper(self.book, len(self.bonuses))
        return self.at_hand

    def _leave(self, continues: bool = False) -> None:
        if self.at_hand is None:
            return
        if not continues:
            self.at_hand.finish()
        bonuses = self.at_hand.player.bonuses
        self.bonuses += [bonus.numbers() for bonus in bonuses]
        self.bonus_player += [-1 if self.player is None else self.player] * len(bonuses)

    def result(self, numbers: Sequence[int] | None) -> Stepped:
        """The whole of it; `numbers` are those of the rows in the input, if the last player goes on."""
        self._leave(continues=numbers is not None)
        carried = self.at_hand.put_away(numbers) if self.at_hand and numbers is not None else None
        worked = self.worked
        return Stepped(worked.codes, worked.counted, worked.slots, self.bonuses, self.bonus_player, carried)
