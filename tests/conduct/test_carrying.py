"""A player whose rows go on in the next batch: sums, flags and first times stay whole, and nothing counts twice."""

from typing import Any

import numpy as np
import pytest

from checker.conduct.carrying import carried_from, firsts_of, joined
from checker.conduct.finding import Conducted, together
from checker.conduct.of_rows import Ledger, held_by_rows
from checker.fx import NO_RATES
from checker.ledger.rows import Rows
from tests.conduct.test_law import OF_LEDGERS, law_of
from tests.conduct.tiny import ledger_of

OF_ROWS = [case for case in OF_LEDGERS if "rows" in case and len(case["rows"]) > 1]


def in_two(ledger: Ledger, cut: int, market: str) -> Conducted:
    """What comes of a ledger that is read in two batches, cut before a row."""
    rows, names, rules, promises, home, _ = ledger
    first, second = rows.between(0, cut), rows.between(cut, rows.length)
    goes_on = bool(first.player[-1] == second.player[0])
    first = first._replace(continues=goes_on)
    kept = carried_from(first, names, rules[:cut])
    assert (kept is not None) is goes_on
    whole, all_rules, fresh = joined(kept, second, names, rules[cut:])
    batches = [
        Ledger(first, names, rules[:cut], promises, home),
        Ledger(whole, names, all_rules, promises, home, fresh),
    ]
    return together([held_by_rows(batch, {market: law_of(market)}, NO_RATES) for batch in batches])


@pytest.mark.parametrize("case", OF_ROWS, ids=lambda case: f"{case['limit']}: {case['case']}")
def test_a_ledger_in_two_batches_says_what_it_says_in_one(case: dict[str, Any]) -> None:
    market = case["limit"].partition("/")[0]
    ledger = ledger_of(case, market)
    whole = held_by_rows(ledger, {market: law_of(market)}, NO_RATES)
    for cut in range(1, ledger.rows.length):
        found = in_two(ledger, cut, market)
        assert found.adds_up
        assert found.totals == whole.totals
        assert {key: sum_ for key, sum_ in found.sums.items() if any(sum_)} == {
            key: sum_ for key, sum_ in whole.sums.items() if any(sum_)
        }


def bets(*days: int, first: int = 0) -> list[dict[str, Any]]:
    return [
        {"at": f"2026-{1 + day // 28:02d}-{1 + day % 28:02d} 10:00", "bet_settled": "1 EUR"} for day in days[first:]
    ]


def test_old_bets_but_the_first_are_let_go() -> None:
    ledger = ledger_of({"rows": [*bets(0, 20, 40, 60, 90), {"at": "2026-04-20 10:00", "flag": "vip"}]}, "lt")
    rows: Rows = ledger.rows._replace(continues=True)
    kept = carried_from(rows, ledger.names, ledger.rules)
    assert kept is not None
    assert kept.rows.number.tolist() == [0, 4, 5]


def test_nothing_is_kept_of_a_player_that_has_ended() -> None:
    ledger = ledger_of({"rows": bets(0, 20)}, "lt")
    assert carried_from(ledger.rows, ledger.names, ledger.rules) is None


def test_the_first_times_of_players_are_told() -> None:
    rows = [{"at": "2026-03-01 10:00", "deposit": "5 EUR"}, {"at": "2026-03-02 10:00", "bet_settled": "1 EUR"}]
    rows += [{"at": "2026-03-03 10:00", "player": "berta", "deposit": "5 EUR"}]
    ledger = ledger_of({"rows": rows}, "lt")
    firsts = firsts_of(ledger.rows, ledger.names)
    assert firsts.at.tolist() == [ledger.rows.at[0], ledger.rows.at[2]]
    assert firsts.played.tolist() == [ledger.rows.at[1], -1]
    assert firsts.at.dtype == np.int64
