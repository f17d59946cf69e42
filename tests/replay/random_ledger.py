"""Ledgers and terms made from a seed: every kind of row, every word of the terms, few names, so that all meets all.

The amounts are small, so that thresholds and rests of divisions are met often; a few are the greatest that a ledger
may hold. Nothing is plausible in them: what is compared are two replays of the same rows.
"""

from random import Random
from typing import NamedTuple

import numpy as np

from checker.ledger.columns import FLAGS, GREATEST_AMOUNT, KINDS
from checker.ledger.rows import Rows
from checker.replay import fields
from checker.replay.fields import NONE, WHOLE, R, Switch
from checker.replay.machine import Tables
from tests.replay.stepper.story import zones

HOUR = 3_600_000_000
DAY = 24 * HOUR
BEGIN = 1_772_000_000_000_000
YES_OR_NO = (
    R.PUSH, R.CASH_OUT, R.OPPOSITE, R.VOIDS, R.GAMBLE, R.JACKPOT_PART, R.RAISES, R.SAME_MARKET, R.FREE_BETS, R.ODDS_OF,
    R.BET_LIMIT_HIGHER, R.LIMIT_WHILE, R.LOW_OPEN_BETS, R.END_OF_DAY, R.CARRY_OVER, R.STICKY, R.RESTORES, R.OPEN_BETS,
    R.ROUNDING_PER,
)  # fmt: skip
WORDS = {
    R.DEPOSIT_BASIS: fields.Basis, R.FUNDS: fields.Funds, R.COUNT_AT: fields.CountAt, R.AMOUNT: fields.Amount,
    R.ON_BREACH: fields.OnBreach, R.LOW_THEN: fields.Then, R.ZERO_THEN: fields.Then, R.CLOCK_FROM: fields.From,
    R.STARTS: fields.From, R.STACKING: fields.Stacking, R.ORDER: fields.Order, R.WINS_TO: fields.WinsTo,
    R.MIXED: fields.Mixed, R.RELEASE: fields.Release, R.WIN_CAP_AT: fields.WinCap, R.WITHDRAWAL: fields.Withdrawal,
}  # fmt: skip
NUMBERS = {
    R.ON_BONUS: (0, WHOLE, 2 * WHOLE, 5 * WHOLE, 10 * WHOLE, 1_500_000), R.ON_DEPOSIT: (0, 0, WHOLE, 3 * WHOLE),
    R.ON_WINNINGS: (0, 0, WHOLE), R.ON_STAKE: (0, 0, 2 * WHOLE), R.DEPOSIT_COUNTED: (NONE, NONE, 500),
    R.CAP_PER_BET: (NONE, NONE, 30, 100), R.CAP_SHARE: (NONE, NONE, 50_000, 100_000),
    R.MINIMUM_ODDS: (NONE, NONE, 15_000), R.BET_LIMIT: (NONE, NONE, 50, 100, 150), R.BET_LIMIT_YOUNG: (NONE, 20, 60),
    R.BET_LIMIT_SHARE: (NONE, NONE, 100_000, 200_000), R.LOW_BALANCE: (NONE, NONE, 20, 100),
    R.ZONE: (0, 1, 2, NONE), R.RATIO: (NONE, NONE, 250_000, 500_000), R.RELEASE_CAP: (NONE, 100, 1_000),
    R.INSTALMENTS: (0, 0, 0, 4), R.STEP: (NONE,), R.WIN_CAP: (NONE, NONE, 50, 500),
    R.WIN_CAP_TIMES: (NONE, NONE, 2 * WHOLE), R.ROUNDING: (NONE, NONE, 0, 1, 2, 3),
    R.ROUNDING_UNIT: (1_000_000, 1_000_000, 100_000, 10_000_000, 3), R.CREDITED_AFTER: (NONE,),
}  # fmt: skip
CLOCKS = ((NONE, (0,)), (0, (0,)), (0, (HOUR, DAY, 5 * DAY)), (1, (0, 1, 3, 30)), (2, (1, 2)))
"""Clock and lengths."""
WEIGHTS = (WHOLE, WHOLE, WHOLE, 100_000, 500_000, 0, NONE, -2, -3, -4, 2 * WHOLE, 333_333)
OPPOSITES = (1, 0, 3, 2, NONE, NONE, NONE, NONE)
OFTEN = {
    "deposit": 3, "withdrawal_requested": 1, "withdrawal_paid": 0.7, "withdrawal_refused": 0.5,
    "withdrawal_cancelled": 0.5, "bonus_granted": 2, "bonus_activated": 0.5, "bonus_released": 0.4,
    "bonus_expired": 0.2, "bonus_forfeited": 0.2, "bonus_cancelled": 0.2, "bet_placed": 10, "bet_settled": 25,
    "bet_voided": 2, "cash_out": 2, "adjustment": 0.3, "flag": 1,
}  # fmt: skip
SELDOM = (
    "bonus_released", "bonus_expired", "bonus_forfeited", "bonus_cancelled", "withdrawal_requested", "withdrawal_paid",
)  # fmt: skip
AMOUNTS = (0, 1, 5, 10, 20, 25, 50, 50, 100, 100, 150, 200, 300, 500, 1_000)
PAUSES = (0, 1_000_000, 60_000_000, 60_000_000, 600_000_000, HOUR)


class Habits(NamedTuple):
    """What is frequent in one ledger."""

    large: float
    unusable: float
    told_split: float
    reported: float
    late: float
    often: dict[str, float]


def random_ledger(seed: int, players: int = 6, length: int = 120) -> tuple[Rows, Tables]:
    """Some players' rows under some terms."""
    random = Random(seed)
    rules = [_rule(random) for _ in range(random.randrange(1, 5))]
    rows: list[dict[str, int]] = []
    for player in range(players):
        rows += _player(random, player, random.choice((random.randrange(5, length), length)), len(rules))
    return _rows(rows), _tables(random, rows, rules)


def _rule(random: Random) -> list[int]:
    """One set of terms."""
    rule = [0] * len(R)
    for field in YES_OR_NO:
        rule[field] = random.randrange(2)
    for field, words in WORDS.items():
        rule[field] = random.choice(list(words))
    for field, numbers in NUMBERS.items():
        rule[field] = random.choice(numbers)
    rule[R.FUNDS] *= random.randrange(2)
    rule[R.AMOUNT] *= random.randrange(2)
    rule[R.CLOCK], lengths = random.choice(CLOCKS)
    rule[R.CLOCK_LENGTH] = random.choice(lengths)
    rule[R.FORFEITS_ON] = random.randrange(1 << len(fields.Ground))
    rule[R.TAKES] = random.randrange(1 << len(fields.Taken))
    rule[R.OPEN] = random.choice((0, (1 << len(Switch)) - 1, random.randrange(1 << len(Switch))))
    return rule


def _player(random: Random, player: int, length: int, rules: int) -> list[dict[str, int]]:
    """The rows of one player."""
    habits = _habits(random)
    at = BEGIN + random.randrange(40 * DAY // 1_000_000) * 1_000_000
    bonuses, bets, rows = 0, [player * 1_000], []
    for place in range(length):
        at += random.choice(PAUSES) if random.random() < habits.late else random.choice((1_000_000, DAY))
        kind = random.choices(list(habits.often), list(habits.often.values()))[0]
        kind = random.choice(("deposit", "bonus_granted")) if place < 2 else kind
        row = {"at": at, "kind": KINDS.index(kind), "player": player, "amount": _amount(random, kind, habits)}
        row |= {"usable": int(random.random() >= habits.unusable)}
        row |= _of_bonus(random, kind, player, bonuses, rules)
        bonuses += kind == "bonus_granted"
        if kind.startswith("bet_") or kind == "cash_out":
            row |= _of_bet(random, kind, row, bets, habits)
        if random.random() < habits.reported:
            row["reported"] = random.choice((0, 100, 333, 1_000))
        rows.append(row | _of_account(random, kind))
    return rows


def _habits(random: Random) -> Habits:
    often = dict(OFTEN)
    if random.random() < 0.5:
        often |= {kind: often[kind] * 0.2 for kind in SELDOM}
    return Habits(
        random.choice((0, 0, 0, 0.05)),
        random.choice((0, 0, 0.02)),
        random.choice((0, 0, 0.1, 0.5)),
        random.choice((0, 0.1)),
        random.choice((0.95, 0.99)),
        often,
    )


def _amount(random: Random, kind: str, habits: Habits) -> int:
    if kind == "adjustment":
        return random.choice((-100, 100, -5))
    if random.random() < habits.large:
        return random.choice((GREATEST_AMOUNT, GREATEST_AMOUNT - 1, GREATEST_AMOUNT // 3))
    if kind in ("deposit", "bonus_granted"):
        return random.choice((50, 100, 333, 500, 1_000))
    return random.choice(AMOUNTS)


def _of_bonus(random: Random, kind: str, player: int, bonuses: int, rules: int) -> dict[str, int]:
    """The bonus that a row names, and the terms of a grant."""
    named = player * 100 + random.randrange(bonuses + 1)
    if kind == "bonus_granted":
        again = bonuses > 0 and random.random() < 0.1
        rule = random.choice((*range(rules), *range(rules), *range(rules), NONE))
        bonus = player * 100 + (random.randrange(bonuses) if again else bonuses)
        bonus = NONE if random.random() < 0.01 else bonus
        return {"bonus": bonus, "rule": rule, "offer": random.choice((0, 0, 1, NONE)), "market": random.choice((0, 1))}
    if kind.startswith("bonus_"):
        return {"bonus": named if random.random() < 0.9 else 9_999}
    found = {"bonus": named} if random.random() < 0.1 else {}
    return found | ({"offer": random.choice((0, 1, 2))} if random.random() < 0.03 else {})


def _of_bet(random: Random, kind: str, row: dict[str, int], bets: list[int], habits: Habits) -> dict[str, int]:
    """What a row says of a bet; `bets` are those placed so far."""
    amount = row["amount"]
    found = {"bet": _bet(random, kind, bets), "payout": NONE}
    if kind in ("bet_settled", "cash_out"):
        found["payout"] = random.choice((0, 0, amount, amount, 2 * amount, amount // 2, amount + 1, 10 * amount, NONE))
        found["payout"] = min(found["payout"], GREATEST_AMOUNT)
    several = random.choice((4, 40))
    may_be = {
        "category": (0.8, random.choice((3, 6))), "game": (0.3, 5), "round": (0.6, several), "selection": (0.6, 7),
    }  # fmt: skip
    found |= {name: random.randrange(most) for name, (often, most) in may_be.items() if random.random() < often}
    if "round" in found:
        found["round"] += 50 * row["player"]
    texts = {
        "odds": (0.8, (12_000, 15_000, 20_000, 30_000)), "lowest_odds": (0.5, (12_000, 15_000, 20_000)),
        "initial_stake": (0.1, (amount // 2,)), "jackpot": (0.1, (0, 1, amount)),
        "settled_at": (0.2, (row["at"], row["at"] + 60_000_000, row["at"] + DAY)),
    }  # fmt: skip
    found |= {name: random.choice(values) for name, (often, values) in texts.items() if random.random() < often}
    return found | (_split(random, amount) if random.random() < habits.told_split else {})


def _bet(random: Random, kind: str, bets: list[int]) -> int:
    """The code of a bet: a new one, one that is open, or one that nobody placed."""
    if kind == "bet_placed":
        again = random.random() < 0.03
        bets.append(random.choice(bets) if again else bets[0] + len(bets))
        return NONE if random.random() < 0.01 else bets[-1]
    if kind == "bet_settled" and random.random() < 0.6:
        return NONE
    return random.choice(bets[-8:]) if random.random() < 0.97 else bets[0] + 999


def _split(random: Random, amount: int) -> dict[str, int]:
    """The parts of a stake or payout; one of them may be missing, and they need not add up."""
    own = random.choice((0, amount, amount // 2, amount // 3))
    parts = {"cash": own, "bonus_part": amount - own if random.random() < 0.9 else own}
    left_out = random.choice(("cash", "bonus_part", "none"))
    return {name: part for name, part in parts.items() if name != left_out}


def _of_account(random: Random, kind: str) -> dict[str, int]:
    if kind == "deposit":
        return {"method": random.choice((NONE, 2))}
    if kind == "flag":
        return {"flag": random.choice((random.randrange(len(FLAGS)), FLAGS.index("opted_out"), 0, 12))}
    return {}


def _rows(rows: list[dict[str, int]]) -> Rows:
    """The rows as a batch."""
    count = len(rows)
    columns = {name: np.full(count, NONE, dtype=np.int64) for name in Rows._fields if name != "continues"}
    columns |= {"number": np.arange(count) * 3 + 7, "currency": np.zeros(count, dtype=np.int64)}
    for name in columns.keys() - {"number", "currency"}:
        columns[name] = np.array([row.get(name, NONE) for row in rows], dtype=np.int64)
    return Rows(**{**columns, "kind": columns["kind"].astype(np.int8)})


def _tables(random: Random, rows: list[dict[str, int]], rules: list[list[int]]) -> Tables:
    """The tables for the rows."""
    categories = [[WHOLE] * 3 + [random.choice(WEIGHTS) for _ in range(3)] for _ in rules]
    absent = [random.choice((WHOLE, WHOLE, NONE, -4)) for _ in rules]
    games = [[random.choice((NONE, NONE, *WEIGHTS)) for _ in range(5)] + [NONE] for _ in rules]
    last = max(row["at"] for row in rows)
    starts, offsets, lengths = (np.array(part, dtype=np.int64) for part in zones())
    return Tables(
        np.array(rules, dtype=np.int64),
        np.array([[*row, none] for row, none in zip(categories, absent, strict=True)], dtype=np.int64),
        np.array(games, dtype=np.int64),
        np.array(OPPOSITES, dtype=np.int64),
        np.array([0, 0, 0, random.choice((0, 1)), 1, 2, 0], dtype=np.int8),
        np.array([row.get("rule", NONE) for row in rows], dtype=np.int64),
        (starts, offsets, lengths),
        np.array([bool(row["usable"]) for row in rows]),
        random.choice((last, last + 60 * DAY, NONE)),
    )
