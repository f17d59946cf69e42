"""A bet is settled: its payout is credited to the wallets, and its turnover counts, or what counted is corrected."""

from checker.replay.fields import NONE, WHOLE, Amount, Code, Mixed, OnBreach, Order, Switch, WinCap, WinsTo
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.counting import AFTER_END, NOT_STARTED, counts, turnover
from checker.replay.stepper.ends import winnings_cap
from checker.replay.stepper.place import PLACEMENT
from checker.replay.stepper.player import Bet, Player, Share
from checker.replay.stepper.row import Row
from checker.replay.stepper.stake import told_split

PUSH = int(Code.PUSH)
_OPPOSITE = int(Code.OPPOSITE)
_AFTER_DEADLINE = int(Code.AFTER_DEADLINE)
_VOID_WINNINGS = int(OnBreach.VOID_WINNINGS_OF_BET)
_PER_BET, _TRUNCATION = int(WinCap.PER_BET), int(WinCap.BALANCE_TRUNCATION)
_SAME_WALLET, _BONUS, _PENDING, _CASH, _PROPORTIONAL = map(int, WinsTo)
_REFILL, _BY_PARTS, _ALL_BONUS, _ALL_CASH = map(int, Mixed)
_PROPORTIONAL_STAKE = int(Order.PROPORTIONAL)
_LESSER = int(Amount.LESSER_OF_STAKE_AND_WIN)
_WINS_TO, _MIXED = 1 << Switch.WINS_TO, 1 << Switch.MIXED
_OPEN_BETS, _PUSH, _AMOUNT = 1 << Switch.OPEN_BETS, 1 << Switch.PUSH, 1 << Switch.AMOUNT


def pay(player: Player, bet: Bet, stake: int, cash: int, part: int, payout: int, row: Row | None) -> None:
    """Credits the payout of a stake, or of a part of one that was cashed out; `row` may tell the payout's split."""
    bonus = bet.bonus
    player.lost -= payout
    if bonus is None:
        player.cash += payout
        return
    if row is not None and (row.cash != NONE or row.bonus_part != NONE):
        _credit_as_told(player, bonus, *told_split(payout, row.cash, row.bonus_part))
    else:
        _credit(player, bonus, stake, cash, part, _due_of(bet, bonus, stake, payout))
    bonus.paid_out += payout
    if bet.over:
        bonus.over_won += payout
    if bonus.active and bonus.terms.win_cap_at == _TRUNCATION:
        cap = winnings_cap(bonus)
        bonus.balance = bonus.balance if cap == NONE else min(bonus.balance, cap)


def _due_of(bet: Bet, bonus: Bonus, stake: int, payout: int) -> int:
    """The payout after what the terms void of it (switch 8) or cap of it."""
    terms = bonus.terms
    if bet.over and terms.on_breach == _VOID_WINNINGS:
        payout = min(payout, stake)
    if bet.bonus_part > 0 and terms.win_cap_at == _PER_BET:
        cap = winnings_cap(bonus)
        payout = payout if cap == NONE else min(payout, stake + cap)
    return payout


def _credit_as_told(player: Player, bonus: Bonus, cash: int, part: int) -> None:
    player.cash += cash
    if bonus.active and bonus.terms.wins_to == _PENDING:
        bonus.pending += part
    elif bonus.active:
        bonus.balance += part
    elif part > 0:
        bonus.touch(_OPEN_BETS)
        player.cash += part if bonus.terms.open_bets else 0


def _credit(player: Player, bonus: Bonus, stake: int, cash: int, part: int, payout: int) -> None:
    """Credits a payout after the terms: the wallet archetypes of the trade."""
    if bonus.terms.free_bets == 0 and part == stake > 0:
        player.cash += payout
        return
    if not bonus.active:
        player.cash += credit_after_end(bonus, stake, cash, part, payout)
        return
    kept = _kept(bonus, stake, cash, part, payout) if payout else 0
    player.cash += payout - kept
    if bonus.terms.wins_to == _PENDING:
        bonus.pending += kept
    else:
        bonus.balance += kept


def credit_after_end(bonus: Bonus, stake: int, cash: int, part: int, payout: int) -> int:
    """What becomes own money of the payout of a bet that was open when its bonus ended (switch 17)."""
    if part == 0 or payout == 0:
        return payout
    bonus.touch(_OPEN_BETS)
    return payout if bonus.terms.open_bets or not stake else payout * cash // stake


def _kept(bonus: Bonus, stake: int, cash: int, part: int, payout: int) -> int:
    """What of a payout stays with the bonus: in its balance, or pending until the requirement is met."""
    terms = bonus.terms
    bonus.touched |= terms.open & _WINS_TO
    wins_to = terms.wins_to
    if wins_to == _SAME_WALLET:
        return _same_wallet(bonus, stake, cash, part, payout)
    if wins_to == _BONUS:
        return payout
    if wins_to == _CASH or stake == 0:
        return 0
    if wins_to == _PROPORTIONAL and terms.order == _PROPORTIONAL_STAKE and bonus.ratio != NONE:
        return payout * bonus.ratio // WHOLE
    return payout * part // stake


def _same_wallet(bonus: Bonus, stake: int, cash: int, part: int, payout: int) -> int:
    if part == 0:
        return 0
    if cash == 0:
        return payout
    terms = bonus.terms
    bonus.touched |= terms.open & _MIXED
    if terms.mixed == _REFILL:
        return min(payout, part)
    if terms.mixed == _BY_PARTS:
        return payout * part // stake
    return payout if terms.mixed == _ALL_BONUS else 0


def outcome(share: Share, bet: Bet, opposed: bool, settled_at: int, payout: int | None) -> tuple[int, int]:
    """The code of a settled bet and the micro turnover that it adds; of one counted at placement, what changes.

    `payout` is None for a void that counts as its stake.
    """
    code, bonus = share.code, share.bonus
    if bonus is None or not counts(code):
        return code, 0
    if opposed:
        return _OPPOSITE, 0
    placed = bonus.terms.count_at == PLACEMENT
    if bonus.ended:
        return (code if placed else AFTER_END), 0
    if bet.placed_at < bonus.started_at:
        return NOT_STARTED, 0
    if not placed and settled_at >= bonus.deadline != NONE:
        return _AFTER_DEADLINE, 0
    code, base = (code, share.base) if payout is None else _by_result(bonus, code, share.base, bet.stake, payout)
    micro = turnover(share, base)
    return code, micro - share.counted if placed else micro


def _by_result(bonus: Bonus, code: int, base: int, stake: int, payout: int) -> tuple[int, int]:
    """The code and the base after the result: a push (switch 3), or a win that is less than the stake."""
    if payout < stake or stake == 0:
        return code, base
    terms = bonus.terms
    if payout == stake:
        bonus.touched |= terms.open & _PUSH
        return (code, base) if terms.push else (PUSH, 0)
    win = payout - stake
    if win >= base:
        return code, base
    bonus.touched |= terms.open & _AMOUNT
    return code, win if terms.amount == _LESSER else base
