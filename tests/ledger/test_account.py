"""Whatever is broken: rows read are rows used, dropped and set aside; and what is good stays good."""

import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.ledger.columns import FLAGS, KINDS
from checker.ledger.part import UnreadableError
from checker.ledger.quarantine import Account
from checker.ledger.read import open_ledger
from tests.ledger.ledgers import PLAYED, Row, as_csv, as_ndjson, read, write, write_parquet

CELLS = st.one_of(
    st.sampled_from([
        "", "0", "-1", "1", "12.50", "1e3", "999999999999999999999", "1000000000001", "GBP", "XXX", "ada", "béa", "\0",
        "2026-03-01T10:00:00Z", "2026-03-01T10:00:00", "1026-03-01T10:00:00Z", "t1", "t2", "1.95", "0.5", '"', ",",
        *KINDS, *FLAGS[:3],
    ]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=12),
)  # fmt: skip
NAMES = sorted({name for row in PLAYED for name in row})
CHANGES = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(NAMES), CELLS), max_size=25)
ORDER = st.lists(st.integers(0, len(PLAYED) - 1), min_size=1, max_size=30)
FORMATS = ["l.csv", "l.ndjson", "l.parquet"]
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True, scope="module")
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compile before hypothesis runs: it moves Python's limit of recursion, which the compiler does not bear."""
    folder = tmp_path_factory.mktemp("compiled")
    for name in FORMATS:
        read(write([*PLAYED, *PLAYED], folder / name), sort=True)


def broken(order: list[int], changes: list[tuple[int, str, str]]) -> list[Row]:
    """Some rows, each with an id of its own at first, and then with cells changed."""
    rows: list[Row] = [
        {**dict.fromkeys(NAMES), **PLAYED[place], "transaction": f"n{i}"} for i, place in enumerate(order)
    ]
    for place, name, cell in changes:
        rows[place % len(rows)][name] = cell
    return rows


@given(order=ORDER, changes=CHANGES, name=st.sampled_from(FORMATS), most_rows=st.integers(1, 9))
@SETTINGS
def test_the_account_of_broken_cells_adds_up(
    order: list[int], changes: list[tuple[int, str, str]], name: str, most_rows: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("broken")
    rows = broken(order, changes)
    file = write_parquet(rows, folder / name, typed=False) if name == "l.parquet" else write(rows, folder / name)
    account, numbers, aside = gone_through(file, most_rows)
    assert account.adds_up
    assert account.read == len(rows)
    assert len(set(numbers)) == len(numbers) == account.used
    assert not set(numbers) & set(aside)
    untouched = set(range(len(rows))) - {place % len(rows) for place, _, _ in changes}
    assert untouched <= {*numbers, *of_a_taken_id(rows)}


def of_a_taken_id(rows: list[Row]) -> list[int]:
    """The rows whose transaction another row has too."""
    ids = [row["transaction"] for row in rows]
    return [i for i, one in enumerate(ids) if ids.count(one) > 1]


def gone_through(file: Path, most_rows: int) -> tuple[Account, list[int], list[int]]:
    """The account of a ledger, the numbers of the rows used, and of those in the quarantine."""
    opened = open_ledger([str(file)])
    assert opened.ledger is not None, opened.problems
    with opened.ledger as ledger:
        batches = list(ledger.batches(most_rows, sort=True))
        ledger.write_quarantine(file.with_name("aside.parquet"))
        aside = pq.read_table(file.with_name("aside.parquet"))
        assert aside.num_rows == ledger.account.set_aside == sum(ledger.reasons().values())
        assert all(aside["sentence"].to_pylist())
        numbers = [int(one) for rows, _ in batches for one in rows.number]
        return ledger.account, numbers, [row - 1 for row in aside["row"].to_pylist()]


@given(
    content=st.sampled_from([as_csv(PLAYED), as_ndjson(PLAYED)]), seed=st.integers(0, 2**32), flips=st.integers(1, 30)
)
@settings(max_examples=100, deadline=None)
def test_the_account_of_broken_bytes_adds_up(
    content: bytes, seed: int, flips: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rng = random.Random(seed)
    changed = bytearray(content)
    for _ in range(flips):
        place = rng.randrange(len(changed))
        match rng.randrange(4):
            case 0:
                changed[place] = rng.randrange(256)
            case 1:
                del changed[place : place + rng.randrange(1, 40)]
            case 2:
                changed[place:place] = rng.choice([b'"', b",", b"\n", b"\r\n", b"\0", b"\xff", b"{", b"\\", b"9" * 30])
            case _:
                changed[place:place] = changed[: rng.randrange(1, 200)]
    file = tmp_path_factory.mktemp("bytes") / ("l.csv" if content.startswith(b"transaction") else "l.ndjson")
    file.write_bytes(changed)
    opened = open_ledger([str(file)])
    if opened.ledger is None:
        assert all(problem.message for problem in opened.problems)
        return
    opened.ledger.close()
    account, numbers, _ = gone_through(file, 5)
    assert account.adds_up
    assert len(set(numbers)) == account.used
    lines = [line for line in bytes(changed).split(b"\n") if line.strip(b"\r")]
    assert account.read == len(lines) - (file.suffix == ".csv")


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_a_damaged_parquet_file_is_refused_or_adds_up(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(seed)
    file = write_parquet(PLAYED, tmp_path_factory.mktemp("parquet") / "l.parquet", row_group=3)
    content = bytearray(file.read_bytes())
    for _ in range(rng.randrange(1, 4)):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    file.write_bytes(content)
    opened = open_ledger([str(file)])
    if opened.ledger is None:
        return
    with opened.ledger as ledger:
        try:
            list(ledger.batches(sort=True))
        except UnreadableError:
            return
        assert ledger.account.adds_up
