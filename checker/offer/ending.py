"""How a bonus ends: the wallet it sits in, its release, withdrawals meanwhile, and what can be forfeited."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from checker.offer import words as w
from checker.schema import Declared
from checker.values import Count, MarketAmounts, Number, Share, Time, Truth, Words, or_none


class Wallet(Declared):
    """In what order cash and bonus are staked, and where wins go.

    The eight archetypes of the trade: `cash_first` with wins `same_wallet` (parachute) or `bonus`;
    `bonus_first` with wins `pending` or `bonus`; `bonus_only` (bets are cash or bonus, never both);
    `proportional`; `merged` (one balance, locked as a whole); `player_choice`. A reward credited after
    turnover, and a free bet, need no wallet.
    """

    order: Literal["cash_first", "bonus_first", "bonus_only", "proportional", "merged", "player_choice"]
    wins_to: Literal["same_wallet", "bonus", "pending", "cash", "proportional"] | None = None
    mixed_win: Literal["bonus_refill_then_cash", "proportional", "all_bonus", "all_cash"] | None = None
    ratio: Share | None = None
    separate_balances: Truth | None = None
    prompts_before_bonus: Truth | None = None


class Release(Declared):
    """What is paid when the requirement is met, and how soon.

    `min(balance, cap)` pays the balance up to the `cap`; in instalments, each pays a `step`.
    """

    what: Literal["balance", "bonus", "bonus_and_winnings", "min(balance, cap)"] | None = None
    cap: MarketAmounts | None = None
    mode: Literal["at_completion", "instalments", "per_points"] | None = None
    after: Time | None = None
    instalments: Count | None = None
    step: MarketAmounts | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> "Release":
        if (self.what == "min(balance, cap)") != (self.cap is not None):
            raise ValueError("`what: min(balance, cap)` and `cap` stand together: one of them is missing")
        return self


class MaximumWin(Declared):
    """A cap on what may be won or taken out; `maximum_win: none` declares that there is none."""

    limited: Truth = True
    amount: MarketAmounts | None = None
    times_bonus: Number | None = None
    applied: Literal["at_conversion", "at_each_withdrawal", "per_bet", "balance_truncation"] | None = None
    applies_to: (
        Annotated[tuple[Literal["bonus_winnings", "deposit_winnings", "deposit"], ...], Field(min_length=1)] | None
    ) = None

    @model_validator(mode="after")
    def _is_consistent(self) -> "MaximumWin":
        if not self.limited and (self.amount or self.times_bonus is not None or self.applies_to):
            raise ValueError("`limited: false` says that winnings are not capped, and a cap stands beside it")
        return self


class Withdrawal(Declared):
    """What a player can take out, and what that does to the bonus."""

    own_deposit: w.OwnDeposit | None = None
    while_active: w.WhileActive | None = None
    maximum_win: Annotated[MaximumWin | None, or_none({"limited": False})] = None
    reversible: Truth | None = None
    cancel_bonus_any_time: Truth | None = None
    pending_cancel_restores: Truth | None = None


class Forfeiture(Declared):
    """When a bonus is lost, and all that is taken then; both lists are read as complete."""

    when: tuple[
        Literal["expiry", "withdrawal", "breach", "self_exclusion", "opt_out", "inactivity", "no_identification"],
        ...,
    ] = ()
    takes: tuple[w.Takes, ...] | None = None


class IrregularPlay(Declared):
    """A typed clause on forbidden play; `undefined` stands for words such as "spirit of the promotion"."""

    clause: w.Clause
    at_least: Share | None = None
    amount: MarketAmounts | None = None
    text: Words | None = None
