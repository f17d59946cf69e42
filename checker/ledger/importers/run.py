"""How every importer runs: files → what records say → what stands in the end → rows, problems and the account."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, NamedTuple

from checker.finding import Problem
from checker.ledger.importers.element import Odd
from checker.ledger.importers.given import Given, files, name_of, opened
from checker.ledger.importers.markup import RefusedError
from checker.ledger.importers.note import At, Bad, Fact, Note, Passed, Refused, Said, Told, UnusableError, problem
from checker.ledger.importers.row import Account, Row
from checker.ledger.importers.shelf import Shelf, shelf

Imported = Row | Problem | Account
"""What an importer gives: problems as they are met, rows by player and time, and at the end the account."""
Head = dict[str, Any]
"""What stands before the records of a file; one map a file, which the format fills and reads."""
UNNAMED = "unnamed"
"""The offer of a grant whose source names none."""


class Options(NamedTuple):
    """What the user adds to what the records say."""

    offer: str | None = None
    """The offer of grants whose source names none."""


class Format(NamedTuple):
    """The steps in which one format is read."""

    records: Callable[[IO[bytes], str], Iterator[Any]]
    """The records of a file, each with the line it begins at, and what stands in their place."""
    said: Callable[[Any, Head], Iterable[Said]]
    """What one record says."""
    rows: Callable[[str, Iterator[Note], Shelf], Iterator[Row | Refused | Problem]]
    """The rows that the notes of one player make."""
    market: str | None = None
    closing: Callable[[Shelf], Iterator[Problem]] = lambda _: iter(())
    """What there is to say when all is read, such as totals that do not agree."""


class _Tally:
    """The account while it grows, and what was told of each file already."""

    def __init__(self) -> None:
        self.read = self.used = self.corrected = self.repeated = self.refused = self.rows = 0
        self.passed: Counter[str] = Counter()
        self.told: set[tuple[str, str]] = set()

    def account(self) -> Account:
        """The account as it stands."""
        passed = tuple(sorted(self.passed.items()))
        return Account(self.read, self.used, self.corrected, self.repeated, passed, self.refused, self.rows)


def imported(form: Format, given: Iterable[Given], options: Options) -> Iterator[Imported]:
    """The rows of files of one format, the problems met, and the account; memory holds one player's rows at most."""
    tally = _Tally()
    with shelf() as held:
        for file in files(given):
            yield from _collected(form, file, held, tally)
        corrected, facts = held.settle()
        tally.corrected, tally.used = corrected + facts, tally.used - facts
        for player in held.players():
            yield from _played(form, player, held, tally, options)
        yield from form.closing(held)
    yield tally.account()


def _collected(form: Format, file: Given | Problem, held: Shelf, tally: _Tally) -> Iterator[Problem]:
    """Put what a file says on the shelf; the problems of its entries."""
    if isinstance(file, Problem):
        yield file
        return
    name, head = name_of(file), Head()
    head["file"] = name
    try:
        with opened(file) as stream:
            for record in form.records(stream, name):
                yield from _taken(form, record, head, held, tally)
    except RefusedError as error:
        yield problem(At(name, 1), str(error))


def _taken(form: Format, record: Any, head: Head, held: Shelf, tally: _Tally) -> Iterator[Problem]:
    """Put what one record says on the shelf."""
    if isinstance(record, Problem):
        yield record
        return
    at = At(head["file"], record.line, getattr(record, "column", 1))
    if isinstance(record, Odd):
        tally.read, tally.refused = tally.read + 1, tally.refused + 1
        if (at.file, record.message) not in tally.told:
            tally.told.add((at.file, record.message))
            yield problem(at, record.message)
        return
    try:
        said = list(form.said(record, head))
    except UnusableError as error:
        tally.read, tally.refused = tally.read + 1, tally.refused + 1
        yield problem(at, str(error))
        return
    yield from _kept(said, at, held, tally)


def _kept(said: list[Said], at: At, held: Shelf, tally: _Tally) -> Iterator[Problem]:
    """Count the entries of one record and keep them; a record without any of its own is one entry."""
    own = sum(isinstance(one, (Note, Passed, Bad)) for one in said)
    tally.read += own or bool(said)
    tally.used += not own and bool(said)
    alone = not own
    for one in said:
        if isinstance(one, Passed):
            tally.passed[one.why] += 1
        elif isinstance(one, Bad):
            tally.refused += 1
            yield problem(one.where or at, one.why)
        elif isinstance(one, Told) and (at.file, one.message) not in tally.told:
            tally.told.add((at.file, one.message))
            yield problem(at, one.message, one.level)
        elif not isinstance(one, Told):
            held.keep(one._replace(where=at) if isinstance(one, Note) and not one.where.file else one, alone)
            alone = alone and not isinstance(one, Fact)


def _played(form: Format, player: str, held: Shelf, tally: _Tally, options: Options) -> Iterator[Imported]:
    """The rows of one player in the order of time, after the problems of its notes."""
    rows: list[Row] = []
    for one in form.rows(player, _once(held.notes(player), tally), held):
        if isinstance(one, Row):
            rows.append(_completed(one, form, options))
        elif isinstance(one, Refused):
            tally.used, tally.refused = tally.used - 1, tally.refused + 1
            yield problem(one.note.where, one.why)
        else:
            yield one
    rows.sort(key=lambda row: row.at)
    tally.rows += len(rows)
    yield from rows


def _once(notes: Iterator[tuple[Note, bool]], tally: _Tally) -> Iterator[Note]:
    """The notes without those that were sent twice, word for word."""
    seen: dict[str, Note] = {}
    for note, double in notes:
        if double and note.id in seen and _same(seen[note.id], note):
            tally.repeated += 1
            continue
        if double:
            seen.setdefault(note.id, note)
        tally.used += 1
        yield note


def _same(first: Note, second: Note) -> bool:
    return (first.at, first.what, first.body) == (second.at, second.what, second.body)


def _completed(row: Row, form: Format, options: Options) -> Row:
    """A row with its market, and a grant with an offer: the ledger has no grant without one."""
    offer = row.offer or (options.offer or UNNAMED if row.kind == "bonus_granted" else None)
    return row._replace(market=row.market or form.market, offer=offer)
