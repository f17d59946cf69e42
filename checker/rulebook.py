"""rules/ → the limits that bind a market and a product on a day."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from checker.finding import Level, Place, Problem, Span
from checker.limit import Condition, Constraint, Entry, LimitFile
from checker.market import MarketFile
from checker.product import holds
from checker.schema import M, validate
from checker.source import Document, read

State = Literal["in_force", "no_limit", "not_researched", "first_day_unknown", "last_day_unknown"]
ONE_DAY = timedelta(days=1)


class Period(NamedTuple):
    """A stretch of days, both ends included, over which one limit stands the same way."""

    first: date
    last: date
    state: State
    entry: Entry | None = None
    place: Place | None = None
    constraint: Constraint | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A limit or an exception of the rulebook, with the periods of its history from the first day to the last.

    `is_plain` says that it binds without a condition.
    """

    id: str
    market: str
    declared: LimitFile
    file: str
    periods: tuple[Period, ...]

    is_plain: bool = False

    @property
    def condition(self) -> Condition | None:
        """The condition under which the limit binds at all."""
        return self.declared.when


@dataclass(frozen=True, eq=False)
class MarketLaw:
    """A market with the limits that bind in it, its own and those it inherits, in the order of their ids."""

    declared: MarketFile
    limits: tuple[Limit, ...]
    exceptions: dict[str, tuple[Limit, ...]]
    file: str

    @cached_property
    def bans(self) -> tuple[Limit, ...]:
        """The bans of the market, the firmest first."""
        order = {"settled": 0, "guidance": 1, "contested": 2, "proposed": 3}
        bans = [limit for limit in self.limits if limit.declared.bans]
        return tuple(sorted(bans, key=lambda ban: (order[ban.declared.history[-1].standing], ban.id)))

    @cached_property
    def ban_days(self) -> tuple[date, ...]:
        """The days on which a ban of this market starts or stops to stand as it did."""
        return tuple(sorted({period.first for ban in self.bans for period in ban.periods}))

    def exception_days(self, limit: Limit) -> tuple[date, ...]:
        """The days on which an exception to a limit starts or stops to stand as it did."""
        if limit.id not in self.exceptions:
            return ()
        return tuple(period.first for one in self.exceptions[limit.id] for period in one.periods)


@dataclass
class Rulebook:
    """The markets below one directory; each is read when it is first asked for, and then kept."""

    directory: Path
    shown_as: str = "rules/markets"
    _read: dict[str, tuple[MarketLaw | None, list[Problem]]] = field(default_factory=dict)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all markets, sorted."""
        return tuple(sorted(path.parent.name for path in self.directory.glob("*/market.yaml")))

    def market(self, code: str) -> tuple[MarketLaw | None, list[Problem]]:
        """The law of a market, or the problems with its files; (None, []) for a market that is not here."""
        if code not in self._read:
            self._read[code] = (None, [])  # a market that inherits from itself ends here
            self._read[code] = self._load(code)
        return self._read[code]

    @property
    def loaded(self) -> list[MarketLaw]:
        """The markets read so far, in the order of their codes."""
        return [law for _, (law, _) in sorted(self._read.items()) if law is not None]

    @cached_property
    def sha256(self) -> str:
        """The digest of every file's name and content: two rulebooks with one digest say the same."""
        digest = hashlib.sha256()
        for path in sorted(self.directory.glob("*/*.yaml")):
            content = path.read_bytes()
            digest.update(f"{path.parent.name}/{path.name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()

    def _load(self, code: str) -> tuple[MarketLaw | None, list[Problem]]:
        folder = self.directory / code
        file = f"{self.shown_as}/{code}/market.yaml"
        if code not in self.codes:
            return None, []
        declared, problems = _read_one(MarketFile, folder / "market.yaml", file)
        limits: list[Limit] = []
        for path in sorted(folder.glob("*.yaml")):
            if path.name != "market.yaml":
                limit, told = self._limit(code, path)
                problems += told
                limits += [limit] if limit else []
        if declared is not None and declared.inherits:
            wider, told = self.market(declared.inherits)
            problems += told
            limits += _inherited(wider)
        if declared is None or problems:
            return None, problems
        return _law(declared, limits, file), []

    def _limit(self, code: str, path: Path) -> tuple[Limit | None, list[Problem]]:
        file = f"{self.shown_as}/{code}/{path.name}"
        documents, problems = read(file, path.read_bytes())
        if problems or len(documents) != 1:
            return None, problems or [_told(file, "a limit is one document")]
        declared, problems = validate(LimitFile, documents[0])
        if declared is None:
            return None, problems
        problems = _history_problems(declared, documents[0].file)
        places = tuple(_place(documents[0], i, entry) for i, entry in enumerate(declared.history))
        return Limit(
            f"{code}/{path.stem}", code, declared, file, periods_of(declared, places), declared.when is None
        ), problems


def packaged() -> Rulebook:
    """The rulebook that comes with the package, or, in a checkout, the one beside it."""
    here = Path(__file__).resolve().parent
    inside, beside = here / "_rules" / "markets", here.parent / "rules" / "markets"
    return Rulebook(inside if inside.is_dir() else beside)


def in_force(book: Rulebook, market: str, product: str, day: date) -> list[tuple[Limit, Period]]:
    """The limits that bind a product in a market on a day, each with the period that holds the day."""
    law, _ = book.market(market)
    found = []
    for limit in law.limits if law else ():
        if limit.declared.products and not any(holds(wide, product) for wide in limit.declared.products):
            continue
        period = next(period for period in limit.periods if period.first <= day <= period.last)
        if period.state != "no_limit":
            found.append((limit, period))
    return found


def periods_of(declared: LimitFile, places: tuple[Place, ...]) -> tuple[Period, ...]:
    """The history as periods without a gap, from `date.min` to `date.max`."""
    periods: list[Period] = []
    entries = declared.history
    start = entries[0].first or entries[0].known_on or entries[0].read_on
    if start > date.min:
        state: State = "first_day_unknown" if entries[0].first is None else declared.before
        periods.append(Period(date.min, start - ONE_DAY, state, entries[0], places[0], entries[0].constraint))
    for i, (entry, place) in enumerate(zip(entries, places, strict=True)):
        following = entries[i + 1].first if i + 1 < len(entries) else None
        end = following - ONE_DAY if following else date.max
        periods += _of_entry(entry, place, start, end, declared.after)
        start = following or start
    return tuple(periods)


def _of_entry(
    entry: Entry, place: Place, start: date, end: date, after: Literal["not_researched", "no_limit"]
) -> Iterable[Period]:
    """The periods of one entry from its first day to the day before the next one."""
    if entry.until is not None:
        last = min(entry.until, end)
        yield Period(start, last, "in_force", entry, place, entry.constraint)
    else:
        certain = min(entry.certain_until or start - ONE_DAY, end)
        last = min(max(entry.read_on, certain), end)
        if certain >= start:
            yield Period(start, certain, "in_force", entry, place, entry.constraint)
        if last > certain:
            yield Period(certain + ONE_DAY, last, "last_day_unknown", entry, place, entry.constraint)
    if last < end:
        yield Period(last + ONE_DAY, end, after, entry, place, entry.constraint)


def _read_one(model: type[M], path: Path, file: str) -> tuple[M | None, list[Problem]]:
    documents, problems = read(file, path.read_bytes())
    if problems:
        return None, problems
    if len(documents) != 1:
        return None, [_told(file, "this file holds one document")]
    return validate(model, documents[0])


def _inherited(wider: MarketLaw | None) -> list[Limit]:
    return [*wider.limits, *(e for es in wider.exceptions.values() for e in es)] if wider else []


def _law(declared: MarketFile, limits: list[Limit], file: str) -> MarketLaw:
    exceptions: dict[str, tuple[Limit, ...]] = {}
    for limit in limits:
        target = limit.declared.exception_to
        if target is not None:
            exceptions[target] = (*exceptions.get(target, ()), limit)
    binding = sorted((limit for limit in limits if limit.declared.exception_to is None), key=lambda limit: limit.id)
    return MarketLaw(declared, tuple(binding), exceptions, file)


def _place(document: Document, index: int, entry: Entry) -> Place:
    operator = entry.constraint.operator if entry.constraint else "from"
    return Place("limit", document.file, document.place_span(("history", index, operator)))


def _told(file: str, message: str) -> Problem:
    return Problem(Level.ERROR, message, Place("problem", file, Span(1, 1, 1, 1)))


def _history_problems(declared: LimitFile, file: str) -> list[Problem]:
    """What is wrong with the order of a history: the oldest comes first, and no two entries bind on one day."""
    problems = []
    for earlier, later in pairwise(declared.history):
        if later.first is None:
            problems.append(_told(file, "only the first entry of a history can be `from: unknown`"))
        elif (earlier.first or date.min) >= later.first:
            problems.append(_told(file, f"the entry from {later.first} must come after the one from {earlier.first}"))
        elif earlier.until is not None and date.max > earlier.until >= later.first:
            problems.append(_told(file, f"two entries bind on {later.first}"))
    return problems
