"""The review: the whole result of one run, from which everything that is written up comes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from checker.evaluate import Freshness, Ruling
from checker.finding import Level, Place, Problem, Route, Verdict
from checker.fx import NO_RATES, Rates
from checker.offer import Offer
from checker.review.register import Named
from checker.source import Document

FINDINGS = (Verdict.BREACH, Verdict.OPEN)


class Asked(NamedTuple):
    """What the user asked: which markets (all that the offers name, if empty), which day, how far ahead, what rates.

    `as_if`: an offer is judged in the markets asked for as if it were offered there, whatever it names; without it,
    in those of them that it names. `fresh`: the day on which sources must still be fresh; None asks for no freshness.
    """

    markets: tuple[str, ...] = ()
    on: date | None = None
    ahead: date | None = None
    horizon_days: int = 0
    rates: Rates = NO_RATES
    fresh: Freshness | None = None
    as_if: bool = False


class MarketRulings(NamedTuple):
    """The rulings on one offer in one market, and the number of limits that were looked at."""

    market: str
    limits: int
    rulings: list[Ruling]


class Located(NamedTuple):
    """A ruling with the place of its term; `missing` names a term that is not there, whose parent is pointed at."""

    ruling: Ruling
    place: Place
    missing: str | None


class Checked(NamedTuple):
    """One offer with its document, its route in it, and its rulings market by market.

    `versioned`: another version of the offer came before it in this run, so that its findings name the version.
    """

    offer: Offer
    document: Document
    route: Route
    markets: list[MarketRulings]
    versioned: bool = False

    @property
    def rulings(self) -> list[Ruling]:
        """All rulings, market by market, in the order of limits and days."""
        return [ruling for one in self.markets for ruling in one.rulings]

    def located(self) -> list[Located]:
        """The verdicts worth telling, each with its place, in the order of line, limit and day."""
        found = [self._locate(ruling) for ruling in self.rulings if ruling.verdict in FINDINGS]
        found.sort(key=lambda one: (one.place.span, one.ruling.limit.id, one.ruling.market, one.ruling.first))
        return found

    def findings(self) -> list[Ruling]:
        """The verdicts worth telling, in the order of line, limit and day."""
        return [one.ruling for one in self.located()]

    def _locate(self, ruling: Ruling) -> Located:
        span, found = self.document.locate((*self.route, *ruling.route))
        missing = str(ruling.route[-1]) if ruling.route and not found else None
        return Located(ruling, Place("term", self.document.file, span), missing)

    def divided(self, ruling: Ruling) -> bool:
        """Whether a limit has more than one ruling in its market: law changes while the offer lives."""
        here = next(one for one in self.markets if one.market == ruling.market)
        if len(here.rulings) == here.limits:
            return False
        return len([1 for one in here.rulings if one.limit is ruling.limit]) > 1

    def place(self, ruling: Ruling) -> Place:
        """The place of the term that a ruling is about; of a missing term, its parent's key."""
        return Place("term", self.document.file, self.document.place_span((*self.route, *ruling.route)))


class File(NamedTuple):
    """What one file came to: its offers, and what could not be read."""

    name: str
    checked: list[Checked]
    problems: list[Problem]

    @property
    def named(self) -> list[Named]:
        """The ids and versions of its offers, each with its place."""
        return [
            Named(one.offer.offer, one.offer.version, Place("problem", self.name, one.document.place_span(route)))
            for one in self.checked
            for route in ((*one.route, "offer"),)
        ]


@dataclass
class Totals:
    """The account of a run: it must add up, or the run has failed."""

    offers: int = 0
    kept: int = 0
    breach: int = 0
    open: int = 0
    not_applicable: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    problems: int = 0

    def add(self, file: File) -> None:
        """Count what one file came to."""
        self.problems += len(file.problems)
        for checked in file.checked:
            self.offers += 1
            self._count(checked.rulings)

    def merge(self, other: "Totals") -> None:
        """Count what another account has counted."""
        for name, count in vars(other).items():
            setattr(self, name, getattr(self, name) + count)

    def _count(self, rulings: list[Ruling]) -> None:
        count = [ruling.verdict for ruling in rulings].count
        self.kept += count(Verdict.KEPT)
        self.not_applicable += count(Verdict.NOT_APPLICABLE)
        self.open += count(Verdict.OPEN)
        breaches = [ruling.level for ruling in rulings if ruling.verdict is Verdict.BREACH]
        self.breach += len(breaches)
        self.errors += breaches.count(Level.ERROR)
        self.warnings += breaches.count(Level.WARNING)
        self.notes += breaches.count(Level.NOTE)


@dataclass(frozen=True)
class Review:
    """The result of one run over offers: what was asked, every ruling, and what could not be read."""

    asked: Asked
    files: tuple[File, ...]
    totals: Totals = field(default_factory=Totals)

    @classmethod
    def of(cls, asked: Asked, files: Iterable[File]) -> "Review":
        """The review of files that were checked, with its account."""
        review = cls(asked, tuple(files))
        for file in review.files:
            review.totals.add(file)
        return review

    @property
    def checked(self) -> list[Checked]:
        """Every offer with its rulings, in the order of the files."""
        return [checked for file in self.files for checked in file.checked]

    @property
    def rulings(self) -> list[Ruling]:
        """Every ruling, kept ones too."""
        return [ruling for checked in self.checked for ruling in checked.rulings]

    @property
    def findings(self) -> list[Ruling]:
        """The breaches and open verdicts."""
        return [ruling for checked in self.checked for ruling in checked.findings()]

    @property
    def problems(self) -> list[Problem]:
        """What could not be read or checked."""
        return [problem for file in self.files for problem in file.problems]
