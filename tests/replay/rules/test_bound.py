"""Which terms bind the grants of a ledger, and in which market."""

from typing import Any

import numpy as np
import pytest

from checker.replay.book import OfferBook, book_of
from checker.replay.bound import bind
from checker.replay.fields import NONE
from tests.law import changed, values_in
from tests.replay.rules.ledger import batch
from tests.replay.rules.made import HERE, offers_from

CASES = values_in(HERE / "bound.yaml")
MONEYS = {"gb": "GBP", "dk": "DKK", "se": "SEK"}
EURO = {
    "qualify.maximum_counted": "200 EUR", "qualify.minimum": "10 EUR", "reward.maximum": "100 EUR",
    "wagering.counts.cap_per_bet": "20 EUR", "wagering.maximum_bet.amount": "5 EUR",
    "wagering.low_balance.below": "1 EUR",
}  # fmt: skip


def book() -> OfferBook:
    base = values_in(HERE / "offer.yaml")
    one = {name: base[name] for name in ("qualify", "reward", "wagering")}
    bare = {"multiple": 5, "within": "30 days"}
    packed = {name: value for name, value in base.items() if name not in one}
    several = {"offer": "pack", "version": 1, "markets": ["gb"], "parts": [one, one, one]}
    halved = {"offer": "halved", "version": 1, "markets": ["gb"], "parts": [one, {**one, "wagering": bare}]}
    offers = [
        {**base, "version": "v1"},
        base,
        {**base, "offer": "only", "version": 1, "markets": ["gb"]},
        changed({**base, "offer": "twice", "version": 1, "markets": ["gb", "se"]}, {"with": EURO}),
        {**packed, **several},
        {**packed, **halved},
    ]
    return book_of([offer for values in offers for offer in offers_from(values)], MONEYS)


BOOK = book()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_binds_each_grant(case: dict[str, Any]) -> None:
    deposits = [{"kind": "deposit", "amount": 1000}]
    grants = [
        {"kind": "bonus_granted", "amount": 1000, "bonus": f"b{i}", **one} for i, one in enumerate(case["grants"])
    ]
    rows, names = batch(deposits + grants)
    found = bind(rows, names, BOOK, case.get("caller"), case.get("earlier", {}))
    assert [told(found.rules[row], found.told[found.causes[row]]) for row in range(1, rows.length)] == case["bound"]
    known = [names.markets[code] if code != NONE else "unknown" for code in found.markets[1:].tolist()]
    assert known == case["markets"]
    assert found.rules[0] == found.markets[0] == NONE


def told(rule: int, cause: str) -> str:
    """What binds a grant in words, or why nothing does."""
    if rule == NONE:
        return cause
    assert not cause
    entry = BOOK.entries[rule]
    return f"{entry.offer.offer} {entry.offer.version} {entry.number} {entry.market} {entry.currency}"


def test_a_batch_without_grants_binds_nothing() -> None:
    rows, names = batch([{"kind": "deposit", "amount": 1000}])
    found = bind(rows, names, BOOK, None, {})
    assert found.rules.tolist() == found.markets.tolist() == [NONE]
    assert found.causes.tolist() == [0]


def test_order_of_players_is_all_that_parts_go_by() -> None:
    written = [
        {"kind": "bonus_granted", "bonus": f"{who}{i}", "player": who, "offer": "pack"}
        for who in "abc"
        for i in range(3)
    ]
    rows, names = batch(written)
    found = bind(rows, names, BOOK, None, {})
    numbers = np.array([BOOK.entries[rule].number for rule in found.rules.tolist()])
    assert numbers.tolist() == [0, 1, 2] * 3


def test_every_refusal_has_a_cause_and_a_route() -> None:
    assert {one.route for one in BOOK.refused.values()} >= {("parts", 1, "wagering", "basis")}
    assert all(one.cause and one.route for one in BOOK.refused.values())
