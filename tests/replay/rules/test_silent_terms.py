"""Terms that are silent accuse nobody: a ledger that keeps its terms to the letter is not in breach of fewer words."""

from pathlib import Path
from typing import Any

import pytest

from checker.engine.embedded import audit
from checker.engine.keeping import Keeper
from checker.engine.plan import plan_of
from checker.ledger.end import end_of
from checker.offer import Offer
from checker.sample.making import Order
from checker.sample.reading import OFFERS
from tests.engine import audits
from tests.law import values_in
from tests.replay.rules.made import offers_from

SILENT = (
    ("counts",), ("mixed_win",), ("expiry",), ("cashable",), ("zero_balance", "low_balance"), ("rounding",),
    ("wins_to",), ("while", "carry_over", "open_bets", "pending_cancel_restores"), ("stacking",), ("contribution",),
    ("wallet",), ("timezone",), ("on_breach",), ("of",), ("maximum_counted",), ("withdrawal",), ("release",),
    ("counts", "mixed_win", "expiry", "cashable", "zero_balance", "rounding", "open_bets", "carry_over", "wins_to"),
    ("wallet", "release", "withdrawal", "contribution", "counts", "stacking", "expiry", "cashable", "rounding"),
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("silent") / "clean.parquet"
    audits.write(Order(20_000, 3, clean=True), file)
    return file


@pytest.mark.parametrize("terms", SILENT, ids=" ".join)
def test_a_clean_ledger_is_in_breach_of_nothing(ledger: Path, terms: tuple[str, ...]) -> None:
    with audits.opened(ledger) as opened:
        whole = audits.plan_for(opened)
        plan = plan_of(silent(terms), whole.laws, end=end_of(opened.parts))
        found = audit(plan, opened, Keeper()).conducted.findings
    assert [(one.check, one.offer, str(one.message)) for one in found if one.verdict == "breach" and one.player] == []


def silent(terms: tuple[str, ...]) -> list[Offer]:
    """The offers of the sample without some terms."""
    values = [values_in(path) for path in sorted(OFFERS.glob("*.yaml"))]
    return [offer for one in values for offer in offers_from(without(one, terms))]


def without(value: Any, terms: tuple[str, ...]) -> Any:
    """A value without some keys, wherever they stand in it."""
    if isinstance(value, dict):
        return {key: without(inner, terms) for key, inner in value.items() if key not in terms}
    return [without(inner, terms) for inner in value] if isinstance(value, list) else value
