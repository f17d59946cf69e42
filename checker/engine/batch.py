"""One batch of rows, replayed and held against terms and law; and what is kept of a player that goes on."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from checker.conduct.bonuses import Bonuses, Readings
from checker.conduct.carrying import Carried, Firsts, carried_from, firsts_of, joined
from checker.conduct.finding import Conducted, together
from checker.conduct.holding import held_by
from checker.conduct.judging import judged
from checker.conduct.of_law import held
from checker.conduct.of_rows import Ledger, held_by_rows
from checker.conduct.outcome import Bools
from checker.engine.plan import Plan
from checker.engine.whereabouts import in_markets, of_plan
from checker.ledger.rows import Ints, Names, Rows, carried
from checker.replay.bound import Bound, bind
from checker.replay.fields import NONE, B, Code
from checker.replay.machine import Replayed, Tables, numbered, replay
from checker.replay.one_currency import OneCurrency, in_one_currency
from checker.replay.opposites import opposites_of
from checker.replay.readings import otherwise
from checker.replay.state import State, codes_in, recoded
from checker.replay.weights import kinds_of, weights_of_categories, weights_of_games


class Carry(NamedTuple):
    """What is kept of a player whose rows go on in the next batch; its codes are those of `names`."""

    state: State
    names: Names
    rows: Carried | None
    grants: Counter[str]
    currency: int
    market: int
    first_at: int
    first_played: int
    causes: dict[str, str]


class Part(NamedTuple):
    """What came of one batch: verdicts, the bonuses that have no more rows, and rows that nothing can be done with."""

    conducted: Conducted
    bonuses: Bonuses
    held: frozenset[str]
    unknown_bonus: Ints
    unknown_bet: Ints
    rows: int


class Done(NamedTuple):
    """What one batch came to, and what of it goes on."""

    part: Part
    carry: Carry | None


class Work(NamedTuple):
    """A batch on its way: its rows with their money and market told, its tables, and its replay."""

    rows: Rows
    names: Names
    bound: Bound
    tables: Tables
    replayed: Replayed
    money: OneCurrency
    firsts: Firsts
    causes: dict[str, str]


def audit_batch(plan: Plan, rows: Rows, names: Names, carry: Carry | None = None, threads: int = 1) -> Done:
    """What a batch of whole players came to; `carry` is what the batch before kept of the first one."""
    work = _worked(plan, rows, names, carry, threads)
    return Done(_part(plan, work, carry), _kept(work, carry) if rows.continues else None)


def _worked(plan: Plan, rows: Rows, names: Names, carry: Carry | None, threads: int) -> Work:
    before: dict[int, State] = {}
    if carry is not None:
        names, state = _taken_up(carry, names)
        before = {int(rows.player[0]): state}
    rows, names = of_plan(plan, rows, names)
    money = in_one_currency(rows, names, plan.rates, carry.currency if carry else None)
    bound = bind(money.rows, names, plan.book, plan.market, carry.grants if carry else {})
    rows = in_markets(plan, money.rows, names, bound.markets, carry.market if carry else NONE)
    tables = tables_of(plan, names, bound, money)
    replayed = replay(rows, tables, before, threads=threads)
    firsts = firsts_of(rows, names)
    if carry is not None and carry.first_at != NONE:
        firsts.at[rows.player[0]] = carry.first_at
        if carry.first_played != NONE:
            firsts.played[rows.player[0]] = carry.first_played
    return Work(rows, names, bound, tables, replayed, money, firsts, carry.causes if carry else {})


def tables_of(plan: Plan, names: Names, bound: Bound, money: OneCurrency) -> Tables:
    """What a batch is replayed with."""
    entries = plan.book.entries
    return Tables(
        plan.rules,
        weights_of_categories(entries, names.categories)[: len(entries)],
        weights_of_games(entries, names.games)[: len(entries)],
        opposites_of(names.selections),
        kinds_of(names.categories),
        bound.rules,
        plan.zones,
        money.usable,
        plan.end,
    )


def _taken_up(carry: Carry, names: Names) -> tuple[Names, State]:
    """The names of a batch with those that the state of its first player needs, and the state in their codes."""
    used = codes_in(carry.state)
    codes: dict[str, dict[int, int]] = {}
    for which in used._fields:
        old = getattr(used, which)
        names, new = carried(carry.names, names, which, old.tolist())
        codes[which] = dict(zip(old.tolist(), new.tolist(), strict=True))
    return names, recoded(carry.state, codes["bonuses"], codes["bets"], codes["rounds"], codes["selections"])


def _part(plan: Plan, work: Work, carry: Carry | None) -> Part:
    rows, names, replayed = work.rows, work.names, work.replayed
    ended = np.ones(len(replayed.bonuses), dtype=np.bool_)
    if rows.continues:
        ended = replayed.bonus_player != rows.player[-1]
    bonuses = _bonuses(plan, work, replayed.bonuses[ended], replayed.bonus_player[ended])
    readings = _readings(plan, work, bonuses, ended, int(rows.player[0]) if carry is not None else NONE)
    whole, rules, fresh = joined(carry.rows if carry else None, rows, names, work.bound.rules)
    ledger = Ledger(whole, names, rules, plan.promises, plan.market, fresh)
    parts = [judged(bonuses, readings)] if bonuses.length else []
    parts += [held(bonuses, plan.laws, plan.rates, readings)] if bonuses.length else []
    conducted = together([*parts, held_by_rows(ledger, plan.laws, plan.rates)])
    unknown = [rows.number[replayed.codes == code] for code in (Code.UNKNOWN_BONUS, Code.UNKNOWN_BET)]
    return Part(conducted, bonuses, held_by(rows, names), unknown[0], unknown[1], rows.length)


def _bonuses(plan: Plan, work: Work, table: Ints, player: Ints) -> Bonuses:
    """The bonuses of a replay as conduct looks at them."""
    rows, names = work.rows, work.names
    here = table[:, B.GRANT_ROW] >= 0
    grant = np.where(here, table[:, B.GRANT_ROW], 0)
    moneys = np.array([*(_code(names.currencies, one.currency) for one in plan.book.entries), NONE], dtype=np.int64)
    currency = moneys[table[:, B.RULES]]
    own = work.money.currencies[player]
    causes = [work.bound.told[code] for code in work.bound.causes[grant].tolist()] if rows.length else []
    ids = [names.bonuses[code] if code >= 0 else "" for code in table[:, B.ID].tolist()]
    untold = [cause if new else work.causes.get(id_, "") for cause, new, id_ in zip(causes, here, ids, strict=True)]
    offer = np.where(here, rows.offer[grant], NONE) if rows.length else np.full(len(table), NONE)
    return Bonuses.of_table(
        numbered(table, rows.number), player=player, offer=_offers(plan, names, table, offer),
        market=table[:, B.GRANT_MARKET].copy(), currency=np.where(currency == NONE, own, currency), rules=plan.rules,
        promises=plan.promises, numbers=np.empty(0, dtype=np.int64), names=names, end=plan.end,
        first_at=work.firsts.at[player], first_played=work.firsts.played[player], untold=tuple(untold),
    )  # fmt: skip


def _offers(plan: Plan, names: Names, table: Ints, offer: Ints) -> Ints:
    """The offer of each bonus; of one that was granted in an earlier batch, the offer of its rules."""
    codes = {key: code for code, key in enumerate(names.offers)}
    of_rules = [codes.get((one.offer.offer, str(one.offer.version)), NONE) for one in plan.book.entries]
    return np.where(offer == NONE, np.array([*of_rules, NONE], dtype=np.int64)[table[:, B.RULES]], offer)


def _code(texts: Sequence[str], text: str) -> int:
    return texts.index(text) if text in texts else NONE


def _readings(plan: Plan, work: Work, bonuses: Bonuses, ended: Bools, cut: int) -> Readings | None:
    """What bonuses would be under other readings of their terms; None where all are so under every one.

    `cut` is a player whose rows began in an earlier batch, NONE where there is none.
    """
    found = otherwise(work.rows, work.tables, work.replayed, plan.book.entries, np.unique(bonuses.player), cut)
    if not any(map(len, (found.of, found.beyond, found.between))):
        return None
    place = np.cumsum(ended) - 1
    other = _bonuses(plan, work, found.bonuses, work.replayed.bonus_player[found.of])
    return Readings(place[found.of], other, found.words, place[found.beyond], place[found.between])


def _kept(work: Work, carry: Carry | None) -> Carry:
    """What is kept of the last player."""
    rows, names = work.rows, work.names
    last = int(rows.player[-1])
    is_same = carry is not None and last == rows.player[0]
    mine = np.flatnonzero((rows.player == last) & (work.bound.rules != NONE) | (work.bound.causes > 0))
    grants = Counter(carry.grants) if carry is not None and is_same else Counter()
    causes = dict(carry.causes) if carry is not None and is_same else {}
    for row in mine.tolist():
        grants[names.offers[rows.offer[row]][0].partition("#")[0]] += int(rows.offer[row] >= 0)
        causes[names.bonuses[rows.bonus[row]]] = work.bound.told[work.bound.causes[row]]
    known = rows.market[(rows.player == last) & (rows.market != NONE)]
    return Carry(
        work.replayed.states[last], names, carried_from(rows, names, work.bound.rules), grants,
        int(work.money.currencies[last]), int(known[0]) if len(known) else NONE,
        int(work.firsts.at[last]), int(work.firsts.played[last]), causes,
    )  # fmt: skip
