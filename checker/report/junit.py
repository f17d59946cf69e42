"""JUnit XML, for the test panels of build servers: a suite for each offer in each market, a case for each verdict."""

import re
from collections import Counter
from itertools import groupby
from xml.sax.saxutils import escape

from checker.report.shared import Format, Values, line, place_of, problems, verdicts
from checker.review import File, Totals

FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What `line` leaves and XML does not allow."""
OUTCOMES = {"breach": "failure", "open": "skipped", "not_applicable": "skipped", "kept": None}
COUNTS = {"failure": "failures", "skipped": "skipped", "error": "errors"}
Case = tuple[str | None, str]
"""What became of a case (`failure`, `skipped`, `error`, None for kept), and its XML."""


class JUnit(Format):
    """Each suite is written as soon as its file has been checked.

    A breach of any level is a failure with the level as its type. What is open or not applicable is skipped, and its
    message says which and why. No time and host are written: two reviews of the same offers are the same text.
    """

    def start(self) -> str:
        """The start of the suites."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="checker">\n'

    def fragment(self, file: File) -> str:
        """The suites of one file, that of its problems first."""
        told = [_problem(values) for values in problems(file)]
        suites = [_suite(f"{file.name or 'files'}: reading", {"file": file.name}, told)] if told else []
        by_suite = groupby(verdicts(file), lambda values: (values["offer"], values["version"], values["market"]))
        suites += [_verdicts(file.name, list(group)) for _, group in by_suite]
        return "".join(suites)

    def end(self, totals: Totals) -> str:  # noqa: ARG002 - a writer's end is given the account
        """The end of the suites."""
        return "</testsuites>\n"


def _verdicts(file: str, told: list[Values]) -> str:
    offer, version, market = (told[0][name] for name in ("offer", "version", "market"))
    limits = Counter(values["limit"] for values in told)
    cases = [_verdict(values, several=limits[values["limit"]] > 1) for values in told]
    properties = {"offer": offer, "version": version, "market": market, "file": file}
    return _suite(f"{offer} in {market}", properties, cases)


def _suite(name: str, properties: Values, cases: list[Case]) -> str:
    counts = Counter(outcome for outcome, _ in cases)
    attributes = {"name": name, "tests": len(cases)}
    attributes |= {plural: counts[outcome] for outcome, plural in COUNTS.items()} | {"time": "0"}
    told = "".join(f"   <property{_attributes({'name': key, 'value': properties[key]})}/>\n" for key in properties)
    inside = "".join(xml for _, xml in cases)
    return f" <testsuite{_attributes(attributes)}>\n  <properties>\n{told}  </properties>\n{inside} </testsuite>\n"


def _verdict(values: Values, *, several: bool) -> Case:
    """The case of a verdict, named after its limit; of one of several stretches of days, after its first day too."""
    name = f"{values['limit']} from {values['from']}" if several else values["limit"]
    outcome = OUTCOMES[values["verdict"]]
    classname = f"{values['market']}.{values['offer']}"
    if outcome is None:
        return None, _case(classname, name, "")
    type_ = values["level"] or values["verdict"]
    told = values["message"]
    message = told if outcome == "failure" else f"{values['verdict'].replace('_', ' ')}: {told}"
    return outcome, _case(classname, name, _inside(outcome, type_, message, _body(values)))


def _body(values: Values) -> list[str]:
    """The lines inside a failure or skip: where, how the value was come by, the law, the help."""
    law = values["law"] if values["verdict"] == "breach" else None
    pairs = (("law", law and law["citation"]), ("link", law and law["link"]), ("help", values["help"]))
    return [
        *_where(values, "term"),
        *filter(None, [values["trace"]]),
        *(f"{name}: {told}" for name, told in pairs if told),
    ]


def _problem(values: Values) -> Case:
    """The case of a problem: an error, or a skip where it does not keep anything from being checked."""
    outcome = "error" if values["level"] == "error" else "skipped"
    help_ = values.get("help")
    body = [*_where(values, "problem"), *([f"help: {help_}"] if help_ else [])]
    name = body[0] if place_of(values, "problem") else values["message"]
    return outcome, _case("reading", name, _inside(outcome, values["level"], values["message"], body))


def _where(values: Values, role: str) -> list[str]:
    place = place_of(values, role)
    return [f"{place['file']}:{place['line']}:{place['column']}"] if place else []


def _case(classname: str, name: str, inside: str) -> str:
    head = f"  <testcase{_attributes({'classname': classname, 'name': name, 'time': '0'})}"
    return f"{head}>\n{inside}  </testcase>\n" if inside else f"{head}/>\n"


def _inside(outcome: str, type_: str, message: str, body: list[str]) -> str:
    told = "\n".join(_xml(text) for text in body)
    return f"   <{outcome}{_attributes({'message': message, 'type': type_})}>{told}</{outcome}>\n"


def _attributes(values: Values) -> str:
    return "".join(f' {name}="{_xml(value)}"' for name, value in values.items())


def _xml(text: object) -> str:
    """Text that stays text in an element and in an attribute."""
    return escape(FORBIDDEN.sub("\ufffd", line(text)), {'"': "&quot;"})
