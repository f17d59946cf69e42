"""What measures come to before a small law that never changes: the verdict, and what is said about it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import write
from checker.wording import headline
from tests.law import values_in
from tests.measures.told import offer_of

HERE = Path(__file__).parent
BOOK = Rulebook(HERE / "law")
DAY = date(2026, 3, 1)


def told(case: dict[str, Any]) -> str:
    """The verdict of the limit of a case, and its headline."""
    found = check_file("offer.yaml", write(offer_of(case)).encode(), Asked(on=DAY), BOOK)
    assert not found.problems, found.problems
    ruling = next(one for one in found.checked[0].rulings if one.limit.id == case["limit"])
    return f"{ruling.verdict}: {headline(ruling)}"


@pytest.mark.parametrize("case", values_in(HERE / "verdicts.yaml"), ids=lambda case: case["case"])
def test_a_verdict_is_what_the_case_says(case: dict[str, Any]) -> None:
    assert told(case) == case["told"]
