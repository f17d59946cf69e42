"""The bench on which cases of one limit are made: its law, the offers to make them from, and what was made."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from checker.cases.statement import Stated, stated
from checker.cases.trial import Trial
from checker.finding import Verdict
from checker.limit import Constraint, Entry
from checker.rulebook import Limit, MarketLaw


class Generated(NamedTuple):
    """A case that nobody wrote: what it shows, the offer, and the verdict that the law wants."""

    name: str
    trial: Trial
    wanted: Stated


class Gap(NamedTuple):
    """A case that could not be made, and why."""

    name: str
    why: str


Made = Generated | Gap
Way = Callable[[Trial], Trial | None]
"""A change of an offer; None where the offer cannot be changed so."""
Verdicts = frozenset[Verdict]
ANY: Verdicts = frozenset(Verdict)
NO_MODEL = "there is no offer to make it from"
NO_TERM = "no term of the offers at hand can be changed so that it comes out"
NOT_PLAIN = "what the verdict has to be is not plain from the law alone"
BESIDE = "the law wants another verdict of it than one that would show this"


class Bench(NamedTuple):
    """A limit, its law in each market that its written cases ask, and the offers to make cases from."""

    limit: Limit
    laws: Mapping[str, MarketLaw]
    models: tuple[Trial, ...]

    def stated(self, trial: Trial) -> Stated | None:
        """The verdict that the law wants of the limit on an offer."""
        return stated(self.laws[trial.market], self.limit, trial)

    def is_wanted(self, trial: Trial, verdicts: Verdicts) -> bool:
        """Whether the law wants one of some verdicts on an offer."""
        found = self.stated(trial)
        return found is not None and found.verdict in verdicts

    def breaches(self, made: Iterable[Made]) -> list[Trial]:
        """The offers that break the limit, those that were made first among them."""
        breach = frozenset((Verdict.BREACH,))
        return [trial for trial in (*self.models, *trials(made)) if self.is_wanted(trial, breach)]

    @property
    def exceptions(self) -> tuple[Limit, ...]:
        """The exceptions to the limit, each once."""
        found = {one.id: one for law in self.laws.values() for one in law.exceptions.get(self.limit.id, ())}
        return tuple(found.values())

    @property
    def history(self) -> list[Entry]:
        """The entries of the limit that stand."""
        return [entry for entry in self.limit.declared.history if entry.replaced_on is None]

    @property
    def constraints(self) -> list[Constraint]:
        """What the limit says and said, the newest first."""
        found = (entry.constraint for entry in reversed(self.history))
        return list(dict.fromkeys(one for one in found if one is not None))


def trials(made: Iterable[Made]) -> list[Trial]:
    """The offers of the cases among what was made."""
    return [one.trial for one in made if isinstance(one, Generated)]


def first_made(bench: Bench, name: str, models: Iterable[Trial], way: Way, verdicts: Verdicts = ANY) -> Made:
    """The first offer that a way of change makes of some models, and on which the law wants one of some verdicts."""
    why = NO_MODEL
    for model in models:
        trial = way(model)
        why = NO_TERM if trial is None and why == NO_MODEL else why
        if trial is None:
            continue
        verdict = bench.stated(trial)
        if verdict is not None and verdict.verdict in verdicts:
            return Generated(name, trial, verdict)
        why = BESIDE if verdict is not None else NOT_PLAIN
    return Gap(name, why)


def as_it_is(model: Trial) -> Trial:
    """No change at all."""
    return model
