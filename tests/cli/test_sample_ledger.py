"""The command `checker sample-ledger`: what it writes, what it says, and what it refuses."""

from pathlib import Path

import pyarrow.parquet
import pytest
import yaml
from typer.testing import CliRunner, Result

from checker import extras
from checker.__main__ import COMMANDS, _load
from checker.cli.app import application
from tests.law import ROOT


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(
        application({name: _load(COMMANDS[name]) for name in ("sample-ledger", "new")}), ["sample-ledger", *words]
    )


def test_a_ledger_is_written_with_the_list_of_what_was_planted(tmp_path: Path) -> None:
    result = run("--rows", "20000", "--copy-offers", "offers")
    assert result.exit_code == 0, result.output
    assert pyarrow.parquet.read_metadata("ledger.parquet").num_rows == 20_000
    found = yaml.safe_load(Path("planted.yaml").read_text(encoding="utf-8"))
    count = len(found["breaches"])
    assert count > 3
    told = f"wrote 20,000 rows of {_players()} players with {count} planted breaches to ledger.parquet; "
    assert result.stderr == told + "they are listed in planted.yaml\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.parquet", "offers", "planted.yaml"]
    packaged = ROOT / "checker" / "sample" / "offers"
    assert [one.name for one in sorted(Path("offers").iterdir())] == [one.name for one in sorted(packaged.iterdir())]


def _players() -> int:
    return len(pyarrow.parquet.read_table("ledger.parquet", columns=["player"])["player"].unique())


def test_a_clean_ledger_has_no_list(tmp_path: Path) -> None:
    result = run("--rows", "500", "--clean", "--output", "clean.csv")
    assert result.stderr == "wrote 500 rows of 2 players with 0 planted breaches to clean.csv\n"
    assert [path.name for path in tmp_path.iterdir()] == ["clean.csv"]


def test_standard_output_is_a_line_for_each_row() -> None:
    result = run("--rows", "300", "--output", "-")
    assert result.stdout.count("\n") == 300
    assert result.stdout.startswith('{"transaction": "t0000000001", "at": "2026-')


def test_a_currency_leaves_its_markets() -> None:
    assert run("--rows", "20000", "--currencies", "dkk", "--currencies", "SEK").exit_code == 0
    table = pyarrow.parquet.read_table("ledger.parquet", columns=["currency", "market"])
    assert set(table["currency"].to_pylist()) == {"DKK", "SEK"}
    assert set(table["market"].to_pylist()) == {"dk", "se"}


def test_own_offers_are_played_and_those_that_are_not_are_told() -> None:
    offers = ROOT / "rules" / "offers"
    result = run("--rows", "2000", "--clean", "--offers", str(offers / "gb-spring-welcome.yaml"), "--offers",
                 str(offers / "nl-weekly-cashback.yaml"))  # fmt: skip
    note, told = result.stderr.splitlines()
    assert note.startswith("note: offer `")
    assert note.endswith(" is not played: its reward is no match, amount, free bets or free spins")
    assert told.startswith("wrote 2,000 rows of ")
    table = pyarrow.parquet.read_table("ledger.parquet", columns=["offer"])
    assert set(table["offer"].to_pylist()) - {None} == {"spring-welcome"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--output", "ledger.xlsx"],
         "error: `ledger.xlsx` is no name of a ledger\n  help: end it with .parquet, .csv or .ndjson\n"),
        (["--broken", "3"],
         "error: Parquet cannot hold broken rows\n  help: write the ledger to a .csv or .ndjson file\n"),
        (["--currencies", "JPY"],
         "error: no offer is in JPY\n  help: the offers are in BRL, CAD, DKK, EUR, GBP, SEK\n"),
        (["--output", "nowhere/ledger.csv"],
         "error: `nowhere/ledger.csv.part` cannot be written: No such file or directory\n"),
    ],
)  # fmt: skip
def test_a_mistake_is_told(words: list[str], told: str) -> None:
    result = run("--rows", "10", *words)
    assert (result.exit_code, result.stderr) == (2, told)


def test_offers_that_cannot_be_read_stop_the_command() -> None:
    Path("offer.yaml").write_text("offer: x\nmarkets: [gb]\n", encoding="utf-8")
    result = run("--offers", "offer.yaml")
    assert result.exit_code == 2
    assert "offer.yaml:1:1: error: `runs` is missing" in result.stderr


def test_nothing_is_written_over_unless_asked() -> None:
    Path("ledger.parquet").write_text("mine", encoding="utf-8")
    result = run("--rows", "10")
    assert result.exit_code == 2
    assert result.stderr == ("error: `ledger.parquet` is there already\n  help: choose another name, or give --force\n")
    assert Path("ledger.parquet").read_text(encoding="utf-8") == "mine"
    assert run("--rows", "10", "--force").exit_code == 0


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(extras.EXTRAS, "ledger", ("no_such_library",))
    result = run("--rows", "10")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: the extra `ledger` is not installed: `no_such_library` cannot be found")
