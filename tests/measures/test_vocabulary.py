"""The words that measures come to: every value of every case is one of them, and each measure says what it is."""

from functools import cache
from inspect import getdoc

import pytest

from checker.cases import read_tables, trial_for
from checker.cases.trial import Trial
from checker.measures import MEASURES, Measured, Readings, Result
from checker.measures.vocabulary import ALWAYS, VOCABULARIES
from checker.values import market_of
from tests.law import CASES

WORDS = [name for name, measure in MEASURES.items() if measure.unit == "words"]


@cache
def trials() -> list[Trial]:
    tables = read_tables(CASES, "tests/cases")
    found = (trial_for(case, tables)[0] for cases in tables.cases.values() for case in cases)
    return [trial for trial in found if trial is not None]


def measured(results: tuple[Result, ...]) -> list[Measured]:
    several = [one.of if isinstance(one, Readings) else (one,) for one in results]
    return [one for cases in several for one in cases if isinstance(one, Measured)]


def test_each_measure_told_in_words_has_its_list() -> None:
    assert sorted(VOCABULARIES) == sorted(WORDS)


@pytest.mark.parametrize("measure", WORDS)
def test_no_case_comes_to_a_word_outside_the_list(measure: str) -> None:
    vocabulary = VOCABULARIES[measure]
    for one in (found for trial in trials() for found in measured(trial.results(measure))):
        assert isinstance(one.value, frozenset)
        words = one.value | one.possible
        assert all(market_of(word) == word for word in words) if vocabulary.is_open else words <= vocabulary.words
        assert not vocabulary.single or len(one.value) == 1


@pytest.mark.parametrize("measure", sorted(ALWAYS))
def test_what_always_holds_is_never_false(measure: str) -> None:
    assert all(one.value is True for trial in trials() for one in measured(trial.results(measure)))


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_says_what_it_is(measure: str) -> None:
    assert getdoc(MEASURES[measure].compute)
