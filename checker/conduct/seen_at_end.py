"""What the play and the end of a bonus show of the quantities that law limits."""

import numpy as np

from checker.conduct import clock
from checker.conduct.bonuses import Bonuses, span, time
from checker.conduct.bounds import Asked
from checker.conduct.outcome import Bools, Number, Outcome
from checker.conduct.taking import UNVERIFIED, VERIFIED
from checker.ledger.rows import Ints
from checker.replay.fields import NONE, WHOLE, B, End, R

FREE_TO_GO = frozenset(("always", "forfeits_bonus"))


def release(bonuses: Bonuses, asked: Asked) -> Outcome:
    """How many whole days lie between completion and release, or the end of the ledger."""
    told, done, met_at = Outcome(bonuses.length), bonuses.of(B.DONE_END), bonuses.of(B.MET_AT)
    met = bonuses.has_terms & (bonuses.of(B.DUE_END) == End.COMPLETED) & (bonuses.of(B.DUE_AMOUNT) > 0)
    released, waits = met & (done == End.COMPLETED), met & (done == End.NONE)
    waited = np.where(released, bonuses.of(B.DONE_AT), bonuses.end) - met_at
    days, most = waited // clock.DAY, asked.span // clock.DAY
    bound = f"may be {most} days later at most"
    told.kept(released)
    told.open(waits, "the ledger ends before the time to pay the bonus has passed")
    told.breach(
        released & (days > most),
        f"the requirement was met on {{}}, and the bonus was paid {{}} later; it {bound}",
        time(met_at),
        span(waited),
        rows=(bonuses.row(B.MET_ROW), bonuses.row(B.DONE_ROW)),
    )
    told.breach(
        waits & (days > most),
        f"the requirement was met on {{}}, and the bonus was not paid in {{}}; it {bound}",
        time(met_at),
        span(waited),
        rows=(bonuses.row(B.MET_ROW),),
    )
    return told


def lasted(bonuses: Bonuses, asked: Asked) -> Outcome:
    """How many days a player had before a bonus expired: periods of 24 hours or local days, whichever are more."""
    told, done = Outcome(bonuses.length), bonuses.of(B.DONE_AT)
    expired = bonuses.of(B.DONE_END) == End.EXPIRED
    start = np.where(bonuses.of(B.ACTIVE_AT) == NONE, bonuses.of(B.GRANTED_AT), bonuses.of(B.ACTIVE_AT))
    full = (done - start) // clock.DAY
    local = clock.days(np.maximum(done, 0), asked.zone) - clock.days(start, asked.zone)
    given, least = np.maximum(full, local), asked.span // clock.DAY
    told.kept(expired)
    told.breach(
        expired & (given < least),
        f"the bonus expired {{}} days after it began, and must last {least} days at least",
        Number("count", given),
        rows=(bonuses.row(B.GRANT_ROW), bonuses.row(B.DONE_ROW)),
    )
    told.beside(bonuses.of(B.DUE_END) == End.COMPLETED)
    return told


def of_bonus(bonuses: Bonuses, asked: Asked) -> Outcome:
    """How often the bonus was turned over without being released."""
    return _turned_over(bonuses, asked, bonuses.of(B.AMOUNT), "the bonus")


def of_both(bonuses: Bonuses, asked: Asked) -> Outcome:
    """How often deposit and bonus were turned over without the bonus being released."""
    return _turned_over(bonuses, asked, bonuses.of(B.AMOUNT) + bonuses.of(B.DEPOSIT), "deposit and bonus together")


def _turned_over(bonuses: Bonuses, asked: Asked, basis: Ints, what: str) -> Outcome:
    """Turnover beyond what law lets be asked, of bonuses that were not released since the terms ask for more."""
    told, counted = Outcome(bonuses.length), bonuses.of(B.COUNTED)
    most = asked.number
    played = bonuses.has_terms & (bonuses.of(B.REQUIREMENT) > 0) & (counted > 0) & (basis > 0)
    withheld = played & (bonuses.of(B.MET_AT) == NONE) & (bonuses.of(B.RELEASED) == 0)
    bound = basis * int(most * WHOLE)
    told.kept(played)
    told.breach(
        withheld & (counted > bound),
        f"{{}} times {what} had been turned over and it was not released; {most} times may be asked for at most",
        Number("times", counted // np.maximum(basis, 1)),
        rows=(bonuses.row(B.GRANT_ROW), bonuses.row(B.DONE_ROW)),
    )
    return told


def _cap(bonuses: Bonuses) -> Ints:
    """The cap on winnings by the terms; a great number without one."""
    amount, times = bonuses.rule(R.WIN_CAP), bonuses.rule(R.WIN_CAP_TIMES)
    far = np.int64(2**62)
    by_times = np.where(times < 0, far, bonuses.of(B.AMOUNT) * (np.maximum(times, 0) // 1000) // 1000)
    return np.minimum(np.where(amount < 0, far, amount), by_times)


def capped(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether nothing of what was won with a completed bonus was cut off."""
    told, released, due = Outcome(bonuses.length), bonuses.of(B.RELEASED), bonuses.of(B.DUE_AMOUNT)
    met = bonuses.has_terms & (bonuses.of(B.DUE_END) == End.COMPLETED)
    paid = met & (bonuses.of(B.DONE_END) == End.COMPLETED) & (bonuses.of(B.DONE_AT) >= bonuses.of(B.MET_AT))
    cut = paid & (released < due) & (released >= bonuses.of(B.AMOUNT))
    at_cap = paid & (due == _cap(bonuses)) & (released <= due)
    told.kept(paid)
    told.breach(
        cut,
        "the bonus was released with {} of {}; winnings may not be capped",
        bonuses.money(released),
        bonuses.money(due),
        rows=(bonuses.row(B.DONE_ROW),),
    )
    told.breach(
        at_cap,
        "the bonus was released with {}, to which its terms cap it; winnings may not be capped",
        bonuses.money(released),
        rows=(bonuses.row(B.DONE_ROW),),
    )
    return told


def refused(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether no withdrawal was refused while own money was there."""
    told, own = Outcome(bonuses.length), bonuses.of(B.REFUSED_OWN)
    asks = asked.constraint.operator == "one_of" and asked.words <= FREE_TO_GO
    if not asks:
        return told
    broken = (bonuses.of(B.REFUSED) > 0) & (own > 0)
    verified: Bools = (bonuses.of(B.FLAGS) & VERIFIED) > 0
    told.kept(~broken)
    for where, less in ((verified, None), (~verified, UNVERIFIED)):
        told.breach(
            broken & where,
            "a withdrawal was refused while {} of own money was there, which a player can take out at any time",
            bonuses.money(own),
            rows=(bonuses.row(B.REFUSED_ROW),),
            less=less,
        )
    return told


def cashed_out(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether no bet made with the bonus was cashed out."""
    told, row = Outcome(bonuses.length), bonuses.row(B.CASHED_OUT_ROW)
    told.kept(bonuses.of(B.BETS) > 0)
    told.breach(row != NONE, "a bet that was made with the bonus was cashed out, which is forbidden", rows=(row,))
    return told


def changed(bonuses: Bonuses, asked: Asked) -> Outcome:
    """Whether the terms of the grant bound the bonus to the end."""
    told, row = Outcome(bonuses.length), bonuses.row(B.VERSION_ROW)
    told.kept(row == NONE)
    told.breach(
        row != NONE,
        "a later row of the bonus names another version of the terms than its grant, which is forbidden",
        rows=(bonuses.row(B.GRANT_ROW), row),
    )
    return told
