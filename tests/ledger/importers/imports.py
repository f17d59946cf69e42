"""What the tests of importers share: running one over fixtures, and its outcome as text."""

import io
from pathlib import Path
from typing import Any

from checker.finding import Problem
from checker.ledger.importers import writing
from checker.ledger.importers.all import IMPORTERS
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.mapping import load, mapped
from checker.ledger.importers.row import Account, Row
from checker.ledger.importers.told import account_text

HERE = Path(__file__).parent
FIXTURES = {
    "nl": ("nl", "nl"), "nl_csv": ("nl", "nl_csv"), "es": ("es", "es"), "gr": ("gr", "gr"), "fr": ("fr", "fr"),
    "pt": ("pt", "pt"), "dk": ("dk", "dk"), "pa": ("pa", "pa"), "mapping": ("mapping", "mapping/export.csv"),
}  # fmt: skip
"""Each folder of fixtures: its format, and what is read."""


class Outcome:
    """What an import gave, apart by kind."""

    def __init__(self, found: list[Any]) -> None:
        self.rows = [one for one in found if isinstance(one, Row)]
        self.problems = [one for one in found if isinstance(one, Problem)]
        self.accounts = [one for one in found if isinstance(one, Account)]

    @property
    def account(self) -> Account:
        """The account, which every import gives once."""
        (only,) = self.accounts
        return only

    @property
    def messages(self) -> list[str]:
        """The messages of the problems."""
        return [problem.message for problem in self.problems]


def importer_of(name: str) -> Importer:
    """The importer of a format; that of tables by the mapping of the fixtures."""
    if name != "mapping":
        return IMPORTERS[name]
    found, problems = load("columns.yaml", (HERE / "mapping/columns.yaml").read_bytes())
    assert found is not None, problems
    return mapped(found)


def run(name: str, *given: Any) -> Outcome:
    """What an importer gives for some files or streams; bytes are taken as the content of a file."""
    streams = [_stream(one, place) if isinstance(one, bytes) else one for place, one in enumerate(given)]
    outcome = Outcome(list(importer_of(name).rows(*streams)))
    assert outcome.account.adds_up
    assert outcome.account.rows == len(outcome.rows)
    return outcome


def _stream(content: bytes, place: int) -> io.BytesIO:
    stream = io.BytesIO(content)
    stream.name = f"file-{place + 1}"
    return stream


def as_csv(outcome: Outcome) -> str:
    """The rows as the ledger that is written."""
    stream = io.StringIO()
    write = writing._separated(stream)
    for row in outcome.rows:
        write(row)
    return stream.getvalue()


def as_text(outcome: Outcome) -> str:
    """The problems and the account."""
    lines = []
    for problem in outcome.problems:
        place = problem.place
        where = f"{place.file}:{place.span.line}:{place.span.column}: " if place else ""
        lines.append(f"{where}{problem.level}: {problem.message}\n")
    return "".join(lines) + account_text(outcome.account, "the ledger")
