"""Rounds that a player bets on more than once: both sides of one (switch 6), or one side several times (switch 16)."""

from checker.replay.fields import NEVER, NONE, Code, Switch
from checker.replay.stepper.player import Bet, Player, Round
from checker.replay.stepper.row import Row

_REMEMBERED = 16
_NOT_LARGEST = int(Code.NOT_LARGEST)


def enter_round(player: Player, bet: Bet, row: Row) -> tuple[Round | None, int]:
    """The round of a bet, if it is one to remember, and the micro turnover taken back from the bet's own bonus."""
    bonus = bet.bonus
    assert bonus is not None
    known = player.rounds.get(row.round)
    opposite = player.book.opposite[row.selection]
    if known is None:
        if opposite == NONE and not bonus.terms.keeps_rounds:
            return None, 0
        remember(player, row.round, Round(bonus, row.selection if opposite != NONE else NONE))
        return player.rounds[row.round], 0
    taken = 0
    if known.selection == NONE and opposite != NONE:
        known.selection = row.selection
    elif opposite != NONE and known.selection == opposite:
        taken = _oppose(known, bet)
    return known, taken


def remember(player: Player, code: int, entry: Round) -> None:
    """Remembers a round in the place of the oldest one."""
    if len(player.rounds) >= _REMEMBERED:
        del player.rounds[next(iter(player.rounds))]
    player.rounds[code] = entry


def _oppose(entry: Round, bet: Bet) -> int:
    """Takes back what counted on the other side; what the bet's own bonus lost by it."""
    bonus = bet.bonus
    assert bonus is not None
    bonus.touch(1 << Switch.OPPOSITE)
    entry.bonus.touch(1 << Switch.OPPOSITE)
    if entry.opposed or bonus.terms.opposite:
        return 0
    entry.opposed = True
    if not entry.bonus.active:
        return 0
    taken, entry.counted = entry.counted, 0
    entry.bonus.counted = max(entry.bonus.counted - taken, 0)
    return taken if entry.bonus is bonus else 0


def count_largest(bet: Bet, entry: Round, again: bool) -> None:
    """Leaves of a bet what it stakes above the largest one on the round so far, where the terms count no more."""
    bonus = bet.bonus
    assert bonus is not None
    if again and entry.bonus is bonus:
        bonus.touch(1 << Switch.SAME_MARKET)
    if not bonus.terms.same_market:
        return
    whole = bet.base
    bet.base = max(whole - entry.largest, 0)
    entry.largest = max(entry.largest, whole)
    if bet.base == 0 < whole:
        bet.code = _NOT_LARGEST


def is_opposed(player: Player, bet: Bet) -> bool:
    """Whether the other side of the bet's round was bet on too, and its terms then count neither."""
    if bet.round == NONE or not player.rounds or bet.bonus is None or bet.bonus.terms.opposite:
        return False
    entry = player.rounds.get(bet.round)
    return entry is not None and entry.opposed


def note_counted(player: Player, bet: Bet, micro: int) -> None:
    """Adds to what the bets of a round counted for the bonus of its first one."""
    entry = player.rounds.get(bet.round)
    if entry is not None and entry.bonus is bet.bonus:
        entry.counted = min(entry.counted + micro, NEVER)
