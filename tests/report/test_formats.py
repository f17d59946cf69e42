"""What holds for every format."""

import pickle
import re

import pytest

from checker.finding import Level, Problem
from checker.report.formats import FORMATS, writer_class
from checker.report.safe import CONTROL
from checker.report.writer import Context
from checker.review import Asked, File, Totals
from tests.report.small import EXPECTED, NAMES, book, checked, expected, hostile, small, written


@pytest.mark.parametrize("name", EXPECTED)
def test_the_whole_report_is_as_expected(name: str) -> None:
    assert small(name) == expected(name)


@pytest.mark.parametrize("name", EXPECTED)
def test_two_runs_write_the_same_text(name: str) -> None:
    assert small(name) == small(name)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_in_a_hostile_offer_reaches_a_terminal(name: str) -> None:
    text = hostile(name)
    found = CONTROL.findall(re.sub(r"\r?\n", "", text))
    assert not found


@pytest.mark.parametrize("name", EXPECTED)
def test_a_report_on_a_hostile_offer_can_be_written_as_utf_8(name: str) -> None:
    assert hostile(name).encode()


@pytest.mark.parametrize("name", EXPECTED)
def test_fragments_made_in_another_process_give_the_same_report(name: str) -> None:
    writer = writer_class(name)(Context(Asked(), book()))
    parts, totals = [writer.start()], Totals()
    for one in NAMES:
        elsewhere = pickle.loads(pickle.dumps(writer))
        parts.append(writer.add(pickle.loads(pickle.dumps(elsewhere.fragment(checked(one))))))
        totals.add(checked(one))
    assert "".join([*parts, writer.end(totals)]) == expected(name)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_writer_sent_to_another_process_leaves_behind_what_was_added(name: str) -> None:
    writer = writer_class(name)(Context(Asked(), book()))
    before = len(pickle.dumps(writer))
    for _ in range(50):
        writer.add(writer.fragment(checked("unlawful")))
    assert len(pickle.dumps(writer)) == before


@pytest.mark.parametrize("name", EXPECTED)
def test_a_problem_without_a_file_is_told(name: str) -> None:
    lost = File("", [], [Problem(Level.ERROR, "there is no file `spring.yaml`")])
    assert "there is no file" in written(name, [lost])


@pytest.mark.parametrize("name", FORMATS)
def test_a_review_of_nothing_can_be_written(name: str) -> None:
    assert isinstance(written(name, []), str)


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        writer_class("word")
