"""Whether a bet counts towards a bonus, and how much of it: what is decided when it is placed (domain 2.2)."""

from checker.replay.fields import NONE, WHOLE, Amount, Code, Funds, OnBreach, Switch, Unsure
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.ends import lower, rounded
from checker.replay.stepper.player import Bet, Player, Share
from checker.replay.stepper.row import Row

NO_BONUS, NOT_STARTED, AFTER_END = int(Code.NO_BONUS), int(Code.NOT_STARTED), int(Code.AFTER_END)
COUNTED, WEIGHTED, CLIPPED = int(Code.COUNTED), int(Code.WEIGHTED), int(Code.CLIPPED)
_FREE_BET, _GAMBLE, _EXCLUDED, _WEIGHT_ZERO = (
    int(code) for code in (Code.FREE_BET, Code.GAMBLE, Code.EXCLUDED, Code.WEIGHT_ZERO)
)
_BELOW_ODDS, _ODDS_UNKNOWN, _OTHER_PRODUCT, _OTHER_FUNDS = (
    int(code) for code in (Code.BELOW_ODDS, Code.ODDS_UNKNOWN, Code.OTHER_PRODUCT, Code.OTHER_FUNDS)
)
_KIND_GAMBLE = 1
_WEIGHT_EXCLUDED, _WEIGHT_OTHER_PRODUCT, _WEIGHT_UNDECLARED = -2, -3, -4
_CASH_ONLY, _BONUS_ONLY = int(Funds.CASH_ONLY), int(Funds.BONUS_ONLY)
_BONUS_PART, _CLIP = int(Amount.BONUS_PART), int(OnBreach.CLIP)
_FUNDS, _RAISES, _JACKPOT_PART = 1 << Switch.FUNDS, 1 << Switch.RAISES, 1 << Switch.JACKPOT_PART
_ROUNDING = 1 << Switch.ROUNDING
_MINOR_UNIT = WHOLE


def counts(code: int) -> bool:
    """Whether a code is one of those with which a bet counts."""
    return COUNTED <= code <= CLIPPED


def judge(player: Player, share: Share, row: Row, bet: Bet, number: int) -> int:
    """The code with which a bet goes on towards a bonus; of one that counts, `share.weight` is set."""
    bonus = share.bonus
    assert bonus is not None
    if not bonus.terms.known:
        return NO_BONUS
    if bonus.started_at == NONE or row.at < bonus.started_at:
        return NOT_STARTED
    if bonus.ended:
        return AFTER_END
    return _play(player, bonus, share, row, bet, number)


def _play(player: Player, bonus: Bonus, share: Share, row: Row, bet: Bet, number: int) -> int:
    """What was played with: free bets (switch 14), gambles (10), games that are excluded or weigh less, odds (15)."""
    terms = bonus.terms
    if terms.free_bets == 0 and bet.bonus_part == bet.stake > 0:
        return _FREE_BET
    category = row.category
    if player.book.category_kind[category] == _KIND_GAMBLE:
        bonus.touch(1 << Switch.GAMBLE)
        if not terms.gamble:
            return _GAMBLE
    weight = terms.by_game[row.game]
    if weight == NONE:
        weight = terms.by_category[category]
    if weight <= 0:
        return _unusual_weight(bonus, share, weight, row, number)
    share.weight = weight
    return (COUNTED if weight == WHOLE else WEIGHTED) if terms.minimum_odds == NONE else _by_odds(bonus, weight, row)


def _unusual_weight(bonus: Bonus, share: Share, weight: int, row: Row, number: int) -> int:
    if weight in (NONE, _WEIGHT_UNDECLARED):
        bonus.touch(1 << Switch.WEIGHT)
        share.weight = WHOLE
        return COUNTED if bonus.terms.minimum_odds == NONE else _by_odds(bonus, WHOLE, row)
    if weight == _WEIGHT_EXCLUDED:
        bonus.excluded_bets += 1
        if bonus.excluded_row == NONE:
            bonus.excluded_row = number
        return _EXCLUDED
    return _OTHER_PRODUCT if weight == _WEIGHT_OTHER_PRODUCT else _WEIGHT_ZERO


def _by_odds(bonus: Bonus, weight: int, row: Row) -> int:
    """The minimum odds, of the whole coupon or of each leg (switch 15)."""
    minimum, odds, lowest = bonus.terms.minimum_odds, row.odds, row.lowest_odds
    if odds != NONE and lowest != NONE and (odds >= minimum) != (lowest >= minimum):
        bonus.touch(1 << Switch.ODDS)
    if bonus.terms.odds_of and lowest == NONE and odds >= minimum:
        bonus.touched |= Unsure.LEGS
    used = lowest if bonus.terms.odds_of and lowest != NONE else odds
    if used == NONE:
        bonus.touched |= Unsure.ODDS
        return _ODDS_UNKNOWN
    if used < minimum:
        return _BELOW_ODDS
    return COUNTED if weight == WHOLE else WEIGHTED


def measure(share: Share, bet: Bet, row: Row, limit: int = NONE) -> None:
    """Sets the base of a bet that counts: the part of its stake that its weight is applied to (switch 1)."""
    bonus = share.bonus
    assert bonus is not None
    terms, stake = bonus.terms, bet.stake
    base = stake
    if terms.amount == _BONUS_PART or terms.funds == _BONUS_ONLY:
        base = bet.bonus_part
    elif terms.funds == _CASH_ONLY:
        base = bet.cash
    if stake > 0:
        bonus.touched |= terms.open & _FUNDS
    if base == 0 < stake:
        share.code = _OTHER_FUNDS
        return
    if row.initial_stake != NONE or row.jackpot > 0:
        base = _without_raises_and_jackpot(bonus, base, stake, row)
    share.base = base
    if terms.capped or limit != NONE:
        _clip(bonus, share, limit)


def _without_raises_and_jackpot(bonus: Bonus, base: int, stake: int, row: Row) -> int:
    """The base without what was raised after the first stake (switch 21) and what feeds a jackpot (12)."""
    terms = bonus.terms
    if row.initial_stake != NONE:
        bonus.touched |= terms.open & _RAISES if row.initial_stake < stake else 0
        base = base if terms.raises else min(base, row.initial_stake)
    if row.jackpot > 0:
        bonus.touched |= terms.open & _JACKPOT_PART
        base = base if terms.jackpot_part else max(base - row.jackpot, 0)
    return base


def _clip(bonus: Bonus, share: Share, limit: int) -> None:
    """Cuts the base at the maximum stake, where terms clip there (switch 8), and at what counts of one bet."""
    terms = bonus.terms
    most = limit if terms.on_breach == _CLIP else NONE
    most = lower(most, terms.cap_per_bet)
    if terms.cap_share != NONE:
        most = lower(most, bonus.share(terms.cap_share))
    if most != NONE and share.base > most:
        share.base = most
        share.code = CLIPPED


def turnover(share: Share, base: int) -> int:
    """The micro turnover of a base: with its weight, and rounded where each bet is."""
    bonus = share.bonus
    assert bonus is not None
    terms = bonus.terms
    micro = base * share.weight
    if micro % _MINOR_UNIT:
        bonus.touched |= terms.open & _ROUNDING
    return rounded(micro, terms.rounding, terms.rounding_unit) if terms.rounds_bets else micro
