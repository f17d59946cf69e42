"""GitLab's Code Quality report: a JSON list of findings, each with a fingerprint that follows it through changes."""

from collections import Counter
from hashlib import sha256
from posixpath import normpath

from checker.report.shared import Format, Values, findings, json_text, line, place_of, problems
from checker.report.writer import Context
from checker.review import File, Totals

SEVERITIES = {"error": "critical", "warning": "major", "note": "info", None: "minor"}
"""The severity for each level; what is open has none, and is minor."""


class GitLab(Format):
    """One object a line, written as the files are checked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._between = "\n"

    def start(self) -> str:
        """The start of the list."""
        return "["

    def fragment(self, file: File) -> str:
        """The objects of one file with commas between, problems first."""
        seen: Counter[str] = Counter()
        told = [_problem(values, seen) for values in problems(file)]
        told += [_finding(values, seen) for values in findings(file)]
        return ",\n".join(told)

    def add(self, fragment: str) -> str:
        """The objects of one more file."""
        if not fragment:
            return ""
        between, self._between = self._between, ",\n"
        return between + fragment

    def end(self, totals: Totals) -> str:  # noqa: ARG002 - a writer's end is given the account
        """The end of the list."""
        return "\n]\n"


def _problem(values: Values, seen: Counter[str]) -> str:
    message = "; ".join(filter(None, (values["message"], values.get("help"))))
    severity = "blocker" if values["level"] == "error" else SEVERITIES[values["level"]]
    place = place_of(values, "problem")
    return _object("could not be checked", message, severity, place, values["message"], seen)


def _finding(values: Values, seen: Counter[str]) -> str:
    when = f", {values['days']}" if values["days"] else ""
    message = f"{values['verdict']} in {values['market']}{when}: {values['message']}"
    return _object(values["limit"], message, SEVERITIES[values["level"]], place_of(values, "term"), values["id"], seen)


def _object(name: str, message: str, severity: str, place: Values | None, identity: str, seen: Counter[str]) -> str:
    """One object. Its fingerprint holds no line; a second finding with one identity in a file is told by its number."""
    path = normpath(place["file"]) if place else "."
    seen[identity] += 1
    fingerprint = sha256(f"{path}\0{identity}\0{seen[identity]}".encode("utf-8", "surrogatepass")).hexdigest()
    lines = {"begin": place["line"] if place else 1}
    values = {
        "description": line(message),
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": lines},
    }
    return json_text(values)
