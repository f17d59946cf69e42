"""Runs commands in turn, each in a process of its own, for their time and peak memory; and writes tables."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
PRODUCT = HERE.parents[1]
CHECKER = (sys.executable, "-m", "checker", "lint")


class Run(NamedTuple):
    """One run of a command: why it failed, wall and processor seconds, the peak MiB of its greatest process.

    A check that finds something ends with 1, and so does Python where it is not caught: the words tell them apart.
    """

    failure: str | None
    seconds: float
    processor: float
    mib: float


class Runs(NamedTuple):
    """All runs of one command, and the medians over them."""

    every: Sequence[Run]

    @property
    def seconds(self) -> float:
        """The median of the wall seconds."""
        return median(run.seconds for run in self.every)

    @property
    def processor(self) -> float:
        """The median of the processor seconds, over all processes of the command."""
        return median(run.processor for run in self.every)

    @property
    def mib(self) -> float:
        """The median of the peak MiB."""
        return median(run.mib for run in self.every)

    @property
    def failure(self) -> str | None:
        """Why a run failed; None where all went well."""
        return next((run.failure for run in self.every if run.failure), None)


def measured(command: Sequence[str], folder: Path, output: str) -> Run:
    """Run `command` in `folder` with the cache of that folder; what it prints goes to the file `output`.

    Bytecode is kept there too, whatever the environment says of it, as that of an installed program is kept: without
    it, each run of the checkout would compile all its modules anew.
    """
    cache = folder / "cache"
    own = {"XDG_CACHE_HOME": str(cache), "PYTHONPYCACHEPREFIX": str(cache / "bytecode"), "NO_COLOR": "1"}
    env = {**os.environ, "PYTHONPATH": str(PRODUCT), **own}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    alone = [sys.executable, "-S", "-I", str(HERE / "alone.py"), str(folder / output), *command]
    done = subprocess.run(alone, cwd=folder, env=env, capture_output=True, text=True, check=True)
    code, seconds, processor, kib = done.stdout.split()
    failure = _failure(int(code), folder / output, folder / f"{output}.errors")
    return Run(failure, float(seconds), float(processor), int(kib) / 1024)


def _failure(code: int, output: Path, errors: Path) -> str | None:
    words = errors.read_text(errors="replace")
    if code in (0, 1) and "Traceback" not in words:
        return None
    told = words.strip().splitlines()[-1:] or output.read_text(errors="replace").splitlines()[:1]
    return f"ends with {code}: {' '.join(told)}"


def interleaved(commands: Mapping[str, Sequence[str]], folder: Path, runs: int) -> dict[str, Runs]:
    """The runs of each command, taken in turn (A B A B), so that a slow minute of the machine falls on all.

    One run of each goes before and is not counted: it brings files into the page cache and makes what is compiled
    once (bytecode, the rulebook's markets, the model of an offer).
    """
    for name, command in commands.items() if runs else ():
        measured(command, folder, printed(name))
    every: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            every[name].append(measured(command, folder, printed(name)))
    return {name: Runs(each) for name, each in every.items()}


def printed(name: str) -> str:
    """The file that holds what the command called `name` printed."""
    return "".join(letter if letter.isalnum() else "-" for letter in name) + ".out"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in plain text: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = []
    for row in (head, ["-" * width for width in widths], *rows):
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells[1:]]).rstrip())
    return "\n".join(lines)


def machine() -> str:
    """What the figures are taken on: processors, Python, and the load of the last minute."""
    python = ".".join(map(str, sys.version_info[:3]))
    load, *_ = os.getloadavg()
    return f"{os.cpu_count()} processors, Python {python}, load {load:.1f} at the start"
