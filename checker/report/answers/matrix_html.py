"""Markets beside each other on a day, as one HTML file that needs nothing beside it."""

from typing import Any

from markupsafe import Markup

from checker.measures import MEASURES
from checker.report.answers.matrix import bound_or_state
from checker.report.html_page import TEMPLATES, environment, policy, style_sheet
from checker.report.plain import rulebook_values
from checker.report.shared import web_link
from checker.report.writer import VERSION
from checker.review.matrix import Cell, Matrix
from checker.rulebook import Limit, Period, Rulebook
from checker.wording import STATES

Values = dict[str, Any]
MEANINGS = {
    "settled": "read at its source and certain; not marked",
    "guidance": "guidance of the regulator, not law",
    "contested": "an inferred or disputed reading, or one not checked at its source",
    "proposed": "proposed, not adopted",
}
"""What the standings in the cells mean."""


def matrix_html(matrix: Matrix, book: Rulebook) -> str:
    """The whole page: a table with a column for each market, bans first."""
    style = style_sheet() + (TEMPLATES / "matrix.css").read_text(encoding="utf-8")
    rows = [_row("", "bans of every bonus, or of online play", matrix.bans)] if any(matrix.bans) else []
    rows += [_row(row.measure, MEASURES[row.measure].says.format("…"), row.cells) for row in matrix.rows]
    page: Values = {
        "style": Markup(style),
        "policy": policy(style),
        "day": str(matrix.day),
        "markets": [{"code": law.declared.market, "name": law.declared.name} for law in matrix.laws],
        "rows": rows,
        "standings": list(MEANINGS.items()),
        "rulebook": rulebook_values(book),
        "version": VERSION,
    }
    return environment().get_template("matrix.html.j2").render(page) + "\n"


def _row(measure: str, says: str, cells: tuple[Cell, ...]) -> Values:
    return {"measure": measure, "says": says, "cells": [[_limit(*one) for one in cell] for cell in cells]}


def _limit(limit: Limit, period: Period) -> Values:
    """A limit in a cell; of one that is not in force the state is told, and no law."""
    entry = period.entry if period.state in ("in_force", "not_commenced") else None
    marks = [STATES[period.state]] if period.state == "not_commenced" else []
    if entry is not None and entry.standing != "settled":
        marks.append(entry.standing)
    return {
        "limit": limit.id,
        "title": limit.declared.title,
        "bound": bound_or_state(limit, period),
        "verdict": _colour(limit, period),
        "standing": "; ".join(marks),
        "products": ", ".join(limit.declared.products),
        "conditional": limit.declared.when is not None,
        "law": entry.law if entry else "",
        "link": web_link(entry.link) if entry else None,
    }


def _colour(limit: Limit, period: Period) -> str:
    """The class of a bound: that of a breach for a ban, that of an open verdict where law is not known."""
    if period.state == "in_force":
        return "breach" if limit.declared.bans else ""
    return "open"
