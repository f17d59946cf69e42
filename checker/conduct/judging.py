"""Bonuses before the checks of the operator's own terms → verdicts, findings, and an account that adds up."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from checker.conduct import clock
from checker.conduct.bonuses import Bonuses, Readings
from checker.conduct.check import UNSURE, Check
from checker.conduct.checks import CHECKS
from checker.conduct.finding import Conducted, Count, Finding
from checker.conduct.outcome import VERDICTS, Number, Outcome, Says, present
from checker.finding import Level, Route, Text
from checker.ledger.rows import Ints
from checker.offer import Offer
from checker.offer.offer import PART_TERMS
from checker.replay.fields import NONE, B

READ_OTHERWISE = "it hangs on what the terms leave open: {}"
BEYOND = "it may hang on what the terms leave open, which is too much to go through every way of reading them"
BETWEEN = "it hangs on how much some stakes count, which neither the terms nor the ledger tell"
MOST_TOLD = 4
"""How many readings are told of one bonus."""


def judged(bonuses: Bonuses, readings: Readings | None = None, checks: Sequence[Check] = CHECKS) -> Conducted:
    """What the checks say of bonuses; `readings` are what they would be where the terms can be read otherwise."""
    totals: dict[tuple[str, str], Count] = {}
    findings: list[Finding] = []
    for check in checks:
        outcome = _outcome(check, bonuses)
        if readings is not None and check.read:
            _read(check, outcome, readings)
        for market, count in _counted(bonuses, outcome):
            assert count.adds_up, check.id
            totals[check.id, market] = count
        findings += _findings(check, bonuses, outcome)
    return Conducted(totals, tuple(findings), {})


def _outcome(check: Check, bonuses: Bonuses) -> Outcome:
    """The verdicts of one check, open where the ledger or unknown terms leave them so."""
    outcome = check.judge(bonuses)
    for what in check.unsure:
        outcome.doubt(bonuses.unsure(what), UNSURE[what])
    outcome.open(~bonuses.has_terms, "the terms of the bonus are not known{}", bonuses.why_untold)
    return outcome


def _read(check: Check, outcome: Outcome, readings: Readings) -> None:
    """Open where another reading of the terms gives another verdict."""
    if len(readings.of):
        read_otherwise(outcome, _outcome(check, readings.bonuses).verdict, readings.of, readings.words)
    undecided(outcome, np.arange(len(outcome.verdict)), readings)


def undecided(outcome: Outcome, places: Ints, readings: Readings) -> None:
    """Open where not every reading could be gone through; `places` are those of the bonuses."""
    outcome.doubt(np.isin(places, readings.beyond), BEYOND)
    outcome.open(np.isin(places, readings.between) & (outcome.verdict == Says.BREACH), BETWEEN)


def read_otherwise(outcome: Outcome, other: npt.NDArray[np.int8], of: Ints, words: Sequence[str]) -> None:
    """Open where readings of the terms give verdicts that differ, with what each gives.

    `other` are the verdicts of the readings, `of` the place of the bonus that each is of, in rising order.
    """
    differs = np.unique(of[other != outcome.verdict[of]])
    differs = differs[outcome.verdict[differs] != Says.OPEN]
    if not len(differs):
        return
    told = np.zeros(len(outcome.verdict), dtype=np.int64)
    told[differs] = np.arange(1, len(differs) + 1)
    each = ("", *(_readings_told(other, of, words, int(bonus)) for bonus in differs))
    outcome.open(told > 0, READ_OTHERWISE, Number("word", told, each))


def _readings_told(other: npt.NDArray[np.int8], of: Ints, words: Sequence[str], bonus: int) -> str:
    """The readings of one bonus with the verdict of each."""
    first, end = (int(place) for place in np.searchsorted(of, (bonus, bonus + 1)))
    told = [f"{words[place]}: {VERDICTS[other[place]].replace('_', ' ')}" for place in range(first, end)]
    more = [f"and {len(told) - MOST_TOLD} more readings"] if len(told) > MOST_TOLD else []
    return "; ".join([*told[:MOST_TOLD], *more])


def _counted(bonuses: Bonuses, outcome: Outcome) -> Iterator[tuple[str, Count]]:
    """The account of each market; that of bonuses of no known market stands under an empty name."""
    found = np.bincount((bonuses.market + 1) * len(Says) + outcome.verdict)
    for market in present(bonuses.market):
        first = (int(market) + 1) * len(Says)
        each = [int(one) for one in np.resize(np.append(found[first : first + len(Says)], [0] * len(Says)), len(Says))]
        yield bonuses.market_of(int(market)) or "", Count("bonus", sum(each), *each)


def _findings(check: Check, bonuses: Bonuses, outcome: Outcome) -> Iterator[Finding]:
    """A finding for each breach, and one for all that is open for one reason under one set of terms."""
    for place in np.flatnonzero(outcome.verdict == Says.BREACH):
        yield _finding(check, bonuses, outcome, int(place), 1)
    for first, count in firsts_of(bonuses, outcome):
        yield _finding(check, bonuses, outcome, first, count)


def firsts_of(bonuses: Bonuses, outcome: Outcome) -> list[tuple[int, int]]:
    """The first bonus that is open for each reason, by terms and market, and how many there are."""
    places = np.flatnonzero(outcome.verdict == Says.OPEN)
    if not len(places):
        return []
    terms = len(bonuses.promises.terms) + 1
    keys = (bonuses.market[places] + 1) * terms + bonuses.of(B.RULES)[places] + 1
    _, firsts, counts = np.unique(keys * 128 + outcome.saying[places], return_index=True, return_counts=True)
    return sorted((int(places[first]), int(count)) for first, count in zip(firsts, counts, strict=True))


def _finding(check: Check, bonuses: Bonuses, outcome: Outcome, place: int, count: int) -> Finding:
    saying, who = outcome.sayings[outcome.saying[place]], bonuses.who(place)
    message = saying.text(place, who.currency)
    verdict, level, cause = VERDICTS[outcome.verdict[place]], None, None
    if outcome.verdict[place] == Says.BREACH:
        level = Level.WARNING if saying.weighs_less else Level.ERROR
        cause = Text(saying.weighs_less) if saying.weighs_less else None
    else:
        message, cause = Text(check.title), message
    return Finding(
        check.id, verdict, level, who.market, who.player, who.bonus, who.offer, who.version, clock.day_of(who.at),
        message, cause, check.help, route_of(check.rests_on, bonuses, place), None, None,
        rows_of(saying.rows, place), message.args, count,
    )  # fmt: skip


def rows_of(rows: tuple[Ints, ...], place: int) -> tuple[int, ...]:
    """The rows that prove what is said of one bonus, each once and in rising order."""
    return tuple(sorted({int(one[place]) for one in rows} - {NONE}))


def route_of(routes: tuple[Route, ...], bonuses: Bonuses, place: int) -> Route:
    """The first of some terms that the offer declares, in the part that the bonus is of."""
    terms = bonuses.terms_of(place)
    if terms is None or not routes:
        return ()
    within = [(*terms.part.route, *route) if route[0] in PART_TERMS else route for route in routes]
    return next((route for route in within if _declared(terms.offer, route)), within[0])


def _declared(offer: Offer, route: Route) -> bool:
    value: object = offer
    for step in route:
        name = KEYS.get(str(step), str(step))
        value = value[step] if isinstance(step, int) and isinstance(value, tuple) else getattr(value, name, None)
        if value is None:
            return False
    return True


KEYS = {"from": "first"}
"""Keys of a file whose names in the model differ."""
