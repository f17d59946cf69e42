"""The plan for some markets at once: what the search found, with the proof of each change."""

from collections.abc import Iterable

from checker.evaluate import Ruling
from checker.finding import Route, Verdict
from checker.remedy.change import Change, Plain, order_of, put
from checker.remedy.plan import Choice, Further, Plan, Remedy, Stuck
from checker.remedy.search import Found
from checker.remedy.stuck import stuck
from checker.remedy.terms import is_for_players
from checker.remedy.trial import Goal, Trial, goal_of, in_the_way, is_broken, why_open
from checker.remedy.undecided import undecided
from checker.remedy.work import Work, begun, found_for, search


def solve(trial: Trial, offer: Plain) -> Plan:
    """The plan that makes an offer lawful in all markets of a trial at once, with as small changes as there are.

    `offer` is the plain value of an offer that was read without a problem; of any other, AssertionError is raised.
    """
    work = begun(trial, offer)
    search(work)
    after = work.rulings(work.value)
    choices, left = _left(work, after)
    steps = sorted(work.steps.values(), key=lambda found: order_of(offer, found.route))
    remedies = tuple(_remedy(work, work.value, found, after) for found in steps)
    notes = tuple(one for one in after if one.verdict is Verdict.BREACH and not is_broken(one))
    return Plan(trial.markets, remedies, choices, left, undecided(after), notes, work.value)


def _left(work: Work, after: list[Ruling]) -> tuple[tuple[Choice, ...], tuple[Stuck, ...]]:
    """The choices and the breaches without a remedy, each told once."""
    choices: dict[tuple[object, ...], Choice] = {}
    left: dict[Goal, Stuck] = {}
    for ruling in filter(is_broken, after):
        same = [one for one in after if is_broken(one) and one.route == ruling.route]
        same.sort(key=lambda one: goal_of(one) != goal_of(ruling))
        _, found = found_for(work, same)
        if not found:
            left.setdefault(goal_of(ruling), stuck(work, ruling))
            continue
        key = tuple((one.route, repr(one.option.new)) for one in found)
        if key not in choices:
            choices[key] = Choice(tuple(_chosen(work, one) for one in found))
    return tuple(choices.values()), tuple(left.values())


def _chosen(work: Work, found: Found) -> Remedy:
    """One of several changes, told from the declared value, whatever else was to change in its term."""
    if found.route in work.steps:
        found = found._replace(old=work.steps[found.route].old)
    value = put(work.value, found.route, found.option.new)
    return _remedy(work, value, found, work.rulings(value))


def _remedy(work: Work, value: Plain, found: Found, after: list[Ruling]) -> Remedy:
    """A change with its proof: `value` is the offer with it, `after` the rulings on that."""
    undone = work.rulings(put(value, found.route, found.old))
    heals = _healed(undone, after)
    limits = {(goal.market, goal.limit) for goal in heals}
    own = [one for one in after if (one.market, one.limit.id) in limits]
    elsewhere = tuple(dict.fromkeys(one.route for one in own if is_broken(one)))
    change = Change(found.route, found.old, found.option.new)
    proof = tuple(_further(work, value, found.route, nearer, heals) for nearer in found.option.nearer)
    return Remedy(change, heals, _verdict(own), elsewhere, tuple(filter(None, proof)), is_for_players(found.route))


def _healed(before: Iterable[Ruling], after: Iterable[Ruling]) -> tuple[Goal, ...]:
    still = {goal_of(ruling) for ruling in after if is_broken(ruling)}
    broken = dict.fromkeys(goal_of(ruling) for ruling in before if is_broken(ruling))
    return tuple(goal for goal in broken if goal not in still)


def _verdict(rulings: list[Ruling]) -> Verdict:
    """The worst verdict that the change leaves; not applicable where it has put the offer beyond all of the limits."""
    if any(is_broken(one) for one in rulings):
        return Verdict.BREACH
    if any(why_open(one) in ("term", "rate") for one in rulings):
        return Verdict.OPEN
    return Verdict.KEPT if any(one.verdict is Verdict.KEPT for one in rulings) else Verdict.NOT_APPLICABLE


def _further(work: Work, value: Plain, route: Route, nearer: Plain, heals: tuple[Goal, ...]) -> Further | None:
    """The ruling that a value one step nearer fails by: of a limit that the change heals, if there is one."""
    found = work.judged(put(value, route, nearer))
    if found is None:
        return None
    limits = {(goal.market, goal.limit) for goal in heals}
    blocking = in_the_way(found, work.base, (*work.goals, *heals))
    blocking += [one for one in found if is_broken(one) and (one.market, one.limit.id) in limits]
    if not blocking:
        return None
    own = min(blocking, key=lambda one: (goal_of(one) not in heals, one.route != route, not is_broken(one)))
    return Further(nearer, own)
