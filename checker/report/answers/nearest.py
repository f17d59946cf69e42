"""The nearest lawful offers as text: what to change, with its proof, what to choose, what nothing heals alone."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from checker.evaluate import Ruling
from checker.finding import Level, Problem, Route, Verdict
from checker.remedy import Choice, Further, Plain, Plan, Remedy, Stuck, Undecided, written
from checker.report.answers.layout import one_line, paragraph
from checker.report.shared import counted
from checker.report.text import Text
from checker.report.writer import Context
from checker.review import Asked, File
from checker.review.nearest import Sought
from checker.rulebook import Rulebook
from checker.wording import headline

T = TypeVar("T")
MOST = 4
"""How many limits are named that stand in the way of one change."""
LEAVES = {
    Verdict.KEPT: "is kept",
    Verdict.OPEN: "is no breach, and leaves the limit open",
    Verdict.NOT_APPLICABLE: "leaves the limit nothing to bind",
}


def nearest_text(found: Sequence[Sought], problems: list[Problem], book: Rulebook) -> str:
    """What could not be read, then each offer with its plans, and the account."""
    lines = [line for one in found for line in (*_offer(one), "")]
    account = f"{paragraph(_account(found))}\n" if found else ""
    return unread(problems, book) + "".join(f"{line}\n" for line in lines) + account


def unread(problems: list[Problem], book: Rulebook) -> str:
    """What could not be read, as the text report tells it."""
    writer = Text(Context(Asked(), book))
    return writer.add(writer.fragment(File("", [], problems)))


def _offer(one: Sought) -> Iterator[str]:
    checked, (together, alone, variants) = one
    offer, place = checked.offer, checked.document.place_span((*checked.route, "offer"))
    yield paragraph(f"{offer.offer} (version {offer.version}) in {listed(together.markets)}", 0, 2)
    yield f"  {one_line(checked.document.file)}:{place.line}:{place.column}"
    yield from plan_lines(together, 2)
    for plan in alone if len(alone) > 1 else ():
        same = signature(plan, plan.markets[0]) == signature(together, plan.markets[0])
        yield f"  in {plan.markets[0]} alone{': the same' if same else ''}"
        yield from () if same else plan_lines(plan, 4)
    if variants:
        yield paragraph(f"one offer cannot serve all; {counted(len(variants), 'variant')} can", 2)
    for plan in variants:
        yield paragraph(f"for {listed(plan.markets)}", 2, 2)
        yield from plan_lines(plan, 4)


def listed(words: Sequence[str]) -> str:
    """Words one after the other: `gb`, `gb and dk`, `gb, dk and se`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def signature(plan: Plan, market: str) -> object:
    """What a plan says for one market: two plans with one signature say the same for it."""
    changes = [(one.change.route, written(one.change.new)) for one in plan.remedies if market in one.markets]
    choices = [
        [(one.change.route, written(one.change.new)) for one in choice.of]
        for choice in plan.choices
        if any(market in one.markets for one in choice.of)
    ]
    left = [(one.ruling.limit.id, one.kind) for one in plan.stuck if one.ruling.market == market]
    missing = [(one.route, str(one.cause)) for one in plan.undecided if any(market == code for code, _ in one.limits)]
    return changes, choices, left, missing


def plan_lines(plan: Plan, indent: int) -> Iterator[str]:
    """A plan in sections; one line where there is nothing to change and nothing to add."""
    if plan.is_lawful and not plan.remedies:
        yield f"{' ' * indent}nothing to change"
    yield from _section("change", plan.remedies, _change, indent)
    yield from _section("choose", plan.choices, _choice, indent)
    yield from _section("no change of one term is enough", plan.stuck, _stuck, indent)
    yield from _section("declare", [one for one in plan.undecided if one.why == "term"], _undecided, indent)
    yield from _section("not known", [one for one in plan.undecided if one.why != "term"], _undecided, indent)
    if plan.notes:
        names = dict.fromkeys(one.limit.id for one in plan.notes)
        yield paragraph(f"left aside, as it is not in force: {', '.join(names)}", indent, 4)


def _section(title: str, entries: Sequence[T], told: Callable[[T], list[str]], indent: int) -> Iterator[str]:
    if entries:
        yield f"{' ' * indent}{title}"
    for line in (line for one in entries for line in told(one)):
        further = len(line) - len(line.lstrip())
        yield paragraph(line, indent + 2 + further, 4)


def name_of(route: Route) -> str:
    """A term's name: `wagering.multiple`, `parts.0.reward.maximum.dk`."""
    return ".".join(map(str, route))


def value_told(value: Plain) -> str:
    """A value as YAML has it, or that there is none."""
    return "not declared" if value is None else written(value)


def _change(one: Remedy) -> list[str]:
    return [remedy_told(one)]


def remedy_told(one: Remedy) -> str:
    """A remedy on one line: `wagering.multiple: 35 → 10 (gb); 10 is kept, 11 is a breach of gb/wagering-cap`."""
    change = one.change
    told = f"{name_of(change.route)}: {value_told(change.old)} → {value_told(change.new)} ({', '.join(one.markets)})"
    proof = ", ".join([_kept(one), *(_further(further, change.old) for further in one.proof)])
    return f"{told}; {proof}{'' if one.for_players else '; players get the same'}"


def _kept(one: Remedy) -> str:
    new = one.change.new
    told = "this" if new is None or isinstance(new, dict | list) else value_told(new)
    if one.elsewhere:
        return f"{told} is no breach, while {listed([f'`{name_of(route)}`' for route in one.elsewhere])} is one still"
    return f"{told} {LEAVES[one.verdict]}"


def _further(one: Further, old: Plain) -> str:
    """A value one step nearer and what it fails by; the declared one is not written out again where it is long."""
    known = one.value == old and isinstance(old, dict | list)
    return f"{'the declared one' if known else value_told(one.value)} {_hurts(one.ruling)}"


def _choice(choice: Choice) -> list[str]:
    """One remedy a line; words for the same term on one line."""
    first, *others = choice.of
    alike = all(one._replace(change=first.change) == first for one in others)
    if not alike:
        return [f"{'or' if i else 'either'} {remedy_told(one)}" for i, one in enumerate(choice.of)]
    words = [value_told(one.change.new) for one in choice.of]
    told = f"{', '.join(words[:-1])} or {words[-1]}"
    proof = ", ".join(["each is kept", *(_further(one, first.change.old) for one in first.proof)])
    name, old = name_of(first.change.route), value_told(first.change.old)
    return [f"{name}: {old} → {told} ({', '.join(first.markets)}); {proof}"]


def _stuck(one: Stuck) -> list[str]:
    why = f"{one.cause}; {one.help}" if one.help else str(one.cause)
    if one.would is not None:
        would = f"`{name_of(one.would.route)}: {value_told(one.would.new)}` would heal it"
        why = f"{would}, and {listed(_few(list(dict.fromkeys(map(_hurts, one.against)))))}; {one.help}"
    return [f"{one.ruling.limit.id}: {headline(one.ruling)}", f"  {why}"]


def _few(told: list[str]) -> list[str]:
    """What stands in the way, the first of it where it is much."""
    return told if len(told) <= MOST else [*told[: MOST - 1], f"{len(told) - MOST + 1} more like it"]


def _hurts(ruling: Ruling) -> str:
    verb = "is left open by" if ruling.verdict is Verdict.OPEN else "is a breach of"
    weight = "" if ruling.level in (None, Level.ERROR) else f" ({ruling.level})"
    return f"{verb} {ruling.limit.id}{weight}"


def _undecided(one: Undecided) -> list[str]:
    limits = ", ".join(dict.fromkeys(limit for _, limit in one.limits))
    if one.why != "term":
        return [f"{one.cause}: {limits}"]
    return [f"{name_of(one.route)}: {one.cause} ({limits})", *([f"  {one.help}"] if one.help else [])]


def _account(found: Sequence[Sought]) -> str:
    plans = [one.nearest.together for one in found]
    counts = [
        counted(sum(len(plan.remedies) for plan in plans), "change"),
        counted(sum(len(plan.choices) for plan in plans), "choice"),
        f"{sum(len(plan.stuck) for plan in plans)} beyond any change of one term",
    ]
    return f"{counted(len(plans), 'offer')}: {', '.join(counts)}"
