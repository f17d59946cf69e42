"""Where an offer may run on a day, as text and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from checker.finding import Level, Problem, Verdict
from checker.remedy import Undecided
from checker.report.answers.layout import one_line, paragraph
from checker.report.answers.nearest import name_of, unread
from checker.report.answers.nearest_json import undecided_values
from checker.report.plain import problem_values, rulebook_values, unmeasured_values, verdict_values
from checker.report.shared import counted, json_page
from checker.report.writer import VERSION
from checker.review.fit import GROUPS, Fit, Group, MarketFit
from checker.rulebook import Rulebook
from checker.wording import headline

SCHEMA = "checker.fit/1"
HEADS: dict[Group, str] = {
    "may_run": "may run",
    "may_run_if": "may run if",
    "may_not_run": "may not run",
    "no_limit_recorded": "no limit recorded: nothing is known to bind the offer, which is no permission",
}
LEGEND = (
    "may run: every limit on record is kept or does not apply. Rules that terms cannot decide are to be checked by "
    "other means; `checker markets MARKET` names them. This is no legal advice."
)
COUNTED: dict[Group, str] = {
    "may_run": "may run in",
    "may_run_if": "may run if in",
    "may_not_run": "may not run in",
    "no_limit_recorded": "no limit recorded in",
}
BANNED = {"online_play": "online play is forbidden", "bonuses": "every bonus is forbidden"}


def fit_text(found: Sequence[Fit], day: date, problems: list[Problem], book: Rulebook) -> str:
    """What could not be read, then each offer with its markets in groups, and what the groups mean."""
    lines = [line for one in found for line in _offer(one, day)]
    if found:
        lines.append(paragraph(LEGEND))
    return unread(problems, book) + "".join(f"{line}\n" for line in lines)


def _offer(one: Fit, day: date) -> Iterator[str]:
    offer, room = one.checked.offer, max(len(market.law.declared.market) for market in one.markets) + 4
    yield paragraph(f"{offer.offer} (version {offer.version}) on {day}: {_account(one)}", 0, 2)
    yield f"  {one_line(one.checked.document.file)}"
    for group in GROUPS:
        markets = one.of(group)
        if markets:
            yield from ("", HEADS[group])
        for market in markets:
            yield from _market(market, room)
    yield ""


def _account(one: Fit) -> str:
    counts = [f"{words} {len(one.of(group))}" for group, words in COUNTED.items() if one.of(group)]
    return f"{', '.join(counts)} of {counted(len(one.markets), 'market')}"


def _market(one: MarketFit, room: int) -> Iterator[str]:
    declared = one.law.declared
    head, *lines = _forbidden(one) or _in_full(one)
    lines += [f"note: {ruling.limit.id}, which is not in force: {headline(ruling)}" for ruling in one.notes]
    told = f"{declared.name}: {head}" if head else declared.name
    yield f"  {declared.market:<{room - 2}}{paragraph(told, room, 4)[room:]}"
    for line in lines:
        yield paragraph(line, room + 2, 4)


def _forbidden(one: MarketFit) -> list[str]:
    """What is told where no such offer may be made: that alone, as no term can change it; empty elsewhere.

    Where only law that is not settled says so, other breaches are told too.
    """
    found = [ruling for ruling in one.breaches if ruling.limit.declared.measure == "offer.made"]
    if not found or (found[0].level is not Level.ERROR and len(found) < len(one.breaches)):
        return []
    heavy = found[0]
    banned = heavy.limit.declared.bans
    told = f"{BANNED[banned]}: {heavy.limit.id}" if banned else f"{headline(heavy)} ({heavy.limit.id})"
    return [told if heavy.level is Level.ERROR else f"{told} ({heavy.level})"]


def _in_full(one: MarketFit) -> list[str]:
    breaches = [f"{ruling.level}: {ruling.limit.id}: {headline(ruling)}" for ruling in one.breaches]
    return [", ".join(_counts(one)), *breaches, *map(condition, one.undecided)]


def _counts(one: MarketFit) -> Iterator[str]:
    if one.kept:
        yield f"{counted(one.kept, 'limit')} kept"
    if one.breaches:
        yield f"{len(one.breaches)} in breach"
    opened = one.count(Verdict.OPEN)
    if opened:
        yield f"{opened} open"
    if one.stale:
        yield f"{one.stale} kept by a source to be read again"
    if one.unread:
        yield f"{counted(len(one.unread), 'rule')} that terms cannot decide"


def condition(cause: Undecided) -> str:
    """What must be declared or known before the open limits can be decided."""
    limits = ", ".join(dict.fromkeys(limit for _, limit in cause.limits))
    if cause.why == "term":
        return f"declare {name_of(cause.route)}: {cause.cause} ({limits})"
    return f"{cause.cause} ({limits})"


def fit_json(found: Sequence[Fit], day: date, problems: list[Problem], book: Rulebook) -> str:
    """Every offer with how it stands in each market, in the order of the markets."""
    return json_page(
        {
            "schema": SCHEMA,
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(book),
            "on": str(day),
            "offers": [_values(one) for one in found],
            "problems": [problem_values(problem) for problem in problems],
        }
    )


def _values(one: Fit) -> dict[str, Any]:
    return {
        "offer": one.checked.offer.offer,
        "version": one.checked.offer.version,
        "file": one.checked.document.file,
        "totals": {group: len(one.of(group)) for group in GROUPS},
        "markets": [_market_values(one, market) for market in one.markets],
    }


def _market_values(fit: Fit, one: MarketFit) -> dict[str, Any]:
    banned = next((ruling.limit.declared.bans for ruling in one.breaches if ruling.limit.declared.bans), None)
    return {
        "market": one.law.declared.market,
        "name": one.law.declared.name,
        "group": one.group,
        "banned": banned,
        "totals": {verdict.value: one.count(verdict) for verdict in Verdict} | {"kept_by_stale_sources": one.stale},
        "breaches": [verdict_values(fit.checked, ruling) for ruling in one.breaches],
        "open": [undecided_values(cause) for cause in one.undecided],
        "notes": [verdict_values(fit.checked, ruling) for ruling in one.notes],
        "rules_that_terms_cannot_decide": [unmeasured_values(rule) for rule in one.unread],
    }
