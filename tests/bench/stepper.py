"""Rows a second of the replay in plain Python, on one core: `python -m tests.bench.stepper [rows]`.

Players with a deposit, a bonus and five hundred bets, each bet told in one row, and in two.
"""

import random
import sys
import time
from types import SimpleNamespace
from typing import Any

from checker.replay.stepper import step_all
from checker.replay.stepper.row import COLUMNS, KIND
from tests.replay.stepper.story import rule

TERMS = {
    "on_bonus": 35,
    "clock": "microseconds",
    "clock_length": "30 days",
    "clock_from": "activation",
    "bet_limit": 500,
}
BETS = 500


def ledger(count: int, in_one_row: bool) -> tuple[Any, Any]:
    """About so many rows, and their tables."""
    draw = random.Random(1)
    rows: list[dict[str, int]] = []
    for player in range(count // (BETS if in_one_row else 2 * BETS) + 1):
        rows += _player(draw, player, in_one_row)
    columns = {name: [row.get(name, -1) for row in rows] for name in (*COLUMNS, "player", "rule")}
    tables = SimpleNamespace(
        rules=[rule(TERMS)], weight_of_category=[[1_000_000, 100_000, 1_000_000]], weight_of_game=[[-1, -1]],
        opposite=[-1], category_kind=[0, 0, 0], grant_rules=columns.pop("rule"), zones=([[0]], [[0]], [1]),
        usable=[True] * len(rows), end_of_ledger=-1,
    )  # fmt: skip
    return SimpleNamespace(**columns, continues=False), tables


def _player(draw: random.Random, player: int, in_one_row: bool) -> list[dict[str, int]]:
    who = {"player": player, "settled_at": -1}
    grant = {"bonus": player, "offer": 0, "rule": 0}
    rows = [
        who | {"at": 1, "kind": KIND["deposit"], "amount": 10_000},
        who | {"at": 2, "kind": KIND["bonus_granted"], "amount": 10_000} | grant,
    ]
    for bet in range(BETS):
        stake = draw.choice((50, 100, 200))
        what = who | {"amount": stake, "bet": bet, "category": bet % 2}
        placed = what | {"at": 10 * bet + 3, "kind": KIND["bet_placed"]}
        payout = draw.choice((0, 0, stake, 3 * stake))
        settled = what | {"at": 10 * bet + 4, "kind": KIND["bet_settled"], "payout": payout}
        rows += [settled] if in_one_row else [placed, settled]
    return rows


def measure(count: int, in_one_row: bool) -> float:
    """Rows a second, the best of three runs."""
    rows, tables = ledger(count, in_one_row)
    times = []
    for _ in range(3):
        begin = time.process_time()
        step_all(rows, tables)
        times.append(time.process_time() - begin)
    return len(rows.at) / min(times)


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    print(f"bets in one row:  {measure(asked, True):>12,.0f} rows/s")
    print(f"bets in two rows: {measure(asked, False):>12,.0f} rows/s")
