"""The replay without reading: rows a second of the kernel, compiled and plain, and of the stepper, on arrays.

    python -m tests.bench.replay --rows 5000000 --runs 5

Each figure is the best of some runs in one process, by its processor time: the steadier one where others use the
machine. `every column summed` is a floor: what it costs to look at the same arrays once. The ledgers with many
bonuses, many open bets or one player show that the time for a row does not grow with what a player has.
"""

import argparse
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from checker.ledger.columns import KINDS
from checker.ledger.rows import Rows
from checker.replay.fields import NONE, WHOLE, R, Stacking, Then
from checker.replay.machine import Tables, replay
from checker.replay.stepper import step_all
from tests.bench.measure import machine, table

Columns = dict[str, Any]
MAY_BE_ABSENT = (
    R.DEPOSIT_COUNTED, R.CAP_PER_BET, R.CAP_SHARE, R.MINIMUM_ODDS, R.BET_LIMIT, R.BET_LIMIT_YOUNG, R.BET_LIMIT_SHARE,
    R.LOW_BALANCE, R.CLOCK, R.ZONE, R.RATIO, R.RELEASE_CAP, R.STEP, R.WIN_CAP, R.WIN_CAP_TIMES, R.ROUNDING,
    R.CREDITED_AFTER,
)  # fmt: skip


def players_of(rows: int, each: int) -> tuple[Columns, Any, Any]:
    """Players with so many rows each, the first a deposit, the second a grant; all others are empty yet."""
    at = np.arange(rows)
    player, place = at // each, at % each
    kind = np.where(place == 0, KINDS.index("deposit"), KINDS.index("bonus_granted"))
    columns: Columns = {"player": player, "at": at * 1_000_000, "kind": kind, "amount": np.full(rows, 10_000)}
    columns["bonus"] = np.where(place == 1, player, NONE)
    return columns, place, place > 1


def settled(rows: int, each: int = 500) -> Rows:
    """Bets that stand in one row, half of them won."""
    columns, place, bet = players_of(rows, each)
    columns["kind"] = np.where(bet, KINDS.index("bet_settled"), columns["kind"])
    columns["amount"] = np.where(bet, 100, columns["amount"])
    columns["payout"] = np.where(bet, np.where(place % 2, 0, 190), NONE)
    columns["category"] = np.where(bet, place % 3, NONE)
    return batch(columns)


def placed(rows: int, each: int = 500, open_bets: int = 1) -> Rows:
    """Bets of two rows: so many are placed, then as many settled."""
    columns, place, bet = players_of(rows, each)
    turn, number = (place - 2) // open_bets, (place - 2) % open_bets
    is_placed = bet & (turn % 2 == 0)
    code = turn // 2 * open_bets + number
    columns["kind"] = np.where(is_placed, KINDS.index("bet_placed"), columns["kind"])
    columns["kind"] = np.where(bet & ~is_placed, KINDS.index("bet_settled"), columns["kind"])
    columns["amount"] = np.where(bet, 100, columns["amount"])
    columns["payout"] = np.where(bet & ~is_placed, np.where(number % 2, 0, 190), NONE)
    columns["bet"] = np.where(bet, columns["player"] * each + code, NONE)
    return batch(columns)


def granted(rows: int, bonuses: int = 1_000) -> Rows:
    """One player, for whom every so many rows a bonus is granted, which waits for those before it."""
    columns, place, bet = players_of(rows, rows)
    every = max(rows // bonuses, 2)
    again = bet & (place % every == 1)
    columns["kind"] = np.where(bet & ~again, KINDS.index("bet_settled"), columns["kind"])
    columns["bonus"] = np.where(again | (place == 1), place // every, NONE)
    columns["amount"] = np.where(bet & ~again, 100, columns["amount"])
    columns["payout"] = np.where(bet & ~again, np.where(place % 2, 0, 190), NONE)
    return batch(columns)


def batch(columns: Columns) -> Rows:
    """The columns as rows; those that are absent share one array."""
    count = len(columns["at"])
    absent = np.full(count, NONE, dtype=np.int64)
    columns["number"] = np.arange(count)
    found = {name: columns.get(name, absent) for name in Rows._fields if name != "continues"}
    return Rows(**{**found, "kind": found["kind"].astype(np.int8)})


def tables_of(rows: Rows) -> Tables:
    """Usual terms: thirty-five times the bonus, one bonus after the other, a bonus ends when nothing is left."""
    rule = np.array([NONE if field in MAY_BE_ABSENT else 0 for field in R], dtype=np.int64)
    rule[[R.ON_BONUS, R.STACKING, R.ZERO_THEN]] = 35 * WHOLE, Stacking.QUEUE, Then.END_BONUS
    rule[[R.FREE_BETS, R.OPPOSITE, R.GAMBLE, R.JACKPOT_PART, R.RAISES, R.PUSH, R.OPEN_BETS]] = 1
    zone = np.zeros((1, 1), dtype=np.int64)
    return Tables(
        rule[None],
        np.array([[WHOLE, WHOLE // 10, 0, WHOLE]]),
        np.full((1, 1), NONE),
        np.full(1, NONE),
        np.zeros(4, dtype=np.int8),
        np.where(rows.kind == KINDS.index("bonus_granted"), 0, NONE),
        (zone, zone, np.ones(1, dtype=np.int64)),
        np.ones(len(rows.at), dtype=bool),
        int(rows.at[-1]),
    )


def plain(columns: Any) -> Any:
    """Rows or tables as lists, which the stepper takes."""
    return SimpleNamespace(**{name: as_list(value) for name, value in columns._asdict().items()})


def as_list(value: Any) -> Any:
    """An array, or arrays, as lists."""
    if isinstance(value, tuple):
        return tuple(part.tolist() for part in value)
    return value.tolist() if hasattr(value, "tolist") else value


def best(runs: int, work: Callable[[], object]) -> float:
    """The least processor time of some runs, in seconds."""
    found = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def rate(rows: Rows, seconds: float) -> str:
    """Millions of rows a second."""
    return f"{len(rows.at) / seconds / 1e6:.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    simple = settled(asked.rows)
    begun = time.process_time()
    replay(simple.between(0, 0), tables_of(simple)._replace(grant_rules=simple.bonus[:0], usable=simple.bonus[:0] > 0))
    compiling = time.process_time() - begun
    floor = best(asked.runs, lambda: [column.sum() for column in simple[:-1]])
    lines = [("floor: every column summed", rate(simple, floor))]
    ledgers = {
        "bets of one row": simple,
        "bets of two rows": placed(asked.rows),
        "one player": settled(asked.rows, asked.rows),
        "one player, 100,000 bets open at a time": placed(asked.rows, asked.rows, 100_000),
        "one player, 1,000 bonuses": granted(asked.rows),
        "one player, 50,000 bonuses": granted(asked.rows, 50_000),
    }
    for name, rows in ledgers.items():
        tables = tables_of(rows)
        seconds = best(asked.runs, lambda rows=rows, tables=tables: replay(rows, tables))  # type: ignore[misc]
        lines.append((f"compiled: {name}", rate(rows, seconds)))
    lines += reference(settled(max(asked.rows // 50, 1_000)), asked.runs)
    print(machine(), f"compiling, or loading what was compiled: {compiling:.2f} s", sep="\n")
    print(table(("replay", "million rows a second of one core"), lines))


def reference(rows: Rows, runs: int) -> list[tuple[str, str]]:
    """The kernel in plain Python, and the stepper, on fewer rows; the making of the lists belongs to both."""
    tables = tables_of(rows)
    kernel = best(runs, lambda: replay(rows, tables, compiled=False))
    stepper = best(runs, lambda: step_all(plain(rows), plain(tables)))
    return [("plain kernel: bets of one row", rate(rows, kernel)), ("stepper: bets of one row", rate(rows, stepper))]


if __name__ == "__main__":
    main()
