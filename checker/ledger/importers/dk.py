"""Denmark: standard records v2 of Spillemyndigheden: casino and poker sessions, and the report of a day."""

from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

from checker.finding import Level, Problem
from checker.ledger.importers import cells, markup
from checker.ledger.importers.days import bounds, day_of, money
from checker.ledger.importers.element import Element, Odd
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.markup import Names
from checker.ledger.importers.note import Fact, Gone, Note, Refused, Said, Told, UnusableError
from checker.ledger.importers.proof import no, yes
from checker.ledger.importers.row import Row
from checker.ledger.importers.run import Format, Head, imported
from checker.ledger.importers.shelf import Shelf

NAMES = Names(
    used=frozenset({"KasinospilSession", "CashGameSession", "EndOfDayRapportStruktur"}),
    around=frozenset(
        {
            "KasinospilPrSessionStruktur", "KasinospilStruktur", "KasinospilAggregeretPrSession",
            "PokerCashGamePrSessionStruktur", "PokerCashGameStruktur", "PokerCashGameAggregeretPrSession",
        }
    ),
    heads=frozenset({"FilInformation", "TilladelsesindehaverOgSpil"}),
)  # fmt: skip
CATEGORIES = {
    "roulette": "table", "baccarat": "table", "puntobanco": "table", "blackjack": "table", "bingo": "bingo",
    "poker": "poker", "spilleautomat": "slots", "andet": "casino", "kombinationsspil": "casino",
}  # fmt: skip
SESSIONS = ("KasinospilSinglePlayer", "KasinospilMultiPlayer", "PokerCashGame")
"""The categories of a report of a day that are told by session."""
ZONE = "Europe/Copenhagen"
PREFIXES = {"KasinospilSession": "Kasinospil", "CashGameSession": "PokerSession"}


def _records(stream: IO[bytes], file: str) -> Iterator[Element | Odd | Problem]:
    return markup.records(stream, file, NAMES)


def _said(record: Element, head: Head) -> Iterator[Said]:
    """What one record says; a file may replace one sent before."""
    if record.name == "FilInformation":
        head["replaces"] = record.get("SpilFilErstatningIdentifikation")
        head["record"] = record.get("SpilFilIdentifikation") or ""
        return
    if record.name == "TilladelsesindehaverOgSpil":
        head["kind"] = record.get("SpilKategoriNavn") or ""
        return
    if record.name == "EndOfDayRapportStruktur":
        yield from _day(record)
        return
    if head.get("replaces"):
        yield Gone(head["replaces"])
    yield from _session(record, head)


def _session(record: Element, head: Head) -> Iterator[Said]:
    """A session of a player at one game, or the cancellation of one."""
    body, inexact = _played(record)
    if inexact:
        yield Told(f"amounts of the session are no whole minor units of {body['currency']}; they are rounded half up")
    id_, file, player = body["bet"], head.get("record", ""), record.need("SpillerInformationIdentifikation")
    at = _instant(record, "SpilKøbDatoTid" if record.get("SpilKøbDatoTid") else "SpilKoebDatoTid")
    if record.get("SpilAnnullering", "SpilAnnullering") != "1":
        yield Note(id_, player, at, "session", body, file)
        return
    void = record.get("SpilAnnullering", "SpilAnnulleringDatoTid")
    void_at = cells.iso_instant(void, "SpilAnnulleringDatoTid", "UTC") if void else body["settled"]
    yield Note(f"{id_}/void", player, at, "cancelled", {**body, "void": void_at}, file)
    yield Fact("cancelled", id_, {}, 0, file)


def _played(record: Element) -> tuple[dict[str, Any], bool]:
    """What was staked and won in a session, and whether an amount had to be rounded."""
    prefix = PREFIXES[record.name]
    currency = cells.currency_of(record.need("ValutaOplysningKode"), "ValutaOplysningKode")
    jackpots = [part.need(f"{prefix}IndskudJackpot") for part in record.all("JackpotListe", "Jackpot")]
    jackpot = sum((cells.decimal(text, f"{prefix}IndskudJackpot") for text in jackpots), Decimal(0))
    stake, won = (cells.decimal(record.need(f"{prefix}{name}"), name) for name in ("IndskudSpil", "GevinstSpil"))
    amounts = [cells.rounded(one, currency, prefix) for one in (stake + jackpot, jackpot, won)]
    if any(amount < 0 for amount, _ in amounts):
        raise UnusableError("an amount of the session is below 0")
    casino = CATEGORIES.get(record.get("KasinospilKategori") or "", "casino")
    body = {
        **dict(zip(("amount", "jackpot", "payout"), (amount for amount, _ in amounts), strict=True)),
        "currency": currency,
        "bet": record.need("SpilTransaktionIdentifikation"),
        "settled": _instant(record, "SpilFaktiskSlutDatoTid"),
        "category": casino if prefix == "Kasinospil" else "poker",
        "game": record.get("SpilProduktNavn"),
    }
    return body, any(inexact for _, inexact in amounts)


def _instant(record: Element, name: str) -> int:
    return cells.iso_instant(record.need(name), name, "UTC")


def _day(record: Element) -> Iterator[Said]:
    """What was staked on a day, by category of game."""
    report = record.one("EndOfDayRapportStruktur") or record
    holder = report.one("Tilladelsesindehaver")
    if holder is None:
        raise UnusableError("`Tilladelsesindehaver` is missing")
    currency = cells.currency_of(holder.need("ValutaOplysningKode"), "ValutaOplysningKode")
    day = holder.need("EndOfDayRapportDato")
    day_of(day, "EndOfDayRapportDato")
    file = report.get("FilInformation", "SpilFilIdentifikation") or ""
    replaced = report.get("FilInformation", "SpilFilErstatningIdentifikation")
    if replaced is not None:
        yield Gone(replaced)
    for part in report.all("SpilOpgørelseListe", "SpilOpgørelse"):
        stakes = (f"EndOfDayRapportIndskud{what}" for what in ("Spil", "Jackpot"))
        staked = sum((cells.decimal(part.need(name), name) for name in stakes), Decimal(0))
        kind = part.need("SpilKategoriNavn")
        if kind in SESSIONS:
            whole, _ = cells.rounded(staked, currency, "EndOfDayRapportIndskudSpil")
            yield Fact(f"total {day}", kind, {"staked": whole, "currency": currency}, 0, file)
    yield Fact("day", day, {"currency": currency}, 0, file)


def _rows(_: str, notes: Iterator[Note], held: Shelf) -> Iterator[Row | Refused | Problem]:
    """The rows that the sessions of one player make: a session that was cancelled is placed, and void."""
    placed: set[str] = set()
    for note in notes:
        body = note.body
        row = Row(
            transaction=note.id, at=note.at, settled_at=max(body["settled"], note.at), bet=body["bet"],
            player=note.player, kind="bet_settled", amount=body["amount"], currency=body["currency"],
            payout=body["payout"], game=body["game"], category=body["category"],
            jackpot_amount=body["jackpot"] or None,
        )  # fmt: skip
        if note.what == "session" and held.fact("cancelled", body["bet"]) is None:
            yield row
            continue
        if body["bet"] not in placed:
            placed.add(body["bet"])
            yield row._replace(transaction=body["bet"], kind="bet_placed", settled_at=None, payout=None)
        if note.what == "cancelled":
            void = max(body["void"], note.at)
            yield row._replace(at=void, kind="bet_voided", settled_at=None, payout=body["amount"])


def _closing(held: Shelf) -> Iterator[Problem]:
    """For each report of a day, what the sessions that began on it come to where that is something else."""
    for day in held.keys("day"):
        currency = (held.fact("day", day) or {})["currency"]
        facts = [held.fact(f"total {day}", kind) for kind in held.keys(f"total {day}")]
        told = sum(fact["staked"] for fact in facts if fact is not None)
        found = held.total("session", ("amount",), *bounds(day, ZONE, "EndOfDayRapportDato"))
        if told != found:
            sums = f"{money(told, currency)} staked in casino and cash games, and the sessions read make"
            yield Problem(Level.NOTE, f"the report of {day} tells of {sums} {money(found, currency)}")


FORMAT = Format(_records, _said, _rows, "dk", _closing)

DK = Importer(
    title="Denmark, standard records v2",
    reads="XML files of KasinospilSession, CashGameSession and EndOfDayRapport",
    grain="session",
    proves={
        "turnover_total": yes("every session carries what was staked in it"),
        "turnover_by_weight": yes("every session stands under its category of game"),
        "funds_split": no("the records tell nothing of bonuses"),
        "released_when_due": no("the records tell nothing of bonuses"),
        "expired_not_early": no("the records tell nothing of bonuses"),
        "withdrawal_refused": no("the records tell nothing of the movements of accounts"),
        "bonus_above_cap": no("the records tell nothing of bonuses"),
    },
    infers=(
        "a session is written as one bet, so that no single stake of it is known",
        "what a session fed into jackpots is a part of its stake",
        "amounts with more digits than the minor unit are rounded half up",
    ),
    read=lambda given, options: imported(FORMAT, given, options),
)
"""The importer of Danish records."""
