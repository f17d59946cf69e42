"""Paths lead to files, each once; what cannot be read is told and does not stop the rest."""

import os
from pathlib import Path
from typing import Any

import pytest

from checker.source import discover

FILES = ("a/1.yaml", "a/b/2.YAML", "a/b/c/3.yml", "a/x.gen.yaml", "a/notes.txt", "build/x.yaml", "a/secret/s.yaml")


@pytest.fixture(autouse=True)
def _checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout with a folder that may not be entered; root may enter all, so that the refusal is made up."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a: 1\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("build/\n*.gen.yaml\n")
    monkeypatch.chdir(tmp_path)
    scandir = os.scandir

    def refusing(path: Any = ".") -> Any:
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


READ = ["a/1.yaml", "a/b/2.YAML", "a/b/c/3.yml"]
REFUSED = ["the folder `a/secret` cannot be read: Permission denied"]
CASES: dict[str, tuple[list[str], list[str], list[str]]] = {
    "a folder": (["a"], READ, REFUSED),
    "the folder one is in": (["."], READ, REFUSED),
    "a folder that may not be entered": (["a/secret"], [], REFUSED),
    "a folder and a file in it": (["a/b", "./a/b/2.YAML", "a/b/c/../2.YAML"], READ[1:], []),
    "one file by two names": (["./a/1.yaml", "a/1.yaml"], READ[:1], []),
    "a pattern": (["a/*.yaml"], READ[:1], []),
    "a pattern of what is ignored": (
        ["build/*.yaml"], [], ["the pattern `build/*.yaml` matches no file, beside what `.gitignore` names"],
    ),
    "a pattern through all folders": (["**/*.yaml"], READ[:1], []),
    "a pattern of nothing": (["z*"], [], ["the pattern `z*` matches no file"]),
    "an ignored file by its own name": (["build/x.yaml"], ["build/x.yaml"], []),
    "no file": (["nope.yaml", "a/1.yaml"], READ[:1], ["there is no file `nope.yaml`"]),
    "standard input": (["-", "-"], ["-"], []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_path_leads_to_files(case: str) -> None:
    paths, names, told = CASES[case]
    found, problems = discover(paths)
    assert (found, [problem.message for problem in problems]) == (names, told)


def test_the_order_of_paths_changes_nothing() -> None:
    paths = ["./a/1.yaml", "a/b", "a/1.yaml", "a/b/2.YAML"]
    assert discover(paths) == discover(paths[::-1])


def test_a_link_that_leads_nowhere_is_told() -> None:
    Path("a/b/broken.yaml").symlink_to("nowhere")
    found, problems = discover(["a/b"])
    assert found == READ[1:]
    assert [problem.message for problem in problems] == ["the link `a/b/broken.yaml` leads nowhere"]


def test_links_to_what_is_read_already_add_nothing() -> None:
    Path("a/b/again.yaml").symlink_to("2.YAML")
    Path("a/b/loop").symlink_to(".")
    Path("other").symlink_to("a/b")
    assert discover(["a/b", "other"]) == (["a/b/2.YAML", "a/b/c/3.yml"], [])
