"""Texts of amounts, times and odds are read exactly, and nothing else is taken for one."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_DOWN, Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ledger.parse import NOTHING, read
from checker.ledger.reasons import Why
from checker.ledger.texts import buffers

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def one(text: str | None, shape: str) -> int | str | None:
    """What a text reads as: a number, the reason why not, or nothing."""
    values, troubles = read(buffers(pa.array([text], pa.string())), shape)
    if troubles[0]:
        assert values[0] == NOTHING
        return Why(troubles[0]).name.lower()
    return None if values[0] == NOTHING else int(values[0])


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    """Compile before hypothesis runs: it moves Python's limit of recursion, which the compiler does not bear."""
    for shape in ("minor units", "instant", "odds"):
        one("1", shape)


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.integers(0, 3), st.booleans())
def test_whole_numbers_are_read_exactly(number: int, zeros: int, spaces: bool) -> None:
    sign, digits = ("-" if number < 0 else ""), str(abs(number))
    text = sign + "0" * zeros + digits
    assert one(f"  {text} " if spaces else text, "minor units") == number


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (None, None), ("", None), ("+7", 7), ("-0", 0), ("12.50", "decimal_point"), ("12.00", "decimal_point"),
        ("12.", "decimal_point"), (".5", "decimal_point"), ("1,000", "decimal_point"), (".", "not_a_number"),
        ("-", "not_a_number"), (" ", "not_a_number"), ("1e3", "not_a_number"), ("0x10", "not_a_number"),
        ("--5", "not_a_number"), ("5-", "not_a_number"), ("1 000", "not_a_number"), ("£5", "not_a_number"),
        ("NaN", "not_a_number"), ("1" * 18, int("1" * 18)), ("1" * 19, "too_large"), ("0" * 30 + "1", 1),
        ("-" + "9" * 400, "too_large"), ("1.5.5", "not_a_number"), ("٣", "not_a_number"), ("true", "not_a_number"),
    ],
)  # fmt: skip
def test_amounts_are_whole_or_refused(text: str | None, read_as: int | str | None) -> None:
    assert one(text, "minor units") == read_as


moments = st.datetimes(datetime(1600, 1, 1), datetime(2300, 1, 1))  # noqa: DTZ001  # the zone comes with them
zones = st.integers(-18 * 60, 18 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(moments, zones, st.sampled_from("T t"), st.sampled_from([":", ""]))
def test_times_are_read_as_the_standard_library_does(
    moment: datetime, zone: timezone, between: str, colon: str
) -> None:
    written = moment.replace(tzinfo=zone)
    text = written.isoformat(sep=between)
    if not colon:
        text = text[:-3] + text[-2:]
    assert one(text, "instant") == (written - EPOCH) // timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (None, None), ("", None), ("1970-01-01T00:00:00Z", 0), ("1970-01-01 00:00Z", 0), ("1970-01-01T00:00:00z", 0),
        ("1970-01-01T00:00:00.1234567Z", 123_456), ("1970-01-01T00:00:00,5Z", 500_000), ("1970-01-01 01:00:00+01", 0),
        ("1970-01-01T00:00:00 Z", 0), (" 1970-01-01T00:00:00Z ", 0), ("2000-02-29T00:00Z", 951_782_400_000_000),
        ("1970-01-01T00:00:00", "no_zone"), ("1970-01-01 00:00", "no_zone"), ("1900-02-29T00:00Z", "not_a_time"),
        ("1970-01-01", "not_a_time"), ("1970-01-01Z", "not_a_time"), ("1970-13-01T00:00Z", "not_a_time"),
        ("1970-00-01T00:00Z", "not_a_time"), ("1970-04-31T00:00Z", "not_a_time"), ("1970-01-00T00:00Z", "not_a_time"),
        ("1970-01-01T24:00Z", "not_a_time"), ("1970-01-01T00:60Z", "not_a_time"),
        ("1970-01-01T00:00:60Z", "not_a_time"),
        ("1970-01-01T00:00:00.Z", "not_a_time"), ("1970-01-01T00:00:00+19", "not_a_time"),
        ("70-01-01T00:00Z", "not_a_time"),
        ("1970-01-01T00:00:00+1", "not_a_time"), ("1970-01-01T00:00:00+01:6", "not_a_time"), ("0", "not_a_time"),
        ("1970-01-01T00:00:00Zx", "not_a_time"), ("1970-01-01T00:00:00+01:60", "not_a_time"), ("now", "not_a_time"),
        ("1970/01/01T00:00Z", "not_a_time"), ("1970-01-01_00:00Z", "not_a_time"), ("1970-01-01T0:00Z", "not_a_time"),
        ("1970-01-01T", "not_a_time"), ("1970-01-01T00", "not_a_time"),
        ("1970-01-01T00:00 Europe/London", "not_a_time"),
    ],
)  # fmt: skip
def test_times_have_a_zone_or_are_refused(text: str | None, read_as: int | str | None) -> None:
    assert one(text, "instant") == read_as


@given(st.decimals(0, 999_999_999, places=7, allow_nan=False))
def test_odds_keep_four_digits_and_cut_the_rest(odds: Decimal) -> None:
    assert one(f"{odds:f}", "odds") == int((odds * 10_000).to_integral_value(ROUND_DOWN))


@pytest.mark.parametrize("text", ["19/20", "+150", "1,95", "1.", ".5", "-1.5", "evens", "1.5x", "1" * 12, "1.2.3", " "])
def test_what_is_no_decimal_odds_is_refused(text: str) -> None:
    assert one(text, "odds") == "not_odds"


@given(st.lists(st.text(max_size=30), max_size=8), st.sampled_from(["minor units", "instant", "odds"]))
def test_any_text_is_a_value_or_has_a_reason(texts: list[str], shape: str) -> None:
    values, troubles = read(buffers(pa.array(texts, pa.string())), shape)
    for text, value, trouble in zip(texts, values, troubles, strict=True):
        assert (value == NOTHING) == (bool(trouble) or text == "")
