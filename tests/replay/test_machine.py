"""The kernel on the stepper's hand-worked ledgers, and its ways of cutting up work: batches, threads, states."""

import pickle
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest

from checker.ledger.rows import Rows
from checker.replay.fields import NONE, B, Code, R
from checker.replay.machine import Replayed, Tables, numbered, replay
from checker.replay.state import State, codes_in, from_bytes, recoded
from tests.replay.random_ledger import random_ledger
from tests.replay.stepper.story import cases, expected, expected_rows, found, ledger, told

CASES = cases()
NAMES = [f"{case['file']}: {case['case']}" for case in CASES]


def arrays(rows: Any, tables: Any) -> tuple[Rows, Tables]:
    """A hand-worked ledger as the kernel takes it."""
    count = len(rows.at)
    columns = {name: getattr(rows, name, [NONE] * count) for name in Rows._fields if name != "continues"}
    made = {name: np.array(column, dtype=np.int64) for name, column in columns.items()}
    zones = tuple(np.array(part, dtype=np.int64) for part in tables.zones)
    numbers = {
        name: np.array(getattr(tables, name), dtype=np.int64)
        for name in ("rules", "weight_of_category", "weight_of_game", "opposite", "category_kind", "grant_rules")
    }
    rest = {"zones": zones, "usable": np.array(tables.usable, dtype=bool), "end_of_ledger": tables.end_of_ledger}
    return Rows(**{**made, "kind": made["kind"].astype(np.int8)}), Tables(**numbers, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize("compiled", [False, True], ids=["plain", "compiled"])
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_ledger_worked_out_by_hand(case: dict[str, Any], compiled: bool) -> None:
    replayed = replay(*arrays(*ledger(case)), compiled=compiled)
    rows_told = [told(*row) for row in zip(replayed.codes.tolist(), replayed.counted.tolist(), strict=True)]
    assert rows_told == expected_rows(case)
    asked = case.get("bonuses", [])
    assert len(replayed.bonuses) >= len(asked)
    for fields, bonus in zip(asked, replayed.bonuses.tolist(), strict=False):
        assert {name: found(name, bonus) for name in fields} == {
            name: expected(name, value) for name, value in fields.items()
        }


def assert_same(one: Replayed, other: Replayed) -> None:
    """Two replays of the same rows say the same."""
    for name in ("codes", "counted", "slots", "bonuses", "bonus_player"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)
    assert one.states.keys() == other.states.keys()
    for code, state in one.states.items():
        np.testing.assert_array_equal(state.numbers, other.states[code].numbers)


@pytest.mark.parametrize("seed", range(200, 206))
def test_any_number_of_threads_comes_to_the_same(seed: int) -> None:
    rows, tables = random_ledger(seed, players=9)
    whole = replay(rows, tables, keep_all=True)
    for threads in (2, 3, 20):
        assert_same(whole, replay(rows, tables, keep_all=True, threads=threads))
    assert_same(whole, replay(rows, tables, keep_all=True, compiled=False))


def piece(rows: Rows, tables: Tables, first: int, end: int) -> tuple[Rows, Tables]:
    """Some rows as a batch; the last player goes on if its next row is not in it."""
    goes_on = 0 < end < len(rows.at) and rows.player[end - 1] == rows.player[end]
    cut = tables._replace(grant_rules=tables.grant_rules[first:end], usable=tables.usable[first:end])
    return rows.between(first, end)._replace(continues=bool(goes_on)), cut


@pytest.mark.parametrize("compiled", [False, True], ids=["plain", "compiled"])
@pytest.mark.parametrize("seed", range(300, 312))
def test_a_ledger_in_batches_comes_to_the_same(seed: int, compiled: bool) -> None:
    rows, tables = random_ledger(seed)
    whole = replay(rows, tables, compiled=compiled)
    cuts = sorted({0, len(rows.at), *Random(seed).sample(range(len(rows.at)), 12)})
    states: dict[int, State] = {}
    bonuses: dict[tuple[int, int], list[int]] = {}
    for first, end in pairwise(cuts):
        batch, batch_tables = piece(rows, tables, first, end)
        part = replay(batch, batch_tables, states, compiled=compiled)
        states = {code: from_bytes(pickle.loads(pickle.dumps(state)).to_bytes()) for code, state in part.states.items()}
        np.testing.assert_array_equal(part.codes, whole.codes[first:end])
        np.testing.assert_array_equal(part.counted, whole.counted[first:end])
        for player, bonus in zip(part.bonus_player.tolist(), numbered(part.bonuses, batch.number), strict=True):
            bonuses[player, bonus[B.ORDINAL]] = bonus.tolist()
    assert states == {}
    assert list(bonuses.values()) == numbered(whole.bonuses, rows.number).tolist()


@pytest.mark.parametrize("seed", range(320, 324))
def test_row_by_row_with_the_state_put_away_comes_to_the_same(seed: int) -> None:
    rows, tables = random_ledger(seed, players=2, length=60)
    whole = replay(rows, tables)
    states: dict[int, State] = {}
    for row in range(len(rows.at)):
        batch, batch_tables = piece(rows, tables, row, row + 1)
        player = int(rows.player[row])
        part = replay(batch, batch_tables, {player: states[player]} if player in states else {}, keep_all=True)
        states |= part.states
        assert (part.codes[0], part.counted[0]) == (whole.codes[row], whole.counted[row])
    none = piece(rows, tables, 0, 0)
    ended = replay(*none, states)
    np.testing.assert_array_equal(numbered(ended.bonuses, none[0].number), numbered(whole.bonuses, rows.number))
    np.testing.assert_array_equal(ended.bonus_player, whole.bonus_player)
    assert ended.states == {}


def test_states_that_are_kept_put_away_and_kept_again_are_the_same() -> None:
    rows, tables = random_ledger(330)
    kept = replay(rows, tables, keep_all=True)
    again = replay(*piece(rows, tables, 0, 0), kept.states, keep_all=True)
    for code, state in kept.states.items():
        np.testing.assert_array_equal(state.numbers, again.states[code].numbers)


def test_a_player_who_goes_on_is_not_ended_by_the_end_of_the_batch() -> None:
    case = next(case for case in CASES if "until" in case and case.get("bonuses", [{}])[0].get("due_end") == "EXPIRED")
    rows, tables = arrays(*ledger(case))
    assert replay(rows, tables).bonuses[0, B.DUE_END] != 0
    kept = replay(rows._replace(continues=True), tables)
    assert kept.bonuses[0, B.DUE_END] == 0
    assert set(kept.states) == {0}


def recoded_by(shift: int, rows: Rows) -> Rows:
    """The rows with other codes of bonuses, bets, rounds."""
    moved = {name: getattr(rows, name) for name in ("bonus", "bet", "round")}
    return rows._replace(**{name: np.where(column < 0, column, column + shift) for name, column in moved.items()})


@pytest.mark.parametrize("seed", range(340, 344))
def test_a_state_goes_on_in_a_batch_with_other_codes(seed: int) -> None:
    rows, tables = random_ledger(seed, players=1)
    half = len(rows.at) // 2
    whole = replay(rows, tables)
    first = replay(*piece(rows, tables, 0, half))
    state = first.states[0]
    used = codes_in(state)
    maps = [{code: code + 50 for code in codes.tolist()} for codes in (used.bonuses, used.bets, used.rounds)]
    batch, batch_tables = piece(rows, tables, half, len(rows.at))
    second = replay(recoded_by(50, batch), batch_tables, {0: recoded(state, *maps)})
    np.testing.assert_array_equal(second.codes, whole.codes[half:])
    np.testing.assert_array_equal(second.counted, whole.counted[half:])
    np.testing.assert_array_equal(second.bonuses[:, B.COUNTED], whole.bonuses[:, B.COUNTED])
    ids = whole.bonuses[:, B.ID]
    np.testing.assert_array_equal(second.bonuses[:, B.ID], np.where(ids < 0, ids, ids + 50))


def test_an_open_bet_without_a_code_in_the_next_batch_is_our_mistake() -> None:
    rows, tables = random_ledger(345, players=1)
    state = replay(rows._replace(continues=True), tables).states[0]
    used = codes_in(state)
    assert len(used.bets)
    same = {code: code for code in (*used.bonuses.tolist(), *used.rounds.tolist())}
    with pytest.raises(ValueError, match="an open bet of a state has no code"):
        recoded(state, same, dict.fromkeys(used.bets.tolist(), NONE), same)


def test_a_batch_without_rows_says_nothing() -> None:
    rows, tables = random_ledger(346)
    empty = replay(*piece(rows, tables, 0, 0))
    assert len(empty.codes) == len(empty.bonuses) == len(empty.states) == 0


@pytest.mark.parametrize(
    ("column", "code"), [("game", 6), ("category", 7), ("selection", 8), ("kind", 17), ("flag", 26), ("game", -2)]
)
def test_a_code_beyond_its_table_is_our_mistake(column: str, code: int) -> None:
    rows, tables = random_ledger(347)
    wrong = getattr(rows, column).copy()
    wrong[5] = code
    with pytest.raises(ValueError, match=f"`{column}` of the rows holds a code that its table does not"):
        replay(rows._replace(**{column: wrong}), tables)


def test_tables_of_other_rows_are_our_mistake() -> None:
    rows, tables = random_ledger(347)
    with pytest.raises(ValueError, match="the tables are those of other rows"):
        replay(rows, tables._replace(usable=tables.usable[1:]))


def test_a_rule_in_a_zone_that_is_not_there_is_our_mistake() -> None:
    rows, tables = random_ledger(347)
    rules = tables.rules.copy()
    rules[0, R.ZONE] = 3
    with pytest.raises(ValueError, match="a rule names a zone"):
        replay(rows, tables._replace(rules=rules))


def test_rows_may_be_read_only_and_columns_shared() -> None:
    rows, tables = random_ledger(348)
    for column in rows[:-1]:
        column.flags.writeable = False
    assert len(replay(rows, tables).codes) == len(rows.at)
    assert Code.COUNTED in replay(rows, tables).codes
