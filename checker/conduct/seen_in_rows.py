"""What single rows show of the quantities that law limits: ways of payment, winnings, pauses, reversed withdrawals."""

from typing import NamedTuple, get_args

import numpy as np

from checker.conduct import clock
from checker.conduct.bounds import NO_RATE, Asked, in_units
from checker.conduct.eligible import ages
from checker.conduct.outcome import Bools, Number, Outcome
from checker.conduct.play import INSIDE, NONE, OUTSIDE, UNSURE, Play
from checker.ledger.rows import Ints
from checker.offer import words as w

METHODS = frozenset(get_args(w.PaymentMethod))


class Seen(NamedTuple):
    """What a measure shows of rows: those that it looks at, and verdicts on those of them that are not simply kept."""

    units: Bools
    said: Ints
    outcome: Outcome


def seen(units: Bools, said: Ints) -> Seen:
    """Nothing said yet on some rows of those that are looked at."""
    return Seen(units, said, Outcome(len(said)))


def seen_at(play: Play, places: Ints, said: Ints) -> Seen:
    """The same, where the rows that are looked at are told by their places."""
    units = np.zeros(play.length, dtype=np.bool_)
    units[places] = True
    return seen(units, said)


def money(values: Ints) -> Number:
    """Amounts, to be told."""
    return Number("money", values)


def unsure_of(products: tuple[str, ...]) -> str:
    """The cause of what is open since the category of a bet is not known well enough."""
    return f"the ledger does not say whether the bet was on {', '.join(products)}"


def methods(play: Play, asked: Asked) -> Seen:
    """Deposits by ways of payment that may not be."""
    paid, barred = play.method[play.deposits], asked.constraint.operator == "none_of"
    words = play.names.methods
    wrong = np.array([*((word in asked.words) is barred for word in words), False], dtype=np.bool_)
    vague = np.array([*(word not in METHODS for word in words), True], dtype=np.bool_)
    said = play.deposits[wrong[paid] | vague[paid]]
    found = seen_at(play, play.deposits, said)
    names = Number("word", play.method[said], (*words, "nothing"))
    found.outcome.breach(
        wrong[play.method[said]],
        "a deposit was paid by `{}`, which is not allowed",
        names,
        rows=(play.number[said],),
    )
    found.outcome.open(vague[play.method[said]], "the ledger tells `{}` of how a deposit was paid", names)
    return found


def reversed_(play: Play, asked: Asked) -> Seen:
    """Withdrawals that were cancelled once requested, among those that were paid or cancelled."""
    del asked
    said = np.flatnonzero(play.of_kind("withdrawal_cancelled"))
    found = seen(play.of_kind("withdrawal_cancelled", "withdrawal_paid"), said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        "a withdrawal of {} was cancelled after it had been requested, which is forbidden",
        money(play.amount[said]),
        rows=(play.number[said],),
    )
    return found


def winnings(play: Play, asked: Asked) -> Seen:
    """What single bets won beyond their stakes."""
    kind = play.inside(asked.limit.declared.products)
    settled = play.of_kind("bet_settled")
    units = settled if kind is None else settled & (kind != OUTSIDE)
    won = play.payout - play.amount
    high = np.flatnonzero(units & (won > (play.bound(asked) or 0)))
    bound = in_units(asked, play.currency[high], play.at[high], play.names.currencies)
    over = (won[high] > bound) | (bound == NONE)
    said, bound = high[over], bound[over]
    found = seen(units, said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        "a bet won {}, and may win {} at most",
        money(won[said]),
        money(bound),
        rows=(play.number[said],),
    )
    found.outcome.open(bound == NONE, NO_RATE)
    if kind is not None:
        found.outcome.open(kind[said] == UNSURE, unsure_of(asked.limit.declared.products))
    return found


def between_games(play: Play, asked: Asked) -> Seen:
    """Games of one player that began sooner after the one before of the same game than may be.

    Bets of one round are one game. Only bets that lie close to the one before are looked at again, game by game.
    """
    pause, kind = int(asked.number * clock.SECOND), play.inside(asked.limit.declared.products)
    units = play.stakes if kind is None else play.stakes & (kind != OUTSIDE)
    said, gap, earlier = _too_soon(play, _close(play, np.flatnonzero(units), pause), pause)
    found = seen(units, said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        "a game began {} after the one before, and must begin {} after it at least",
        Number("span", gap),
        Number("span", np.full(len(said), pause)),
        rows=(play.number[earlier], play.number[said]),
    )
    one_spin = _is_one_spin(play)[said]
    found.outcome.open((play.game[said] == NONE), "the ledger does not say which games were played")
    found.outcome.open((play.round[said] == NONE) & ~one_spin, "the ledger does not say which bets are of one round")
    if kind is not None:
        found.outcome.open(kind[said] == UNSURE, unsure_of(asked.limit.declared.products))
    return found


def _too_soon(play: Play, close: Ints, pause: int) -> tuple[Ints, Ints, Ints]:
    """The bets that begin a game too soon, how soon, and the bets on the game before."""
    order = close[np.lexsort((close, play.game[close], play.player[close]))]
    before, after = order[:-1], order[1:]
    gap = play.at[after] - play.at[before]
    same = (play.player[after] == play.player[before]) & (play.game[after] == play.game[before])
    same &= (play.round[after] == NONE) | (play.round[after] != play.round[before])
    soon = np.flatnonzero(same & (gap < pause))
    soon = soon[np.argsort(after[soon])]
    return after[soon], gap[soon], before[soon]


def _close(play: Play, places: Ints, span: int) -> Ints:
    """The bets that lie closer than a span to the bet of the same player before or after them."""
    near = (np.diff(play.at[places]) < span) & (np.diff(play.player[places]) == 0)
    either = np.zeros(len(places), dtype=np.bool_)
    either[1:] |= near
    either[:-1] |= near
    return places[either]


def _is_one_spin(play: Play) -> Bools:
    """Whether each row is a bet of a kind of game of which each bet is a game of its own."""
    kind = play.inside(("slots",))
    assert kind is not None
    found: Bools = kind == INSIDE
    return found


def vip_age(play: Play, asked: Asked) -> Seen:
    """The ages of players when they became VIPs."""
    said = play.told(("vip",))
    known, least = ages(play.ages(said)), int(asked.number)
    found = seen_at(play, said, said)
    found.outcome.kept(known.least >= least)
    found.outcome.open((known.least < least) & (known.most >= least), "the age of the player is not known well enough")
    found.outcome.breach(
        known.most < least,
        f"a player of {{}} at most was made a VIP, and must be {least} at least",
        Number("years", known.most),
        rows=(play.number[said],),
    )
    return found


def before_limits(play: Play, asked: Asked) -> Seen:
    """The first stakes of players, placed before they had set limits or after."""
    staked = np.flatnonzero(play.stakes)
    player = play.player[staked]
    is_first = np.ones(len(staked), dtype=np.bool_)
    is_first[1:] = player[1:] != player[:-1]
    first = staked[is_first]
    said = first[play.last_told(first, ("limits_set",)) == NONE]
    found = seen_at(play, first, said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        "a stake of {} was accepted before the player had set limits, which is forbidden",
        money(play.amount[said]),
        rows=(play.number[said],),
    )
    return found


def after_harm(play: Play, asked: Asked) -> Seen:
    """Stakes placed too soon after the player was found to be at a high risk of harm."""
    flagged = play.told(("harm_flagged",))
    last = np.zeros(play.length, dtype=np.int64)
    last[flagged] = flagged + 1
    last = np.maximum.accumulate(last) - 1
    known = (last >= 0) & (play.player[last] == play.player)
    passed = play.at - play.at[last]
    said = np.flatnonzero(play.stakes & known & (passed < asked.span))
    found = seen(play.stakes, said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        "a stake was accepted {} after the player had been flagged for harm, and play must rest for {}",
        Number("span", passed[said]),
        Number("span", np.full(len(said), asked.span)),
        rows=(play.number[last[said]], play.number[said]),
    )
    return found


def after_raise(play: Play, asked: Asked) -> Seen:
    """Grants made too soon after a limit of the player was raised."""
    last = play.last_told(play.grants, ("limit_raised",))
    passed = play.at[play.grants] - play.at[last]
    soon = (last != NONE) & (passed < asked.span)
    said, raised = play.grants[soon], last[soon]
    found = seen_at(play, play.grants, said)
    found.outcome.breach(
        np.ones(len(said), dtype=np.bool_),
        "the bonus was granted {} after a limit of the player had been raised, and must wait for {}",
        Number("span", passed[soon]),
        Number("span", np.full(len(said), asked.span // clock.DAY * clock.DAY)),
        rows=(play.number[raised], play.number[said]),
    )
    return found
