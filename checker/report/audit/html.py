"""An audit as one page: the account, charts, and the findings of each check with the rows that prove them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup

from checker.finding import Problem
from checker.report.audit.charts import charts_of
from checker.report.audit.values import finding_values
from checker.report.html_page import TEMPLATES, environment, policy, style_sheet
from checker.report.html_values import problem_in_words
from checker.report.plain import rulebook_values
from checker.report.shared import counted, web_link
from checker.report.writer import VERSION, Context
from checker.review.audit import AuditReview, Proved

MOST = 50
"""How many findings of one check the page shows."""
WORDS = ("breach", "open", "kept", "not_applicable")


def html_of(review: AuditReview, problems: list[Problem], context: Context) -> str:
    """The whole page."""
    style = style_sheet() + (TEMPLATES / "audit.css").read_text(encoding="utf-8")
    groups = list(_groups(review))
    anchors = {group["check"]: group["anchor"] for group in groups}
    counts = review.counts._asdict()
    page: dict[str, Any] = {
        "style": Markup(style),
        "policy": policy(style),
        "offers": ", ".join(dict.fromkeys(one.offer.offer for one in review.offers.declared)),
        "markets": ", ".join(review.laws),
        "rulebook": rulebook_values(context.book),
        "version": VERSION,
        "rows": {name: f"{count:,}" for name, count in review.audited.account._asdict().items()},
        "bonuses": f"{review.audited.bonuses:,}",
        "counts": [{"verdict": one, "word": one.replace("_", " "), "count": f"{counts[one]:,}"} for one in WORDS],
        "problems": [problem_in_words(problem) for problem in problems],
        "charts": charts_of(review),
        "checks": list(_checks(review, anchors)),
        "groups": groups,
    }
    return environment().get_template("audit.html.j2").render(page)


def _checks(review: AuditReview, anchors: dict[str, str]) -> Iterator[dict[str, str]]:
    for (check, market), count in sorted(review.audited.conducted.totals.items()):
        told = {name: f"{value:,}" for name, value in count._asdict().items() if isinstance(value, int)}
        told["looked"] = counted(count.looked, count.of)
        yield {"check": check, "market": market, "anchor": anchors.get(check, ""), **told}


def _groups(review: AuditReview) -> Iterator[dict[str, Any]]:
    """The findings of each check, those with breaches first."""
    by_check = groupby(sorted(review.proved, key=lambda one: one.finding.check), key=lambda one: one.finding.check)
    groups = [(check, list(found)) for check, found in by_check]
    groups.sort(key=lambda group: (not any(one.finding.verdict == "breach" for one in group[1]), group[0]))
    for check, found in groups:
        found.sort(key=lambda one: one.finding.verdict != "breach")
        yield _group(review, check, found)


def _group(review: AuditReview, check: str, found: list[Proved]) -> dict[str, Any]:
    breaches = sum(one.finding.how_many for one in found if one.finding.verdict == "breach")
    opens = sum(one.finding.how_many for one in found if one.finding.verdict == "open")
    limit = next((one.finding.limit for one in found if one.finding.limit is not None), None)
    first = finding_values(found[0])
    law = first["law"] and {**first["law"], "link": web_link(first["law"]["link"])}
    left = review.left_out.get(check, 0) + max(len(found) - MOST, 0)
    return {
        "check": check,
        "anchor": f"check-{check.replace('/', '-')}",
        "told": ", ".join(f"{count:,} {word}" for count, word in ((breaches, "breach"), (opens, "open")) if count),
        "title": limit.declared.title if limit is not None else "",
        "law": law,
        "standing": first["standing"],
        "findings": [_finding(one) for one in found[:MOST]],
        "more": f"{left:,}" if left else "",
    }


def _finding(proved: Proved) -> dict[str, Any]:
    values, finding = finding_values(proved), proved.finding
    term = next((place for place in values["places"] if place["role"] == "term"), None)
    pairs = (
        ("bonus", finding.bonus),
        ("player", finding.player),
        ("offer", finding.offer and f"{finding.offer}, version {finding.version}"),
        ("market", finding.market),
        ("day", values["from"]),
        ("so often", f"{finding.how_many:,}" if finding.how_many > 1 else None),
        ("terms", term and f"{term['file']}:{term['line']}:{term['column']}"),
        ("note" if finding.verdict == "breach" else "cause", values["cause"]),
        ("help", values["help"]),
    )
    return {
        "verdict": values["verdict"],
        "level": values["level"],
        "message": values["message"],
        "details": [(name, str(value)) for name, value in pairs if value],
        "rows": [{**row, "row": f"{row['row']:,}"} for row in values["rows"]],
    }
