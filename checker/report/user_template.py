"""A report written with the user's own Jinja template, run apart in a sandbox on the values of the JSON review."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from checker.finding import Level, Place, Problem, Span
from checker.report.plain import problem_values, rulebook_values, verdict_values
from checker.report.rendering import FAILED, Bounds, Fault, Order
from checker.report.shared import Format
from checker.report.writer import VERSION, BadTemplateError, Context
from checker.review import File, Totals

RUN = "from checker.report.rendering import main; main()"
BOUNDS = Bounds()


class UserTemplate(Format):
    """The template is read at the start, so that a mistake in it is told before the work, and run at the end.

    It is given `schema`, `tool`, `rulebook`, `asked`, `totals`, `verdicts` and `problems`, as in the JSON
    review, and the filter `plain`, which makes text safe for a terminal. Raises BadTemplateError.
    """

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__(context)
        self.path = path
        self._verdicts: list[dict[str, Any]] = []
        self._problems: list[dict[str, Any]] = []

    def __reduce__(self) -> tuple[type["UserTemplate"], tuple[Context, Path]]:  # type: ignore[override]
        """A writer in another process starts empty."""
        return type(self), (self.context, self.path)

    def start(self) -> str:
        """Nothing, once the template has been read."""
        self._run(None)
        return ""

    def fragment(self, file: File) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The verdicts and the problems of one file."""
        told = [verdict_values(checked, ruling) for checked in file.checked for ruling in checked.rulings]
        return told, [problem_values(problem) for problem in file.problems]

    def add(self, fragment: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> str:
        """Nothing yet; the values are kept."""
        self._verdicts += fragment[0]
        self._problems += fragment[1]
        return ""

    def end(self, totals: Totals) -> str:
        """What the template makes of the review."""
        asked, book = self.context.asked, self.context.book
        values = {
            "schema": "checker.review/1",
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(book),
            "asked": {
                "markets": list(asked.markets),
                "on": str(asked.on) if asked.on else None,
                "ahead": str(asked.ahead) if asked.ahead else None,
                "horizon_days": asked.horizon_days,
            },
            "totals": dict(vars(totals)),
            "verdicts": self._verdicts,
            "problems": self._problems,
        }
        return self._run(values)

    def _run(self, values: dict[str, Any] | None) -> str:
        """What the template makes of values, in a process that can be stopped. Raises BadTemplateError."""
        with TemporaryFile() as written, TemporaryFile() as told:
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", RUN],
                env=_surroundings(),
                stdin=subprocess.PIPE,
                stdout=written,
                stderr=told,
            )
            with process:
                code = self._code(process, Order(str(self.path), values, BOUNDS))
            if code == 0:
                written.seek(0)
                return written.read().decode()
            told.seek(0)
            raise self._bad(_fault(code, told.read().decode(errors="replace")))

    def _code(self, process: "subprocess.Popen[bytes]", order: Order) -> int:
        """The code with which the process ends; it is stopped at the end of its time."""
        assert process.stdin is not None
        try:
            with process.stdin as pipe:
                pickle.dump(order, pipe, protocol=5)
            return process.wait(order.bounds.seconds)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            return -1
        finally:
            process.kill()

    def _bad(self, fault: Fault) -> BadTemplateError:
        place = Place("problem", str(self.path), Span(fault.line, 1, fault.line, 1))
        return BadTemplateError(Problem(Level.ERROR, f"the template cannot be used: {fault.message}", place))


def _fault(code: int, told: str) -> Fault:
    """Why a process ended as it did. Raises RuntimeError where it was no mistake of the template's."""
    if code == FAILED:
        return Fault(*json.loads(told.splitlines()[-1]))
    if code > 0:
        raise RuntimeError(told)
    return Fault("it was stopped, as it takes too long or holds too much in memory", 1)


def _surroundings() -> dict[str, str]:
    """The environment of the process: it finds what this one finds, and nothing else in the folder one stands in."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(os.path.abspath(one) for one in sys.path)}
