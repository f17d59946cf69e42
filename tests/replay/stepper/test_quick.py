"""Runs of ordinary bets come to what they come to one at a time, whatever stands between them."""

import random
from typing import Any

import pytest

from checker.replay.fields import B, Switch
from checker.replay.stepper import Stepper, step_all
from checker.replay.stepper.quick import fits
from tests.replay.stepper.story import CATEGORIES, GAMES, SELECTIONS, ledger
from tests.replay.stepper.test_scenarios import one_by_one

ORDERS = [
    "cash_first",
    "bonus_first",
    "cash_first",
    "bonus_first",
    "proportional",
    "merged",
    "player_choice",
    "bonus_only",
]
WINS_TO = ["same_wallet", "same_wallet", "bonus", "pending", "cash", "proportional"]
MIXED = ["bonus_refill_then_cash", "proportional", "all_bonus", "all_cash"]
OPEN = [switch.name for switch in Switch if switch != Switch.SAME_MARKET]


def case(seed: int) -> dict[str, Any]:
    """A player's ledger of bets in one row, with something else now and then."""
    draw = random.Random(seed)
    terms = {
        "on_bonus": draw.choice([1, 5, 50]), "order": draw.choice(ORDERS), "wins_to": draw.choice(WINS_TO),
        "mixed": draw.choice(MIXED),
        "push": draw.choice([0, 1]), "bet_limit": draw.choice([-1, 150]), "low_balance": draw.choice([-1, 90]),
        "low_then": "end_bonus", "zero_then": draw.choice(["ignore", "end_bonus"]), "open": draw.choice([[], OPEN]),
        "clock": "microseconds", "clock_length": draw.choice(["2 hours", "30 days"]), "clock_from": "activation",
        "amount": draw.choice(["stake", "lesser_of_stake_and_win"]), "ratio": draw.choice([-1, "40%"]),
        "rounding": draw.choice(["half_up", "half_even", "up"]), "rounding_per": draw.choice([0, 0, 1]),
        "rounding_unit": draw.choice([1000000, 7000000]),
        "on_breach": draw.choice(["reject_bet", "clip", "void_all"]), "opposite": draw.choice([0, 1]),
    }  # fmt: skip
    rows = [draw.choice(["deposit 700", "adjustment 40", "flag flag=vip"])]
    told = draw.choice([0, 0.5, 1])
    for number in range(150):
        rows += _between(draw, number)
        rows.append(_bet(draw, told))
    if draw.random() < 0.3:
        del terms["rounding"]
    return {"case": str(seed), "terms": terms, "rows": rows}


def _bet(draw: random.Random, told: float) -> str:
    stake = draw.choice([5, 20, 50, 50, 100, 151])
    words = [f"bet_settled {stake} payout={draw.choice([0, 0, stake, stake // 2, 2 * stake - 1, 3 * stake])}"]
    if draw.random() < 0.8:
        words.append(f"category={draw.choice(['slots', 'slots', 'roulette', *CATEGORIES])}")
    words += [f"game={draw.choice(list(GAMES))}"] * (draw.random() < 0.2)
    words += [f"round=r{draw.randrange(6)}"] * (draw.random() < 0.5)
    words += [f"selection={draw.choice(list(SELECTIONS))}"] * (draw.random() < 0.1)
    words += [f"later={draw.choice([0, 5, 5, 3600])}"] * (draw.random() < 0.4)
    words += [f"cash={draw.choice([0, stake, stake // 2])}"] * (draw.random() < told)
    if told and words[-1].startswith("cash="):
        words.append(f"bonus_part={stake - int(words[-1][5:])}")
    words += [f"bonus=b{draw.randrange(9)}"] * (draw.random() < 0.1)
    words += [f"offer={draw.choice([0, 0, 0, 1])}"] * (draw.random() < 0.2)
    words += [f"reported={draw.choice([0, 50, 100])}"] * (draw.random() < 0.02)
    return " ".join(words)


def _between(draw: random.Random, number: int) -> list[str]:
    chance = draw.random()
    if chance > 0.15:
        return []
    return [
        f"bonus_granted {draw.choice([300, 1000])} bonus=b{number}",
        f"deposit {draw.choice([200, 1000])}",
        f"bet_placed 60 bet=x{number}",
        f"bet_settled 60 bet=x{number - draw.randrange(9)} payout=90",
        "withdrawal_requested 50",
        "flag flag=age_18_20",
    ][int(chance * 40) : int(chance * 40) + 1]


@pytest.mark.parametrize("seed", range(60))
def test_runs_of_bets_come_to_the_same_as_one_bet_after_the_other(seed: int) -> None:
    rows, tables = ledger(case(seed))
    stepped = step_all(rows, tables)
    single, _ = one_by_one(rows, tables)
    for number, (row, alone) in enumerate(
        zip(zip(*stepped[:3], strict=True), zip(*single[:3], strict=True), strict=True)
    ):
        assert row == alone, number
    for bonus, alone_bonus in zip(stepped.bonuses, single.bonuses, strict=True):
        assert {field.name: bonus[field] for field in B} == {field.name: alone_bonus[field] for field in B}


def test_the_bets_of_these_ledgers_are_ordinary() -> None:
    _, tables = ledger(case(3))
    stepper = Stepper(tables)
    assert fits(stepper.player, 0)
    assert {bonus[B.DUE_END] for seed in range(60) for bonus in step_all(*ledger(case(seed))).bonuses} >= {0, 1, 2, 4}
