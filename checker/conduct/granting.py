"""The check of how much was granted: match, maximum, tiers, fixed amount, number and value of free bets."""

import numpy as np

from checker.conduct.bonuses import Bonuses
from checker.conduct.gives import Gives, steps_of
from checker.conduct.outcome import Bools, Outcome
from checker.conduct.promises import P
from checker.ledger.rows import Ints
from checker.replay.fields import NONE, WHOLE, B

ONE = 1
NOT_IN_STEP = -2
"""The greatest bonus where a deposit lies in no tier: nothing is given for it."""


def above_terms(bonuses: Bonuses) -> Outcome:
    """Whether a bonus is no more than the terms give: match, maximum, tiers, fixed amount, number of free bets."""
    told, most, gives = Outcome(bonuses.length), promised(bonuses), bonuses.promise(P.GIVES)
    told.open(gives == Gives.UNTOLD, "the terms do not say how much is given in the currency of the grant")
    told.open(gives == Gives.LOSS, "the loss that the bonus answers is not known")
    told.kept((most >= 0) & (bonuses.of(B.AMOUNT) <= most))
    missing = (most == NONE) & (gives == Gives.SUM)
    told.open(missing, "the bonus answers a deposit, and the ledger shows none before the grant")
    told.open(missing & (bonuses.promise(P.SEVERAL) == ONE), "several deposits may have earned the bonus together")
    _beyond_deposit(bonuses, told, most)
    of_spins = (gives == Gives.PIECES) & (bonuses.of(B.AMOUNT) > most) & ~_is_free_bet(bonuses)
    told.open(of_spins, "the bonus may be what free spins have won")
    _beyond_greatest(bonuses, told)
    told.beside(gives == Gives.OTHER)
    return told


def _beyond_deposit(bonuses: Bonuses, told: Outcome, most: Ints) -> None:
    """What is more than the terms give for the deposit."""
    amount, deposit = bonuses.of(B.AMOUNT), bonuses.of(B.DEPOSIT)
    proof = (bonuses.row(B.GRANT_ROW), bonuses.row(B.DEPOSIT_ROW))
    told.breach(
        (most == NOT_IN_STEP) & (deposit > 0),
        "the bonus is {}, and the terms give nothing for a deposit of {}",
        bonuses.money(amount),
        bonuses.money(deposit),
        rows=proof,
    )
    told.breach(
        (most >= 0) & (amount > most),
        "the bonus is {}, and the terms give {} at most for a deposit of {}",
        bonuses.money(amount),
        bonuses.money(most),
        bonuses.money(deposit),
        rows=proof,
    )


def _beyond_greatest(bonuses: Bonuses, told: Outcome) -> None:
    """What is more than the terms give for any deposit, or for any loss."""
    gives, most, amount = bonuses.promise(P.GIVES), bonuses.promise(P.MOST), bonuses.of(B.AMOUNT)
    has_greatest = (gives != Gives.TIERS) & (gives != Gives.PIECES) & (most >= 0)
    told.breach(
        has_greatest & (amount > most),
        "the bonus is {}, and the terms give {} at most",
        bonuses.money(amount),
        bonuses.money(most),
        rows=(bonuses.row(B.GRANT_ROW),),
    )


def _is_free_bet(bonuses: Bonuses) -> Bools:
    """Whether the bonus is a free bet and no set of spins."""
    given = [one is not None and one.part.reward.free_bet is not None for one in bonuses.promises.terms]
    return np.array([*given, False], dtype=np.bool_)[bonuses.of(B.RULES)]


def promised(bonuses: Bonuses) -> Ints:
    """The greatest bonus that the terms give for the deposit; NONE where it is not known."""
    gives, deposit = bonuses.promise(P.GIVES), bonuses.of(B.DEPOSIT)
    match, most = bonuses.promise(P.MATCH), bonuses.promise(P.MOST)
    matched = _share(deposit, np.maximum(match, 0))
    capped = np.where(most >= 0, np.minimum(matched, most), matched)
    missing = (match > 0) & ((deposit <= 0) | (bonuses.promise(P.SEVERAL) == ONE))
    found = np.where(missing, NONE, capped + np.maximum(bonuses.promise(P.FIXED), 0))
    found = np.where(gives == Gives.SUM, found, NONE)
    found = np.where((gives == Gives.PIECES) | (gives == Gives.STEPS), most, found)
    for column in np.unique(bonuses.of(B.RULES)[gives == Gives.TIERS]):
        here = bonuses.of(B.RULES) == column
        found[here] = _of_steps(bonuses, int(column), deposit[here])
    return found


def _share(deposit: Ints, match: Ints) -> Ints:
    """A share of deposits, rounded up to the minor unit: whole hundreds of percent first, so that it fits 64 bits."""
    return deposit * (match // WHOLE) - (-(deposit * (match % WHOLE)) // WHOLE)


def _of_steps(bonuses: Bonuses, column: int, deposit: Ints) -> Ints:
    terms = bonuses.promises.terms[column]
    assert terms is not None
    steps = steps_of(terms.part.reward, terms.units)
    found = np.full(len(deposit), NONE if steps is None else NOT_IN_STEP, dtype=np.int64)
    beside = max(int(bonuses.promises.table[P.FIXED, column]), 0)
    for step in steps or ():
        inside = (deposit >= step.first) & ((step.until < 0) | (deposit < step.until))
        matched = _share(deposit, np.full(len(deposit), step.match))
        capped = np.minimum(matched, step.most) if step.most >= 0 else matched
        found = np.where(inside, np.maximum(found, capped + step.fixed + beside), found)
    return found
