"""The offer: its terms, markets and days; a package is a list of parts, each with its own terms."""

from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, model_validator

from checker.finding import Route
from checker.offer import words as w
from checker.offer.ending import Forfeiture, IrregularPlay, Release, Wallet, Withdrawal
from checker.offer.reward import Reward
from checker.offer.wagering import Wagered, Wagering
from checker.offer.who import (
    Audience,
    CurrencyTable,
    DepositTurnover,
    Disclosure,
    Dispute,
    Dormancy,
    Filing,
    Operator,
    Qualify,
    Rounding,
    Runs,
)
from checker.offer.written import Version
from checker.schema import Declared
from checker.values import Identifier, Market, Words, fault, one_or_many

TEMPLATE_KEYS = ("title", "notes")
PART_TERMS = ("qualify", "reward", "wagering")


class PartTerms(Declared):
    """One part of a package: what it takes, gives and demands.

    What else it says of its audience, wallet, release, withdrawals and forfeiture goes before what the offer says,
    key by key.
    """

    title: Words | None = None
    qualify: Qualify | None = None
    reward: Reward | None = None
    wagering: Wagered = None
    audience: Audience | None = None
    wallet: Wallet | None = None
    release: Release | None = None
    withdrawal: Withdrawal | None = None
    forfeiture: Forfeiture | None = None


class Part(NamedTuple):
    """One part of an offer as the measures read it, and the route of its terms; a plain offer has one part."""

    route: Route
    qualify: Qualify
    reward: Reward
    wagering: Wagering | None
    own: PartTerms | None = None


NO_QUALIFY, NO_REWARD = Qualify.model_construct(), Reward.model_construct()


class Offer(Declared):
    """One bonus offer. A term that is absent is not declared, which is never read as lawful."""

    offer: Identifier
    version: Version = 1
    supersedes: Identifier | None = None
    title: Words | None = None
    notes: Words | None = None
    operator: Operator = Operator.model_construct()
    markets: Annotated[
        tuple[Market, ...],
        BeforeValidator(one_or_many),
        Field(min_length=1, json_schema_extra={"minItems": 1}),
    ]
    runs: Runs
    played: Annotated[tuple[w.Played, ...], Field(min_length=1), BeforeValidator(one_or_many)] = ("online",)
    partners: tuple[w.Partner, ...] | None = None
    audience: Audience = Audience.model_construct()
    channels: tuple[w.Channel, ...] | None = None
    consent: Literal["given", "not_given"] | None = None
    qualify: Qualify | None = None
    reward: Reward | None = None
    wagering: Wagered = None
    parts: tuple[PartTerms, ...] | None = None
    wallet: Wallet | None = None
    release: Release | None = None
    withdrawal: Withdrawal | None = None
    forfeiture: Forfeiture | None = None
    stacking: Literal["none", "queue", "parallel", "merge"] | None = None
    irregular_play: tuple[IrregularPlay, ...] | None = None
    disclosure: Disclosure | None = None
    filed: Filing | None = None
    dormancy: Dormancy | None = None
    deposit_turnover: DepositTurnover | None = None
    rounding: Rounding | None = None
    currency_table: CurrencyTable | None = None
    dispute: Dispute | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> "Offer":
        if self.runs.until is not None and self.runs.until < self.runs.first:
            told = f"the offer ends on {self.runs.until}, before it starts on {self.runs.first}"
            raise fault(told, ("runs", "until"))
        if self.parts is not None and not self.parts:
            raise fault("`parts` is empty; name at least one part", ("parts",))
        beside = next((name for name in PART_TERMS if self.parts and getattr(self, name) is not None), None)
        if beside is not None:
            told = f"`{beside}` cannot stand beside `parts`; write it into each of them, or leave `parts` away"
            raise fault(told, (beside,))
        return self

    def all_parts(self) -> tuple[Part, ...]:
        """The parts of the package; of a plain offer, its own terms as the only part."""
        if self.parts is None:
            return (Part((), self.qualify or NO_QUALIFY, self.reward or NO_REWARD, self.wagering),)
        return tuple(
            Part(("parts", i), part.qualify or NO_QUALIFY, part.reward or NO_REWARD, part.wagering, part)
            for i, part in enumerate(self.parts)
        )

    @property
    def last_day(self) -> date:
        """The last day on which the offer can be taken; `date.max` where it runs until further notice."""
        return self.runs.until or date.max
