"""The text of an audit in each of its formats."""

from typing import NamedTuple

from checker.finding import Problem
from checker.report.audit.json_audit import JsonAudit
from checker.report.audit.text import text_of
from checker.report.audit.told import files_of, totals_of
from checker.report.formats import writer_class
from checker.report.writer import Context
from checker.review.audit import AuditReview


class Asked(NamedTuple):
    """How a report is to be written: colours, and how many findings of one check the text shows."""

    colour: bool
    most: int


def written(name: str, review: AuditReview, problems: list[Problem], context: Context, asked: Asked) -> str:
    """The text of a format."""
    if name == "text":
        return text_of(review, problems, asked.most, colour=asked.colour)
    if name == "html":
        from checker.report.audit.html import html_of

        return html_of(review, problems, context)
    writer = JsonAudit(context, review) if name == "json" else writer_class(name)(context)
    told = [writer.start()]
    told += [writer.add(writer.fragment(file)) for file in files_of(review, problems)]  # type: ignore[arg-type]
    return "".join((*told, writer.end(totals_of(review, problems))))
