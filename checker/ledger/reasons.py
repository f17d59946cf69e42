"""Why a row cannot be used: a fixed code for programs, and a sentence for people."""

from collections.abc import Mapping
from difflib import get_close_matches
from enum import IntEnum

from checker.ledger.columns import COLUMNS, FLAGS, GREATEST_AMOUNT, KINDS

LONGEST = 60
"""How much of a cell a sentence shows."""
SHIFT = 8
"""A row's trouble is one number: its Why, and above so many bits the place of the column in COLUMNS."""


class Why(IntEnum):
    """The reasons, in no order that matters; their names in small letters are the codes that are told."""

    NONE = 0
    BAD_LINE = 1
    DECIMAL_POINT = 2
    NOT_A_NUMBER = 3
    TOO_LARGE = 4
    NOT_A_TIME = 5
    NO_ZONE = 6
    NOT_ODDS = 7
    EMPTY = 8
    UNKNOWN_KIND = 9
    UNKNOWN_CURRENCY = 10
    UNLIKELY_TIME = 11
    SETTLED_BEFORE_PLACED = 12
    NEGATIVE = 13
    PAYOUT_WITHOUT_BET = 14
    PARTS_DO_NOT_ADD_UP = 15
    NO_BET = 16
    NO_FLAG = 17
    UNKNOWN_FLAG = 18
    NO_BONUS = 19
    NO_OFFER = 20
    ODDS_BELOW_ONE = 21
    SAME_TRANSACTION = 22
    UNKNOWN_BONUS = 23
    UNKNOWN_BET = 24


SENTENCES = {
    Why.BAD_LINE: "the line cannot be read",
    Why.DECIMAL_POINT: "`{column}` is `{cell}`; amounts are whole minor units, such as 1250 for 12.50",
    Why.NOT_A_NUMBER: "`{column}` is `{cell}`, which is no whole number",
    Why.TOO_LARGE: f"`{{column}}` is `{{cell}}`; a row moves {GREATEST_AMOUNT:,} minor units at most",
    Why.NOT_A_TIME: "`{column}` is `{cell}`; write a time such as 2026-03-01T18:30:00Z",
    Why.NO_ZONE: "`{column}` is `{cell}`, and names no time zone; end it with Z or an offset such as +01:00",
    Why.NOT_ODDS: "`{column}` is `{cell}`; write decimal odds, such as 1.95",
    Why.EMPTY: "`{column}` is empty",
    Why.UNKNOWN_KIND: "`kind` is `{cell}`, which is no kind of row",
    Why.UNKNOWN_CURRENCY: "`currency` is `{cell}`, which is no code of ISO 4217 such as GBP",
    Why.UNLIKELY_TIME: "`{column}` is `{cell}`; a ledger's times lie between 1990 and 2100",
    Why.SETTLED_BEFORE_PLACED: "`settled_at` is `{settled_at}`, before `at`, which is `{at}`",
    Why.NEGATIVE: "`{column}` is `{cell}`; only the amounts of an adjustment may be below 0",
    Why.PAYOUT_WITHOUT_BET: "`payout` is `{payout}` in a row of kind `{kind}`; only bets are paid out",
    Why.PARTS_DO_NOT_ADD_UP: (
        "`cash_amount` is `{cash_amount}` and `bonus_amount` is `{bonus_amount}`, "
        "which do not add up to the `amount` of `{amount}`"
    ),
    Why.NO_BET: "`bet` is empty; a row of kind `{kind}` names its bet",
    Why.NO_FLAG: "`flag` is empty in a row of kind `flag`",
    Why.UNKNOWN_FLAG: "`flag` is `{cell}`, which is no flag",
    Why.NO_BONUS: "`bonus` is empty; a row of kind `{kind}` names its bonus",
    Why.NO_OFFER: "`offer` is empty; a grant names the offer whose terms bind it",
    Why.ODDS_BELOW_ONE: "`{column}` is `{cell}`; decimal odds are 1 at least, the stake included",
    Why.SAME_TRANSACTION: "an earlier row has the same `transaction`, `{transaction}`, and other content",
    Why.UNKNOWN_BONUS: "`bonus` is `{bonus}`, which no earlier row granted to the player",
    Why.UNKNOWN_BET: "`bet` is `{bet}`, which the player had not placed, or which was settled before",
}


def code_of(trouble: int) -> str:
    """The code of a row's trouble, for programs."""
    return Why(trouble % (1 << SHIFT)).name.lower()


def sentence(trouble: int, cells: Mapping[str, str | None]) -> str:
    """A row's trouble in one sentence; `cells` holds the row as it was written."""
    why, column = Why(trouble % (1 << SHIFT)), COLUMNS[trouble >> SHIFT].name
    shown = {one.name: _short(cells.get(one.name)) for one in COLUMNS}
    told = SENTENCES[why].format(**shown, column=column, cell=shown[column])
    words = {Why.UNKNOWN_KIND: KINDS, Why.UNKNOWN_FLAG: FLAGS}.get(why, ())
    near = get_close_matches((cells.get(column) or "").lower().replace(" ", "_"), words, n=1)
    return f"{told}; did you mean `{near[0]}`?" if near else told


def _short(cell: str | None) -> str:
    if cell is None:
        return ""
    return cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…"
