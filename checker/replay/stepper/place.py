"""A bet is placed: which bonus it belongs to, where its money comes from, and whether it will count."""

from checker.replay.fields import NONE, Code, CountAt, End, OnBreach, Stacking, Switch
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.counting import AFTER_END, NO_BONUS, NOT_STARTED, counts, judge, measure, turnover
from checker.replay.stepper.course import count, end
from checker.replay.stepper.player import Bet, Player, Share
from checker.replay.stepper.rounds import count_largest, enter_round, note_counted
from checker.replay.stepper.row import KIND, Row
from checker.replay.stepper.stake import VOIDING, begin_with_stake, limit_exceeded, take_stake

PLACEMENT = int(CountAt.PLACEMENT)
_UNKNOWN_BONUS, _OVER_MAXIMUM, _OPPOSITE = int(Code.UNKNOWN_BONUS), int(Code.OVER_MAXIMUM), int(Code.OPPOSITE)
_PARALLEL, _VOID_ALL = int(Stacking.PARALLEL), int(OnBreach.VOID_ALL)
_COUNT_AT = 1 << Switch.COUNT_AT
_BET_PLACED = KIND["bet_placed"]
_STANDS_OUTSIDE = (NO_BONUS, NOT_STARTED, AFTER_END)


def place(player: Player, number: int, row: Row) -> tuple[Bet, int]:
    """The bet of a row, and the micro turnover that its placement alone added to its bonus or took from it."""
    bet = Bet()
    bonus = bet.bonus = _bonus_of(player, row.bonus)
    siblings = _siblings(player, row.bonus)
    bet.stake = stake = row.amount
    cash, part = bet.cash, bet.bonus_part = take_stake(player, bonus, row, number)
    bet.placed_at, bet.round, bet.counted, bet.others = row.at, row.round, 0, []
    player.bets += 1
    player.last_stake = stake
    player.turned += cash
    player.lost += stake
    if bonus is None:
        bet.code = NO_BONUS if row.bonus == NONE else _UNKNOWN_BONUS
        bet.over = False
        return bet, 0
    _note_stake(bonus, stake, number)
    limit = _bind(player, bonus, stake, part, row.at, number) if bonus.active else NONE
    bet.over = limit != NONE
    counted = _first(player, bet, bonus, row, number, limit)
    if siblings:
        bet.others = [_other(player, bet, sibling, row, number) for sibling in siblings]
    if bet.over and bonus.terms.on_breach == _VOID_ALL:
        end(player, bonus, End.BREACHED, row.at, number)
    return bet, counted


def _bonus_of(player: Player, named: int) -> Bonus | None:
    """The bonus that a row names, else the active one that was granted first."""
    if named != NONE:
        return player.by_id.get(named)
    active = player.active or player.untold
    return active[0] if active else None


def _siblings(player: Player, named: int) -> list[Bonus]:
    """The other bonuses that a bet counts for, where they run in parallel (switch 20)."""
    active = player.active
    if named != NONE or len(active) < 2 or active[0].terms.stacking != _PARALLEL:
        return []
    return active[1:]


def _note_stake(bonus: Bonus, stake: int, number: int) -> None:
    bonus.bets += 1
    bonus.staked += stake
    if stake > bonus.greatest_stake:
        bonus.greatest_stake, bonus.greatest_row = stake, number


def _bind(player: Player, bonus: Bonus, stake: int, part: int, at: int, number: int) -> int:
    """Holds the stake against what binds an active bonus; the maximum stake where it is exceeded, else NONE."""
    if part > 0 and bonus.first_stake_at == NONE:
        begin_with_stake(player, bonus, at)
    return limit_exceeded(player, bonus, stake, part, number) if bonus.terms.limited else NONE


def _first(player: Player, bet: Bet, bonus: Bonus, row: Row, number: int, limit: int) -> int:
    """Decides how a bet counts for its own bonus; what its placement adds to that bonus's turnover."""
    bet.code = judge(player, bet, row, bet, number)
    if bet.over and counts(bet.code) and bonus.terms.on_breach in VOIDING:
        bet.code = _OVER_MAXIMUM
    taken = 0
    if row.round != NONE and bet.code not in _STANDS_OUTSIDE:
        taken = _in_round(player, bet, bonus, row, limit)
    elif counts(bet.code):
        measure(bet, bet, row, limit)
    if not counts(bet.code):
        return -taken
    micro = _count_at_placement(player, bet, row, number)
    if micro:
        note_counted(player, bet, micro)
    return micro - taken


def _in_round(player: Player, bet: Bet, bonus: Bonus, row: Row, limit: int) -> int:
    """Decides how a bet counts beside the others of its round; what it takes back from its bonus."""
    again = row.round in player.rounds
    entry, taken = enter_round(player, bet, row)
    if not counts(bet.code):
        return taken
    if entry is not None and entry.opposed and not bonus.terms.opposite:
        bet.code = _OPPOSITE
        return taken
    measure(bet, bet, row, limit)
    if entry is not None and counts(bet.code):
        count_largest(bet, entry, again)
    return taken


def _count_at_placement(player: Player, share: Share, row: Row, number: int) -> int:
    """Counts a bet at once where the terms do so (switch 2); the micro turnover."""
    bonus = share.bonus
    assert bonus is not None
    if row.kind == _BET_PLACED or row.settled_at not in (NONE, row.at):
        bonus.touched |= bonus.terms.open & _COUNT_AT
    if bonus.terms.count_at != PLACEMENT:
        return 0
    share.counted = turnover(share, share.base)
    if share.counted:
        count(player, bonus, share.counted, row.at, number)
    return share.counted


def _other(player: Player, bet: Bet, bonus: Bonus, row: Row, number: int) -> Share:
    """How a bet counts for a bonus that runs beside its own, by that one's terms."""
    share = Share()
    share.bonus, share.counted = bonus, 0
    share.code = judge(player, share, row, bet, number)
    if counts(share.code):
        measure(share, bet, row)
    if counts(share.code):
        _count_at_placement(player, share, row, number)
    return share
