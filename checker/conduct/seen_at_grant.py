"""What a grant shows of the quantities that law limits: to whom it went, how much it was, when and how often."""

import numpy as np

from checker.conduct import clock
from checker.conduct.bonuses import Bonuses, count
from checker.conduct.bounds import NO_RATE, Asked, in_units, met
from checker.conduct.eligible import BITS, SEEN, ages, first_flag, shut_out
from checker.conduct.gives import Gives
from checker.conduct.outcome import Bools, Number, Outcome
from checker.conduct.promises import By, P
from checker.ledger.columns import FLAGS
from checker.ledger.rows import Ints
from checker.measures import MEASURES, Measured, View
from checker.measures.telling import told as bound_words
from checker.replay.fields import NONE, WHOLE, B

AGE_UNKNOWN = "the age of the player is not known well enough"


def never(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the grant went to nobody to whom the law lets none go."""
    told, flags = Outcome(bonuses.length), bonuses.of(B.FLAGS)
    shut, age = shut_out(asked.words), ages(bonuses.of(B.AGE))
    proof = (bonuses.row(B.GRANT_ROW),)
    told.kept(_all(bonuses))
    if asked.words - SEEN:
        unseen = ", ".join(f"`{word}`" for word in sorted(asked.words - SEEN))
        told.open(_all(bonuses), f"this ledger does not show who is {unseen}")
    told.open((age.least < shut["SHUT_UNDER"]) & (shut["SHUT_UNDER"] <= age.most), AGE_UNKNOWN)
    told.breach(
        age.most < shut["SHUT_UNDER"],
        "the bonus went to a player of {} at most, and may go to nobody so young",
        Number("years", age.most),
        rows=proof,
    )
    told.breach(
        (bonuses.of(B.WITHDRAWAL_WAITS) > 0) & bool(shut["SHUT_WAITING"]),
        "the bonus was granted while a withdrawal waited, which is not allowed",
        rows=proof,
    )
    barred = np.full(bonuses.length, shut["SHUT_OUT"], dtype=np.int64)
    told.breach(
        (flags & barred) > 0,
        "the bonus went to a player who is `{}`, and may go to no such player",
        Number("word", first_flag(flags, barred), FLAGS),
        rows=proof,
    )
    return told


def _all(bonuses: Bonuses) -> Bools:
    return np.ones(bonuses.length, dtype=np.bool_)


def age(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the player was old enough at the grant."""
    told, known, least = Outcome(bonuses.length), ages(bonuses.of(B.AGE)), int(asked.number)
    told.kept(known.least >= least)
    told.open((known.least < least) & (known.most >= least), AGE_UNKNOWN)
    told.breach(
        known.most < least,
        f"the bonus went to a player of {{}} at most, and must go to players of {least} at least",
        Number("years", known.most),
        rows=(bonuses.row(B.GRANT_ROW),),
    )
    return told


def verified(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the player was verified at the grant."""
    words = "the bonus was granted before the player was verified, which is not allowed"
    return _forbidden(bonuses, (bonuses.of(B.FLAGS) & BITS["verified"]) == 0, words)


def first_play(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the player neither played nor got a bonus on an earlier day: a first occasion is read as a first day."""
    told, at = Outcome(bonuses.length), bonuses.of(B.GRANTED_AT)
    earlier = (bonuses.of(B.BETS_BEFORE) > 0) | (bonuses.of(B.GRANTS_BEFORE) > 0)
    first = bonuses.first_day(asked.zone)
    told.kept(~earlier | (first == clock.days(at, asked.zone)))
    told.breach(
        earlier & (first < clock.days(at, asked.zone)),
        "the player had made {} and got {} before, and a bonus may only go to a first play",
        count(bonuses.of(B.BETS_BEFORE), "bet"),
        count(bonuses.of(B.GRANTS_BEFORE), "bonus", "bonuses"),
        rows=(bonuses.row(B.GRANT_ROW),),
    )
    return told


def account_age(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the account was old enough; it is at least as old as its first row in the ledger."""
    told, shown = Outcome(bonuses.length), bonuses.of(B.GRANTED_AT) - bonuses.first_at
    told.open(_all(bonuses), "the ledger shows the account for less than the time, and it may be older")
    told.kept(shown >= asked.span)
    return told


def value(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the grants of one offer to one player are worth no more than the law lets them be."""
    told, worth = Outcome(bonuses.length), bonuses.of_whole_offer
    bound = in_units(asked, bonuses.currency, bonuses.of(B.GRANTED_AT), bonuses.names.currencies)
    told.open(bound == NONE, NO_RATE)
    kept = met(worth, asked, bound)
    told.kept((bound != NONE) & kept)
    told.breach(
        (bound != NONE) & ~kept,
        "the bonus is worth {}, and may be {} at most",
        bonuses.money(worth),
        bonuses.money(bound),
        rows=(bonuses.row(B.GRANT_ROW),),
    )
    return told


def share(bonuses: Bonuses, asked: Asked) -> Outcome:
    """How the bonus stands to the deposit that it took; one at its greatest answers what was matched of the deposit."""
    told, amount, deposit = Outcome(bonuses.length), bonuses.of(B.AMOUNT), bonuses.of(B.DEPOSIT)
    taken = (bonuses.promise(P.BY) == By.DEPOSIT) & (bonuses.promise(P.GIVES) != Gives.PIECES)
    known = taken & (deposit > 0)
    bound = int(asked.number * WHOLE)
    shares = amount * WHOLE // np.maximum(deposit, 1)
    at_most = bonuses.promise(P.MOST)
    greatest = (at_most >= 0) & (amount >= at_most) & (shares * 1 < bound)
    told.open(~bonuses.has_terms, "the terms of the bonus are not known")
    told.open(taken & (deposit <= 0), "the bonus takes a deposit, and the ledger shows none before the grant")
    told.breach(
        known & ~met(shares, asked, bound) & ~greatest,
        "the bonus of {} is {} of the deposit, and " + _demand(asked),
        bonuses.money(amount),
        Number("share", shares),
        rows=(bonuses.row(B.GRANT_ROW), bonuses.row(B.DEPOSIT_ROW)),
    )
    told.kept(known & (met(shares, asked, bound) | greatest))
    return told


def _demand(asked: Asked) -> str:
    words = {"at_most": "may be {} at most", "at_least": "must be {} at least"}
    return words.get(asked.constraint.operator, "must be {}").format(bound_words(asked.constraint.value, "share"))


def made(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether no bonus was granted where none may be."""
    told, title = Outcome(bonuses.length), asked.title
    lower = title[:1].lower() + title[1:] if title[1:2].islower() else title
    words = Number("word", np.zeros(bonuses.length, dtype=np.int64), (lower,))
    told.breach(_all(bonuses), "a bonus was granted, and no such offer may be made: {}", words, rows=_grant(bonuses))
    return told


def of_loss(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the bonus was granted under terms that link it to no loss."""
    told = Outcome(bonuses.length)
    told.open(_all(bonuses), "the terms do not say whether the reward hangs on a loss")
    for column in np.unique(bonuses.of(B.RULES)):
        linked = None if column == NONE else _linked(bonuses, int(column))
        if linked is None:
            continue
        here = bonuses.of(B.RULES) == column
        told.kept(here & (not linked))
        told.breach(here & linked, "the bonus was granted for a loss, which is forbidden", rows=_grant(bonuses))
    return told


def _linked(bonuses: Bonuses, column: int) -> bool | None:
    """Whether one part of an offer links its reward to a loss; None where the terms do not say."""
    terms = bonuses.promises.terms[column]
    assert terms is not None
    results = MEASURES["reward.linked_to_loss"].compute(View(terms.offer, terms.market))
    result = results[terms.number] if len(results) > terms.number else results[0]
    return result.value is True if isinstance(result, Measured) else None


def _grant(bonuses: Bonuses) -> tuple[Ints, ...]:
    return (bonuses.row(B.GRANT_ROW),)


def recurs(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the player had not got the same part of the offer before."""
    told = Outcome(bonuses.length)
    told.kept(_all(bonuses))
    told.breach(
        bonuses.of_offer > 1,
        "this is grant {} of the offer to the player, and a player may get it once",
        count(bonuses.of_offer),
        rows=_grant(bonuses),
    )
    return told


def occasions(bonuses: Bonuses, asked: Asked) -> Outcome:
    """On how many days the player got grants of one offer."""
    told, which, most = Outcome(bonuses.length), bonuses.occasion(asked.zone), int(asked.number)
    told.kept(which <= most)
    told.breach(
        which > most,
        f"this is occasion {{}} on which the player got the offer, and there may be {most}",
        count(which),
        rows=_grant(bonuses),
    )
    return told


def _forbidden(bonuses: Bonuses, where: Bools, words: str) -> Outcome:
    told = Outcome(bonuses.length)
    told.kept(~where)
    told.breach(where, words, rows=_grant(bonuses))
    return told


def opted_out(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the player had not declined bonuses."""
    words = "the bonus went to a player who had declined bonuses, which is forbidden"
    return _forbidden(bonuses, (bonuses.of(B.FLAGS) & BITS["opted_out"]) > 0, words)


def during_play(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the bonus was not granted in the midst of a session."""
    words = "the bonus was granted while the player played, which is forbidden"
    return _forbidden(bonuses, bonuses.of(B.IN_SESSION) > 0, words)


def limited(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether no limit that the player had set on money was running."""
    words = "the bonus was granted while a limit on money that the player had set was running, which is forbidden"
    return _forbidden(bonuses, (bonuses.of(B.FLAGS) & BITS["monetary_limit"]) > 0, words)


def waiting(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether no withdrawal of the player waited to be paid."""
    words = "the bonus was granted while a withdrawal waited, which is forbidden"
    return _forbidden(bonuses, bonuses.of(B.WITHDRAWAL_WAITS) > 0, words)
