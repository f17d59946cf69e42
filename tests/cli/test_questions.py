"""The commands that ask the rulebook, from the command line to the bytes that come out."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from checker.__main__ import COMMANDS, _load
from checker.cli.app import application
from tests.law import ROOT, values_in

CASES = values_in(Path(__file__).parent / "questions.yaml")
REAL = [
    "rules coverage",
    "rules stale --before 2027-06-01 --market gb",
    "rules diff 2026-01-01 2026-12-31 --market gb",
    "markets --on 2026-03-01",
    "markets gb --on 2026-03-01",
    "markets us-nj --on 2026-03-01",
    "markets --compare gb,dk,se,es --on 2026-03-01",
    "markets --compare fi,nl,cn --on 2026-03-01",
    "impact rules/offers --from 2026-01-01 --to 2026-01-31 --market gb",
]
ASKING = ("rules coverage", "rules stale", "rules diff", "markets", "impact")


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def run(command: str, given: bytes | None = None) -> Result:
    app = application({name: _load(COMMANDS[name]) for name in ("rules", "markets", "impact")})
    return CliRunner().invoke(app, command.split(), input=given, catch_exceptions=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_command_answers_as_the_case_says(case: dict[str, Any]) -> None:
    result = run(case["run"], Path(case["input"]).read_bytes() if "input" in case else None)
    out, err = result.stdout_bytes.decode(), result.stderr
    assert result.exit_code == case.get("code", 0), err
    assert out == case.get("out", out)
    assert [part for part in case.get("holds", ()) if part not in out] == []
    assert [part for part in case.get("lacks", ()) if part in out] == []
    assert [part for part in case.get("err", ()) if part not in err] == []
    assert bool(err) == ("err" in case)


@pytest.mark.parametrize("command", ASKING)
def test_every_command_has_help_with_examples_that_fits_80_columns(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = run(f"{command} --help").stdout
    assert f"checker {command}" in text.partition("Examples:")[2]
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("command", REAL)
def test_answers_about_the_real_law_fit_80_columns_but_for_links(command: str) -> None:
    out = run(command).stdout
    assert out
    assert [line for line in out.splitlines() if len(line) > 80 and "://" not in line] == []


@pytest.mark.parametrize("format", ["text", "json", "ics"])
def test_what_goes_to_a_file_is_what_goes_to_standard_output(format: str, tmp_path: Path) -> None:
    command = "impact tests/review/offers/spring.yaml --from 2026-02-01 --to 2026-12-31 --rules tests/review/law"
    target = tmp_path / "written"
    shown = run(f"{command} --format {format}")
    written = run(f"{command} --format {format} --output {target}")
    assert (shown.exit_code, written.exit_code, written.stdout) == (1, 1, "")
    assert target.read_bytes() == shown.stdout_bytes


def test_the_impact_of_real_law_is_told_on_its_day() -> None:
    """The British cap on wagering binds from 2026-01-19, and an offer at 35 times deposit and bonus lives across it."""
    offer = "impact rules/offers/gb-thirty-five-times.yaml --from 2026-01-18 --to 2026-01-19"
    result = run(offer)
    assert result.exit_code == 1
    assert "gb/wagering-cap: open, then breach (error)\n" in result.stdout
    assert run(offer.replace("01-18", "01-19")).exit_code == 0


def test_the_change_of_real_law_is_told_between_two_days() -> None:
    told = run("rules diff 2026-01-18 2026-01-19 --market gb").stdout
    assert "2026-01-19  gb/wagering-cap comes into force\n" in told
    assert "then: wagering.multiple_of_bonus at most 10 times\n" in told
    assert "gb/wagering-cap " not in run("rules diff 2026-01-19 2026-01-20 --market gb").stdout
