"""Pennsylvania: the daily player account summary of 58 Pa. Code § 811a.9(d)(1), as CSV."""

import re
from collections.abc import Iterator
from typing import IO

from checker.finding import Level, Problem
from checker.ledger.importers import cells, table
from checker.ledger.importers.bonuses import Grants
from checker.ledger.importers.days import day_of, money
from checker.ledger.importers.element import Odd
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.note import Note, Passed, Refused, Said, Told, UnusableError, problem
from checker.ledger.importers.proof import inferable, no, yes
from checker.ledger.importers.row import Row
from checker.ledger.importers.run import Format, Head, imported
from checker.ledger.importers.shelf import Shelf

ZONE = "America/New_York"
GAMES = {"sports": "sports", "slots": "slots", "tables": "table"}
"""The types of game of the regulation, and our products."""
ACCOUNTS = ("player_account", "account", "player", "player_id", "account_number")
DAYS = ("gaming_day", "gaming_date", "date", "day")
TEST = ("test_account",)


def _named(title: str) -> str:
    """A title of a column in small letters, joined by `_`: `Noncashable Bonuses Wagered - Slots` is one of ours."""
    words = re.sub(r"[^a-z0-9]+", "_", title.lower().replace("non-cashable", "noncashable")).strip("_")
    return words.removeprefix("total_amount_of_").removeprefix("total_")


def _records(stream: IO[bytes], file: str) -> Iterator[table.Line | Odd | Problem]:
    return table.lines(stream, file, table.Shape(named=_named))


def _said(line: table.Line, _: Head) -> Iterator[Said]:
    """What one line says: a day of one account, its arithmetic checked."""
    if (line.get("test_account") or "no").lower() in ("yes", "y", "true", "1"):
        yield Passed("test accounts")
        return
    player, begun = _one(line, ACCOUNTS), day_of(_one(line, DAYS), "gaming_day")
    day, end = (
        f"{begun:%Y-%m-%d}",
        cells.local_instant(begun.replace(hour=23, minute=59, second=59), ZONE, "gaming_day"),
    )
    plain = ("deposits", "noncashable_bonuses_deposited", "noncashable_bonuses_expired", "withdrawals", "adjustments")
    sums = {name: _money(line, name) for name in plain}
    for game in GAMES:
        for what in ("noncashable_bonuses_wagered", "transfers_to_games", "transfers_from_games"):
            sums[f"{what}_{game}"] = _money(line, f"{what}_{game}")
    if any(amount < 0 for name, amount in sums.items() if name != "adjustments"):
        raise UnusableError("an amount is below 0; only adjustments may be")
    yield from _adds_up(line, sums)
    yield Note(f"{player}:{day}", player, end, "day", sums, f"{player}:{day}")


def _one(line: table.Line, names: tuple[str, ...]) -> str:
    found = next((line.get(name) for name in names if line.get(name)), None)
    return found if found is not None else line.need(names[0])


def _money(line: table.Line, name: str) -> int:
    text = (line.get(name) or "0").replace("$", "").replace(",", "")
    return cells.amount(f"-{text[1:-1]}" if text.startswith("(") and text.endswith(")") else text, "USD", name)


def _adds_up(line: table.Line, sums: dict[str, int]) -> Iterator[Told]:
    """Whether the balance of the end follows from that of the beginning."""
    if line.get("beginning_balance") is None or line.get("ending_balance") is None:
        return
    moved = (
        sum(sums[f"transfers_from_games_{game}"] - sums[f"transfers_to_games_{game}"] for game in GAMES)
        + sums["deposits"]
        - sums["withdrawals"]
        + sums["adjustments"]
    )
    first, last = _money(line, "beginning_balance"), _money(line, "ending_balance")
    if first + moved != last:
        ends, led = money(last, "USD"), money(first + moved, "USD")
        yield Told(f"the account ends with {ends}, and its movements lead to {led}")


def _rows(_: str, notes: Iterator[Note], __: Shelf) -> Iterator[Row | Refused | Problem]:
    """The rows that the days of one account make, all at the end of the day."""
    grants = Grants()
    for note in notes:
        yield from _money_in(grants, note)
        for game in GAMES:
            yield from _played(grants, note, game)
        yield from _money_out(grants, note)


def _row(note: Note, what: str, kind: str, amount: int) -> Row:
    return Row(f"{note.id}:{what}", note.at, player=note.player, kind=kind, amount=amount, currency="USD")


def _money_in(grants: Grants, note: Note) -> Iterator[Row]:
    sums = note.body
    if sums["deposits"]:
        yield _row(note, "deposits", "deposit", sums["deposits"])
    granted = sums["noncashable_bonuses_deposited"]
    if granted:
        grants.give(f"{note.id}:bonus", granted)
        yield _row(note, "bonus", "bonus_granted", granted)._replace(bonus=f"{note.id}:bonus")


def _played(grants: Grants, note: Note, game: str) -> Iterator[Row]:
    """A day at one type of game: what went into games, own money and bonuses, and what came out."""
    bonus, cash = note.body[f"noncashable_bonuses_wagered_{game}"], note.body[f"transfers_to_games_{game}"]
    won = note.body[f"transfers_from_games_{game}"]
    if bonus or cash or won:
        yield _row(note, game, "bet_settled", cash + bonus)._replace(
            cash_amount=cash,
            bonus_amount=bonus,
            payout=won,
            category=GAMES[game],
            bonus=grants.latest() if bonus else None,
        )


def _money_out(grants: Grants, note: Note) -> Iterator[Row | Problem]:
    sums = note.body
    expired = sums["noncashable_bonuses_expired"]
    if expired:
        bonus = grants.end(expired)
        if bonus is None:
            told = f"a bonus of {money(expired, 'USD')} expired that no earlier day grants; it is left out"
            yield problem(note.where, told, Level.WARNING)
        else:
            yield _row(note, "expired", "bonus_expired", expired)._replace(bonus=bonus)
    if sums["withdrawals"]:
        yield _row(note, "withdrawals", "withdrawal_paid", sums["withdrawals"])
    if sums["adjustments"]:
        yield _row(note, "adjustments", "adjustment", sums["adjustments"])


FORMAT = Format(_records, _said, _rows, "us-pa")

PA = Importer(
    title="Pennsylvania, player account summary (58 Pa. Code 811a.9(d)(1))",
    reads="CSV files with one line for each account and gaming day",
    grain="day",
    proves={
        "turnover_total": inferable("transfers to games are taken to be stakes, unplayed money too"),
        "turnover_by_weight": inferable("sports, slots and tables are told apart; of single games nothing is known"),
        "funds_split": yes("noncashable bonuses wagered are told apart from transfers of own money"),
        "released_when_due": no("noncashable bonuses are never released, and nothing else of bonuses is told"),
        "expired_not_early": inferable("an expiry is known to the day, and its grant by order"),
        "withdrawal_refused": no("only withdrawals that were paid are told"),
        "bonus_above_cap": inferable("the grants of a day are one sum"),
    },
    infers=(
        "all rows of a day stand at its end, in the time of New York",
        "a day at one type of game is written as one bet: transfers to games are its stake, transfers from games its "
        "payout",
        "no line names a bonus or an offer: the id of a bonus is made from account and day, and grants bear the offer "
        "given with --offer",
    ),
    read=lambda given, options: imported(FORMAT, given, options),
)
"""The importer of Pennsylvanian summaries."""
