"""The rows of one Spanish player."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from checker.finding import Level, Problem
from checker.ledger.importers.bonuses import Grants
from checker.ledger.importers.note import Note, Refused, problem
from checker.ledger.importers.row import Row
from checker.ledger.importers.shelf import Shelf

Made = Iterator[Row | Refused | Problem]


def rows(player: str, notes: Iterator[Note], held: Shelf) -> Made:
    """The rows that the notes of one player make."""
    grants = Grants()
    played = held.has(player, "play")
    for note in notes:
        if note.what in BONUSES:
            yield from BONUSES[note.what](grants, note)
        elif note.what == "play":
            yield from _play(note)
        elif note.what != "day":
            yield _row(note, note.what, payment_method=note.body["method"])
        elif not played:
            yield from _day(note)


def _row(note: Note, kind: str, amount: int | None = None, **further: str | None) -> Row:
    body = note.body
    moved = body["amount"] if amount is None else amount
    row = Row(note.id, note.at, player=note.player, kind=kind, amount=moved, currency=body["currency"])
    return row._replace(**further)  # type: ignore[arg-type]  # texts alone


def _granted(grants: Grants, note: Note) -> Made:
    grants.give(note.id, note.body["amount"])
    row = _row(note, "bonus_granted", bonus=note.id)
    yield row
    if note.body["active"] is not None:
        yield row._replace(
            transaction=f"{note.id}/active", at=max(note.body["active"], note.at), kind="bonus_activated"
        )


def _released(grants: Grants, note: Note) -> Made:
    yield _ended(note, "bonus_released", grants.release(note.body["amount"]))


def _cancelled(grants: Grants, note: Note) -> Made:
    yield _ended(note, "bonus_cancelled", grants.end(note.body["amount"]))


def _ended(note: Note, kind: str, bonus: str | None) -> Row | Refused:
    if bonus is None:
        return Refused(note, f"{note.what} ends a bonus, and no earlier record grants the player one")
    return _row(note, kind, bonus=bonus)


BONUSES: dict[str, Callable[[Grants, Note], Made]] = {
    "CONCESION": _granted,
    "LIBERACION": _released,
    "CANCELACION": _cancelled,
}
"""What makes rows of each movement of a bonus."""


def _day(note: Note) -> Made:
    """The play of a day, as one bet."""
    sums = note.body["sums"]
    stake = max(sums.get("Participacion", 0) - sums.get("ParticipacionDevolucion", 0), 0)
    row = _row(note, "bet_settled", stake, category=note.body["category"])
    yield row._replace(payout=sums.get("Premios", 0))


def _play(note: Note) -> Made:
    """A bet or a session that has ended."""
    body = note.body
    odds = Decimal(body["odds"]) if body["odds"] else None
    row = _row(
        note,
        "bet_settled",
        body["stake"],
        **{key: body[key] for key in ("bet", "category", "round", "selection", "game")},
    )
    row = row._replace(odds=odds, lowest_odds=odds if body["single"] else None)
    outs, end = body["outs"], max(body["settled"], note.at)
    if body["back"] >= body["stake"] > 0 and not body["won"] and not outs:
        yield from _two(row, "bet_voided", end, body["back"])
        return
    if len(outs) == 1 and body["won"] in (0, outs[0][0]) and not body["back"]:
        yield from _two(row, "cash_out", max(outs[0][1], note.at), outs[0][0])
        return
    if outs:
        yield problem(note.where, "which part of the stake each cash-out bought back is not recorded", Level.WARNING)
    payout = body["won"] + sum(amount for amount, _ in outs)
    yield row._replace(amount=max(body["stake"] - body["back"], 0), settled_at=end, payout=payout)


def _two(row: Row, kind: str, at: int, payout: int) -> Made:
    """A bet that was placed, and ended otherwise than by its result."""
    yield row._replace(kind="bet_placed")
    yield row._replace(transaction=f"{row.transaction}/end", at=at, kind=kind, payout=payout)
