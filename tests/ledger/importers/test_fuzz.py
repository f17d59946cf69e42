"""Files of every format with random damage: nothing breaks, every entry is accounted for, what is given can be read."""

import random

import pytest

from checker.ledger.columns import GREATEST_AMOUNT, KINDS
from tests.ledger.importers.imports import FIXTURES, HERE, Outcome, run

TIMES = 25
PIECES = (b"<", b">", b"&", b'"', b"", b"\xff", b"\0", b"-", b"9" * 30, b"2026-02-30", b"\n", b",", b"</", b"\xc3\xa9")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file of which some pieces are cut out, doubled or replaced."""
    for _ in range(chance.randint(1, 4)):
        first = chance.randrange(len(content) + 1)
        end = min(len(content), first + chance.choice((0, 1, 5, 40)))
        piece = chance.choice((*PIECES, content[first:end] * 2))
        content = content[:first] + piece + content[end:]
    return content


def seemly(outcome: Outcome) -> bool:
    """Whether every row has what each row of a ledger has."""
    return all(
        row.kind in KINDS and row.player and row.transaction and abs(row.amount or 0) <= 2 * GREATEST_AMOUNT
        for row in outcome.rows
    )


@pytest.mark.parametrize("name", FIXTURES)
def test_damage_breaks_nothing(name: str) -> None:
    form, read = FIXTURES[name]
    files = sorted((HERE / read).iterdir()) if (HERE / read).is_dir() else [HERE / read]
    contents = [file.read_bytes() for file in files]
    for seed in range(TIMES):
        chance = random.Random(f"{name} {seed}")
        assert seemly(run(form, *(damaged(content, chance) for content in contents))), seed
