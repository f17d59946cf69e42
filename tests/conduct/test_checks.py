"""The checks of an operator's own terms: each on both sides of what decides it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from checker.conduct.bonuses import Readings
from checker.conduct.checks import CHECKS
from checker.conduct.finding import Conducted
from checker.conduct.judging import judged
from checker.finding import Verdict
from checker.replay.fields import NONE, B
from tests.conduct.tiny import bonuses_of
from tests.law import values_in

HERE = Path(__file__).parent
CASES = [*values_in(HERE / "checks.yaml"), *values_in(HERE / "ends.yaml")]
BY_NAME = {check.id.removeprefix("conduct/"): check for check in CHECKS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['check']}: {case['case']}")
def test_a_check_says(case: dict[str, Any]) -> None:
    check = BY_NAME[case["check"]]
    bonuses = bonuses_of(case)
    found = judged(bonuses, checks=[check])
    assert found.adds_up
    verdicts = found.totals[check.id, "gb"]
    told = [one for one in found.findings if one.verdict == case["verdict"]]
    if case["verdict"] in ("kept", "not_applicable"):
        assert getattr(verdicts, case["verdict"]) == bonuses.length
        assert not found.findings
        return
    assert len(told) == 1, found
    sentence = told[0].message if case["verdict"] == "breach" else told[0].cause
    assert str(sentence) == case.get("told", str(sentence))
    assert list(told[0].rows) == case.get("rows", list(told[0].rows))
    assert ".".join(map(str, told[0].route)) == case.get("route", ".".join(map(str, told[0].route)))
    assert told[0].level == (case.get("level", "error") if case["verdict"] == "breach" else None)


def test_every_check_has_a_case_that_is_kept_and_one_that_is_broken() -> None:
    shown = {(case["check"], case["verdict"]) for case in CASES}
    assert {(name, verdict) for name in BY_NAME for verdict in ("kept", "breach")} <= shown


def test_what_a_finding_says_stands_alone_in_a_log() -> None:
    for case in CASES:
        for one in judged(bonuses_of(case), checks=[BY_NAME[case["check"]]]).findings:
            sentence = str(one.message)
            assert sentence[-1] != "."
            assert "{" not in sentence


def test_without_terms_every_check_is_open() -> None:
    found = judged(bonuses_of({"bonus": {"RULES": NONE}}))
    assert {(count.looked, count.open) for count in found.totals.values()} == {(1, 1)}


def test_every_verdict_is_counted_once_for_each_bonus() -> None:
    for case in CASES:
        found = judged(bonuses_of(case))
        assert {count.looked for count in found.totals.values()} == {len(case.get("bonuses", [0]))}
        assert len(found.totals) == len(CHECKS)


def test_what_hangs_on_the_reading_of_the_terms_is_open_with_each() -> None:
    early = {"COUNTED": "250.00", "DONE_END": "COMPLETED", "DONE_AT": "2026-03-04 10:15", "RELEASED": "80.00"}
    met = {"MET_AT": "2026-03-04 10:15", "DUE_END": "COMPLETED", "DUE_AMOUNT": "80.00"}
    other = bonuses_of({"bonuses": [{**early, **met}, early]})
    readings = Readings(np.array([0, 0]), other, ["stakes count in full", "only the bonus part counts"])
    found = judged(bonuses_of({"bonus": early}), readings, [BY_NAME["released-early"]])
    told = [(one.verdict, str(one.cause)) for one in found.findings]
    words = "stakes count in full: kept; only the bonus part counts: breach"
    assert told == [(Verdict.OPEN, f"it hangs on what the terms leave open: {words}")]


def test_readings_that_agree_decide() -> None:
    early = {"COUNTED": "250.00", "DONE_END": "COMPLETED", "DONE_AT": "2026-03-04 10:15", "RELEASED": "80.00"}
    readings = Readings(np.array([0]), bonuses_of({"bonus": {**early, "COUNTED": "90.00"}}), ["another reading"])
    found = judged(bonuses_of({"bonus": early}), readings, [BY_NAME["released-early"]])
    assert [one.verdict for one in found.findings] == [Verdict.BREACH]


def test_what_is_open_for_one_reason_is_told_once_with_how_many() -> None:
    found = judged(bonuses_of({"bonuses": [{"AGE": 0}] * 5}), checks=[BY_NAME["granted-not-eligible"]])
    assert [(one.verdict, one.how_many) for one in found.findings] == [(Verdict.OPEN, 5)]


def test_an_offer_of_parts_points_into_the_part() -> None:
    part = {"qualify": {"by": "deposit"}, "reward": {"match": "100%", "maximum": "10 GBP"}}
    case = {"with": {"parts": [part, part]}, "without": ["qualify", "reward", "wagering"], "bonus": {"RULES": 1}}
    found: Conducted = judged(bonuses_of(case), checks=[BY_NAME["granted-above-terms"]])
    assert [one.route for one in found.findings] == [("parts", 1, "reward", "match")]


def test_no_column_of_a_bonus_is_read_wrongly() -> None:
    bonuses = bonuses_of({})
    assert int(bonuses.of(B.AMOUNT)[0]) == 10_000
