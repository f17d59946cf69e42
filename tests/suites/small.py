"""The small rulebook of the tests, its tables of cases, and their suites.

`python -m tests.suites.small` writes the expected files anew; look at the difference before keeping it.
"""

from pathlib import Path

from checker.cases import Suite, Tables, mutation_of, read_tables
from checker.report.answers.cases import cases_text
from checker.review import law_of
from checker.review.cases import suites
from checker.rulebook import Rulebook

HERE = Path(__file__).parent


def book() -> Rulebook:
    return Rulebook(HERE / "rules" / "markets", "rules/markets")


def tables() -> Tables:
    return read_tables(HERE / "tests" / "cases", "tests/cases")


def small(asked: Tables | None = None) -> list[Suite]:
    """The suites of the small rulebook, with its own tables or with others."""
    law = law_of(book(), "xa")
    assert law is not None
    found, problems = suites([law], book(), asked or tables())
    assert not problems, problems
    return found


def mutants_text(several: list[Suite]) -> str:
    """Every mutant with the case that tells it from the law."""
    tried = [one for suite in several for one in mutation_of(suite)]
    return "".join(f"{one.rule.id}: {one.told}\n    {one.by or 'LIVED'}\n" for one in tried)


if __name__ == "__main__":
    (HERE / "expected" / "cases.txt").write_text(cases_text(small()))
    (HERE / "expected" / "mutants.txt").write_text(mutants_text(small()))
