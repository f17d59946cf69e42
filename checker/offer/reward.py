"""What a player gets: the bonus, its value, and how and when it is credited."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from checker.offer import words as w
from checker.offer.written import Products
from checker.product import Product
from checker.schema import Declared
from checker.values import (
    Amount,
    Count,
    MarketAmounts,
    Number,
    Odds,
    Share,
    Time,
    Truth,
    Words,
    refuse,
)


class Deposits(Declared):
    """The deposits that a tier is for: from an amount, up to but not including another."""

    first: MarketAmounts = Field(alias="from")
    until: MarketAmounts | None = None


class Tier(Declared):
    """One step of a tiered reward: a match up to a maximum, or a fixed amount, for some deposits."""

    deposit: Deposits
    match: Share | None = None
    maximum: MarketAmounts | None = None
    amount: MarketAmounts | None = None


class FreeSpins(Declared):
    """Free spins: how many, what one is worth, and what becomes of what they win."""

    count: Count
    value: MarketAmounts | None = None
    winnings: w.Winnings | None = None
    game: Words | None = None
    batches: Count | None = None
    expiry: Time | None = None
    maximum_win: MarketAmounts | None = None
    minimum_odds: Odds | None = None


class FreeBet(Declared):
    """A free bet; `payout` is what a winning one pays: in full, less the stake, or as bonus."""

    amount: MarketAmounts | None = None
    stake_returned: Truth | None = None
    partial_use: Truth | None = None
    payout: w.Payout | None = None
    minimum_odds: Odds | None = None
    expiry: Time | None = None
    count: Count = 1


class Cashback(Declared):
    """Money back: a rate of a base over a period, up to a maximum."""

    rate: Share
    base: Literal["net_loss", "loss", "stake"] = "net_loss"
    per: Literal["bet", "day", "week", "month", "offer"] = "offer"
    maximum: MarketAmounts | None = None
    minimum_loss: MarketAmounts | None = None
    paid_as: w.Winnings | None = None
    negative_carry: Truth | None = None


class Prize(Declared):
    """One prize of a tournament or draw, and how many there are of it."""

    amount: MarketAmounts | None = None
    gift: w.Gift | None = None
    count: Count = 1
    rank: Count | None = None


class Tournament(Declared):
    """How a contest between players is scored."""

    score: Literal["stake", "winnings", "deposits", "rounds", "multiplier", "points"] | None = None
    ties: Words | None = None
    qualifying_stake: MarketAmounts | None = None


class Loyalty(Declared):
    """Points for stakes, and what they buy."""

    points_per_stake: Number | None = None
    per: Amount | None = None
    redeem_rate: Amount | None = None
    expiry: Time | None = None


class Steps(Declared):
    """A bonus credited in parts: each part, and the turnover that brings it."""

    each: MarketAmounts
    per_turnover: MarketAmounts


def to_credited(value: Any) -> "str | Steps":
    """When the bonus is credited: a word, or the steps in which it comes."""
    if value in ("at_qualifying", "after_turnover"):
        return str(value)
    if type(value) is dict and set(value) == {"in_steps"} and type(value["in_steps"]) is dict:
        return Steps.model_validate(value["in_steps"])
    raise refuse("`at_qualifying`, `after_turnover` or steps", "in_steps: {each: 10 GBP, per_turnover: 200 GBP}")


Credited = Annotated[
    str | Steps,
    PlainValidator(to_credited),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["at_qualifying", "after_turnover"]},
                {"type": "object", "properties": {"in_steps": {"type": "object"}}, "required": ["in_steps"]},
            ]
        }
    ),
]


class Reward(Declared):
    """The reward. `conditions` and `depends_on` are read as complete: what they do not list is not asked.

    `match` and `amount` add up where both are declared. Where there are `tiers`, they say the match, and `amount` comes
    on top of each of them.
    """

    type: w.RewardType | None = None
    products: Products | None = None
    excludes: tuple[Product, ...] = ()
    match: Share | None = None
    maximum: MarketAmounts | None = None
    amount: MarketAmounts | None = None
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)] | None = None
    cashable: Truth | None = None
    transferable: Truth | None = None
    credited: Credited | None = None
    free_spins: FreeSpins | None = None
    free_bet: FreeBet | None = None
    cashback: Cashback | None = None
    prizes: tuple[Prize, ...] | None = None
    tournament: Tournament | None = None
    loyalty: Loyalty | None = None
    gift: w.Gift | None = None
    depends_on: tuple[w.DependsOn, ...] | None = None
    conditions: tuple[w.Condition, ...] | None = None
    changes_return: Truth | None = None

    @property
    def shares(self) -> "list[Decimal | Fraction]":
        """The matches of all tiers, or the one match; empty where the reward is no match."""
        if self.tiers is not None:
            return [tier.match for tier in self.tiers if tier.match is not None]
        return [] if self.match is None else [self.match]
