"""Bonuses and rows with any numbers in them: every one has exactly one verdict from each check and each limit."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.conduct.bonuses import Bonuses, Readings
from checker.conduct.checks import CHECKS
from checker.conduct.judging import judged
from checker.conduct.of_law import held
from checker.conduct.of_rows import held_by_rows
from checker.fx import NO_RATES
from checker.ledger.columns import FLAGS, KINDS
from checker.replay.fields import B, End
from tests.conduct.test_law import law_of
from tests.conduct.tiny import bonuses_of, ledger_of

MARKETS = {"gb": "GBP", "dk": "DKK", "se": "SEK", "es": "EUR", "nl": "EUR", "it": "EUR", "be": "EUR", "us-nj": "USD"}
SMALL = {"RULES": (-1, 1), "METHOD": (-1, 2), "AGE": (0, 6), "DUE_END": (0, len(End)), "DONE_END": (0, len(End))}
SMALL |= {"FLAGS": (0, 2 ** len(FLAGS)), "IN_SESSION": (0, 2), "WITHDRAWAL_WAITS": (0, 2), "TOUCHED": (0, 2**38)}
TIMES = {name for name in B.__members__ if name.endswith("_AT") or name == "DEADLINE"}
ROWS = {name for name in B.__members__ if name.endswith("_ROW")}
TERMS: list[dict[str, Any]] = [
    {},
    {"without": ["audience", "release", "withdrawal", "forfeiture", "irregular_play", "reward.match", "runs.timezone"]},
    {"with": {"reward.tiers": [{"deposit": {"from": "10 GBP"}, "match": "50%"}]}, "without": ["reward.match"]},
    {"with": {"irregular_play": [{"clause": "undefined"}], "qualify.by": "loss", "audience.who": "vip"}},
]


def of_any_numbers(seed: int, length: int, case: dict[str, Any], market: str, currency: str) -> Bonuses:
    random = np.random.default_rng(seed)
    one = bonuses_of(case, market, currency)
    table = random.integers(-1, 10**12, (length, len(B)))
    for column in B:
        if column.name in SMALL:
            table[:, column] = random.integers(*SMALL[column.name], length)
        elif column.name in TIMES:
            table[:, column] = random.choice(
                [-1, 1_500_000_000_000_000, 1_780_000_000_000_000, 2_000_000_000_000_000], length
            )
        elif column.name in ROWS or column is B.ID:
            table[:, column] = random.integers(-1 if column is not B.ID else 0, 1 if column is B.ID else 100, length)
    table[:, B.GRANTED_AT] = random.integers(1_500_000_000_000_000, 1_800_000_000_000_000, length)
    zeros = np.zeros(length, dtype=np.int64)
    return Bonuses.of_table(
        table, player=zeros, offer=zeros, market=random.integers(-1, 1, length), currency=zeros, rules=one.rules,
        promises=one.promises, numbers=one.numbers, names=one.names, end=one.end,
        first_at=table[:, B.GRANTED_AT].copy(), first_played=random.choice([-1, 1_500_000_000_000_000], length),
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32), case=st.sampled_from(TERMS), market=st.sampled_from(sorted(MARKETS)))
def test_each_bonus_has_one_verdict_of_each(seed: int, case: dict[str, Any], market: str) -> None:
    bonuses = of_any_numbers(seed, 50, case, market, MARKETS[market])
    other = of_any_numbers(seed + 1, 20, case, market, MARKETS[market])
    readings = Readings(np.sort(np.random.default_rng(seed).integers(0, 50, 20)), other, ["another reading"] * 20)
    found = judged(bonuses, readings)
    assert sum(count.looked for count in found.totals.values()) == 50 * len(CHECKS)
    law = held(bonuses, {market: law_of(market)}, NO_RATES, readings)
    for conducted in (found, law):
        assert conducted.adds_up
        told = sum(one.how_many for one in conducted.findings)
        assert told == sum(count.breach + count.open for count in conducted.totals.values())
        for one in conducted.findings:
            assert str(one.message)
            assert str(one.cause)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**32), market=st.sampled_from(["gb", "nl", "es", "be", "it", "gr", "lt", "no", "se", "ua"]))
def test_each_row_has_one_verdict_of_each(seed: int, market: str) -> None:
    random = np.random.default_rng(seed)
    currency = {"gb": "GBP", "no": "NOK", "se": "SEK"}.get(market, "EUR")
    rows: list[dict[str, Any]] = []
    for player in ("anna", "berta", "carla"):
        for hour in np.sort(random.integers(0, 24 * 40, 12)):
            kind = str(
                random.choice(["flag", "deposit", "bet_settled", "bet_placed", "bonus_granted", "withdrawal_paid"])
            )
            at = f"2026-{11 + hour // 720:02d}-{1 + hour % 720 // 24:02d} {hour % 24:02d}:00"
            row = {"at": at, "player": player, kind: f"{random.integers(0, 30_000)} {currency}"}
            row |= {"flag": str(random.choice(FLAGS)), "currency": currency} if kind == "flag" else {}
            row |= {"category": str(random.choice(["slots", "sports", "casino", "gamble"])), "payout": f"9 {currency}"}
            rows.append(row if random.integers(3) else {key: row[key] for key in row if key != "category"})
    ledger = ledger_of({"rows": rows}, market)
    found = held_by_rows(ledger, {market: law_of(market)}, NO_RATES)
    assert found.adds_up
    assert sum(one.how_many for one in found.findings) == sum(one.breach + one.open for one in found.totals.values())
    for one in found.findings:
        assert one.rows
        assert "{" not in str(one.message)


@pytest.mark.parametrize("market", sorted(MARKETS))
def test_no_bonuses_and_no_rows_say_nothing(market: str) -> None:
    one = bonuses_of({}, market, MARKETS[market])
    nothing = one.taken(np.zeros(0, dtype=np.int64))
    assert not judged(nothing).findings
    assert not held(nothing, {market: law_of(market)}, NO_RATES).totals
    ledger = ledger_of({"rows": [{"at": "2026-03-01 10:00", "deposit": "5 EUR"}]}, market)
    found = held_by_rows(ledger._replace(rows=ledger.rows.between(0, 0)), {market: law_of(market)}, NO_RATES)
    assert not any(count.looked for count in found.totals.values())


def test_every_kind_of_row_is_known_to_the_tests() -> None:
    assert len(KINDS) == 17
