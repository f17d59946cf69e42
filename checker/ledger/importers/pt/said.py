"""What a Portuguese record says: bets with their balances, movements of accounts, sessions, totals of a day."""

import os
from collections.abc import Iterator
from typing import IO, Any

from checker.finding import Problem
from checker.ledger.importers import cells, markup
from checker.ledger.importers.days import day_of, money
from checker.ledger.importers.element import Element, Odd
from checker.ledger.importers.markup import Names
from checker.ledger.importers.note import At, Bad, Fact, Gone, Note, Passed, Said, UnusableError, tried
from checker.ledger.importers.run import Head

ZONE = "Europe/Lisbon"
CATEGORIES = {
    "sport": "sports", "hipica": "horse", "poker": "poker", "pbanca": "table", "bjack": "table", "fortazar": "casino",
}  # fmt: skip
"""Our product of each category of game; games of chance are slots, roulette or bingo."""
NAMES = Names(
    used=frozenset({"jogador", "conta", "resumo_activ"}),
    around=frozenset({"ficheiro", "registos_jogo", "registos_conta", "registos_log"}),
    heads=frozenset({"cod_entexpl", "datahr", "id_ficheiro", "cod_cofre"}),
    placed=frozenset(CATEGORIES),
)
HOUR = 3_600_000_000
AGAIN = "rp"
"""How the name of a file ends that replaces one sent before."""


def records(stream: IO[bytes], file: str) -> Iterator[Element | Odd | Problem]:
    """The records of a file, after its heads."""
    return markup.records(stream, file, NAMES)


def said(record: Element, head: Head) -> Iterator[Said]:
    """What one record says."""
    if record.name in NAMES.heads:
        head[record.name] = record.text.strip()
        return
    name = _stem(head["file"])
    if name.endswith(AGAIN):
        yield Gone(name.removesuffix(AGAIN))
    head["record"], head["count"] = name, head.get("count", 0) + 1
    if record.name == "resumo_activ":
        yield from _totals(record, head)
    elif record.name == "conta":
        yield _transfer(record, head)
    elif record.get("tipo_log") is not None:
        yield _session(record, head)
    else:
        yield from _played(record, head)


def _stem(file: str) -> str:
    return os.path.basename(file).partition(".")[0]


def _id(head: Head, *parts: str) -> str:
    """An id of what has none of its own: the vault, the file, and the place in it."""
    return ":".join((head.get("cod_cofre", ""), head["record"], *parts))


def euros(element: Element, name: str) -> int:
    """An amount; nothing where it is not told."""
    text = element.get(name)
    return cells.amount(text, "EUR", name) if text is not None else 0


def _moment(element: Element, name: str) -> int:
    return cells.digit_instant(element.need(name), name, ZONE)


def _checked(element: Element, before: str, moved: str, after: str, sign: int, fee: str | None = None) -> int:
    """What moved on a balance, if the three amounts add up; a fee may be taken out of it."""
    first, amount, last = euros(element, before), euros(element, moved), euros(element, after)
    told = element.get(before) is not None and element.get(after) is not None
    wanted = {first + sign * amount} | ({first + sign * amount - euros(element, fee)} if fee else set())
    if told and last not in wanted:
        raise UnusableError(
            f"`{before}` {'+' if sign > 0 else '-'} `{moved}` is {money(first + sign * amount, 'EUR')}, "
            f"and `{after}` is {money(last, 'EUR')}"
        )
    return amount


def _transfer(record: Element, head: Head) -> Note:
    """Money between the player's bank and the account."""
    way = record.need("cod_optct")
    if way not in ("CREDITO", "DEBITO"):
        raise UnusableError(f"`cod_optct` is `{cells.short(way)}`; CREDITO or DEBITO is wanted")
    moved = abs(euros(record, "saldo_mov"))
    first, last = euros(record, "saldo_ini"), euros(record, "saldo_fim")
    if last - first != (moved if way == "CREDITO" else -moved):
        told = [money(amount, "EUR") for amount in (moved, first, last)]
        raise UnusableError(f"a {way} of {told[0]} does not lead from {told[1]} to {told[2]}")
    kind = "deposit" if way == "CREDITO" else "withdrawal_paid"
    id_ = _id(head, str(head["count"]))
    return Note(id_, record.need("codjogador"), _moment(record, "timestp_op"), kind, {"amount": moved}, head["record"])


def _session(record: Element, head: Head) -> Note:
    kind = record.need("tipo_log")
    if kind not in ("LOGIN", "LOGOUT"):
        raise UnusableError(f"`tipo_log` is `{cells.short(kind)}`; LOGIN or LOGOUT is wanted")
    id_ = f"{record.need('id_sessao')}:{kind.lower()}"
    body = {"flag": "session_started" if kind == "LOGIN" else "session_ended"}
    return Note(id_, record.need("codjogador"), _moment(record, "timestp_acao"), "flag", body, head["record"])


def _played(record: Element, head: Head) -> Iterator[Said]:
    """The bets of a player in an hour, and what the bonus balance of the account did besides."""
    player = record.need("codjogador")
    bets = [bet for one in record.all("apostas") for bet in one.children]
    found = [tried(At(head["file"], bet.line, bet.column), _bet, bet, player, head) for bet in bets]
    yield from found
    notes = [one for one in found if isinstance(one, Note)]
    account = record.one("conta_jog")
    moved = _checked(account, "bonus_ini", "bonus_mov", "bonus_fim", 1) if account is not None else 0
    begun = min((note.at for note in notes), default=None)
    ended = cells.digit_instant(head["datahr"], "datahr", ZONE) if head.get("datahr") else begun
    hour = (ended // HOUR - 1) * HOUR if head.get("datahr") and ended is not None else 0
    staked = sum(note.body["bonus_amount"] for note in notes if note.at >= hour)
    if moved + staked and len(notes) < len(found):
        yield Bad("what the bonus balance did cannot be told beside a bet that cannot be used")
    elif moved + staked:
        yield _bonus(record, moved + staked, (begun, ended), player, head)
    elif not found:
        yield Passed("hours of players without movements")


def _bonus(record: Element, moved: int, hour: tuple[int | None, int | None], player: str, head: Head) -> Note:
    """The bonus that was granted or taken in an hour: granted before the first bet, taken at the end."""
    begun, ended = hour
    at = begun if moved > 0 and begun is not None else ended
    if at is None:
        raise UnusableError("`datahr` is missing, and no bet says when the bonus moved")
    where = At(head["file"], record.line, record.column)
    return Note(_id(head, player, "bonus"), player, at, "bonus", {"moved": moved}, head["record"], -1, where)


def _bet(bet: Element, player: str, head: Head) -> Note:
    """A bet; while it has no end it is placed only."""
    if bet.name not in CATEGORIES:
        raise UnusableError(f"`{cells.short(bet.name)}` is no category of game")
    body: dict[str, Any] = {
        "cash_amount": _checked(bet, "a_saldo_ini", "a_valor", "a_saldo_fim", -1),
        "bonus_amount": _checked(bet, "a_bonus_ini", "a_bonus", "a_bonus_fim", -1),
        "won": _checked(bet, "g_saldo_ini", "g_ganho", "g_saldo_fim", 1, "a_comissao"),
        "back": _checked(bet, "r_saldo_ini", "r_valor", "r_saldo_fim", 1),
        "bet": bet.need("cod_aptr_jog"),
        "settled": _moment(bet, "timestp_fim") if bet.get("timestp_fim") else None,
        "category": CATEGORIES[bet.name],
        "game": bet.get("descr") or bet.get("descr_ap"),
        "selection": bet.get("a_local"),
        "round": bet.get("id_partida"),
        "single": bet.get("combinado") != "S" and bet.get("multipla") != "S",
    }
    odds = bet.get("cota_ap") or bet.get("cota")
    body["odds"] = str(cells.odds(odds, "cota_ap")) if odds and cells.decimal(odds, "cota_ap") >= 1 else None
    at = _moment(bet, "timestp_ini")
    order = int(body["settled"] is not None)  # a record of the end comes after that of the same bet without one
    id_ = f"{head.get('cod_cofre', '')}:{bet.need('cod_opejog')}"
    return Note(id_, player, at, "bet", body, head["record"], order, At(head["file"], bet.line, bet.column))


def _totals(record: Element, head: Head) -> Iterator[Said]:
    """What was staked on a day, of all players and by type of game."""
    day = record.need("data_fin")
    day_of(day, "data_fin")
    staked = sum(euros(part, "total_apostas") for part in record.all("tipo_jogo", "liq_int"))
    yield Fact("total", day, {"staked": staked}, 0, head["record"])
