"""SARIF 2.1.0, held against the schema of OASIS."""

import json
from collections import Counter
from typing import Any

import pytest
from jsonschema import Draft4Validator

from checker.report.sarif_parts import message
from tests.report.small import SCHEMAS, checked, hostile, small, totals_of, written

SCHEMA = json.loads((SCHEMAS / "sarif-2.1.0.json").read_bytes())
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def run_of(text: str) -> Any:
    return json.loads(text)["runs"][0]


@pytest.mark.parametrize("name", ["sarif", "sarif-findings"])
def test_a_log_keeps_the_schema(name: str) -> None:
    for text in (small(name), hostile(name), written(name, [])):
        assert list(VALIDATOR.iter_errors(json.loads(text))) == []


def test_every_verdict_is_a_result_of_its_kind() -> None:
    totals = totals_of([checked(name) for name in ("lawful", "unlawful", "broken")])
    kinds = Counter(result["kind"] for result in run_of(small("sarif"))["results"])
    assert kinds == {
        "pass": totals.kept,
        "fail": totals.breach,
        "open": totals.open,
        "notApplicable": totals.not_applicable,
    }


def test_only_a_failure_has_a_level() -> None:
    results = run_of(small("sarif"))["results"]
    assert {result["level"] for result in results if result["kind"] != "fail"} == {"none"}
    assert {result["level"] for result in results if result["kind"] == "fail"} == {"error", "warning", "note"}


def test_the_findings_leave_out_what_is_kept() -> None:
    assert {result["kind"] for result in run_of(small("sarif-findings"))["results"]} == {"fail", "open"}


def test_every_result_has_its_rule_and_every_reference_its_taxon() -> None:
    run = run_of(small("sarif"))
    driver, law = run["tool"]["driver"], run["taxonomies"]
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in driver["rules"]}
    cited = {(one["guid"], taxon["id"]) for one in law for taxon in one["taxa"]}
    assert all((taxon["toolComponent"]["guid"], taxon["id"]) in cited for r in run["results"] for taxon in r["taxa"])
    for target in (relation["target"] for rule in driver["rules"] for relation in rule["relationships"]):
        assert law[target["toolComponent"]["index"]]["taxa"][target["index"]]["id"] == target["id"]


def test_fingerprints_are_unique_within_a_run() -> None:
    found = [result["partialFingerprints"]["checkerFinding/v1"] for result in run_of(small("sarif"))["results"]]
    assert len(set(found)) == len(found)


def test_a_problem_is_a_notification_of_a_run_that_did_not_succeed() -> None:
    [invocation] = run_of(small("sarif"))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2
    [invocation] = run_of(written("sarif", [checked("lawful")]))["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_a_files_name_is_a_uri() -> None:
    [artifact] = run_of(hostile("sarif"))["artifacts"]
    assert artifact["location"]["uri"] == (
        "%3Doffers%1B%5B2J%E2%80%AE/%60%7C%3Cb%3E%2C%3A%25%0A%3A%3Aerror%3A%3A%5Ba%5D%28http%3A/b%29%FF.yaml"
    )


def test_an_absolute_path_is_a_file_uri_without_a_base() -> None:
    [artifact] = run_of(written("sarif", [checked("lawful", "/srv/my offers/a.yaml")]))["artifacts"]
    assert artifact["location"] == {"uri": "file:///srv/my%20offers/a.yaml"}


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    assert message("{0} [a](b)") == {"text": "{{0}} [a] (b)"}
