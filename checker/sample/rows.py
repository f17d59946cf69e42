"""Rows of the ledger as they are written down: each function adds one, at the player's time."""

from typing import Any

from checker.ledger.columns import FLAGS, KINDS
from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, World

DEPOSIT, REQUESTED = KINDS.index("deposit"), KINDS.index("withdrawal_requested")
PAID, REFUSED, CANCELLED = (KINDS.index(f"withdrawal_{how}") for how in ("paid", "refused", "cancelled"))
GRANTED, ACTIVATED, RELEASED = (KINDS.index(f"bonus_{how}") for how in ("granted", "activated", "released"))
EXPIRED, FORFEITED = KINDS.index("bonus_expired"), KINDS.index("bonus_forfeited")
PLACED, SETTLED, VOIDED = (KINDS.index(f"bet_{how}") for how in ("placed", "settled", "voided"))
CASHED_OUT, FLAG = KINDS.index("cash_out"), KINDS.index("flag")
(AGE_18_20, AGE_18_24, AGE_25_PLUS, VERIFIED, STARTED, ENDED, SELF_EXCLUDED, HARM_FLAGGED, OPTED_OUT, LIMIT_RAISED, VIP,
 CONSENTED, LIMITS_SET) = (
    FLAGS.index(word) for word in (
        "age_18_20", "age_18_24", "age_25_plus", "verified", "session_started", "session_ended", "self_excluded",
        "harm_flagged", "opted_out", "limit_raised", "vip", "consented", "limits_set",
    )
)  # fmt: skip


@compiled
def row(w: World, p: Any, kind: int, amount: int) -> Any:
    """A new row of this kind; everything that not every row holds is absent."""
    r = w.rows[w.desk[0].filled]
    w.desk[0].filled += 1
    p.rows += 1
    r.player, r.at, r.kind, r.amount, r.market = p.number, p.now, kind, amount, p.market
    r.settled_at = r.cash = r.bonus_part = r.payout = r.bonus = r.bet = r.round = r.reported = ABSENT
    r.odds = r.lowest_odds = r.terms = r.game = r.category = r.selection = r.method = r.flag = ABSENT
    r.later_version = 0
    return r


@compiled
def tell(w: World, p: Any, flag: int) -> None:
    """A row that tells something of the player."""
    row(w, p, FLAG, 0).flag = flag


@compiled
def bonus_row(w: World, p: Any, kind: int, i: int, amount: int) -> Any:
    """A row of the player's bonus in place `i`."""
    r = row(w, p, kind, amount)
    r.bonus = p.number * 100 + i + 1
    r.terms = w.bonuses[i].terms
    r.later_version = p.later
    return r


@compiled
def last(w: World) -> int:
    """The number of the row that was written last, counted over the whole ledger."""
    return w.desk[0].filled - 1 + w.desk[0].before
