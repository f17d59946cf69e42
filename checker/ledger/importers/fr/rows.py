"""The rows of one French player, and whether each balance goes on where the event before left it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from checker.finding import Level, Problem
from checker.ledger.importers.bonuses import Grants
from checker.ledger.importers.note import Note, Refused, problem
from checker.ledger.importers.row import Row
from checker.ledger.importers.shelf import Shelf
from checker.ledger.importers.stakes import Stakes

Made = Iterator[Row | Refused | Problem]


def rows(_: str, notes: Iterator[Note], __: Shelf) -> Made:
    """The rows that the events of one player make."""
    play = _Player()
    for note in notes:
        yield from play.went_on(note)
        yield from MAKERS[note.what](play, note)


class _Player:
    """What is known of a player while the events go by."""

    def __init__(self) -> None:
        self.grants, self.stakes = Grants(), Stakes()
        self.balances: dict[str, int] = {}

    def went_on(self, note: Note) -> Iterator[Problem]:
        """What there is to say where a balance is not the one that the event before left."""
        for move in note.body["moves"]:
            left = self.balances.get(move["wallet"])
            self.balances[move["wallet"]] = move["after"]
            if left is not None and left != move["before"]:
                told = f"the {move['wallet']} balance is {_euros(move['before'])}"
                yield problem(note.where, f"{told}, and the event before left {_euros(left)}", Level.WARNING)


def _euros(amount: int) -> str:
    return f"{Decimal(amount).scaleb(-2):,} EUR"


def _moved(note: Note, wallet: str) -> int | None:
    return next((int(move["moved"]) for move in note.body["moves"] if move["wallet"] == wallet), None)


def _row(note: Note, kind: str, amount: int) -> Row:
    return Row(note.id, note.at, player=note.player, kind=kind, amount=amount, currency="EUR")


def _deposit(_: _Player, note: Note) -> Made:
    yield _row(note, "deposit", _moved(note, "cash") or 0)._replace(payment_method=note.body["more"]["method"])


def _withdrawal(_: _Player, note: Note) -> Made:
    """What was asked for, what was paid, and what was not."""
    paid, more = _moved(note, "cash") or 0, note.body["more"]
    if more["asked"] is not None:
        asked_at = min(more["asked_at"] or note.at, note.at)
        yield _row(note, "withdrawal_requested", more["asked"])._replace(transaction=f"{note.id}/asked", at=asked_at)
    if paid:
        yield _row(note, "withdrawal_paid", paid)
    if more["asked"] is not None and more["asked"] > paid:
        yield _row(note, "withdrawal_refused", more["asked"] - paid)._replace(transaction=f"{note.id}/refused")


def _cash_grant(_: _Player, note: Note) -> Made:
    row = _row(note, "bonus_granted", _moved(note, "cash") or 0)
    yield row._replace(bonus=note.id, offer=note.body["more"]["offer"])
    yield row._replace(transaction=f"{note.id}/released", kind="bonus_released", bonus=note.id)


def _grant(play: _Player, note: Note) -> Made:
    amount, offer = _moved(note, "bonus") or 0, note.body["more"]["offer"]
    play.grants.give(note.id, amount, offer)
    yield _row(note, "bonus_granted", amount)._replace(bonus=note.id, offer=offer)


def _adjustment(play: _Player, note: Note) -> Made:
    """An adjustment of the cash balance, of the bonus balance, or of both in one event."""
    cash, bonus = _moved(note, "cash") or 0, _moved(note, "bonus") or 0
    if bonus < 0:
        yield _taken(play, note, cash, -bonus)
        return
    if bonus > 0:
        play.grants.give(note.id, bonus)
        yield _row(note, "bonus_granted", bonus)._replace(transaction=f"{note.id}/bonus", bonus=note.id)
    if cash or not bonus:
        yield _row(note, "adjustment", cash)
    if cash > 0 and note.body["more"]["type"] == "Retrait":  # paid, and taken back: first the money, then the refusal
        yield _row(note, "withdrawal_refused", cash)._replace(transaction=f"{note.id}/refused")


def _taken(play: _Player, note: Note, cash: int, bonus: int) -> Row | Refused:
    """A bonus goes: into the cash balance, or altogether."""
    found = play.grants.release(bonus) if cash > 0 else play.grants.end(bonus)
    if found is None:
        return Refused(note, "a bonus is taken, and no earlier event grants the player one")
    kind, amount = ("bonus_released", cash) if cash > 0 else ("bonus_cancelled", bonus)
    return _row(note, kind, amount)._replace(bonus=found)


def _stake(play: _Player, note: Note) -> Made:
    cash, bonus, more = _moved(note, "cash") or 0, _moved(note, "bonus") or 0, note.body["more"]
    odds, lowest = (Decimal(more[name]) if more[name] else None for name in ("odds", "lowest_odds"))
    grant = play.grants.latest(more["offer"]) if bonus else None
    row = _row(note, "bet_placed", cash + bonus)._replace(
        bet=more["bet"], cash_amount=cash, bonus_amount=bonus, bonus=grant, round=more["round"],
        category=more["category"], selection=more["selection"] or None, odds=odds, lowest_odds=lowest,
    )  # fmt: skip
    yield play.stakes.place(row)


def _ends(kind: str) -> Callable[[_Player, Note], Made]:
    def made(play: _Player, note: Note) -> Made:
        bet, cash, bonus = note.body["more"]["bet"], _moved(note, "cash") or 0, _moved(note, "bonus") or 0
        is_ = "cash_out" if kind == "bet_settled" and note.body["more"]["cash_out"] else kind
        if play.stakes.staked(bet) is not None:
            for place, row in enumerate(play.stakes.end(bet, note.id, note.at, is_, cash + bonus)):
                parts = is_ != "bet_voided" and place == 0
                yield row._replace(cash_amount=cash if parts else None, bonus_amount=bonus if parts else None)
        elif bet in play.stakes.known:
            yield _row(note, "adjustment", cash + bonus)._replace(bet=bet)
        else:
            yield Refused(note, f"the stake of the bet `{bet}` is not among these events")

    return made


MAKERS: dict[str, Callable[[_Player, Note], Made]] = {
    "CPTEALIM": _deposit, "CPTERETRAIT": _withdrawal, "CPTEABOND": _cash_grant, "CPTEALIMOPE": _grant,
    "CPTEAJUSTOPE": _adjustment, "PASPMISE": _stake, "PAHIMISE": _stake, "PASPGAIN": _ends("bet_settled"),
    "PAHIGAIN": _ends("bet_settled"), "PASPANNUL": _ends("bet_voided"), "PAHIANNUL": _ends("bet_voided"),
}  # fmt: skip
"""What makes rows of each event."""
