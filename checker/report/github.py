"""Workflow commands of GitHub Actions, which mark findings in the lines of a pull request."""

from checker.report.shared import Format, Values, findings, line, place_of, problems
from checker.review import File

COMMANDS = {"error": "error", "warning": "warning", "note": "notice", None: "notice"}
"""The command for each level; what is open has none, and is a notice."""


class GitHub(Format):
    """One command for each problem and finding; GitHub shows the first ten of each kind in a step."""

    def fragment(self, file: File) -> str:
        """The commands of one file, problems first."""
        told = [_problem(values) for values in problems(file)]
        told += [_finding(values) for values in findings(file)]
        return "".join(told)


def _problem(values: Values) -> str:
    lines = [values["message"], values.get("help")]
    return _command(values["level"], place_of(values, "problem"), "could not be checked", lines)


def _finding(values: Values) -> str:
    title = f"{values['verdict']} {values['limit']} in {values['market']}"
    law = values["law"] if values["verdict"] == "breach" else None
    named = (("days", values["days"]), ("law", law and law["citation"]), ("help", values["help"]))
    lines = [values["message"], *(f"{name}: {told}" for name, told in named if told)]
    return _command(values["level"], place_of(values, "term"), title, lines)


def _command(level: str | None, place: Values | None, title: str, lines: list[str | None]) -> str:
    """One command on one line; GitHub takes columns only of a span within one line."""
    properties: dict[str, object] = {}
    if place is not None:
        properties = {"file": place["file"], "line": place["line"], "endLine": place["end_line"]}
        if place["line"] == place["end_line"]:
            properties |= {"col": place["column"], "endColumn": place["end_column"]}
    properties["title"] = title
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[level]} {told}::{'%0A'.join(_escaped(text) for text in lines if text)}\n"


def _escaped(text: object) -> str:
    """Text that cannot end its command: `line` leaves no line break, and a per cent sign starts an escape."""
    return line(text).replace("%", "%25")


def _property(value: object) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")
