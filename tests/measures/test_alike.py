"""Measures that are the same in all markets never look at the market."""

from pathlib import Path
from typing import Any, NoReturn

import pytest

from checker.measures import ALIKE_IN_ALL_MARKETS, MEASURES, View
from checker.offer import Offer, offers_in
from checker.source import read
from tests.law import CASES, ROOT


class Blind(View):
    """A view that cannot say whose it is."""

    def __getattribute__(self, name: str) -> Any:
        if name == "market":
            _looked()
        return super().__getattribute__(name)


def _looked() -> NoReturn:
    raise AssertionError("a measure that is the same in all markets looked at the market")


def offers() -> list[Offer]:
    files = [*(ROOT / "rules" / "offers").glob("*.yaml"), *(CASES / "_offers").glob("*.yaml")]
    return [offer for file in sorted(files) for offer in _in(file)]


def _in(file: Path) -> list[Offer]:
    documents, _ = read(file.name, file.read_bytes())
    return [offer for document in documents for offer, _ in offers_in(document)[0]]


BARE = Offer.model_validate({"offer": "bare", "markets": "gb", "runs": {"from": "2026-01-01"}})


@pytest.mark.parametrize("name", sorted(ALIKE_IN_ALL_MARKETS))
def test_no_such_measure_looks_at_the_market(name: str) -> None:
    for offer in [BARE, *offers()]:
        assert MEASURES[name].compute(Blind(offer, "gb"))


def test_a_measure_that_looks_at_amounts_is_taken_anew_for_each_market() -> None:
    terms = {"reward": {"type": "no_deposit", "amount": {"gb": "5 GBP", "dk": "10 DKK"}}}
    offer = Offer.model_validate({"offer": "two", "markets": ["gb", "dk"], "runs": {"from": "2026-01-01"}, **terms})
    found = [MEASURES["bonus.value"].compute(view)[0] for view in View.each(offer, offer.markets)]
    assert [str(one.value) for one in found] == ["5.00 GBP", "10.00 DKK"]  # type: ignore[union-attr]
