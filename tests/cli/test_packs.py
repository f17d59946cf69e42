"""A pack that cannot be used stops every command, and the API: nothing is judged by half of one."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import checker
from checker.__main__ import COMMANDS, _load
from checker.cli.app import application
from checker.review import BrokenRulebookError
from checker.rulebook import packaged
from tests.law import ROOT

OFFER = str(ROOT / "rules" / "offers" / "gb-spring-welcome.yaml")
DATES = "law: H, read_on: 2026-01-05, recorded_on: 2026-01-10, review_by: 2028-01-10, evidence: seen, confidence: high"


def limit(head: str, *entries: str) -> str:
    history = "".join(f"  - {{{entry}, standing: settled, {DATES}}}\n" for entry in entries)
    return f"title: Of the house\n{head}\nfacts: [HOUSE]\nhistory:\n{history}"


VALUE = "measure: bonus.value"
CIRCLE = "exception_to: gb/{}\nwhen: {{bonus.value: {{at_most: 5 GBP}}}}"
BAD = {
    "an unknown measure": (
        {"x": limit("measure: bonus.worth", "from: 2026-01-01, at_most: 5 GBP")},
        ["x.yaml:2:10: error: there is no measure `bonus.worth`"],
    ),
    "money without a currency": (
        {"x": limit(VALUE, "from: 2026-01-01, at_most: 100")},
        ["x.yaml:5:33: error: `at_most` does not fit `bonus.value`, which is told in money"],
    ),
    "two entries for one day": (
        {"x": limit(VALUE, "from: 2026-01-01, at_most: 5 GBP", "from: 2026-01-01, at_most: 6 GBP")},
        [f"x.yaml:{line}:12: error: two entries start on 2026-01-01" for line in (5, 6)],
    ),
    "a circle of exceptions": (
        {"x": limit(CIRCLE.format("y"), "from: 2026-01-01"), "y": limit(CIRCLE.format("x"), "from: 2026-01-01")},
        [
            "x.yaml:2:15: error: this goes in a circle: gb/x to gb/y to gb/x",
            "y.yaml:2:15: error: this goes in a circle: gb/y to gb/x to gb/y",
        ],
    ),
}


def pack(folder: Path, files: dict[str, str]) -> Path:
    (folder / "house" / "gb").mkdir(parents=True)
    for name, text in files.items():
        (folder / "house" / "gb" / f"{name}.yaml").write_text(text)
    return folder / "house"


@pytest.mark.parametrize("command", ["lint", "fit", "nearest"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_pack_is_told_at_each_place_and_nothing_is_judged(tmp_path: Path, command: str, name: str) -> None:
    files, told = BAD[name]
    house = pack(tmp_path, files)
    commands = application({one: _load(target) for one, target in COMMANDS.items()})
    result = CliRunner().invoke(commands, [command, OFFER, "--rules", str(house)])
    assert result.exit_code == 2
    assert result.stdout == ""
    lines = [line.removeprefix(f"{house}/gb/") for line in result.stderr.splitlines() if not line.startswith("  help")]
    assert lines == told


def test_the_api_refuses_a_bad_pack(tmp_path: Path) -> None:
    house = pack(tmp_path, BAD["money without a currency"][0])
    with pytest.raises(BrokenRulebookError, match="does not fit"):
        checker.check(OFFER, rulebook=packaged((house,)))


def test_a_good_pack_binds_and_is_named() -> None:
    house = ROOT / "tests" / "rulebook" / "house"
    commands = application({one: _load(target) for one, target in COMMANDS.items()})
    result = CliRunner().invoke(commands, ["lint", OFFER, "--rules", str(house)])
    assert result.exit_code == 1
    assert "breach[gb/cap]" in result.stdout
    assert "  = pack: house, SHA-256 " in result.stdout
