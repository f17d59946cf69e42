"""A limit with its law and history, or a measure and how it is computed, as text for a terminal."""

from datetime import date
from inspect import getdoc

from checker.limit import NOT_SET, Entry
from checker.measures import MEASURES, Measure
from checker.measures.ledger import LEDGER_MEASURES, LedgerMeasure
from checker.report.answers.law_words import condition_told, entry_bound, entry_days, forms
from checker.report.answers.layout import one_line, paragraph
from checker.rulebook import Limit, MarketLaw

UNITS: dict[str, str] = {
    "count": "a whole number",
    "days": "a number of days",
    "duration": "a span of time",
    "money": "an amount of money",
    "share": "a share in per cent",
    "times": "a number of times",
    "truth": "true or false",
    "words": "one or more words",
    "years": "a number of years",
}
"""What a measure comes to, by its unit."""
PHASES: dict[str, str] = {
    "advertised": "while the offer is shown",
    "granted": "while the bonus can be got",
    "wagered": "until the last bonus can no longer be used or wagered",
}
"""The days over which a measure is held against law, by the phase of an offer's life."""
BEFORE = {
    "not_researched": "before that the law has not been researched",
    "no_limit": "before that there was no such law",
}
AFTER = {
    "not_researched": "after {} the law has not been researched",
    "no_limit": "after {} there is no such law",
}


def measure_text(name: str, measure: Measure, example: str) -> str:
    """A measure: what it comes to, how it is computed, how it is told, and an example."""
    parts = [
        paragraph(f"{name}: {UNITS[measure.unit]}, looked at {PHASES[measure.phase]}", 0, 4),
        *(paragraph(block) for block in (getdoc(measure.compute) or "").split("\n\n")),
        paragraph(f"Told as: {forms(measure)}"),
        example,
    ]
    return "\n\n".join(filter(None, parts))


def ledger_measure_text(name: str, measure: LedgerMeasure) -> str:
    """A measure that only a ledger shows: what it comes to, how it is computed, how it is told."""
    told = paragraph(f"Told as: {measure.says.format('…')}")
    return "\n\n".join(
        [paragraph(f"{name}: {UNITS[measure.unit]}, observed in ledgers", 0, 4), paragraph(measure.how), told]
    )


def limit_text(law: MarketLaw, limit: Limit, example: str) -> str:
    """A limit, an exception or an unmeasured rule: what it says of whom, its law, newest first, and an example."""
    body = [_entry(limit, entry) for entry in reversed(limit.declared.history)]
    return "\n\n".join(filter(None, ["\n".join(_head(law, limit)), *body, _beyond(limit), example]))


def _head(law: MarketLaw, limit: Limit) -> list[str]:
    declared = limit.declared
    lines = [f"{limit.id}: {declared.title}", f"market: {law.declared.name}; regulator: {law.declared.regulator}"]
    if declared.measure:
        lines.append(f"measure: {declared.measure} ({_summary(MEASURES[declared.measure])})")
    if declared.observed:
        lines.append(f"observed in ledgers: {declared.observed} ({LEDGER_MEASURES[declared.observed].how.rstrip('.')})")
    if declared.exception_to:
        lines.append(f"an exception to {declared.exception_to}")
    if declared.products:
        lines.append(f"products: {', '.join(declared.products)}")
    if declared.bans:
        banned = "online play" if declared.bans == "online_play" else "every bonus"
        lines.append(f"forbids {banned}: where it holds, the other limits of the market are silent")
    if limit.condition is not None:
        lines.append(f"binds {condition_told(limit.condition)}")
    if declared.how:
        lines.append(f"checked by {', '.join(declared.checked_by)}: {declared.how}")
    lines.append(f"facts: {', '.join(declared.facts)}; file: {limit.file}")
    return [paragraph(line, 0, 4) for line in lines]


def _summary(measure: Measure) -> str:
    return (getdoc(measure.compute) or "").split("\n\n", maxsplit=1)[0].split(". ")[0].replace("\n", " ").rstrip(".")


def _beyond(limit: Limit) -> str:
    """What is known of the days before the first entry and after the last, and what that means for verdicts."""
    oldest, newest = limit.declared.history[0], limit.declared.history[-1]
    lines = [_before(limit, oldest)]
    if newest.until is not None and newest.until < date.max:
        lines.append(AFTER[limit.declared.after].format(newest.until) + _means(limit, limit.declared.after))
    return "\n".join(paragraph(line, 0, 4) for line in lines)


def _before(limit: Limit, oldest: Entry) -> str:
    if oldest.first == NOT_SET:
        weight = ": until one is set, a breach is no more than a note" if limit.declared.measure else ""
        return f"no first day has been set{weight}"
    if oldest.first is None:
        return "what held before that day is not known" + _means(limit, "not_researched")
    return BEFORE[limit.declared.before] + _means(limit, limit.declared.before)


def _means(limit: Limit, beyond: str) -> str:
    """What days without known law mean for the verdicts of those days; nothing for a rule that gives no verdict."""
    if beyond != "not_researched" or limit.declared.measure is None:
        return ""
    return ": verdicts are open"


def _entry(limit: Limit, entry: Entry) -> str:
    bound = entry_bound(limit, entry)
    lines = [paragraph(entry_days(entry) + (f": {bound}" if bound else ""), 0, 4), paragraph(f"law: {entry.law}", 2, 2)]
    if entry.link:
        lines.append(f"  link: {one_line(entry.link)}")
    doubts = f"evidence: {entry.evidence}; confidence: {entry.confidence}"
    days = f"read on {entry.read_on}, recorded on {entry.recorded_on}, {_review_day(entry)}"
    lines += [f"  standing: {entry.standing}; {doubts}", paragraph(days, 2, 2)]
    if entry.replaced_on:
        lines.append(f"  found wrong and replaced on {entry.replaced_on}")
    if entry.grandfathers:
        lines.append(f"  bonuses granted before are spared for {entry.grandfathers}")
    if entry.note:
        lines.append(paragraph(f"note: {entry.note}", 2, 0))
    return "\n".join(lines)


def _review_day(entry: Entry) -> str:
    if entry.review_by == date.max:
        return "not to be read again, as this law has ended"
    return f"to be read again by {entry.review_by}"
