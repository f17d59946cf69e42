"""The kernel against the stepper, row by row and field by field, on ledgers made from seeds."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ledger.rows import Rows
from checker.replay.fields import B, Code, End, Switch, Unsure
from checker.replay.machine import Replayed, Tables, replay
from checker.replay.stepper import step_all
from tests.replay.random_ledger import random_ledger

BLOCKS = 8
SEEDS = 12
"""Blocks × seeds are some 50,000 rows."""


def plain(columns: Any) -> Any:
    """Rows or tables as lists of Python's integers, which the stepper takes."""
    return SimpleNamespace(**{name: _plain(value) for name, value in columns._asdict().items()})


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(part.tolist() for part in value)
    return value.tolist() if hasattr(value, "tolist") else value


def assert_agrees(rows: Rows, tables: Tables, replayed: Replayed) -> Any:
    """The stepper's replay, after every part of the kernel's was compared with it."""
    stepped = step_all(plain(rows), plain(tables))
    told = zip(replayed.codes.tolist(), replayed.counted.tolist(), replayed.slots.tolist(), strict=True)
    reference = zip(stepped.codes, stepped.counted, stepped.slots, strict=True)
    for row, (kernel, stepper) in enumerate(zip(told, reference, strict=True)):
        assert (row, Code(kernel[0]).name, *kernel) == (row, Code(stepper[0]).name, *stepper)
    assert len(replayed.bonuses) == len(stepped.bonuses)
    for slot, (kernel, stepper) in enumerate(zip(replayed.bonuses.tolist(), stepped.bonuses, strict=True)):
        assert (slot, named(kernel)) == (slot, named(stepper))
    assert replayed.bonus_player.tolist() == list(stepped.bonus_player)
    return stepped


def named(bonus: list[int]) -> dict[str, int]:
    """The fields of a bonus by their names."""
    return {field.name: bonus[field] for field in B}


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_compiled_kernel_agrees_with_the_stepper(block: int) -> None:
    for seed in range(block * SEEDS, (block + 1) * SEEDS):
        rows, tables = random_ledger(seed)
        assert_agrees(rows, tables, replay(rows, tables))


@pytest.mark.parametrize("seed", [43, 1031, 1797])
def test_ledgers_on_which_the_two_once_differed(seed: int) -> None:
    rows, tables = random_ledger(seed)
    assert_agrees(rows, tables, replay(rows, tables))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(10_000, 2**32), players=st.integers(1, 4), length=st.integers(6, 80))
def test_the_plain_kernel_agrees_with_the_stepper(seed: int, players: int, length: int) -> None:
    rows, tables = random_ledger(seed, players, length)
    assert_agrees(rows, tables, replay(rows, tables, compiled=False))


def test_the_ledgers_meet_every_code_every_end_and_every_question() -> None:
    codes: Counter[int] = Counter()
    ends: set[int] = set()
    touched = 0
    for seed in range(BLOCKS * SEEDS):
        replayed = replay(*random_ledger(seed))
        codes.update(replayed.codes.tolist())
        ends.update(replayed.bonuses[:, B.DUE_END].tolist(), replayed.bonuses[:, B.DONE_END].tolist())
        for bits in replayed.bonuses[:, B.TOUCHED].tolist():
            touched |= bits
    assert sum(codes.values()) > 50_000
    assert set(codes) == set(Code)
    assert ends == set(End)
    assert [switch.name for switch in Switch if not touched >> switch & 1] == []
    assert [unsure.name for unsure in Unsure if not touched & unsure] == ["PART_OF_STAKE"]  # told by the rules' maker
