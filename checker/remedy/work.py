"""The search for one plan: breach after breach, a change of one term each, until none is left that a change heals."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from checker.court import part_of
from checker.evaluate import Ruling
from checker.finding import Route
from checker.remedy.change import Plain, put
from checker.remedy.options import options
from checker.remedy.search import Found, Judged, Option, are_words
from checker.remedy.trial import Goal, Trial, Weights, goal_of, in_the_way, is_broken, weighed
from checker.remedy.words import between
from checker.source import write


@dataclass
class Work:
    """The state of a search: the offer as it was and as it is by now, what was changed, and what was given up.

    `given_up` holds for each goal how many had been reached by then, so that it is tried again once there are more.
    `heard` holds the rulings on every text that was judged.
    """

    trial: Trial
    declared: Plain
    base: Weights
    value: Plain
    steps: dict[Route, Found] = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)
    given_up: dict[Goal, int] = field(default_factory=dict)
    heard: dict[str, list[Ruling] | None] = field(default_factory=dict)

    def judged(self, value: Plain) -> list[Ruling] | None:
        """The rulings on a value, which is judged once; None where it is no offer."""
        text = write(value)
        if text not in self.heard:
            self.heard[text] = self.trial.of_text(text)
        return self.heard[text]

    def rulings(self, value: Plain) -> list[Ruling]:
        """The rulings on a value that is known to be an offer."""
        found = self.judged(value)
        if found is None:
            raise AssertionError("a change that was accepted makes no offer")
        return found

    def against(self, value: Plain, goals: Iterable[Goal] = ()) -> list[Ruling] | None:
        """What stands in the way of a value, of the goals reached and of further ones; None where it is no offer."""
        found = self.judged(value)
        return None if found is None else in_the_way(found, self.base, (*self.goals, *goals))

    def accepts(self, goals: tuple[Goal, ...], *, whole: bool) -> Judged:
        """The test of a value: that it reaches further goals, misses none, and makes no limit worse.

        `whole`: that beside it no other term of the same part breaks one of those limits still.
        """
        limits = {(goal.market, goal.limit, part_of(goal.route)) for goal in goals} if whole else set()

        def accepted(value: Plain) -> bool:
            found = self.judged(value)
            if found is None or in_the_way(found, self.base, (*self.goals, *goals)):
                return False
            broken = filter(is_broken, found)
            return not any((one.market, one.limit.id, part_of(one.route)) in limits for one in broken)

        return accepted


def begun(trial: Trial, offer: Plain) -> Work:
    """The search before its first step. Raises AssertionError for a value that is no offer."""
    work = Work(trial, offer, {}, offer)
    work.base = weighed(work.rulings(offer))
    return work


def search(work: Work) -> None:
    """Take every step there is, and make each as small as it can be beside the others; what was given up is tried
    again whenever that has changed something.
    """
    changed = True
    while changed:
        work.given_up.clear()
        pursue(work)
        while stale := [goal for goal, reached in work.given_up.items() if reached < len(work.goals)]:
            for goal in stale:
                del work.given_up[goal]
            pursue(work)
        changed = any([tightened(work, route) for route in list(work.steps)])


def pursue(work: Work, only: Route | None = None) -> None:
    """Heal one breach after the other by a change of one term, or give it up."""
    while pending := _pending(work):
        wanted, found = found_for(work, pending, only)
        if len(found) != 1:
            work.given_up[goal_of(pending[0])] = len(work.goals)
            continue
        work.value = put(work.value, found[0].route, found[0].option.new)
        work.steps[found[0].route] = joined(work.steps.get(found[0].route), found[0])
        work.goals += wanted


def _pending(work: Work) -> list[Ruling]:
    """The breaches by the first term that is not given up, those of one limit beside each other; empty at the end."""
    broken = [ruling for ruling in work.rulings(work.value) if is_broken(ruling)]
    waiting = [ruling for ruling in broken if goal_of(ruling) not in work.given_up]
    if not waiting:
        return []
    goal = goal_of(waiting[0])
    same = [ruling for ruling in waiting if ruling.route == goal.route]
    return sorted(same, key=lambda ruling: goal_of(ruling) != goal)


def found_for(work: Work, pending: list[Ruling], only: Route | None = None) -> tuple[tuple[Goal, ...], list[Found]]:
    """The goals that can be reached with the first of some breaches by one term, and the changes that reach them.

    All of them at once, where one change does that; else that of the first breach alone. Changes that heal a limit
    go before those after which another term breaks it still.
    """
    together = tuple(dict.fromkeys(map(goal_of, pending)))
    for whole, goals in product((True, False), dict.fromkeys((together, together[:1]))):
        accepted = work.accepts(goals, whole=whole)
        rulings = (ruling for ruling in pending if goal_of(ruling) in goals)
        found = next(filter(None, (options(work.value, ruling, accepted, only) for ruling in rulings)), None)
        if found:
            return goals, found
    return together[:1], []


def joined(before: Found | None, after: Found) -> Found:
    """Two changes of one term, one after the other, as one."""
    if before is None:
        return after
    old, new = before.old, after.option.new
    both = are_words(old) and are_words(new)
    return Found(after.route, old, Option(new, between(old, new)) if both else after.option)


def tightened(work: Work, route: Route) -> bool:
    """Whether a step has become smaller, or needless, beside the others; it is then made so."""
    step, value, goals, given_up = work.steps[route], work.value, list(work.goals), dict(work.given_up)
    undone = put(value, route, step.old)
    missed = {goal_of(ruling) for ruling in work.against(undone) or ()}
    del work.steps[route]
    work.value = undone
    if not missed:
        return True
    work.goals = [goal for goal in goals if goal not in missed]
    pursue(work, route)
    if work.against(work.value, goals) == [] and work.steps.get(route, step).option.new != step.option.new:
        work.goals, work.given_up = goals, given_up
        return True
    work.steps[route], work.value, work.goals, work.given_up = step, value, goals, given_up
    return False
