"""Checks of when and to whom bonuses were granted: the days of the offer, its audience, one for each person."""

import numpy as np

from checker.conduct.bonuses import Bonuses, count, time
from checker.conduct.eligible import ages, first_flag
from checker.conduct.outcome import Bools, Number, Outcome
from checker.conduct.promises import By, P, Who
from checker.ledger.columns import FLAGS
from checker.replay.fields import NONE, B


def outside_period(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was granted on a day of the offer, or earned on one by its deposit."""
    told, at, slack = Outcome(bonuses.length), bonuses.of(B.GRANTED_AT), bonuses.promise(P.SLACK)
    first, after = bonuses.promise(P.FIRST), bonuses.promise(P.AFTER)
    known = bonuses.has_terms
    told.kept(known & (at >= first) & (at < after))
    late = known & (at >= after)
    told.open(late, "the bonus came after the last day of the offer, and may have been earned before it")
    by_deposit = (bonuses.promise(P.BY) == By.DEPOSIT) & (bonuses.of(B.DEPOSIT_ROW) != NONE)
    proof = (bonuses.row(B.GRANT_ROW),)
    told.breach(
        late & by_deposit & (bonuses.of(B.DEPOSIT_AT) >= after),
        "the bonus was granted on {} for a deposit on {}, and the offer ended on {}",
        time(at),
        time(bonuses.of(B.DEPOSIT_AT)),
        time(after),
        rows=(bonuses.row(B.GRANT_ROW), bonuses.row(B.DEPOSIT_ROW)),
    )
    told.breach(
        known & (at < first),
        "the bonus was granted on {}, and the offer started on {}",
        time(at),
        time(first),
        rows=proof,
    )
    near = (np.abs(at - first) < slack) | (np.abs(np.where(by_deposit, bonuses.of(B.DEPOSIT_AT), at) - after) < slack)
    told.doubt(known & near, "the terms do not say in which time zone the days of the offer run")
    return told


def not_eligible(bonuses: Bonuses) -> Outcome:
    """Whether a bonus went to nobody whom the terms shut out, and to a new player where it is for new ones."""
    told, listed = Outcome(bonuses.length), bonuses.has_terms & (bonuses.promise(P.SHUT_OUT) >= 0)
    age, under = ages(bonuses.of(B.AGE)), bonuses.promise(P.SHUT_UNDER)
    told.kept(listed)
    unseen = listed & (bonuses.promise(P.SHUT_UNSEEN) == 1)
    told.open(unseen, "the terms shut out others too, whom this ledger does not show")
    told.open(listed & (under > age.least) & (under <= age.most), "the age of the player is not known well enough")
    _newness(bonuses, told)
    _shut_out(bonuses, told, listed)
    return told


def _shut_out(bonuses: Bonuses, told: Outcome, listed: Bools) -> None:
    """Whom the terms shut out by age, by a waiting withdrawal or by a flag."""
    shut, flags, proof = bonuses.promise(P.SHUT_OUT), bonuses.of(B.FLAGS), (bonuses.row(B.GRANT_ROW),)
    most, under = ages(bonuses.of(B.AGE)).most, bonuses.promise(P.SHUT_UNDER)
    told.breach(
        listed & (most < under),
        "the bonus went to a player of {} at most, and the offer is never for players under {}",
        Number("years", most),
        Number("years", under),
        rows=proof,
    )
    told.breach(
        listed & (bonuses.promise(P.SHUT_WAITING) == 1) & (bonuses.of(B.WITHDRAWAL_WAITS) > 0),
        "the bonus was granted while a withdrawal waited, and the offer is never for such players",
        rows=proof,
    )
    told.breach(
        listed & ((flags & shut) > 0),
        "the bonus went to a player who is `{}`, and the offer is never for such players",
        Number("word", first_flag(flags, np.maximum(shut, 0)), FLAGS),
        rows=proof,
    )


def _newness(bonuses: Bonuses, told: Outcome) -> None:
    """What can be told of whether a player was new.

    Who had earlier grants and bets, and more deposits than the offer takes, was a customer before. Bets alone may
    be those that earn the offer, or of a bonus that came with the account.
    """
    who, first_part = bonuses.promise(P.WHO), bonuses.promise(P.PART) == 0
    by_deposit, ordinal = bonuses.promise(P.BY) == By.DEPOSIT, np.maximum(bonuses.promise(P.ORDINAL), 1)
    deposits, bets = bonuses.of(B.DEPOSITS_BEFORE), bonuses.of(B.BETS_BEFORE)
    more, untold = deposits > ordinal, bonuses.promise(P.SHUT_OUT) < 0
    new = ((who == Who.NEW) | (who == Who.FIRST_PLAY)) & first_part
    existing = (who == Who.EXISTING) & first_part
    before_deposit = by_deposit & (bets > 0) & (bonuses.of(B.TURNED_BEFORE) == 0)
    told.kept(new & untold)
    told.open(new & (more | before_deposit), "whether the player was new before the grant is not known")
    told.breach(
        new & more & (bets > 0) & (bonuses.of(B.GRANTS_BEFORE) > 0),
        "the offer is for new players, and this one had {}, {} and {} before",
        count(bonuses.of(B.GRANTS_BEFORE), "bonus", "bonuses"),
        count(bets, "bet"),
        count(deposits, "deposit"),
        rows=(bonuses.row(B.GRANT_ROW),),
    )
    told.breach(
        (who == Who.FIRST_PLAY) & first_part & before_deposit,
        "the offer is for a first play, and the player had made {} before the deposit",
        count(bets, "bet"),
        rows=(bonuses.row(B.GRANT_ROW),),
    )
    told.kept(existing & untold)
    told.open(existing & (deposits <= ordinal) & (bets == 0), "the ledger shows nothing of the player before the grant")


def again(bonuses: Bonuses) -> Outcome:
    """Whether a player got an offer once where the terms give it once to each person."""
    told, one_each = Outcome(bonuses.length), bonuses.promise(P.ONE_EACH)
    told.kept(one_each == 1)
    told.breach(
        (one_each == 1) & (bonuses.of_offer > 1),
        "this is grant {} of the offer to the player, and the terms give one to each person",
        count(bonuses.of_offer),
        rows=(bonuses.row(B.GRANT_ROW),),
    )
    return told
