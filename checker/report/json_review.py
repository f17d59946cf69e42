"""The review as JSON, for other programs: every verdict, kept ones too, written as the files are checked."""

from typing import NamedTuple

from checker.report.plain import rulebook_values, unmeasured_values
from checker.report.shared import Format, json_text, problems, verdicts
from checker.report.writer import VERSION, Context
from checker.review import File, Totals

SCHEMA = "checker.review/1"


class Fragment(NamedTuple):
    """The verdicts of one file as JSON objects with commas between, its problems, the last day its law was read.

    `markets` are those that its offers were held against.
    """

    verdicts: str
    problems: list[str]
    read: str
    markets: frozenset[str]


class JsonReview(Format):
    """One object a line; the account comes last, since only then it is known. The problems are kept until then."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._between = "\n"
        self._problems: list[str] = []
        self._read = ""
        self._markets: set[str] = set()

    def start(self) -> str:
        """The name of the schema, and the start of the verdicts."""
        return f'{{"schema": "{SCHEMA}",\n"verdicts": ['

    def fragment(self, file: File) -> Fragment:
        """The verdicts and problems of one file."""
        told, read = [], ""
        for values in verdicts(file):
            told.append(json_text(values))
            read = max(read, (values["law"] or {}).get("read_on") or "")
        markets = frozenset(one.market for checked in file.checked for one in checked.markets)
        return Fragment(",\n".join(told), [json_text(values) for values in problems(file)], read, markets)

    def add(self, fragment: Fragment) -> str:
        """The verdicts of one more file."""
        self._problems += fragment.problems
        self._read = max(self._read, fragment.read)
        self._markets |= fragment.markets
        if not fragment.verdicts:
            return ""
        between, self._between = self._between, ",\n"
        return between + fragment.verdicts

    def end(self, totals: Totals) -> str:
        """The account, the problems, and what was asked of which law."""
        asked, book = self.context.asked, self.context.book
        question = {
            "markets": list(asked.markets),
            "on": asked.on and asked.on.isoformat(),
            "ahead": asked.ahead and asked.ahead.isoformat(),
            "horizon_days": asked.horizon_days,
        }
        told, unmeasured = ",\n".join(self._problems), ",\n".join(self._unmeasured())
        return (
            f'\n],\n"totals": {json_text(vars(totals))},\n'
            f'"problems": [{told}],\n'
            f'"not_checked": [{unmeasured}],\n'
            f'"rulebook": {json_text({**rulebook_values(book), "read": self._read or None})},\n'
            f'"tool": {json_text({"name": "checker", "version": VERSION})},\n'
            f'"asked": {json_text(question)}}}\n'
        )

    def _unmeasured(self) -> list[str]:
        """The recorded rules of the markets concerned that terms cannot decide, one object a rule."""
        laws = (self.context.book.market(code)[0] for code in sorted(self._markets))
        return [
            json_text({"market": law.declared.market, **unmeasured_values(rule)})
            for law in laws
            if law
            for rule in law.unmeasured
        ]
