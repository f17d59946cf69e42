"""Mutants of the law that no case can tell from it, each named with the reason why."""

from typing import NamedTuple

from checker.finding import Place, Problem
from checker.schema import Declared, validate
from checker.source import Document
from checker.values import Words


class SurvivorLine(Declared):
    """One line of `_survivors.yaml`: the limit, the mutant as the check tells it, and why no case can kill it."""

    limit: Words
    mutant: Words
    reason: Words


class Survivor(NamedTuple):
    """A mutant that may live, and where that is written."""

    limit: str
    mutant: str
    place: Place


def survivors_in(document: Document) -> tuple[tuple[Survivor, ...], list[Problem]]:
    """The mutants that a document lists, and what is wrong with it."""
    found: list[Survivor] = []
    problems: list[Problem] = []
    for i in range(len(document.value)):
        line, errors = validate(SurvivorLine, document, (i,))
        problems += errors
        if line is not None:
            place = Place("problem", document.file, document.place_span((i, "mutant")))
            found.append(Survivor(line.limit, line.mutant, place))
    return tuple(found), problems
