"""The use case of an audit: a ledger and the offers in force → findings with their places and rows, and the account."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from checker.conduct.finding import Count, Finding
from checker.engine.embedded import Audited, audit
from checker.engine.keeping import Keeper
from checker.engine.plan import Plan, plan_of
from checker.finding import Level, Place, Problem, Route, Verdict
from checker.fx import NO_RATES, Rates
from checker.ledger.end import end_of
from checker.ledger.reading import Ledger
from checker.offer import Offer, offers_in
from checker.review.offers import law_of, without_law
from checker.rulebook import MarketLaw, Rulebook
from checker.source import Document, read

MOST_TOLD = 1_000
"""How many findings of one check on one offer are told one by one; what is more is told as a count."""


class Declared(NamedTuple):
    """An offer that was given, with its document and its route in it."""

    offer: Offer
    document: Document
    route: Route


class Offers(NamedTuple):
    """The offers of some files, and what could not be read of them."""

    declared: tuple[Declared, ...]
    problems: tuple[Problem, ...]


class Evidence(NamedTuple):
    """A row that proves a finding: the file, the row in it counted from 1, and its transaction."""

    file: str
    row: int
    transaction: str


class Proved(NamedTuple):
    """A finding with its offer, the places of the term and of the limit, and the rows that prove it."""

    finding: Finding
    declared: Declared | None
    places: tuple[Place, ...]
    rows: tuple[Evidence, ...]


class AuditReview(NamedTuple):
    """The whole result of an audit.

    `left_out` counts the findings of a check that are not told one by one.
    """

    offers: Offers
    audited: Audited
    proved: tuple[Proved, ...]
    left_out: dict[str, int]
    laws: dict[str, MarketLaw]

    @property
    def counts(self) -> Count:
        """The account of all verdicts together."""
        total = Count("verdict")
        for count in self.audited.conducted.totals.values():
            total = total.plus(count)
        return total


def offers_of(files: Iterable[tuple[str, bytes]]) -> Offers:
    """The offers in some files, by name and content."""
    declared: list[Declared] = []
    problems: list[Problem] = []
    for name, content in files:
        documents, told = read(name, content)
        problems += told
        for document in documents:
            offers, told = offers_in(document)
            problems += told
            declared += [Declared(offer, document, route) for offer, route in offers]
    return Offers(tuple(declared), tuple(problems + _doubles(declared)))


def _doubles(declared: list[Declared]) -> list[Problem]:
    """Offers that share id and version: a grant could be of either."""
    seen: set[tuple[str, str]] = set()
    problems = []
    for one in declared:
        key = (one.offer.offer, str(one.offer.version))
        if key in seen:
            place = Place("problem", one.document.file, one.document.place_span((*one.route, "offer")))
            message = f"the offer `{key[0]}` stands twice with version {key[1]}, and a grant could be of either"
            problems.append(Problem(Level.ERROR, message, place, "give one of them another id or version"))
        seen.add(key)
    return problems


def laws_of(offers: Offers, book: Rulebook, market: str | None) -> tuple[dict[str, MarketLaw], list[Problem]]:
    """The law of the markets of some offers, and the markets without any here.

    Raises BrokenRulebookError where the law of a market cannot be used.
    """
    laws: dict[str, MarketLaw] = {}
    problems: list[Problem] = []
    named = dict.fromkeys(code for one in offers.declared for code in one.offer.markets)
    for code in named if market is None else {**named, market: None}:
        law = law_of(book, code)
        if law is not None:
            laws[code] = law
            continue
        message, help_ = without_law(book, code)
        problems.append(Problem(Level.WARNING, message, None, help_))
    return laws, problems


def audit_ledger(
    ledger: Ledger,
    offers: Offers,
    laws: dict[str, MarketLaw],
    keeper: Keeper,
    *,
    rates: Rates = NO_RATES,
    market: str | None = None,
    jobs: int = 1,
    told: Callable[[int], None] | None = None,
) -> AuditReview:
    """What a ledger shows of the offers, term by term and limit by limit."""
    plan: Plan = plan_of([one.offer for one in offers.declared], laws, rates, market, end_of(ledger.parts))
    audited = audit(plan, ledger, keeper, jobs, told)
    findings, left_out = _most(audited.conducted.findings)
    return AuditReview(offers, audited, tuple(_proved(findings, offers, ledger)), left_out, laws)


def _most(findings: tuple[Finding, ...]) -> tuple[list[Finding], dict[str, int]]:
    """The findings that are told one by one, in the order of offer, check, player and day; and those left out."""
    found = sorted(findings, key=_order)
    kept: list[Finding] = []
    seen: dict[tuple[str, str | None, Verdict], int] = {}
    left_out: dict[str, int] = {}
    for one in found:
        key = (one.check, one.offer, one.verdict)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= MOST_TOLD:
            kept.append(one)
        else:
            left_out[one.check] = left_out.get(one.check, 0) + 1
    return kept, left_out


def _order(finding: Finding) -> tuple[str, str, str, str, str, str, str]:
    return (
        finding.offer or "", finding.version or "", finding.verdict.value, finding.check, finding.market or "",
        finding.player or "", f"{finding.day} {finding.bonus or ''} {finding.message}",
    )  # fmt: skip


def _proved(findings: list[Finding], offers: Offers, ledger: Ledger) -> Iterator[Proved]:
    declared = {(one.offer.offer, str(one.offer.version)): one for one in offers.declared}
    transactions = _transactions(findings, ledger)
    for finding in findings:
        one = declared.get(((finding.offer or "").partition("#")[0], finding.version or ""))
        one = one or _only(offers, finding)
        rows = tuple(Evidence(*ledger.where(row), transactions.get(row, "")) for row in finding.rows)
        yield Proved(finding, one, tuple(_places(finding, one)), rows)


def _only(offers: Offers, finding: Finding) -> Declared | None:
    """The offer of a finding whose ledger names no version, where there is only one of it."""
    if finding.version or finding.offer is None:
        return None
    found = [one for one in offers.declared if one.offer.offer == finding.offer.partition("#")[0]]
    return found[0] if len(found) == 1 else None


def _places(finding: Finding, declared: Declared | None) -> Iterator[Place]:
    if declared is not None:
        span = declared.document.place_span((*declared.route, *(finding.route or ("offer",))))
        yield Place("term", declared.document.file, span)
    if finding.period is not None and finding.period.place is not None:
        yield finding.period.place


def _transactions(findings: list[Finding], ledger: Ledger) -> dict[int, str]:
    """The transaction of each row that proves something."""
    numbers = np.unique(np.array([row for one in findings for row in one.rows], dtype=np.int64))
    found: dict[int, str] = {}
    for some, table in ledger.texts(numbers):
        found.update(zip(some.tolist(), table["transaction"].to_pylist(), strict=True))
    return found
