"""The parts of the kernel one by one: whole numbers, clocks, the table of open bets, and its words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ledger.columns import FLAGS, KINDS
from checker.replay.fields import NONE, Round
from checker.replay.kernel import places
from checker.replay.kernel.build import MODULES, kernel
from checker.replay.kernel.clock import DAY, first_of_month, months_later
from checker.replay.kernel.numbers import lower, plus, product, rounded, share, times
from checker.replay.kernel.places import GREATEST, F, G, K, N, P

AMOUNT = st.integers(0, 10**12)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BIG = st.integers(0, 2**62)


def test_kinds_and_flags_are_those_of_the_ledger() -> None:
    assert [kind.name.lower() for kind in K] == list(KINDS)
    assert {flag.name.lower(): flag.value for flag in F} == {
        name.lower(): FLAGS.index(name.lower()) for name in F.__members__
    }


def test_the_parts_of_the_memory_do_not_overlap() -> None:
    used = [int(place) for words in (P, N, G) for place in words]
    assert len(used) == len(set(used))
    assert max(used) == G.ENTRIES


def test_every_function_of_the_kernel_has_a_name_of_its_own() -> None:
    assert kernel(False).__name__ == "replay"
    assert places in MODULES


@given(BIG, BIG)
def test_sums_and_products_stop_at_the_greatest(one: int, other: int) -> None:
    assert plus(one, other) == min(one + other, GREATEST)
    assert times(one, other) == min(one * other, GREATEST)


@given(AMOUNT, st.integers(0, 4_000_000))
def test_a_base_with_its_weight_is_exact(base: int, weight: int) -> None:
    assert product(base, weight) == base * weight


@given(st.integers(0, 2**61), AMOUNT, st.integers(1, 10**12))
def test_a_share_is_the_floor_of_the_exact_one(number: int, part: int, of: int) -> None:
    exact = number * min(part, of) // of
    assert share(number, min(part, of), of) == exact


@pytest.mark.parametrize(("number", "part", "of"), [(0, 5, 9), (5, 0, 9), (5, 5, 0)])
def test_a_share_of_nothing_is_nothing(number: int, part: int, of: int) -> None:
    assert share(number, part, of) == 0


@pytest.mark.parametrize(("one", "other", "least"), [(NONE, NONE, NONE), (NONE, 3, 3), (3, NONE, 3), (4, 3, 3)])
def test_the_lower_of_two_that_may_be_absent(one: int, other: int, least: int) -> None:
    assert lower(one, other) == least


@pytest.mark.parametrize(
    ("how", "found"),
    [
        (NONE, [149, 150, 151, 250]),
        (Round.HALF_UP, [100, 200, 200, 300]),
        (Round.HALF_EVEN, [100, 200, 200, 200]),
        (Round.DOWN, [100, 100, 100, 200]),
        (Round.UP, [200, 200, 200, 300]),
    ],
)
def test_rounding_on_both_sides_of_the_half(how: int, found: list[int]) -> None:
    assert [rounded(number, how, 100) for number in (149, 150, 151, 250)] == found
    assert rounded(200, how, 100) == 200


@given(st.integers(20 * 365, 130 * 365), st.integers(0, DAY - 1), st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: int, time: int, months: int) -> None:
    local = EPOCH + timedelta(days=day, microseconds=time)
    later = EPOCH + timedelta(microseconds=months_later(day * DAY + time, months))
    month = local.month - 1 + months
    assert (later.year, later.month) == (local.year + month // 12, month % 12 + 1)
    assert later.time() == local.time()
    assert later.day == local.day or (later + timedelta(days=1)).day == 1


def test_the_first_of_a_month_is_counted_from_march() -> None:
    for year, month in ((1970, 1), (1970, 3), (2000, 2), (2000, 3), (2100, 12)):
        assert first_of_month(12 * year + month - 3) == (datetime(year, month, 1, tzinfo=UTC) - EPOCH).days


def test_a_day_is_a_day() -> None:
    assert timedelta(days=1) / timedelta(microseconds=1) == DAY
