"""Players with very many bonuses and open bets: tables that grow, and work for a row that does not grow with them."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from checker.ledger.columns import KINDS
from checker.replay.fields import NONE, B, Code, R, Stacking
from checker.replay.kernel.places import G
from checker.replay.kernel.tickets import close_bet, draw, find, open_bet
from checker.replay.machine import replay
from tests.replay.stepper.story import rule
from tests.replay.test_differential import assert_agrees
from tests.replay.test_machine import arrays


def ledger(rows: list[dict[str, int]], terms: dict[str, Any]) -> tuple[Any, Any]:
    """One player's rows, and the terms of all bonuses."""
    names = (
        *("settled_at", "cash", "bonus_part", "payout", "bonus", "offer", "bet", "round", "game", "category", "market"),
        *("selection", "odds", "lowest_odds", "initial_stake", "jackpot", "method", "reported", "flag", "amount"),
    )
    columns = {name: [row.get(name, NONE) for row in rows] for name in names}
    count = len(rows)
    columns |= {"player": [0] * count, "number": list(range(count)), "currency": [0] * count, "at": list(range(count))}
    columns["kind"] = [row["kind"] for row in rows]
    zone = np.zeros((1, 1), dtype=np.int64)
    tables = SimpleNamespace(
        rules=[rule(terms)],
        weight_of_category=[[1_000_000]],
        weight_of_game=[[NONE]],
        opposite=[NONE],
        category_kind=[0],
        grant_rules=[0 if row["kind"] == KINDS.index("bonus_granted") else NONE for row in rows],
        zones=(zone, zone, np.ones(1, dtype=np.int64)),
        usable=[True] * count,
        end_of_ledger=count,
    )
    return arrays(SimpleNamespace(**columns), tables)


def row(kind: str, amount: int, **others: int) -> dict[str, int]:
    return {"kind": KINDS.index(kind), "amount": amount, **others}


@pytest.mark.parametrize("stacking", ["queue", "parallel", "merge"])
@pytest.mark.parametrize("compiled", [False, True], ids=["plain", "compiled"])
def test_many_bonuses_and_many_open_bets(stacking: str, compiled: bool) -> None:
    few = 20 if stacking == "parallel" else 300
    rows = [row("bonus_granted", 100, bonus=bonus) for bonus in range(few)]
    rows += [row("bet_placed", 3, bet=bet * 1_024) for bet in range(700)]
    rows += [row("bet_settled", 3, bet=bet * 1_024, payout=4) for bet in range(0, 700, 2)]
    rows += [row("bet_voided", 3, bet=bet * 1_024) for bet in range(699, 300, -2)]
    rows, tables = ledger(rows, {"stacking": stacking})
    replayed = replay(rows, tables, keep_all=True, compiled=compiled)
    assert_agrees(rows._replace(continues=True), tables, replayed)
    again = replay(rows.between(0, 0), _none(tables), replayed.states, keep_all=True, compiled=compiled)
    np.testing.assert_array_equal(again.states[0].numbers, replayed.states[0].numbers)


def _none(tables: Any) -> Any:
    return tables._replace(grant_rules=tables.grant_rules[:0], usable=tables.usable[:0])


def test_a_player_with_a_hundred_thousand_open_bets() -> None:
    count = 100_000
    rows = [row("bonus_granted", 10**9, bonus=0)]
    rows += [row("bet_placed", 1, bet=bet) for bet in range(count)]
    rows += [row("bet_settled", 1, bet=bet, payout=0) for bet in range(count)]
    replayed = replay(*ledger(rows, {"on_bonus": 10}))
    assert np.count_nonzero(replayed.codes == Code.COUNTED) == count
    assert replayed.bonuses[0, B.COUNTED] == count * 1_000_000
    assert replayed.bonuses[0, B.OPEN_STAKES] == 0


def test_a_player_with_twenty_thousand_bonuses_that_wait_for_each_other() -> None:
    count = 20_000
    rows = [row("bonus_granted", 10, bonus=bonus) for bonus in range(count)]
    rows += [row("bet_settled", 100, payout=100) for _ in range(count)]
    replayed = replay(*ledger(rows, {"on_bonus": 10, "stacking": "queue"}))
    assert (replayed.bonuses[:, B.MET_AT] == np.arange(count, 2 * count)).all()
    assert (replayed.slots[count:] == np.arange(count)).all()


def test_turnover_and_requirement_stop_before_they_no_longer_fit() -> None:
    amount = 10**12
    rows = [row("bonus_granted", amount, bonus=0)]
    rows += [row("bet_settled", amount, payout=amount) for _ in range(12)]
    rows, tables = ledger(rows, {"on_bonus": 50})
    replayed = replay(rows, tables)
    assert replayed.bonuses[0, B.REQUIREMENT] == 2**62
    assert replayed.bonuses[0, B.COUNTED] == 2**62
    assert replayed.bonuses[0, B.MET_ROW] == 5  # 4.61 × 10**18 micro, and each bet counts 10**18
    assert_agrees(rows, tables, replayed)


@pytest.mark.parametrize("clock", ["microseconds", "local_days", "local_months"])
def test_a_time_without_measure_is_not_over_before_it_began(clock: str) -> None:
    rows, tables = ledger([row("bonus_granted", 100, bonus=0)], {"clock": clock, "clock_length": 10**18, "zone": "UTC"})
    for compiled in (False, True):
        bonus = replay(rows, tables, compiled=compiled).bonuses[0]
        assert bonus[B.DEADLINE] > 20_000 * 365 * 86_400_000_000
        assert bonus[B.DUE_END] == 0


def test_open_bets_are_found_whatever_is_closed_between() -> None:
    memory = [0] * 4_000
    memory[G.KEYS], memory[G.LAST_KEY], memory[G.TICKETS] = 200, 127, 400
    memory[200:328] = [NONE] * 128
    memory[22] = NONE  # no ticket is free yet
    tickets = {}
    for bet in range(0, 60 * 4_096, 4_096):
        tickets[bet] = draw(memory)
        open_bet(memory, bet, tickets[bet])
    for bet in list(tickets)[::3]:
        close_bet(memory, tickets.pop(bet))
    for bet in range(0, 60 * 4_096, 4_096):
        assert find(memory, bet) == tickets.get(bet, NONE)


def test_the_rule_of_all_is_one_that_may_run_beside_others() -> None:
    assert rule({"stacking": "parallel"})[R.STACKING] == Stacking.PARALLEL
