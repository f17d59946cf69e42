"""What a Dutch record says: movements of money as notes; bets, sessions, games and their links as facts."""

from collections.abc import Iterator
from decimal import Decimal

from checker.ledger.importers import cells
from checker.ledger.importers.nl.records import Record
from checker.ledger.importers.note import Fact, Gone, Note, Passed, Said, UnusableError
from checker.ledger.importers.run import Head

METHODS = {
    "CREDIT_CARD": "credit_card", "ELECTRONIC_MONEY": "e_wallet", "BANK_TRANSFER": "bank_transfer", "OTHER": "other",
}  # fmt: skip
TYPES = (
    "DEPOSIT", "WITHDRAWAL", "WINNING", "BONUS", "STAKE", "CASH_OUT", "VOID_BET", "VOID_STAKE", "BONUS_CANCELLED",
    "BONUS_EXPIRED", "RESETTLEMENT", "OTHER",
)  # fmt: skip
SIGNED = ("RESETTLEMENT", "OTHER")
"""The types whose amount may go either way; of the others the type says which way, and the sign is not looked at."""
LIVE = ("true", "1")


def said(record: Record, _: Head) -> Iterator[Said]:
    """What one record says."""
    if record.kind == "transaction":
        yield from _corrections(record)
        yield _transaction(record)
        return
    speaker = SPEAKERS.get(record.kind)
    if speaker is None:
        yield Passed(f"records of {record.kind}")
        return
    yield from _corrections(record)
    yield from speaker(record)


def _corrections(record: Record) -> Iterator[Gone]:
    replaced = record.get("replaced_record_id")
    if replaced is not None and replaced != record.get("record_id"):
        yield Gone(replaced)


def _transaction(record: Record) -> Note | Passed:
    what, status = record.need("transaction_type"), record.need("transaction_status")
    if what not in TYPES:
        raise UnusableError(f"`transaction_type` is `{cells.short(what)}`, which the data model does not know")
    if status not in ("SUCCESSFUL", "UNSUCCESSFUL"):
        raise UnusableError(f"`transaction_status` is `{cells.short(status)}`; SUCCESSFUL or UNSUCCESSFUL is wanted")
    if status == "UNSUCCESSFUL" and what != "WITHDRAWAL":
        return Passed(f"{what} transactions that were UNSUCCESSFUL")
    amount = _amount(record.need("transaction_amount"), what)
    id_, at = record.need("transaction_id"), _instant(record, "transaction_datetime")
    method = METHODS.get(record.get("transaction_deposit_instrument") or "")
    body = {"amount": amount, "refused": status == "UNSUCCESSFUL", "method": method}
    return Note(id_, record.need("player_profile_id"), at, what, body, record.need("record_id"))


def _amount(text: str, what: str) -> int:
    written = text.replace(",", ".") if "." not in text else text
    found = cells.amount(written, "EUR", "transaction_amount")
    return found if what in SIGNED else abs(found)


def _instant(record: Record, name: str) -> int:
    return cells.iso_instant(record.need(name), name, "UTC")


def _bet(record: Record) -> Iterator[Said]:
    id_, version = record.need("bet_id"), _instant(record, "extraction_date")
    key = record.get("pk_id") or record.need("record_id")
    body = {"status": record.need("bet_status"), "key": key}
    yield Fact("bet", id_, body, version, record.need("record_id"))
    yield Fact("bet of", key, {"bet": id_}, version, record.need("record_id"))
    for part in record.parts:
        yield _part(key, part)
    for link in record.links:
        if "transaction_id" in link:
            yield Fact("link", link["transaction_id"], {"bet of": key}, version, record.need("record_id"))


def _part(key: str, part: dict[str, str]) -> Fact:
    """A part of a bet; odds that are none are left out, since no rule of law hangs on them alone."""
    odds = part.get("part_odds", "").replace(",", ".")
    known = cells.DECIMAL.match(odds) and 1 <= Decimal(odds) < 10**9
    body = {
        "event": part.get("part_event"),
        "live": part.get("part_live", "").lower() in LIVE,
        "odds": str(cells.odds(odds, "part_odds")) if known else None,
        "choice": part.get("part_prognosis_value"),
        "of": part.get("part_prognosis_result_type"),
    }
    return Fact("part", key, body)


def _bet_part(record: Record) -> Iterator[Said]:
    yield _part(record.need("wok_bet_pk_id"), record.fields)


def _bet_link(record: Record) -> Iterator[Said]:
    yield Fact("link", record.need("transactions_id"), {"bet of": record.need("wok_bet_pk_id")})


def _session(record: Record) -> Iterator[Said]:
    id_, version = record.need("game_session_id"), _instant(record, "extraction_date")
    key = record.get("pk_id") or record.need("record_id")
    yield Fact("session of", key, {"session": id_, "game": record.need("game_id")}, version, record.need("record_id"))
    for link in record.links:
        if "transaction_id" in link:
            yield Fact("link", link["transaction_id"], {"session of": key}, version, record.need("record_id"))


def _session_link(record: Record) -> Iterator[Said]:
    yield Fact("link", record.need("transaction_id"), {"session of": record.need("wok_game_session_pk_id")})


def _game(record: Record) -> Iterator[Said]:
    body = {"type": record.need("game_type"), "name": record.get("game_commercial_name")}
    version = _instant(record, "extraction_date")
    yield Fact("game", record.need("game_id"), body, version, record.need("record_id"))


def _cancellation(record: Record) -> Iterator[Said]:
    yield Gone(record.need("cancelled_record_id"))


SPEAKERS = {
    "bet": _bet, "bet_part": _bet_part, "bet_link": _bet_link, "session": _session, "session_link": _session_link,
    "game": _game, "cancellation": _cancellation,
}  # fmt: skip
"""What makes facts of each kind of record."""
