"""An audit as JSON: the contract of the review, with the rows of the ledger and the account of every check."""

from typing import Any

from checker.report.json_review import Fragment, JsonReview
from checker.report.shared import Told, json_text, problems, verdicts
from checker.report.writer import Context
from checker.review import Totals
from checker.review.audit import AuditReview

SCHEMA = "checker.audit/1"


class JsonAudit(JsonReview):
    """One object a line. `verdicts` lists breaches and open verdicts; what was kept is counted in `checks`."""

    def __init__(self, context: Context, review: AuditReview) -> None:
        super().__init__(context)
        self._review = review

    def start(self) -> str:
        """The name of the schema, and the start of the verdicts."""
        return f'{{"schema": "{SCHEMA}",\n"verdicts": ['

    def fragment(self, file: Told) -> Fragment:  # type: ignore[override]
        """The findings and problems of one file of offers."""
        told = [json_text({name: value for name, value in one.items() if name != "days"}) for one in verdicts(file)]
        read = max(((one["law"] or {}).get("read_on") or "" for one in verdicts(file)), default="")
        markets = frozenset(self._review.laws)
        return Fragment(",\n".join(told), [json_text(values) for values in problems(file)], read, markets)

    def end(self, totals: Totals) -> str:
        """The account of the rows and of every check, then what a review says at its end."""
        audited = self._review.audited
        rows = {**audited.account._asdict(), "out_of_order": audited.out_of_order}
        checks = ",\n".join(json_text(one) for one in self._checks())
        head, end = '\n],\n"totals"', super().end(totals)
        assert end.startswith(head)
        return (
            f'\n],\n"rows": {json_text(rows)},\n"bonuses": {audited.bonuses},\n'
            f'"columns": {json_text(sorted(audited.capabilities))},\n'
            f'"left_out": {json_text(self._review.left_out)},\n'
            f'"checks": [{checks}],\n"totals"{end.removeprefix(head)}'
        )

    def _checks(self) -> list[dict[str, Any]]:
        return [
            {"check": check, "market": market or None, **count._asdict()}
            for (check, market), count in sorted(self._review.audited.conducted.totals.items())
        ]
