"""Markets beside each other on a day, as text for a terminal and as a table for spreadsheets."""

from checker.report.answers.layout import beside, one_line, paragraph
from checker.report.csv_table import csv_rows
from checker.review.matrix import Cell, Matrix
from checker.rulebook import Limit, MarketLaw, Period
from checker.wording import STATES, bound_told

MOST = 4
"""How many markets stand beside each other in 80 columns."""
BOUND = ("in_force", "not_commenced")
"""The states in which the bound is told."""
BANNED = {"online_play": "online play forbidden", "bonuses": "every bonus forbidden"}
LEGEND = (
    "`-`: no limit on record. in part: the limit binds some products only, or under a condition. "
    "`checker explain MARKET/LIMIT` tells which, and `checker markets MARKET` names the limits."
)


def matrix_text(matrix: Matrix) -> str:
    """Each measure with its cells beside each other below it; at most four markets fit."""
    lines = [
        f"law on {matrix.day}",
        "",
        *beside([[law.declared.market, law.declared.name] for law in matrix.laws]),
        *_ban_lines(matrix),
    ]
    for row in matrix.rows:
        lines += ["", row.measure, *beside([cell_lines(cell) for cell in row.cells])]
    if not matrix.rows:
        lines += ["", "none of these markets limits a measure on this day"]
    return "\n".join([*lines, "", paragraph(LEGEND), ""])


def _ban_lines(matrix: Matrix) -> list[str]:
    if not any(matrix.bans):
        return []
    return ["", "bans", *beside([cell_lines(cell) for cell in matrix.bans])]


def cell_lines(cell: Cell) -> list[str]:
    """What stands in a cell, a text for each limit; two that say the same stand once."""
    return list(dict.fromkeys(stands(limit, period) for limit, period in cell)) or ["-"]


def stands(limit: Limit, period: Period) -> str:
    """A bound with its standing, or why there is none: `at most 10 times (contested, in part)`."""
    marks = _marks(limit, period) if period.state in BOUND else []
    told = bound_or_state(limit, period)
    return f"{told} ({', '.join(marks)})" if marks else told


def bound_or_state(limit: Limit, period: Period) -> str:
    """The bound of a limit that is in force, or is to come on a day not set; the state of any other."""
    if period.state not in BOUND or period.constraint is None:
        return STATES[period.state]
    if limit.declared.bans is not None:
        return BANNED[limit.declared.bans]
    return bound_told(period.constraint, limit.declared.measure or "")


def _marks(limit: Limit, period: Period) -> list[str]:
    marks = []
    if period.state == "not_commenced":
        marks.append(STATES["not_commenced"])
    if period.entry is not None and period.entry.standing != "settled":
        marks.append(period.entry.standing)
    return [*marks, "in part"] if limit.declared.products or limit.declared.when else marks


def matrix_csv(matrix: Matrix) -> str:
    """A header, a row of bans, and a row for each measure; a cell names each limit that it tells of."""
    rows = [_header(matrix.laws), ["bans", *map(_cell, matrix.bans)]]
    rows += [[row.measure, *map(_cell, row.cells)] for row in matrix.rows]
    return csv_rows(rows)


def _header(laws: tuple[MarketLaw, ...]) -> list[str]:
    return ["measure", *(law.declared.market for law in laws)]


def _cell(cell: Cell) -> str:
    told = (f"{one_line(stands(limit, period))} [{limit.id}]" for limit, period in cell)
    return "; ".join(told) or "none"
