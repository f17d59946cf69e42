"""The market of each row: told by the ledger or the caller, or that of the player's bonuses or money."""

from collections.abc import Mapping

import numpy as np

from checker.engine.plan import Plan
from checker.ledger.columns import KINDS
from checker.ledger.rows import Ints, Names, Rows
from checker.replay.fields import NONE

GRANTED = KINDS.index("bonus_granted")


def of_plan(plan: Plan, rows: Rows, names: Names) -> tuple[Rows, Names]:
    """The same rows with markets by their places in the plan; one that the plan does not hold is none."""
    codes = {market: code for code, market in enumerate(plan.markets)}
    known = np.array([*(codes.get(name.lower(), NONE) for name in names.markets), NONE], dtype=np.int64)
    return rows._replace(market=known[rows.market]), names._replace(markets=plan.markets)


def in_markets(plan: Plan, rows: Rows, names: Names, granted: Ints, first: int) -> Rows:
    """The rows with the market of each; `granted` is that of each grant, `first` that of the first player so far.

    A row that names none is in the market of the caller; else of its player's first bonus whose market is known; else
    in the only market of the offers with its money.
    """
    market = np.where(granted == NONE, rows.market, granted)
    if plan.market is not None:
        return rows._replace(market=np.where(market == NONE, plan.markets.index(plan.market), market))
    if not (market == NONE).any():
        return rows._replace(market=market)
    own = np.full(len(names.players), NONE, dtype=np.int64)
    known = np.flatnonzero((rows.kind == GRANTED) & (market != NONE))[::-1]
    own[rows.player[known]] = market[known]
    if rows.length and first != NONE:
        own[rows.player[0]] = first
    by_money = np.array([*(_only(plan, money) for money in names.currencies), NONE], dtype=np.int64)
    market = np.where(market == NONE, own[rows.player], market)
    return rows._replace(market=np.where(market == NONE, by_money[rows.currency], market))


def _only(plan: Plan, money: str) -> int:
    """The only market of the offers whose money is in a currency, NONE where there are several or none."""
    moneys: Mapping[str, frozenset[str]] = plan.book.moneys
    offered = {market for versions in plan.book.offers.values() for one in versions.values() for market in one.markets}
    found = [market for market in sorted(offered) if money in moneys.get(market, frozenset())]
    return plan.markets.index(found[0]) if len(found) == 1 else NONE
