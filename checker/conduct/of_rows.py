"""The rows of a ledger before the law of their markets → verdicts, findings, and an account that adds up."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.conduct import clock
from checker.conduct.bounds import Asked, Span, spans_of
from checker.conduct.finding import Conducted, Count, Finding, Key
from checker.conduct.hearing import Hearing
from checker.conduct.months import monthly
from checker.conduct.observed_rows import OBSERVED_ROWS, Rowwise
from checker.conduct.outcome import VERDICTS, Outcome, Says, present
from checker.conduct.play import NONE, Play
from checker.conduct.promises import Promises
from checker.conduct.weighing import counted, in_span, reached_by, unreached, weigh
from checker.conduct.weight import weight
from checker.finding import Text, Verdict
from checker.fx import Rates
from checker.judge import CAUSES
from checker.ledger.rows import Ints, Names, Rows
from checker.rulebook import Limit, MarketLaw

Codes = npt.NDArray[np.int8]
MOST_ROWS = 10
"""How many rows one finding names."""


class Ledger(NamedTuple):
    """Rows with the terms of each grant, the market of rows that name none, and the first row that is new."""

    rows: Rows
    names: Names
    rules: Ints
    promises: Promises
    home: str | None = None
    fresh: int = 0


class Told(NamedTuple):
    """What a limit says of rows in one of its periods."""

    limit: Limit
    span: Span
    look: Rowwise
    play: Play
    asked: Asked
    said: Ints
    outcome: Outcome
    account: Count


def held_by_rows(ledger: Ledger, laws: Mapping[str, MarketLaw], rates: Rates) -> Conducted:
    """What the law of each market says of the rows that are in it, on their days."""
    parts = {market: play for market, play in markets_of(ledger) if market in laws}
    totals: dict[Key, Count] = {}
    findings: list[Finding] = []
    sums = {}
    for market, play in parts.items():
        hearing = Hearing(laws[market], rates, ledger.promises.terms)
        for limit in rowwise_in(laws[market]):
            count = Count(OBSERVED_ROWS[limit.declared.named or ""].of)
            for told in _of_limit(hearing, limit, play):
                count = count.plus(told.account)
                findings += _findings(told, market)
            totals[limit.id, market] = count
            assert count.adds_up, limit.id
        sums.update(monthly(hearing, play))
    return Conducted(totals, tuple(findings), sums)


def rowwise_in(law: MarketLaw) -> list[Limit]:
    """The limits of a market that rows show."""
    return [limit for limit in (*law.limits, *law.observed) if limit.declared.named in OBSERVED_ROWS]


def markets_of(ledger: Ledger) -> Iterator[tuple[str, Play]]:
    """The rows of each market; rows that name none are in the home market, where there is one."""
    rows, names, rules, _, home, fresh = ledger
    codes: dict[str | None, list[int]] = {}
    for code in present(rows.market).tolist():
        codes.setdefault(home if code == NONE else names.markets[code], []).append(code)
    for market, several in codes.items():
        places = None if len(codes) == 1 else np.flatnonzero(np.isin(rows.market, several))
        if market is not None:
            yield market, Play(rows, names, rules, fresh, places)


def _of_limit(hearing: Hearing, limit: Limit, play: Play) -> Iterator[Told]:
    """What a limit says of the rows of its market, period by period."""
    look, zone = OBSERVED_ROWS[limit.declared.named or ""], hearing.law.declared.timezone or "UTC"
    if not play.length:
        return
    spans = list(spans_of(limit, zone, int(play.at.min()), int(play.at.max())))
    for span in spans:
        period = span.period
        if period.constraint is None:
            continue
        reached = reached_by(hearing, limit, play, of_grants=look.of == "grant")
        asked = Asked(period.constraint, limit.declared.title, zone, hearing.rates, limit, reached.codes)
        found = look.look(play, asked)
        units, inside = in_span(found, span, play, whole=len(spans) == 1)
        said, outcome = found.said[inside], found.outcome.some(inside)
        weigh(hearing, limit, span, play, said, outcome, reached)
        account = counted(look.of, units, unreached(units, play, reached, said), outcome.counts(), period.state)
        yield Told(limit, span, look, play, asked, said, outcome, account)


def _findings(told: Told, market: str) -> Iterator[Finding]:
    """One finding for all that one player's rows break, and one for all that is open for one reason."""
    verdict = told.outcome.verdict
    broken = np.flatnonzero(verdict == Says.BREACH)
    player = told.play.player[told.said[broken]]
    _, firsts, counts = np.unique(player, return_index=True, return_counts=True)
    for first, count in sorted(zip(firsts.tolist(), counts.tolist(), strict=True)):
        yield _finding(told, market, broken[first : first + count], count)
    opened = np.flatnonzero(verdict == Says.OPEN)
    _, firsts, counts = np.unique(told.outcome.saying[opened], return_index=True, return_counts=True)
    for first, count in sorted(zip(firsts.tolist(), counts.tolist(), strict=True)):
        yield _finding(told, market, opened[first : first + 1], count)
    rest = told.account.open - len(opened)
    if rest:
        yield _unsaid(told, market, rest)


def _unsaid(told: Told, market: str, count: int) -> Finding:
    """The finding for rows that are open by the days that they fall on, whatever they hold."""
    row = int(np.argmax(told.span.holds(told.play.at)))
    return Finding(
        told.limit.id, Verdict.OPEN, None, market, None, None, None, None, clock.day_of(int(told.play.at[row])),
        Text("{}", (told.limit.declared.title,)), CAUSES[told.span.period.state], None, (), told.limit,
        told.span.period, (int(told.play.number[row]),), (), count,
    )  # fmt: skip


def _finding(told: Told, market: str, places: Ints, count: int) -> Finding:
    play, outcome, first = told.play, told.outcome, int(places[0])
    row, place = int(told.said[first]), outcome.place(first)
    saying = outcome.sayings[outcome.saying[first]]
    currency = (
        play.names.currencies[int(play.currency[row])] if told.look.told_in == "row" else told.asked.money.currency
    )
    message = saying.text(place, currency)
    level, cause = None, None
    if outcome.verdict[first] == Says.BREACH:
        level, cause = weight(told.span.period, saying.weighs_less, older=False)
        rows = {int(one[outcome.place(int(each))]) for each in places[:MOST_ROWS] for one in saying.rows}
    else:
        message, cause, rows = Text("{}", (told.limit.declared.title,)), message, {int(play.number[row])}
    bonus, offer = int(play.bonus[row]), int(play.offer[row])
    name, version = play.names.offers[offer] if offer != NONE else (None, None)
    return Finding(
        told.limit.id, VERDICTS[outcome.verdict[first]], level, market, play.names.players[int(play.player[row])],
        None if bonus == NONE else play.names.bonuses[bonus], name, version, clock.day_of(int(play.at[row])), message,
        cause, None, (), told.limit, told.span.period, tuple(sorted(rows)), message.args, count,
    )  # fmt: skip
