"""The review as JSON, for other programs: every verdict, kept ones too, written as the files are checked."""

from typing import NamedTuple

from checker.report.shared import Format, json_text, problems, verdicts
from checker.report.writer import VERSION, Context
from checker.review import File, Totals

SCHEMA = "checker.review/1"


class Fragment(NamedTuple):
    """The verdicts of one file as JSON objects with commas between, its problems, the last day its law was read."""

    verdicts: str
    problems: list[str]
    read: str


class JsonReview(Format):
    """One object a line; the account comes last, since only then it is known. The problems are kept until then."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._between = "\n"
        self._problems: list[str] = []
        self._read = ""

    def start(self) -> str:
        """The name of the schema, and the start of the verdicts."""
        return f'{{"schema": "{SCHEMA}",\n"verdicts": ['

    def fragment(self, file: File) -> Fragment:
        """The verdicts and problems of one file."""
        told, read = [], ""
        for values in verdicts(file):
            told.append(json_text(values))
            read = max(read, (values["law"] or {}).get("read_on") or "")
        return Fragment(",\n".join(told), [json_text(values) for values in problems(file)], read)

    def add(self, fragment: Fragment) -> str:
        """The verdicts of one more file."""
        self._problems += fragment.problems
        self._read = max(self._read, fragment.read)
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
        told = ",\n".join(self._problems)
        return (
            f'\n],\n"totals": {json_text(vars(totals))},\n'
            f'"problems": [{told}],\n'
            f'"rulebook": {json_text({"sha256": book.sha256, "read": self._read or None})},\n'
            f'"tool": {json_text({"name": "checker", "version": VERSION})},\n'
            f'"asked": {json_text(question)}}}\n'
        )
