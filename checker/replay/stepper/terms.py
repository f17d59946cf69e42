"""The rules of one part of an offer, read from their row of numbers into names."""

from collections.abc import Sequence

from checker.replay.fields import NONE, Amount, CountAt, Funds, R, Stacking, Switch, WinCap

_MAY_BE_ABSENT = (
    R.DEPOSIT_COUNTED, R.CAP_PER_BET, R.CAP_SHARE, R.MINIMUM_ODDS, R.BET_LIMIT, R.BET_LIMIT_YOUNG, R.BET_LIMIT_SHARE,
    R.LOW_BALANCE, R.CLOCK, R.ZONE, R.RATIO, R.RELEASE_CAP, R.STEP, R.WIN_CAP, R.WIN_CAP_TIMES, R.ROUNDING,
    R.CREDITED_AFTER,
)  # fmt: skip
_UNKNOWN = [NONE if field in _MAY_BE_ABSENT else 0 for field in R]
_UNKNOWN[R.STACKING] = Stacking.PARALLEL
_UNKNOWN[R.OPEN_BETS] = _UNKNOWN[R.FREE_BETS] = 1


class Terms:
    """One set of terms: every field of `R` under its name in lower case, plain integers.

    `known` is False for the terms of a bonus whose offer nobody gave: they bind nothing and count nothing.
    `ordinary` ones ask nothing of a bet but its stake, its payout and a weight. `by_category` and `by_game` are its
    rows of the tables of weights; an absent code (-1) finds their last column.
    """

    __slots__ = (
        *(field.name.lower() for field in R),
        *("known", "limited", "capped", "keeps_rounds", "ordinary", "rounds_bets", "floor", "by_category", "by_game"),
    )

    on_bonus: int
    on_deposit: int
    on_winnings: int
    on_stake: int
    deposit_counted: int
    deposit_basis: int
    funds: int
    count_at: int
    amount: int
    push: int
    cash_out: int
    opposite: int
    voids: int
    gamble: int
    jackpot_part: int
    raises: int
    same_market: int
    free_bets: int
    cap_per_bet: int
    cap_share: int
    minimum_odds: int
    odds_of: int
    bet_limit: int
    bet_limit_young: int
    bet_limit_share: int
    bet_limit_higher: int
    on_breach: int
    limit_while: int
    low_balance: int
    low_then: int
    low_open_bets: int
    zero_then: int
    clock: int
    clock_length: int
    clock_from: int
    end_of_day: int
    zone: int
    starts: int
    stacking: int
    carry_over: int
    order: int
    wins_to: int
    mixed: int
    ratio: int
    release: int
    release_cap: int
    sticky: int
    instalments: int
    step: int
    win_cap: int
    win_cap_times: int
    win_cap_at: int
    withdrawal: int
    restores: int
    forfeits_on: int
    takes: int
    open_bets: int
    rounding: int
    rounding_unit: int
    rounding_per: int
    credited_after: int
    open: int

    known: bool
    limited: bool
    capped: bool
    keeps_rounds: bool
    ordinary: bool
    rounds_bets: bool
    floor: int
    by_category: Sequence[int]
    by_game: Sequence[int]

    def __init__(
        self,
        numbers: Sequence[int] = _UNKNOWN,
        known: bool = False,
        by_category: Sequence[int] = (NONE,),
        by_game: Sequence[int] = (NONE,),
    ) -> None:
        for field in R:
            setattr(self, field.name.lower(), int(numbers[field]))
        self.known = known
        self.by_category, self.by_game = by_category, by_game
        limits = (self.bet_limit, self.bet_limit_young, self.bet_limit_share)
        self.limited = any(limit != NONE for limit in limits)
        self.capped = self.cap_per_bet != NONE or self.cap_share != NONE
        self.keeps_rounds = self.same_market == 1 or bool(self.open & (1 << Switch.SAME_MARKET))
        self.floor = max(self.low_balance, 1)
        self.rounds_bets = self.rounding != NONE and not self.rounding_per
        self.ordinary = (
            known
            and self.free_bets == 1
            and not (self.capped or self.keeps_rounds)
            and all(
                (
                    self.count_at == CountAt.SETTLEMENT,
                    self.funds == Funds.BOTH,
                    self.amount != Amount.BONUS_PART,
                    self.minimum_odds == NONE,
                    self.win_cap_at in (WinCap.AT_CONVERSION, WinCap.AT_EACH_WITHDRAWAL),
                )
            )
        )


UNKNOWN_TERMS = Terms()
