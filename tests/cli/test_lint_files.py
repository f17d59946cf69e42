"""`checker lint` on files: what it may not overwrite, what it leaves when it fails, and where its output cannot go."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.law import ROOT

OFFER = (ROOT / "rules" / "offers" / "gb-spring-welcome.yaml").read_text(encoding="utf-8")
UNLAWFUL = (ROOT / "rules" / "offers" / "gb-thirty-five-times.yaml").read_text(encoding="utf-8")
ON = ("--on", "2026-12-05", "--fail-on", "never")
FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(OFFER, encoding="utf-8")


def checker(*words: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
        capture_output=True,
        check=False,
    )


REFUSED = {
    "an offer": (["a.yaml", "-o", "a.yaml"], "`a.yaml` is read by this run, and would be overwritten"),
    "an offer by another name": (["a.yaml", "-o", "./b/../a.yaml"], "`./b/../a.yaml` is read by this run"),
    "an offer through a link": (["link.yaml", "-o", "a.yaml"], "`a.yaml` is read by this run"),
    "an offer behind a link": (["a.yaml", "-o", "link.yaml"], "`link.yaml` is read by this run"),
    "an offer in a folder": ([".", "-o", "a.yaml"], "`a.yaml` is read by this run"),
    "the template": (["a.yaml", "--template", "t.txt", "-o", "t.txt"], "`t.txt` is read by this run"),
    "the rates": (["a.yaml", "--rates", "rates.csv", "-o", "rates.csv"], "`rates.csv` is read by this run"),
    "a pack": (["a.yaml", "--rules", "pack", "-o", "pack/gb/new.yaml"], "`pack/gb/new.yaml` lies in the rulebook"),
    "one file twice": (
        ["a.yaml", "--format", "json", "-o", "./x.json", "--format", "sarif", "-o", "x.json"],
        "two formats cannot go to the same file, `x.json`",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_read_is_not_written(case: str) -> None:
    words, told = REFUSED[case]
    Path("b").mkdir()
    Path("link.yaml").symlink_to("a.yaml")
    Path("t.txt").write_text("{{ schema }}")
    Path("rates.csv").write_text("Date, DKK, \n2026-12-01, 7.46, \n")
    Path("pack/gb").mkdir(parents=True)
    Path("pack/gb/house.yaml").write_text((ROOT / "rules/markets/gb/wagering-cap.yaml").read_text())
    done = checker("lint", *words)
    assert (done.returncode, told in done.stderr.decode()) == (2, True), done.stderr
    assert Path("a.yaml").read_text(encoding="utf-8") == OFFER
    assert Path("t.txt").read_text() == "{{ schema }}"
    assert not Path("x.json").exists()


def test_what_stood_there_stays_where_a_template_fails() -> None:
    Path("keep.txt").write_text("kept\n")
    Path("t.txt").write_text("{{ nothing }}")
    before = sorted(os.listdir())
    assert checker("lint", "a.yaml", "--template", "t.txt", "-o", "keep.txt").returncode == 2
    assert Path("keep.txt").read_text() == "kept\n"
    assert sorted(os.listdir()) == before


def test_a_report_takes_the_place_of_the_one_before() -> None:
    Path("real").mkdir()
    Path("real/out.json").write_text("old")
    Path("real/out.json").chmod(0o640)
    Path("out.json").symlink_to("real/out.json")
    assert checker("lint", "a.yaml", *ON, "--format", "json", "-o", "out.json").returncode == 0
    assert json.loads(Path("real/out.json").read_bytes())["schema"] == "checker.review/1"
    assert Path("out.json").is_symlink()
    assert Path("real/out.json").stat().st_mode & 0o777 == 0o640
    assert os.listdir("real") == ["out.json"]


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("words", [("lint", "a.yaml", *ON), ("--help",), ("lint", "--help"), ("schema", "offer")])
def test_a_full_device_is_told_and_is_no_breach(words: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checker", *words],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    told = b"error: standard output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, told)


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
def test_a_full_device_by_name_is_told() -> None:
    done = checker("lint", "a.yaml", "-o", str(FULL))
    assert (done.returncode, done.stderr) == (2, b"error: `/dev/full` cannot be written: No space left on device\n")


@pytest.mark.parametrize(("text", "code"), [(OFFER, 0), (UNLAWFUL, 1)])
def test_a_reader_that_goes_away_does_not_change_the_exit_code(text: str, code: int) -> None:
    Path("a.yaml").write_text(text, encoding="utf-8")
    fail_on = "never" if code == 0 else "error"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "lint", "a.yaml", "--format", "json", "--fail-on", fail_on],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=writer, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (code, b"")


def test_other_commands_end_as_a_shell_has_it_where_their_reader_goes_away() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "schema", "offer"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=writer, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_terminal_in_ascii_gets_what_it_can_show() -> None:
    Path("a.yaml").write_text(UNLAWFUL, encoding="utf-8")
    done = checker("lint", "a.yaml", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stdout.isascii()
    assert b"\\xd7" in done.stdout


def test_a_format_for_machines_is_utf_8_wherever_it_goes() -> None:
    done = checker("lint", "a.yaml", *ON, "--format", "json", PYTHONIOENCODING="ascii")
    assert done.stdout == checker("lint", "a.yaml", *ON, "--format", "json").stdout
    assert json.loads(done.stdout)["totals"]["offers"] == 1


def test_standard_input_is_read_beside_files() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "lint", "-", "a.yaml", *ON, "--format", "json"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, input=OFFER.replace("version: 3", "version: 4").encode(),
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    ids = [one["id"] for one in json.loads(done.stdout)["verdicts"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_offer_in_two_files_is_told_at_both(jobs: str) -> None:
    Path("many").mkdir()
    for i in range(450):
        Path(f"many/{i:03}.yaml").write_text(OFFER.replace("spring-welcome", f"o{i}"), encoding="utf-8")
    Path("many/zz.yaml").write_text(OFFER.replace("spring-welcome", "o7"), encoding="utf-8")
    done = checker("lint", "many", *ON, "--market", "gb", "--format", "short", "--jobs", jobs)
    told = [line for line in done.stdout.decode().splitlines() if ": error: " in line]
    assert done.returncode == 2
    assert told == [
        "many/007.yaml:2:8: error: the offer `o7` with version 3 stands in `many/zz.yaml` too",
        "many/zz.yaml:2:8: error: the offer `o7` with version 3 stands in `many/007.yaml` too",
    ]


def test_a_folder_that_may_not_be_entered_does_not_stop_the_rest() -> None:
    Path("sub").mkdir()
    Path("sub/sitecustomize.py").write_text(
        "import os\nscandir = os.scandir\n"
        "def refusing(path='.'):\n"
        "    if str(path).endswith('sub'):\n"
        "        raise PermissionError(13, 'Permission denied', path)\n"
        "    return scandir(path)\n"
        "os.scandir = refusing\n"
    )
    done = checker("lint", ".", *ON, PYTHONPATH=f"{ROOT}{os.pathsep}{Path('sub').resolve()}")
    assert done.returncode == 2
    assert done.stdout.startswith(b"error: the folder `sub` cannot be read: Permission denied\n\n")
    assert b"1 problem\n" in done.stdout


MARKET = """\
market: xz
name: A market without limits
regulator: none
currency: EUR
online_play: licensed
bonuses: allowed
overview: Nothing is recorded here.
"""
MARKETS = {
    "a market that the offer does not name": ("dk", 0, "a.yaml in dk, 2026-12-05 to 2026-12-05: "),
    "its own": ("gb", 0, "a.yaml in gb, 2026-12-05 to 2026-12-05: "),
    "a market without limits": ("xz", 2, "error: the market `xz` has no limit that terms can be held against"),
}


def pack() -> str:
    Path("house/xz").mkdir(parents=True)
    Path("house/xz/market.yaml").write_text(MARKET)
    return "house"


@pytest.mark.parametrize("case", MARKETS)
def test_an_offer_is_held_against_the_market_that_was_asked_for(case: str) -> None:
    market, code, told = MARKETS[case]
    done = checker("lint", "a.yaml", *ON, "--market", market, "--rules", pack())
    assert done.returncode == code
    assert any(line.startswith(told) for line in done.stdout.decode().splitlines())


def test_an_offer_that_names_such_a_market_is_told() -> None:
    Path("a.yaml").write_text(OFFER.replace("markets: [gb]", "markets: [xz, uk]"), encoding="utf-8")
    done = checker("lint", "a.yaml", *ON, "--format", "short", "--rules", pack())
    assert done.returncode == 2
    assert done.stdout.decode().splitlines() == [
        "a.yaml:6:11: error: the market `xz` has no limit that terms can be held against",
        "a.yaml:6:15: error: no law of the market `uk` is known here",
    ]
