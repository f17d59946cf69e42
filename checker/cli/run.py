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
from typing import Any, NamedTuple

from checker.cli.target import OutputFile, StandardOutput, Target, refuse_lossy
from checker.finding import Level, Place, Problem, Span
from checker.report.formats import writer_class
from checker.report.writer import Context, Writer
from checker.review import Asked, File, Named, Register, Totals, check_file, check_files
from checker.rulebook import Rulebook
from checker.source import discover

PAYS_FROM = 400
"""Files below which further processes cost more than they bring."""
CHUNK = 64
"""Files that one process is given at a time."""
TOGETHER = 16
"""Files that go through each stage together; more of them would not stay in the processor's cache themselves."""


FOR_PEOPLE = ("text", "short", "markdown")
"""The formats that are written in the terminal's own encoding; the others are UTF-8 wherever they go."""


class Output(NamedTuple):
    """One report: the format's name, where it goes, and the user's template if it is one."""

    format: str
    target: str
    template: Path | None = None


class Job(NamedTuple):
    """A whole run of lint; `reads` are files that it reads beside offers and rulebook, and must not write to."""

    paths: list[str]
    asked: Asked
    book: Rulebook
    outputs: list[Output]
    jobs: int
    reads: tuple[Path, ...] = ()


class Done(NamedTuple):
    """What one file came to: a fragment for each writer, its account, and the ids and versions of its offers."""

    file: str
    fragments: list[Any]
    totals: Totals
    named: list[Named]


class Work(NamedTuple):
    """What every file is held against, and the writers that its fragments are for; `-` is what standard input held."""

    asked: Asked
    book: Rulebook
    writers: list[Writer]
    standard_input: bytes

    def each(self, names: list[str]) -> Iterator[Done]:
        """What each file comes to, in their order."""
        for start in range(0, len(names), TOGETHER):
            contents = [(name, self._content(name)) for name in names[start : start + TOGETHER]]
            read = [(name, content) for name, content in contents if isinstance(content, bytes)]
            checked = iter(check_files(read, self.asked, self.book))
            files = [
                next(checked) if isinstance(content, bytes) else File(name, [], [content]) for name, content in contents
            ]
            yield from [self.done(file) for file in files]

    def again(self, name: str, versioned: frozenset[str]) -> Done:
        """What one file comes to where earlier files hold some offers, `versioned`, in another version."""
        content = self._content(name)
        if isinstance(content, bytes):
            return self.done(check_file(name, content, self.asked, self.book, versioned))
        return self.done(File(name, [], [content]))

    def _content(self, name: str) -> bytes | Problem:
        """The content of a file, or why it cannot be read."""
        try:
            return self.standard_input if name == "-" else _bytes(name)
        except OSError as error:
            place = Place("problem", name, Span(1, 1, 1, 1))
            return Problem(Level.ERROR, f"the file cannot be read: {error.strerror}", place)

    def done(self, file: File) -> Done:
        """The fragments of a file, its account, and what its offers are called."""
        totals = Totals()
        totals.add(file)
        return Done(file.name, [writer.fragment(file) for writer in self.writers], totals, file.named)


def _bytes(name: str) -> bytes:
    """The content of a file, without the buffer that a file read once and whole has no use for."""
    with open(name, "rb", buffering=0) as stream:
        return stream.read()


def run(job: Job) -> Totals:
    """The account of a run whose reports have been written."""
    names, problems = discover(job.paths)
    read = [*names, *map(str, job.reads)]
    refuse_lossy([output.target for output in job.outputs], read, [one.directory for one in job.book.sources])
    with ExitStack() as stack:
        targets: list[Target] = [_open(output, stack) for output in job.outputs]
        colour = job.outputs[0].target == "-" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        writers = [_writer(output, Context(job.asked, job.book, colour)) for output in job.outputs]
        return _write(job, names, problems, writers, targets)


def _open(output: Output, stack: ExitStack) -> Target:
    if output.target != "-":
        return stack.enter_context(OutputFile(output.target))
    return stack.enter_context(StandardOutput(output.format in FOR_PEOPLE or output.template is not None))


def _write(job: Job, names: list[str], problems: list[Problem], writers: list[Writer], targets: list[Target]) -> Totals:
    totals = Totals()
    for writer, target in zip(writers, targets, strict=True):
        target.write(writer.start())
    work = Work(job.asked, job.book, writers, _standard_input(names))
    for done in _progress(_in_full(work, problems, _checked(work, names, job.jobs)), len(names)):
        totals.merge(done.totals)
        for writer, target, fragment in zip(writers, targets, done.fragments, strict=True):
            target.write(writer.add(fragment))
    for writer, target in zip(writers, targets, strict=True):
        target.write(writer.end(totals))
    return totals


def _standard_input(names: list[str]) -> bytes:
    return sys.stdin.buffer.read() if "-" in names else b""


def _in_full(work: Work, problems: list[Problem], found: Iterable[Done]) -> Iterator[Done]:
    """What cannot be read, then each file, then what is wrong between files; only ids and versions are kept."""
    register = Register()
    if problems:
        yield work.done(File("", [], problems))
    for done in found:
        versioned = register.versions_of(done.named)
        register.add(done.named)
        yield work.again(done.file, versioned) if versioned else done
    if register.problems:
        yield work.done(File("", [], register.problems))


def _checked(work: Work, names: list[str], wanted: int) -> Iterator[Done]:
    jobs = _jobs(wanted, len(names))
    _settle()
    if jobs == 1:
        yield from work.each(names)
        return
    yield from _shared_out(work, names, jobs)


def _shared_out(work: Work, names: list[str], jobs: int) -> Iterator[Done]:
    """The same from several processes, in the order of the files; only so much is asked for that memory stays flat."""
    from concurrent.futures import Future, ProcessPoolExecutor

    chunks = (names[start : start + CHUNK] for start in range(0, len(names), CHUNK))
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(work,)) as pool:
        waiting: deque[Future[list[Done]]] = deque(pool.submit(_many, chunk) for chunk in islice(chunks, 2 * jobs))
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


def _many(names: list[str]) -> list[Done]:
    return list(WORK[0].each(names))


def _writer(output: Output, context: Context) -> Writer:
    if output.template is not None:
        from checker.report.user_template import UserTemplate

        return UserTemplate(context, output.template)
    return writer_class(output.format)(context)


def _progress(found: Iterable[Done], files: int) -> Iterator[Done]:
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
