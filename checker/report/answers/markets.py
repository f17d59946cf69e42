"""The markets in a table, and the law of one market on a day."""

from datetime import date

from checker.report.answers.layout import cut, one_line, paragraph, table
from checker.report.safe import plain
from checker.rulebook import Limit, MarketLaw, Period, Rulebook
from checker.wording import bound_told

HEAD = ("market", "name", "online play", "bonuses", "in force")
NAME = 24
"""The columns that the name of a market may take, so that the table fits a terminal."""
NOT_IN_FORCE = {
    "no_limit": "not in force on this day",
    "not_researched": "the law of this day has not been researched",
    "first_day_unknown": "its first day is not known",
    "last_day_unknown": "gone, and its last day is not known",
    "not_commenced": "it has no first day yet",
    "not_recorded": "the rulebook did not hold it yet",
}


def markets_table(laws: list[MarketLaw], day: date) -> str:
    """A row for each market: whether online play and bonuses are lawful, and how many limits are in force."""
    return "\n".join([*table([HEAD, *(_row(law, day) for law in laws)], left=len(HEAD), gap=2), ""])


def _row(law: MarketLaw, day: date) -> tuple[str, ...]:
    declared = law.declared
    standing = [limit for limit in law.limits if limit.on(day).state == "in_force"]
    banned = any(limit.declared.bans for limit in standing)
    count = "a ban" if banned else f"{len(standing)} {'limit' if len(standing) == 1 else 'limits'}"
    words = (declared.online_play, declared.bonuses)
    return declared.market, cut(plain(declared.name), NAME), *(word.replace("_", " ") for word in words), count


def market_text(law: MarketLaw, book: Rulebook, day: date) -> str:
    """What law limits in one market on a day, what is inherited and from where, and what terms cannot decide."""
    declared = law.declared
    lines = [
        paragraph(f"{declared.name} ({declared.market}), {declared.regulator}, law on {day}", hang=4),
        f"online play: {declared.online_play}; bonuses: {declared.bonuses}".replace("_", " "),
        *_inheritance(law, book),
        paragraph(declared.overview),
        "",
    ]
    for limit in law.limits:
        lines += [f"{plain(limit.id)}{_from(limit, law)}", paragraph(_stands(limit, limit.on(day)), 4, 2)]
    for exceptions in law.exceptions.values():
        for one in exceptions:
            lines += [f"{plain(one.id)}{_from(one, law)}", paragraph(_excepts(one, one.on(day)), 4, 2)]
    return "\n".join([*lines, *_unmeasured(law), ""])


def _inheritance(law: MarketLaw, book: Rulebook) -> list[str]:
    """Whose law binds here too, one line a wider market."""
    lines = []
    code = law.declared.inherits
    while code is not None:
        wider, _ = book.market(code)
        if wider is None:
            break
        lines.append(f"the law of {one_line(wider.declared.name)} ({code}) binds here too")
        code = wider.declared.inherits
    return lines


def _from(limit: Limit, law: MarketLaw) -> str:
    return "" if limit.market == law.declared.market else f" (inherited from {limit.market})"


def _stands(limit: Limit, period: Period) -> str:
    if period.state != "in_force" or period.entry is None or period.entry.constraint is None:
        return NOT_IN_FORCE[period.state]
    bound = bound_told(period.entry.constraint, limit.declared.measure or "")
    return f"{limit.declared.measure} {bound}{_mark(period)}"


def _excepts(one: Limit, period: Period) -> str:
    if period.state != "in_force":
        return NOT_IN_FORCE[period.state]
    return f"an exception to {one.declared.exception_to}{_mark(period)}"


def _mark(period: Period) -> str:
    return "" if period.entry is None or period.entry.standing == "settled" else f" ({period.entry.standing})"


def _unmeasured(law: MarketLaw) -> list[str]:
    if not law.unmeasured:
        return []
    count = len(law.unmeasured)
    rules = "recorded rule is" if count == 1 else "recorded rules are"
    lines = ["", f"{count} {rules} not checked from terms:"]
    for one in law.unmeasured:
        lines.append(paragraph(f"{one.id}{_from(one, law)}: {one.declared.title}", hang=4))
        lines.append(f"    by {', '.join(one.declared.checked_by)}")
    return lines
