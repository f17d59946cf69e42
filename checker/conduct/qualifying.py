"""Checks of what earned a bonus: the deposit, its way of payment, the time that passed, the turnover before."""

import numpy as np

from checker.conduct.bonuses import Bonuses, count, span
from checker.conduct.outcome import Bools, Number, Outcome
from checker.conduct.promises import By, P
from checker.replay.fields import NONE, B, R

ONE = 1


def below_minimum(bonuses: Bonuses) -> Outcome:
    """Whether the deposit that earned a bonus is great enough, and the one that the terms ask for."""
    told, deposit, least = Outcome(bonuses.length), bonuses.of(B.DEPOSIT), bonuses.promise(P.MINIMUM)
    by_deposit, ordinal = bonuses.promise(P.BY) == By.DEPOSIT, bonuses.promise(P.ORDINAL)
    which, shown = bonuses.of(B.DEPOSITS_BEFORE), bonuses.of(B.DEPOSIT_ROW) != NONE
    told.kept(by_deposit)
    proof = (bonuses.row(B.GRANT_ROW), bonuses.row(B.DEPOSIT_ROW))
    asked = by_deposit & (ordinal > 0)
    told.open(asked & (which < ordinal), "the ledger may begin after the player's first deposit")
    told.breach(
        asked & (which > ordinal),
        "the bonus answers deposit {} of the player, and the terms ask for deposit {}",
        count(which),
        count(ordinal),
        rows=proof,
    )
    short = by_deposit & (least > 0) & (deposit < least) & shown
    told.breach(
        short,
        "the deposit is {}, and must be {} at least",
        bonuses.money(deposit),
        bonuses.money(least),
        rows=proof,
    )
    several = (bonuses.promise(P.SEVERAL) == ONE) & (which > 1)
    told.open(short & several, "several deposits may have earned the bonus together")
    none = "the terms ask for a deposit, and the ledger shows none before the grant"
    told.breach(by_deposit & ~shown, none, rows=proof[:1])
    return told


def too_late(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was earned within the time that the terms give, counted from the deposit at the latest."""
    told, within = Outcome(bonuses.length), bonuses.promise(P.WITHIN)
    asked = (within >= 0) & (bonuses.promise(P.BY) == By.DEPOSIT) & (bonuses.of(B.DEPOSIT_ROW) != NONE)
    passed = bonuses.of(B.GRANTED_AT) - bonuses.of(B.DEPOSIT_AT)
    told.kept(asked)
    told.breach(
        asked & (passed > within),
        "the bonus was granted {} after its deposit, and the terms give {}",
        span(passed),
        span(within),
        rows=(bonuses.row(B.GRANT_ROW), bonuses.row(B.DEPOSIT_ROW)),
    )
    return told


def excluded_method(bonuses: Bonuses) -> Outcome:
    """Whether the deposit came by a payment method that qualifies."""
    told, choice, method = Outcome(bonuses.length), bonuses.promise(P.METHODS), bonuses.of(B.METHOD)
    asked = (choice >= 0) & (bonuses.of(B.DEPOSIT_ROW) != NONE)
    told.kept(asked)
    told.open(asked & (method == NONE), "the ledger does not say how the deposit was paid")
    barred = asked & (method != NONE) & _barred(bonuses)[choice, method]
    told.breach(
        barred,
        "the deposit was paid by `{}`, which the terms exclude",
        Number("word", method, tuple(bonuses.names.methods)),
        rows=(bonuses.row(B.GRANT_ROW), bonuses.row(B.DEPOSIT_ROW)),
    )
    return told


def _barred(bonuses: Bonuses) -> Bools:
    """Whether each choice of the terms, by line, bars each method of the ledger; the last ones stand for none."""
    methods = bonuses.names.methods
    found = np.zeros((len(bonuses.promises.choices) + 1, len(methods) + 1), dtype=np.bool_)
    for line, (allows, words) in enumerate(bonuses.promises.choices):
        found[line, :-1] = [(method in words) is not allows for method in methods]
    return found


def too_soon(bonuses: Bonuses) -> Outcome:
    """Whether a bonus credited after turnover came only when the own money had been staked."""
    told, after = Outcome(bonuses.length), bonuses.rule(R.CREDITED_AFTER)
    asked = after > 0
    needed = bonuses.of(B.DEPOSIT) * (np.maximum(after, 0) // 1000) // 1000
    staked = bonuses.of(B.TURNED_BEFORE)
    told.kept(asked)
    told.open(
        asked & (bonuses.of(B.DEPOSIT_ROW) == NONE), "the turnover is asked of a deposit, and the ledger shows none"
    )
    told.breach(
        asked & (staked < needed),
        "the bonus was credited after {} of own money had been staked, and the terms ask for {} first",
        bonuses.money(staked),
        bonuses.money(needed),
        rows=(bonuses.row(B.GRANT_ROW), bonuses.row(B.DEPOSIT_ROW)),
    )
    return told
