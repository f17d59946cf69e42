"""The report for a terminal: a headline, the user's own text with a caret, the law's own text with a caret."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from checker.evaluate import Ruling
from checker.finding import Level, Place, Problem, Verdict
from checker.report.safe import plain, source_line
from checker.report.writer import Context
from checker.review import Checked, File, MarketRulings, Totals
from checker.wording import days_told, headline, help_for

RED, YELLOW, BLUE, OFF = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[0m"
COLOURS = {Level.ERROR: RED, Level.WARNING: YELLOW, Level.NOTE: BLUE, None: BLUE}
WIDEST = 110
"""A source line longer than this is cut around its caret."""


class Text:
    """The text format; each file is written as soon as it has been checked."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def start(self) -> str:
        """Nothing comes before the first file."""
        return ""

    def fragment(self, file: File) -> str:
        """The problems, findings and summary lines of one file."""
        told = [self._problem(problem) for problem in file.problems]
        for checked in file.checked:
            told += [self._finding(checked, ruling) for ruling in checked.findings()]
            told += [_summary(checked, one) for one in checked.markets]
        return "".join(told)

    def add(self, fragment: str) -> str:
        """The fragment as it is."""
        return fragment

    def end(self, totals: Totals) -> str:
        """The account of the run, where it was of more than one offer."""
        if totals.offers <= 1 and not totals.problems:
            return ""
        counts = (
            f"{totals.kept} kept, {totals.breach} breach, {totals.open} open, {totals.not_applicable} not applicable"
        )
        unread = f"; {totals.problems} {_plural('problem', totals.problems)}" if totals.problems else ""
        return f"{totals.offers} {_plural('offer', totals.offers)}: {counts}{unread}\n"

    def _paint(self, text: str, level: Level | None) -> str:
        return f"{COLOURS[level]}{text}{OFF}" if self.context.colour else text

    def _problem(self, problem: Problem) -> str:
        head = f"{self._paint(problem.level, problem.level)}: {plain(problem.message)}\n"
        if problem.place is not None:
            span = problem.place.span
            head += f"  --> {plain(problem.place.file)}:{span.line}:{span.column}\n"
        return head + (f"  = help: {plain(problem.help)}\n" if problem.help else "") + "\n"

    def _finding(self, checked: Checked, ruling: Ruling) -> str:
        word = self._paint(f"{ruling.verdict}[{ruling.limit.id}]", ruling.level)
        lines = [f"{word}: {plain(headline(ruling))}"]
        lines += self._term(checked, ruling)
        if ruling.verdict is Verdict.BREACH:
            lines += self._law(ruling)
        lines += _notes(checked, ruling)
        return "\n".join(lines) + "\n\n"

    def _term(self, checked: Checked, ruling: Ruling) -> list[str]:
        place, missing = checked.place(ruling), checked.missing(ruling)
        label = f"`{missing}` is missing" if missing else plain(str(ruling.trace)) if ruling.trace else ""
        return self._excerpt(place, checked.document.line(place.span.line), label, ruling.level)

    def _law(self, ruling: Ruling) -> list[str]:
        place = ruling.period.place
        if place is None:
            return []
        since = (
            f"in force since {ruling.period.first}" if ruling.period.entry and ruling.period.entry.first else "in force"
        )
        directory = self.context.book.directory
        line = _line_of_law(str(directory.joinpath(*Path(place.file).parts[-2:])), place.span.line)
        return self._excerpt(place, line, since, ruling.level)

    def _excerpt(self, place: Place, line: str, label: str, level: Level | None) -> list[str]:
        """A line of a file with carets under the span, and the words beside them."""
        span = place.span
        end = span.end_column if span.end_line == span.line else len(line) + 1
        line, start, end = _cut(line, span.column - 1, max(end - 1, span.column))
        shown = source_line(line)
        gutter = " " * max(len(str(span.line)) + 1, 5)
        carets = "^" * max(_width(shown[start:end]), 1)
        under = " " * _width(shown[:start]) + self._paint(carets, level)
        return [
            f"  --> {plain(place.file)}:{span.line}:{span.column}",
            f"{gutter}|",
            f"{span.line:>{len(gutter) - 1}} | {shown}",
            f"{gutter}| {under}{' ' + label if label else ''}",
        ]


def _notes(checked: Checked, ruling: Ruling) -> list[str]:
    """Standing, days, law and help, each on a line of its own."""
    entry, notes = ruling.period.entry, []
    whole = len([one for one in checked.rulings if one.limit is ruling.limit and one.market == ruling.market]) == 1
    if ruling.verdict is Verdict.BREACH and entry is not None:
        if ruling.cause:
            notes.append(f"  = note: {plain(str(ruling.cause))}")
        if entry.standing != "settled":
            notes.append(f"  = standing: {STANDINGS[entry.standing]}")
    if not whole:
        notes.append(f"  = days: {days_told(ruling)}")
    if len(checked.markets) > 1 and ruling.limit.market != ruling.market:
        notes.append(f"  = market: {ruling.market}, which inherits from {ruling.limit.market}")
    if entry is not None and ruling.verdict is Verdict.BREACH:
        notes.append(f"  = law: {entry.law}")
    help_ = help_for(ruling)
    return [*notes, *([f"  = help: {plain(help_)}"] if help_ else [])]


STANDINGS = {
    "guidance": "guidance of the regulator, not law: a warning",
    "contested": "contested, an inferred or disputed reading or one not checked at its source: a warning",
    "proposed": "proposed, not adopted: a note",
}


def _summary(checked: Checked, one: MarketRulings) -> str:
    count = {verdict: 0 for verdict in Verdict}
    for ruling in one.rulings:
        count[ruling.verdict] += 1
    first = min((ruling.first for ruling in one.rulings), default=checked.offer.runs.first)
    last = max((ruling.last for ruling in one.rulings), default=first)
    until = "on" if last.year == 9999 else f"to {last}"
    more = f", {len(one.rulings)} verdicts" if len(one.rulings) != one.limits else ""
    return (
        f"{plain(checked.document.file)} in {one.market}, {first} {until}: "
        f"{one.limits} {_plural('limit', one.limits)}{more}, "
        f"{count[Verdict.KEPT]} kept, {count[Verdict.BREACH]} breach, {count[Verdict.OPEN]} open, "
        f"{count[Verdict.NOT_APPLICABLE]} not applicable\n\n"
    )


def _plural(word: str, count: int) -> str:
    return word if count == 1 else word + "s"


def _width(text: str) -> int:
    """The columns that a text takes on a terminal: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around its span, and where the span is in it."""
    if len(line) <= WIDEST:
        return line, start, min(end, len(line)) if line else end
    left = max(0, min(start - 20, len(line) - WIDEST))
    cut = line[left : left + WIDEST]
    return cut, start - left, min(end - left, len(cut))


@lru_cache(maxsize=512)
def _line_of_law(file: str, number: int) -> str:
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return lines[number - 1] if number <= len(lines) else ""
