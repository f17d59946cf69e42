"""The bets of one player that are open: what was staked on each, so that later records can be told in full."""

from collections.abc import Iterator

from checker.ledger.importers.row import Row


class Stakes:
    """The open bets of a player: by the id of the bet, the rows by which they were placed, with what is left."""

    def __init__(self) -> None:
        self.open: dict[str, list[Row]] = {}
        self.known: set[str] = set()

    def place(self, row: Row) -> Row:
        """The row of a stake; a further stake on a bet that is open gets an id of its own below the bet's."""
        assert row.bet is not None
        self.known.add(row.bet)
        placed = self.open.setdefault(row.bet, [])
        if placed:
            row = row._replace(bet=f"{row.bet}/{len(placed) + 1}")
        placed.append(row)
        return row

    def staked(self, bet: str) -> int | None:
        """What is open on a bet; None where nothing is."""
        placed = self.open.get(bet)
        return sum(row.amount or 0 for row in placed) if placed else None

    def end(self, bet: str, transaction: str, at: int, kind: str, payout: int | None) -> Iterator[Row]:
        """The rows by which a bet ends: what it paid stands in the first, a further stake is settled with nothing."""
        for place, row in enumerate(self.open.pop(bet)):
            id_ = transaction if place == 0 else f"{transaction}/{place + 1}"
            paid = payout if place == 0 or payout is None else 0
            yield Row(
                transaction=id_, at=at, bet=row.bet, player=row.player, kind=kind, amount=row.amount,
                currency=row.currency, payout=paid, bonus=row.bonus, round=row.round, game=row.game,
                category=row.category, selection=row.selection, odds=row.odds, lowest_odds=row.lowest_odds,
            )  # fmt: skip
