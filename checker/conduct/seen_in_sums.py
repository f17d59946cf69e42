"""What sums over time show of the quantities that law limits: deposits, losses, stakes from bonuses, gifts."""

import numpy as np

from checker.conduct import clock
from checker.conduct.bounds import NO_RATE, Asked, in_law
from checker.conduct.eligible import ages
from checker.conduct.hearing import NO
from checker.conduct.outcome import Number
from checker.conduct.play import INSIDE, Play
from checker.conduct.seen_in_rows import Seen, money, seen_at
from checker.conduct.windows import Window, converted, trailing, within
from checker.ledger.rows import Ints

RAISED = "a limit of the player had been raised, and to how much is not told"
TWO_MONTHS = 59 * clock.DAY
"""The shortest two months."""


def deposits_in_a_day(play: Play, asked: Asked) -> Seen:
    """The deposits of a player on a local day."""
    return _deposits(play, asked, clock.day_itself, "on that day")


def deposits_in_a_week(play: Play, asked: Asked) -> Seen:
    """The deposits of a player in a local week, Monday to Sunday."""
    return _deposits(play, asked, clock.week_of, "in that week")


def deposits_in_a_month(play: Play, asked: Asked) -> Seen:
    """The deposits of a player in a local month."""
    return _deposits(play, asked, clock.month_of, "in that month")


def deposits_in_7_days(play: Play, asked: Asked) -> Seen:
    """The deposits of a player in any seven days."""
    values, missing = converted(play, play.deposits, play.amount[play.deposits], asked)
    return _said_of_deposits(
        play, asked, trailing(play, play.deposits, values, 7 * clock.DAY), missing, "in seven days"
    )


def _deposits(play: Play, asked: Asked, window: Window, when: str) -> Seen:
    values, missing = converted(play, play.deposits, play.amount[play.deposits], asked)
    sums = within(play, play.deposits, values, window, asked.zone)
    return _said_of_deposits(play, asked, sums, missing, when)


def _said_of_deposits(play: Play, asked: Asked, sums: Ints, missing: Ints, when: str) -> Seen:
    found, said = _over(
        play, asked, play.deposits, sums, missing, f"{{}} were deposited {when}, and may be {{}} at most"
    )
    raised = play.last_told(said, ("limit_raised",)) >= 0
    found.outcome.doubt(raised, RAISED)
    return found


def _over(play: Play, asked: Asked, places: Ints, sums: Ints, missing: Ints, words: str) -> tuple[Seen, Ints]:
    """The rows at which a sum is more than may be, and those for whose day no rate is known."""
    unknown = np.isin(places, missing) if len(missing) else np.zeros(len(places), dtype=np.bool_)
    over = (sums > in_law(asked)) | unknown
    said = places[over]
    found = seen_at(play, places, said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        words,
        money(sums[over]),
        money(np.full(len(said), in_law(asked))),
        rows=(play.number[said],),
    )
    found.outcome.open(unknown[over] & (sums[over] <= in_law(asked)), NO_RATE)
    return found, said


def how_often(play: Play, asked: Asked) -> Seen:
    """How many deposits a player made on a local day."""
    places, most = play.deposits, int(asked.number)
    numbers = within(play, places, np.ones(len(places), dtype=np.int64), clock.day_itself, asked.zone)
    said = places[numbers > most]
    found = seen_at(play, places, said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        f"this was deposit {{}} of the player on that day, and there may be {most}",
        Number("count", numbers[numbers > most]),
        rows=(play.number[said],),
    )
    return found


def net_before(play: Play, asked: Asked) -> Seen:
    """What a player had deposited net in a local month when another deposit was accepted."""
    places = np.flatnonzero(play.of_kind("deposit", "withdrawal_paid"))
    is_deposit = play.of_kind("deposit")[places]
    values, missing = converted(play, places, play.amount[places], asked)
    signed = np.where(is_deposit, values, -values)
    before = within(play, places, signed, clock.month_of, asked.zone) - signed
    words = "a further deposit was accepted when {} net had been deposited in that month; beyond {} it must wait"
    found, said = _over(play, asked, places[is_deposit], before[is_deposit], missing, words)
    found.outcome.doubt(play.last_told(said, ("limit_raised",)) >= 0, RAISED)
    return found


def net_before_under_24(play: Play, asked: Asked) -> Seen:
    """The same of players who are under 24, or may be."""
    found = net_before(play, asked)
    known = ages(play.ages(found.said))
    found.outcome.doubt((known.least < 24) & (known.most >= 24), "the age of the player is not known well enough")
    found.outcome.kept(known.least >= 24)
    return found


def losses_in_a_day(play: Play, asked: Asked) -> Seen:
    """Stakes less what was paid out, of a player on a local day."""
    return _losses(play, asked, clock.day_itself, "on that day")


def losses_in_a_week(play: Play, asked: Asked) -> Seen:
    """Stakes less what was paid out, of a player in a local week."""
    return _losses(play, asked, clock.week_of, "in that week")


def losses_in_a_month(play: Play, asked: Asked) -> Seen:
    """Stakes less what was paid out, of a player in a local month."""
    return _losses(play, asked, clock.month_of, "in that month")


def _losses(play: Play, asked: Asked, window: Window, when: str) -> Seen:
    """Losses at each bet; bets of an unknown product are left out, which accuses nobody wrongly."""
    kind = play.inside(asked.limit.declared.products)
    bets = play.stakes | play.of_kind("bet_settled", "bet_voided", "cash_out")
    units = bets if kind is None else bets & (kind == INSIDE)
    places = _of_great_stakes(play, np.flatnonzero(units), asked)
    staked = np.where(play.stakes[places], play.amount[places], 0)
    back = np.where(play.of_kind("bet_voided")[places], play.amount[places], np.maximum(play.payout[places], 0))
    back = np.where(play.of_kind("bet_placed")[places], 0, back)
    values, missing = converted(play, places, staked - back, asked)
    sums = within(play, places, values, window, asked.zone)
    found = _over(play, asked, places, sums, missing, f"{{}} were lost {when}, and may be {{}} at most")[0]
    return found._replace(units=units)


def _of_great_stakes(play: Play, places: Ints, asked: Asked) -> Ints:
    """The bets of players who staked more than may be lost; others cannot have lost it."""
    bound = play.bound(asked)
    if bound is None or not len(places):
        return places
    player = play.player[places]
    starts = np.flatnonzero(np.concatenate([[True], player[1:] != player[:-1]]))
    staked = np.add.reduceat(play.amount[places], starts)
    lengths = np.diff(np.append(starts, len(places)))
    return places[np.repeat(staked > bound, lengths)]


def bonus_stakes(play: Play, asked: Asked) -> Seen:
    """Stakes from bonuses, of a player on a local day."""
    places = np.flatnonzero(play.stakes & (play.bonus_part > 0))
    values, missing = converted(play, places, play.bonus_part[places], asked)
    sums = within(play, places, values, clock.day_itself, asked.zone)
    words = "{} of bonus money were staked on that day, and may be {} at most"
    return _over(play, asked, places, sums, missing, words)[0]


def gifts(play: Play, asked: Asked) -> Seen:
    """What a player was given in any two months, counted as 59 days."""
    places = play.grants if asked.reached is None else play.grants[asked.reached[play.terms[play.grants]] != NO]
    values, missing = converted(play, places, play.amount[places], asked)
    sums = trailing(play, places, values, TWO_MONTHS)
    words = "the player was given {} in two months, and may be given {} at most"
    return _over(play, asked, places, sums, missing, words)[0]
