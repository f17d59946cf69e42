"""What the plan says of offers made unlawful, one way each."""

from typing import Any

import pytest

from checker.remedy import solve
from tests.law import values_in
from tests.remedy.small import HERE, meadow, told, trial

CASES = values_in(HERE / "cases.yaml")
SAID = ("changes", "choices", "stuck", "open", "notes")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_plan_says_what_the_case_does(case: dict[str, Any]) -> None:
    assert told(solve(trial(case), meadow(case))) == {key: case[key] for key in SAID if key in case}
