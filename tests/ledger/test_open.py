"""What cannot be read is told with its place and what to do; what is passed over is a note; nothing is silent."""

import gzip
import sqlite3
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from checker.finding import Level
from checker.ledger.part import UnreadableError
from checker.ledger.read import open_ledger
from checker.ledger.telling import told
from tests.ledger.ledgers import PLAYED, as_csv, as_ndjson, as_typed, read, write, write_parquet, write_sqlite


def refused(*paths: Path | str) -> list[str]:
    """The errors of a ledger that cannot be read, each with its help."""
    opened = open_ledger([str(path) for path in paths])
    assert opened.ledger is None
    errors = [problem for problem in opened.problems if problem.level is Level.ERROR]
    return [problem.message + (f" [{problem.help}]" if problem.help else "") for problem in errors]


def noted(*paths: Path | str) -> list[str]:
    """The notes on a ledger that can be read."""
    opened = open_ledger([str(path) for path in paths])
    assert opened.ledger is not None
    opened.ledger.close()
    return [f"{problem.level}: {problem.message}" for problem in opened.problems]


def test_a_cut_parquet_file_is_refused(tmp_path: Path) -> None:
    file = write_parquet(PLAYED * 50, tmp_path / "l.parquet")
    file.write_bytes(file.read_bytes()[:-200])
    (message,) = refused(file)
    assert message.startswith(f"{file}: it is no whole Parquet file, and may be cut: ")


def test_a_damaged_parquet_file_stops_the_reading(tmp_path: Path) -> None:
    file = write_parquet(PLAYED, tmp_path / "l.parquet")
    content = bytearray(file.read_bytes())
    content[4:200] = bytes(196)
    file.write_bytes(content)
    ledger = open_ledger([str(file)]).ledger
    assert ledger is not None
    with ledger, pytest.raises(UnreadableError, match="it is damaged"):
        list(ledger.batches())


@pytest.mark.parametrize("name", ["l.csv.gz", "l.csv.bz2", "l.csv.zst", "l.ndjson.gz"])
def test_a_packed_file_that_is_cut_is_refused(name: str, tmp_path: Path) -> None:
    file = write(PLAYED * 500, tmp_path / name)
    file.write_bytes(file.read_bytes()[:-20])
    (message,) = refused(file)
    assert message.startswith(f"{file}: it ")
    assert "cut" in message or "to its end" in message


def test_what_is_no_packed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "l.csv.gz").write_bytes(as_csv(PLAYED))
    assert refused(tmp_path / "l.csv.gz") == [
        f"{tmp_path}/l.csv.gz: it cannot be read to its end: Not a gzipped file (b'tr')"
    ]


def test_the_cut_last_line_of_a_csv_file_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_bytes(as_csv(PLAYED)[:-25])
    ledger = open_ledger([str(file)]).ledger
    assert ledger is not None
    with ledger:
        list(ledger.batches())
        assert ledger.account == (7, 6, 0, 1)
        ledger.write_quarantine(tmp_path / "aside.parquet")
    (row,) = pq.read_table(tmp_path / "aside.parquet").to_pylist()
    assert row["sentence"].endswith("; the file ends here and may be cut")
    assert row["line"].startswith("t7,")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("l.csv", b"", "it is empty; it begins with a line that names its columns"),
        ("l.ndjson", b"", "it is empty; it holds one JSON object a line"),
        ("l.csv", b"\n\n", "it is empty; it begins with a line that names its columns"),
        ("l.csv", as_csv(PLAYED).decode().encode("utf-16"), "it is no UTF-8; write it as UTF-8"),
        ("l.csv", b"at,player,at\n", "its header names the column `at` twice"),
        ("l.parquet", b"", "it is no whole Parquet file, and may be cut: Parquet file size is 0 bytes"),
    ],
)
def test_a_file_that_is_none_is_refused(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name) == [f"{tmp_path / name}: {message}"]


def test_a_ledger_without_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_bytes(as_csv(PLAYED).splitlines()[0] + b"\n")
    write_parquet([], tmp_path / "m.csv")
    pq.write_table(as_typed(PLAYED).slice(0, 0), tmp_path / "m.parquet")
    no_rows = "the ledger has no rows [name a ledger in which something happened]"
    assert refused(tmp_path / "l.csv") == [no_rows]
    assert refused(tmp_path / "m.parquet") == [no_rows]
    assert noted(tmp_path / "m.parquet", write(PLAYED, tmp_path / "n.csv")) == []


def test_a_missing_column_is_told_with_what_was_probably_meant(tmp_path: Path) -> None:
    content = as_csv(PLAYED).replace(b"amount,", b"amounts,", 1).replace(b"player,", b"id,", 1)
    (tmp_path / "l.csv").write_bytes(content)
    assert refused(tmp_path / "l.csv") == [
        f"{tmp_path}/l.csv: the column `player` is missing [add `player`: pseudonym]",
        f"{tmp_path}/l.csv: the column `amount` is missing [did you mean `amounts`?]",
    ]
    (tmp_path / "m.csv").write_bytes(as_csv(PLAYED).replace(b"player,", b"Player,", 1))
    assert refused(tmp_path / "m.csv") == [f"{tmp_path}/m.csv: the column `player` is missing [did you mean `Player`?]"]


def test_further_columns_are_passed_over_with_a_note(tmp_path: Path) -> None:
    rows = [{**row, "note": "x", "payment_methods": "card"} for row in PLAYED]
    assert noted(write(rows, tmp_path / "l.csv")) == [
        f"note: {tmp_path}/l.csv: 2 columns are passed over, for a ledger has none of these names: `note`, "
        "`payment_methods`; did you mean `payment_method` by `payment_methods`?"
    ]
    assert noted(write([{**row, "note": "x"} for row in PLAYED], tmp_path / "l.ndjson")) == [
        f"note: {tmp_path}/l.ndjson: 1 column is passed over, for a ledger has none of that name: `note`"
    ]


def test_a_column_that_takes_one_of_our_own_names_is_refused(tmp_path: Path) -> None:
    rows = [{**row, "__at": "x"} for row in PLAYED]
    for name in ("l.csv", "l.parquet", "l.ndjson"):
        assert refused(write(rows, tmp_path / name)) == [
            f"{tmp_path / name}: its column `__at` has a name that means something here; give it another"
        ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("none.csv", "there is no file `{0}/none.csv`"),
        ("*.nothing", "the pattern `{0}/*.nothing` matches no file"),
        ("l.docx", "`{0}/l.docx` does not say what kind of ledger it is [{1}]"),
        ("l.parquet.gz", "`{0}/l.parquet.gz` does not say what kind of ledger it is [{1}]"),
        ("empty", "the folder `{0}/empty` holds no ledger [{1}]"),
        ("none.sqlite?table=x", "{0}/none.sqlite?table=x: there is no such file"),
    ],
)
def test_a_path_that_means_nothing_is_told(path: str, message: str, tmp_path: Path) -> None:
    from checker.ledger.paths import HELP

    for name in ("l.docx", "l.parquet.gz"):
        (tmp_path / name).write_text("")
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / path) == [message.format(tmp_path, HELP)]


def test_one_file_that_cannot_be_read_stops_the_whole_ledger(tmp_path: Path) -> None:
    good = write(PLAYED, tmp_path / "l.csv")
    (tmp_path / "m.csv").write_bytes(b"")
    assert refused(good, tmp_path / "m.csv") == [
        f"{tmp_path}/m.csv: it is empty; it begins with a line that names its columns"
    ]


def test_sqlite_names_its_tables(tmp_path: Path) -> None:
    file = write_sqlite(PLAYED, tmp_path / "l.db", "turnover")
    assert refused(file) == [
        f"{file}: it has no table `ledger`; it has `turnover`: name one, as in `{file}?table=turnover`"
    ]
    (tmp_path / "m.db").write_bytes(b"no database at all, but a text of some length")
    assert refused(tmp_path / "m.db") == [f"{tmp_path}/m.db: it cannot be read: file is not a database"]


def test_sqlite_numbers_with_a_decimal_point_are_set_aside(tmp_path: Path) -> None:
    file = write_sqlite(PLAYED, tmp_path / "l.db")
    with sqlite3.connect(file) as connection:
        connection.execute("update ledger set amount = 12.5 where \"transaction\" = 't1'")
    connection.close()
    assert read(file)[1:] == ((7, 6, 0, 1), {"decimal_point": 1})


def test_a_ledger_of_which_no_row_can_be_used_is_an_error(tmp_path: Path) -> None:
    rows = [{**row, "at": "yesterday"} for row in PLAYED]
    ledger = open_ledger([str(write(rows, tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    with ledger:
        assert list(ledger.batches()) == []
        (problem,) = told(ledger)
    assert problem.level is Level.ERROR
    assert problem.message == "none of the 7 rows of the ledger can be used: not_a_time 7"


def test_the_account_is_not_known_before_the_rows_are_read(tmp_path: Path) -> None:
    ledger = open_ledger([str(write(PLAYED, tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    with ledger:
        batches = ledger.batches(most_rows=1)
        next(batches)
        with pytest.raises(RuntimeError, match="when its batches have been gone through"):
            ledger.account  # noqa: B018
        list(batches)
        assert ledger.account.adds_up


def test_a_row_is_named_by_its_file_and_place(tmp_path: Path) -> None:
    import numpy as np

    one, other = write(PLAYED[:3], tmp_path / "1.csv"), write_parquet(PLAYED[3:], tmp_path / "2.parquet")
    ledger = open_ledger([str(one), str(other)]).ledger
    assert ledger is not None
    with ledger:
        assert [ledger.where(number) for number in (0, 2, 3, 6)] == [
            (str(one), 1), (str(one), 3), (str(other), 1), (str(other), 4)
        ]  # fmt: skip
        found = [(number, row["transaction"]) for some, table in ledger.texts(np.array([1, 2, 6]))
                 for number, row in zip(some.tolist(), table.to_pylist(), strict=True)]  # fmt: skip
    assert found == [(1, "t2"), (2, "t3"), (6, "t7")]


def test_files_made_for_reading_are_taken_away(tmp_path: Path) -> None:
    workspace = tmp_path / "work"
    workspace.mkdir()
    file = write(PLAYED, tmp_path / "l.csv")
    opened = open_ledger([str(file)], workspace)
    assert opened.ledger is not None
    with opened.ledger as ledger:
        assert len(list(workspace.iterdir())) == 1
        list(ledger.batches(sort=True))
    assert list(workspace.iterdir()) == []
    (tmp_path / "m.csv").write_bytes(gzip.compress(b"x"))
    assert open_ledger([str(file), str(tmp_path / "m.csv")], workspace).ledger is None
    assert list(workspace.iterdir()) == []


def test_the_columns_of_a_ledger_are_known_without_the_extra() -> None:
    code = (
        "import sys; import checker.ledger.columns, checker.ledger.reasons, checker.extras; "
        "sys.exit(any(name in sys.modules for name in ('numpy', 'pyarrow', 'duckdb', 'numba', 'psycopg')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_missing_extra_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker import extras

    extras.require("ledger")
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name in ("duckdb", "numba") else object())
    with pytest.raises(extras.MissingExtraError) as raised:
        extras.require("ledger")
    assert str(raised.value) == (
        "the extra `ledger` is not installed: `duckdb`, `numba` cannot be found; "
        "run `pip install 'bonus-terms-checker[ledger]'`"
    )


def test_ndjson_tells_the_key_that_was_probably_meant(tmp_path: Path) -> None:
    (tmp_path / "l.ndjson").write_bytes(as_ndjson(PLAYED).replace(b'"player"', b'"Player"'))
    assert refused(tmp_path / "l.ndjson") == [
        f"{tmp_path}/l.ndjson: no line has the key `player`; did you mean it by `Player`?"
    ]


def test_ndjson_tells_what_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "l.ndjson").write_bytes(as_ndjson(PLAYED) + b"{}\n")
    assert read(tmp_path / "l.ndjson")[1:] == ((8, 7, 0, 1), {"empty": 1})
