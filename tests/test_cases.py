"""Every case of tests/cases: the verdict of its limit on its day."""

from typing import Any

import pytest

from tests.law import CASES, rulings, values_in

ALL = [
    pytest.param(f"{path.parent.name}/{path.stem}", case, id=f"{path.parent.name}/{path.stem}: {case['case']}")
    for path in sorted(CASES.glob("*/*.yaml"))
    if not path.parent.name.startswith("_")
    for case in values_in(path)
]


@pytest.mark.parametrize(("limit", "case"), ALL)
def test_the_verdict_is_that_of_the_case(limit: str, case: dict[str, Any]) -> None:
    market = case.get("market", limit.partition("/")[0])
    found = [ruling for ruling in rulings(case, market) if ruling.limit.id == limit]
    told = [(ruling.verdict.value, str(ruling.cause or ruling.trace)) for ruling in found]
    assert [verdict for verdict, _ in told] == [case["verdict"]], told
    if "level" in case:
        assert [str(ruling.level) for ruling in found] == [case["level"]]
    if "cause" in case:
        assert case["cause"] in told[0][1]
