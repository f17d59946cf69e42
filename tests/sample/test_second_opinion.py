"""Two have counted: the sample's operator, and the audit. No clean bonus is accused, and every breach is."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from checker.conduct.finding import Finding
from checker.engine.batch import audit_batch
from checker.engine.plan import Plan, plan_of
from checker.ledger.read import open_ledger
from checker.review import law_of
from checker.rulebook import packaged
from checker.sample.breaches import PLANNED, id_of
from checker.sample.making import Order, tables
from checker.sample.places import PLACES
from checker.sample.writing import written
from tests.sample.made import terms

ORDERS = (
    Order(150_000, clean=True),
    Order(80_000, seed=2, clean=True, two_rows=True),
    Order(250_000, seed=3),
)

LIMITS = {id_of(planned.breach, market) for planned in PLANNED for market in ("gb", "de", "gr")}
"""The law that is looked at, so that law which is added later accuses nobody here."""


def plan(end: int) -> Plan:
    book = packaged()
    offers = {t.offer.offer: t.offer for t in terms()}
    return plan_of(offers.values(), {place.market: law_of(book, place.market) for place in PLACES}, end=end)


def breaches(path: Path, order: Order) -> tuple[list[Finding], dict[tuple[str, str | None], str]]:
    """What the audit accuses, and what was planted: player and bonus, and the finding that is called for."""
    called, end = {}, 0
    with written(str(path)) as writer:
        for made in tables(terms(), order):
            writer.write_table(made.table)
            called.update({(one.player, one.bonus): one.id for one in made.planted})
            end = max(end, int(np.asarray(made.table["at"].cast("int64")).max()))
    opened = open_ledger([str(path)])
    assert opened.ledger is not None
    with opened.ledger as ledger:
        done = [audit_batch(plan(end), rows, names) for rows, names in ledger.batches()]
    findings = [finding for one in done for finding in one.part.conducted.findings]
    return [one for one in findings if one.verdict == "breach" and (one.limit is None or one.check in LIMITS)], called


@pytest.mark.parametrize("order", ORDERS, ids=["one row a bet", "two rows a bet", "with breaches"])
def test_no_clean_bonus_is_accused_and_every_breach_is_found(order: Order, tmp_path: Path) -> None:
    accused, called = breaches(tmp_path / "ledger.parquet", order)
    guilty = {player for player, _ in called}
    assert Counter((one.check, one.offer) for one in accused if one.player not in guilty) == Counter()
    found = {(one.player, one.check) for one in accused}
    assert Counter(id for (player, _), id in called.items() if (player, id) not in found) == Counter()
