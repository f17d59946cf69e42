"""The nearest lawful offer as values: changes with their proof, choices, what no change can mend, what is missing."""

from typing import Literal, NamedTuple

from checker.evaluate import Ruling
from checker.finding import Route, Text, Verdict
from checker.remedy.change import Change, Plain
from checker.remedy.trial import Goal, Why

Kind = Literal[
    "ban", "forbidden", "contradiction", "worse", "products", "reward", "words", "undeclared", "fact", "rate", "terms",
]  # fmt: skip
"""Why no change of one term heals a breach.

`ban`: no offer may be made at all; `forbidden`: none of this kind. `contradiction`: what one market demands another
forbids. `worse`: what would heal it breaks another limit of the market. `products`, `reward`: the offer would be
another one. `words`: none of the words declared may stand. `undeclared`: law wants terms stated that are not. `fact`:
who the operator is, or where the offer is played. `rate`: an exchange rate is missing. `terms`: more than one term
would have to change.
"""


class Further(NamedTuple):
    """The value one smallest step towards the declared one, and the ruling that it fails by."""

    value: Plain
    ruling: Ruling


class Remedy(NamedTuple):
    """Another value for one term, as near to the declared one as the law of all markets asked for lets it be.

    With it the limits of `heals` are no longer broken by this term, and no other limit stands worse; `proof` holds a
    value one step nearer for each step that there is, and why it fails. `verdict` is the worst of those limits: a
    breach where another term, at `elsewhere`, breaks one of them too, and open where another term is not declared.
    `for_players` says whether the change touches what players get, or who gets it.
    """

    change: Change
    heals: tuple[Goal, ...]
    verdict: Verdict
    elsewhere: tuple[Route, ...]
    proof: tuple[Further, ...]
    for_players: bool

    @property
    def markets(self) -> tuple[str, ...]:
        """The markets whose limits it heals, in their order."""
        return tuple(dict.fromkeys(goal.market for goal in self.heals))


class Choice(NamedTuple):
    """Several remedies, none of them nearer than another: a person must choose one."""

    of: tuple[Remedy, ...]


class Stuck(NamedTuple):
    """A breach that no change of one term heals, and why; `against` holds what stands in the way of `would`."""

    ruling: Ruling
    kind: Kind
    cause: Text
    help: str | None
    would: Change | None = None
    against: tuple[Ruling, ...] = ()


class Undecided(NamedTuple):
    """What leaves verdicts open: a term to be declared, law that is not known, or an exchange rate."""

    why: Why
    route: Route
    cause: Text
    help: str | None
    limits: tuple[tuple[str, str], ...]


class Plan(NamedTuple):
    """How an offer becomes lawful in some markets at once.

    `value` is the offer with every remedy made; of the choices none is. `notes` are the breaches of law that is not in
    force: they are left as they are.
    """

    markets: tuple[str, ...]
    remedies: tuple[Remedy, ...]
    choices: tuple[Choice, ...]
    stuck: tuple[Stuck, ...]
    undecided: tuple[Undecided, ...]
    notes: tuple[Ruling, ...]
    value: Plain

    @property
    def is_lawful(self) -> bool:
        """Whether the offer of `value` is kept in every market, with nothing left to choose, declare or find out."""
        return not (self.leaves_breaches or self.undecided)

    @property
    def leaves_breaches(self) -> bool:
        """Whether the offer of `value` still breaks a limit: a person has to choose, or to make another offer."""
        return bool(self.choices or self.stuck)


class Nearest(NamedTuple):
    """The nearest lawful offer in all markets together, in each alone, and in groups of markets where none serves all.

    `alone` holds a plan for each market; with one market it is that of `together`. `variants` is empty unless the
    markets contradict each other: it then holds the fewest groups found, in the order of the markets.
    """

    together: Plan
    alone: tuple[Plan, ...]
    variants: tuple[Plan, ...]
