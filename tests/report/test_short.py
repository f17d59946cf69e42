"""The short format: one line a finding."""

import re

from tests.report.small import hostile, small

LINE = re.compile(r"[^:\n]+:\d+:\d+: (breach|open|error|warning|note)[ :].+")


def test_each_finding_and_problem_is_one_line_that_an_editor_can_read() -> None:
    lines = small("short").splitlines()
    assert len(lines) == 10
    assert all(LINE.fullmatch(line) for line in lines)


def test_a_hostile_offer_cannot_add_a_line() -> None:
    assert len(hostile("short").splitlines()) == 3


def test_a_limit_of_a_wider_market_says_in_which_market_it_binds() -> None:
    assert small("short").count(" (in us-nj)\n") == 1
