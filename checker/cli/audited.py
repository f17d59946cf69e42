"""One run of an audit: what was asked → ledger, offers and law → reports, files beside them, and the exit code."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from checker.cli.app import USAGE, refuse, stop
from checker.cli.asked import market_in, rates_from
from checker.cli.book import book_for
from checker.cli.progress import Progress
from checker.cli.target import OutputFile, StandardOutput, Target, refuse_lossy
from checker.compiled import digest
from checker.engine.keeping import Keeper
from checker.finding import Level, Problem, Verdict
from checker.ledger.read import open_ledger
from checker.ledger.reading import Ledger
from checker.ledger.telling import told
from checker.report.audit.formats import Asked, written
from checker.report.writer import VERSION, Context
from checker.review import Asked as Question
from checker.review import BrokenRulebookError
from checker.review.audit import AuditReview, Offers, audit_ledger, laws_of, offers_of
from checker.rulebook import MarketLaw, Rulebook
from checker.source import discover

FAILING = {"never": (), "error": (Level.ERROR,), "warning": (Level.ERROR, Level.WARNING)}
FAILING["open"] = FAILING["warning"]
PIECE = 1 << 20


class Wanted(NamedTuple):
    """The options of the command, in their order."""

    ledgers: list[str]
    offers: list[str]
    market: str | None
    rates: Path | None
    rules: list[Path] | None
    known_at: str | None
    formats: list[str]
    outputs: list[str]
    bonuses: Path | None
    quarantine: Path | None
    work: Path | None
    resume: bool
    most: int
    fail_on: str
    jobs: int


def run(wanted: Wanted) -> int:
    """The exit code of a run whose reports have been written."""
    book = book_for(wanted.rules, wanted.known_at)
    market = market_in(book, wanted.market) if wanted.market else None
    targets = _targets(wanted)
    offers = _offers(wanted.offers)
    try:
        laws, problems = laws_of(offers, book, market)
    except BrokenRulebookError as broken:
        stop(broken.problems)
    if wanted.work is not None:
        _make(wanted.work)
    opened = open_ledger(wanted.ledgers, wanted.work)
    problems = [*offers.problems, *problems, *opened.problems]
    if opened.ledger is None:
        stop(problems)
    with opened.ledger as ledger, ExitStack() as stack:
        places = [_open(target, name, stack) for target, name in targets]
        review = _reviewed(wanted, ledger, offers, laws, book, market)
        problems += told(ledger)
        if wanted.quarantine is not None:
            ledger.write_quarantine(wanted.quarantine)
        context = Context(Question(markets=(market,) if market else ()), book)
        for (target, name), place in zip(targets, places, strict=True):
            colour = target == "-" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            place.write(written(name, review, problems, context, Asked(colour, wanted.most)))
    return _code(review, problems, wanted.fail_on)


def _reviewed(
    wanted: Wanted, ledger: Ledger, offers: Offers, laws: dict[str, MarketLaw], book: Rulebook, market: str | None
) -> AuditReview:
    key = _key(wanted, ledger, offers, book) if wanted.work is not None else ""
    if wanted.work is not None and not wanted.resume:
        for old in wanted.work.glob(f"batch*-{key}"):
            old.unlink()
    keeper = Keeper(wanted.bonuses, wanted.work, key)
    with Progress(ledger.rows) as progress:
        review = audit_ledger(
            ledger, offers, laws, keeper, rates=rates_from(wanted.rates), market=market, jobs=wanted.jobs,
            told=progress.at,
        )  # fmt: skip
    keeper.end()
    return review


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"the folder `{folder}` cannot be made: {error.strerror}")


def _key(wanted: Wanted, ledger: Ledger, offers: Offers, book: Rulebook) -> str:
    """The digest of all that an audit rests on: a result kept under it is the result of the same audit."""
    texts = [VERSION, book.sha256, str(wanted.market), str(wanted.known_at)]
    texts += sorted(str(one.offer.model_dump()) for one in offers.declared)
    contents = [_digest_of(Path(part.file)) for part in ledger.parts]
    contents += [_digest_of(wanted.rates)] if wanted.rates else []
    return digest([*(text.encode() for text in texts), *(one.encode() for one in contents)])


def _digest_of(file: Path) -> str:
    with file.open("rb") as stream:
        return digest(iter(lambda: stream.read(PIECE), b""))


def _offers(paths: list[str]) -> Offers:
    names, problems = discover(paths)
    files = []
    for name in names:
        try:
            files.append((name, Path(name).read_bytes()))
        except OSError as error:
            problems.append(Problem(Level.ERROR, f"{name}: the file cannot be read: {error.strerror}"))
    found = offers_of(files)
    problems += found.problems
    if any(problem.level is Level.ERROR for problem in problems):
        stop(problems)
    return found


def _targets(wanted: Wanted) -> list[tuple[str, str]]:
    """Each format with its destination: the first output is for the first format, and so on."""
    if len(wanted.outputs) > len(wanted.formats):
        refuse("there are more outputs than formats", "give a --format for each --output")
    targets = wanted.outputs + ["-"] * (len(wanted.formats) - len(wanted.outputs))
    if targets.count("-") > 1:
        refuse("two formats cannot both go to standard output", "give an --output for each --format but one")
    further = [str(file) for file in (wanted.bonuses, wanted.quarantine) if file is not None]
    refuse_lossy([*targets, *further], [*wanted.ledgers, *wanted.offers], [])
    return list(zip(targets, wanted.formats, strict=True))


def _open(target: str, name: str, stack: ExitStack) -> Target:
    if target == "-":
        return stack.enter_context(StandardOutput(name in ("text", "short")))
    return stack.enter_context(OutputFile(target))


def _code(review: AuditReview, problems: list[Problem], fail_on: str) -> int:
    """2 where something could not be checked or a row could not be used, else 1 for a finding as heavy as was named."""
    if any(problem.level is Level.ERROR for problem in problems) or review.audited.account.set_aside:
        return USAGE
    findings = review.audited.conducted.findings
    failing = any(one.level in FAILING[fail_on] for one in findings)
    return int(failing or (fail_on == "open" and any(one.verdict is Verdict.OPEN for one in findings)))
