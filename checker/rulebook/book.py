"""The rulebook: directories of markets, each market read when it is first asked for."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from checker import duration, finding, market, money, values
from checker import limit as limit_file
from checker.compiled import NO_SHELF, Shelf, code_of, digest
from checker.finding import Problem
from checker.product import holds
from checker.rulebook.law import Limit, MarketLaw, law_of
from checker.rulebook.market_files import Own, Source, contents_of, read_market
from checker.rulebook.periods import Period

MODULES = (duration, finding, limit_file, market, money, values)
"""What a compiled market is made of, beside the modules of this folder."""


@dataclass
class Rulebook:
    """The markets below one directory, and below packs that add limits to it or override some.

    `known_at`: a day; the rulebook then says what it said on that day. `shown_as`: how places name the directory.
    `shelf`: where compiled markets are kept, each found by the digest of its files.
    """

    directory: Path
    shown_as: str = "rules/markets"
    packs: tuple[Path, ...] = ()
    known_at: date | None = None
    shelf: Shelf = NO_SHELF
    _read: dict[str, tuple[MarketLaw | None, list[Problem]]] = field(default_factory=dict)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The rulebook's own directory, and after it each pack; what comes later overrides."""
        own = Source(self.directory, self.shown_as, "")
        return (own, *(Source(pack, str(pack), pack.resolve().name) for pack in self.packs))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all markets, sorted."""
        found = (source.directory.glob("*/market.yaml") for source in self.sources)
        return tuple(sorted({path.parent.name for paths in found for path in paths}))

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
    def pack_sha256(self) -> dict[str, str]:
        """The digest of each pack, by its name."""
        return {source.pack: source.digest().hex() for source in self.sources if source.pack}

    @cached_property
    def sha256(self) -> str:
        """The digest of every file's name and content: two rulebooks with one digest say the same."""
        digest = hashlib.sha256()
        for source in self.sources:
            digest.update(source.digest())
        return digest.hexdigest()

    def path_of(self, file: str) -> Path:
        """The path of a file of the rulebook, from the name that places give it."""
        source = next(one for one in reversed(self.sources) if file.startswith(f"{one.shown_as}/"))
        return source.directory / file.removeprefix(f"{source.shown_as}/")

    def _load(self, code: str) -> tuple[MarketLaw | None, list[Problem]]:
        if code not in self.codes:
            return None, []
        own, problems = self._own(code)
        inherited: tuple[Limit, ...] = ()
        if own is not None and own.declared.inherits:
            wider, told = self.market(own.declared.inherits)
            problems += told
            inherited = wider.every if wider else ()
        if own is None or problems:
            return None, problems
        return law_of(own.declared, own.file, [*own.limits, *inherited]), []

    def _own(self, code: str) -> tuple[Own | None, list[Problem]]:
        """What the files of a market say, from their compiled form where the shelf has it."""
        contents = contents_of(code, self.sources)
        parts = (part for one in contents for part in (one.file.encode(), one.pack.encode(), one.content))
        key = digest([self._engine, *parts])
        kept: Own | None = self.shelf.get(f"market-{code}", key)
        if kept is not None:
            return kept, []
        own, problems = read_market(code, contents, self.known_at)
        if own is not None and not problems:
            self.shelf.put(f"market-{code}", key, own)
        return own, problems

    @cached_property
    def _engine(self) -> bytes:
        """What makes a compiled form beside the files: the code that reads them, and the day of knowledge."""
        return code_of(__file__, MODULES) + str(self.known_at).encode()


def packaged(packs: tuple[Path, ...] = (), known_at: date | None = None, shelf: Shelf = NO_SHELF) -> Rulebook:
    """The rulebook that comes with the package, or, in a checkout, the one beside it."""
    here = Path(__file__).resolve().parents[1]
    inside, beside = here / "_rules" / "markets", here.parent / "rules" / "markets"
    return Rulebook(inside if inside.is_dir() else beside, packs=packs, known_at=known_at, shelf=shelf)


def in_force(book: Rulebook, market: str, product: str, day: date) -> list[tuple[Limit, Period]]:
    """The limits that bind a product in a market on a day, each with the period that holds the day."""
    law, _ = book.market(market)
    found = []
    for limit in law.limits if law else ():
        if limit.declared.products and not any(holds(wide, product) for wide in limit.declared.products):
            continue
        period = limit.on(day)
        if period.state != "no_limit":
            found.append((limit, period))
    return found
