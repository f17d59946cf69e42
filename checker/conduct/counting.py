"""Checks of how turnover was kept: the operator's own counter, the version of the terms, the order of the wallets."""

import numpy as np

from checker.conduct.bonuses import Bonuses, count, time, turnover
from checker.conduct.outcome import Outcome
from checker.conduct.promises import P
from checker.replay.fields import NONE, B, OnBreach, R


def counter(bonuses: Bonuses) -> Outcome:
    """Whether the operator's own counter says what the replay counts, at every row that tells it."""
    told, off = Outcome(bonuses.length), bonuses.of(B.REPORTED_OFF)
    reported = bonuses.has_terms & (bonuses.of(B.REPORTED_ROW) != NONE)
    difference = bonuses.of(B.REPORTED_OFF_MICRO)
    told.kept(reported)
    proof = (bonuses.row(B.REPORTED_OFF_ROW),)
    more, less = "the operator's counter says {} more than the replay counts; it differs on {}", "less"
    told.breach(
        reported & (off > 0) & (difference >= 0), more, turnover(np.abs(difference)), count(off, "row"), rows=proof
    )
    told.breach(
        reported & (off > 0) & (difference < 0),
        more.replace("more", less, 1),
        turnover(np.abs(difference)),
        count(off, "row"),
        rows=proof,
    )
    return told


def terms_changed(bonuses: Bonuses) -> Outcome:
    """Whether the terms that bound a bonus at its grant bound it to the end."""
    told, row = Outcome(bonuses.length), bonuses.row(B.VERSION_ROW)
    changed = row != NONE
    told.kept(~changed)
    told.breach(
        changed,
        "a later row of the bonus names another version of the terms than its grant on {}",
        time(bonuses.of(B.GRANTED_AT)),
        rows=(bonuses.row(B.GRANT_ROW), row),
    )
    return told


def wallet_order(bonuses: Bonuses) -> Outcome:
    """Whether stakes were split between own and bonus money as the terms say."""
    told, row = Outcome(bonuses.length), bonuses.row(B.ORDER_ROW)
    staked = bonuses.has_terms & (bonuses.of(B.BETS) > 0)
    told.kept(staked)
    told.breach(
        staked & (row != NONE),
        "a stake was split between own and bonus money otherwise than the terms say",
        rows=(row,),
    )
    return told


def over_accepted(bonuses: Bonuses) -> Outcome:
    """Whether bets over the maximum were rejected where the terms say that they are."""
    told, over = Outcome(bonuses.length), bonuses.of(B.OVER_BETS)
    limited = (bonuses.rule(R.BET_LIMIT) != NONE) | (bonuses.rule(R.BET_LIMIT_SHARE) != NONE)
    limited &= bonuses.has_terms
    is_told = bonuses.promise(P.BREACH_TOLD) == 1
    rejects = limited & is_told & (bonuses.rule(R.ON_BREACH) == OnBreach.REJECT_BET)
    told.open(limited & ~is_told & (over > 0), "the terms do not say what follows a bet over the maximum")
    told.kept(rejects)
    told.breach(
        rejects & (over > 0),
        "bets over the maximum were accepted, {} of {} and by {} together; the terms say that they are rejected",
        count(over),
        count(bonuses.of(B.BETS)),
        bonuses.money(bonuses.of(B.OVER_EXCESS)),
        rows=(bonuses.row(B.OVER_ROW), bonuses.row(B.GREATEST_ROW)),
    )
    return told
