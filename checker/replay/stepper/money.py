"""Rows of a player's own money, and what is told of the player."""

from checker.ledger.columns import FLAGS
from checker.replay.fields import Code, End, Ground
from checker.replay.stepper.course import end
from checker.replay.stepper.grants import Worked
from checker.replay.stepper.player import Player
from checker.replay.stepper.row import Row

_NOT_A_BET = int(Code.NOT_A_BET)
_BIT = {name: 1 << place for place, name in enumerate(FLAGS)}
_AGES = ("age_under_18", "age_18_20", "age_18_24", "age_21_24", "age_25_plus")
_AGE = {FLAGS.index(name): number for number, name in enumerate(_AGES, 1)}
_CLEARS = {
    "self_excluded": ("self_exclusion_ended",),
    "self_exclusion_ended": ("self_excluded",),
    "session_started": ("session_ended",),
    "session_ended": ("session_started",),
    "consented": ("consent_withdrawn",),
    "consent_withdrawn": ("consented",),
    "restored": ("harm_flagged", "intervention", "inactive"),
} | {name: tuple(other for other in _AGES if other != name) for name in _AGES}
_CLEARED = [sum(_BIT[cleared] for cleared in _CLEARS.get(name, ())) for name in FLAGS]
_GROUNDS = {
    FLAGS.index("self_excluded"): Ground.SELF_EXCLUSION,
    FLAGS.index("opted_out"): Ground.OPT_OUT,
    FLAGS.index("inactive"): Ground.INACTIVITY,
}
_STARTED, _ENDED = FLAGS.index("session_started"), FLAGS.index("session_ended")


def deposit(player: Player, number: int, row: Row) -> Worked:
    """Own money comes in."""
    player.cash += row.amount
    player.deposits += 1
    player.deposit, player.deposit_at, player.deposit_row = row.amount, row.at, number
    player.deposit_method = row.method
    player.turned = player.lost = 0
    return _NOT_A_BET, 0, None


def adjustment(player: Player, _number: int, row: Row) -> Worked:
    """The operator corrects the player's own money."""
    player.cash = max(player.cash + row.amount, 0)
    return _NOT_A_BET, 0, None


def flag(player: Player, number: int, row: Row) -> Worked:
    """Something is told of the player; some terms take a bonus for it."""
    told = row.flag
    player.flags = player.flags & ~_CLEARED[told] | 1 << told
    player.age = _AGE.get(told, player.age)
    if told in (_STARTED, _ENDED):
        player.in_session = int(told == _STARTED)
    ground = _GROUNDS.get(told, 0)
    for bonus in list(player.active):
        if bonus.active and bonus.terms.forfeits_on & ground:
            end(player, bonus, End.FLAGGED, row.at, number)
    return _NOT_A_BET, 0, None
