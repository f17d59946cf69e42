"""Offers of the tests beside it, with what a case changes in them."""

from pathlib import Path
from typing import Any

from checker.offer import Offer, offers_in
from checker.replay.rules import Ruled, Unbuildable, rules_of
from checker.source import read, write
from tests.law import changed, values_in

HERE = Path(__file__).parent


def offer_of(case: dict[str, Any]) -> Offer:
    """The base offer with the changes of a case."""
    return offers_from(changed(values_in(HERE / "offer.yaml"), case))[0]


def offers_from(values: Any) -> list[Offer]:
    """The offers that plain values write."""
    documents, problems = read("offer.yaml", write(values).encode())
    offers, further = offers_in(documents[0])
    assert not problems + further, problems + further
    return [offer for offer, _ in offers]


def ruled(case: dict[str, Any]) -> Ruled | Unbuildable:
    """The rules of the first part of a case's offer."""
    offer = offer_of(case)
    return rules_of(offer, offer.all_parts()[0], case.get("market", "gb"), case.get("currency", "GBP"))
