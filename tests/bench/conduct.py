"""How long conduct takes: 100,000 bonuses before all checks and the law, ten million rows before the law of markets.

Run it as `python -m tests.bench.conduct`.
"""

from time import perf_counter

import numpy as np

from checker.conduct.bonuses import Bonuses
from checker.conduct.judging import judged
from checker.conduct.of_law import held
from checker.conduct.of_rows import Ledger, held_by_rows
from checker.conduct.promises import Terms, promises_of
from checker.fx import NO_RATES
from checker.ledger.columns import KINDS
from checker.ledger.rows import Names, Rows
from checker.replay.fields import NONE, B
from tests.conduct import tiny
from tests.law import rulebook

BONUSES, ROWS, DAY = 100_000, 10_000_000, 86_400_000_000


def bonuses(market: str, currency: str) -> Bonuses:
    """Bonuses of which most are clean and one in a thousand is not."""
    one = tiny.bonuses_of({"bonus": {"like": "paid"}}, market, currency)
    table = np.repeat(one.columns.T, BONUSES, axis=0)
    table[::1000, B.AMOUNT] += 1
    table[:, B.GRANT_ROW] = np.arange(BONUSES) % 1000
    return Bonuses.of_table(
        table, player=np.arange(BONUSES), offer=np.zeros(BONUSES, dtype=np.int64),
        market=np.zeros(BONUSES, dtype=np.int64), currency=np.zeros(BONUSES, dtype=np.int64), rules=one.rules,
        promises=one.promises, numbers=one.numbers, names=one.names._replace(players=range(BONUSES)), end=one.end,
        first_at=np.full(BONUSES, one.first_at[0]), first_played=np.full(BONUSES, NONE),
    )  # fmt: skip


def rows(market: str, currency: str) -> Ledger:
    """Bets of 2 or less on four products, with deposits and grants among them."""
    random = np.random.default_rng(1)
    kinds = [KINDS.index(kind) for kind in ("bet_settled", "deposit", "bonus_granted", "withdrawal_paid")]
    columns = {name: np.full(ROWS, NONE, dtype=np.int64) for name in Rows._fields[:-1]}
    columns["number"] = np.arange(ROWS)
    columns["player"] = np.sort(random.integers(0, ROWS // 500, ROWS))
    columns["at"] = tiny.micros("2026-03-01 10:00") + np.arange(ROWS) * 5_000_000 % (60 * DAY)
    columns["kind"] = random.choice(np.array(kinds, dtype=np.int8), ROWS, p=[0.96, 0.02, 0.01, 0.01])
    columns["amount"] = random.integers(10, 100, ROWS)
    columns["payout"] = random.integers(0, 180, ROWS)
    for column in ("category", "game"):
        columns[column] = random.integers(0, 4, ROWS)
    columns["currency"] = np.zeros(ROWS, dtype=np.int64)
    columns["method"] = np.zeros(ROWS, dtype=np.int64)
    order = np.lexsort((columns["at"], columns["player"]))
    columns["at"] = columns["at"][order]
    offer = tiny.offer_of({}, market)
    names = Names(
        range(ROWS), (), (), (), ("a", "b", "c", "d"), ("slots", "table", "live", "sports"), (), ("debit_card",),
        (currency,), (), (),
    )  # fmt: skip
    rules = np.where(columns["kind"] == KINDS.index("bonus_granted"), 0, NONE)
    promises = promises_of([Terms(offer, offer.all_parts()[0], 0, market, currency)])
    return Ledger(Rows(**columns), names, rules, promises, market)


def timed(what: str, run: "object") -> None:
    """Run once to warm up and three times for the figure."""
    times = []
    for _ in range(4):
        start = perf_counter()
        found = run()  # type: ignore[operator]
        times.append(perf_counter() - start)
    told = {name: sum(getattr(count, name) for count in found.totals.values()) for name in ("kept", "breach", "open")}
    print(f"{what:60} {min(times[1:]):7.3f} s  {told}")


if __name__ == "__main__":
    for code, money in (("gb", "GBP"), ("dk", "DKK"), ("es", "EUR")):
        law, _ = rulebook().market(code)
        assert law is not None
        some = bonuses(code, money)
        timed(f"{BONUSES:,} bonuses, all checks ({code})", lambda some=some: judged(some))
        timed(
            f"{BONUSES:,} bonuses, law of {code}",
            lambda some=some, law=law, code=code: held(some, {code: law}, NO_RATES),
        )
    for code, money in (
        ("gb", "GBP"),
        ("es", "EUR"),
        ("nl", "EUR"),
        ("it", "EUR"),
        ("gr", "EUR"),
        ("lt", "EUR"),
        ("no", "NOK"),
    ):
        law, _ = rulebook().market(code)
        assert law is not None
        ledger = rows(code, money)
        timed(
            f"{ROWS:,} rows, law of {code}",
            lambda ledger=ledger, law=law, code=code: held_by_rows(ledger, {code: law}, NO_RATES),
        )
