"""Every answer about the small rulebook, as it is written; the expected files are made of these.

`python -m tests.report.answers.written` writes the expected files anew; look at the difference before keeping it.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.finding import Problem
from checker.report.answers.calendar import calendar
from checker.report.answers.changes import changes_json, changes_text
from checker.report.answers.coverage import coverage_json, coverage_list, coverage_table
from checker.report.answers.differences import differences_json, differences_text
from checker.report.answers.fit import fit_json, fit_text
from checker.report.answers.impact import Impact, impact_json, impact_text
from checker.report.answers.markets import market_text, markets_table
from checker.report.answers.matrix import matrix_csv, matrix_text
from checker.report.answers.matrix_html import matrix_html
from checker.report.answers.nearest import nearest_text
from checker.report.answers.nearest_json import nearest_json
from checker.report.answers.stale import stale_csv, stale_json, stale_text
from checker.review import Asked, check_file, law_of
from checker.review.changes import changes, rules_of
from checker.review.coverage import coverage
from checker.review.differences import Difference, differences
from checker.review.fit import Fit, fits
from checker.review.impact import Hit, hits, order
from checker.review.matrix import matrix
from checker.review.nearest import Sought, nearest_in
from checker.review.stale import stale
from checker.rulebook import MarketLaw, Rulebook
from tests.review.small import HERE as SMALL
from tests.review.small import book as small_book
from tests.review.test_differences import other

HERE = Path(__file__).parent
FIRST, LAST, DAY = date(2026, 1, 1), date(2026, 12, 31), date(2026, 3, 15)
BEFORE = date(2027, 6, 1)
NASTY_NAME = "=offers\x1b[2J\u202e<b>,;:\\n\r\nEND:VEVENT.yaml"
"""A file name with everything in it that some format could trip over."""


def all_laws(book: Rulebook) -> list[MarketLaw]:
    return [law for code in book.codes if (law := law_of(book, code)) is not None]


def impact_of(book: Rulebook, market: str = "", name: str = "offers/") -> Impact:
    """The impact on the two files of offers; on offers in one other market, where that is named."""
    found: list[Hit] = []
    problems: list[Problem] = []
    offers = 0
    for path in sorted((SMALL / "offers").glob("*.yaml")):
        content = path.read_bytes().replace(b"[xa, xb]", f"[{market}]".encode() if market else b"[xa, xb]")
        file = check_file(f"{name}{path.name}", content, Asked(), book)
        found += hits(file, FIRST, LAST)
        problems += file.problems
        offers += len(file.checked)
    return Impact(FIRST, LAST, book, offers, sorted(found, key=order), problems)


def offers_for(market: str, name: str) -> list[tuple[str, bytes]]:
    """The two files of offers; in one other market, where that is named."""
    paths = sorted((SMALL / "offers").glob("*.yaml"))
    to = f"[{market}]".encode() if market else b"[xa, xb]"
    return [(f"{name}{path.name}", path.read_bytes().replace(b"[xa, xb]", to)) for path in paths]


def sought(book: Rulebook, market: str = "", name: str = "offers/") -> tuple[list[Sought], list[Problem]]:
    """The nearest lawful offers over their whole life."""
    found: list[Sought] = []
    problems: list[Problem] = []
    for file, content in offers_for(market, name):
        several, told = nearest_in(file, content, Asked(), book)
        found += several
        problems += told
    return found, problems


def fitting(book: Rulebook, market: str = "", name: str = "offers/") -> tuple[list[Fit], date, list[Problem]]:
    """Where the offers may run on the day."""
    found: list[Fit] = []
    problems: list[Problem] = []
    for file, content in offers_for(market, name):
        several, told = fits(file, content, all_laws(book), Asked(on=DAY), book)
        found += several
        problems += told
    return found, DAY, problems


def otherwise() -> tuple[list[Difference], Rulebook]:
    """The small rulebook beside a copy that says some things otherwise."""
    edits = {
        "edit": {
            "xa/cap.yaml": ["at_most: 10", "at_most: 12"],
            "xa/tax.yaml": ["A tax on bonuses", "A tax on bonuses, to be paid by the operator within a month"],
            "xc/market.yaml": ["bonuses: allowed", "bonuses: limited"],
        },
        "copy": {"xb/cap.yaml": "xb/twin.yaml"},
        "remove": ["xa/value.yaml"],
    }
    with TemporaryDirectory() as folder:
        copy = other(Path(folder), edits)
        assert copy.sha256 != small_book().sha256
        return differences(small_book(), copy, copy.codes), copy


def answers(book: Rulebook, impact: Impact, market: str = "", name: str = "offers/") -> dict[str, Callable[[], str]]:
    """Each answer about a rulebook by the name of its file."""
    laws = all_laws(book)
    rules = rules_of(laws)
    return {
        "coverage.txt": lambda: coverage_table(coverage(laws)),
        "coverage-of-each.txt": lambda: "\n".join(map(coverage_list, coverage(laws))),
        "coverage.json": lambda: coverage_json(coverage(laws), book),
        "stale.txt": lambda: stale_text(stale(rules, BEFORE), BEFORE),
        "stale.json": lambda: stale_json(stale(rules, BEFORE), BEFORE, book),
        "stale.csv": lambda: stale_csv(stale(rules, BEFORE)),
        "changes.txt": lambda: changes_text(changes(rules, FIRST, LAST)),
        "changes.json": lambda: changes_json(changes(rules, FIRST, LAST), book),
        "markets.txt": lambda: markets_table(laws, DAY),
        "market-of-each.txt": lambda: "\n".join(market_text(law, book, DAY) for law in laws),
        "matrix.txt": lambda: matrix_text(matrix(laws, DAY)),
        "matrix.csv": lambda: matrix_csv(matrix(laws, DAY)),
        "matrix.html": lambda: matrix_html(matrix(laws, DAY), book),
        "impact.txt": lambda: impact_text(impact),
        "impact.json": lambda: impact_json(impact),
        "impact.ics": lambda: calendar(impact.hits, FIRST),
        "nearest.txt": lambda: nearest_text(*sought(book, market, name), book),
        "nearest.json": lambda: nearest_json(*sought(book, market, name), Asked(), book),
        "fit.txt": lambda: fit_text(*fitting(book, market, name), book),
        "fit.json": lambda: fit_json(*fitting(book, market, name), book),
    }


def small() -> dict[str, Callable[[], str]]:
    """Each answer about the small rulebook, and about how a copy differs from it."""
    found = answers(small_book(), impact_of(small_book()))
    found["differences.txt"] = lambda: differences_text(otherwise()[0], "law", "other")
    found["differences.json"] = lambda: differences_json(*otherwise_values())
    return found


def otherwise_values() -> tuple[list[Difference], Rulebook, Rulebook]:
    found, copy = otherwise()
    return found, small_book(), copy


def hostile() -> dict[str, Callable[[], str]]:
    """Each answer about a rulebook and a file of offers that try to break out of their text."""
    book = Rulebook(HERE / "hostile", "=hostile\x1b[2J")
    return answers(book, impact_of(book, "xz", NASTY_NAME), "xz", NASTY_NAME)


def without_style(text: str) -> str:
    """An answer without the style of a page and its digest, which other pages share and tests of their own look at."""
    return re.sub("(?s)<style>.*?</style>|sha256-[A-Za-z0-9+/=]+", "", text)


if __name__ == "__main__":
    for file, write in small().items():
        (HERE / "expected" / file).write_bytes(without_style(write()).encode())
