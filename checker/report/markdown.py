"""Markdown, for a comment on a merge request: a table of offers and markets, then the findings with law and help."""

import re
from typing import NamedTuple

from checker.report.shared import Format, Values, counted, findings, in_turns, line, place_of, problems, web_link
from checker.report.writer import Context
from checker.review import File, Totals

SPECIAL = re.compile(r"[]!#$&*<>@[\\^_`{|}~]")
"""Punctuation with a meaning inside a line; what has one at its start only never stands there."""
LINKED = re.compile(r"""(?i)[@#!$%~&](?=[\w"])|(?<=:)(?=//)|(?<=www)(?=\.)""")
"""Where GitHub and GitLab make links of plain text: names of people, numbers of issues, addresses of pages."""
NOWHERE = "&#8203;"
"""A space of no width: it parts what would become a link, and cannot be seen."""


class Fragment(NamedTuple):
    """The table rows of one file, and its problems, breaches and open verdicts as entries of lists."""

    rows: list[str]
    problems: list[str]
    breaches: list[str]
    opens: list[str]


class Part:
    """One table or list, kept within `room` characters; what no longer fits is counted."""

    def __init__(self, room: int) -> None:
        self.room, self.left_out = room, 0
        self.kept: list[str] = []

    def add(self, entries: list[str]) -> None:
        """Keep entries while there is room; after the first without room none is kept."""
        for entry in entries:
            if self.left_out or len(entry) > self.room:
                self.left_out += 1
                continue
            self.room -= len(entry)
            self.kept.append(entry)

    def told(self, heading: str, word: str) -> str:
        """The part below its heading; empty where nothing was added."""
        if not self.kept and not self.left_out:
            return ""
        more = (
            f"\nNot shown here: {self.left_out:,} more {word}. The other formats show all.\n" if self.left_out else ""
        )
        return f"\n{heading}\n{''.join(self.kept)}{more}"


class Markdown(Format):
    """The whole comment is written at the end; it is kept below 60,000 characters, which GitHub and GitLab accept."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._table, self._problems, self._breaches, self._opens = (
            Part(10_000),
            Part(10_000),
            Part(25_000),
            Part(14_000),
        )

    def fragment(self, file: File) -> Fragment:
        """The rows and entries of one file."""
        told = list(findings(file))
        breaches = [_finding(values) for values in told if values["verdict"] == "breach"]
        opens = [_finding(values) for values in told if values["verdict"] == "open"]
        return Fragment(_rows(file), [_problem(values) for values in problems(file)], breaches, opens)

    def add(self, fragment: Fragment) -> str:
        """Nothing yet: the account stands first."""
        self._table.add(fragment.rows)
        self._problems.add(fragment.problems)
        self._breaches.add(fragment.breaches)
        self._opens.add(fragment.opens)
        return ""

    def end(self, totals: Totals) -> str:
        """The account, the table, what could not be checked, the breaches and what is open."""
        counts = f"{totals.breach:,} breach, {totals.open:,} open, {totals.kept:,} kept, "
        counts += f"{totals.not_applicable:,} not applicable"
        unread = f"; {counted(totals.problems, 'problem')}" if totals.problems else ""
        head = "| offer | market | breach | open | kept | not applicable |\n|---|---|--:|--:|--:|--:|"
        return (
            f"### Bonus terms: {counted(totals.offers, 'offer')}: {counts}{unread}\n"
            + self._problems.told("#### Could not be checked\n", "problems")
            + self._table.told(head, "rows")
            + self._breaches.told("#### Breaches\n", "breaches")
            + self._opens.told("#### Open\n", "open verdicts")
        )


def _rows(file: File) -> list[str]:
    rows = []
    for checked in file.checked:
        for one in checked.markets:
            verdicts = [ruling.verdict.value for ruling in one.rulings]
            counts = [str(verdicts.count(name)) for name in ("breach", "open", "kept", "not_applicable")]
            rows.append(f"| {_text(checked.offer.offer)} | {_text(one.market)} | {' | '.join(counts)} |\n")
    return rows


def _problem(values: Values) -> str:
    entry = f"- **{values['level']}**{_where(values, 'problem')}: {_prose(values['message'])}\n"
    return entry + _help(values.get("help"))


def _finding(values: Values) -> str:
    level = f"{values['level']} " if values["level"] else ""
    market = f" in {_text(values['market'])}" if not values["limit"].startswith(f"{values['market']}/") else ""
    entry = f"- **{level}{_code(values['limit'])}**{market}{_where(values, 'term')}: {_prose(values['message'])}\n"
    law = values["law"] if values["verdict"] == "breach" else None
    days = f"  - days: {values['days']}\n" if values["days"] else ""
    return entry + days + (_law(law) if law else "") + _help(values["help"])


def _where(values: Values, role: str) -> str:
    place = place_of(values, role)
    if place is None:
        return ""
    at = f"{place['file']}:{place['line']}:{place['column']}"
    return f" at {_code(at)}"


def _law(law: Values) -> str:
    link = web_link(law["link"])
    citation = _text(law["citation"])
    return f"  - law: [{citation}](<{link}>)\n" if link else f"  - law: {citation}\n"


def _help(text: str | None) -> str:
    return f"  - help: {_prose(text)}\n" if text else ""


def _prose(text: str) -> str:
    """Text of ours that may quote an offer: quotes in backticks become code, everything else is only text."""
    return "".join(_code(piece) if i % 2 else _text(piece) for i, piece in enumerate(in_turns(text)))


def _code(text: str) -> str:
    """Text as code, behind more backticks than it holds."""
    shown = line(text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _text(text: str) -> str:
    """Text that stays text: as character references, punctuation has no meaning in Markdown or HTML."""
    parts = re.split("\0", LINKED.sub(lambda match: f"{match[0]}\0", line(text)))
    return NOWHERE.join(SPECIAL.sub(lambda match: f"&#{ord(match[0])};", part) for part in parts)
