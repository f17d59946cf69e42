"""What a ledger holds, which decides what it can show: kinds of row, flags, and columns with any value."""

from collections.abc import Mapping

import numpy as np

from checker.conduct.bounds import Asked
from checker.conduct.check import lacking
from checker.conduct.checks import CHECKS
from checker.conduct.finding import Conducted, Finding
from checker.conduct.months import MEASURE, judged_by_month
from checker.conduct.observed import OBSERVED
from checker.conduct.observed_rows import OBSERVED_ROWS
from checker.finding import Text, Verdict
from checker.fx import NO_RATES
from checker.ledger.columns import FLAGS, KINDS
from checker.ledger.rows import Names, Rows
from checker.rulebook import Limit, MarketLaw

COLUMNS = {"payment_method": "method", "bonus_amount": "bonus_part", "payout": "payout", "game": "game"}
"""The columns that something needs, by their names in a batch."""
WHOLE_LIVES = "whole_lives"
"""That the ledger holds the players' lives from their first play on, which only its owner can say."""
Needs = tuple[tuple[str, ...], bool]
"""What a check or limit needs, and whether it accuses by the absence of that."""


def held_by(rows: Rows, names: Names) -> frozenset[str]:
    """What one batch holds: `kind:deposit`, `flag:vip`, `payment_method` and the like."""
    kinds = np.flatnonzero(np.bincount(rows.kind, minlength=len(KINDS)))
    flags = np.unique(rows.flag[rows.kind == KINDS.index("flag")])
    found = {f"kind:{KINDS[kind]}" for kind in kinds} | {f"flag:{FLAGS[flag]}" for flag in flags if flag >= 0}
    found |= {column for column, name in COLUMNS.items() if rows.length and getattr(rows, name).max() >= 0}
    return frozenset(found | ({"offer_version"} if any(version for _, version in names.offers) else set()))


def finished(conducted: Conducted, laws: Mapping[str, MarketLaw], held: frozenset[str]) -> Conducted:
    """What came of a whole ledger: months are judged, and what it cannot show is open."""
    whole = judged_by_month(conducted, laws)
    totals, findings = dict(whole.totals), list(whole.findings)
    for (id_, market), count in whole.totals.items():
        needs, by_absence = needed_by(id_, laws.get(market))
        missing = next((need for need in needs if need not in held), None)
        if missing is None or count.looked == count.not_applicable:
            continue
        doubtful = count.kept + (count.breach if by_absence else 0)
        totals[id_, market] = count._replace(
            kept=0, breach=0 if by_absence else count.breach, open=count.open + doubtful
        )
        if by_absence:
            findings = [one for one in findings if one.check != id_ or (one.market or "") != market]
        if doubtful:
            findings.append(_finding(id_, market, laws.get(market), missing, doubtful))
    assert all(count.adds_up for count in totals.values())
    return Conducted(totals, tuple(findings), {})


def needed_by(id_: str, law: MarketLaw | None) -> Needs:
    """What a check or a limit needs."""
    check = next((one for one in CHECKS if one.id == id_), None)
    if check is not None:
        return check.needs, check.accuses_by_absence
    limit = _limit(id_, law)
    if limit is None:
        return (), False
    measure = limit.declared.named or ""
    if measure in OBSERVED_ROWS:
        return OBSERVED_ROWS[measure].needs, OBSERVED_ROWS[measure].accuses_by_absence
    if measure == MEASURE:
        return ("payout",), True
    look = OBSERVED[measure]
    asked = [
        Asked(period.constraint, "", "UTC", NO_RATES, limit)
        for period in limit.periods
        if period.constraint is not None
    ]
    needs = dict.fromkeys(need for one in asked for need in look.needed(one))
    return tuple(needs), look.accuses_by_absence


def _limit(id_: str, law: MarketLaw | None) -> Limit | None:
    rules = (*law.limits, *law.observed) if law else ()
    return next((rule for rule in rules if rule.id == id_), None)


def _finding(id_: str, market: str, law: MarketLaw | None, missing: str, count: int) -> Finding:
    limit = _limit(id_, law)
    title = limit.declared.title if limit else next(check.title for check in CHECKS if check.id == id_)
    return Finding(
        id_, Verdict.OPEN, None, market or None, None, None, None, None, None, Text("{}", (title,)),
        Text(lacking(missing)), None, (), limit, None, (), (), count,
    )  # fmt: skip
