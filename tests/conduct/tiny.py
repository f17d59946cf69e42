"""Tiny ledgers and single bonuses, written as people would, as conduct takes them."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from checker import cases
from checker.conduct import clock
from checker.conduct.bonuses import Bonuses
from checker.conduct.eligible import BITS
from checker.conduct.of_rows import Ledger
from checker.conduct.promises import Promises, Terms, promises_of
from checker.ledger.columns import FLAGS, KINDS
from checker.ledger.rows import Names, Rows
from checker.money import digits_of
from checker.money import parse as money
from checker.offer import Offer
from checker.offer.read import offers_in
from checker.replay.fields import NONE, B, End, R, Unsure
from checker.source import read, write
from tests.law import values_in

HERE = Path(__file__).parent
MICRO = {"COUNTED", "REQUIREMENT", "REPORTED_OFF_MICRO"}
ENDS = {"DUE_END", "DONE_END"}
ABSENT = {
    name for name in B.__members__ if name.endswith(("_ROW", "_AT")) or name in ("DEADLINE", "METHOD", "REPORTED")
}
BONUS = {"ID": 0, "RULES": 0, "GRANT_ROW": 10, "GRANTED_AT": "2026-03-01 10:00", "ACTIVE_AT": "2026-03-01 10:00"}
BONUS |= {"AMOUNT": "100.00", "DEPOSIT": "100.00", "DEPOSIT_AT": "2026-03-01 09:00", "DEPOSIT_ROW": 9, "METHOD": 0}
BONUS |= {"DEPOSITS_BEFORE": 1, "AGE": 5, "ORDINAL": 1, "REQUIREMENT": "500.00", "DEADLINE": "2026-03-31 10:00"}
PAID = {"MET_AT": "2026-03-04 10:15", "MET_ROW": 50, "COUNTED": "500.00", "DUE_END": "COMPLETED", "DUE_AMOUNT": "80.00"}
PAID |= {"DUE_AT": "2026-03-04 10:15", "DONE_END": "COMPLETED", "DONE_AT": "2026-03-04 10:15", "DONE_ROW": 51}
PAID |= {"RELEASED": "80.00", "DONE_AMOUNT": "80.00"}
GONE = {"DONE_END": "FORFEITED", "DONE_AT": "2026-03-05 10:15", "DONE_ROW": 51, "DONE_AMOUNT": "60.00"}
LIKE = {"": {}, "paid": PAID, "gone": GONE}
"""What a bonus is like that was released when it was met, and one that was forfeited."""
RULES = {"WIN_CAP", "WIN_CAP_TIMES", "BET_LIMIT_SHARE", "CREDITED_AFTER"}
METHODS = ("debit_card", "skrill")
END = "2026-06-01 00:00"


def micros(text: str) -> int:
    return clock.micros(datetime.fromisoformat(text).replace(tzinfo=UTC))


def offer_of(case: dict[str, Any], market: str) -> Offer:
    """The base offer with what a case changes, in one market."""
    change = cases.Change({"markets": [market], **case.get("with", {})}, tuple(case.get("without", ())))
    values = cases.changed(values_in(HERE / "offer.yaml"), change)
    documents, problems = read("offer.yaml", write(values).encode())
    offers, further = offers_in(documents[0])
    assert not problems + further, problems + further
    return offers[0][0]


def bonuses_of(case: dict[str, Any], market: str = "gb", currency: str = "GBP") -> Bonuses:
    """The bonuses of a case: one, or each of `bonuses`, all of one player, under the terms of the case."""
    parts = offer_of(case, market)
    terms = [Terms(parts, part, i, market, currency) for i, part in enumerate(parts.all_parts())]
    table = [_bonus(one) for one in case.get("bonuses", [case.get("bonus", {})])]
    return bonuses_with(case, table, promises_of(terms), market, currency)


def bonuses_with(
    case: dict[str, Any], table: list[list[int]], promises: Promises, market: str, currency: str
) -> Bonuses:
    length = len(table)
    first = micros(case["played"]) if "played" in case else NONE
    zeros = np.zeros(length, dtype=np.int64)
    opened = micros(case["opened"]) if "opened" in case else micros("2026-03-01 08:00")
    return Bonuses.of_table(
        np.array(table, dtype=np.int64),
        player=zeros,
        offer=zeros,
        market=zeros,
        currency=zeros,
        rules=_rules(case.get("rules", {}), len(promises.terms)),
        promises=promises,
        numbers=np.arange(1000, dtype=np.int64),
        names=_names(market, currency),
        end=micros(case.get("end", END)),
        first_at=np.full(length, opened),
        first_played=np.full(length, first),
    )


def _names(market: str, currency: str) -> Names:
    return Names(("anna",), ("b1",), (), (), (), (), (), METHODS, (currency,), (market,), (("spring", "1"),))


def _bonus(changes: dict[str, Any]) -> list[int]:
    values = {name: NONE if name in ABSENT else 0 for name in B.__members__}
    told = {**BONUS, **LIKE[changes.get("like", "")], **changes}
    values |= {name: _value(name, value) for name, value in told.items() if name != "like"}
    return [values[name] for name in B.__members__]


def _value(name: str, value: Any) -> int:
    if name in ENDS:
        return End[value]
    if name == "FLAGS":
        return sum(BITS[flag] for flag in value)
    if name == "TOUCHED":
        return sum(Unsure[word] for word in value)
    if isinstance(value, str) and ":" in value:
        return micros(value)
    if isinstance(value, str):
        return int(Decimal(value) * 100) * (1_000_000 if name in MICRO else 1)
    return int(value)


def _rules(changes: dict[str, Any], length: int) -> Any:
    table = np.zeros((length, len(R)), dtype=np.int64)
    for name in RULES:
        table[:, R[name]] = NONE
    table[:, R.BET_LIMIT] = 200
    for name, value in changes.items():
        table[:, R[name]] = int(Decimal(value) * 100) if isinstance(value, str) else value
    return table


def ledger_of(case: dict[str, Any], market: str) -> Ledger:
    """The rows of a case in one market; grants are under the terms of the case."""
    lists: dict[str, list[str]] = {column: [] for column in ("player", "game", "category", "method", "currency")}
    lists |= {"round": [], "bet": [], "bonus": []}
    rows = [_row(number, row, lists) for number, row in enumerate(case["rows"])]
    columns = [np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)]
    columns[Rows._fields.index("kind")] = columns[Rows._fields.index("kind")].astype(np.int8)
    names = Names(
        lists["player"], lists["bonus"], lists["bet"], lists["round"], lists["game"], lists["category"], (),
        lists["method"], lists["currency"], (), (("spring", "1"),),
    )  # fmt: skip
    offer = offer_of(case, market)
    promises = promises_of([Terms(offer, offer.all_parts()[0], 0, market, lists["currency"][0])])
    found = Rows(*columns)
    grants = found.kind == KINDS.index("bonus_granted")
    return Ledger(found, names, np.where(grants, 0, NONE), promises, market)


def _row(number: int, row: dict[str, Any], lists: dict[str, list[str]]) -> list[int]:
    """One row: a kind with its money, as in `{at: …, deposit: 50 GBP}`, and what else a case tells."""
    row = {**row}
    kind = next(name for name in KINDS if name in row)
    told = row.pop(kind)
    amount = money(told) if kind != "flag" else None
    values = dict.fromkeys(Rows._fields[:-1], NONE) | {"number": number, "kind": KINDS.index(kind), "amount": 0}
    values["at"] = micros(row.pop("at"))
    if kind == "flag":
        values["flag"] = FLAGS.index(told)
    currency = amount.currency if amount else row.pop("currency", "EUR")
    if amount is not None:
        values["amount"] = int(amount.amount * 10 ** digits_of(currency))
    if kind == "bonus_granted":
        values["offer"] = 0
    for name, value in {"player": "anna", "currency": currency, **row}.items():
        values[name] = _code(lists[name], str(value)) if name in lists else _units(value)
    return [values[name] for name in Rows._fields[:-1]]


def _units(value: Any) -> int:
    found = money(value) if isinstance(value, str) else None
    if found is not None:
        return int(found.amount * 10 ** digits_of(found.currency))
    return micros(value) if isinstance(value, str) else int(value)


def _code(words: list[str], word: str) -> int:
    if word not in words:
        words.append(word)
    return words.index(word)
