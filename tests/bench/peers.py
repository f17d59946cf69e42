"""Runs the checker and its peers on the same offers, and counts the planted violations that each finds.

    python tests/bench/peers.py --peers DIRECTORY            # 10,000 offers, medians of 3 runs in turn
    python tests/bench/peers.py --count 500 --runs 1         # a first look
    python tests/bench/peers.py --runs 0                     # only what is found

The peers are looked for below DIRECTORY (`*/bin/`, `*/node_modules/.bin/`), then on PATH; those not installed are
left out and named. To install them:

    python -m venv a && a/bin/pip install check-jsonschema      # each in its own environment below DIRECTORY
    python -m venv b && b/bin/pip install checkov
    python -m venv c && c/bin/pip install semgrep
    npm install --prefix d @stoplight/spectral-cli

All are given the ten limits of `corpus.LIMITS`, as far as their rules can say them (`tests/bench/peers/`); the
checker holds the offers against its whole rulebook all the same. The rules of the peers know no dates, no exchange
rates and no sums. Times are of the whole process, with the peer's JSON and the checker's text as output; memory is
the peak of the greatest process, which favours peers that share the work among several. The checker runs on one
core, the peers on as many as they take by themselves: see the processor seconds.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path, PurePath
from typing import NamedTuple

import corpus
from measure import Runs, interleaved, machine, measured, printed, table
from tools import TOOLS, Tool, located

COUNT = 1000
CHECKER, FLOOR = TOOLS[:2]
MEASURED = ("seconds", "processor", "files/s", "peak MiB", "checker is", "target")
COUNTED = ("found", "of NO/no", "false", "of ON")


class Planted(NamedTuple):
    """A planted corpus: its folder, and the names of the files that break a limit."""

    offers: Path
    breaks: frozenset[str]


class Found(NamedTuple):
    """The planted violations found: of all, of those in a plain `NO`, files named wrongly, and those in `ON`."""

    found: str = "-"
    norway: str = "-"
    wrong: str = "-"
    ontario: str = "-"


def main() -> None:
    """Run all that is installed, and print the table."""
    asked = _asked()
    here = {tool: program for tool in TOOLS if (program := located(tool.program, asked.peers))}
    print(machine())
    for tool in TOOLS:
        print(f"{tool.name}: {_version(here[tool]) if tool in here else 'not installed, left out'}")
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = Path(scratch)
        found = _found(here, folder)
        runs = _timed(here, folder, asked.count, asked.runs) if asked.runs else {}
    print(f"\n{asked.count} offers, medians of {asked.runs} runs in turn; violations planted in {COUNT} offers\n")
    print(table(("tool", *MEASURED, *COUNTED), [_row(tool, runs, found[tool], asked.count) for tool in here]))


def _asked() -> argparse.Namespace:
    shown = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shown)
    parser.add_argument("--peers", type=Path, help="the folder below which the peers are installed")
    parser.add_argument("--count", type=int, default=10_000, help="how many offers (10,000)")
    parser.add_argument("--runs", type=int, default=3, help="how many runs of each tool (3); 0 takes no times")
    return parser.parse_args()


def _version(program: str) -> str:
    if program == sys.executable:
        return "with this Python"
    env = {**os.environ, "SEMGREP_ENABLE_VERSION_CHECK": "0"}
    asked = subprocess.run([program, "--version"], env=env, capture_output=True, text=True, check=False)
    return (asked.stdout.strip().splitlines() or ["unknown version"])[-1].split()[-1]


def _timed(here: dict[Tool, str], folder: Path, count: int, runs: int) -> dict[str, Runs]:
    offers = folder / "offers"
    corpus.write(offers, count)
    return interleaved({tool.name: tool.command(program, offers) for tool, program in here.items()}, folder, runs)


def _found(here: dict[Tool, str], folder: Path) -> dict[Tool, Found]:
    """What each tool finds in the planted corpus, and in the same with Ontario as `ON`."""
    all_breaks = corpus.write_planted(folder / "planted", COUNT)
    planted = Planted(folder / "planted", frozenset(all_breaks))
    plain = frozenset(name for name in all_breaks if _in_plain_norway(folder / "planted" / name))
    breaks = corpus.write_planted(folder / "ontario", COUNT, "ON")
    ontario = frozenset(name for name, limit in breaks.items() if limit.startswith("ca-on/"))
    short = Planted(folder / "ontario", ontario)
    return {tool: _counted(tool, program, planted, plain, short) for tool, program in here.items()}


def _in_plain_norway(offer: Path) -> bool:
    return any(f"\nmarkets: [{plain}" in offer.read_text() for plain in corpus.NORWAY[:3])


def _counted(tool: Tool, program: str, planted: Planted, plain: frozenset[str], short: Planted) -> Found:
    named = None if tool is FLOOR else _named(tool, program, planted.offers)
    if named is None:
        return Found()
    of_all = f"{len(named & planted.breaks)}/{len(planted.breaks)}"
    of_norway = f"{len(named & plain)}/{len(plain)}"
    of_ontario = "-"
    if tool is not CHECKER:
        of_ontario = f"{len((_named(tool, program, short.offers) or set()) & short.breaks)}/{len(short.breaks)}"
    return Found(of_all, of_norway, f"{len(named - planted.breaks)}", of_ontario)


def _named(tool: Tool, program: str, offers: Path) -> set[str] | None:
    """The names of the files that a tool finds fault with; None where it could not run."""
    command = tool.command(program, offers)
    if tool is CHECKER:
        command += ["--format", "json"]
    output = offers.parent / printed(tool.name)
    run = measured(command, output.parent, output.name)
    if run.failure:
        print(f"{tool.name} {run.failure}")
        return None
    return {PurePath(name).name for name in tool.found(output.read_text())}


def _row(tool: Tool, runs: dict[str, Runs], found: Found, count: int) -> list[str]:
    """One line of the table; `checker is` says how many times faster the checker is."""
    run, ours = runs.get(tool.name), runs.get(CHECKER.name)
    target = f"{tool.faster} x" if tool.faster else ""
    if run is None or ours is None or run.failure:
        return [tool.name, "failed" if run else "-", *["-"] * 4, target, *found]
    times = [f"{run.seconds:.2f}", f"{run.processor:.2f}", f"{count / run.seconds:.0f}", f"{run.mib:.0f}"]
    faster = "" if tool is CHECKER or ours.failure else f"{run.seconds / ours.seconds:.1f} x"
    return [tool.name, *times, faster, target, *found]


if __name__ == "__main__":
    main()
