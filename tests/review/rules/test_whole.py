"""The rulebook itself: no problem, no case that it does not come to, and no mutant that lives without a reason."""

import pytest

from checker.cases import read_tables
from checker.review.rules import RulebookCheck, check_rulebook
from tests.law import CASES, rulebook
from tests.suites.test_tables import told


@pytest.fixture(scope="module")
def found() -> RulebookCheck:
    return check_rulebook(rulebook(), read_tables(CASES, "tests/cases"))


@pytest.mark.parametrize("market", rulebook().codes)
def test_a_market_has_no_problem(found: RulebookCheck, market: str) -> None:
    assert not [told(one) for one in found.problems if f"/{market}/" in told(one)]


def test_nothing_else_is_a_problem(found: RulebookCheck) -> None:
    assert not [told(one) for one in found.problems if one.place is None or one.place.file.count("/") < 3]


def test_every_limit_was_tried(found: RulebookCheck) -> None:
    assert len(found.checks) == found.limits
    assert found.score.mutants == found.score.killed + found.score.named > 0
