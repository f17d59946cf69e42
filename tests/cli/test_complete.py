"""What a shell may complete, and what help and mistakes look like on a narrow terminal."""

import pytest
from typer.testing import CliRunner

from checker.__main__ import COMMANDS, _load
from checker.cli import complete
from checker.cli.app import application


def test_markets_are_completed() -> None:
    assert "gb-nir" in complete.markets("gb-")
    assert complete.markets("DK") == ["dk"]
    assert complete.markets("zz") == []


def test_limits_are_completed_market_by_market() -> None:
    assert complete.limits("dk") == ["dk/"]
    assert complete.limits("gb/wagering-cap-free") == ["gb/wagering-cap-free-spins"]
    assert complete.limits("zz/") == []
    assert complete.limits("../") == []
    assert "gb/market" not in complete.limits("gb/")


def test_measures_are_completed_beside_limits() -> None:
    assert complete.measures("wagering.multiple_of_b") == ["wagering.multiple_of_bonus"]
    assert complete.limits_or_measures("wagering.multiple_of_b") == ["wagering.multiple_of_bonus"]


@pytest.mark.parametrize("command", ["lint", "schema"])
def test_help_fits_a_terminal_of_80_columns(command: str) -> None:
    app = application({name: _load(COMMANDS[name]) for name in ("lint", "schema")})
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "80"}).output
    assert [line for line in shown.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("words", [["--format", "bogus"], ["--fail-on", "bogus"]])
def test_a_word_that_is_none_of_an_option_is_told_in_our_words(words: list[str]) -> None:
    app = application({name: _load(COMMANDS[name]) for name in ("lint", "schema")})
    done = CliRunner().invoke(app, ["lint", "a.yaml", *words])
    assert done.exit_code == 2
    assert f"Invalid value for '{words[0]}': 'bogus' is not one of" in done.output
