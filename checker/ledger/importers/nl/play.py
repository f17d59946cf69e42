"""What Dutch transactions belong to: the facts of bets, and the stakes of game sessions, settled one by one."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from checker.ledger.importers.note import Note, Refused
from checker.ledger.importers.row import Row
from checker.ledger.importers.shelf import Shelf

CATEGORIES = {"SLOTS": "slots", "CASINO": "casino", "BINGO": "bingo", "VIRTUAL_SPORTS": "virtual"}


class Facts:
    """The facts that rows need, asked from the shelf; `transaction` is the id of one."""

    def __init__(self, held: Shelf) -> None:
        self.held = held
        self.told_of = lru_cache(maxsize=256)(self._told_of)
        self.game = lru_cache(maxsize=256)(self._game)

    def bet_of(self, transaction: str) -> str | None:
        """The bet of a transaction."""
        link = self.held.fact("link", transaction) or {}
        found = self.held.fact("bet of", link.get("bet of"))
        return found["bet"] if found else None

    def session_of(self, transaction: str) -> tuple[str | None, str | None]:
        """The game session of a transaction, and its game."""
        link = self.held.fact("link", transaction) or {}
        found = self.held.fact("session of", link.get("session of"))
        return (found["session"], found["game"]) if found else (None, None)

    def settled(self, bet: str) -> int | None:
        """When a bet was first reported as settled; None where it was not."""
        versions = [version for body, version in self.held.facts("bet", bet) if body["status"] == "BET_SETTLED"]
        return min(versions, default=None)

    def _told_of(self, bet: str) -> dict[str, Any]:
        """What is told of a bet: product, odds, and of a single its event and selection."""
        found = self.held.fact("bet", bet)
        parts = [body for body, _ in self.held.facts("part", found["key"])] if found else []
        odds = [Decimal(part["odds"]) for part in parts if part["odds"] is not None]
        told: dict[str, Any] = {"category": "in_play" if any(part["live"] for part in parts) else "sports"}
        if parts and len(odds) == len(parts):
            told["lowest_odds"] = min(odds)
        if len(parts) == 1:
            chosen = ": ".join(text for text in (parts[0]["of"], parts[0]["choice"]) if text)
            told |= {"odds": odds[0] if odds else None, "round": parts[0]["event"], "selection": chosen or None}
        return told

    def _game(self, game: str | None) -> tuple[str | None, str | None]:
        """The name of a game, else its id, and its category."""
        found = self.held.fact("game", game)
        return (found["name"] or game, CATEGORIES.get(found["type"])) if found else (game, None)


class Held(NamedTuple):
    """A stake of a session that is not settled yet, what followed it, and when."""

    note: Note
    payout: int
    at: int


class Sessions:
    """The last stake of each game session; of transactions that belong to none, all are one session."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.last: dict[str | None, Held] = {}

    def stake(self, note: Note) -> Iterator[Row]:
        """A further stake: the one before it is settled."""
        session, _ = self.facts.session_of(note.id)
        yield from self._settled(session)
        self.last[session] = Held(note, 0, note.at)

    def won(self, note: Note) -> Iterator[Row]:
        """A winning belongs to the stake before it; without one it was won for nothing, as by a free spin."""
        session, _ = self.facts.session_of(note.id)
        held = self.last.get(session)
        if held is not None:
            self.last[session] = held._replace(payout=held.payout + note.body["amount"], at=note.at)
            return
        yield self._row(note, "bet_settled")._replace(amount=0, payout=note.body["amount"])

    def back(self, note: Note) -> Iterator[Row | Refused]:
        """A stake that is given back was void."""
        session, _ = self.facts.session_of(note.id)
        held = self.last.get(session)
        if held is None or held.note.body["amount"] != note.body["amount"] or held.payout:
            yield Refused(note, f"{note.what} gives back a stake that is not the last one of its game session")
            return
        del self.last[session]
        placed = self._row(held.note, "bet_placed")
        yield placed
        yield placed._replace(transaction=note.id, at=note.at, kind="bet_voided")

    def rest(self) -> Iterator[Row]:
        """The stakes that nothing follows any more."""
        for session in list(self.last):
            yield from self._settled(session)

    def _settled(self, session: str | None) -> Iterator[Row]:
        held = self.last.pop(session, None)
        if held is not None:
            yield self._row(held.note, "bet_settled")._replace(settled_at=held.at, payout=held.payout)

    def _row(self, note: Note, kind: str) -> Row:
        _, id_ = self.facts.session_of(note.id)
        game, category = self.facts.game(id_)
        return Row(
            transaction=note.id, at=note.at, bet=note.id, player=note.player, kind=kind, amount=note.body["amount"],
            currency="EUR", game=game, category=category,
        )  # fmt: skip
