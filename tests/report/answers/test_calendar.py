"""The calendar, read back by the rules of RFC 5545."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.answers.calendar import OCTETS, calendar, fold, text
from checker.report.safe import plain
from tests.report.answers.written import FIRST, NASTY_NAME, hostile, impact_of, small
from tests.review.small import book

LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>;VALUE=DATE)?:(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)\Z")
TEXT = re.compile(r"(?:[^\\;,\x00-\x1f\x7f]|\\[\\;,Nn])*\Z")
"""A value of the type TEXT: each character that has a meaning is escaped (3.3.11)."""
ONCE = ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"]


def content_lines(written: str) -> list[tuple[str, str]]:
    """The lines of a calendar, unfolded, as names and values."""
    assert written.endswith("\r\n")
    physical = written.split("\r\n")[:-1]
    assert not [line for line in physical if "\r" in line or "\n" in line]
    assert max(len(line.encode()) for line in physical) <= OCTETS
    found = []
    for line in written[:-2].replace("\r\n ", "").split("\r\n"):
        match = LINE.match(line)
        assert match, line
        found.append((match["name"], match["value"]))
    return found


def events(written: str) -> list[dict[str, str]]:
    lines = content_lines(written)
    assert lines[:2] == [("BEGIN", "VCALENDAR"), ("VERSION", "2.0")]
    assert lines[-1] == ("END", "VCALENDAR")
    found: list[dict[str, str]] = []
    for name, value in lines[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found:
            assert name not in found[-1] or name == "END"
            found[-1][name] = value
    assert all(one["END"] == "VEVENT" for one in found)
    return found


@pytest.mark.parametrize("answers", [small, hostile])
def test_every_event_is_whole_and_its_texts_are_escaped(answers) -> None:  # type: ignore[no-untyped-def]
    found = events(answers()["impact.ics"]())
    assert found
    for one in found:
        assert set(ONCE) <= set(one)
        assert re.fullmatch(r"\d{8}", one["DTSTART"])
        assert re.fullmatch(r"\d{8}T\d{6}Z", one["DTSTAMP"])
        assert all(TEXT.match(one[name]) for name in ("UID", "SUMMARY", "DESCRIPTION"))
        assert one.get("URL", "https://").startswith(("https://", "http://"))


def test_the_stamp_is_the_first_day_asked_and_not_the_time_of_the_run() -> None:
    assert {one["DTSTAMP"] for one in events(small()["impact.ics"]())} == {"20260101T000000Z"}


def test_no_identity_stands_twice_even_where_an_offer_does() -> None:
    found = impact_of(book()).hits
    identities = [one["UID"] for one in events(calendar([*found, *found], FIRST))]
    assert len(set(identities)) == len(identities) == 2 * len(found)


def test_a_file_name_cannot_end_an_event() -> None:
    assert "END:VEVENT" in NASTY_NAME
    assert len(events(hostile()["impact.ics"]())) == 1


def test_a_calendar_without_events_is_a_calendar() -> None:
    assert events(calendar([], FIRST)) == []


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400)


@given(LINES)
def test_a_folded_line_is_short_and_unfolds_to_itself(line: str) -> None:
    folded = fold(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= OCTETS for part in folded.split("\r\n"))


@given(st.text(max_size=200))
def test_an_escaped_text_reads_back_as_what_can_be_shown_of_it(value: str) -> None:
    escaped = text(value)
    assert TEXT.match(escaped)
    assert re.sub(r"\\([\\;,])", r"\1", escaped) == plain(" ".join(value.split()))
