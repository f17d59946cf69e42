"""Ledgers of a few rows, worked out by hand from the terms: the code and turnover of each row, and the bonuses."""

import pickle
from types import SimpleNamespace
from typing import Any

import pytest

from checker.replay.fields import NONE, B, Code, Switch
from checker.replay.stepper import Row, Stepped, Stepper, step_all
from checker.replay.stepper.row import COLUMNS
from tests.replay.stepper.story import cases, expected, expected_rows, found, ledger, rule, told

CASES = cases()
NAMES = [f"{case['file']}: {case['case']}" for case in CASES]


def one_by_one(rows: Any, tables: Any, put_away: bool = True) -> tuple[Stepped, Stepper]:
    """The same replay by a stepper, which is put away and taken up again between any two rows."""
    stepper = Stepper(tables)
    worked = []
    for number in range(len(rows.at)):
        row = Row(*(getattr(rows, name)[number] for name in COLUMNS), tables.grant_rules[number], tables.usable[number])
        worked.append(stepper.step(number, row))
        stepper = pickle.loads(pickle.dumps(stepper)).under(tables) if put_away else stepper
    stepper.finish()
    bonuses = [bonus.numbers() for bonus in stepper.player.bonuses]
    columns = [list(column) for column in zip(*worked, strict=True)]
    return Stepped(*columns, bonuses, [0] * len(bonuses)), stepper  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_ledger_worked_out_by_hand(case: dict[str, Any]) -> None:
    rows, tables = ledger(case)
    stepped = step_all(rows, tables)
    rows_told = [told(code, counted) for code, counted in zip(stepped.codes, stepped.counted, strict=True)]
    assert rows_told == expected_rows(case)
    asked = case.get("bonuses", [])
    assert len(stepped.bonuses) >= len(asked)
    for fields, bonus in zip(asked, stepped.bonuses, strict=False):
        assert {name: found(name, bonus) for name in fields} == {
            name: expected(name, value) for name, value in fields.items()
        }
    single, stepper = one_by_one(rows, tables)
    assert single == stepped
    player = {name: getattr(stepper.player, name) for name in case.get("player", {})}
    assert player == case.get("player", {})


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_ledger_in_two_batches_comes_to_the_same(case: dict[str, Any]) -> None:
    rows, tables = ledger(case)
    whole = step_all(rows, tables)
    half = len(rows.at) // 2
    first = step_all(*part(rows, tables, 0, half), None)
    second = step_all(*part(rows, tables, half, len(rows.at)), pickle.loads(pickle.dumps(first.carried)))
    assert first.codes + second.codes == whole.codes
    assert first.counted + second.counted == whole.counted
    assert first.slots + second.slots == whole.slots
    assert [numbered(bonus, half) for bonus in second.bonuses] == whole.bonuses
    assert second.bonus_player == whole.bonus_player


def part(rows: Any, tables: Any, first: int, end: int) -> tuple[Any, Any]:
    """Some of a player's rows as a batch of their own."""
    batch = SimpleNamespace(**{name: column[first:end] for name, column in vars(rows).items() if name != "continues"})
    batch.continues = end < len(rows.at)
    of_batch = {name: getattr(tables, name)[first:end] for name in ("grant_rules", "usable")}
    return batch, SimpleNamespace(**{**vars(tables), **of_batch})


def numbered(bonus: list[int], before: int) -> list[int]:
    """A bonus of a second batch with the numbers that its rows have in the whole ledger."""
    found = list(bonus)
    for field in B:
        if field.name.endswith("_ROW") and bonus[field] != NONE:
            found[field] = bonus[field] + before if bonus[field] >= 0 else -2 - bonus[field]
    return found


def test_what_the_rows_of_a_bonus_counted_is_what_the_bonus_counted() -> None:
    for case in CASES:
        if case.get("sums_up", True) is False:
            continue
        rows, tables = ledger(case)
        stepped = step_all(rows, tables)
        for slot, bonus in enumerate(stepped.bonuses):
            counted = sum(micro for micro, of in zip(stepped.counted, stepped.slots, strict=True) if of == slot)
            assert counted == bonus[B.COUNTED], case["case"]


def test_every_code_is_met_in_a_case() -> None:
    met = {line.split()[0] for case in CASES for line in expected_rows(case)}
    assert met == {code.name for code in Code}


def test_every_question_that_terms_leave_open_is_raised_in_a_case() -> None:
    raised = {word.upper() for case in CASES for bonus in case.get("bonuses", []) for word in bonus.get("touched", [])}
    assert raised >= {switch.name for switch in Switch}


def test_a_question_is_not_raised_where_the_terms_answer_it() -> None:
    for case in CASES:
        closed = {key: {**terms, "open": []} for key, terms in case.get("others", {}).items()}
        rows, tables = ledger({**case, "terms": {**case.get("terms", {}), "open": []}, "others": closed})
        for bonus in step_all(rows, tables).bonuses:
            assert bonus[B.TOUCHED] < 1 << 32 or bonus[B.TOUCHED] % (1 << 32) == 0


def test_usual_terms_hold_nothing_that_is_open() -> None:
    assert rule({})[-1] == 0
