"""The engine of one machine: batches shared out to threads, put together in order, kept for a run that is killed."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from checker.conduct.finding import NOTHING, Conducted, together
from checker.conduct.holding import finished
from checker.engine.batch import Carry, Done, Part, audit_batch
from checker.engine.keeping import Keeper, Kept
from checker.engine.plan import Plan
from checker.engine.table import as_table, days_of
from checker.ledger.quarantine import Account
from checker.ledger.reading import Ledger
from checker.ledger.reasons import Why
from checker.ledger.rows import Names, Rows

Told = Callable[[int], None]
"""What is told how many rows are done."""


class Audited(NamedTuple):
    """What a whole ledger came to: verdicts, how many bonuses there were, and the account of its rows."""

    conducted: Conducted
    bonuses: int
    days: Counter[int]
    account: Account
    capabilities: frozenset[str]
    out_of_order: int


def audit(plan: Plan, ledger: Ledger, keeper: Keeper, jobs: int = 1, told: Told | None = None) -> Audited:
    """The audit of a ledger. Bonuses and results of batches go to the keeper; `told` hears how many rows are done.

    The results are the same for any number of jobs, and for a run that goes on where another was killed.
    """
    parts = ledger.use(lambda batches: list(_parts(plan, batches, keeper, jobs, told)))
    for why, column in ((Why.UNKNOWN_BONUS, "unknown_bonus"), (Why.UNKNOWN_BET, "unknown_bet")):
        numbers = np.concatenate([np.empty(0, np.int64), *(getattr(part, column) for part in parts)])
        ledger.set_aside(np.sort(numbers), why)  # type: ignore[arg-type]
    account = ledger.account
    assert account.adds_up, account
    held = frozenset[str]().union(*(part.held for part in parts))
    conducted = finished(together([part.conducted for part in parts] or [NOTHING]), plan.laws, held)
    bonuses = sum(part.bonuses for part in parts)
    days = sum((part.days for part in parts), Counter[int]())
    return Audited(conducted, bonuses, days, account, ledger.capabilities, ledger.out_of_order)


def _parts(
    plan: Plan, batches: Iterator[tuple[Rows, Names]], keeper: Keeper, jobs: int, told: Told | None
) -> Iterator[Kept]:
    """What each batch came to, in their order."""
    keeper.begin()
    done = 0
    for number, (rows, part) in enumerate(_shared_out(plan, batches, keeper, jobs)):
        done += rows
        keeper.put(number, part)
        if told is not None:
            told(done)
        yield part


def _shared_out(
    plan: Plan, batches: Iterator[tuple[Rows, Names]], keeper: Keeper, jobs: int
) -> Iterator[tuple[int, Kept]]:
    """The same, several batches at a time; one whose first player has rows before waits for the batch before it."""
    waiting: deque[tuple[int, Future[Kept] | Kept]] = deque()
    carry: Carry | None = None
    with ThreadPoolExecutor(max(jobs, 1)) as pool:
        for number, (rows, names) in enumerate(batches):
            known = keeper.get(number)
            if known is not None:
                waiting.append((rows.length, known))
            elif carry is None and not rows.continues:
                waiting.append((rows.length, pool.submit(_alone, plan, rows, names)))
            else:
                result = audit_batch(plan, rows, names, carry, threads=jobs)
                carry = result.carry
                waiting.append((rows.length, _kept(result)))
            while len(waiting) > 2 * jobs:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: "deque[tuple[int, Future[Kept] | Kept]]") -> tuple[int, Kept]:
    rows, found = waiting.popleft()
    return rows, found.result() if isinstance(found, Future) else found


def _alone(plan: Plan, rows: Rows, names: Names) -> Kept:
    return _kept(audit_batch(plan, rows, names))


def _kept(done: Done) -> Kept:
    """What is kept of a batch; one that leaves a player half done cannot be gone on from."""
    part: Part = done.part
    return Kept(
        part.conducted, part.held, part.unknown_bonus, part.unknown_bet, part.bonuses.length, days_of(part.bonuses),
        as_table(part.bonuses), done.carry is None,
    )  # fmt: skip
