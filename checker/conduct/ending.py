"""Checks of how bonuses ended: released when and with what was due, expired in time, not taken once completed."""

from checker.conduct import clock
from checker.conduct.bonuses import Bonuses, span, time, turnover
from checker.conduct.outcome import Bools, Number, Outcome
from checker.conduct.promises import NO_ZONE_EAST, P
from checker.ledger.rows import Ints
from checker.replay.fields import NONE, B, Clock, End, R


def _met(bonuses: Bonuses) -> Bools:
    found: Bools = bonuses.has_terms & (bonuses.of(B.DUE_END) == End.COMPLETED)
    return found


def _released(bonuses: Bonuses) -> Bools:
    found: Bools = bonuses.of(B.DONE_END) == End.COMPLETED
    return found


def early(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was released only once its requirement was met, and before it had ended otherwise."""
    told, done, met_at = Outcome(bonuses.length), bonuses.of(B.DONE_AT), bonuses.of(B.MET_AT)
    released = bonuses.has_terms & (bonuses.of(B.RELEASED) > 0) & _released(bonuses)
    told.kept(released)
    told.open(
        released & (bonuses.rule(R.INSTALMENTS) > 0) & (met_at == NONE),
        "the bonus is released in instalments, and what each asks for is not told",
    )
    merged = bonuses.of(B.DUE_END) == End.MERGED
    told.beside(released & merged)
    unmet = released & ~merged & ((met_at == NONE) | (done < met_at)) & (bonuses.rule(R.INSTALMENTS) <= 0)
    counted, required = turnover(bonuses.of(B.COUNTED)), turnover(bonuses.of(B.REQUIREMENT))
    told.breach(
        unmet,
        "the bonus was released on {} with {} turned over, and {} were required",
        time(done),
        counted,
        required,
        rows=(bonuses.row(B.DONE_ROW),),
    )
    told.breach(
        unmet & (bonuses.of(B.DUE_END) > End.COMPLETED) & (bonuses.of(B.DUE_AT) <= done),
        "the bonus was released on {}, and had ended on {} with {} of {} turned over",
        time(done),
        time(bonuses.of(B.DUE_AT)),
        counted,
        required,
        rows=(bonuses.row(B.DONE_ROW), bonuses.row(B.DUE_ROW)),
    )
    return told


def _allowed(bonuses: Bonuses) -> Ints:
    """The time from completion by which a bonus must be released: units that have begun count in the player's wait."""
    return (bonuses.promise(P.PAID_AFTER) + 1) * bonuses.promise(P.PAID_UNIT)


def late(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was released as soon after its completion as the terms say, in whole days or hours."""
    told, waited = Outcome(bonuses.length), bonuses.of(B.DONE_AT) - bonuses.of(B.MET_AT)
    due = _met(bonuses) & _released(bonuses) & (waited >= 0)
    said = bonuses.promise(P.PAID_AFTER) >= 0
    told.kept(due)
    told.open(due & ~said & (waited >= clock.DAY), "the terms do not say how soon after its completion a bonus is paid")
    told.breach(
        due & said & (waited >= _allowed(bonuses)),
        "the requirement was met on {}, and the bonus was released {} later; the terms say after {}",
        time(bonuses.of(B.MET_AT)),
        span(waited),
        _after(bonuses),
        rows=(bonuses.row(B.MET_ROW), bonuses.row(B.DONE_ROW)),
    )
    return told


def _after(bonuses: Bonuses) -> Number:
    """How soon the terms say that a bonus is paid, in their words."""
    releases = [one.scope.release if one else None for one in bonuses.promises.terms]
    words = [str(one.after) if one and one.after is not None else "0 days" for one in releases]
    return Number("word", bonuses.of(B.RULES), (*words, ""))


def never(bonuses: Bonuses) -> Outcome:
    """Whether a bonus whose requirement was met has been released by the end of the ledger."""
    told, waited = Outcome(bonuses.length), bonuses.end - bonuses.of(B.MET_AT)
    due = _met(bonuses) & (bonuses.of(B.DUE_AMOUNT) > 0)
    waits = due & (bonuses.of(B.DONE_END) == End.NONE)
    said = bonuses.promise(P.PAID_AFTER) >= 0
    told.kept(due & _released(bonuses))
    told.open(waits, "the ledger ends before the time to pay the bonus has passed")
    told.open(
        waits & ~said & (waited >= clock.DAY), "the terms do not say how soon after its completion a bonus is paid"
    )
    told.breach(
        waits & said & (waited >= _allowed(bonuses)),
        "the requirement was met on {} and {} were due; nothing was released in the {} to the end of the ledger",
        time(bonuses.of(B.MET_AT)),
        bonuses.money(bonuses.of(B.DUE_AMOUNT)),
        span(waited),
        rows=(bonuses.row(B.MET_ROW),),
    )
    return told


def _short(bonuses: Bonuses) -> Bools:
    paid = _met(bonuses) & _released(bonuses) & (bonuses.of(B.DONE_AT) >= bonuses.of(B.MET_AT))
    found: Bools = paid & (bonuses.of(B.RELEASED) < bonuses.of(B.DUE_AMOUNT))
    return found


def _cut(bonuses: Bonuses) -> Bools:
    """Whether what is missing is winnings, of terms that say that winnings are not capped."""
    found: Bools = _short(bonuses) & (bonuses.promise(P.CAPPED) == 0) & (bonuses.of(B.RELEASED) >= bonuses.of(B.AMOUNT))
    return found


def with_less(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was released with no less than was due."""
    told, released = Outcome(bonuses.length), bonuses.of(B.RELEASED)
    told.kept(_met(bonuses) & _released(bonuses))
    told.breach(
        _short(bonuses),
        "the bonus was released with {}, and {} were due",
        bonuses.money(released),
        bonuses.money(bonuses.of(B.DUE_AMOUNT)),
        rows=(bonuses.row(B.DONE_ROW),),
    )
    told.beside(_cut(bonuses))
    return told


def with_more(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was released with no more than was due."""
    told, released = Outcome(bonuses.length), bonuses.of(B.RELEASED)
    paid = _met(bonuses) & _released(bonuses) & (bonuses.of(B.DONE_AT) >= bonuses.of(B.MET_AT))
    told.kept(paid)
    told.breach(
        paid & (released > bonuses.of(B.DUE_AMOUNT)),
        "the bonus was released with {}, and {} were due",
        bonuses.money(released),
        bonuses.money(bonuses.of(B.DUE_AMOUNT)),
        rows=(bonuses.row(B.DONE_ROW),),
    )
    return told


def capped(bonuses: Bonuses) -> Outcome:
    """Whether winnings were paid in full where the terms say that they are not capped."""
    told = Outcome(bonuses.length)
    told.kept(_met(bonuses) & _released(bonuses) & (bonuses.promise(P.CAPPED) == 0))
    told.breach(
        _cut(bonuses),
        "the bonus was released with {} of the {} that were due, and the terms say that winnings are not capped",
        bonuses.money(bonuses.of(B.RELEASED)),
        bonuses.money(bonuses.of(B.DUE_AMOUNT)),
        rows=(bonuses.row(B.DONE_ROW),),
    )
    return told


def expired_early(bonuses: Bonuses) -> Outcome:
    """Whether a bonus expired no earlier than the terms say."""
    told, done, deadline = Outcome(bonuses.length), bonuses.of(B.DONE_AT), bonuses.of(B.DEADLINE)
    expired = bonuses.has_terms & (bonuses.of(B.DONE_END) == End.EXPIRED)
    lasts = bonuses.promise(P.EXPIRES)
    unused = expired & (bonuses.of(B.BETS) == 0) & (lasts >= 0)
    told.open(expired, "the terms do not say when the bonus expires")
    told.open(expired & (bonuses.rule(R.CLOCK) != NONE), "the time for the wagering had not begun to run")
    told.kept(expired & (deadline != NONE))
    proof = (bonuses.row(B.DONE_ROW),)
    told.breach(
        expired & (deadline != NONE) & (done < deadline),
        "the bonus expired on {}, and could be wagered until {}",
        time(done),
        time(deadline),
        rows=proof,
    )
    in_some_zone = done >= deadline - NO_ZONE_EAST
    told.open(
        expired & _in_no_zone(bonuses) & (done < deadline) & in_some_zone, "the offer names no time zone for its days"
    )
    given = done - bonuses.of(B.GRANTED_AT)
    told.kept(unused & (given >= lasts))
    told.open(unused & (given < lasts), "the terms do not say whether days are calendar days or periods of 24 hours")
    told.breach(
        unused & (given < lasts - clock.DAY),
        "the bonus expired {} after its grant, and could be used for {}",
        span(given),
        span(lasts),
        rows=proof,
    )
    told.beside(expired & _met(bonuses) & (bonuses.of(B.MET_AT) <= done))
    return told


def _in_no_zone(bonuses: Bonuses) -> Bools:
    """Whether the time for the wagering ends with local days, and the terms do not say whose."""
    days = (bonuses.rule(R.CLOCK) > Clock.MICROSECONDS) | (bonuses.rule(R.END_OF_DAY) == 1)
    found: Bools = days & (bonuses.rule(R.ZONE) == NONE)
    return found


def taken(bonuses: Bonuses) -> Outcome:
    """Whether a bonus was left alone once its requirement was met."""
    told, met_at, done = Outcome(bonuses.length), bonuses.of(B.MET_AT), bonuses.of(B.DONE_AT)
    met, end = _met(bonuses), bonuses.of(B.DONE_END)
    lost = met & ((end == End.EXPIRED) | (end == End.FORFEITED) | (end == End.CANCELLED)) & (met_at <= done)
    told.kept(met)
    told.breach(
        lost & (bonuses.of(B.DUE_AMOUNT) > 0),
        "the requirement was met on {}, and the bonus was {} on {} all the same; {} were due",
        time(met_at),
        Number("word", end, ENDED),
        time(done),
        bonuses.money(bonuses.of(B.DUE_AMOUNT)),
        rows=(bonuses.row(B.MET_ROW), bonuses.row(B.DONE_ROW)),
    )
    return told


ENDED = ("", "released", "let expire", "", "", "", "", "", "cancelled", "", "forfeited")
"""What was done to a bonus, by the code of its end."""
