"""The rows of one Portuguese player."""

from collections.abc import Iterator
from decimal import Decimal

from checker.finding import Problem
from checker.ledger.importers.bonuses import Grants
from checker.ledger.importers.note import Note, Refused
from checker.ledger.importers.row import Row
from checker.ledger.importers.shelf import Shelf

Made = Iterator[Row | Refused | Problem]


def rows(_: str, notes: Iterator[Note], __: Shelf) -> Made:
    """The rows that the notes of one player make."""
    grants, placed = Grants(), set[str]()
    for note in notes:
        if note.what == "flag":
            yield Row(note.id, note.at, player=note.player, kind="flag", currency="EUR", flag=note.body["flag"])
        elif note.what == "bonus":
            yield _bonus(grants, note)
        elif note.what == "bet":
            yield from _bet(grants, placed, note)
        else:
            yield _row(note, note.what, note.body["amount"])


def _row(note: Note, kind: str, amount: int) -> Row:
    return Row(note.id, note.at, player=note.player, kind=kind, amount=amount, currency="EUR")


def _bonus(grants: Grants, note: Note) -> Row | Refused:
    """A bonus balance rose or fell otherwise than by stakes."""
    moved = note.body["moved"]
    if moved > 0:
        grants.give(note.id, moved)
        return _row(note, "bonus_granted", moved)._replace(bonus=note.id)
    found = grants.end(-moved)
    if found is None:
        return Refused(note, "a bonus is taken, and no earlier record grants the player one")
    return _row(note, "bonus_cancelled", -moved)._replace(bonus=found)


def _bet(grants: Grants, placed: set[str], note: Note) -> Made:
    """A bet that is placed, or one that has ended; what of its stake was given back is left out."""
    body = note.body
    stake = body["cash_amount"] + body["bonus_amount"]
    odds = Decimal(body["odds"]) if body["odds"] else None
    row = _row(note, "bet_settled", stake)._replace(
        bet=body["bet"], cash_amount=body["cash_amount"], bonus_amount=body["bonus_amount"], round=body["round"],
        game=body["game"], category=body["category"], selection=body["selection"], odds=odds,
        lowest_odds=odds if body["single"] else None, bonus=grants.latest() if body["bonus_amount"] else None,
    )  # fmt: skip
    if body["settled"] is None:
        if body["bet"] not in placed:  # an open bet may stand in the file of every hour
            placed.add(body["bet"])
            yield row._replace(kind="bet_placed")
        return
    end = max(body["settled"], note.at)
    if body["back"] >= stake > 0 and not body["won"]:
        yield from _void(row, end, body["back"], body["bet"] in placed)
    elif body["bet"] in placed:
        yield from _ended(row, end, body["back"], body["won"])
    else:
        yield _without(row, body["back"])._replace(settled_at=end, payout=body["won"])


def _ended(row: Row, at: int, back: int, won: int) -> Made:
    """The end of a bet that a record before placed; a part of its stake given back leaves it as a cash-out would."""
    whole = row._replace(at=at, cash_amount=None, bonus_amount=None)
    if back:
        yield whole._replace(transaction=f"{row.transaction}/back", kind="cash_out", amount=back, payout=back)
    yield whole._replace(amount=(row.amount or 0) - back, payout=won)


def _void(row: Row, at: int, payout: int, placed: bool) -> Made:
    """A bet that was given back as a whole."""
    if not placed:
        yield row._replace(kind="bet_placed")
    yield row._replace(
        transaction=f"{row.transaction}/void",
        at=at,
        kind="bet_voided",
        payout=payout,
        cash_amount=None,
        bonus_amount=None,
    )


def _without(row: Row, back: int) -> Row:
    """A bet with what remained of its stake; of a part given back it is not told whose money it was."""
    if not back:
        return row
    return row._replace(amount=max((row.amount or 0) - back, 0), cash_amount=None, bonus_amount=None)
