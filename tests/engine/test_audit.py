"""A ledger with planted breaches is audited: each is found, no clean bonus is accused, however the rows are cut."""

from pathlib import Path

import pytest

from checker.conduct.finding import Count, Finding, together
from checker.conduct.holding import finished
from checker.engine.embedded import Audited
from checker.engine.keeping import Keeper
from checker.sample.making import Order
from checker.sample.planted import Planted
from tests.engine import audits

ROWS = 60_000


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Planted]]:
    file = tmp_path_factory.mktemp("audit") / "ledger.parquet"
    return file, audits.write(Order(ROWS, 5), file)


@pytest.fixture(scope="module")
def whole(ledger: tuple[Path, list[Planted]]) -> Audited:
    return audits.audited(ledger[0])


def breaches(found: Audited) -> list[Finding]:
    return [one for one in found.conducted.findings if one.verdict == "breach"]


def told(found: Audited) -> list[tuple[object, ...]]:
    """Findings as they are compared: in words, without the order of batches."""
    return sorted(
        (one.check, str(one.market), str(one.player), str(one.bonus), str(one.day), str(one.message), one.rows)
        for one in breaches(found)
    )


def accused(found: Audited) -> list[tuple[str, str, str]]:
    """The breaches that are of one player; those of an operator's months are of none."""
    return [(one.check, one.player, str(one.message)) for one in breaches(found) if one.player]


def test_every_planted_breach_is_found(ledger: tuple[Path, list[Planted]], whole: Audited) -> None:
    found = {(one.check, one.bonus) for one in breaches(whole)} | {(one.check, one.player) for one in breaches(whole)}
    missed = [one for one in ledger[1] if not {(one.id, one.bonus), (one.id, one.player)} & found]
    assert len(ledger[1]) > 20
    assert missed == []


def test_nobody_is_accused_of_what_was_not_planted(ledger: tuple[Path, list[Planted]], whole: Audited) -> None:
    players = {one.player for one in ledger[1]}
    assert [one for one in accused(whole) if one[1] not in players] == []


def test_a_clean_ledger_has_no_breach(tmp_path: Path) -> None:
    audits.write(Order(ROWS, 6, clean=True), tmp_path / "clean.parquet")
    found = audits.audited(tmp_path / "clean.parquet")
    assert accused(found) == []
    assert found.account == (ROWS, ROWS, 0, 0)


def test_the_account_adds_up(whole: Audited) -> None:
    assert all(count.adds_up for count in whole.conducted.totals.values())
    of_bonuses = {key: count for key, count in whole.conducted.totals.items() if key[0].startswith("conduct/")}
    for check in {check for check, _ in of_bonuses}:
        assert sum(count.looked for (one, _), count in of_bonuses.items() if one == check) == whole.bonuses


def test_threads_change_nothing(ledger: tuple[Path, list[Planted]], whole: Audited) -> None:
    again = audits.audited(ledger[0], jobs=3)
    assert told(again) == told(whole)
    assert again.conducted.totals == whole.conducted.totals


def test_rows_out_of_order_are_sorted_first(tmp_path: Path, whole: Audited) -> None:
    audits.write(Order(ROWS, 5, unsorted=True), tmp_path / "unsorted.parquet")
    found = audits.audited(tmp_path / "unsorted.parquet")
    assert found.out_of_order > 0
    assert found.conducted.totals == whole.conducted.totals


@pytest.mark.parametrize("most_rows", [97, 1_000])
def test_a_player_that_stands_in_several_batches_is_judged_once(
    ledger: tuple[Path, list[Planted]], whole: Audited, most_rows: int
) -> None:
    parts = list(audits.in_batches(ledger[0], most_rows))
    held = frozenset[str]().union(*(part.held for part in parts))
    laws = audits.laws_of(audits.offers(), audits.packaged((), None), None)[0]
    found = finished(together([part.conducted for part in parts]), laws, held)
    assert sum(part.bonuses.length for part in parts) == whole.bonuses
    assert _bonus_totals(found.totals) == _bonus_totals(whole.conducted.totals)
    assert told(whole._replace(conducted=found)) == told(whole)


def _bonus_totals(totals: dict[tuple[str, str], Count]) -> dict[tuple[str, str], Count]:
    return {key: count for key, count in totals.items() if count.of == "bonus"}


class KilledError(Exception):
    """The run was killed."""


def test_a_run_that_was_killed_goes_on_to_the_same_result(
    ledger: tuple[Path, list[Planted]], whole: Audited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.ledger.reading.Ledger.batches.__defaults__", (5_000, False))
    first = Keeper(tmp_path / "a.parquet", tmp_path / "work", "key")
    put, count = first.put, iter(range(100))

    def put_some(number: int, part: object) -> None:
        if next(count) == 4:
            raise KilledError
        put(number, part)  # type: ignore[arg-type]

    monkeypatch.setattr(first, "put", put_some)
    with pytest.raises(KilledError):
        audits.audited(ledger[0], first)
    again = Keeper(tmp_path / "a.parquet", tmp_path / "work", "key")
    found = audits.audited(ledger[0], again)
    again.end()
    assert again.taken == 4
    assert told(found) == told(whole)
    assert found.conducted.totals == whole.conducted.totals
    assert list((tmp_path / "work").glob("batch*")) == []
    alone = Keeper(tmp_path / "b.parquet")
    audits.audited(ledger[0], alone)
    alone.end()
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
