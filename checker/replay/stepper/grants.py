"""Rows that grant a bonus or activate it: basis and requirement, queue, merger."""

from checker.replay.fields import NEVER, NONE, Basis, Code, From, Stacking, Switch, Unsure
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.clock import set_deadline
from checker.replay.stepper.course import activate
from checker.replay.stepper.ends import merge
from checker.replay.stepper.player import Player
from checker.replay.stepper.row import Row

_NOT_A_BET, _UNKNOWN_BONUS = int(Code.NOT_A_BET), int(Code.UNKNOWN_BONUS)

Worked = tuple[int, int, Bonus | None]
"""What a row came to: its code, the micro turnover that it added to its bonus, and that bonus."""


def bonus_granted(player: Player, number: int, row: Row) -> Worked:
    """A new bonus, or more of one that the player has and that has not ended."""
    known = player.by_id.get(row.bonus)
    if known is not None and known.ended:
        return _UNKNOWN_BONUS, 0, None
    if known is not None:
        _top_up(known, row.amount)
        return _NOT_A_BET, 0, known
    bonus = _granted(player, number, row)
    _ask_for(player, bonus)
    _enter(player, bonus, row.at, number)
    return _NOT_A_BET, 0, bonus


def bonus_activated(player: Player, number: int, row: Row) -> Worked:
    """Begins a queued bonus; of one that began at its grant although its terms wait for this row, begins it anew."""
    bonus = player.by_id.get(row.bonus)
    if bonus is None:
        return _UNKNOWN_BONUS, 0, None
    if bonus.ended:
        return _NOT_A_BET, 0, bonus
    if not bonus.active:
        player.queued.remove(bonus)
        activate(player, bonus, row.at, number)
        return _NOT_A_BET, 0, bonus
    return _NOT_A_BET, _begin_anew(player, bonus, row.at), bonus


def _begin_anew(player: Player, bonus: Bonus, at: int) -> int:
    """Takes back what its own bets counted before the activation; minus what that was."""
    if bonus.terms.starts != From.ACTIVATION:
        return 0
    taken, bonus.counted = bonus.counted - bonus.carried, bonus.carried
    bonus.active_at = bonus.started_at = at
    if bonus.terms.clock_from == From.ACTIVATION:
        set_deadline(player, bonus, at)
    return -taken


def _granted(player: Player, number: int, row: Row) -> Bonus:
    """The bonus as it was granted, with what was known of the player then."""
    bonus = Bonus()
    bonus.slot = player.first_slot + len(player.bonuses)
    bonus.id, bonus.rules, bonus.offer, bonus.grant_market = row.bonus, row.rule, row.offer, row.market
    bonus.terms = player.book.terms_of(bonus.rules)
    bonus.grant_row, bonus.granted_at, bonus.amount = number, row.at, row.amount
    bonus.deposit, bonus.deposit_at, bonus.deposit_row = player.deposit, player.deposit_at, player.deposit_row
    bonus.method = player.deposit_method
    bonus.flags, bonus.age, bonus.in_session = player.flags, player.age, player.in_session
    bonus.deposits_before, bonus.bets_before, bonus.grants_before = player.deposits, player.bets, player.grants
    bonus.turned_before, bonus.lost_since_deposit = player.turned, player.lost
    bonus.withdrawal_waits = int(player.reserved > 0)
    player.grants += 1
    bonus.ordinal = player.grants
    player.bonuses.append(bonus)
    if row.bonus != NONE:
        player.by_id[row.bonus] = bonus
    return bonus


def _ask_for(player: Player, bonus: Bonus) -> None:
    """Sets the turnover that the bonus asks for."""
    terms = bonus.terms
    if not terms.known:
        bonus.requirement = NONE
        return
    if terms.on_deposit > 0 and bonus.deposit_row == NONE:
        bonus.touched |= Unsure.DEPOSIT
    if terms.on_deposit > 0 and _deposit_counted(bonus) > bonus.amount:
        bonus.touch(1 << Switch.DEPOSIT_BASIS)
    asked = (terms.on_bonus + terms.on_winnings) * bonus.amount
    asked += terms.on_deposit * _basis(bonus) + terms.on_stake * player.last_stake
    bonus.requirement = min(asked, NEVER)


def _deposit_counted(bonus: Bonus) -> int:
    most = bonus.terms.deposit_counted
    return bonus.deposit if most == NONE else min(bonus.deposit, most)


def _basis(bonus: Bonus) -> int:
    """The part of the deposit that the requirement is reckoned on."""
    counted = _deposit_counted(bonus)
    return min(counted, bonus.amount) if bonus.terms.deposit_basis == Basis.MATCHED else counted


def _top_up(bonus: Bonus, amount: int) -> None:
    terms = bonus.terms
    before = _basis(bonus)
    bonus.amount += amount
    if bonus.active:
        bonus.balance += amount
    if terms.known:
        more = (terms.on_bonus + terms.on_winnings) * amount + terms.on_deposit * (_basis(bonus) - before)
        bonus.requirement = min(bonus.requirement + more, NEVER)


def _enter(player: Player, bonus: Bonus, at: int, row: int) -> None:
    """Begins the new bonus, beside, after or in the place of another (switch 20)."""
    stacking = bonus.terms.stacking
    others = bool(player.active or player.queued)
    if others and bonus.terms.known:
        for touched in (bonus, *player.active):
            touched.touch(1 << Switch.STACKING)
    if not others or stacking == Stacking.PARALLEL:
        activate(player, bonus, at, row)
    elif stacking == Stacking.MERGE and player.active:
        merge(player, player.active[-1], bonus, at, row)
        activate(player, bonus, at, row)
    else:
        player.queued.append(bonus)
