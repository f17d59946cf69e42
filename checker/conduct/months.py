"""What an operator gave and took by month: sums over a whole ledger, held against law when all of it was read."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import numpy as np

from checker.conduct import clock
from checker.conduct.bounds import Asked
from checker.conduct.finding import Conducted, Count, Finding, Sum
from checker.conduct.hearing import NO, Hearing
from checker.conduct.play import INSIDE, Play
from checker.conduct.weight import weight
from checker.conduct.windows import converted
from checker.finding import Text, Verdict
from checker.judge import CAUSES
from checker.ledger.rows import Ints
from checker.limit import Constraint
from checker.measures.telling import told
from checker.money import Money, digits_of
from checker.rulebook import Limit, MarketLaw, Period

MEASURE = "ledger.bonuses_per_spending_in_a_month"
Sums = dict[tuple[str, str, int], Sum]


def monthly_in(law: MarketLaw) -> list[Limit]:
    """The limits of a market on what an operator gives in a month."""
    return [limit for limit in law.observed if limit.declared.named == MEASURE]


def monthly(hearing: Hearing, play: Play) -> Sums:
    """The sums of some rows for each such limit, by local month, in the currency of the market."""
    found: Sums = {}
    for limit in monthly_in(hearing.law):
        market, zone = hearing.law.declared, hearing.law.declared.timezone or "UTC"
        bound = Constraint("at_most", Money(Fraction(0), market.currency))
        asked = Asked(bound, limit.declared.title, zone, hearing.rates, limit)
        codes = hearing.reaches(limit, play.terms[play.grants])[0]
        grants = play.grants[codes[play.terms[play.grants]] != NO]
        kind = play.inside(limit.declared.products)
        bets = play.stakes | play.of_kind("bet_settled", "cash_out")
        places = np.flatnonzero(bets if kind is None else bets & (kind == INSIDE))
        staked = np.where(play.stakes[places], play.amount[places], 0)
        paid = np.where(play.of_kind("bet_placed")[places], 0, np.maximum(play.payout[places], 0))
        given = _by_month(play, grants, play.amount[grants], asked)
        each = _by_month(play, places, staked, asked), _by_month(play, places, paid, asked)
        for month in {*given, *each[0]}:
            found[limit.id, market.market, month] = Sum(
                given.get(month, 0), each[0].get(month, 0), each[1].get(month, 0)
            )
    return found


def _by_month(play: Play, places: Ints, values: Ints, asked: Asked) -> dict[int, int]:
    """The sum of the new rows among some, by local month."""
    if play.is_fresh is not None:
        values = np.where(play.is_fresh[places], values, 0)
    amounts, _ = converted(play, places, values, asked)
    if not len(places):
        return {}
    month = clock.month_of(play.local_days(places, asked.zone))
    first = int(month.min())
    sums = np.zeros(int(month.max()) - first + 1, dtype=np.int64)
    np.add.at(sums, month - first, amounts)
    return {first + i: int(total) for i, total in enumerate(sums)}


def judged_by_month(conducted: Conducted, laws: Mapping[str, MarketLaw]) -> Conducted:
    """The verdict on each month of each limit, added to what came of the rows."""
    totals, findings = dict(conducted.totals), list(conducted.findings)
    for (id_, market, month), sums in sorted(conducted.sums.items()):
        limit = next(one for one in monthly_in(laws[market]) if one.id == id_)
        verdict, found = _of_month(limit, laws[market], month, sums)
        counts = {"kept": 0, "breach": 0, "open": 0, "not_applicable": 0} | {verdict.value: 1}
        totals[id_, market] = totals.get((id_, market), Count("month")).plus(Count("month", 1, **counts))
        findings += [found] if found else []
    return Conducted(totals, tuple(findings), {})


def _of_month(limit: Limit, law: MarketLaw, month: int, sums: Sum) -> tuple[Verdict, Finding | None]:
    """The verdict on one month, by the law of its first day."""
    market, period = law.declared, limit.on(clock.month_start(month))
    if period.state == "no_limit" or period.constraint is None:
        return Verdict.NOT_APPLICABLE, None
    share = period.constraint.value
    assert isinstance(share, int | Decimal | Fraction), limit.id
    spent = sums.staked - sums.paid
    is_kept = sums.given == 0 or sums.given <= Fraction(share) * spent
    given, spending = (_money(value, market.currency) for value in (sums.given, spent))
    numbers = (given, clock.month_told(month), spending, told(share, "share"))
    words = Text("{} of bonuses were given in {} and {} spent; they may be {} of it at most", numbers)
    if period.state not in ("in_force", "not_commenced"):
        return Verdict.OPEN, _finding(limit, period, market.market, month, words, CAUSES[period.state])
    if is_kept:
        return (Verdict.KEPT if period.state == "in_force" else Verdict.NOT_APPLICABLE), None
    return Verdict.BREACH, _finding(limit, period, market.market, month, words, None)


def _money(value: int, currency: str) -> Money:
    return Money(Fraction(value, 10 ** digits_of(currency)), currency)


def _finding(limit: Limit, period: Period, market: str, month: int, words: Text, doubt: Text | None) -> Finding:
    """The finding of one month: a breach, or open for a reason."""
    level, cause = (None, doubt) if doubt else weight(period, None, older=False)
    message = Text("{}", (limit.declared.title,)) if doubt else words
    return Finding(
        limit.id, Verdict.OPEN if doubt else Verdict.BREACH, level, market, None, None, None, None,
        clock.month_start(month), message, cause, None, (), limit, period, (), words.args,
    )  # fmt: skip
