"""An audit for a terminal: the findings check by check with their rows, then the account."""

from collections.abc import Iterator
from itertools import groupby

from checker.conduct.finding import Count
from checker.finding import Problem
from checker.report.safe import plain
from checker.report.shared import counted
from checker.review.audit import AuditReview, Proved

RED, YELLOW, BLUE, OFF = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[0m"
COLOURS = {"error": RED, "warning": YELLOW, "note": BLUE, None: BLUE}
MOST_SHOWN = 5
"""How many findings of one check are shown before the rest is counted."""
MOST_ROWS = 3


def text_of(review: AuditReview, problems: list[Problem], most: int = MOST_SHOWN, *, colour: bool = False) -> str:
    """The whole report."""
    return "".join((*_problems(problems, colour), *_findings(review, most, colour), *_account(review)))


def _problems(problems: list[Problem], colour: bool) -> Iterator[str]:
    for problem in problems:
        yield f"{_paint(problem.level.value, problem.level.value, colour)}: {plain(problem.message)}\n"
        if problem.place is not None:
            yield f"  --> {plain(problem.place.file)}:{problem.place.span.line}:{problem.place.span.column}\n"
        yield f"  = help: {plain(problem.help)}\n\n" if problem.help else "\n"


def _findings(review: AuditReview, most: int, colour: bool) -> Iterator[str]:
    """The findings, breaches first, those of one check and offer together."""
    order = sorted(review.proved, key=lambda one: (one.finding.verdict != "breach", one.finding.check))
    for (_, check), group in groupby(order, key=lambda one: (one.finding.verdict, one.finding.check)):
        found = list(group)
        for proved in found[:most]:
            yield from _finding(proved, colour)
        more = sum(one.finding.how_many for one in found[most:]) + (
            review.left_out.get(check, 0) if found[0].finding.verdict == "breach" else 0
        )
        if more:
            what = f"{more:,} more {found[0].finding.verdict} of {check}"
            yield f"  … and {what}; --most shows more, --format json all\n\n"


def _finding(proved: Proved, colour: bool) -> Iterator[str]:
    finding = proved.finding
    word = f"{finding.verdict.value}[{finding.check}]"
    level = finding.level.value if finding.level else None
    yield f"{_paint(word, level, colour)}: {plain(str(finding.message))}\n"
    term = next((place for place in proved.places if place.role == "term"), None)
    if term is not None and proved.declared is not None:
        line = proved.declared.document.line(term.span.line).strip()
        yield f"  --> {plain(term.file)}:{term.span.line}:{term.span.column}: {_short(plain(line))}\n"
    for row in proved.rows[:MOST_ROWS]:
        yield f"  --> {plain(row.file)}: row {row.row:,}: {plain(row.transaction)}\n"
    if len(proved.rows) > MOST_ROWS:
        yield f"  … and {len(proved.rows) - MOST_ROWS} more rows\n"
    for name, value in _details(proved):
        yield f"  = {name}: {plain(value)}\n"
    yield "\n"


def _details(proved: Proved) -> Iterator[tuple[str, str]]:
    finding = proved.finding
    if finding.bonus is not None or finding.player is not None:
        of = [f"bonus {finding.bonus}"] if finding.bonus else []
        of += [f"of {finding.offer}"] if finding.offer else []
        of += [f"player {finding.player}"] if finding.player else []
        of += [f"{finding.day}"] if finding.day else []
        yield "about", ", ".join(of)
    elif finding.offer is not None:
        yield "about", f"{finding.offer}, from {finding.day}" if finding.day else finding.offer
    if finding.how_many > 1:
        yield "so often", f"{finding.how_many:,}"
    if finding.cause is not None:
        yield ("cause" if finding.verdict == "open" else "note"), str(finding.cause)
    entry = finding.period.entry if finding.period else None
    if entry is not None and finding.verdict == "breach":
        yield "law", entry.law
    if finding.help:
        yield "help", finding.help


def _account(review: AuditReview) -> Iterator[str]:
    account = review.audited.account
    yield (
        f"{account.read:,} rows read = {account.used:,} used + {account.dropped:,} dropped doubles "
        f"+ {account.set_aside:,} set aside\n"
    )
    bonuses = "1 bonus" if review.audited.bonuses == 1 else f"{review.audited.bonuses:,} bonuses"
    yield f"{bonuses} of {counted(len(review.offers.declared), 'offer')}\n\n"
    yield from _table(review)
    yield f"\n{_told(review.counts)}\n"


def _table(review: AuditReview) -> Iterator[str]:
    """The account check by check, all markets together; checks that had nothing to look at are left away."""
    totals: dict[str, Count] = {}
    for (check, _), count in sorted(review.audited.conducted.totals.items()):
        totals[check] = totals[check].plus(count) if check in totals else count
    shown = {check: count for check, count in totals.items() if count.breach or count.open or count.kept}
    if not shown:
        return
    yield f"{'':40}{'kept':>10}{'breach':>9}{'open':>9}{'n/a':>11}\n"
    for check, count in shown.items():
        name = check if len(check) < 40 else f"{check[:38]}…"
        yield f"{name:40}{count.kept:>10,}{count.breach:>9,}{count.open:>9,}{count.not_applicable:>11,}\n"


def _told(count: Count) -> str:
    return (
        f"{count.looked:,} verdicts: {count.kept:,} kept, {count.breach:,} breach, {count.open:,} open, "
        f"{count.not_applicable:,} not applicable"
    )


def _short(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:59]}…"


def _paint(text: str, level: str | None, colour: bool) -> str:
    return f"{COLOURS[level]}{text}{OFF}" if colour else text
