"""What a Greek record says: transactions of accounts, bets, their winnings, game sessions."""

from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

from checker.finding import Problem
from checker.ledger.importers import cells, markup
from checker.ledger.importers.element import Element, Odd
from checker.ledger.importers.markup import Names
from checker.ledger.importers.note import Fact, Gone, Note, Passed, Said, UnusableError
from checker.ledger.importers.run import Head

USED = ("Online_Customer_Account_Transaction", "Online_Betting", "Online_Betting_Winnings", "Online_Game")
KNOWN = (
    "Online_Bonus_Schema", "Online_Customer_Account", "Online_Bet_Event", "Online_Log_In_Session", "Online_Exclusion",
    "Online_Limit", "Online_Limits_Exceeded", "Online_Jackpot_Parameters", "Online_Jackpot_Winnings",
    "Online_Peer_to_Peer_Game", "Online_Taxation_Session", "Online_EndOfDay_Bettings", "Online_EndOfDay_Games",
    "Online_EndOfDay_Other", "Online_Contests_Draws",
)  # fmt: skip
NAMES = Names(frozenset(USED), frozenset({"Batch"}), frozenset(KNOWN), frozenset({"BatchHeader"}))
METHODS = {
    "0": "other", "1": "debit_card", "2": "credit_card", "3": "cheque", "4": "bank_transfer", "5": "e_wallet",
    "6": "prepaid_voucher",
}  # fmt: skip
GAMES = {"1": "slots", "2": "table", "3": "table", "4": "table", "5": "table", "6": "table", "7": "bingo"}
LINKS = ("BetID", "GameSessionID", "PtPGameSessionID", "PTTransactionID")
TRUE = ("true", "1")


def records(stream: IO[bytes], file: str) -> Iterator[Element | Odd | Problem]:
    """The records of a file."""
    return markup.records(stream, file, NAMES)


def said(record: Element, _: Head) -> Iterator[Said]:
    """What one record says."""
    speaker = SPEAKERS.get(record.name)
    if speaker is None:
        if record.name not in NAMES.heads:
            yield Passed(f"records of {record.name}")
        return
    cancelled = record.get("CancelledRecordData", "CancelledRecordID")
    if cancelled is not None:
        yield Gone(cancelled)
        return
    replaced = record.get("ReplacedRecordID")
    if replaced is not None and replaced != record.get("RecordID"):
        yield Gone(replaced)
    yield from speaker(record)


def _money(element: Element, currency: str, *names: str) -> int:
    """An amount; nothing where it is not told."""
    text = element.get(*names)
    return cells.amount(text, currency, names[-1]) if text is not None else 0


def _need(record: Element, name: str) -> Element:
    found = record.one(name)
    if found is None:
        raise UnusableError(f"`{name}` is missing")
    return found


def _moment(element: Element, name: str) -> int:
    return cells.iso_instant(element.need(name), name)


def _note(record: Element, id_: str, at: int, what: str, body: dict[str, Any]) -> Note:
    return Note(id_, record.need("PlayerID"), at, what, body, record.need("RecordID"))


def _transaction(record: Element) -> Iterator[Said]:
    """A transaction of an account: a credit or a debit, and what it belongs to."""
    moved = _need(record, "TransactionData")
    currency = cells.currency_of(moved.need("TransactionCurrency"), "TransactionCurrency")
    kind = moved.need("TransactionType")
    if kind not in ("0", "1"):
        raise UnusableError(f"`TransactionType` is `{cells.short(kind)}`; 0 for a debit or 1 for a credit is wanted")
    link = next((name for name in LINKS if moved.get(name)), None)
    body = {
        "amount": abs(_money(moved, currency, "TransactionAmount")),
        "currency": currency,
        "credit": kind == "1",
        "adjustment": moved.get("AdjustmentIndicator") in TRUE,
        "words": f"{moved.get('TransactionCategory') or ''} {moved.get('TransactionDesc') or ''}".lower(),
        "bonus": moved.get("BonusID"),
        "link": link,
        "of": moved.get(link) if link else None,
        "method": METHODS.get(moved.get("PlayerMeanOfPayments") or ""),
    }
    yield _note(record, moved.need("TransactionID"), _moment(moved, "TransactionDate"), "transaction", body)


def _betting(record: Element) -> Iterator[Said]:
    """A bet that is placed."""
    bet = _need(record, "BetData")
    currency = cells.currency_of(bet.need("Currency"), "Currency")
    events = bet.all("BetEventData")
    legs = [
        cells.odds(text, "PlayerSelectionOdds") for event in events if (text := _real(event.get("PlayerSelectionOdds")))
    ]
    whole = _real(bet.get("BetIDOdds"))
    single = len(events) == 1
    body = {
        "bet": bet.need("BetID"),
        "amount": cells.amount(bet.need("BetAmount"), currency, "BetAmount"),
        "bonus_amount": _money(bet, currency, "NonRedeemableBonusAmountWagered"),
        "currency": currency,
        "category": "in_play" if any(event.get("BetTypeB") == "2" for event in events) else "sports",
        "odds": str(cells.odds(whole, "BetIDOdds")) if whole else None,
        "lowest_odds": str(min(legs)) if legs and len(legs) == len(events) else None,
        "round": events[0].get("BetEventID") if single else None,
        "selection": ": ".join(filter(None, (events[0].get("MarketID"), events[0].get("PlayerSelection"))))
        if single
        else None,
        "bonuses": [one.text.strip() for one in record.all("BonusID")],
    }
    yield _note(record, record.need("RecordID"), _moment(bet, "BetPlacedDate"), "betting", body)
    yield Fact("bet", str(body["bet"]), {}, 0, record.need("RecordID"))


def _real(odds: str | None) -> str | None:
    """Odds as they are written; below 1 they stand for none, as of pool bets."""
    return odds if odds is not None and cells.DECIMAL.match(odds) and Decimal(odds) >= 1 else None


def _winnings(record: Element) -> Iterator[Said]:
    """What became of a bet."""
    bet = _need(record, "BetData")
    currency = cells.currency_of(bet.need("Currency"), "Currency")
    states = [one.text.strip() for one in bet.all("BetStatus")]
    if states == ["5"]:
        yield Passed("winnings of bets that are pending")
        return
    body = {
        "bet": bet.need("BetID"),
        "states": states,
        "amount": cells.amount(bet.need("TotalAmountWon"), currency, "TotalAmountWon"),
        "bonus_amount": _money(bet, currency, "NonRedeemableBonusAmountWon"),
        "currency": currency,
        "again": bet.get("ResettlementIndicator") in TRUE,
    }
    at = bet.get("ActualBetSettlementDate")
    if at is None:
        raise UnusableError("`ActualBetSettlementDate` is missing")
    yield _note(record, record.need("RecordID"), cells.iso_instant(at, "ActualBetSettlementDate"), "winnings", body)


def _game(record: Element) -> Iterator[Said]:
    """A game session that has ended."""
    session = _need(record, "GameSessionData")
    currency = cells.currency_of(session.need("Currency"), "Currency")
    rake = _money(session, currency, "Stakes", "GameSessionJackpotRake")
    staked = cells.amount(session.need("Stakes", "GameSessionAmountWagered"), currency, "GameSessionAmountWagered")
    live = record.get("GameCategoryA") == "1"
    body = {
        "bet": session.need("GameSessionID"),
        "amount": staked + rake,
        "jackpot": rake,
        "bonus_amount": _money(session, currency, "Stakes", "GameSessionNonRedeemableBonusAmountWagered"),
        "payout": _money(session, currency, "Winnings", "GameSessionAmountWon"),
        "currency": currency,
        "settled": _moment(session, "GameSessionEndDate"),
        "category": "live" if live else GAMES.get(record.get("GameCategoryB") or "", "casino"),
        "game": record.get("RNGGames", "GameID") or record.get("LiveGames", "TableID"),
        "bonuses": [one.text.strip() for one in record.all("BonusID")],
    }
    yield _note(record, record.need("RecordID"), _moment(session, "GameSessionStartDate"), "game", body)
    yield Fact("bet", str(body["bet"]), {}, 0, record.need("RecordID"))


SPEAKERS = {
    "Online_Customer_Account_Transaction": _transaction,
    "Online_Betting": _betting,
    "Online_Betting_Winnings": _winnings,
    "Online_Game": _game,
}
"""What makes notes of each kind of record."""
