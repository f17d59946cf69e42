"""`checker rules check`: the rulebook held against its own rules, and before its cases and mutants."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import refuse, stop
from checker.cli.book import RulesOption, book_with
from checker.cli.tables import CasesOption, tables_for
from checker.cli.written import write_out
from checker.report.answers.check import check_text
from checker.review.rules import check_rulebook
from checker.rulebook import Rulebook


def check(
    directory: Annotated[
        Path | None, typer.Argument(help="A folder of markets; the package's own without it.", metavar="[DIR]")
    ] = None,
    cases: CasesOption = None,
    rules: RulesOption = None,
    mutation: Annotated[
        bool, typer.Option(help="Try whether the cases tell each limit from its mutants; takes a few seconds.")
    ] = True,
) -> None:
    """Check the rulebook: its files, units, histories, contradictions, and whether its cases hold it.

    Each limit is changed a little, in every way that matters, until one of its cases comes to another verdict;
    a mutant that no case tells from the law is a problem. With --rules, only that folder's limits are looked at,
    among the law that they add to.

    Examples:

    checker rules check

    checker rules check --rules house-rules --cases house-cases

    checker rules check --no-mutation
    """
    book = _book(directory, rules)
    found = check_rulebook(book, tables_for(book, cases), mutation, frozenset(book.pack_sha256))
    write_out(check_text(found))
    if found.problems:
        stop(found.problems)


def _book(directory: Path | None, rules: list[Path] | None) -> Rulebook:
    """The rulebook of a folder, or the package's own with the packs of `--rules`."""
    if directory is None:
        return book_with(rules)
    if rules:
        refuse("a folder stands beside --rules", "name a whole rulebook, or limits that add to the package's own")
    if not any(directory.glob("*/*.yaml")):
        refuse(f"`{directory}` holds no limits", "name a folder with files such as gb/wagering-cap.yaml")
    return Rulebook(directory, str(directory))
