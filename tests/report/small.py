"""A small review with law of its own, so that what is expected does not change when the law does.

`python -m tests.report.small` writes the expected files anew; look at the difference before keeping it.
"""

from functools import cache
from pathlib import Path

from checker.report.formats import writer_class
from checker.report.writer import Context
from checker.review import Asked, File, Totals, check_file
from checker.rulebook import Rulebook

HERE = Path(__file__).parent
SCHEMAS = HERE / "schemas"
NAMES = ("lawful", "unlawful", "broken")
EXPECTED = {
    "text": "review.txt",
    "short": "review.short.txt",
    "json": "review.json",
    "sarif": "review.sarif",
    "sarif-findings": "findings.sarif",
    "junit": "review.junit.xml",
    "github": "review.github.txt",
    "gitlab": "review.gitlab.json",
    "markdown": "review.md",
    "csv": "review.csv",
    "html": "review.html",
}
NASTY_NAME = "=offers\x1b[2J\u202e/`|<b>,:%\n::error::[a](http://b)\udcff.yaml"
"""A file name with everything in it that some format could trip over, down to a byte that is no UTF-8."""


@cache
def book() -> Rulebook:
    return Rulebook(HERE / "rulebook" / "markets")


@cache
def checked(name: str, shown_as: str = "") -> File:
    content = (HERE / "offers" / f"{name}.yaml").read_bytes()
    return check_file(shown_as or f"offers/{name}.yaml", content, Asked(), book())


def totals_of(files: list[File]) -> Totals:
    totals = Totals()
    for file in files:
        totals.add(file)
    return totals


def written(format_: str, files: list[File]) -> str:
    """The whole report on files, put together as a run does it."""
    writer = writer_class(format_)(Context(Asked(), book()))
    parts = [writer.start(), *(writer.add(writer.fragment(file)) for file in files), writer.end(totals_of(files))]
    return "".join(parts)


def small(format_: str) -> str:
    return written(format_, [checked(name) for name in NAMES])


def hostile(format_: str) -> str:
    """The report on a hostile offer in a file with a hostile name."""
    return written(format_, [checked("hostile", NASTY_NAME)])


def expected(format_: str) -> str:
    return (HERE / "expected" / EXPECTED[format_]).read_bytes().decode()


if __name__ == "__main__":
    for name, file in EXPECTED.items():
        (HERE / "expected" / file).write_bytes(small(name).encode())
