"""What checking the rulebook came to, as text: the account, the score, and what is told without being a problem."""

from collections.abc import Iterable, Iterator

from checker.report.answers.layout import paragraph
from checker.report.shared import counted
from checker.review.rules import RulebookCheck, Score


def check_text(found: RulebookCheck) -> str:
    """The account of a check, its cases and mutants, then lists of what somebody may want to look at."""
    lines = [paragraph(_account(found)), *map(paragraph, _cases(found))]
    redundant = [f"{one.limit.id}: {one.stricter.id}" for one in found.redundant]
    lines += _listed("Limits that decide nothing, as a stricter one binds wherever they do", redundant)
    lines += _listed("Cases that could not be generated", [f"{id_}, {gap.name}: {gap.why}" for id_, gap in found.gaps])
    lines += _listed("Measures that no limit uses", [", ".join(found.unused)] if found.unused else [])
    return "\n".join([*lines, ""])


def _account(found: RulebookCheck) -> str:
    parts = (
        counted(found.markets, "market"),
        counted(found.limits, "limit"),
        counted(found.exceptions, "exception"),
        counted(found.facts, "recorded fact"),
    )
    problems = counted(len(found.problems), "problem") if found.problems else "no problems"
    return f"{', '.join(parts)}: {problems}"


def _cases(found: RulebookCheck) -> Iterator[str]:
    if not found.has_cases:
        yield "cases: none were looked at; name their folder with --cases"
        return
    cases = found.cases
    written = sum(case.written is not None for case in cases)
    yield f"cases: {written:,} written by hand, {len(cases) - written:,} generated"
    yield _score(found.score) if found.is_mutated else "mutation: not tried, as --no-mutation asks"


def _score(score: Score) -> str:
    named = f", {score.named:,} named with a reason" if score.named else ""
    return f"mutation: {score.mutants:,} mutants, {score.killed:,} killed{named}"


def _listed(head: str, lines: Iterable[str]) -> list[str]:
    found = [paragraph(line, 2, 2) for line in lines]
    return ["", f"{head}:", *found] if found else []
