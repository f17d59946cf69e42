"""How verdicts on rows stand once the reach of a limit is known: its condition, exceptions, time of grace and days."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.conduct import clock
from checker.conduct.bounds import Span
from checker.conduct.finding import Count
from checker.conduct.hearing import DOUBTFUL, NO, REACHED, YES, Hearing, Reach
from checker.conduct.outcome import Bools, Outcome, Says
from checker.conduct.play import Play
from checker.conduct.seen_in_rows import Seen
from checker.court import grace_end
from checker.judge import CAUSES
from checker.ledger.rows import Ints
from checker.rulebook import Limit

Codes = npt.NDArray[np.int8]


class Reached(NamedTuple):
    """Which rows a limit reaches: of grants by the terms of each, else all of them or none, as far as is known."""

    codes: Codes | None
    all_rows: Reach


def reached_by(hearing: Hearing, limit: Limit, play: Play, *, of_grants: bool) -> Reached:
    """The reach of a limit among the rows of a market."""
    if of_grants:
        return Reached(hearing.reaches(limit, play.terms[play.grants])[0], REACHED)
    return Reached(None, hearing.reaches_play(limit))


def in_span(found: Seen, span: Span, play: Play, *, whole: bool) -> tuple[Bools, Bools]:
    """The rows that a limit looks at in a period, and which of those that something is said of."""
    units = found.units if play.is_fresh is None else found.units & play.is_fresh
    inside = np.ones(len(found.said), dtype=np.bool_) if play.is_fresh is None else play.is_fresh[found.said]
    if not whole:
        units, inside = units & span.holds(play.at), inside & span.holds(play.at[found.said])
    return units, inside


def unreached(units: Bools, play: Play, reached: Reached, said: Ints) -> int:
    """How many of the rows that a limit looks at, and says nothing of, it does not reach."""
    if reached.codes is None:
        return 0 if reached.all_rows.met is not False else int(np.count_nonzero(units)) - len(said)
    beside = play.grants[reached.codes[play.terms[play.grants]] == NO]
    return int(np.count_nonzero(units[beside])) - int(np.count_nonzero(np.isin(said, beside)))


def counted(of: str, units: Bools, beside: int, counts: tuple[int, int, int, int], state: str) -> Count:
    """The account of a period: what nothing is said of is kept, or as open or beside as the law of its days."""
    looked = int(np.count_nonzero(units))
    kept, breach, open_, unfit = counts
    rest = looked - kept - breach - open_ - unfit - beside
    if state in ("no_limit", "not_commenced"):
        return Count(of, looked, kept, breach, open_, unfit + beside + rest)
    if state != "in_force":
        return Count(of, looked, kept, breach, open_ + rest, unfit + beside)
    return Count(of, looked, kept + rest, breach, open_, unfit + beside)


def weigh(
    hearing: Hearing, limit: Limit, span: Span, play: Play, said: Ints, outcome: Outcome, reached: Reached
) -> None:
    """Settle what becomes of verdicts on rows."""
    state, zone = span.period.state, hearing.law.declared.timezone or "UTC"
    if state == "no_limit" or reached.all_rows.met is False:
        outcome.beside(outcome.verdict != Says.NOT_APPLICABLE)
        return
    if reached.codes is not None:
        codes = reached.codes[play.terms[said]]
        outcome.beside(codes == NO)
        outcome.doubt(codes == DOUBTFUL, "the terms do not say whether the limit reaches the offer")
    if reached.all_rows.met is None:
        outcome.doubt(outcome.verdict == Says.BREACH, str(reached.all_rows.cause))
    _excepted(outcome, hearing.excepted(limit, play.terms[said], play.at[said], zone))
    if state == "not_commenced":
        outcome.beside(outcome.verdict != Says.BREACH)
    elif state != "in_force":
        outcome.open(outcome.verdict != Says.NOT_APPLICABLE, str(CAUSES[state]))
    grace = grace_end(span.period)
    if grace is not None:
        spared = play.at[said] < clock.midnight(grace, zone)
        outcome.doubt(spared, "what is older than the law may be spared for a time")


def _excepted(outcome: Outcome, excepted: Codes) -> None:
    broken = outcome.verdict == Says.BREACH
    outcome.beside(broken & (excepted == YES))
    outcome.doubt(broken & (excepted == DOUBTFUL), "whether an exception to the limit holds is not known")
