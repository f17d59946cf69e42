"""Each clean bonus, summed up by hand from the rows and the offer: released when met, and not before; else in time."""

from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from checker.sample.making import Order
from tests.sample.made import players
from tests.sample.sums import BETS, deadline, offers, requirement, turnover

Row = dict[str, Any]
ORDERS = (Order(150_000, clean=True), Order(60_000, seed=8, clean=True, two_rows=True))
ENDS = ("bonus_released", "bonus_expired", "bonus_forfeited")
EMPTY_ENDS = ("table-reload", "northern-lights")
"""Offers that end with little money left: what is left is not in the rows."""


class Bonus(NamedTuple):
    """A bonus in the rows of its player: the places of its grant, of its start, and of its end, if it has one."""

    rows: list[Row]
    grant: int
    start: int
    end: int | None

    @property
    def offer(self) -> str:
        return str(self.rows[self.grant]["offer"])


def bonuses(order: Order) -> list[Bonus]:
    found = []
    for rows in players(order).values():
        for place, row in enumerate(rows):
            if row["kind"] == "bonus_granted" and offers()[row["offer"]]["wagering"] != "none":
                found.append(_bonus(rows, place))
    return found


def _bonus(rows: list[Row], grant: int) -> Bonus:
    own = [i for i, row in enumerate(rows) if row["bonus"] == rows[grant]["bonus"]]
    start = next((i for i in own if rows[i]["kind"] == "bonus_activated"), grant)
    return Bonus(rows, grant, start, next((i for i in own if rows[i]["kind"] in ENDS), None))


def _stakes(rows: list[Row]) -> dict[str, Row]:
    return {row["bet"]: row for row in rows if row["kind"] == "bet_placed"}


def _carried(bonus: Bonus, order: Order) -> int:
    """What was staked beyond the requirement of the bonus before, where the terms let this one have it."""
    start = bonus.rows[bonus.start]
    before = [one for one in bonuses_of(order, start["player"]) if one.end is not None and one.end == bonus.start - 1]
    if start["kind"] != "bonus_activated" or not before or before[0].rows[bonus.start - 1]["kind"] != "bonus_released":
        return 0
    if not offers()[before[0].offer]["wagering"]["carry_over"]:
        return 0
    return max(sum(_turnover(before[0], order)) - _required(before[0]), 0)


def bonuses_of(order: Order, player: str) -> list[Bonus]:
    rows = players(order)[player]
    return [_bonus(rows, i) for i, row in enumerate(rows) if row["kind"] == "bonus_granted"]


def _required(bonus: Bonus) -> int:
    deposits = [row for row in bonus.rows[: bonus.grant] if row["kind"] == "deposit"]
    return requirement(offers()[bonus.offer], bonus.rows[bonus.grant]["amount"], deposits[-1]["amount"])


def _turnover(bonus: Bonus, order: Order) -> list[int]:
    """What each bet since the start counted, after what was carried over."""
    ends = [row for row in bonus.rows[bonus.start + 1 : bonus.end] if row["kind"] in BETS]
    amount = bonus.rows[bonus.grant]["amount"]
    return [
        _carried(bonus, order), *turnover(offers()[bonus.offer], amount, ends, _stakes(bonus.rows))
    ]  # fmt: skip


@pytest.mark.parametrize("order", ORDERS, ids=["one row a bet", "two rows a bet"])
def test_a_bonus_is_released_by_the_bet_that_meets_the_requirement(order: Order) -> None:
    seen = set()
    for bonus in bonuses(order):
        counted = _turnover(bonus, order)
        end = bonus.rows[bonus.end] if bonus.end is not None else {"kind": None}
        if end["kind"] == "bonus_released" and not (bonus.offer in EMPTY_ENDS and sum(counted) < _required(bonus)):
            last = bonus.rows[bonus.end - 1]
            assert sum(counted) >= _required(bonus) > sum(counted[:-1]), (bonus.offer, end["bonus"])
            assert end["at"] == (last["settled_at"] or last["at"]), end["bonus"]
            seen.add(bonus.offer)
        elif end["kind"] != "bonus_released":
            assert sum(counted) < _required(bonus), (bonus.offer, bonus.rows[bonus.grant]["bonus"])
    assert len(seen) >= 4


@pytest.mark.parametrize("order", ORDERS, ids=["one row a bet", "two rows a bet"])
def test_a_bonus_expires_at_the_end_of_its_time_and_not_before(order: Order) -> None:
    last, shifted = max(row["at"] for rows in players(order).values() for row in rows), 0
    for bonus in bonuses(order):
        start = bonus.rows[bonus.start]["at"]
        due = deadline(offers()[bonus.offer], start)
        end = bonus.rows[bonus.end] if bonus.end is not None else None
        if end is None:
            waits = bonus.rows[bonus.start] is bonus.rows[bonus.grant] and bonus.offer.endswith("#2")
            assert due > last or waits, bonus.rows[bonus.grant]
        elif end["kind"] == "bonus_expired":
            assert end["at"] == due, (bonus.offer, end["bonus"])
            shifted += bool((due - start) % timedelta(days=1))
        else:
            assert end["at"] < due, end["bonus"]
    assert shifted, "some end on another side of a change of clocks, or at the end of a day"


@pytest.mark.parametrize("order", ORDERS, ids=["one row a bet", "two rows a bet"])
def test_the_counter_that_is_reported_is_the_sum(order: Order) -> None:
    for bonus in bonuses(order):
        release = bonus.rows[bonus.end] if bonus.end is not None else {}
        if release.get("kind") == "bonus_released" and release["reported_turnover"] is not None:
            assert release["reported_turnover"] == min(sum(_turnover(bonus, order)), _required(bonus))


def test_what_is_released_is_what_own_money_first_and_wins_where_the_stake_came_from_leave() -> None:
    checked = 0
    for bonus in bonuses(ORDERS[0]):
        end = bonus.rows[bonus.end] if bonus.end is not None else {}
        if bonus.offer == "spring-slots" and end.get("kind") == "bonus_released":
            balance = _balance(bonus)
            assert balance is None or end["amount"] == balance, end["bonus"]
            checked += balance is not None
    assert checked > 3


def _balance(bonus: Bonus) -> int | None:
    """The bonus money after the last bet, from the stakes' own split; None where the source does not tell it."""
    balance = bonus.rows[bonus.grant]["amount"]
    stakes = _stakes(bonus.rows)
    for row in bonus.rows[bonus.start : bonus.end]:
        if row["kind"] not in BETS:
            continue
        part = stakes.get(row["bet"], row)["bonus_amount"]
        if part is None:
            return None
        balance += -part + (part if row["kind"] == "bet_voided" else _won(row, part))
    return int(balance)


def _won(row: Row, part: int) -> int:
    """What goes back to the bonus: nothing, all, or of a mixed bet what was taken from it."""
    return int(row["payout"] if part == row["amount"] else min(row["payout"], part))


@pytest.mark.parametrize("order", ORDERS, ids=["one row a bet", "two rows a bet"])
def test_no_player_ever_has_less_than_nothing(order: Order) -> None:
    for player, rows in players(order).items():
        money = 0
        for row in rows:
            money += _moved(row)
            assert money >= 0, (player, row)


def _moved(row: Row) -> int:
    """What a row adds to the money of a player, own and bonus together; a release only changes its owner."""
    kind, amount = row["kind"], row["amount"]
    if kind == "bet_settled" and row["settled_at"]:
        return int(row["payout"] - amount)
    if kind in ("deposit", "bonus_granted", "bet_voided"):
        return int(amount)
    if kind in ("bet_placed", "withdrawal_requested", "bonus_expired", "bonus_forfeited"):
        return -int(amount)
    return int(row["payout"] or 0) if kind in ("bet_settled", "cash_out") else 0
