"""What a stake is made of, own money and bonus money, and whether it is above the maximum that the terms set."""

from checker.replay.fields import NONE, WHOLE, OnBreach, Order, Switch, Unsure
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.clock import counted_from, set_deadline
from checker.replay.stepper.ends import lower
from checker.replay.stepper.player import Player
from checker.replay.stepper.row import Row

_CASH_FIRST, _BONUS_FIRST, _BONUS_ONLY, _PROPORTIONAL, _MERGED, _PLAYER_CHOICE = map(int, Order)
_FUNDS_UNSURE = int(Unsure.FUNDS)
_ORDER, _LIMIT_WHILE, _ON_BREACH = (1 << bit for bit in (Switch.ORDER, Switch.LIMIT_WHILE, Switch.ON_BREACH))
_YOUNG = range(1, 5)

VOIDING = (int(OnBreach.VOID_CONTRIBUTION), int(OnBreach.VOID_ALL))
"""What terms say of a bet above the maximum that then counts nothing."""


def take_stake(player: Player, bonus: Bonus | None, row: Row, number: int) -> tuple[int, int]:
    """Takes a stake from the player's money and the bonus's balance; the parts of own money and of bonus money."""
    stake = row.amount
    told = row.cash != NONE or row.bonus_part != NONE
    if told and (bonus is not None or row.bonus == NONE):
        cash, part = told_split(stake, row.cash, row.bonus_part)
        _compare_order(player, bonus, stake, part, number)
    elif bonus is not None and bonus.active:
        part = _part_by_terms(player, bonus, stake)
        cash = stake - part
    else:
        cash, part = stake, 0
    if bonus is not None and part:
        bonus.balance = max(bonus.balance - part, 0)
    player.cash -= cash
    if player.cash < 0:
        _found_more_money(player, None if told else bonus)
    return cash, part


def told_split(whole: int, cash: int, part: int) -> tuple[int, int]:
    """The split of a stake or payout as the row tells it; where it tells one part, the other is the rest."""
    if cash == NONE:
        return max(whole - part, 0), part
    if part == NONE:
        return cash, max(whole - cash, 0)
    return cash, part


def _found_more_money(player: Player, unsure: Bonus | None) -> None:
    """Explains a stake above all known money by money that was there before the ledger begins."""
    player.unknown_opening -= player.cash
    player.cash = 0
    if unsure is not None and unsure.active:
        unsure.touched |= _FUNDS_UNSURE


def _part_by_terms(player: Player, bonus: Bonus, stake: int) -> int:
    """The bonus money in a stake, after the order of funds that the terms set."""
    order, cash, balance = bonus.terms.order, player.cash, bonus.balance
    if cash > 0 and balance > 0:
        bonus.touched |= bonus.terms.open & _ORDER
    if order == _CASH_FIRST:
        return 0 if cash >= stake else min(stake - cash, balance)
    if order in (_BONUS_ONLY, _PLAYER_CHOICE):
        return _part_of_one_wallet(player, bonus, stake)
    return _part_by_order(bonus, stake)


def _part_by_order(bonus: Bonus, stake: int) -> int:
    if bonus.terms.order == _PROPORTIONAL:
        return min(stake * bonus.ratio // WHOLE, bonus.balance)
    return min(stake, bonus.balance)


def _part_of_one_wallet(player: Player, bonus: Bonus, stake: int) -> int:
    """A stake that comes from one wallet as a whole: the one that holds enough."""
    if bonus.balance < stake or stake == 0:
        return 0
    if player.cash < stake:
        return stake
    bonus.touched |= _FUNDS_UNSURE
    return stake if bonus.terms.order == _BONUS_ONLY else 0


def _compare_order(player: Player, bonus: Bonus | None, stake: int, part: int, number: int) -> None:
    """Remembers the first stake whose split is not the one that the terms' order of funds gives."""
    if bonus is None or not bonus.active or not bonus.terms.known or bonus.order_row != NONE:
        return
    order = bonus.terms.order
    if player.unknown_opening or order in (_BONUS_ONLY, _PLAYER_CHOICE):
        return
    by_terms = _part_by_order(bonus, stake)
    if order == _CASH_FIRST:
        by_terms = min(max(stake - player.cash, 0), bonus.balance)
    if by_terms != part:
        bonus.order_row = number


def begin_with_stake(player: Player, bonus: Bonus, at: int) -> None:
    """The first stake of bonus money: what counts from it begins."""
    bonus.first_stake_at = at
    if bonus.started_at == NONE:
        bonus.started_at = at
    if bonus.deadline == NONE and counted_from(bonus, at) == NONE:
        set_deadline(player, bonus, at)


def limit_exceeded(player: Player, bonus: Bonus, stake: int, part: int, number: int) -> int:
    """The maximum stake, where this one is above it and the maximum holds; NONE otherwise (switch 8)."""
    limit = limit_of(player, bonus)
    if limit == NONE or stake <= limit:
        return NONE
    terms = bonus.terms
    if part == 0:
        bonus.touched |= terms.open & _LIMIT_WHILE
    if part == 0 and not terms.limit_while:
        return NONE
    bonus.touched |= terms.open & _ON_BREACH
    bonus.over_bets += 1
    bonus.over_excess += stake - limit
    bonus.over_staked += stake
    if bonus.over_row == NONE:
        bonus.over_row = number
    return limit


def limit_of(player: Player, bonus: Bonus) -> int:
    """The greatest stake that the terms let the player make; NONE without a maximum."""
    terms = bonus.terms
    amount = terms.bet_limit
    if terms.bet_limit_young != NONE and player.age in _YOUNG:
        amount = terms.bet_limit_young
    if terms.bet_limit_share == NONE:
        return amount
    share = bonus.share(terms.bet_limit_share)
    return max(amount, share) if terms.bet_limit_higher else lower(amount, share)
