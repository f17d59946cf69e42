"""Small ledgers written as lines of text, with what the replay must say of each: rows and tables for the replay.

    - bet_settled 500 payout=0 category=roulette -> WEIGHTED 50     # 10% of 500

A line is a kind, an amount in minor units, fields, and behind the arrow the row's code (NOT_A_BET when it is left
out) and what it counted in minor units. Rows are a minute apart unless `at` says otherwise, and
`later` is how many seconds later a bet is settled; `bonus=a` of a grant
names it, and the terms of a grant are those of the case, or those that `rule=` names among `others`.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from checker.ledger.columns import FLAGS, KINDS
from checker.replay import fields
from checker.replay.fields import NONE, B, Code, R
from checker.replay.stepper.row import COLUMNS

HERE = Path(__file__).parent
BEGIN = datetime(2026, 3, 1, 12, tzinfo=UTC)
ZONES = ("UTC", "Europe/London", "America/Toronto")
CATEGORIES = {"slots": 1_000_000, "roulette": 100_000, "craps": 0, "poker": -2, "bingo": -3, "keno": -4}
CATEGORIES |= {"gamble": 1_000_000, "feature_buy": 1_000_000}
GAMES = {"mega": 500_000, "any": NONE, "barred": -2}
SELECTIONS = {"red": "black", "black": "red", "banker": "player", "player": "banker", "tie": None}
NAMES = {"category": list(CATEGORIES), "game": list(GAMES), "selection": list(SELECTIONS), "flag": list(FLAGS)}
WORDS = {
    R.DEPOSIT_BASIS: fields.Basis, R.FUNDS: fields.Funds, R.COUNT_AT: fields.CountAt, R.AMOUNT: fields.Amount,
    R.ON_BREACH: fields.OnBreach, R.LOW_THEN: fields.Then, R.ZERO_THEN: fields.Then, R.CLOCK: fields.Clock,
    R.CLOCK_FROM: fields.From, R.STARTS: fields.From, R.STACKING: fields.Stacking, R.ORDER: fields.Order,
    R.WINS_TO: fields.WinsTo, R.MIXED: fields.Mixed, R.RELEASE: fields.Release, R.WIN_CAP_AT: fields.WinCap,
    R.WITHDRAWAL: fields.Withdrawal, R.ROUNDING: fields.Round, R.FORFEITS_ON: fields.Ground, R.TAKES: fields.Taken,
}  # fmt: skip
IN_TIMES = (R.ON_BONUS, R.ON_DEPOSIT, R.ON_WINNINGS, R.ON_STAKE, R.WIN_CAP_TIMES)
USUAL = {
    "on_bonus": 10, "stacking": "queue", "free_bets": 1, "opposite": 1, "gamble": 1, "jackpot_part": 1, "raises": 1,
    "push": 1, "starts": "activation", "withdrawal": "allowed", "takes": ["bonus", "bonus_winnings"], "open_bets": 1,
}  # fmt: skip
ABSENT = (
    R.DEPOSIT_COUNTED, R.CAP_PER_BET, R.CAP_SHARE, R.MINIMUM_ODDS, R.BET_LIMIT, R.BET_LIMIT_YOUNG, R.BET_LIMIT_SHARE,
    R.LOW_BALANCE, R.CLOCK, R.RATIO, R.RELEASE_CAP, R.STEP, R.WIN_CAP, R.WIN_CAP_TIMES, R.ROUNDING, R.CREDITED_AFTER,
)  # fmt: skip


@cache
def cases() -> list[Any]:
    """Every case of every file, each with the name of its file."""
    found = []
    for path in sorted((HERE / "scenarios").glob("*.yaml")):
        found += [{"file": path.stem, **case} for case in yaml.safe_load(path.read_text())]
    return found


def rule(terms: dict[str, Any]) -> list[int]:
    """A row of the table of rules: usual terms with some of them changed."""
    numbers = [NONE if field in ABSENT else 0 for field in R]
    for name, value in (USUAL | terms).items():
        if name == "open":
            numbers[R.OPEN] = sum(1 << fields.Switch[switch.upper()] for switch in value)
            continue
        field = R[name.upper()]
        numbers[field] = _number(field, value)
    return numbers


def _number(field: R, value: Any) -> int:
    if isinstance(value, list):
        return sum(WORDS[field][word.upper()] for word in value)
    if field in WORDS:
        return WORDS[field][value.upper()]
    if field == R.ZONE:
        return ZONES.index(value)
    if isinstance(value, str) and value.endswith("%"):
        return int(value[:-1]) * 10_000
    if isinstance(value, str):
        number, unit = value.split()
        return int(number) * {"days": 86_400_000_000, "hours": 3_600_000_000}[unit]
    return round(value * 1_000_000) if field in IN_TIMES else value


def instant(text: str) -> int:
    """Microseconds of a time in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000


def ledger(case: dict[str, Any]) -> tuple[Any, Any]:
    """The rows and the tables of a case."""
    rules = {"": case.get("terms", {}), **case.get("others", {})}
    columns: dict[str, list[int]] = {name: [] for name in (*COLUMNS, "rule", "usable")}
    at, codes = int(BEGIN.timestamp()) * 1_000_000, {}
    for line in case["rows"]:
        at += 60_000_000
        row = _row(line.partition(" -> ")[0].split(), at, list(rules), codes)
        at = row["at"]
        for name, column in columns.items():
            column.append(row.get(name, 1 if name == "usable" else NONE))
    count = len(case["rows"])
    rows = SimpleNamespace(player=[0] * count, number=list(range(count)), continues=False, **columns)
    return rows, _tables(rows, [rule(terms) for terms in rules.values()], case)


def _row(words: list[str], at: int, rules: list[str], codes: dict[tuple[str, str], int]) -> dict[str, int]:
    kind, *others = words
    row = {"at": at, "kind": KINDS.index(kind), "amount": 0}
    if kind == "bonus_granted":
        row |= {"rule": 0, "offer": 0}
    for word in others:
        name, equals, value = word.partition("=")
        if not equals:
            row["amount"] = int(word)
        elif name == "later":
            row["settled_at"] = at + int(value) * 1_000_000
        elif name == "rule":
            row[name] = NONE if value == "none" else rules.index(value)
        else:
            row[name] = _code(name, value, codes)
    return row


def _code(name: str, value: str, codes: dict[tuple[str, str], int]) -> int:
    if name in ("at", "settled_at"):
        return instant(value)
    if name in NAMES:
        return NAMES[name].index(value)
    if name in ("bonus", "bet", "round"):
        return codes.setdefault((name, value), len(codes))
    return int(value)


def _tables(rows: Any, rules: list[list[int]], case: dict[str, Any]) -> Any:
    starts, offsets, lengths = zones()
    opposites = [NONE if other is None else NAMES["selection"].index(other) for other in SELECTIONS.values()]
    return SimpleNamespace(
        rules=rules,
        weight_of_category=[[*CATEGORIES.values(), 1_000_000]] * len(rules),
        weight_of_game=[[*GAMES.values(), NONE]] * len(rules),
        opposite=[*opposites, NONE],
        category_kind=[{"gamble": 1, "feature_buy": 2}.get(name, 0) for name in CATEGORIES] + [0],
        grant_rules=rows.rule,
        usable=[bool(usable) for usable in rows.usable],
        zones=(starts, offsets, lengths),
        end_of_ledger=instant(case["until"]) if "until" in case else rows.at[-1],
    )


@cache
def zones() -> tuple[list[list[int]], list[list[int]], list[int]]:
    """The changes of the clocks in 2026 and 2027, as the replay takes them."""
    found = [_changes(ZoneInfo(name)) for name in ZONES]
    longest = max(len(changes) for changes in found)
    filled = [changes + [(2**62, 0)] * (longest - len(changes)) for changes in found]
    parts = [[[change[part] for change in changes] for changes in filled] for part in (0, 1)]
    return parts[0], parts[1], [len(changes) for changes in found]


def _changes(zone: ZoneInfo) -> list[tuple[int, int]]:
    hour = datetime(2026, 1, 1, tzinfo=UTC)
    found: list[tuple[int, int]] = []
    while hour.year < 2028:
        offset = int((hour.astimezone(zone).utcoffset() or timedelta()).total_seconds()) * 1_000_000
        if not found or found[-1][1] != offset:
            found.append((int(hour.timestamp()) * 1_000_000, offset))
        hour += timedelta(hours=1)
    return found


def expected_rows(case: dict[str, Any]) -> list[str]:
    """What stands behind the arrow of each line: the code, and what the row counted."""
    return [line.partition(" -> ")[2].strip() or "NOT_A_BET" for line in case["rows"]]


def told(code: int, counted: int) -> str:
    """What a row came to, as it stands behind the arrow."""
    return f"{Code(code).name} {_minor(counted)}" if counted else Code(code).name


def _minor(micro: int) -> str:
    whole, rest = divmod(abs(micro), 1_000_000)
    sign = "-" if micro < 0 else ""
    return f"{sign}{whole}.{rest:06d}".rstrip("0") if rest else f"{sign}{whole}"


def expected(name: str, value: Any) -> Any:
    """The number of a field of a bonus, from the way it is written in a case."""
    if name in ("requirement", "counted", "reported_off_micro") and value != NONE:
        return round(value * 1_000_000)
    if name == "touched":
        return {word.upper() for word in value}
    if name in ("due_end", "done_end"):
        return fields.End[value]
    if name.endswith("_at") or name == "deadline":
        return NONE if value == NONE else instant(value)
    return value


def found(name: str, bonus: list[int]) -> Any:
    """A field of a replayed bonus, comparable with `expected`."""
    number = bonus[B[name.upper()]]
    if name != "touched":
        return number
    switches = {switch.name for switch in fields.Switch if number & 1 << switch}
    return switches | {f"UNSURE_{unsure.name}" for unsure in fields.Unsure if number & unsure}
