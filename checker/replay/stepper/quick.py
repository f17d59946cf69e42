"""Runs of ordinary bets of one player, worked in one loop: what `place` and `settle` do, where little can happen.

Most rows of a ledger are bets that are told in one row, of a player with one bonus, and change nothing but balances
and turnover. They are recognised without looking at each by itself, and a bet with which anything else happens (the
requirement is met, money runs out, a stake above the maximum, a weight of nothing) is left to the whole stepper.
"""

from collections.abc import Sequence
from itertools import repeat

from checker.replay.fields import NEVER, NONE, WHOLE, Amount, Code, Mixed, Order, Switch, WinsTo
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.ends import rounded
from checker.replay.stepper.player import Player, Round
from checker.replay.stepper.rounds import remember
from checker.replay.stepper.row import KIND
from checker.replay.stepper.stake import limit_of

MARKS = ("kind", "initial_stake", "jackpot")
_ORDINARY = (True, KIND["bet_settled"], NONE, NONE)
NEEDED = (
    *("at", "settled_at", "amount", "cash", "bonus_part", "payout", "bet", "bonus", "offer", "reported"),
    *("game", "category", "round", "selection"),
)
_COUNTED, _WEIGHTED = int(Code.COUNTED), int(Code.WEIGHTED)
_PUSHED, _NO_BONUS = int(Code.PUSH), int(Code.NO_BONUS)
_FUNDS, _ORDER, _WINS_TO, _MIXED = (1 << bit for bit in (Switch.FUNDS, Switch.ORDER, Switch.WINS_TO, Switch.MIXED))
_PUSH, _AMOUNT, _ROUNDING, _COUNT_AT = (
    1 << bit for bit in (Switch.PUSH, Switch.AMOUNT, Switch.ROUNDING, Switch.COUNT_AT)
)
_ASKED = _FUNDS | _ORDER | _WINS_TO | _MIXED | _PUSH | _AMOUNT | _ROUNDING | _COUNT_AT
_KIND_GAMBLE = 1
_REFILL, _ALL_BONUS, _ALL_CASH = int(Mixed.BONUS_REFILL_THEN_CASH), int(Mixed.ALL_BONUS), int(Mixed.ALL_CASH)
_SAME_WALLET, _BONUS, _, _CASH, _PARTS = map(int, WinsTo)
_BONUS_FIRST = (Order.BONUS_FIRST, Order.MERGED)
_CHOSEN = (Order.BONUS_ONLY, Order.PLAYER_CHOICE)

Columns = Sequence[Sequence[int]]
"""The columns NEEDED, and the opposite of each selection."""


class Worked:
    """Code, counted micro turnover and slot of the rows so far."""

    __slots__ = ("codes", "counted", "slots")

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.counted: list[int] = []
        self.slots: list[int] = []


def ordinary(usable: Sequence[bool], marks: Columns) -> list[bool]:
    """Of each row whether it is a bet in one row that tells nothing out of the ordinary; `marks` are columns MARKS."""
    return list(map(_ORDINARY.__eq__, zip(usable, *marks, strict=True)))


def fits(player: Player, at: int) -> bool:
    """Whether an ordinary bet may be ordinary for the player: no bonus is active, or one with ordinary terms."""
    active = player.active
    if not active:
        return not player.untold
    return len(active) == 1 and active[0].terms.ordinary and active[0].started_at != NONE and active[0].started_at <= at


def work_run(player: Player, number: int, columns: Columns, worked: Worked) -> int:
    """Works bets from the first of a run on, as long as they are ordinary for the player too; how many."""
    if player.active:
        return _with_bonus(player, player.active[0], number, columns, worked)
    return _without_bonus(player, columns, worked)


def _without_bonus(player: Player, columns: Columns, worked: Worked) -> int:
    cash, turned, lost, stake, bets = player.cash, player.turned, player.lost, player.last_stake, 0
    open_bets = player.open_bets
    for amount, own, part, payout, bet, named in zip(*columns[2:8], strict=True):
        if amount > cash or own not in (NONE, amount) or part > 0 or bet in open_bets or named != NONE:
            break
        stake = amount
        payout = payout if payout > 0 else 0
        cash += payout - stake
        turned += stake
        lost += stake - payout
        bets += 1
    player.cash, player.turned, player.lost, player.last_stake = cash, turned, lost, stake
    player.bets += bets
    worked.codes.extend(repeat(_NO_BONUS, bets))
    worked.counted.extend(repeat(0, bets))
    worked.slots.extend(repeat(NONE, bets))
    return bets


def _with_bonus(player: Player, bonus: Bonus, number: int, columns: Columns, worked: Worked) -> int:  # noqa: C901
    """The loop itself: local names and no calls, since a call a bet would cost as much as all the rest."""
    terms, kinds = bonus.terms, player.book.category_kind
    by_game, by_category = terms.by_game, terms.by_category
    rounds, open_bets = player.rounds, player.open_bets
    deadline = NEVER if bonus.deadline == NONE else bonus.deadline
    requirement, floor, pending = bonus.requirement, terms.floor, bonus.pending
    limit = limit_of(player, bonus)
    limit = NEVER if limit == NONE else limit
    most_part = 0 if bonus.first_stake_at == NONE else NEVER
    compares = bonus.order_row == NONE and not player.unknown_opening and terms.order not in _CHOSEN
    id_, version = bonus.id, bonus.offer
    order, wins_to, mixed, ratio = terms.order, terms.wins_to, terms.mixed, bonus.ratio
    bonus_first, in_parts, chosen = order in _BONUS_FIRST, order == Order.PROPORTIONAL, order in _CHOSEN
    pends, lesser = wins_to == WinsTo.PENDING, terms.amount == Amount.LESSER_OF_STAKE_AND_WIN
    rounding, unit = (terms.rounding, terms.rounding_unit) if terms.rounds_bets else (NONE, 1)
    if terms.rounding != NONE and not terms.rounds_bets:
        requirement -= terms.rounding_unit  # so near to it, the rounded sum may meet it
    push_counts, open_, asked = terms.push, terms.open & _ASKED, 0
    cash, balance, counted = player.cash, bonus.balance, bonus.counted
    own_staked = staked = paid = counting = 0
    greatest, greatest_row, last_counted_at = bonus.greatest_stake, bonus.greatest_row, bonus.last_counted_at
    told, told_row = bonus.reported, bonus.reported_row
    codes, micros = worked.codes, worked.counted
    stake, first = player.last_stake, len(codes)
    for (
        at, settled_at, amount, own, part, payout, bet, named, offer, reported,
        game, category, round_, selection, opposite,
    ) in zip(*columns, strict=True):  # fmt: skip
        when = at if settled_at == NONE else settled_at
        if when >= deadline or not 0 < amount <= limit or bet in open_bets or round_ in rounds:
            break
        if (named != id_ and named != NONE) or (offer != version and offer != NONE):
            break
        weight = by_game[game]
        if weight == NONE:
            weight = by_category[category]
        if weight <= 0 or kinds[category] == _KIND_GAMBLE:
            break
        by_terms = amount - cash if amount > cash else 0
        if bonus_first:
            by_terms = amount if amount <= balance else balance
        elif in_parts:
            by_terms = amount * ratio // WHOLE
            by_terms = by_terms if by_terms <= balance else balance
        if own == part == NONE:
            if chosen:
                break
            part = by_terms
            own = amount - part
            if cash > 0 and balance > 0:
                asked |= _ORDER
        elif own < 0 or part < 0 or own + part != amount or (part != by_terms and compares):
            break
        if own > cash or part > balance or part > most_part:
            break
        if payout < 0:
            payout = 0
        if payout == 0 or wins_to == _CASH:
            kept = 0
        elif wins_to == _BONUS or (own == 0 and wins_to == _SAME_WALLET):
            kept = payout
        elif wins_to != _SAME_WALLET:
            kept = payout * ratio // WHOLE if in_parts and wins_to == _PARTS else payout * part // amount
        elif part == 0 or mixed == _ALL_CASH:
            kept = 0
        elif mixed == _REFILL:
            kept = payout if payout < part else part
        else:
            kept = payout if mixed == _ALL_BONUS else payout * part // amount
        code, exact = (_COUNTED if weight == WHOLE else _WEIGHTED), amount * weight
        if payout == amount and not push_counts:
            code, exact = _PUSHED, 0
        elif lesser and amount < payout < 2 * amount:
            exact = (payout - amount) * weight
        micro = exact if exact % unit == 0 else rounded(exact, rounding, unit)
        total = counted + micro
        if total >= requirement or cash + balance + pending + payout - amount < floor:
            break
        if reported != NONE:
            if not -WHOLE < reported * WHOLE - total < WHOLE:
                break
            told, told_row = reported, number + len(codes) - first
        if open_ & ~asked:
            asked |= _FUNDS if settled_at in (NONE, at) else _FUNDS | _COUNT_AT
            if payout > 0:
                asked |= _WINS_TO if own == 0 or part == 0 or wins_to != _SAME_WALLET else _WINS_TO | _MIXED
            if payout == amount:
                asked |= _PUSH
            elif amount < payout < 2 * amount:
                asked |= _AMOUNT
            if exact % WHOLE:
                asked |= _ROUNDING
        if opposite != NONE and round_ != NONE:
            remember(player, round_, Round(bonus, selection, micro))
        stake = amount
        cash += payout - kept - own
        balance -= part
        if pends:
            pending += kept
        else:
            balance += kept
        own_staked += own
        staked += amount
        paid += payout
        if micro:
            counted = total
            counting += 1
            last_counted_at = when
        if amount > greatest:
            greatest, greatest_row = amount, number + len(codes) - first
        codes.append(code)
        micros.append(micro)
    bets = len(codes) - first
    worked.slots.extend(repeat(bonus.slot, bets))
    player.cash, player.last_stake = cash, stake
    player.bets += bets
    player.turned += own_staked
    player.lost += staked - paid
    bonus.balance, bonus.pending, bonus.counted, bonus.last_counted_at = balance, pending, counted, last_counted_at
    bonus.bets += bets
    bonus.staked += staked
    bonus.paid_out += paid
    bonus.counted_bets += counting
    bonus.greatest_stake, bonus.greatest_row = greatest, greatest_row
    bonus.reported, bonus.reported_row = told, told_row
    bonus.touched |= open_ & asked
    return bets
