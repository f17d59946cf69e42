"""The wagering requirement: how much must be staked, on what, how it counts, and by when."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from checker.offer import words as w
from checker.offer.written import Bases, Cap, OrRest, OrStake
from checker.schema import Declared
from checker.values import (
    Count,
    MarketAmounts,
    Number,
    Odds,
    Share,
    Shares,
    Time,
    Truth,
    Words,
    or_none,
)


class Further(Declared):
    """A second demand that is added to the first: `1 × deposit` beside `20 × bonus`."""

    multiple: Number
    basis: Bases


class Counts(Declared):
    """What of a bet counts towards the turnover, and when.

    `jackpot_part` is the part of a stake that feeds a jackpot, `raises` whether a stake counts with or without what
    was added in the round, `same_market` whether each bet on one event counts or only the largest, `free_bets` a
    stake that is a free bet or a free spin. Absent, the terms leave each of them open, but for `free_bets`: a free
    bet counts nothing, and `same_market`: each bet counts.
    """

    funds: Literal["both", "cash_only", "bonus_only"] | None = None
    at: Literal["settlement", "placement"] | None = None
    amount: Literal["stake", "min(stake, win)", "bonus_part"] | None = None
    cap_per_bet: Cap | None = None
    push: OrStake | None = None
    cash_out: OrRest | None = None
    opposite_bets: OrStake | None = None
    voids: OrStake | None = None
    gamble: OrStake | None = None
    jackpot_part: OrStake | None = None
    raises: Literal["initial", "total"] | None = None
    same_market: Literal["each", "largest"] | None = None
    free_bets: OrStake | None = None


class Contribution(Declared):
    """How much of a stake counts: the default, by product, and by game; a game beats its product, that its category."""

    default: Share | None = None
    casino: Share | None = None
    betting: Share | None = None
    slots: Share | None = None
    table: Share | None = None
    live: Share | None = None
    jackpot: Share | None = None
    instant_win: Share | None = None
    crash: Share | None = None
    sports: Share | None = None
    in_play: Share | None = None
    horse: Share | None = None
    esports: Share | None = None
    exchange: Share | None = None
    pool: Share | None = None
    virtual: Share | None = None
    bingo: Share | None = None
    lottery: Share | None = None
    poker: Share | None = None
    fantasy: Share | None = None
    feature_buy: Share | None = None
    gamble: Share | None = None
    games: Shares = Field(default_factory=dict)
    providers: Shares = Field(default_factory=dict)
    bet_markets: Shares = Field(default_factory=dict)


class Excluded(Declared):
    """What may not be played at all with the bonus; not the same as a weight of 0%."""

    games: tuple[Words, ...] = ()
    bet_markets: tuple[Words, ...] = ()
    bet_types: tuple[Words, ...] = ()


class MaximumBet(Declared):
    """The greatest single stake while a bonus is played; `whichever` decides between amount and share.

    `maximum_bet: none` declares that there is none. What is told here bounds a stake only where a greater bet is
    not accepted: see `on_breach`.
    """

    limited: Truth = True
    amount: MarketAmounts | None = None
    under_25: MarketAmounts | None = None
    share_of_bonus: Share | None = None
    whichever: Literal["lower", "higher"] = "lower"
    on_breach: w.OnBreach | None = None
    scope: tuple[Literal["round", "gamble", "feature_buy"], ...] = ("round",)
    while_: Literal["bonus_funds_in_play", "bonus_active"] | None = Field(None, alias="while")

    @model_validator(mode="after")
    def _is_consistent(self) -> "MaximumBet":
        if not self.limited and (self.amount or self.under_25 or self.share_of_bonus is not None):
            raise ValueError("`limited: false` says that there is no maximum bet, and one stands beside it")
        return self


class LowBalance(Declared):
    """What happens when the balance falls below an amount."""

    below: MarketAmounts
    then: Literal["end_bonus", "complete", "ignore"]
    counts_open_bets: Truth | None = None


class Expiry(Declared):
    """How `within` is counted."""

    unit: Literal["calendar_days", "hours"]
    counting_from: Literal["activation", "grant", "deposit", "claim", "first_bonus_stake"] = "activation"
    end_of_day: Truth = False


class MinimumOdds(Declared):
    """The least odds that count: of the coupon, of every leg, or of at least one."""

    odds: Odds
    of: Literal["each_leg", "coupon", "one_leg"] = "coupon"


class Wagering(Declared):
    """The wagering requirement; a multiple of 0, written `wagering: none`, declares that there is none.

    `open_bets` says what becomes of the bonus part of bets that are open when the bonus ends, `binds_after` until
    when its terms bind: until it is completed, or until the next deposit.
    """

    multiple: Number
    basis: Bases | None = None
    plus: tuple[Further, ...] = ()
    commission_share: Share | None = None
    within: Time | None = None
    expiry: Expiry | None = None
    starts: Literal["activation", "deposit", "claim", "first_bonus_stake"] | None = None
    counts: Counts | None = None
    contribution: Contribution | None = None
    excluded: Excluded | None = None
    maximum_bet: Annotated[MaximumBet | None, or_none({"limited": False})] = None
    minimum_odds: MinimumOdds | None = None
    house_edge: Share | None = None
    carry_over: Truth | None = None
    low_balance: LowBalance | None = None
    zero_balance: Literal["end_bonus", "complete", "ignore"] | None = None
    maximum_selections: Count | None = None
    open_bets: Literal["credited", "void"] | None = None
    binds_after: Literal["completion", "next_deposit"] | None = None


Wagered = Annotated[Wagering | None, or_none({"multiple": 0})]
