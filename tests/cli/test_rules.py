"""The commands that check the rulebook and hand out its cases, from the command line to the bytes that come out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_questions import _in_the_checkout, run
from tests.law import values_in

CASES = values_in(Path(__file__).parent / "rules.yaml")
__all__ = ["_in_the_checkout"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_command_answers_as_the_case_says(case: dict[str, Any]) -> None:
    result = run(case["run"])
    out, err = result.stdout_bytes.decode(), result.stderr
    assert result.exit_code == case.get("code", 0), err
    assert out == case.get("out", out)
    assert [part for part in case.get("holds", ()) if part not in out] == []
    assert [part for part in case.get("lacks", ()) if part in out] == []
    assert [part for part in case.get("err", ()) if part not in err] == []
    assert bool(err) == ("err" in case)


@pytest.mark.parametrize("command", ["rules check", "rules cases"])
def test_help_has_examples_and_fits_80_columns(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = run(f"{command} --help").stdout
    assert f"checker {command}" in text.partition("Examples:")[2]
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("command", ["rules check tests/suites/rules/markets", "rules cases --market gb --market cn"])
def test_text_fits_80_columns_and_is_the_same_in_every_run(command: str) -> None:
    text = run(command).stdout
    assert max(map(len, text.splitlines())) <= 80
    assert run(command).stdout == text


def test_json_of_every_market_can_be_read(tmp_path: Path) -> None:
    target = tmp_path / "cases.json"
    assert run(f"rules cases --format json --output {target}").exit_code == 0
    values = json.loads(target.read_bytes())
    assert values["totals"]["written"] + values["totals"]["generated"] == len(values["cases"])
    assert {case["origin"] for case in values["cases"]} == {"written", "generated"}
