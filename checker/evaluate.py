"""An offer × the limits in force in a market → a ruling for every limit on every stretch of the offer's life."""

from datetime import date
from typing import NamedTuple

from checker.court import Court, Stretch, phase_of, stretches
from checker.finding import Level, Route, Text, Verdict
from checker.fx import Rates
from checker.judge import NOT_COMMENCED, judged, outside_products
from checker.life import Life
from checker.measures import Measured, View
from checker.rulebook import Limit, MarketLaw, Period

LEVELS = {"settled": Level.ERROR, "guidance": Level.WARNING, "contested": Level.WARNING, "proposed": Level.NOTE}


class Ruling(NamedTuple):
    """The verdict of one limit on one offer in one market, from a day to a day, and all that lies behind it.

    `last` is `date.max` where the offer runs until further notice. `cause` says why a verdict is open or not
    applicable, why a breach weighs less, or (with the level `note`) why a kept verdict is not quite sure; `trace`
    how the value was come by.
    """

    limit: Limit
    market: str
    period: Period
    first: date
    last: date
    verdict: Verdict
    level: Level | None
    measured: Measured | None
    route: Route
    trace: Text | None
    cause: Text | None
    help: str | None


class Freshness(NamedTuple):
    """The day on which sources must still be fresh; if `strict`, what is kept by a stale one is open."""

    on: date
    strict: bool = False


def rule(law: MarketLaw, view: View, life: Life, rates: Rates, fresh: Freshness | None = None) -> list[Ruling]:
    """The rulings on an offer in one market: one for each limit and stretch, in the order of limits and days."""
    rulings = _rulings(Court(law, view, life, rates))
    if fresh is None or law.review_by >= fresh.on:
        return rulings
    return [_aged(ruling, fresh) for ruling in rulings]


def _aged(ruling: Ruling, fresh: Freshness) -> Ruling:
    """A kept verdict whose source was to be read again before now: a note, or open where that is asked for."""
    entry = ruling.period.entry
    if ruling.verdict is not Verdict.KEPT or entry is None or entry.review_by >= fresh.on:
        return ruling
    cause = Text("the source was last read on {}, and was to be read again by {}", (entry.read_on, entry.review_by))
    if fresh.strict:
        return ruling._replace(verdict=Verdict.OPEN, cause=cause)
    return ruling._replace(level=Level.NOTE, cause=cause)


def _rulings(court: Court) -> list[Ruling]:
    law, life = court.law, court.life
    hearing = stretches(law, life)
    if not law.bans:
        return [_ruling(court, stretch) for stretch in hearing]
    spoken = _of_bans(court, hearing)
    bans = [ruling for ruling in spoken.values() if ruling.verdict is Verdict.BREACH and ruling.level is not Level.NOTE]
    return [
        spoken.get((stretch.limit.id, stretch.first)) or _silent(court, stretch, bans) or _ruling(court, stretch)
        for stretch in hearing
    ]


def _of_bans(court: Court, hearing: list[Stretch]) -> dict[tuple[str, date], Ruling]:
    """The rulings of the bans of a market; where one speaks, those less firm are silent."""
    spoken: dict[tuple[str, date], Ruling] = {}
    breached: list[Ruling] = []
    for ban in court.law.bans:
        for stretch in hearing:
            if stretch.limit is not ban:
                continue
            ruling = _silent(court, stretch, breached) or _ruling(court, stretch)
            spoken[ban.id, stretch.first] = ruling
            if ruling.verdict is Verdict.BREACH and ruling.level is not Level.NOTE:
                breached.append(ruling)
    return spoken


def _silent(court: Court, stretch: Stretch, bans: list[Ruling]) -> Ruling | None:
    """Not applicable where a ban forbids the offer as such on all days of a stretch; None where no ban does."""
    limit, period, first, last, _ = stretch
    ban = next((one.limit for one in bans if one.first <= first and last <= one.last), None)
    if ban is None:
        return None
    what = "online play" if ban.declared.bans == "online_play" else "every bonus"
    cause = Text("{} is forbidden here altogether: {}", (what, ban.id))
    market = court.view.market
    return Ruling(limit, market, period, first, last, Verdict.NOT_APPLICABLE, None, None, (), None, cause, None)


def _ruling(court: Court, stretch: Stretch) -> Ruling:
    limit, period, first, last, quick = stretch
    if quick is not None:
        results = court.results(limit.declared.measure or "")
        if len(results) == 1 and type(results[0]) is Measured and quick(results[0]) and _reaches(court, limit):
            kept = results[0]
            market, route, trace = court.view.market, kept.route, kept.trace
            return Ruling(limit, market, period, first, last, Verdict.KEPT, None, kept, route, trace, None, None)
    verdict, measured, route, trace, cause, help_ = judged(court, stretch)
    level = None
    if verdict is Verdict.BREACH:
        level, weight = _level(court, limit, period, first)
        cause = weight or cause
        if weight is UNKNOWN_END:
            verdict, level = Verdict.OPEN, None
    return Ruling(limit, court.view.market, period, first, last, verdict, level, measured, route, trace, cause, help_)


def _reaches(court: Court, limit: Limit) -> bool:
    products = limit.declared.products
    return not products or outside_products(court, products) is None


UNKNOWN_END = Text(
    "the terms do not say how long a bonus can be used or wagered, and this law starts after the last grant"
)
LATER = Text("this law starts after the offer has ended")
STILL_WAGERED = Text(
    "this law starts while bonuses granted before are still wagered, and does not say whether it binds them"
)


def _level(court: Court, limit: Limit, period: Period, first: date) -> tuple[Level, Text | None]:
    """How much a breach weighs: by the standing of the law, and less where no grant falls under it."""
    assert period.entry is not None
    life, level = court.life, LEVELS[period.entry.standing]
    if period.state == "not_commenced":
        return Level.NOTE, NOT_COMMENCED
    phase = phase_of(limit)
    if first > life.last(phase):
        return Level.NOTE, LATER
    if phase == "wagered" and period.first > life.granted:
        if life.wagered is None:
            return level, UNKNOWN_END
        return (Level.WARNING if level is Level.ERROR else level), STILL_WAGERED
    return level, None
