"""Breaches: every kind is planted, its rows are in the ledger and show it, and the list says what there is."""

from typing import Any

import pytest
import yaml

from checker.sample.breaches import PLANNED, STAKE_LIMITS, Breach, id_of
from checker.sample.making import EVERY, Order
from checker.sample.planted import Planted, listed
from tests.law import ROOT
from tests.sample.made import planted, players, rows
from tests.sample.sums import offers, units

ORDER = Order(220_000)
Row = dict[str, Any]


def kinds(id: str) -> list[Planted]:
    return [one for one in planted(ORDER) if one.id == id]


def row_of(transaction: str) -> Row:
    found: Row = rows(ORDER)[int(transaction.removeprefix("t")) - 1]
    assert found["transaction"] == transaction
    return found


def test_every_kind_of_breach_is_in_the_table_once() -> None:
    assert [planned.breach for planned in PLANNED] == list(Breach)


def test_every_kind_appears() -> None:
    wanted = {id_of(planned.breach, "gb") for planned in PLANNED}
    assert wanted <= {one.id for one in planted(ORDER)}


@pytest.mark.parametrize("market", STAKE_LIMITS)
def test_a_limit_that_is_named_is_in_the_rulebook(market: str) -> None:
    assert (ROOT / "rules" / "markets" / f"{id_of(Breach.STAKE, market)}.yaml").exists()


def test_every_other_id_is_that_of_a_limit_or_of_a_check() -> None:
    for planned in PLANNED:
        market, _, name = id_of(planned.breach, "gb").partition("/")
        assert market == "conduct" or (ROOT / "rules" / "markets" / market / f"{name}.yaml").exists()


def test_a_breach_is_on_a_player_of_whom_one_in_so_many_has_one() -> None:
    assert all(int(one.player[1:]) % EVERY == 0 for one in planted(ORDER))
    assert len({one.player for one in planted(ORDER)}) == len(planted(ORDER))


def test_the_rows_are_the_players_and_name_the_bonus() -> None:
    for one in planted(ORDER):
        found = [row_of(transaction) for transaction in one.rows]
        assert {row["player"] for row in found} == {one.player}
        assert {row["market"] for row in found} == {one.market}
        if one.bonus is not None:
            assert any(row["bonus"] == one.bonus for row in players(ORDER)[one.player]), one
            assert one.offer in offers()


def test_a_bonus_above_the_terms_is_above_them() -> None:
    for one in kinds("conduct/granted-above-terms"):
        deposit, grant = (row_of(transaction)["amount"] for transaction in one.rows)
        reward = offers()[one.offer or ""]["reward"]
        match = int(reward["match"].removesuffix("%"))
        assert grant > min(deposit * match // 100, units(reward["maximum"]))


def test_a_deposit_below_the_minimum_is_below_it() -> None:
    for one in kinds("conduct/granted-below-minimum"):
        assert row_of(one.rows[0])["amount"] < units(offers()[one.offer or ""]["qualify"]["minimum"])


def test_a_second_grant_comes_after_a_first() -> None:
    for one in kinds("conduct/granted-again"):
        own = [
            row for row in players(ORDER)[one.player] if row["kind"] == "bonus_granted" and row["offer"] == one.offer
        ]
        assert len(own) == 2
        assert own[1]["bonus"] == one.bonus


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("conduct/not-released", None),
        ("conduct/released-early", "bonus_released"),
        ("conduct/released-late", "bonus_released"),
        ("conduct/released-with-less", "bonus_released"),
        ("conduct/taken-after-completion", "bonus_forfeited"),
        ("conduct/expired-early", "bonus_expired"),
        ("conduct/ended-without-ground", "bonus_forfeited"),
        ("conduct/own-deposit-blocked", "withdrawal_refused"),
        ("conduct/withdrawal-reversed", "withdrawal_cancelled"),
        ("it/bet-bonus-no-cashout", "cash_out"),
    ],
)
def test_the_last_row_is_what_was_done_wrong(id: str, kind: str | None) -> None:
    assert kinds(id)
    for one in kinds(id):
        ends = [row["kind"] for row in players(ORDER)[one.player] if row["bonus"] == one.bonus]
        assert (kind or "bonus_granted") in ends or row_of(one.rows[-1])["kind"] == kind
        if kind is None:
            assert not {"bonus_released", "bonus_expired", "bonus_forfeited"} & set(ends)
        else:
            assert row_of(one.rows[-1])["kind"] == kind


def test_the_list_says_what_there_is() -> None:
    found = yaml.safe_load(listed("checker sample-ledger --rows 220000 --seed 1", ORDER.rows, planted(ORDER), []))
    assert found["rows"] == ORDER.rows
    assert sum(found["planted"].values()) == len(found["breaches"]) == len(planted(ORDER))
    first = planted(ORDER)[0]
    assert found["breaches"][0] == {
        key: list(value) if isinstance(value, tuple) else value for key, value in first._asdict().items()
    }
    assert found["broken"] == []
