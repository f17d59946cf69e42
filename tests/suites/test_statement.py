"""What a verdict has to be, read from the law itself: held against what people wrote, and against the periods."""

from datetime import date, timedelta
from functools import cache

import pytest

from checker.cases import Written, binds_from, read_tables, standing_on, trial_for
from checker.cases.statement import stated
from checker.limit import NOT_SET
from checker.rulebook import Limit, MarketLaw
from tests.law import CASES, rulebook

TABLES = read_tables(CASES, "tests/cases")
ONE_DAY = timedelta(days=1)
STATES = {
    "in_force": "in_force",
    "not_commenced": "not_commenced",
    "no_limit": "no_limit",
    "not_researched": "open",
    "first_day_unknown": "open",
    "last_day_unknown": "open",
}


@cache
def law(market: str) -> MarketLaw:
    found, problems = rulebook().market(market)
    assert found is not None, problems
    return found


@pytest.mark.parametrize("market", rulebook().codes)
def test_the_statement_agrees_with_every_case_that_somebody_wrote(market: str) -> None:
    written = [case for id_, cases in TABLES.cases.items() if id_.startswith(f"{market}/") for case in cases]
    assert not [wrong for case in written if (wrong := disagreement(case))]


def disagreement(case: Written) -> str | None:
    trial, problems = trial_for(case, TABLES)
    assert trial is not None, problems
    limit = next(one for one in law(case.market).limits if one.id == case.limit)
    found = stated(law(case.market), limit, trial)
    if found is None or (found.verdict.value == case.line.verdict and case.line.level in (None, found.level)):
        return None
    return f"{case.limit}, {case.line.case}: {found}"


@pytest.mark.parametrize("market", rulebook().codes)
def test_the_history_says_day_by_day_what_the_periods_say(market: str) -> None:
    for rule in law(market).every:
        for day in days_about(rule):
            period = rule.on(day)
            standing, entry = standing_on(rule.declared, day)
            assert (standing, entry) == (STATES[period.state], period.entry), (rule.id, day)


def days_about(rule: Limit) -> list[date]:
    """The days about which some entry comes or goes, and the first and the last of all."""
    found = [date.min, date.max]
    for entry in rule.declared.history:
        ends = (entry.until, entry.certain_until, entry.read_on)
        starts = [] if entry.first == NOT_SET else [binds_from(entry)]
        for day in (*starts, *ends):
            if day is not None and day < date.max:
                found += [day - ONE_DAY, day, day + ONE_DAY]
    return found
