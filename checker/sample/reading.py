"""The offers of a sample: those of files given, or those that come with the package."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.finding import Problem
from checker.offer.read import offers_in
from checker.sample.terms import Terms, Unplayed, terms_of
from checker.source.discover import discover
from checker.source.reader import read

OFFERS = Path(__file__).parent / "offers"
"""The offers that come with the package."""


class Read(NamedTuple):
    """The terms that the sample plays, the offers that it does not, and what could not be read."""

    terms: tuple[Terms, ...]
    unplayed: tuple[Unplayed, ...]
    problems: tuple[Problem, ...]


def terms_in(paths: Sequence[str]) -> Read:
    """The terms of the offers in files and folders."""
    terms: list[Terms] = []
    unplayed: list[Unplayed] = []
    files, problems = discover(paths)
    for file in files:
        documents, told = read(file, Path(file).read_bytes())
        problems += told
        for document in documents:
            offers, told = offers_in(document)
            problems += told
            for offer, _ in offers:
                for one in terms_of(offer):
                    terms.append(one) if isinstance(one, Terms) else unplayed.append(one)
    return Read(tuple(terms), tuple(unplayed), tuple(problems))
