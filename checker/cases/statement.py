"""What a verdict has to be, read straight from history, condition and constraint.

The evaluator is not asked: periods, comparisons and stretches of life are not used here, so that the two can be held
against each other. What is not plain (a term that is not declared, a package, an amount without a rate) is left
undecided.
"""

from datetime import date
from typing import Literal, NamedTuple

from checker.allowed import Allowed, Truth, allowed, can_hold, has, truth_of, word_sets
from checker.cases.trial import Trial
from checker.finding import Level, Verdict
from checker.limit import NOT_SET, Combined, Condition, Constraint, Entry, LimitFile, Test
from checker.measures import MEASURES, Irrelevant, Measured, Result, Unknown
from checker.product import widened
from checker.rulebook import Limit, MarketLaw
from checker.rulebook.law import FIRMNESS

Standing = Literal["in_force", "no_limit", "open", "not_commenced"]


class Stated(NamedTuple):
    """The verdict that the law wants, and how much a breach weighs."""

    verdict: Verdict
    level: Level | None = None


NOT_APPLICABLE = Stated(Verdict.NOT_APPLICABLE)
OPEN = Stated(Verdict.OPEN)


def binds_from(entry: Entry) -> date:
    """The day from which an entry binds: its first day, or the day on which it was known or read."""
    return entry.first_day or entry.known_on or entry.read_on


def standing_on(declared: LimitFile, day: date) -> tuple[Standing, Entry]:
    """How the law stands on a day, and the entry that says so; what was replaced says nothing."""
    history = [entry for entry in declared.history if entry.replaced_on is None]
    if not history:
        return "open", declared.history[0]
    if history[0].first == NOT_SET:
        return "not_commenced", history[0]
    begun = [entry for entry in history if binds_from(entry) <= day]
    if not begun:
        unknown = history[0].first_day is None or declared.before == "not_researched"
        return ("open" if unknown else "no_limit"), history[0]
    entry = begun[-1]
    last = entry.certain_until if entry.until is None else entry.until
    if last is not None and day <= last:
        return "in_force", entry
    if entry.until is None and day <= entry.read_on:
        return "open", entry
    return ("no_limit" if declared.after == "no_limit" else "open"), entry


def stated(law: MarketLaw, limit: Limit, trial: Trial) -> Stated | None:
    """The verdict that a limit must give on an offer; None where that is not plain."""
    if trial.offer.parts is not None:
        return None
    standing, entry = standing_on(limit.declared, trial.day)
    if standing == "no_limit":
        return NOT_APPLICABLE
    silent, reached = is_silent(law, limit, trial), _is_reached(limit.declared, trial)
    if silent or reached is False:
        return NOT_APPLICABLE
    keeping = _keeping(limit.declared, entry.constraint, trial)
    if silent is None or keeping == "not plain":
        return None
    if keeping == "beside" or (standing == "not_commenced" and keeping != "breach"):
        return NOT_APPLICABLE
    if standing == "in_force" and keeping == "kept":
        return Stated(Verdict.KEPT)
    is_open = reached is None or standing == "open" or keeping == "open"
    return _unless_excepted(law, limit, trial, OPEN if is_open else _breach(entry, standing))


def _breach(entry: Entry, standing: Standing) -> Stated:
    """A breach of an entry, and how much it weighs."""
    if standing == "not_commenced" or entry.standing == "proposed":
        return Stated(Verdict.BREACH, Level.NOTE)
    return Stated(Verdict.BREACH, Level.ERROR if entry.standing == "settled" else Level.WARNING)


def _unless_excepted(law: MarketLaw, limit: Limit, trial: Trial, otherwise: Stated) -> Stated:
    excepted = _is_excepted(law.exceptions.get(limit.id, ()), trial)
    if excepted is None:
        return OPEN
    return NOT_APPLICABLE if excepted else otherwise


def is_silent(law: MarketLaw, limit: Limit, trial: Trial) -> Truth:
    """Whether a ban that stands above the limit forbids the offer as such."""
    found: Truth = False
    for ban in bans_above(law, limit):
        one = stated(law, ban, trial)
        if one is not None and one.verdict is Verdict.BREACH and one.level is not Level.NOTE:
            return True
        found = None if one is None else found
    return found


def bans_above(law: MarketLaw, limit: Limit) -> list[Limit]:
    """The bans that can silence a limit; a ban is silenced by firmer ones only."""
    above = [ban for ban in law.bans if ban.id != limit.id]
    return [ban for ban in above if _firmer(ban) < _firmer(limit)] if limit.declared.bans else above


def _firmer(ban: Limit) -> tuple[int, str]:
    return FIRMNESS[ban.declared.history[-1].standing], ban.id


def silenced_by(law: MarketLaw, limit: Limit, first: date, last: date, when: Condition | None) -> Limit | None:
    """The ban that silences a limit on all of some days wherever a condition holds; None where none does."""
    above = (ban for ban in bans_above(law, limit) if ban.id not in law.exceptions)
    bans = (ban for ban in above if _always_speaks(ban.declared, first, last))
    return next((ban for ban in bans if _reaches_all(ban.declared.when, when)), None)


def _always_speaks(ban: LimitFile, first: date, last: date) -> bool:
    """Whether a ban is in force on all of some days for every offer that meets its condition."""
    (start, entry), (end, same) = standing_on(ban, first), standing_on(ban, last)
    in_force = start == end == "in_force" and entry is same and entry.standing != "proposed"
    return in_force and not ban.products and ban.measure == "offer.made"


def _reaches_all(wide: Condition | None, when: Condition | None) -> bool:
    """Whether one condition holds wherever another does."""
    if wide is None:
        return True
    return not can_hold(Combined("not", (wide,)), *((when,) if when is not None else ()))


FREE_CHOICE = frozenset(("casino", "betting"))
"""What a free choice among all products holds at the least."""


def _is_reached(declared: LimitFile, trial: Trial) -> Truth:
    """Whether an offer is for a product that a limit binds."""
    if not declared.products:
        return True
    bound = widened(frozenset(declared.products))
    found = [_touches(bound, one) for one in trial.results("products.used")]
    if True in found:
        return True
    return None if None in found else False


def _touches(bound: frozenset[str], result: Result) -> Truth:
    if not isinstance(result, Measured) or not isinstance(result.value, frozenset):
        return None
    if result.value & bound or result.possible & bound >= FREE_CHOICE:
        return True
    return None if result.possible & bound else False


Keeping = Literal["kept", "breach", "open", "beside", "not plain"]
"""What the values of a measure come to; `beside`: the limit has nothing to say of them."""


def _keeping(declared: LimitFile, constraint: Constraint | None, trial: Trial) -> Keeping:
    measure = declared.measure or ""
    if not trial.results(measure):
        return "open"
    results = [one for one in trial.results(measure) if not isinstance(one, Irrelevant)]
    applies = True if declared.when is None else truth_of_terms(declared.when, trial)
    if not results or applies is False:
        return "beside"
    if constraint is None or applies is None:
        return "not plain"
    found = [_has(measure, constraint, one) for one in results]
    if False in found:
        return "breach"
    if None not in found:
        return "kept"
    return "open" if all(map(_is_left_open, results)) else "not plain"


def _is_left_open(result: Result) -> bool:
    """Whether the terms are silent, or leave open what words they mean: either is open where it decides."""
    return isinstance(result, Unknown) or (isinstance(result, Measured) and isinstance(result.value, frozenset))


def _has(measure: str, constraint: Constraint, result: Result) -> Truth:
    """Whether a constraint allows a value; not to be told where the words that it may mean besides would decide."""
    if not isinstance(result, Measured):
        return None
    values, unit = _values(measure, constraint), MEASURES[measure].unit
    found = has(values, result.value, unit) if values is not None else None
    if not result.possible or values is None:
        return found
    assert isinstance(result.value, frozenset)
    return found if found == has(values, result.value | result.possible, unit) else None


def _values(measure: str, constraint: Constraint) -> Allowed | None:
    """What a constraint allows, where a value may hold several words even of a measure that comes to one of them."""
    if isinstance(constraint.value, frozenset):
        return word_sets(measure, constraint)
    return allowed(measure, constraint)


def breaks(measure: str, constraint: Constraint, trial: Trial) -> bool:
    """Whether some case of a measure has a value that a constraint does not allow."""
    return any(_has(measure, constraint, one) is False for one in trial.results(measure))


def truth_of_terms(condition: Condition, trial: Trial) -> Truth:
    """Whether a condition holds of an offer."""
    return truth_of(condition, lambda test: _holds(test, trial))


def _holds(test: Test, trial: Trial) -> Truth:
    """Whether a test holds of one case of a measure, where one is enough, or of all."""
    found = [_holds_of(test, one) for one in trial.results(test.measure)]
    one_is_enough = test.constraint.operator in ("any_of", "required")
    if one_is_enough in found:
        return one_is_enough
    return None if None in found else bool(found) and not one_is_enough


def _holds_of(test: Test, result: Result) -> Truth:
    if isinstance(result, Irrelevant):
        return test.constraint.operator == "none_of"
    return _has(test.measure, test.constraint, result)


def _is_excepted(exceptions: tuple[Limit, ...], trial: Trial) -> Truth:
    """Whether an exception takes an offer out of a limit."""
    found: Truth = False
    for one in exceptions:
        standing, _ = standing_on(one.declared, trial.day)
        if standing == "no_limit" or one.declared.when is None:
            continue
        holds = truth_of_terms(one.declared.when, trial)
        if holds is True and standing == "in_force":
            return True
        found = found if holds is False else None
    return found
