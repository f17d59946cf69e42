"""The markets in a table, and the law of one market on a day."""

from datetime import date

from checker.report.answers.law_words import condition_told
from checker.report.answers.layout import cut, one_line, paragraph, table
from checker.report.safe import plain
from checker.rulebook import Limit, MarketLaw, Period, Rulebook
from checker.wording import bound_told, since_told

HEAD = ("market", "name", "online play", "bonuses", "in force")
NAME = 24
"""The columns that the name of a market may take, so that the table fits a terminal."""


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
    for limit in (*law.limits, *(one for several in law.exceptions.values() for one in several)):
        lines += _rule(limit, law, limit.on(day))
    return "\n".join([*lines, *_unmeasured(law, day), ""])


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


def _rule(limit: Limit, law: MarketLaw, period: Period) -> list[str]:
    """A limit or an exception: its title, what it demands, of what and when, and how it stands on the day."""
    declared = limit.declared
    title = f"{limit.id}{_from(limit, law)}: {declared.title}"
    products = f"for {', '.join(declared.products)}" if declared.products else ""
    condition = condition_told(limit.condition) if limit.condition is not None else ""
    reach = ", ".join(filter(None, (products, condition)))
    lines = [f"{_demand(limit, period)}{_mark(period)}", reach, since_told(period)]
    return [paragraph(title, 0, 4), *(paragraph(line, 4, 2) for line in lines if line)]


def _demand(limit: Limit, period: Period) -> str:
    declared = limit.declared
    if declared.exception_to:
        return f"an exception to {declared.exception_to}"
    constraint = period.entry.constraint if period.entry else None
    return f"{declared.measure} {bound_told(constraint, declared.measure or '')}" if constraint else ""


def _mark(period: Period) -> str:
    return "" if period.entry is None or period.entry.standing == "settled" else f" ({period.entry.standing})"


def _unmeasured(law: MarketLaw, day: date) -> list[str]:
    if not law.unmeasured:
        return []
    count = len(law.unmeasured)
    rules = "recorded rule is" if count == 1 else "recorded rules are"
    lines = ["", f"{count} {rules} not checked from terms:"]
    for one in law.unmeasured:
        lines.append(paragraph(f"{one.id}{_from(one, law)}: {one.declared.title}", hang=4))
        lines.append(paragraph(f"by {', '.join(one.declared.checked_by)}; {since_told(one.on(day))}", 4, 2))
    return lines
