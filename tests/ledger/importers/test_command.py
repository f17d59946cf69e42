"""`checker import`: the ledger in each form, the account, and the exit code."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from checker.__main__ import COMMANDS, _load
from checker.cli.app import application
from checker.cli.import_ import Format
from checker.ledger.importers.all import IMPORTERS
from checker.ledger.read import open_ledger
from tests.ledger.importers.imports import HERE


def checker(*words: str) -> Result:
    app = application({"import": _load(COMMANDS["import"]), "new": _load(COMMANDS["new"])})
    return CliRunner().invoke(app, ["import", *words])


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)


def test_the_formats_are_those_of_the_importers() -> None:
    assert [str(one) for one in Format] == list(IMPORTERS)


def test_csv_ndjson_and_parquet_hold_the_same_rows(tmp_path: Path) -> None:
    ledgers = []
    for suffix in ("csv", "ndjson", "parquet"):
        target = tmp_path / f"ledger.{suffix}"
        assert checker("nl", "nl", "--output", str(target)).exit_code == 0
        ledger = open_ledger([str(target)]).ledger
        assert ledger is not None
        with ledger:
            ledgers.append([batch[1:-1] for batch, _ in ledger.batches(sort=True)])
    first, *others = [[column.tolist() for batch in ledger for column in batch] for ledger in ledgers]
    assert others == [first, first]
    assert pq.read_schema(tmp_path / "ledger.parquet").metadata == {b"checker.source": b"nl"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.csv", "ledger.ndjson", "ledger.parquet"]


def test_the_account_and_the_proofs_are_told(tmp_path: Path) -> None:
    result = checker("dk", "dk", "--output", str(tmp_path / "l.csv"))
    assert result.exit_code == 0
    assert result.stdout.startswith("8 entries read: 7 used, 1 corrected by later records\n6 rows written to ")
    assert "  N  bonuses above a cap               the records tell nothing of bonuses\n" in result.stdout


def test_what_cannot_be_used_is_told_and_the_rest_is_written(tmp_path: Path) -> None:
    target = tmp_path / "l.csv"
    result = checker("pa", "pa", "--output", str(target))
    assert result.exit_code == 2
    assert "pa/2026-03-01.csv:6:1: error: `deposits` is `abc`, which is no number\n" in result.stderr
    assert target.read_text() == (HERE / "kept/pa.csv").read_text()


def test_standard_output_is_the_ledger_alone() -> None:
    result = checker("dk", "dk")
    assert result.stdout == (HERE / "kept/dk.csv").read_text()
    assert "6 rows written to standard output\n" in result.stderr


def test_the_offer_of_grants_that_name_none(tmp_path: Path) -> None:
    target = tmp_path / "l.ndjson"
    assert checker("nl", "nl", "--offer", "welkom", "-o", str(target)).exit_code == 0
    rows = [json.loads(line) for line in target.read_text().splitlines()]
    assert {row.get("offer") for row in rows if row["kind"] == "bonus_granted"} == {"welkom"}


def test_a_table_by_its_mapping(tmp_path: Path) -> None:
    target = tmp_path / "l.csv"
    words = ("mapping", "mapping/export.csv", "--mapping", "mapping/columns.yaml", "-o", str(target))
    assert checker(*words).exit_code == 2
    assert target.read_text() == (HERE / "kept/mapping.csv").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "error: no format or no file is named\n"),
        (("nl",), "error: no format or no file is named\n"),
        (("nl", "nl", "-o", "ledger.xlsx"), "error: `ledger.xlsx` does not say how the ledger is written\n"),
        (("nl", "no-such.xml", "-o", "-"), "no-such.xml:1:1: error: it cannot be read: No such file or directory\n"),
        (("nl", "dk", "-o", "-"), "is no element that is known here\n"),
        (("mapping", "mapping/export.csv"), "error: no mapping is given\n"),
        (("nl", "nl", "--mapping", "mapping/columns.yaml"), "error: --mapping is given, and nl needs none\n"),
        (("mapping", "x.csv", "--mapping", "no-such.yaml"), "error: `no-such.yaml` cannot be read: No such file"),
        (("nl", "nl", "-o", "no/such/folder/l.csv"), "error: `no/such/folder/l.csv` cannot be written: No such file"),
    ],
)
def test_what_cannot_be_done_is_told(words: tuple[str, ...], told: str) -> None:
    result = checker(*words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_files_without_records_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty.xml").write_text("<Root/>")
    result = checker("nl", str(tmp_path), "-o", "-")
    assert (result.exit_code, "error: the files hold no records of this format\n" in result.stderr) == (2, True)


def test_a_ledger_that_was_there_stays_where_the_import_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "l.csv"
    target.write_text("kept")
    monkeypatch.setattr("checker.ledger.importers.writing.csv.writer", _failing)
    with pytest.raises(RuntimeError):
        raise checker("nl", "nl", "-o", str(target)).exception or AssertionError
    assert [path.read_text() for path in tmp_path.iterdir()] == ["kept"]


def _failing(*_: object, **__: object) -> object:
    raise RuntimeError


def test_the_list_of_formats() -> None:
    result = checker("--list")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("nl       Y I N N Y I Y  Netherlands")


def test_hostile_names_do_not_reach_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<Batch><Bad\u202e/></Batch>".replace("\u202e", "x"))
    evil = tmp_path / "\x1b[31mx.xml"
    evil.write_text("<Batch><Bad/></Batch>")
    result = checker("gr", str(tmp_path), "-o", "-")
    assert "\x1b" not in result.stderr
