"""The nearest lawful offer in all markets together, in each alone, and in variants where one cannot serve all."""

from checker.remedy.change import Plain
from checker.remedy.plan import Nearest, Plan
from checker.remedy.solve import solve
from checker.remedy.trial import Trial


def nearest(trial: Trial, offer: Plain) -> Nearest:
    """The plans for an offer, in the order of the markets of a trial."""
    together = solve(trial, offer)
    if len(trial.laws) == 1:
        return Nearest(together, (together,), ())
    alone = tuple(solve(trial.among((market,)), offer) for market in trial.markets)
    return Nearest(together, alone, _variants(trial, offer, alone) if _clashes(together) else ())


def _clashes(plan: Plan) -> bool:
    return any(one.kind == "contradiction" for one in plan.stuck)


def _variants(trial: Trial, offer: Plain, alone: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """Plans for groups of markets without a contradiction: each market joins the first group that it does not clash
    with; one in which no such offer may be made joins none.
    """
    groups: list[Plan] = []
    for plan in alone:
        if any(one.kind in ("ban", "forbidden") for one in plan.stuck):
            continue
        wider = (solve(trial.among((*group.markets, *plan.markets)), offer) for group in groups)
        found = next(((i, one) for i, one in enumerate(wider) if not _clashes(one)), None)
        if found is None:
            groups.append(plan)
        else:
            groups[found[0]] = found[1]
    return tuple(groups) if len(groups) > 1 else ()
