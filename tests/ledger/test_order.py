"""Rows come by player, time and input; batches end where a player ends."""

import random
from itertools import groupby, pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ledger import order
from checker.ledger.coded import OutOfOrderError
from checker.ledger.read import open_ledger
from checker.ledger.rows import carried, translate
from checker.ledger.shares import bounds_of, share_of_rows
from checker.ledger.telling import told as problems_of
from checker.ledger.texts import buffers
from tests.ledger.ledgers import Row, all_told, numbers, read, write

NAMES = ["a", "b", "ab", "common-1", "common-2", "é", "日本", "a" * 20]
START = 1_772_359_200_000_000


def deposits(players: list[tuple[str, int]]) -> pa.Table:
    """A row for each player and second."""
    count = len(players)
    return pa.table({
        "transaction": [f"t{i}" for i in range(count)],
        "at": pa.array([START + second * 1_000_000 for _, second in players], pa.timestamp("us", "UTC")),
        "player": pa.array([player for player, _ in players], pa.string()),
        "kind": ["deposit"] * count, "amount": pa.array(range(count), pa.int64()), "currency": ["GBP"] * count,
    })  # fmt: skip


def written(players: list[tuple[str, int]], file: Path, row_group: int = 100) -> Path:
    pq.write_table(deposits(players), file, row_group_size=row_group)
    return file


def in_order(players: list[tuple[str, int]]) -> list[int]:
    return sorted(range(len(players)), key=lambda i: (players[i][0].encode(), players[i][1], i))


def test_rows_out_of_order_stop_the_reading_and_are_sorted_when_asked(tmp_path: Path) -> None:
    players = [("b", 1), ("a", 2), ("a", 1), ("b", 0), ("é", 0), ("z", 0), ("a", 2)]
    file = written(players, tmp_path / "l.parquet")
    ledger = open_ledger([str(file)]).ledger
    assert ledger is not None
    with ledger, pytest.raises(OutOfOrderError):
        list(ledger.batches())
    assert numbers(read(file, sort=True)) == [2, 1, 6, 3, 0, 5, 4] == in_order(players)


@pytest.mark.parametrize(
    ("players", "sorted_"),
    [
        ([("a", 1), ("a", 1), ("b", 0)], True),
        ([("a", 1), ("a", 0)], False),
        ([("b", 0), ("a", 1)], False),
        ([("a", 0), ("ab", 0), ("b", 0)], True),
        ([("ab", 0), ("a", 0)], False),
        ([("z", 0), ("é", 0)], True),
        ([("é", 0), ("z", 0)], False),
        ([("10", 0), ("9", 0)], True),
    ],
)
def test_the_order_is_that_of_bytes_then_time(players: list[tuple[str, int]], sorted_: bool, tmp_path: Path) -> None:
    for row_group, most_rows in ((100, 100), (1, 1)):  # within a batch, and between two
        ledger = open_ledger([str(written(players, tmp_path / "l.parquet", row_group))]).ledger
        assert ledger is not None
        with ledger:
            tries: list[str] = []

            def replay(batches: object, tries: list[str] = tries) -> list[int]:
                tries.append("once")
                return [int(one) for rows, _ in batches for one in rows.number]  # type: ignore[attr-defined]

            try:
                list(ledger.batches(most_rows))
                assert sorted_
            except OutOfOrderError:
                assert not sorted_
            assert ledger.use(replay) == in_order(players)
            assert len(tries) == (1 if sorted_ else 2)
            assert (ledger.out_of_order == 0) == sorted_
            assert [problem.message for problem in problems_of(ledger)] == (
                [] if sorted_ else ["1 row of the ledger was not in the order of player and time, and was sorted"]
            )


@given(
    players=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 5)), min_size=1, max_size=60),
    share=st.integers(1, 20), most_rows=st.integers(1, 20), piece=st.integers(1, 30),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_order_is_put_right(
    players: list[tuple[str, int]], share: int, most_rows: int, piece: int, tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("order")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(order, "A_SHARE", share)
        found = read(written(players, folder / "l.parquet", piece), sort=True, most_rows=most_rows)
    assert numbers(found) == in_order(players)
    assert found[1] == (len(players), len(players), 0, 0)
    check_batches(found[0], most_rows)


def check_batches(batches: list, most_rows: int) -> None:  # type: ignore[type-arg]
    """Batches end where a player ends, but for players of more rows than a batch may have."""
    whole = [
        (names.players[rows.player[i]], place)
        for place, (rows, names) in enumerate(batches)
        for i in range(rows.length)
    ]
    for _, mine in groupby(whole, key=lambda one: one[0]):
        places = [place for _, place in mine]
        assert len(set(places)) == 1 or len(places) > most_rows
    for (rows, names), (following, others) in pairwise(batches):
        assert rows.continues == (names.players[rows.player[-1]] == others.players[following.player[0]])
    assert not batches[-1][0].continues


def test_shares_are_of_about_one_size_and_in_order() -> None:
    rng = random.Random(1)
    players = [(f"player-{rng.randrange(1000):04}", rng.randrange(1000)) for _ in range(5000)]
    at = np.array([second for _, second in players])
    table = pa.table({"player": [player for player, _ in players], "at": pa.array(at)})
    bounds = bounds_of(table, 10)
    assert bounds.common == len("player-0")
    shares = np.empty(5000, dtype=np.int64)
    share_of_rows(buffers(table["player"]), at, bounds, shares)
    assert max(np.bincount(shares)) < 700
    assert sorted(shares.tolist()) == [int(shares[i]) for i in sorted(range(5000), key=lambda i: players[i])]


def test_one_player_of_many_rows_is_shared_out_by_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "A_SHARE", 100)
    players = [("only", second) for second in random.Random(2).sample(range(2000), 1000)]
    found = read(written(players, tmp_path / "l.parquet"), sort=True, most_rows=64)
    assert numbers(found) == in_order(players)
    assert [rows.continues for rows, _ in found[0]] == [True] * (len(found[0]) - 1) + [False]
    check_batches(found[0], 64)


def bets(count: int) -> list[Row]:
    """A player who places bets and settles each ten rows later."""
    good: Row = {"player": "ada", "currency": "GBP", "amount": "5"}
    rows = []
    for i in range(count):
        at = f"2026-03-01T10:00:{i:02}Z"
        rows.append(
            {"transaction": f"p{i}", "at": at, "kind": "bet_placed", "bet": f"x{i}", "round": f"r{i % 7}", **good}
        )
        if i >= 10:
            rows.append(
                {"transaction": f"s{i}", "at": at, "kind": "bet_settled", "bet": f"x{i - 10}", "payout": "1", **good}
            )
    return rows


def test_codes_of_a_player_who_continues_are_translated_by_their_texts(tmp_path: Path) -> None:
    batches = read(write(bets(40), tmp_path / "l.csv"), most_rows=8)[0]
    assert [rows.continues for rows, _ in batches] == [True] * (len(batches) - 1) + [False]
    open_bets: set[str] = set()
    codes = np.empty(0, dtype=np.int64)
    before = None
    for rows, own in batches:
        names = own
        if before is not None:
            assert [i for i, code in enumerate(translate(before, names, "bets")) if code >= 0] == [
                i for i, text in enumerate(before.bets) if text in list(names.bets)
            ]
            names, codes = carried(before, names, "bets", codes)
        assert {names.bets[code] for code in codes} == open_bets
        assert len(set(names.bets)) == len(names.bets)
        held = set(codes.tolist())
        for kind, bet in zip(rows.kind.tolist(), rows.bet.tolist(), strict=True):
            (held.add if kind == 11 else held.remove)(bet)
        open_bets, codes, before = {names.bets[code] for code in held}, np.array(sorted(held)), names
    assert open_bets == {f"x{i}" for i in range(30, 40)}


def test_bets_and_rounds_are_coded_within_their_player(tmp_path: Path) -> None:
    good: Row = {"currency": "GBP", "amount": "5", "kind": "bet_placed", "at": "2026-03-01T10:00:00Z"}
    players = [("ada", "x"), ("ada", "y"), ("ada", "x"), ("bea", "x"), ("bea", "z")]
    rows = [
        {"transaction": str(i), "player": player, "bet": bet, "round": bet, **good}
        for i, (player, bet) in enumerate(players)
    ]
    ((batch, names),) = read(write(rows, tmp_path / "l.csv"))[0]
    assert batch.bet.tolist() == batch.round.tolist() == [0, 1, 0, 2, 3]
    assert list(names.bets) == ["x", "y", "x", "z"]


def test_words_have_the_same_code_in_every_batch(tmp_path: Path) -> None:
    rng = random.Random(3)
    rows: list[Row] = [
        {"transaction": str(i), "player": f"p{i:04}", "at": "2026-03-01T10:00:00Z", "kind": "bonus_granted",
         "amount": "1", "currency": rng.choice(["GBP", "EUR", "JPY"]), "bonus": f"b{i}", "offer": rng.choice("abc"),
         "offer_version": rng.choice(["", "1", "2"]), "game": f"g{rng.randrange(i + 1)}"}
        for i in range(300)
    ]  # fmt: skip
    batches = read(write(rows, tmp_path / "l.csv"), most_rows=20)[0]
    for (_, names), (_, others) in pairwise(batches):
        for which in ("games", "currencies", "offers"):
            assert tuple(getattr(others, which)[: len(getattr(names, which))]) == tuple(getattr(names, which))
    found = [row for batch in batches for row in all_told(([batch], None, None))]  # type: ignore[arg-type]
    assert [(row["currency"], row["offer"], row["game"]) for row in found] == [
        (row["currency"], (row["offer"], row["offer_version"]), row["game"]) for row in rows
    ]
