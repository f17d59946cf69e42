"""The nearest lawful offer for every offer of a file."""

from typing import NamedTuple

from checker.finding import Problem
from checker.remedy import Nearest, Trial, nearest
from checker.review.offers import check_file, law_of
from checker.review.review import Asked, Checked
from checker.rulebook import Rulebook
from checker.schema import value_at


class Sought(NamedTuple):
    """One offer with the nearest lawful one."""

    checked: Checked
    nearest: Nearest


def nearest_in(name: str, content: bytes, asked: Asked, book: Rulebook) -> tuple[list[Sought], list[Problem]]:
    """The nearest lawful offer for each offer of a file, in the markets that it is judged in; and its problems.

    An offer that is judged in no market is left out.
    """
    file = check_file(name, content, asked, book)
    return [nearest_to(checked, asked, book) for checked in file.checked if checked.markets], file.problems


def nearest_to(checked: Checked, asked: Asked, book: Rulebook) -> Sought:
    """The nearest lawful offer for one that was judged in some market, from the plain value of its document on."""
    laws = tuple(law for one in checked.markets if (law := law_of(book, one.market)) is not None)
    trial = Trial(laws, asked.on, asked.ahead, asked.rates)
    return Sought(checked, nearest(trial, value_at(checked.document.value, checked.route)))
