"""The report for a terminal: a headline, the user's own text with a caret, the law's own text with a caret."""

import unicodedata
from typing import NamedTuple

from checker.evaluate import Ruling
from checker.finding import Level, Place, Problem, Verdict
from checker.report.excerpt import cut, line_of_law
from checker.report.safe import plain, source_line
from checker.report.writer import Context
from checker.review import Checked, File, Located, MarketRulings, Totals
from checker.wording import days_told, headline, help_for, since_told

RED, YELLOW, BLUE, OFF = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[0m"
COLOURS = {Level.ERROR: RED, Level.WARNING: YELLOW, Level.NOTE: BLUE, None: BLUE}


class Fragment(NamedTuple):
    """The text of one file, and the markets whose law its offers were held against."""

    text: str
    markets: tuple[str, ...]


class Text:
    """The text format; each file is written as soon as it has been checked."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.told: dict[tuple[object, ...], tuple[str, str]] = {}
        self.markets: set[str] = set()

    def __reduce__(self) -> tuple[type["Text"], tuple[Context]]:
        """A writer in another process starts empty: what was told is looked up anew there."""
        return type(self), (self.context,)

    def start(self) -> str:
        """Nothing comes before the first file."""
        return ""

    def fragment(self, file: File) -> Fragment:
        """The problems, findings and summary lines of one file."""
        told = [self._problem(problem) for problem in file.problems]
        for checked in file.checked:
            told += [self._finding(checked, found) for found in checked.located()]
            told += [_summary(checked, one) for one in checked.markets]
        return Fragment("".join(told), tuple(one.market for checked in file.checked for one in checked.markets))

    def add(self, fragment: Fragment) -> str:
        """The text of the fragment as it is."""
        self.markets.update(fragment.markets)
        return fragment.text

    def end(self, totals: Totals) -> str:
        """What was not checked, and the account of the run where it was of more than one offer."""
        return self._not_checked() + self._account(totals)

    def _not_checked(self) -> str:
        """A line on the recorded rules of these markets that terms cannot decide; empty where there are none."""
        laws = [law for code in sorted(self.markets) if (law := self.context.book.market(code)[0]) and law.unmeasured]
        count = sum(len(law.unmeasured) for law in laws)
        if not laws:
            return ""
        where = laws[0].declared.market if len(laws) == 1 else f"{len(laws)} markets"
        example = laws[0].declared.market if len(laws) == 1 else "MARKET"
        return (
            f"not checked here: {count} recorded {_plural('rule', count)} of {where} that terms cannot decide; "
            f"`checker markets {example}` lists them\n"
        )

    def _account(self, totals: Totals) -> str:
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

    def _finding(self, checked: Checked, found: Located) -> str:
        ruling, place, missing = found
        word = f"{ruling.verdict}[{ruling.limit.id}]"
        label = f"`{missing}` is missing" if missing else plain(str(ruling.trace)) if ruling.trace else ""
        term = self._excerpt(place, checked.document.line(place.span.line), label, ruling.level)
        head = f"{self._paint(word, ruling.level)}: {plain(headline(ruling))}\n{term}"
        if ruling.verdict is not Verdict.BREACH:
            return f"{head}{_days(checked, ruling)}{_help(ruling)}\n"
        note = f"  = note: {plain(str(ruling.cause))}\n" if ruling.cause else ""
        excerpt, citation = self._law(ruling)
        return f"{head}{excerpt}{note}{_days(checked, ruling)}{citation}{_help(ruling)}\n"

    def _law(self, ruling: Ruling) -> tuple[str, str]:
        """The law's own line with its caret, and its standing and citation; the same for every breach of one period."""
        key = (ruling.period.place, ruling.level, ruling.period.first)
        if key not in self.told:
            self.told[key] = (self._law_excerpt(ruling), self._pack(ruling) + _citation(ruling))
        return self.told[key]

    def _pack(self, ruling: Ruling) -> str:
        pack = ruling.limit.pack
        return f"  = pack: {plain(pack)}, SHA-256 {self.context.book.pack_sha256[pack][:12]}\n" if pack else ""

    def _law_excerpt(self, ruling: Ruling) -> str:
        place = ruling.period.place
        if place is None:
            return ""
        since = since_told(ruling.period)
        return self._excerpt(place, line_of_law(self.context.book, place), since, ruling.level)

    def _excerpt(self, place: Place, line: str, label: str, level: Level | None) -> str:
        """A line of a file with carets under the span, and the words beside them."""
        number, column, end_line, end_column = place.span
        end = end_column if end_line == number else len(line) + 1
        line, start, end = cut(line, column - 1, max(end - 1, column))
        shown = source_line(line)
        gutter = " " * max(len(str(number)) + 1, 5)
        under = " " * _width(shown[:start]) + self._paint("^" * max(_width(shown[start:end]), 1), level)
        words = f" {label}" if label else ""
        return (
            f"  --> {plain(place.file)}:{number}:{column}\n{gutter}|\n"
            f"{number:>{len(gutter) - 1}} | {shown}\n{gutter}| {under}{words}\n"
        )


def _days(checked: Checked, ruling: Ruling) -> str:
    """The days of a finding that is not of the whole life, and the market where the limit is that of a wider one."""
    told = ""
    if ruling.limit.market != ruling.market:
        told = f"  = market: {ruling.market}, which inherits from {ruling.limit.market}\n"
    return told + (f"  = days: {days_told(ruling)}\n" if checked.divided(ruling) else "")


def _citation(ruling: Ruling) -> str:
    entry = ruling.period.entry
    if entry is None:
        return ""
    standing = "" if entry.standing == "settled" else f"  = standing: {STANDINGS[entry.standing]}\n"
    return f"{standing}  = law: {entry.law}\n"


def _help(ruling: Ruling) -> str:
    help_ = help_for(ruling)
    return f"  = help: {plain(help_)}\n" if help_ else ""


STANDINGS = {
    "guidance": "guidance of the regulator, not law: a warning",
    "contested": "contested, an inferred or disputed reading or one not checked at its source: a warning",
    "proposed": "proposed, not adopted: a note",
}


def _summary(checked: Checked, one: MarketRulings) -> str:
    count = [ruling.verdict for ruling in one.rulings].count
    first = min([ruling.first for ruling in one.rulings], default=checked.offer.runs.first)
    last = max([ruling.last for ruling in one.rulings], default=first)
    until = "on" if last.year == 9999 else f"to {last}"
    more = f", {len(one.rulings)} verdicts" if len(one.rulings) != one.limits else ""
    return (
        f"{plain(checked.document.file)} in {one.market}, {first} {until}: "
        f"{one.limits} {_plural('limit', one.limits)}{more}, "
        f"{count(Verdict.KEPT)} kept, {count(Verdict.BREACH)} breach, {count(Verdict.OPEN)} open, "
        f"{count(Verdict.NOT_APPLICABLE)} not applicable\n{_stale(one)}\n"
    )


def _stale(one: MarketRulings) -> str:
    """A line on kept verdicts whose sources were to be read again before now; empty where there is none."""
    stale = len([1 for ruling in one.rulings if ruling.level is not None and ruling.verdict is Verdict.KEPT])
    if not stale:
        return ""
    rest = "verdict rests on a source that was" if stale == 1 else "verdicts rest on sources that were"
    return f"note: {stale} kept {rest} to be read again by now; `checker rules stale` lists them\n"


def _plural(word: str, count: int) -> str:
    return word if count == 1 else word + "s"


def _width(text: str) -> int:
    """The columns that a text takes on a terminal: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
