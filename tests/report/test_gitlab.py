"""GitLab's Code Quality report, held against the keys that its documentation asks for."""

import json

from jsonschema import Draft202012Validator

from tests.report.small import checked, hostile, small, written

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
VALIDATOR = Draft202012Validator(SCHEMA)


def test_a_report_has_the_keys_that_gitlab_reads() -> None:
    for text in (small("gitlab"), hostile("gitlab"), written("gitlab", [])):
        assert list(VALIDATOR.iter_errors(json.loads(text))) == []


def test_fingerprints_are_unique() -> None:
    found = [one["fingerprint"] for one in json.loads(small("gitlab"))]
    assert len(set(found)) == len(found) == 10


def test_a_path_starts_without_a_dot() -> None:
    [first, *_] = json.loads(written("gitlab", [checked("unlawful", "./offers/a.yaml")]))
    assert first["location"]["path"] == "offers/a.yaml"
