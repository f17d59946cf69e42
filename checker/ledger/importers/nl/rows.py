"""The rows of one Dutch player: transactions joined with their bets and game sessions."""

from collections.abc import Callable, Iterator
from typing import Any

from checker.finding import Problem
from checker.ledger.importers.bonuses import Grants
from checker.ledger.importers.nl.play import Facts, Sessions
from checker.ledger.importers.note import Note, Refused
from checker.ledger.importers.row import Row
from checker.ledger.importers.shelf import Shelf
from checker.ledger.importers.stakes import Stakes

EUR = "EUR"
Made = Iterator[Row | Refused]


def rows(player: str, notes: Iterator[Note], held: Shelf) -> Iterator[Row | Refused | Problem]:
    """The rows that the transactions of one player make."""
    play = _Player(player, Facts(held))
    for note in notes:
        yield from MAKERS[note.what](play, note)
    yield from play.sessions.rest()
    yield from play.lost()


def row(note: Note, kind: str, **further: Any) -> Row:
    """The row of a transaction."""
    body = note.body
    return Row(note.id, note.at, player=note.player, kind=kind, amount=body["amount"], currency=EUR)._replace(**further)


class _Player:
    """What is known of a player while the transactions go by."""

    def __init__(self, player: str, facts: Facts) -> None:
        self.player, self.facts = player, facts
        self.grants, self.stakes, self.sessions = Grants(), Stakes(), Sessions(facts)

    def lost(self) -> Iterator[Row]:
        """The bets that were settled and paid nothing, as their own records say."""
        for bet in list(self.stakes.open):
            settled = self.facts.settled(bet)
            if settled is not None:
                begun = max(row.at for row in self.stakes.open[bet])
                yield from self.stakes.end(bet, f"{bet}/lost", max(settled, begun), "bet_settled", 0)


def _deposit(_: _Player, note: Note) -> Made:
    yield row(note, "deposit", payment_method=note.body["method"])


def _withdrawal(_: _Player, note: Note) -> Made:
    yield row(note, "withdrawal_refused" if note.body["refused"] else "withdrawal_paid")


def _bonus(play: _Player, note: Note) -> Made:
    bonus = f"bonus-{note.record}"
    play.grants.give(bonus, note.body["amount"])
    yield row(note, "bonus_granted", bonus=bonus)


def _ended(kind: str) -> Callable[[_Player, Note], Made]:
    def made(play: _Player, note: Note) -> Made:
        bonus = play.grants.end(note.body["amount"], newest=True)
        if bonus is None:
            yield Refused(note, f"{note.what} ends a bonus, and no earlier record grants the player one")
            return
        yield row(note, kind, bonus=bonus)

    return made


def _stake(play: _Player, note: Note) -> Made:
    bet = play.facts.bet_of(note.id)
    if bet is None:
        yield from play.sessions.stake(note)
        return
    yield play.stakes.place(row(note, "bet_placed", bet=bet, **play.facts.told_of(bet)))


def _ending(kind: str) -> Callable[[_Player, Note], Made]:
    def made(play: _Player, note: Note) -> Made:
        bet = play.facts.bet_of(note.id)
        if bet is None:
            yield from play.sessions.back(note) if kind == "bet_voided" else play.sessions.won(note)
            return
        yield from _of_bet(play, note, bet, kind)

    return made


def _of_bet(play: _Player, note: Note, bet: str, kind: str) -> Made:
    """The rows by which a bet ends, or is corrected once it has ended."""
    staked, amount = play.stakes.staked(bet), note.body["amount"]
    if staked is not None and kind == "bet_voided" and amount < staked and note.what == "VOID_STAKE":
        yield from _part_back(play, note, bet)
        return
    if staked is not None:
        yield from play.stakes.end(bet, note.id, note.at, kind, amount)
        return
    if bet in play.stakes.known:
        yield row(note, "adjustment", bet=bet)
        return
    yield Refused(note, f"the stake of the bet `{bet}` is not among these records")


def _part_back(play: _Player, note: Note, bet: str) -> Made:
    """A part of a stake is given back."""
    first, *others = play.stakes.open[bet]
    amount = note.body["amount"]
    if first.amount is None or amount >= first.amount:
        yield Refused(note, f"more is given back than the first stake on the bet `{bet}`")
        return
    play.stakes.open[bet] = [first._replace(amount=first.amount - amount), *others]
    yield row(note, "cash_out", bet=bet, payout=amount)


def _adjustment(play: _Player, note: Note) -> Made:
    yield row(note, "adjustment", bet=play.facts.bet_of(note.id))


MAKERS: dict[str, Callable[[_Player, Note], Made]] = {
    "DEPOSIT": _deposit,
    "WITHDRAWAL": _withdrawal,
    "BONUS": _bonus,
    "BONUS_CANCELLED": _ended("bonus_cancelled"),
    "BONUS_EXPIRED": _ended("bonus_expired"),
    "STAKE": _stake,
    "WINNING": _ending("bet_settled"),
    "CASH_OUT": _ending("cash_out"),
    "VOID_BET": _ending("bet_voided"),
    "VOID_STAKE": _ending("bet_voided"),
    "RESETTLEMENT": _adjustment,
    "OTHER": _adjustment,
}
"""What makes rows of each type of transaction."""
