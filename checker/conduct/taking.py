"""Checks of what was taken from players: forfeiture and its ground, refused and reversed withdrawals, punished bets."""

import numpy as np

from checker.conduct.bonuses import Bonuses, count, time
from checker.conduct.outcome import Bools, Number, Outcome
from checker.conduct.promises import Clauses, OwnDeposit, P
from checker.ledger.columns import FLAGS
from checker.replay.fields import B, End, Ground, OnBreach, R

VERIFIED = 1 << FLAGS.index("verified")
ENDED = ("", "", "", "", "", "", "", "", "cancelled", "", "forfeited")
UNVERIFIED = "the player's identity was not verified by then, and terms or law may let a withdrawal wait for that"


def _taken(bonuses: Bonuses) -> Bools:
    """Whether a bonus was forfeited or cancelled before its requirement was met."""
    done, met_at = bonuses.of(B.DONE_END), bonuses.of(B.MET_AT)
    unmet = (met_at < 0) | (met_at > bonuses.of(B.DONE_AT))
    found: Bools = bonuses.has_terms & unmet & ((done == End.FORFEITED) | (done == End.CANCELLED))
    return found


def _grounded(bonuses: Bonuses) -> Bools:
    """Whether the replay finds a ground: the bonus ought to have ended by then."""
    due = bonuses.of(B.DUE_END)
    found: Bools = (due > End.COMPLETED) & (due != End.MERGED) & (bonuses.of(B.DUE_AT) <= bonuses.of(B.DONE_AT))
    return found


def _punished(bonuses: Bonuses) -> Bools:
    found: Bools = _taken(bonuses) & (bonuses.of(B.DONE_END) == End.FORFEITED) & ~_grounded(bonuses)
    return found


def _over_punished(bonuses: Bonuses) -> Bools:
    """Whether bets over the maximum, which the terms do not punish by forfeiture, may stand behind a forfeiture."""
    found: Bools = _punished(bonuses) & (bonuses.of(B.OVER_BETS) > 0) & (bonuses.rule(R.ON_BREACH) != OnBreach.VOID_ALL)
    return found


def _breach_is_ground(bonuses: Bonuses) -> Bools:
    found: Bools = (bonuses.rule(R.FORFEITS_ON) & Ground.BREACH) > 0
    return found


def _excluded_punished(bonuses: Bonuses) -> Bools:
    excluded = bonuses.of(B.EXCLUDED_BETS) > 0
    return _punished(bonuses) & excluded & ~_over_punished(bonuses) & ~_breach_is_ground(bonuses)


def _undefined_used(bonuses: Bonuses) -> Bools:
    """Whether nothing but an undefined clause can stand behind a forfeiture."""
    only = bonuses.promise(P.CLAUSES) == Clauses.UNDEFINED
    seen = (bonuses.of(B.OVER_BETS) > 0) | (bonuses.of(B.EXCLUDED_BETS) > 0)
    found: Bools = _punished(bonuses) & only & ~seen & (bonuses.of(B.DONE_AMOUNT) > 0)
    return found


def without_ground(bonuses: Bonuses) -> Outcome:
    """Whether a forfeited or cancelled bonus ended for a reason that its terms give and the replay finds."""
    told, taken, end = Outcome(bonuses.length), _taken(bonuses), bonuses.of(B.DONE_END)
    grounded, grounds = taken & _grounded(bonuses), bonuses.rule(R.FORFEITS_ON)
    cancelled = taken & (end == End.CANCELLED) & ~grounded
    seen = (bonuses.of(B.OVER_BETS) > 0) | (bonuses.of(B.EXCLUDED_BETS) > 0)
    told.breach(
        taken,
        "the bonus was {} on {}, and the terms give no ground for it that the ledger shows",
        Number("word", end, ENDED),
        time(bonuses.of(B.DONE_AT)),
        rows=(bonuses.row(B.DONE_ROW),),
    )
    told.open(taken & (bonuses.promise(P.FORFEITURE) == 0), "the terms do not say what a bonus can be forfeited for")
    told.open(
        taken & ((grounds & Ground.NO_IDENTIFICATION) > 0) & ((bonuses.of(B.FLAGS) & VERIFIED) == 0),
        "the terms let a bonus be forfeited for want of identification, which the ledger does not show",
    )
    told.open(
        taken & _breach_is_ground(bonuses) & ((bonuses.promise(P.CLAUSES) & Clauses.TYPED) > 0),
        "whether the player broke a clause on irregular play is not decided here",
    )
    told.open(cancelled, "the ledger does not say whether the player cancelled the bonus")
    told.open(taken & (bonuses.of(B.DONE_AMOUNT) == 0), "the ledger says that nothing was taken with the bonus")
    told.beside(_over_punished(bonuses) | _excluded_punished(bonuses) | _undefined_used(bonuses))
    told.kept(grounded | (taken & _breach_is_ground(bonuses) & seen & ~_over_punished(bonuses)))
    return told


def over_punished(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was left alone though bets over the maximum had been accepted, and how much these mattered."""
    told, over = Outcome(bonuses.length), bonuses.of(B.OVER_BETS)
    told.kept(bonuses.has_terms & (over > 0))
    share = over * 1_000_000 // np.maximum(bonuses.of(B.BETS), 1)
    won = bonuses.of(B.OVER_WON) - bonuses.of(B.OVER_STAKED)
    told.breach(
        _over_punished(bonuses),
        "the bonus was forfeited on {} after {} over the maximum had been accepted: {} of all bets, "
        "over it by {} together, which brought the player {}; the terms do not forfeit a bonus for them",
        time(bonuses.of(B.DONE_AT)),
        count(over, "bet"),
        Number("share", share),
        bonuses.money(bonuses.of(B.OVER_EXCESS)),
        bonuses.money(won),
        rows=(bonuses.row(B.OVER_ROW), bonuses.row(B.DONE_ROW)),
    )
    told.open(
        _over_punished(bonuses) & (bonuses.rule(R.ON_BREACH) == OnBreach.REVIEW),
        "the terms leave it to a review what follows bets over the maximum",
    )
    return told


def excluded_punished(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was left alone though bets on excluded games had been accepted."""
    told, excluded = Outcome(bonuses.length), bonuses.of(B.EXCLUDED_BETS)
    told.kept(bonuses.has_terms & (excluded > 0))
    told.breach(
        _excluded_punished(bonuses),
        "the bonus was forfeited on {} after {} on excluded games had been accepted, "
        "and the terms do not forfeit a bonus for them",
        time(bonuses.of(B.DONE_AT)),
        count(excluded, "bet"),
        rows=(bonuses.row(B.EXCLUDED_ROW), bonuses.row(B.DONE_ROW)),
    )
    told.open(
        _excluded_punished(bonuses) & (bonuses.promise(P.FORFEITURE) == 0),
        "the terms do not say what a bonus can be forfeited for",
    )
    return told


def undefined_used(bonuses: Bonuses) -> Outcome:
    """Whether a forfeiture rests on more than a clause that nobody can know to have broken."""
    told = Outcome(bonuses.length)
    told.kept(_punished(bonuses) & ((bonuses.promise(P.CLAUSES) & Clauses.UNDEFINED) > 0))
    told.breach(
        _undefined_used(bonuses),
        "the bonus was forfeited on {}, and only an undefined clause on irregular play can stand behind it",
        time(bonuses.of(B.DONE_AT)),
        rows=(bonuses.row(B.DONE_ROW),),
    )
    return told


def blocked(bonuses: Bonuses) -> Outcome:
    """Whether own money could be taken out where the terms say so."""
    told, own = Outcome(bonuses.length), bonuses.promise(P.OWN_DEPOSIT)
    refused = bonuses.has_terms & (bonuses.of(B.REFUSED) > 0) & (bonuses.of(B.REFUSED_OWN) > 0)
    asked = bonuses.has_terms & (own >= 0)
    free = (own == OwnDeposit.ALWAYS) | (own == OwnDeposit.FORFEITS_BONUS)
    told.kept(asked)
    told.open(refused & (own == OwnDeposit.UNTOLD), "the terms do not say whether own money can be taken out")
    told.beside(asked & ~free)
    verified = (bonuses.of(B.FLAGS) & VERIFIED) > 0
    for where, less in ((verified, None), (~verified, UNVERIFIED)):
        told.breach(
            refused & free & where,
            "a withdrawal was refused while {} of own money was there, and the terms say that it can be taken out",
            bonuses.money(bonuses.of(B.REFUSED_OWN)),
            rows=(bonuses.row(B.REFUSED_ROW),),
            less=less,
        )
    return told


def reversed_(bonuses: Bonuses) -> Outcome:
    """Whether requested withdrawals stood where the terms say that they cannot be reversed."""
    told, reversible = Outcome(bonuses.length), bonuses.promise(P.REVERSIBLE)
    reversed_ones = bonuses.has_terms & (bonuses.of(B.REVERSED) > 0)
    told.kept(bonuses.has_terms & (reversible >= 0))
    told.open(reversed_ones & (reversible < 0), "the terms do not say whether a withdrawal can be reversed")
    told.breach(
        reversed_ones & (reversible == 0),
        "{} cancelled once requested, and the terms say that none can be reversed",
        count(bonuses.of(B.REVERSED), "withdrawal"),
        rows=(bonuses.row(B.REVERSED_ROW),),
    )
    return told
