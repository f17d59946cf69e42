"""Every case of tests/cases: the verdict of its limit on its day, in the whole law of its market."""

import pytest

from checker.cases import NoSuchTerm, Written, read_tables, values_of
from tests.law import CASES, rulings

TABLES = read_tables(CASES, "tests/cases")
ALL = [
    pytest.param(case, id=f"{limit}: {case.line.case}") for limit, several in TABLES.cases.items() for case in several
]


def test_every_table_can_be_read() -> None:
    assert not TABLES.problems


@pytest.mark.parametrize("case", ALL)
def test_the_verdict_is_that_of_the_case(case: Written) -> None:
    values, line = values_of(case, TABLES), case.line
    assert not isinstance(values, NoSuchTerm), values
    found = [ruling for ruling in rulings(values, line.on) if ruling.limit.id == case.limit]
    told = [(ruling.verdict.value, str(ruling.cause or ruling.trace)) for ruling in found]
    assert [verdict for verdict, _ in told] == [line.verdict], told
    assert line.level in (None, *(str(ruling.level) for ruling in found))
    assert (line.cause or "") in told[0][1]
