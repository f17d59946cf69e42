"""The same ledger is the same rows in every format."""

import io
import json
from pathlib import Path

import pytest

from tests.ledger.ledgers import (
    PLAYED,
    all_told,
    as_csv,
    as_ndjson,
    read,
    write,
    write_parquet,
    write_sqlite,
)  # fmt: skip

EXPECTED = Path(__file__).with_name("played.json")


def expected() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(EXPECTED.read_text())
    return rows


def as_json(rows: object) -> object:
    return json.loads(json.dumps(rows))


@pytest.mark.parametrize(
    "name",
    "l.parquet l.pq l.csv l.csv.gz l.csv.bz2 l.csv.zst l.ndjson l.jsonl l.json l.ndjson.gz l.ndjson.zst".split(),
)
def test_every_format_gives_the_same_rows(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    write_parquet(PLAYED, file) if name == "l.pq" else write(PLAYED, file)
    found = read(file)
    assert as_json(all_told(found)) == expected()
    assert found[1] == (7, 7, 0, 0)


def test_parquet_of_texts_gives_the_same_rows(tmp_path: Path) -> None:
    assert as_json(all_told(read(write_parquet(PLAYED, tmp_path / "l.parquet", typed=False)))) == expected()


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_header_tells_what_stands_between_columns(delimiter: str, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_bytes(as_csv(PLAYED, delimiter))
    assert as_json(all_told(read(file))) == expected()


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.replace(b"\n", b"\n\n\r\n"),
        lambda content: content.removesuffix(b"\n"),
        lambda content: content.replace(b"ada", b'"ada"'),
    ],
    ids=["byte order mark", "CRLF", "empty lines", "no last line break", "quotes"],
)
def test_what_says_nothing_changes_nothing(change, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "l.csv"
    file.write_bytes(change(as_csv(PLAYED)))
    assert as_json(all_told(read(file))) == expected()


def test_sqlite_gives_the_same_rows(tmp_path: Path) -> None:
    assert as_json(all_told(read(write_sqlite(PLAYED, tmp_path / "l.sqlite")))) == expected()
    other = write_sqlite(PLAYED, tmp_path / "m.db", "a table")
    assert as_json(all_told(read(f"{other}?table=a table"))) == expected()


def test_standard_input_is_ndjson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(as_ndjson(PLAYED))))
    assert as_json(all_told(read("-"))) == expected()


def test_several_files_are_one_ledger_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(PLAYED[:3], tmp_path / "1.csv")
    write_parquet(PLAYED[3:5], tmp_path / "2.parquet")
    write(PLAYED[5:], tmp_path / "3.ndjson")
    (tmp_path / "_SUCCESS").write_text("")
    (tmp_path / ".hidden.csv").write_text("")
    (tmp_path / "notes.md").write_text("")
    assert as_json(all_told(read(tmp_path))) == expected()
    assert as_json(all_told(read(tmp_path / "?.*"))) == expected()
    assert as_json(all_told(read(*sorted(tmp_path.glob("?.*"))))) == expected()


def test_a_file_that_two_paths_lead_to_is_read_once(tmp_path: Path) -> None:
    file = write(PLAYED, tmp_path / "l.csv")
    (tmp_path / "link.csv").symlink_to(file)
    assert read(file, tmp_path, tmp_path / "link.csv")[1] == (7, 7, 0, 0)


def test_missing_optional_columns_are_absent_throughout(tmp_path: Path) -> None:
    needed = ("transaction", "at", "player", "kind", "amount", "currency")
    rows = [{name: row[name] for name in needed} for row in PLAYED if row["kind"] == "deposit"]
    (batch,), account, _ = read(write(rows, tmp_path / "l.csv"))
    assert account == (1, 1, 0, 0)
    absent = {name for name in batch[0]._fields if name != "continues" and getattr(batch[0], name)[0] == -1}
    assert absent == set(batch[0]._fields) - {"continues", "number", "player", "at", "kind", "amount", "currency"}


def test_what_a_ledger_holds_is_told_when_it_has_been_read(tmp_path: Path) -> None:
    from checker.ledger.columns import COLUMNS
    from checker.ledger.read import open_ledger

    ledger = open_ledger([str(write(PLAYED, tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    with ledger:
        list(ledger.batches())
        assert ledger.capabilities == {column.name for column in COLUMNS if not column.needed}
    ledger = open_ledger([str(write(PLAYED[:2], tmp_path / "m.csv"))]).ledger
    assert ledger is not None
    with ledger:
        list(ledger.batches())
        assert ledger.capabilities == {"bonus", "offer", "offer_version", "payment_method", "market"}
