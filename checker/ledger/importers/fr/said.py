"""What a French event says: money that moves on the cash or bonus balance of a player, with its arithmetic checked."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import IO, Any, NamedTuple

from checker.finding import Problem
from checker.ledger.importers import cells, markup
from checker.ledger.importers.element import Element, Odd
from checker.ledger.importers.markup import Names
from checker.ledger.importers.note import Bad, Fact, Note, Passed, Said, Told, UnusableError
from checker.ledger.importers.run import Head

ZONE = "Europe/Paris"
ACCOUNT = ("CPTEALIM", "CPTERETRAIT", "CPTEABOND", "CPTEALIMOPE", "CPTEAJUSTOPE")
BETS = ("PASPMISE", "PASPGAIN", "PASPANNUL", "PAHIMISE", "PAHIGAIN", "PAHIANNUL")
OTHERS = (
    "OUVINFOPERSO", "MODIFINFOPERSO", "PREFCPTE", "CPTEIDENTITE", "CPTEADRESSE", "OKCONDGENE", "OUVOKCONFIRME",
    "ACCESREFUSE", "AUTOINTERDICTION", "LIMITMISE", "CLOTUREDEM", "CPTEREF", "LOTNATURE", "ACHATMONNAIE",
    "TYPEMONNAIE", "OUVPOINTDEVENTE", "MODIFPOINTDEVENTE", "CLOTUREPOINTDEVENTE",
)  # fmt: skip
PLAY = ("INSCRIT", "JEU", "ACHAT", "GAIN", "BILAN", "ANNUL", "MISE")
KNOWN = frozenset(OTHERS) | {family + end for family in ("PO", "FA", "LOTI", "LOJI") for end in PLAY}
NAMES = Names(
    used=frozenset(ACCOUNT + BETS),
    around=frozenset({"Evenements", "Events", "Coffre", "Lot"}),
    known=KNOWN,
    several=True,
)
METHODS = {
    "CarteBancaire": "card", "Virement": "bank_transfer", "MonnaieElectronique": "e_wallet", "Espece": "cash",
    "Cheque": "cheque", "Intermediaire": "intermediary", "RecepisseGagnant": "winning_receipt",
}  # fmt: skip


class Triplet(NamedTuple):
    """The names of a balance before, of what moves, and of the balance after; `sign` says which way."""

    wallet: str
    before: str
    moved: str
    after: str
    sign: int


def _both(cash: tuple[str, str, str], bonus: tuple[str, str, str], sign: int) -> tuple[Triplet, Triplet]:
    return Triplet("cash", *cash, sign), Triplet("bonus", *bonus, sign)


BONUS = ("BonusAvant", "BonusMouvement", "BonusApres")
SOLDE = ("SoldeAvant", "SoldeMouvement", "SoldeApres")
STAKE = _both(("SoldeAvantMise", "Mise", "SoldeApresMise"), ("BonusAvantMise", "BonusMise", "BonusApresMise"), -1)
HORSE = _both(("SoldeAvantMise", "Mise", "SoldeApresMise"), ("BonusAvantMise", "BonusMouvement", "BonusApresMise"), -1)
GAIN = _both(("SoldeAvantGain", "Gain", "SoldeApresGain"), ("BonusAvantGain", "BonusMouvement", "BonusApresGain"), 1)
BACK = _both(("SoldeAvantRembours", "MontantRembours", "SoldeApresRembours"), BONUS, 1)
TRIPLETS = {
    "CPTEALIM": (Triplet("cash", *SOLDE, 1),),
    "CPTERETRAIT": (Triplet("cash", *SOLDE, -1),),
    "CPTEABOND": (Triplet("cash", "SoldeAvant", "MontAbond", "SoldeApres", 1),),
    "CPTEALIMOPE": (Triplet("bonus", *BONUS, 1),),
    "CPTEAJUSTOPE": _both(("SoldeAvant", "Ajustement", "SoldeApres"), ("BonusAvant", "BonusAjust", "BonusApres"), 1),
    "PASPMISE": STAKE, "PASPGAIN": GAIN, "PASPANNUL": BACK, "PAHIMISE": HORSE, "PAHIGAIN": GAIN, "PAHIANNUL": BACK,
}  # fmt: skip
"""The balances that each event tells."""


def records(stream: IO[bytes], file: str) -> Iterator[Element | Odd | Problem]:
    """The events of a file."""
    return markup.records(stream, file, NAMES)


def said(event: Element, _: Head) -> Iterator[Said]:
    """What one event says; its number is kept, so that gaps are seen."""
    vault = f"{event.need('IDOper')}-{event.need('IDCoffre')}"
    number = event.need("IDEvt")
    if not (number.isascii() and number.isdigit()) or len(number) > 18:
        raise UnusableError(f"`IDEvt` is `{cells.short(number)}`, which is no number of an event")
    yield Fact("event", vault, {}, int(number))
    if event.name in KNOWN:
        yield Passed(f"events {event.name}")
        return
    try:
        yield from _movement(event, f"{vault}-{number}", int(number))
    except UnusableError as error:
        yield Bad(str(error))


def _movement(event: Element, id_: str, number: int) -> Iterator[Said]:
    """The note of an event that moves money."""
    if event.get("Unite") is not None:
        raise UnusableError(f"its amounts are in a currency of the operator's own, `{event.need('Unite')[:60]}`")
    at = _moment(event, "DateEvt")
    moved = [_checked(event, triplet) for triplet in TRIPLETS[event.name]]
    body = {"moves": [move for move in moved if move is not None], "more": MORE[event.name](event)}
    player = event.need("IDJoueur")
    yield from _twice(event)
    yield Note(id_, player, at, event.name, body, id_, number)


def _twice(event: Element) -> Iterator[Told]:
    """Whether the hour of an event, which was read already, is one that clocks showed twice."""
    moment = datetime.fromisoformat(f"20{_ISO.format(*_pairs(event.need('DateEvt')))}")
    if cells.is_twice(moment, ZONE):
        yield Told(f"`DateEvt` is {moment}, an hour that the clock of {ZONE} showed twice; the first is taken")


_ISO = "{}-{}-{}T{}:{}:{}"


def _pairs(digits: str) -> list[str]:
    return [digits[place : place + 2] for place in range(0, 12, 2)]


def _moment(event: Element, name: str) -> int:
    """An instant written `260301183000`; the century is this one."""
    written = event.need(name)
    if len(written) != 12 or not written.isdigit():
        raise UnusableError(f"`{name}` is `{cells.short(written)}`; twelve digits such as 260301183000 are wanted")
    return cells.digit_instant(f"20{written}", name, ZONE)


def _checked(event: Element, names: Triplet) -> dict[str, Any] | None:
    """A movement whose balances add up; None where the event tells of none on this balance."""
    if event.get(names.moved) is None:
        return None
    before, moved, after = (cells.amount(event.need(name), "EUR", name) for name in names[1:4])
    if before + names.sign * moved != after:
        told = " ".join((names.before, "+" if names.sign > 0 else "-", names.moved))
        raise UnusableError(
            f"`{told}` is {_euros(before)} {'+' if names.sign > 0 else '-'} {_euros(moved)}, "
            f"and `{names.after}` is {_euros(after)}"
        )
    return {"wallet": names.wallet, "before": before, "moved": moved, "after": after}


def _euros(amount: int) -> Decimal:
    return Decimal(amount).scaleb(-2)


def _deposit(event: Element) -> dict[str, Any]:
    return {"method": METHODS.get(event.get("TypeMoyenPaiement") or "")}


def _withdrawal(event: Element) -> dict[str, Any]:
    asked = event.get("SoldeDemande")
    return {
        "asked": cells.amount(asked, "EUR", "SoldeDemande") if asked else None,
        "asked_at": _moment(event, "DateDemande") if event.get("DateDemande") else None,
    }


def _grant(event: Element) -> dict[str, Any]:
    return {"offer": event.get("BonusNom") or event.get("TypeAbondement")}


def _adjusted(event: Element) -> dict[str, Any]:
    return {"type": event.need("TypeAjust")}


def _stake(event: Element) -> dict[str, Any]:
    """What was bet on: of a single its match and choice, of all the odds of each leg."""
    legs = event.all("PaSp", "LigSp")
    odds = [cells.odds(text, "Cote") for leg in legs if (text := leg.get("Cote")) and Decimal(text) >= 1]
    single = len(legs) == 1
    horse = event.name.startswith("PAHI")
    live = any(leg.one("Live") is not None for leg in legs)
    return {
        "bet": event.need("Tech"),
        "offer": event.get("BonusNom"),
        "category": "horse" if horse else "in_play" if live else "sports",
        "odds": str(odds[0]) if single and odds else None,
        "lowest_odds": str(min(odds)) if odds and len(odds) == len(legs) else None,
        "round": legs[0].get("Renc") if single else None,
        "selection": ": ".join(choice.text.strip() for choice in legs[0].all("PronoSp", "Choix")) if single else None,
    }


def _settled(event: Element) -> dict[str, Any]:
    return {"bet": event.need("Tech"), "cash_out": event.one("Cashout") is not None}


MORE = {
    "CPTEALIM": _deposit, "CPTERETRAIT": _withdrawal, "CPTEABOND": _grant, "CPTEALIMOPE": _grant,
    "CPTEAJUSTOPE": _adjusted, "PASPMISE": _stake, "PAHIMISE": _stake, "PASPGAIN": _settled, "PAHIGAIN": _settled,
    "PASPANNUL": _settled, "PAHIANNUL": _settled,
}  # fmt: skip
"""What each event tells besides its balances."""
