"""The review as a table in CSV (RFC 4180), for spreadsheets: one row a verdict, kept ones too."""

from checker.report.csv_table import csv_rows
from checker.report.shared import Format, Values, place_of, problems, verdicts
from checker.review import File

COLUMNS = (
    "offer", "version", "market", "limit", "from", "until", "verdict", "level", "standing",
    "measure", "value", "constraint", "trace", "cause", "message", "help",
    "file", "line", "column", "limit_file", "limit_line",
    "law", "link", "in_force_from", "read_on", "evidence", "facts", "id",
)  # fmt: skip


class CsvReview(Format):
    """A header, then one row a verdict. What could not be read is a row with `problem` as its verdict: none is lost."""

    def start(self) -> str:
        """The header."""
        return csv_rows([COLUMNS])

    def fragment(self, file: File) -> str:
        """The rows of one file, problems first."""
        rows = [_problem(values) for values in problems(file)]
        rows += [_verdict(values) for values in verdicts(file)]
        return csv_rows([row.get(name) for name in COLUMNS] for row in rows)


def _verdict(values: Values) -> Values:
    term, limit, law = place_of(values, "term"), place_of(values, "limit"), values["law"] or {}
    row = {name: values.get(name) for name in COLUMNS}
    row |= {"law": law.get("citation")} | {
        name: law.get(name) for name in ("link", "in_force_from", "read_on", "evidence")
    }
    row |= {name: term[name] for name in ("file", "line", "column")} if term else {}
    row |= {"limit_file": limit["file"], "limit_line": limit["line"]} if limit else {}
    return row


def _problem(values: Values) -> Values:
    place = place_of(values, "problem")
    row = {"verdict": "problem", "level": values["level"], "message": values["message"], "help": values.get("help")}
    return row | ({name: place[name] for name in ("file", "line", "column")} if place else {})
