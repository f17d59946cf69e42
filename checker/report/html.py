"""The review as one HTML file that needs nothing beside it: no network, and no script to be read."""

from collections import Counter
from hashlib import sha256
from typing import Any, NamedTuple

from markupsafe import Markup

from checker.finding import Level, Verdict
from checker.report.html_law import market_values
from checker.report.html_page import TEMPLATES, environment, policy, style_sheet
from checker.report.html_values import offer_values, problem_in_words
from checker.report.plain import rulebook_values
from checker.report.shared import Format, counted
from checker.report.writer import VERSION, Context
from checker.review import Checked, File, Totals

HEAVIEST = (Verdict.BREACH, Verdict.OPEN, Verdict.KEPT, Verdict.NOT_APPLICABLE)


class Row(NamedTuple):
    """An offer's row in the matrix: its anchor, its name, its version, and its cell in each market."""

    anchor: str
    name: str
    version: int | str
    cells: dict[str, dict[str, Any]]


class Fragment(NamedTuple):
    """What the report needs of one file: its problems, the rows of its offers, and their text as HTML."""

    problems: list[dict[str, Any]]
    rows: list[Row]
    sections: str


class Html(Format):
    """The page is put together at the end: its summary and matrix stand before the offers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._fragments: list[Fragment] = []

    def fragment(self, file: File) -> Fragment:
        """The problems, rows and sections of one file."""
        book = self.context.book
        rows, sections = [], []
        for checked in file.checked:
            anchor = _anchor(checked)
            rows.append(_row(checked, anchor))
            values = offer_values(checked, book)
            sections.append(environment().get_template("offer.html.j2").render(anchor=anchor, offer=values))
        return Fragment([problem_in_words(problem) for problem in file.problems], rows, "".join(sections))

    def add(self, fragment: Fragment) -> str:
        """Nothing yet; the fragment is kept."""
        self._fragments.append(fragment)
        return ""

    def end(self, totals: Totals) -> str:
        """The whole page."""
        rows = [row for fragment in self._fragments for row in fragment.rows]
        codes = sorted({code for row in rows for code in row.cells})
        laws = [law for code in codes if (law := self.context.book.market(code)[0])]
        script = (TEMPLATES / "review.js").read_text(encoding="utf-8")
        style = style_sheet() + _market_filter(codes)
        page: dict[str, Any] = {
            "style": Markup(style),
            "script": Markup(script),
            "policy": policy(style, script),
            "totals": totals,
            "counts": _counts(totals),
            "problems": [problem for fragment in self._fragments for problem in fragment.problems],
            "markets": [market_values(law) for law in laws],
            "rows": rows,
            "sections": [Markup(fragment.sections) for fragment in self._fragments],
            "asked": _asked(self.context),
            "rulebook": rulebook_values(self.context.book),
            "version": VERSION,
        }
        return environment().get_template("review.html.j2").render(page)


def _anchor(checked: Checked) -> str:
    told = f"{checked.document.file}\0{checked.route}\0{checked.offer.offer}\0{checked.offer.version}"
    return "offer-" + sha256(told.encode(errors="surrogateescape")).hexdigest()[:12]


def _row(checked: Checked, anchor: str) -> Row:
    cells = {one.market: _cell(Counter(ruling.verdict for ruling in one.rulings)) for one in checked.markets}
    return Row(anchor, checked.offer.offer, checked.offer.version, cells)


def _cell(count: Counter[Verdict]) -> dict[str, Any]:
    """The heaviest verdict of a market, its count, and the whole account in words."""
    heaviest = next((verdict for verdict in HEAVIEST if count[verdict]), Verdict.NOT_APPLICABLE)
    return {
        "verdict": heaviest.value,
        "word": _word(heaviest),
        "count": count[heaviest],
        "account": ", ".join(f"{count[verdict]} {_word(verdict)}" for verdict in HEAVIEST),
    }


def _word(verdict: Verdict) -> str:
    return verdict.value.replace("_", " ")


def _counts(totals: Totals) -> list[dict[str, Any]]:
    """The figures at the top of the page, in their order."""
    weights = ((Level.ERROR, totals.errors), (Level.WARNING, totals.warnings), (Level.NOTE, totals.notes))
    weighed = ", ".join(counted(count, level.value) for level, count in weights if count)
    return [
        {"verdict": "breach", "word": "breach", "count": totals.breach, "more": weighed},
        {"verdict": "open", "word": "open", "count": totals.open, "more": "could not be decided"},
        {"verdict": "kept", "word": "kept", "count": totals.kept, "more": ""},
        {"verdict": "not_applicable", "word": "not applicable", "count": totals.not_applicable, "more": ""},
    ]


def _asked(context: Context) -> list[tuple[str, str]]:
    """What was asked, in words."""
    asked = context.asked
    days = f"{asked.on} only" if asked.on else "the whole life of each offer"
    if asked.ahead:
        days += f", and law ahead up to {asked.ahead}"
    return [("Markets", ", ".join(asked.markets) or "all that the offers name"), ("Days", days)]


def _market_filter(codes: list[str]) -> str:
    """Rules that show one market only while it is chosen; the codes are ours, of letters and hyphens."""
    hides = (
        f'body:has(#market option[value="{code}"]:checked) '
        f':is(.market:not([data-market="{code}"]), .offer:not(:has([data-market="{code}"]))){{display:none}}\n'
        for code in codes
    )
    return "".join(hides)
