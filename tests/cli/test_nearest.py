"""The commands that tell where an offer may run and what the nearest lawful one is, from end to end."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from checker.__main__ import COMMANDS, _load
from checker.cli.app import application
from tests.law import ROOT, values_in

CASES = values_in(Path(__file__).parent / "nearest.yaml")
SMALL = "--rules tests/remedy/law"


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def run(command: str, given: bytes | None = None) -> Result:
    app = application({name: _load(COMMANDS[name]) for name in ("fit", "nearest")})
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


@pytest.mark.parametrize("command", ["fit", "nearest"])
def test_every_command_has_help_with_examples_that_fits_80_columns(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = run(f"{command} --help").stdout
    assert f"checker {command}" in text.partition("Examples:")[2]
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    "command",
    [
        "fit rules/offers/gb-spring-welcome.yaml --on 2026-12-15",
        "fit rules/offers/de-slots.yaml --on 2026-03-01",
        "nearest rules/offers",
    ],
)
def test_answers_about_the_real_law_fit_80_columns_and_are_the_same_again(command: str) -> None:
    first, second = run(command), run(command)
    assert first.stdout
    assert first.stdout_bytes == second.stdout_bytes
    assert [line for line in first.stdout.splitlines() if len(line) > 80 and "://" not in line] == []


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("command", ["nearest tests/remedy/offers/steep.yaml", "fit tests/remedy/offer.yaml"])
def test_what_goes_to_a_file_is_what_goes_to_standard_output(command: str, format: str, tmp_path: Path) -> None:
    target = tmp_path / "written"
    asked = f"{command} --on 2026-04-15 --format {format} {SMALL} --market ya"
    shown, written = run(asked), run(f"{asked} --output {target}")
    assert (written.exit_code, written.stdout) == (shown.exit_code, "")
    assert target.read_bytes() == shown.stdout_bytes


@pytest.mark.parametrize(
    ("offer", "market", "day", "told"),
    [
        (
            "gb-thirty-five-times", "gb", "2026-02-01",
            "wagering.multiple: 35 → 5 (gb); 5 is kept, 6 is a breach of gb/wagering-cap",
        ),
        ("de-slots", "de", "2026-03-01", "reward.products: [slots, table] → [slots] (de); this is kept"),
        ("us-nj-garden-state", "us-nj", "2026-12-01", "breach of us-nj/no-win-cap"),
        ("dk-gb-package", "dk", "2026-12-15", "or parts.1.reward.maximum.dk: 450 DKK → 350 DKK (dk); 350 DKK is kept"),
    ],
)  # fmt: skip
def test_the_nearest_lawful_value_in_the_law_of_a_day(offer: str, market: str, day: str, told: str) -> None:
    out = run(f"nearest rules/offers/{offer}.yaml --market {market} --on {day}").stdout
    assert told in " ".join(out.split())


def test_the_cap_does_not_bind_on_the_day_before_its_first() -> None:
    command = "nearest rules/offers/gb-thirty-five-times.yaml --market gb --on"
    assert "wagering.multiple: 35 →" not in run(f"{command} 2026-01-18").stdout
    assert "wagering.multiple: 35 → 5 (gb)" in run(f"{command} 2026-01-19").stdout
