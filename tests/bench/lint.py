"""Measures `checker lint` against the figures to reach: reading, memory, two cores, one file.

    python tests/bench/lint.py                      # 10,000 offers, medians of 5 runs in turn
    python tests/bench/lint.py --count 1000 --runs 1
    python tests/bench/lint.py --only S1 S5

S1  lint of 10,000 offers on one core, text out to a file, against a program that only reads the same files with
    PyYAML's CSafeLoader and drops them
S3  the peak memory of that, and whether it grows from a tenth of the offers to all
S4  two processes against one, for all offers and for ten
S5  one offer, the whole process, against `python -c "import typer, pydantic"`; beside it, for what it is worth, the
    same against a program of the same options that checks nothing (peers/options.py)
S6  the limits of all markets from their compiled form, against the import of pydantic with its models

Each comparison runs its two sides in turn (A B A B), with files in the page cache and with what is compiled once in
its place, but no result of an earlier run; ratios of medians. The program is the one of this checkout, run by the
Python that runs the benchmark. The exit code is 0 whatever comes out: this measures, and judges nothing.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import corpus
from measure import CHECKER, HERE, Runs, interleaved, machine, measured, printed, table

HEAD = ("figure", "ours", "against", "ratio", "target", "")
FEW = 10


class Offers(NamedTuple):
    """The folders of offers: all, a tenth of them, ten and one; and how often each command is run."""

    scratch: Path
    every: Path
    tenth: Path
    few: Path
    one: Path
    count: int
    runs: int


class Figure(NamedTuple):
    """One figure: what was measured on both sides, their ratio, and the target that it meets or not.

    `failed` says that a command did not run to its end, so that the times mean nothing.
    """

    name: str
    ours: str
    against: str
    ratio: float
    target: str
    met: bool
    failed: bool

    @property
    def row(self) -> list[str]:
        """The cells of the figure's line."""
        result = "failed" if self.failed else "met" if self.met else "missed"
        return [self.name, self.ours, self.against, f"{self.ratio:.2f}", self.target, result]


def main() -> None:
    """Measure what was asked for, and print the table."""
    asked = _asked()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        offers = _written(Path(scratch), asked.count, asked.runs)
        rows = [figure.row for name in asked.only or FIGURES for figure in FIGURES[name](offers)]
    print(f"{asked.count} offers, medians of {asked.runs} runs in turn\n")
    print(table(HEAD, rows))


def _asked() -> argparse.Namespace:
    shown = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shown)
    parser.add_argument("--count", type=int, default=10_000, help="how many offers (10,000)")
    parser.add_argument("--runs", type=int, default=5, help="how many runs of each side (5)")
    parser.add_argument("--only", nargs="+", choices=sorted(FIGURES), help="these figures only")
    return parser.parse_args()


def _written(scratch: Path, count: int, runs: int) -> Offers:
    offers = Offers(scratch, *(scratch / name for name in ("every", "tenth", "few", "one")), count, runs)
    files = corpus.write(offers.every, count)
    for folder, number in (offers.tenth, count // 10), (offers.few, FEW), (offers.one, 1):
        folder.mkdir()
        for file in files[:number]:
            shutil.copy(file, folder)
    return offers


def lint(offers: Path, jobs: int = 1) -> list[str]:
    """The command that lints a folder."""
    return [*CHECKER, str(offers), "--jobs", str(jobs)]


def compared(offers: Offers, ours: list[str], against: list[str]) -> tuple[Runs, Runs, bool]:
    """The runs of two commands, taken in turn, and whether one failed; why is printed."""
    commands = {"ours": ours, "against": against}
    both = interleaved(commands, offers.scratch, offers.runs)
    for name, runs in both.items():
        if runs.failure:
            print(f"{' '.join(commands[name][1:])} {runs.failure}")
    return both["ours"], both["against"], any(runs.failure for runs in both.values())


def reading(offers: Offers) -> list[Figure]:
    """S1: lint against reading alone."""
    only_read = [sys.executable, str(HERE / "peers" / "loaded.py"), str(offers.every)]
    ours, against, failed = compared(offers, lint(offers.every), only_read)
    mib = (offers.scratch / printed("ours")).stat().st_size / 2**20
    name = f"S1 lint, one core ({mib:.1f} MiB of text)"
    rates = [f"{runs.seconds:.2f} s, {offers.count / runs.seconds:.0f} files/s" for runs in (ours, against)]
    ratio = ours.seconds / against.seconds
    return [Figure(name, rates[0], rates[1], ratio, "<= 1.0, stretch 0.6", ratio <= 1, failed)]


def memory(offers: Offers) -> list[Figure]:
    """S3: the peak of all offers, and against the peak of a tenth of them."""
    every, tenth, failed = compared(offers, lint(offers.every), lint(offers.tenth))
    peaks = f"{every.mib:.0f} MiB", f"{tenth.mib:.0f} MiB"
    growth = every.mib / tenth.mib
    return [
        Figure("S3 peak memory", peaks[0], "120 MiB", every.mib / 120, "<= 1", every.mib <= 120, failed),
        Figure("S3 against a tenth of the offers", *peaks, growth, "<= 1.1", growth <= 1.1, failed),
    ]


def cores(offers: Offers) -> list[Figure]:
    """S4: two processes against one, for all offers and for ten; the ratio is how many times faster two are."""
    figures = []
    for name, folder, least in ("all", offers.every, 1.6), ("ten", offers.few, 0.95):
        two, one, failed = compared(offers, lint(folder, 2), lint(folder))
        times = f"{two.seconds:.2f} s", f"{one.seconds:.2f} s"
        ratio = one.seconds / two.seconds
        figures.append(Figure(f"S4 two cores, {name} offers", *times, ratio, f">= {least}", ratio >= least, failed))
    return figures


def start(offers: Offers) -> list[Figure]:
    """S5: one offer against the imports alone; short runs, so three times as many."""
    more = offers._replace(runs=3 * offers.runs)
    imports = [sys.executable, "-c", "import typer, pydantic"]
    ours, against, failed = compared(more, lint(offers.one, 0), imports)
    times = f"{ours.seconds * 1000:.0f} ms", f"{against.seconds * 1000:.0f} ms"
    ratio = ours.seconds / against.seconds
    options = [sys.executable, str(HERE / "peers" / "options.py"), "lint", str(offers.one)]
    floor, against_floor, _ = compared(more, options, imports)
    floors = f"{floor.seconds * 1000:.0f} ms", f"{against_floor.seconds * 1000:.0f} ms"
    least = floor.seconds / against_floor.seconds
    return [
        Figure("S5 one offer, against the imports", *times, ratio, "<= 1.6", ratio <= 1.6, failed),
        Figure("   a program that only reads such options", *floors, least, "-", True, failed),
    ]


def compiled(offers: Offers) -> list[Figure]:
    """S6: all markets from their compiled form against the import of pydantic; both timed inside their processes."""
    more = offers._replace(runs=3 * offers.runs)
    program = [sys.executable, str(HERE / "peers" / "markets.py")]
    both = {name: [*program, name] for name in ("markets", "pydantic")}
    for command in both.values():
        measured(command, more.scratch, printed("warm"))
    times: dict[str, list[float]] = {name: [] for name in both}
    for _ in range(more.runs):
        for name, command in both.items():
            failed = measured(command, more.scratch, printed(name)).failure
            assert failed is None, failed
            times[name].append(float((more.scratch / printed(name)).read_text()))
    ours, against = (median(times[name]) for name in ("markets", "pydantic"))
    ratio = ours / against
    told = f"{ours * 1000:.1f} ms", f"{against * 1000:.1f} ms"
    return [Figure("S6 all markets, compiled", *told, ratio, "<= 0.5", ratio <= 0.5, False)]


FIGURES: dict[str, Callable[[Offers], list[Figure]]] = {
    "S1": reading,
    "S3": memory,
    "S4": cores,
    "S5": start,
    "S6": compiled,
}
"""The figures by their numbers."""


if __name__ == "__main__":
    main()
