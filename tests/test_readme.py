"""What the README shows is what the program does: every command runs, and the excerpt is its output."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.__main__ import COMMANDS, _load
from checker.cli.app import application
from tests.law import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PLACES = {
    "--copy-offers sample-offers --output ledger.parquet": "--output made/other.csv --planted made/other.yaml",
    "offers/spring.yaml": "rules/offers/gb-spring-welcome.yaml",
    "offers/summer.yaml": "made/summer.yaml",
    "offers/": "rules/offers/",
    "house-rules/": "tests/rulebook/house",
    "OTHER_DIR": "tests/rulebook/own",
    "eurofxref-hist.csv": "made/rates.csv",
    "minutes.md.j2": "made/minutes.md.j2",
    "offer.schema.json": "made/offer.schema.json",
    "ledger.parquet": "made/ledger.parquet",
    "sample-offers": "made/sample-offers",
    "cdb/": "tests/ledger/importers/nl",
}
"""What stands in the README for files of the reader's, and what the tests run instead."""


def commands() -> Iterator[str]:
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("checker "):
                yield line.partition("#")[0].partition(">")[0].strip()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample ledger of the README, and its offers."""
    folder = tmp_path_factory.mktemp("sample")
    application_ = application({name: _load(COMMANDS[name]) for name in ("sample-ledger", "new")})
    places = ["--copy-offers", str(folder / "sample-offers"), "--output", str(folder / "ledger.parquet")]
    result = CliRunner().invoke(application_, ["sample-ledger", "--rows", "20000", *places])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def made(tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the README's reader has, beside those of the checkout."""
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "rates.csv").write_text("Date,DKK,GBP\n2026-02-02,7.46,0.87\n")
    (tmp_path / "made" / "minutes.md.j2").write_text("{% for one in verdicts %}{{ one.limit }}\n{% endfor %}")
    shutil.copytree(ROOT / "rules" / "offers", tmp_path / "rules" / "offers")
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    for file in sample.iterdir():
        (tmp_path / "made" / file.name).symlink_to(file)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_a_command_of_the_readme_runs(command: str, made: Path) -> None:
    for shown, real in PLACES.items():
        command = re.sub(rf"(?<![\w/]){re.escape(shown)}", real, command)
    before = set(made.rglob("*"))
    application_ = application({name: _load(target) for name, target in COMMANDS.items()})
    result = CliRunner().invoke(application_, command.split()[1:])
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert result.exit_code in (0, 1), result.output
    assert result.output or set(made.rglob("*")) > before


def test_the_excerpt_is_the_output(monkeypatch: pytest.MonkeyPatch) -> None:
    excerpt = re.findall(r"```text\n(breach\[.*?)```", README, re.DOTALL)[0]
    monkeypatch.chdir(ROOT)
    application_ = application({"lint": _load(COMMANDS["lint"]), "new": _load(COMMANDS["new"])})
    result = CliRunner().invoke(application_, ["lint", "rules/offers/gb-thirty-five-times.yaml"])
    assert excerpt.strip() in result.output


def test_the_nearest_value_shown_is_the_one_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = re.findall(r"```text\n(wagering.multiple: .*?)\n```", README, re.DOTALL)[0]
    monkeypatch.chdir(ROOT)
    application_ = application({"nearest": _load(COMMANDS["nearest"]), "new": _load(COMMANDS["new"])})
    result = CliRunner().invoke(application_, ["nearest", "rules/offers/gb-thirty-five-times.yaml"])
    assert told in result.output


def test_the_breaches_shown_are_those_of_the_sample(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    excerpt = re.findall(r"```text\n(breach\[conduct.*?)```", README, re.DOTALL)[0]
    monkeypatch.chdir(sample)
    application_ = application({name: _load(COMMANDS[name]) for name in ("audit", "new")})
    result = CliRunner().invoke(application_, ["audit", "ledger.parquet", "--offers", "sample-offers"])
    assert all(shown.strip() in result.output for shown in excerpt.split("\n\n"))


def test_every_command_is_in_the_readme() -> None:
    named = {command.split()[1] for command in commands()}
    assert set(COMMANDS) <= named
