"""Realistic files of every format: the whole ledger and everything told of it, as it was looked through by hand."""

import pytest

from checker.ledger.columns import COLUMNS, FLAGS, KINDS
from checker.ledger.importers.row import Row
from checker.ledger.read import open_ledger
from tests.ledger.importers.imports import FIXTURES, HERE, Outcome, as_csv, as_text, run


@pytest.fixture(params=FIXTURES)
def fixture(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Outcome]:
    monkeypatch.chdir(HERE)
    name, read = FIXTURES[request.param]
    return request.param, run(name, read)


def test_the_ledger_is_the_one_that_was_kept(fixture: tuple[str, Outcome]) -> None:
    name, outcome = fixture
    assert as_csv(outcome) == (HERE / "kept" / f"{name}.csv").read_text()


def test_what_is_told_is_what_was_kept(fixture: tuple[str, Outcome]) -> None:
    name, outcome = fixture
    assert as_text(outcome) == (HERE / "kept" / f"{name}.txt").read_text()


def test_every_row_can_be_read_as_a_ledger(fixture: tuple[str, Outcome]) -> None:
    name, outcome = fixture
    opened = open_ledger([str(HERE / "kept" / f"{name}.csv")])
    assert opened.ledger is not None, opened.problems
    with opened.ledger as ledger:
        read = sum(batch.length for batch, _ in ledger.batches(sort=True))
        assert (read, ledger.account.set_aside, ledger.account.dropped) == (len(outcome.rows), 0, 0)


def test_files_come_to_the_same_in_any_order(fixture: tuple[str, Outcome]) -> None:
    name, outcome = fixture
    form, read = FIXTURES[name]
    files = sorted((HERE / read).iterdir(), reverse=True) if (HERE / read).is_dir() else [HERE / read]
    other = run(form, *files)
    assert sorted(map(repr, other.rows)) == sorted(map(repr, outcome.rows))
    assert other.account == outcome.account


def test_words_of_rows_are_those_of_the_ledger(fixture: tuple[str, Outcome]) -> None:
    _, outcome = fixture
    assert {row.kind for row in outcome.rows} <= set(KINDS)
    assert {row.flag for row in outcome.rows} <= {None, *FLAGS}
    assert all(isinstance(row.at, int) and not isinstance(row.amount, float) for row in outcome.rows)


def test_a_row_has_the_columns_of_the_ledger() -> None:
    assert Row._fields == tuple(column.name for column in COLUMNS)
