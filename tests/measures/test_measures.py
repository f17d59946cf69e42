"""What measures come to: one table for each family of them, each case an offer with some terms changed."""

from pathlib import Path
from typing import Any

import pytest

from tests.law import values_in
from tests.measures.told import told

HERE = Path(__file__).parent
TABLES = ("burden", "value", "stake", "pace", "scope", "terms")
ALL = [
    pytest.param(case, id=f"{table}: {case['case']}") for table in TABLES for case in values_in(HERE / f"{table}.yaml")
]


@pytest.mark.parametrize("case", ALL)
def test_a_measure_comes_to_what_the_case_says(case: dict[str, Any]) -> None:
    assert told(case) == case["told"]
