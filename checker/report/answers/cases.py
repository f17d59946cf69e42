"""The cases of law as a suite that another program can run: a line for each as text, and each whole as JSON."""

from collections.abc import Iterator
from typing import Any

from checker.cases import Expected, Suite
from checker.report.answers.layout import one_line, paragraph
from checker.report.plain import rulebook_values
from checker.report.shared import counted
from checker.report.writer import VERSION
from checker.rulebook import Rulebook
from checker.source import write

SCHEMA = "checker.cases/1"
VERDICT = 15
"""The columns that a verdict takes, and the mark of a case that nobody wrote."""


def cases_text(suites: list[Suite]) -> str:
    """The cases of each limit: the day, the verdict to come to, and what is shown; a `*` marks a generated one."""
    lines: list[str] = []
    for suite in suites:
        lines += [f"{suite.limit.id}: {_account([suite])}", *map(_line, suite.cases), *_gaps(suite), ""]
    return "\n".join([*lines, f"{counted(len(suites), 'limit')}: {_account(suites)}", ""])


def _account(suites: list[Suite]) -> str:
    written, generated = totals(suites)
    return f"{written:,} written, {generated:,} generated *"


def totals(suites: list[Suite]) -> tuple[int, int]:
    """How many cases were written, and how many were made."""
    cases = [case for suite in suites for case in suite.cases]
    written = sum(case.written is not None for case in cases)
    return written, len(cases) - written


def _line(case: Expected) -> str:
    mark = "" if case.written else "*"
    head = f"  {case.trial.day}  {case.verdict:<{VERDICT}}{mark:<2}"
    return head + paragraph(one_line(case.name), len(head), 2)[len(head) :]


def _gaps(suite: Suite) -> Iterator[str]:
    for gap in suite.gaps:
        yield paragraph(f"not generated: {gap.name}: {gap.why}", 2, 4)


def cases_json(suites: list[Suite], book: Rulebook) -> str:
    """Every case as one object on a line of its own: its whole offer, and what must come out.

    Numbers of offers are written with all their digits.
    """
    written, generated = totals(suites)
    head = {
        "schema": SCHEMA,
        "tool": {"name": "checker", "version": VERSION},
        "rulebook": rulebook_values(book),
        "totals": {"limits": len(suites), "written": written, "generated": generated},
        "not_generated": [
            {"limit": suite.limit.id, "case": gap.name, "why": gap.why} for suite in suites for gap in suite.gaps
        ],
    }
    cases = (_flow(_values(suite, case)) for suite in suites for case in suite.cases)
    return f'{_flow(head)[:-1]},\n"cases": [\n' + ",\n".join(cases) + "\n]}\n"


def _flow(values: dict[str, Any]) -> str:
    """A mapping as JSON on one line: the flow style of YAML, with every digit of its numbers."""
    return write([values])[1:-1]


def _values(suite: Suite, case: Expected) -> dict[str, Any]:
    return {
        "limit": suite.limit.id,
        "case": case.name,
        "origin": "written" if case.written else "generated",
        "market": case.trial.market,
        "day": str(case.trial.day),
        "offer": case.trial.values,
        "expected": {"verdict": case.verdict, "level": case.level, "cause": case.cause},
    }
