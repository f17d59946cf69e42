"""Bonuses before the law of their markets → verdicts, findings, and an account that adds up."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.conduct import clock
from checker.conduct.bonuses import Bonuses, Readings
from checker.conduct.bounds import Asked, Span, spans_of
from checker.conduct.check import UNSURE
from checker.conduct.finding import Conducted, Count, Finding, Key
from checker.conduct.hearing import DOUBTFUL, NO, YES, Hearing
from checker.conduct.judging import firsts_of, read_otherwise, route_of, rows_of, undecided
from checker.conduct.observed import OBSERVED, ROUTES, Observed
from checker.conduct.outcome import VERDICTS, Bools, Outcome, Says, present
from checker.conduct.weight import weight
from checker.court import grace_end
from checker.finding import Level, Text
from checker.fx import Rates
from checker.judge import CAUSES
from checker.ledger.rows import Ints
from checker.replay.fields import NONE, B
from checker.rulebook import Limit, MarketLaw

NO_LAW = Text("the market of the bonus is not known, or the rulebook does not hold it")
LAW = "law"
"""The name under which what no law can be held against is counted."""


class Piece(NamedTuple):
    """The bonuses of one market on the days of one period of a limit, and what it says of them."""

    limit: Limit
    span: Span
    look: Observed
    bonuses: Bonuses
    places: Ints
    outcome: Outcome


def held(bonuses: Bonuses, laws: Mapping[str, MarketLaw], rates: Rates, readings: Readings | None = None) -> Conducted:
    """What the law of each market says of bonuses on the days that bind them."""
    totals: dict[Key, Count] = {}
    findings: list[Finding] = []
    for code in present(bonuses.market):
        places = np.flatnonzero(bonuses.market == code)
        market = bonuses.market_of(int(code))
        law = laws.get(market) if market else None
        if law is None:
            totals[LAW, market or ""] = Count("bonus", len(places), open=len(places))
            findings.append(_without_law(bonuses, int(places[0]), len(places)))
            continue
        for piece in _pieces(Hearing(law, rates, bonuses.promises.terms), bonuses, places, readings):
            key = piece.limit.id, law.declared.market
            counts = piece.outcome.counts()
            totals[key] = totals.get(key, Count("bonus")).plus(Count("bonus", sum(counts), *counts))
            findings += _findings(piece)
    assert all(count.adds_up for count in totals.values())
    return Conducted(totals, tuple(findings), {})


def observed_in(law: MarketLaw) -> list[Limit]:
    """The limits of a market that bonuses show, bans first: where one speaks, the others are silent."""
    limits = [*law.bans, *(limit for limit in law.limits if not limit.declared.bans), *law.observed]
    return [limit for limit in limits if limit.declared.named in OBSERVED]


def _pieces(hearing: Hearing, bonuses: Bonuses, places: Ints, readings: Readings | None) -> Iterator[Piece]:
    """What each limit of a market says of its bonuses, period by period."""
    zone = hearing.law.declared.timezone or "UTC"
    silent = np.zeros(bonuses.length, dtype=np.bool_)
    mine = bonuses if len(places) == bonuses.length else bonuses.taken(places)
    for limit in observed_in(hearing.law):
        look = OBSERVED[limit.declared.named or ""]
        granted = bonuses.of(B.GRANTED_AT)
        at = bonuses.of(look.at)
        at = np.where(at == NONE, granted, at)[places]
        for span in spans_of(limit, zone, int(at.min()), int(at.max())):
            inside = np.flatnonzero(span.holds(at))
            if not len(inside):
                continue
            here = places[inside]
            some = mine if len(inside) == mine.length else mine.taken(inside)
            outcome = _of_span(hearing, limit, span, look, some)
            if readings is not None and look.read:
                _read(hearing, limit, span, look, here, outcome, readings)
            outcome.beside(silent[here])
            if limit.declared.bans and span.period.state != "not_commenced":
                silent[here] |= outcome.verdict == Says.BREACH
            yield Piece(limit, span, look, some, here, outcome)


def _of_span(hearing: Hearing, limit: Limit, span: Span, look: Observed, bonuses: Bonuses) -> Outcome:
    """What a limit says in one of its periods, with its condition, its exceptions and its time of grace."""
    period, zone = span.period, hearing.law.declared.timezone or "UTC"
    if period.state == "no_limit" or period.constraint is None:
        return Outcome(bonuses.length)
    outcome = look.look(bonuses, Asked(period.constraint, limit.declared.title, zone, hearing.rates, limit))
    for what in look.unsure:
        outcome.doubt(bonuses.unsure(what), UNSURE[what])
    rules = bonuses.of(B.RULES)
    _reached(hearing, limit, rules, outcome)
    if period.state == "not_commenced":
        outcome.beside(outcome.verdict != Says.BREACH)
    elif period.state != "in_force":
        outcome.open(outcome.verdict != Says.NOT_APPLICABLE, str(CAUSES[period.state]))
    at = bonuses.of(B.GRANTED_AT)
    excepted = hearing.excepted(limit, rules, at, zone)
    _excepted(outcome, excepted)
    grace = grace_end(period)
    if grace is not None:
        spared = (at < span.first) & (at < clock.midnight(grace, zone))
        outcome.beside(spared & (outcome.verdict == Says.BREACH))
    return outcome


def _reached(hearing: Hearing, limit: Limit, rules: Ints, outcome: Outcome) -> None:
    """What is beside the limit, and what is open since nobody knows whether it reaches the offer."""
    codes, reaches = hearing.reaches(limit, rules)
    outcome.beside(codes[rules] == NO)
    for column, reach in reaches.items():
        if reach.met is None:
            broken = (outcome.verdict == Says.BREACH) & (rules == column)
            outcome.open(broken, str(reach.cause or "whether the limit reaches the offer is not known"))


def _excepted(outcome: Outcome, excepted: npt.NDArray[np.int8]) -> None:
    decided: Bools = (outcome.verdict == Says.BREACH) | (outcome.verdict == Says.OPEN)
    outcome.beside(decided & (excepted == YES))
    outcome.open(decided & (excepted == DOUBTFUL), "whether an exception to the limit holds is not known")


def _read(
    hearing: Hearing, limit: Limit, span: Span, look: Observed, here: Ints, outcome: Outcome, readings: Readings
) -> None:
    """Open where another reading of the terms gives another verdict."""
    place_of = np.full(int(readings.of.max(initial=-1)) + 2, NONE, dtype=np.int64)
    inside = here[here < len(place_of)]
    place_of[inside] = np.arange(len(here))[here < len(place_of)]
    chosen = np.flatnonzero(place_of[readings.of] != NONE)
    if not len(chosen):
        undecided(outcome, here, readings)
        return
    other = _of_span(hearing, limit, span, look, readings.bonuses.taken(chosen)).verdict
    words: Sequence[str] = [readings.words[int(one)] for one in chosen]
    read_otherwise(outcome, other, place_of[readings.of[chosen]], words)
    undecided(outcome, here, readings)


def _findings(piece: Piece) -> Iterator[Finding]:
    broken = np.flatnonzero(piece.outcome.verdict == Says.BREACH)
    if piece.limit.declared.named == "offer.made" and len(broken):
        _, firsts, counts = np.unique(piece.bonuses.of(B.RULES)[broken], return_index=True, return_counts=True)
        for first, count in zip(firsts, counts, strict=True):
            yield _finding(piece, int(broken[first]), int(count))
    else:
        for place in broken:
            yield _finding(piece, int(place), 1)
    for first, count in firsts_of(piece.bonuses, piece.outcome):
        yield _finding(piece, first, count)


def _finding(piece: Piece, place: int, count: int) -> Finding:
    bonuses, outcome, limit, period = piece.bonuses, piece.outcome, piece.limit, piece.span.period
    saying, who = outcome.sayings[outcome.saying[place]], bonuses.who(place)
    message = saying.text(place, who.currency)
    level: Level | None = None
    cause: Text | None = None
    if outcome.verdict[place] == Says.BREACH:
        level, cause = weight(period, saying.weighs_less, older=piece.look.wagered and who.at < piece.span.first)
    else:
        message, cause = Text("{}", (limit.declared.title,)), message
    at = int(bonuses.of(piece.look.at)[place])
    routes = (ROUTES[limit.declared.named or ""],) if limit.declared.named in ROUTES else ()
    return Finding(
        limit.id, VERDICTS[outcome.verdict[place]], level, who.market, who.player, who.bonus, who.offer, who.version,
        clock.day_of(who.at if at == NONE else at), message, cause, None, route_of(routes, bonuses, place), limit,
        period, rows_of(saying.rows, place), message.args, count,
    )  # fmt: skip


def _without_law(bonuses: Bonuses, place: int, count: int) -> Finding:
    who = bonuses.who(place)
    return Finding(
        LAW, VERDICTS[Says.OPEN], None, who.market, who.player, who.bonus, who.offer, who.version,
        clock.day_of(who.at), Text("No law could be held against the bonus"), NO_LAW, None, (), None, None,
        rows_of((bonuses.row(B.GRANT_ROW),), place), (), count,
    )  # fmt: skip
