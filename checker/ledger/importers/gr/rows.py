"""The rows of one Greek player: bets with their winnings, sessions, and what the account alone tells."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from checker.finding import Level, Problem
from checker.ledger.importers.bonuses import Grants
from checker.ledger.importers.note import Note, Refused, problem
from checker.ledger.importers.row import Row
from checker.ledger.importers.shelf import Shelf
from checker.ledger.importers.stakes import Stakes

Made = Iterator[Row | Refused | Problem]
EXPIRED = ("expir", "λήξη", "ληξη", "lapse")
RELEASED = ("releas", "redeem", "conver", "εξαργ", "αποδεσμ")


def rows(_: str, notes: Iterator[Note], held: Shelf) -> Made:
    """The rows that the notes of one player make."""
    play = _Player(held)
    for note in notes:
        yield from MAKERS[note.what](play, note)


class _Player:
    """What is known of a player while the notes go by."""

    def __init__(self, held: Shelf) -> None:
        self.held, self.grants, self.stakes = held, Grants(), Stakes()
        self.kept: dict[str, int] = {}
        """What bets paid by cash-outs while they were pending still."""

    def bonus_of(self, bonuses: list[str]) -> str | None:
        """The grant that a stake belongs to; of several offers none is known to be it."""
        return self.grants.latest(bonuses[0]) if len(bonuses) == 1 else None


def _row(note: Note, kind: str, amount: int | None = None) -> Row:
    moved = note.body["amount"] if amount is None else amount
    return Row(note.id, note.at, player=note.player, kind=kind, amount=moved, currency=note.body["currency"])


def _transaction(play: _Player, note: Note) -> Made:
    """What a transaction of the account says, by what it belongs to."""
    body = note.body
    if body["adjustment"]:
        yield _row(note, "adjustment", body["amount"] if body["credit"] else -body["amount"])
    elif body["bonus"] is not None:
        yield _bonus(play, note)
    elif body["link"] is not None:
        yield from _of_account(play, note)
    elif body["method"] is not None:
        yield _row(note, "deposit" if body["credit"] else "withdrawal_paid")._replace(payment_method=body["method"])
    else:
        yield _row(note, "adjustment", body["amount"] if body["credit"] else -body["amount"])


def _bonus(play: _Player, note: Note) -> Row | Refused:
    """A grant, or what became of one, by the operator's own words."""
    body, offer = note.body, note.body["bonus"]
    released = any(word in body["words"] for word in RELEASED)
    if body["credit"] and not released:
        bonus = f"{offer}:{note.record}"
        play.grants.give(bonus, body["amount"], offer)
        return _row(note, "bonus_granted")._replace(bonus=bonus, offer=offer)
    found = (
        play.grants.release(body["amount"], offer) if released else play.grants.end(body["amount"], offer, newest=True)
    )
    if found is None:
        return Refused(note, f"the bonus `{offer}` ends, and no earlier record grants the player one")
    expired = any(word in body["words"] for word in EXPIRED)
    kind = "bonus_released" if released else "bonus_expired" if expired else "bonus_cancelled"
    return _row(note, kind)._replace(bonus=found)


def _of_account(play: _Player, note: Note) -> Made:
    """A stake or winning that the account tells, of a bet or session that has no record of its own."""
    body, bet = note.body, note.body["of"]
    if play.held.fact("bet", bet) is not None:
        return
    category = {"PtPGameSessionID": "poker", "PTTransactionID": "poker", "BetID": "sports"}.get(body["link"])
    if not body["credit"]:
        yield play.stakes.place(_row(note, "bet_placed")._replace(bet=bet, category=category))
    elif play.stakes.staked(bet) is not None:
        yield from play.stakes.end(bet, note.id, note.at, "bet_settled", body["amount"])
    elif bet in play.stakes.known:
        yield _row(note, "adjustment")._replace(bet=bet)
    else:
        yield Refused(note, f"the stake of `{bet}` is not among these records")


def _betting(play: _Player, note: Note) -> Made:
    body = note.body
    bonus = play.bonus_of(body["bonuses"])
    odds, lowest = (Decimal(body[name]) if body[name] else None for name in ("odds", "lowest_odds"))
    yield play.stakes.place(
        _row(note, "bet_placed")._replace(
            bet=body["bet"], cash_amount=body["amount"] - body["bonus_amount"], bonus_amount=body["bonus_amount"],
            bonus=bonus, round=body["round"], category=body["category"], selection=body["selection"],
            odds=odds, lowest_odds=lowest,
        )
    )  # fmt: skip


def _winnings(play: _Player, note: Note) -> Made:
    """A bet is won, lost, cashed out, void, or settled anew."""
    body, bet = note.body, note.body["bet"]
    if body["again"]:
        yield _row(note, "adjustment")._replace(bet=bet)
        return
    if "3" in body["states"] and "5" in body["states"]:
        play.kept[bet] = play.kept.get(bet, 0) + body["amount"]
        yield problem(note.where, "which part of the stake the cash-out bought back is not recorded", Level.WARNING)
        return
    if play.stakes.staked(bet) is None:
        yield Refused(note, f"the bet `{bet}` was placed in no earlier record, or had ended")
        return
    kind = "cash_out" if "3" in body["states"] else "bet_voided" if "4" in body["states"] else "bet_settled"
    kept = play.kept.pop(bet, 0)
    for place, row in enumerate(play.stakes.end(bet, note.id, note.at, kind, body["amount"] + kept)):
        split = place == 0 and not kept and kind != "bet_voided" and row.payout is not None
        bonus_part = body["bonus_amount"] if split else None
        yield row._replace(
            bonus_amount=bonus_part, cash_amount=None if bonus_part is None else body["amount"] - bonus_part
        )


def _game(play: _Player, note: Note) -> Made:
    body = note.body
    yield _row(note, "bet_settled")._replace(
        settled_at=body["settled"], bet=body["bet"], cash_amount=body["amount"] - body["bonus_amount"],
        bonus_amount=body["bonus_amount"], payout=body["payout"], bonus=play.bonus_of(body["bonuses"]),
        game=body["game"], category=body["category"], jackpot_amount=body["jackpot"] or None,
    )  # fmt: skip


MAKERS: dict[str, Callable[[_Player, Note], Made]] = {
    "transaction": _transaction,
    "betting": _betting,
    "winnings": _winnings,
    "game": _game,
}
"""What makes rows of each kind of note."""
