"""The short format, one line a finding, for search and for editors: `file:line:column: breach limit: headline`."""

from checker.report.shared import Format, Values, findings, line, place_of, problems
from checker.review import File


class Short(Format):
    """One line for each problem and finding of a file, each with its place; nothing for what is kept."""

    def fragment(self, file: File) -> str:
        """The lines of one file, problems first."""
        told = [
            f"{_at(problem, 'problem')}{problem['level']}: {line(problem['message'])}" for problem in problems(file)
        ]
        told += [_finding(values) for values in findings(file)]
        return "".join(f"{one}\n" for one in told)


def _finding(values: Values) -> str:
    """The line of a finding; the market and the days stand at its end where the limit alone does not tell them."""
    market = "" if values["limit"].startswith(f"{values['market']}/") else f"in {values['market']}"
    beside = ", ".join(filter(None, (market, values["days"])))
    told = f"{values['verdict']} {values['limit']}: {line(values['message'])}"
    return f"{_at(values, 'term')}{told}" + (f" ({beside})" if beside else "")


def _at(values: Values, role: str) -> str:
    place = place_of(values, role)
    return f"{line(place['file'])}:{place['line']}:{place['column']}: " if place else ""
