"""SARIF 2.1.0, for code-scanning tools: every verdict with its kind, and the law as taxonomies."""

from hashlib import sha256
from typing import NamedTuple

from checker.report.sarif_law import rules_and_taxonomies, taxonomy_name
from checker.report.sarif_parts import location, message, physical
from checker.report.shared import Format, Values, findings, json_text, place_of, problems, verdicts
from checker.report.writer import VERSION, Context
from checker.review import File, Totals

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
KINDS = {"breach": "fail", "kept": "pass", "open": "open", "not_applicable": "notApplicable"}
BAG = (
    "id", "market", "offer", "version", "from", "until", "verdict", "standing",
    "measure", "value", "constraint", "trace", "cause", "help", "facts",
)  # fmt: skip
"""What SARIF has no word for goes into a result's properties, under the names of the JSON review."""
BASES = {
    "SRCROOT": {"description": {"text": "The directory in which the checker was started."}},
    "RULEBOOK": {"description": {"text": "The directory that holds the rulebook's files as they are named here."}},
}


class Fragment(NamedTuple):
    """The results of one file as JSON with commas between, the ids of their limits, and what comes after them.

    `failed` says that something of the file could not be checked.
    """

    results: str
    limits: list[str]
    notifications: list[str]
    artifact: str | None
    failed: bool


class Sarif(Format):
    """Results are written as the files are checked; rules, law, problems and the files' names come last.

    Results have a `ruleId` and no `ruleIndex`, because the rules are not known before the last of them.
    """

    told = staticmethod(verdicts)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._between = "\n"
        self._limits: set[str] = set()
        self._notifications: list[str] = []
        self._artifacts: list[str] = []
        self._failed = False

    def start(self) -> str:
        """The start of the one run and of its results."""
        return (
            f'{{"version": "2.1.0", "$schema": "{SCHEMA}",\n'
            '"runs": [{"columnKind": "unicodeCodePoints", "language": "en",\n"results": ['
        )

    def fragment(self, file: File) -> Fragment:
        """The results and notifications of one file."""
        results, limits = [], set()
        for values in self.told(file):
            results.append(json_text(_result(values)))
            limits.add(values["limit"])
        told = [_notification(values) for values in problems(file)]
        failed = any(one["level"] == "error" for one in told)
        return Fragment(_joined(results), sorted(limits), [*map(json_text, told)], _artifact(file.name), failed)

    def add(self, fragment: Fragment) -> str:
        """The results of one more file."""
        self._limits.update(fragment.limits)
        self._notifications += fragment.notifications
        self._artifacts += [fragment.artifact] if fragment.artifact else []
        self._failed |= fragment.failed
        if not fragment.results:
            return ""
        between, self._between = self._between, ",\n"
        return between + fragment.results

    def end(self, totals: Totals) -> str:
        """The rules, the law they rest on, whether the run could check everything, and the files that it read."""
        rules, taxonomies = rules_and_taxonomies(self.context.book, sorted(self._limits))
        supported = [{"name": one["name"], "guid": one["guid"], "index": i} for i, one in enumerate(taxonomies)]
        driver: Values = {"name": "checker", "version": VERSION, "semanticVersion": VERSION, "language": "en"}
        driver |= {"supportedTaxonomies": supported} if supported else {}
        return (
            f'\n],\n"tool": {{"driver": {json_text(driver)[:-1]}, "rules": [\n{_lines(rules)}\n]}}}},\n'
            f'"taxonomies": [\n{_lines(taxonomies)}\n],\n'
            f'"invocations": [{{"executionSuccessful": {json_text(not self._failed)}, '
            f'"toolExecutionNotifications": [{_joined(self._notifications)}]}}],\n'
            f'"artifacts": [{_joined(self._artifacts)}],\n'
            f'"originalUriBaseIds": {json_text(BASES)},\n'
            f'"properties": {json_text({"totals": vars(totals), "rulebook": {"sha256": self.context.book.sha256}})}\n'
            "}]}\n"
        )


class SarifFindings(Sarif):
    """Breaches and open verdicts only, for GitHub's code scanning: it takes no notice of `kind` and alerts on each."""

    told = staticmethod(findings)


def _lines(values: list[Values]) -> str:
    return _joined([json_text(one) for one in values])


def _joined(texts: list[str]) -> str:
    return ",\n".join(texts)


def _artifact(file: str) -> str | None:
    return json_text({"location": location(file, "SRCROOT"), "roles": ["analysisTarget"]}) if file else None


def _result(values: Values) -> Values:
    term, limit, law = place_of(values, "term"), place_of(values, "limit"), values["law"]
    result: Values = {
        "ruleId": values["limit"],
        "kind": KINDS[values["verdict"]],
        "level": values["level"] or "none",
        "message": message(values["message"] + (f" ({values['days']})" if values.get("days") else "")),
        "locations": [physical(term, "SRCROOT")] if term else [],
    }
    if limit:
        result["relatedLocations"] = [{"id": 1, **physical(limit, "RULEBOOK"), "message": {"text": "the limit"}}]
    result["partialFingerprints"] = {"checkerFinding/v1": sha256(values["id"].encode()).hexdigest()}
    if law:
        result["taxa"] = [{"id": law["citation"], "toolComponent": taxonomy_name(values["limit"].split("/")[0])}]
    result["properties"] = {name: values[name] for name in BAG if values.get(name) is not None}
    return result


def _notification(values: Values) -> Values:
    text = "; ".join(filter(None, (values["message"], values.get("help"))))
    told: Values = {"level": values["level"], "message": message(text)}
    place = place_of(values, "problem")
    return told | ({"locations": [physical(place, "SRCROOT")]} if place else {})
