"""What a Spanish record says: operations, bonuses and daily sums of the accounts, bets and game sessions."""

from collections.abc import Iterator
from typing import IO, Any

from checker.finding import Problem
from checker.ledger.importers import cells, markup
from checker.ledger.importers.element import Element, Odd
from checker.ledger.importers.markup import Names
from checker.ledger.importers.note import At, Bad, Gone, Note, Passed, Said, UnusableError, tried
from checker.ledger.importers.run import Head

ZONE = "Europe/Madrid"
NAMES = Names(
    used=frozenset({"Registro"}),
    around=frozenset({"Lote"}),
    heads=frozenset({"Cabecera", "Signature"}),
    placed=frozenset({"Jugador", "Juego", "Operaciones", "Desglose"}),
)
RESULTS = {
    "OK": "withdrawal_paid",
    "CU": "withdrawal_cancelled",
    "CO": "withdrawal_refused",
    "CM": "withdrawal_cancelled",
}
"""What became of a withdrawal, by its result: cancelled by the user, by the operator, by the means of payment."""
CATEGORIES = {
    "ADC": "sports", "ADM": "pool", "ADX": "exchange", "AHC": "horse", "AHM": "pool", "AOC": "betting",
    "AOX": "exchange", "AZA": "slots", "RLT": "table", "BLJ": "table", "PUN": "table", "BNG": "bingo", "POC": "poker",
    "POT": "poker", "COM": "casino",
}  # fmt: skip
"""Our product of each type of game."""


def records(stream: IO[bytes], file: str) -> Iterator[Element | Odd | Problem]:
    """The records of a file."""
    return markup.records(stream, file, NAMES)


def said(record: Element, head: Head) -> Iterator[Said]:
    """What one record says."""
    if record.name != "Registro":
        return
    kind = record.attributes.get("type", "").rpartition(":")[2]
    speaker = SPEAKERS.get(kind)
    if speaker is None:
        yield Passed(f"records of {kind or 'no type'}")
        return
    corrected = record.one("Cabecera", "Rectificacion")
    if corrected is not None:
        yield Gone(f"{corrected.need('RegistroId')} {corrected.get('RegistroFecha') or ''}".strip())
    found = list(speaker(record, _Source(record, head["file"])))
    yield from found or [Passed("records of players without movements")]


class _Source:
    """The record that notes come of: its id, and the places of its elements."""

    def __init__(self, record: Element, file: str) -> None:
        id_ = record.need("Cabecera", "RegistroId")
        self.file, self.record = file, f"{id_} {record.need('Cabecera', 'Fecha')}"
        self.prefix = f"{id_}.{record.get('Cabecera', 'SubregistroId') or '1'}"

    def at(self, element: Element) -> At:
        """Where an element of the record stands."""
        return At(self.file, element.line, element.column)

    def note(self, element: Element, id_: str, player: str, at: int, what: str, body: dict[str, Any]) -> Note:
        """A note of an element of the record."""
        return Note(f"{self.prefix}:{id_}", player, at, what, body, self.record, where=self.at(element))


def money(element: Element | None, name: str) -> tuple[int, str]:
    """An amount in minor units without its sign, and its currency; nothing is none."""
    if element is None or not (element.children or element.text.strip()):
        return 0, "EUR"
    lines = element.all("Linea")
    if not lines:
        return abs(cells.amount(element.text, "EUR", name)), "EUR"
    sums: dict[str, int] = {}
    for line in lines:
        currency = cells.currency_of(line.need("Unidad"), "Unidad")
        sums[currency] = sums.get(currency, 0) + cells.amount(line.need("Cantidad"), currency, name)
    moved = {currency: amount for currency, amount in sums.items() if amount} or {"EUR": 0}
    if len(moved) > 1:
        raise UnusableError(f"`{name}` is in several currencies: {', '.join(sorted(moved))}")
    currency, amount = next(iter(moved.items()))
    return abs(amount), currency


def _instant(element: Element, name: str) -> int:
    return cells.digit_instant(element.need(name), name, ZONE)


def _player(element: Element) -> str:
    return element.get("JugadorId") or element.need("ID", "JugadorId")


def _accounts(record: Element, source: _Source) -> Iterator[Said]:
    """The accounts of players over a day; those of a month say the same once more."""
    day = record.get("Periodo", "Dia")
    if day is None:
        yield Passed("records of a month, whose days have their own")
        return
    end = cells.digit_instant(f"{day}235959", "Dia", ZONE)
    for account in record.all("Jugador"):
        player = _player(account)
        for what in ("Depositos", "Retiradas"):
            for place, operation in enumerate(account.all(what, "Operaciones"), 1):
                id_ = f"{player}:{what}:{place}"
                yield tried(source.at(operation), _operation, operation, what, id_, player, source)
        for place, bonus in enumerate(account.all("Bonos", "Desglose"), 1):
            yield tried(source.at(bonus), _bonus, bonus, f"{player}:Bonos:{place}", player, source)
        yield from _sums(account, player, end, source)


def _operation(operation: Element, what: str, id_: str, player: str, source: _Source) -> Said:
    result = operation.need("ResultadoOperacion")
    kind = ("deposit" if result == "OK" else None) if what == "Depositos" else RESULTS.get(result)
    if kind is None:
        return Passed(f"{what} with the result {cells.short(result)}")
    amount, currency = money(operation.one("Importe"), "Importe")
    body = {"amount": amount, "currency": currency, "method": _method(operation.get("MedioPago"))}
    return source.note(operation, id_, player, _instant(operation, "Fecha"), kind, body)


def _method(text: str | None) -> str | None:
    """The means of payment as the operator calls it, in the letters of our words."""
    return text.lower().replace(" ", "_") if text is not None else None


def _bonus(bonus: Element, id_: str, player: str, source: _Source) -> Note:
    concept = bonus.need("Concepto")
    if concept not in ("CONCESION", "LIBERACION", "CANCELACION"):
        raise UnusableError(f"`Concepto` is `{cells.short(concept)}`; CONCESION, LIBERACION or CANCELACION is wanted")
    amount, currency = money(bonus.one("Importe"), "Importe")
    started = bonus.get("FechaActivacion") if concept == "CONCESION" else None
    active = (
        cells.digit_instant(started if len(started) > 8 else f"{started}000000", "FechaActivacion", ZONE)
        if started
        else None
    )
    body = {"amount": amount, "currency": currency, "active": active}
    return source.note(bonus, id_, player, _instant(bonus, "Fecha"), concept, body)


def _sums(account: Element, player: str, end: int, source: _Source) -> Iterator[Said]:
    """What a player staked and won on a day, by type of game."""
    types: dict[str, dict[str, int]] = {}
    for what in ("Participacion", "ParticipacionDevolucion", "Premios"):
        for part in account.all(what, "Desglose"):
            try:
                amount, currency = money(part.one("Importe"), what)
                sums = types.setdefault(f"{part.need('TipoJuego')} {currency}", {})
                sums[what] = sums.get(what, 0) + amount
            except UnusableError as error:
                yield Bad(str(error), source.at(part))
    for key, sums in types.items():
        if any(sums.values()):
            game, _, currency = key.partition(" ")
            body = {"sums": sums, "currency": currency, "category": CATEGORIES.get(game)}
            yield source.note(account, f"{player}:{game}", player, end, "day", body)


def _bets(record: Element, source: _Source) -> Iterator[Said]:
    """A settled bet, or the bets of players against each other."""
    game = record.one("Juego")
    if game is None:
        raise UnusableError("`Juego` is missing")
    for place, player in enumerate(record.all("Jugador"), 1):
        yield tried(source.at(player), _bet, game, player, place, source)


def _bet(game: Element, player: Element, place: int, source: _Source) -> Note:
    """The bet of one player."""
    began = player.get("FechaApuesta")
    at = cells.digit_instant(began, "FechaApuesta", ZONE) if began else _instant(game, "FechaInicio")
    ticket = player.get("TicketApuesta") or game.need("JuegoId")
    body = {
        **_played(player),
        **_of_bet(game, player),
        "bet": ticket,
        "outs": [_cash_out(out) for out in player.all("CashOut")],
        "settled": _instant(game, "FechaFin"),
    }
    return source.note(player, f"{ticket}:{place}", _player(player), at, "play", body)


def _cash_out(out: Element) -> tuple[int, int]:
    return money(out.one("ImporteCashOut"), "ImporteCashOut")[0], _instant(out, "FechaCashOut")


def _of_bet(game: Element, player: Element) -> dict[str, Any]:
    """What was bet on; only a single says which odds its one leg had."""
    category = CATEGORIES.get(game.need("TipoJuego"))
    odds = player.get("Cuota")
    events = game.all("Eventos")
    single = len(events) == 1 and game.get("TipoApuesta") in (None, "Simple")
    return {
        "category": "in_play" if game.get("EnDirecto") == "S" and category in ("sports", "betting") else category,
        "odds": str(cells.odds(odds, "Cuota")) if odds else None,
        "single": single,
        "round": events[0].get("EventoId") if single else None,
        "selection": events[0].get("Hecho") if single else None,
        "game": None,
    }


def _played(element: Element) -> dict[str, Any]:
    """What was staked, given back and won."""
    names = {"stake": "Participacion", "back": "ParticipacionDevolucion", "won": "Premios"}
    sums = {key: money(element.one(name), name) for key, name in names.items()}
    currencies = {currency for amount, currency in sums.values() if amount} or {"EUR"}
    if len(currencies) > 1:
        raise UnusableError(f"stake and prize are in several currencies: {', '.join(sorted(currencies))}")
    return {**{key: amount for key, (amount, _) in sums.items()}, "currency": currencies.pop()}


def _sessions(record: Element, source: _Source) -> Iterator[Said]:
    """The games of one session of a player."""
    player = record.one("Jugador")
    if player is None:
        raise UnusableError("`Jugador` is missing")
    for game in record.all("Juego"):
        yield tried(source.at(game), _session, game, _player(player), source)


def _session(game: Element, player: str, source: _Source) -> Note:
    """One game of a session."""
    id_, category = game.need("JuegoId"), CATEGORIES.get(game.need("TipoJuego"))
    body = {
        **_played(game),
        **dict.fromkeys(("odds", "round", "selection")),
        "bet": id_,
        "outs": [],
        "settled": _instant(game, "FechaFin"),
        "single": False,
        "game": game.get("JuegoDesc"),
        "category": "live" if game.get("JuegoEnVivo") == "S" else category,
    }
    return source.note(game, id_, player, _instant(game, "FechaInicio"), "play", body)


SPEAKERS = {
    "RegistroCJD": _accounts,
    "RegistroApuestaContrapartida": _bets,
    "RegistroApuestaMutua": _bets,
    "RegistroOtrosJuegos": _sessions,
}
"""What makes notes of each type of record."""
