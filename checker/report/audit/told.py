"""An audit as the formats of a review take it: a file for each offer, with its findings as plain values."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from checker.finding import Level, Problem
from checker.report.audit.values import finding_values
from checker.report.shared import Told
from checker.review import Totals
from checker.review.audit import AuditReview, Proved


def files_of(review: AuditReview, problems: list[Problem]) -> Iterator[Told]:
    """What could not be read first, then each offer, then what is of no offer; findings in their order."""
    if problems:
        yield Told("", [], problems)
    for file, proved in groupby(sorted(review.proved, key=_file), key=_file):
        yield Told(file, [finding_values(one) for one in proved], [])


def _file(proved: Proved) -> str:
    return proved.declared.document.file if proved.declared is not None else ""


def totals_of(review: AuditReview, problems: list[Problem]) -> Totals:
    """The account of an audit as that of a review; breaches are counted by their level."""
    count = review.counts
    levels: Counter[Level | None] = Counter()
    for one in review.audited.conducted.findings:
        levels[one.level] += one.how_many
    return Totals(
        offers=len(review.offers.declared), kept=count.kept, breach=count.breach, open=count.open,
        not_applicable=count.not_applicable, errors=levels[Level.ERROR], warnings=levels[Level.WARNING],
        notes=levels[Level.NOTE], problems=sum(one.level is Level.ERROR for one in problems),
    )  # fmt: skip
