"""Compiled forms: found by what they were made from, harmless when spoilt, and the same as what they stand for."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from checker.compiled import DIGEST, NO_SHELF, Shelf, digest
from checker.money import Money

TOLD = """
import sys
from pathlib import Path
from checker.compiled import Shelf
from checker.offer import make_ready
from checker.cli.app import application
from checker.cli.lint import lint
make_ready(Shelf(Path(sys.argv.pop(1))))
application({"lint": lint})()
"""


def test_what_is_kept_comes_back_under_its_key_only(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("form", "a" * 32, {"amount": Money(10, "GBP")})  # type: ignore[arg-type]
    assert shelf.get("form", "a" * 32) == {"amount": Money(10, "GBP")}  # type: ignore[arg-type]
    assert shelf.get("form", "b" * 32) is None
    assert shelf.get("other", "a" * 32) is None


def test_without_a_folder_nothing_is_kept() -> None:
    NO_SHELF.put("form", "a" * 32, 1)
    assert NO_SHELF.get("form", "a" * 32) is None


def test_a_newer_form_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for key in ("a" * 32, "b" * 32):
        shelf.put("form", key, key)
    assert [file.name for file in tmp_path.iterdir()] == ["form-" + "b" * 32]


@pytest.mark.parametrize("at", [0, DIGEST, -1])
def test_a_spoilt_byte_makes_a_form_count_for_nothing(tmp_path: Path, at: int) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("form", "a" * 32, ["x"] * 100)
    (file,) = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    assert shelf.get("form", "a" * 32) is None


class Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (eval, ("1 / 0",))


def test_a_form_that_names_what_is_not_ours_is_never_run(tmp_path: Path) -> None:
    content = pickle.dumps(Harm())
    (tmp_path / ("form-" + "a" * 32)).write_bytes(digest([content]).encode() + content)
    assert Shelf(tmp_path).get("form", "a" * 32) is None


def test_a_folder_that_cannot_be_written_to_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    shelf = Shelf(tmp_path / "file" / "below")
    shelf.put("form", "a" * 32, 1)
    assert shelf.get("form", "a" * 32) is None


def test_a_compiled_model_says_the_same_as_the_built_one(tmp_path: Path) -> None:
    here = Path(__file__).parents[1]
    offers = ["rules/offers", *sorted(map(str, (here / "tests" / "report" / "offers").glob("*.yaml")))]
    runs = [
        subprocess.run([sys.executable, "-c", TOLD, str(tmp_path), "lint", *offers], cwd=here, capture_output=True)
        for _ in ("built", "compiled")
    ]
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("Offer-")]
    assert runs[0].stdout == runs[1].stdout
    assert b"breach" in runs[0].stdout
    assert not runs[0].stderr + runs[1].stderr
