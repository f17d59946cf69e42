"""Files → fragments → reports, in one process or several; memory stays flat where the formats allow it."""

import gc
import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from checker.cli.app import refuse
from checker.finding import Level, Place, Problem, Span
from checker.report.formats import writer_class
from checker.report.writer import Context, Writer
from checker.review import Asked, File, Totals, check_file
from checker.rulebook import Rulebook
from checker.source import discover

PAYS_FROM = 400
"""Files below which further processes cost more than they bring."""
CHUNK = 64
"""Files that one process is given at a time."""


class Output(NamedTuple):
    """One report: the format's name, where it goes, and the user's template if it is one."""

    format: str
    target: str
    template: Path | None = None


class Job(NamedTuple):
    """A whole run of lint."""

    paths: list[str]
    asked: Asked
    book: Rulebook
    outputs: list[Output]
    jobs: int


Fragments = list[tuple[list[Any], Totals]]


class Work(NamedTuple):
    """What every file is held against, and the writers that its fragments are for."""

    asked: Asked
    book: Rulebook
    writers: list[Writer]

    def one(self, name: str) -> tuple[list[Any], Totals]:
        """The fragments of one file, and its account."""
        try:
            content = sys.stdin.buffer.read() if name == "-" else _bytes(name)
        except OSError as error:
            place = Place("problem", name, Span(1, 1, 1, 1))
            problem = Problem(Level.ERROR, f"the file cannot be read: {error.strerror}", place)
            return _fragments(File(name, [], [problem]), self.writers)
        return _fragments(check_file(name, content, self.asked, self.book), self.writers)


def _bytes(name: str) -> bytes:
    """The content of a file, without the buffer that a file read once and whole has no use for."""
    with open(name, "rb", buffering=0) as stream:
        return stream.read()


def run(job: Job) -> Totals:
    """The account of a run whose reports have been written."""
    names, problems = discover(job.paths)
    with ExitStack() as stack:
        targets = [_open(output.target, stack) for output in job.outputs]
        colour = targets[0] is sys.stdout and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        writers = [_writer(output, Context(job.asked, job.book, colour)) for output in job.outputs]
        return _write(job, names, problems, writers, targets)


def _write(job: Job, names: list[str], problems: list[Problem], writers: list[Writer], targets: list[TextIO]) -> Totals:
    totals = Totals()
    for writer, target in zip(writers, targets, strict=True):
        target.write(writer.start())
    lost = File("", [], problems)
    found: Iterable[tuple[list[Any], Totals]] = _checked(job, names, writers)
    if problems:
        found = _before(_fragments(lost, writers), found)
    for fragments, counted in _progress(found, len(names)):
        totals.merge(counted)
        for writer, target, fragment in zip(writers, targets, fragments, strict=True):
            target.write(writer.add(fragment))
    for writer, target in zip(writers, targets, strict=True):
        target.write(writer.end(totals))
        target.flush()
    return totals


def _before(
    first: tuple[list[Any], Totals], rest: Iterable[tuple[list[Any], Totals]]
) -> Iterator[tuple[list[Any], Totals]]:
    yield first
    yield from rest


def _checked(job: Job, names: list[str], writers: list[Writer]) -> Iterator[tuple[list[Any], Totals]]:
    work = Work(job.asked, job.book, writers)
    jobs = _jobs(job.jobs, len(names))
    _settle()
    if jobs == 1:
        yield from map(work.one, names)
        return
    yield from _shared_out(work, names, jobs)


def _shared_out(work: Work, names: list[str], jobs: int) -> Iterator[tuple[list[Any], Totals]]:
    """The same from several processes, in the order of the files; only so much is asked for that memory stays flat."""
    from concurrent.futures import Future, ProcessPoolExecutor

    chunks = (names[start : start + CHUNK] for start in range(0, len(names), CHUNK))
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(work,)) as pool:
        waiting: deque[Future[Fragments]] = deque(pool.submit(_many, chunk) for chunk in islice(chunks, 2 * jobs))
        while waiting:
            found = waiting.popleft().result()
            waiting.extend(pool.submit(_many, chunk) for chunk in islice(chunks, 1))
            yield from found


def _settle() -> None:
    """Spare the collector what lives as long as the run: files are dropped one by one, without its help."""
    gc.freeze()


def _jobs(wanted: int, files: int) -> int:
    if files < PAYS_FROM:
        return 1
    return min(wanted or os.cpu_count() or 1, -(-files // CHUNK))


WORK: list[Work] = []
"""What a process of the pool works on: sent once to each process, and not again with every chunk."""


def _begin(work: Work) -> None:
    WORK.append(work)
    _settle()


def _many(names: list[str]) -> Fragments:
    return [WORK[0].one(name) for name in names]


def _fragments(file: File, writers: list[Writer]) -> tuple[list[Any], Totals]:
    totals = Totals()
    totals.add(file)
    return [writer.fragment(file) for writer in writers], totals


def _open(target: str, stack: ExitStack) -> TextIO:
    if target == "-":
        return sys.stdout
    try:
        return stack.enter_context(open(target, "w", encoding="utf-8", newline=""))
    except OSError as error:
        refuse(f"`{target}` cannot be written: {error.strerror}")


def _writer(output: Output, context: Context) -> Writer:
    if output.template is not None:
        from checker.report.user_template import UserTemplate

        return UserTemplate(context, output.template)
    return writer_class(output.format)(context)


def _progress(found: Iterable[tuple[list[Any], Totals]], files: int) -> Iterator[tuple[list[Any], Totals]]:
    """The same, with a count on standard error while it is a terminal and the work is long."""
    shown = files >= PAYS_FROM and sys.stderr.isatty()
    last = time.monotonic()
    for done, one in enumerate(found, 1):
        yield one
        if shown and time.monotonic() - last > 0.1:
            last = time.monotonic()
            sys.stderr.write(f"\rchecked {done:,} of {files:,} files")
            sys.stderr.flush()
    if shown:
        sys.stderr.write("\r" + " " * 50 + "\r")
