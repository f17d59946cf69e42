"""Audits of sample ledgers, as the tests look at them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from checker.engine.batch import Carry, Part, audit_batch
from checker.engine.embedded import Audited, audit
from checker.engine.keeping import Keeper
from checker.engine.plan import Plan, plan_of
from checker.ledger.end import end_of
from checker.ledger.read import open_ledger
from checker.ledger.reading import Ledger
from checker.review.audit import Offers, laws_of, offers_of
from checker.rulebook import packaged
from checker.sample.making import Order, tables
from checker.sample.planted import Planted
from checker.sample.reading import OFFERS, terms_in


def write(order: Order, file: Path) -> list[Planted]:
    """Write a sample ledger as Parquet; what was planted in it."""
    made = list(tables(terms_in([str(OFFERS)]).terms, order))
    pq.write_table(pa.concat_tables([one.table for one in made]), str(file))
    return [planted for one in made for planted in one.planted]


@cache
def offers() -> Offers:
    return offers_of((str(file), file.read_bytes()) for file in sorted(OFFERS.glob("*.yaml")))


def plan_for(ledger: Ledger) -> Plan:
    book = packaged((), None)
    laws, problems = laws_of(offers(), book, None)
    assert not problems
    return plan_of([one.offer for one in offers().declared], laws, end=end_of(ledger.parts))


def opened(file: Path) -> Ledger:
    found = open_ledger([str(file)])
    assert found.ledger is not None, found.problems
    return found.ledger


def audited(file: Path, keeper: Keeper | None = None, jobs: int = 1) -> Audited:
    with opened(file) as ledger:
        return audit(plan_for(ledger), ledger, keeper or Keeper(), jobs)


def in_batches(file: Path, most_rows: int) -> Iterator[Part]:
    """The parts of an audit whose batches are small, so that players go on from one to the next."""
    with opened(file) as ledger:
        plan = plan_for(ledger)
        carry: Carry | None = None
        for rows, names in ledger.batches(most_rows):
            done = audit_batch(plan, rows, names, carry)
            carry = done.carry
            yield done.part
