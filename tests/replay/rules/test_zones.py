"""Local time as the replay looks it up, beside that of the time zone database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.replay.zones import offsets_of, table_of

ZONES = ("UTC", "Europe/London", "America/Toronto", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICRO = timedelta(microseconds=1)


def looked_up(zone: str, at: datetime) -> timedelta:
    """The offset of the last change that is not after `at`."""
    offsets = [offset for start, offset in offsets_of(zone) if start <= (at - EPOCH) // MICRO]
    return timedelta(microseconds=offsets[-1])


@given(st.sampled_from(ZONES), st.integers(10 * 86_400, 40_000 * 86_400))
def test_the_offset_is_that_of_the_database(zone: str, seconds: int) -> None:
    moment = EPOCH + timedelta(days=20 * 365, seconds=seconds)
    assert looked_up(zone, moment) == moment.astimezone(ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/London", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("Europe/London", datetime(2026, 10, 25, 1, tzinfo=UTC)),
        ("America/Toronto", datetime(2026, 3, 8, 7, tzinfo=UTC)),
        ("America/Toronto", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ],
)
def test_a_change_is_found_to_the_second(zone: str, change: datetime) -> None:
    starts = [start for start, _ in offsets_of(zone)]
    assert (change - EPOCH) // MICRO in starts
    before, after = looked_up(zone, change - timedelta(seconds=1)), looked_up(zone, change)
    assert abs(after - before) == timedelta(hours=1)


def test_zones_of_many_and_few_changes_stand_in_one_table() -> None:
    starts, offsets, lengths = table_of(["UTC", "Europe/London"])
    assert starts.shape == offsets.shape == (2, lengths.max())
    assert lengths[0] == 1
    assert offsets[0, 0] == 0
    assert table_of([])[2].tolist() == [1]
