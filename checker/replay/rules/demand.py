"""What has to be staked, from when, and by when: the multiples and their basis, the clock, the queue."""

from fractions import Fraction

from checker.duration import Duration
from checker.offer.wagering import Wagering
from checker.replay.fields import NEVER, NONE, Clock, From, R, Stacking, Switch
from checker.replay.rules.sheet import Reading, Sheet, UnbuildableError, millionths

HOUR, DAY = 3_600_000_000, 86_400_000_000
"""Microseconds."""
ON = {"bonus": R.ON_BONUS, "deposit": R.ON_DEPOSIT, "winnings": R.ON_WINNINGS, "stake": R.ON_STAKE}
FROM = {
    "grant": From.GRANT, "claim": From.GRANT, "activation": From.ACTIVATION, "deposit": From.DEPOSIT,
    "first_bonus_stake": From.FIRST_BONUS_STAKE,
}  # fmt: skip
STACKING = {
    "none": Stacking.NO, "queue": Stacking.QUEUE, "parallel": Stacking.PARALLEL, "merge": Stacking.MERGE,
}  # fmt: skip


def put_demand(sheet: Sheet, wagering: Wagering) -> None:
    """The requirement, the deposit that is its basis, the time for it, and what a further bonus does."""
    _multiples(sheet, wagering)
    _deposit(sheet)
    _turnover_before(sheet)
    _clock(sheet, wagering)
    sheet.put({R.STARTS: FROM[wagering.starts or "activation"]})
    stacking = sheet.offer.stacking
    sheet.told_or_asked(
        Switch.STACKING, R.STACKING, ("stacking",), None if stacking is None else STACKING[stacking],
        ("a second bonus waits for the first", Stacking.QUEUE), ("bonuses run beside each other", Stacking.PARALLEL),
    )  # fmt: skip
    sheet.told_or_asked(
        Switch.CARRY_OVER, R.CARRY_OVER, (*sheet.part.route, "wagering", "carry_over"),
        None if wagering.carry_over is None else int(wagering.carry_over),
        ("what is staked beyond a requirement is lost", 0),
        ("what is staked beyond a requirement counts for the next bonus", 1),
    )  # fmt: skip


def _multiples(sheet: Sheet, wagering: Wagering) -> None:
    demands = [(wagering.multiple, wagering.basis), *((one.multiple, one.basis) for one in wagering.plus)]
    found = dict.fromkeys(ON.values(), 0)
    for multiple, bases in demands:
        if not multiple:
            continue
        if not bases:
            raise UnbuildableError("the terms do not say what the multiple is of", _route(sheet, "basis"))
        for basis in bases:
            if basis not in ON:
                raise UnbuildableError(
                    f"a ledger does not show the {basis} that is to be wagered", _route(sheet, "basis")
                )
            found[ON[basis]] = min(found[ON[basis]] + millionths(multiple), NEVER)
    sheet.put(found)


def _deposit(sheet: Sheet) -> None:
    """How much of a deposit is basis: up to a maximum; or, where none is told, all of it or what the match answers.

    What a match answers is known where the bonus has a maximum: of a greater deposit no more is answered.
    """
    qualify = sheet.part.qualify
    route = (*sheet.part.route, "qualify", "maximum_counted")
    counted = sheet.units(qualify.maximum_counted, route)
    sheet.put({R.DEPOSIT_COUNTED: counted})
    answered = _answered(sheet)
    if counted != NONE or answered is None or not sheet.values[R.ON_DEPOSIT]:
        return
    sheet.ask(
        Switch.DEPOSIT_BASIS, route,
        Reading("the whole deposit is wagered", ((R.DEPOSIT_COUNTED, NONE),)),
        Reading("only the part that the match answers is wagered", ((R.DEPOSIT_COUNTED, answered),)),
    )  # fmt: skip


def _answered(sheet: Sheet) -> int | None:
    """The greatest deposit that is matched in full, in minor units; None where the terms do not tell it."""
    reward = sheet.part.reward
    at = (*sheet.part.route, "reward")
    if reward.tiers is None:
        steps = [(reward.match, reward.maximum, (*at, "maximum"))]
    else:
        tiers = enumerate(reward.tiers)
        steps = [(tier.match, tier.maximum or reward.maximum, (*at, "tiers", i, "maximum")) for i, tier in tiers]
    found = []
    for match, maximum, route in steps:
        if not match or maximum is None:
            return None
        found.append(int(sheet.units(maximum, route) / Fraction(match)))
    return max(found)


def _turnover_before(sheet: Sheet) -> None:
    turnover, credited = sheet.part.qualify.turnover, sheet.part.reward.credited
    if turnover is not None and credited == "after_turnover" and turnover.basis == "deposit":
        sheet.put({R.CREDITED_AFTER: millionths(turnover.multiple)})


def _clock(sheet: Sheet, wagering: Wagering) -> None:
    """The time for wagering; where the terms do not say how its days are counted, hours or local days (switch 24).

    Days of an offer without a time zone are those of UTC.
    """
    within, expiry = wagering.within, wagering.expiry
    if within is None:
        return
    if expiry is not None:
        clock, length = _hours(within) if expiry.unit == "hours" else _days(within)
        sheet.put({
            R.CLOCK: clock, R.CLOCK_LENGTH: length, R.CLOCK_FROM: FROM[expiry.counting_from],
            R.END_OF_DAY: int(expiry.end_of_day),
        })  # fmt: skip
        return
    sheet.put({R.CLOCK_FROM: From.ACTIVATION})
    if within.unit == "hour":
        sheet.put({R.CLOCK: Clock.MICROSECONDS, R.CLOCK_LENGTH: within.number * HOUR})
        return
    readings = [("to the hour", _hours(within), 0), (_last_day(sheet), _days(within), 1)]
    sheet.ask(
        Switch.CLOCK, _route(sheet, "expiry"),
        *(
            Reading(f"the {within} end {words}", ((R.CLOCK, clock), (R.CLOCK_LENGTH, length), (R.END_OF_DAY, end)))
            for words, (clock, length), end in readings
        ),
    )  # fmt: skip


def _last_day(sheet: Sheet) -> str:
    return "with the last day" if sheet.offer.runs.timezone else "with the last day of UTC"


def _hours(span: Duration) -> tuple[Clock, int]:
    """A span as so many times 24 hours; months and years keep their local days."""
    if span.unit in ("month", "year"):
        return _days(span)
    return Clock.MICROSECONDS, int(span.least_days * DAY)


def _days(span: Duration) -> tuple[Clock, int]:
    """A span as local days or months; hours stay what they are."""
    if span.unit == "hour":
        return Clock.MICROSECONDS, span.number * HOUR
    if span.unit in ("month", "year"):
        return Clock.LOCAL_MONTHS, span.number * (12 if span.unit == "year" else 1)
    return Clock.LOCAL_DAYS, int(span.least_days)


def _route(sheet: Sheet, *steps: str) -> tuple[str | int, ...]:
    return (*sheet.part.route, "wagering", *steps)
