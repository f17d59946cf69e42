"""The terms that conduct is held against and the replay does not read, as whole numbers: one column a set of terms."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from checker.conduct import clock
from checker.conduct.eligible import shut_out
from checker.conduct.gives import given_by
from checker.duration import Duration
from checker.ledger.rows import Ints
from checker.measures import View
from checker.measures.scope import Scope
from checker.money import digits_of
from checker.offer import Offer, Part
from checker.offer.who import Runs
from checker.values import Amounts

NONE, NEVER = -1, 2**62
NO_ZONE_EAST, NO_ZONE_WEST = 14 * clock.HOUR, 12 * clock.HOUR
"""How far local midnights lie from that of UTC at the most."""


class Terms(NamedTuple):
    """The terms of one part of an offer in one market, for amounts of one currency."""

    offer: Offer
    part: Part
    number: int
    market: str
    currency: str

    @property
    def scope(self) -> Scope:
        """The audience, release, withdrawal and forfeiture that bind the part."""
        return View(self.offer, self.market).scope_of(self.part)

    def units(self, amounts: Amounts | None) -> int | None:
        """An amount in minor units; NONE without one, None where it is told in another currency only."""
        money = amounts.of(self.market) if amounts is not None else None
        if money is None:
            return NONE
        if money.currency != self.currency:
            return None
        return int(money.amount * 10 ** digits_of(self.currency))


class P(IntEnum):
    """One term; what is not declared is NONE unless it says otherwise."""

    PART = 0  # the number of the part, from 0
    GIVES = 1  # Gives: how much the reward is
    FIXED = 2  # minor units
    MATCH = 3  # millionths of the deposit
    MOST = 4  # the greatest bonus in minor units
    FIRST = 5  # the first instant of a grant
    AFTER = 6  # the first instant after the last grant, NEVER until further notice
    SLACK = 7  # how far both may lie to either side, since no time zone is told
    SHUT_OUT = 8  # bits of FLAGS whom the offer is never for
    SHUT_UNDER = 9  # the age below which it is never for anybody
    SHUT_WAITING = 10  # 1: never while a withdrawal waits
    SHUT_UNSEEN = 11  # 1: it is never for others too, whom no ledger shows
    WHO = 12  # Who
    ONE_EACH = 13  # 1: one for each person
    BY = 14  # By
    MINIMUM = 15  # the least deposit in minor units
    ORDINAL = 16  # which deposit of the player
    WITHIN = 17  # microseconds
    METHODS = 18  # a place in the choices of payment methods
    PAID_AFTER = 19  # units of PAID_UNIT from completion to release
    PAID_UNIT = 20  # microseconds
    OWN_DEPOSIT = 21  # OwnDeposit
    REVERSIBLE = 22  # 0, 1
    FORFEITURE = 23  # 0: the terms do not say what a bonus can be forfeited for, 1: they do
    CLAUSES = 24  # bits of Clauses
    CAPPED = 25  # 0: the terms say that winnings are not capped, 1: that they are
    EXPIRES = 26  # microseconds until a free bet or spins expire
    BREACH_TOLD = 27  # 1: the terms say what follows a bet over the maximum
    SEVERAL = 28  # 1: several deposits may earn it together
    ANY_TIME = 29  # 0, 1: the player can cancel the bonus at any time


class Who(IntEnum):
    """For whom the offer is."""

    UNTOLD, NEW, FIRST_PLAY, EXISTING, OTHER = range(-1, 4)


class By(IntEnum):
    """What earns the reward."""

    UNTOLD, DEPOSIT, LOSS, OTHER = range(-1, 3)


class OwnDeposit(IntEnum):
    """What the terms say of withdrawals of own money."""

    UNTOLD, ALWAYS, FORFEITS_BONUS, BLOCKED = range(-1, 3)


class Clauses(IntEnum):
    """Bits: which clauses on irregular play the terms have."""

    UNDEFINED, TYPED = 1, 2


class Promises(NamedTuple):
    """The terms of a run: `table` has a line for each P and a column for each set of terms, the last one for none.

    `choices` are the payment methods: allowed ones, or with False those that are not.
    """

    terms: tuple[Terms | None, ...]
    table: Ints
    choices: tuple[tuple[bool, frozenset[str]], ...]


def promises_of(terms: Sequence[Terms | None]) -> Promises:
    """The table of some sets of terms, in the order of the replay's rules; None stands for rules without an offer."""
    table = np.full((len(P), len(terms) + 1), NONE, dtype=np.int64)
    choices: list[tuple[bool, frozenset[str]]] = []
    for column, one in enumerate(terms):
        if one is None:
            continue
        for field, value in _values(one, choices).items():
            table[field, column] = value
    return Promises(tuple(terms), table, tuple(choices))


def _values(terms: Terms, choices: list[tuple[bool, frozenset[str]]]) -> dict[P, int]:
    audience = terms.scope.audience
    return {
        P.PART: terms.number,
        **{P[name]: value for name, value in given_by(terms.part.reward, terms.units).items()},
        **{P[name]: value for name, value in shut_out(audience.never).items()},
        **_period(terms.offer.runs),
        P.WHO: WHO.get(audience.who or "", Who.OTHER if audience.who else Who.UNTOLD),
        P.ONE_EACH: NONE if audience.one_per is None else int(bool({"person", "account"} & set(audience.one_per))),
        **_qualifying(terms, choices),
        **_ending(terms),
    }


WHO = {"new_customers": Who.NEW, "first_play_only": Who.FIRST_PLAY, "existing": Who.EXISTING}
BY = {None: By.UNTOLD, "deposit": By.DEPOSIT, "loss": By.LOSS}
OWN = {
    None: OwnDeposit.UNTOLD, "always": OwnDeposit.ALWAYS, "forfeits_bonus": OwnDeposit.FORFEITS_BONUS,
    "blocked": OwnDeposit.BLOCKED,
}  # fmt: skip


def _period(runs: Runs) -> dict[P, int]:
    zone = runs.timezone or "UTC"
    first = clock.instant(runs.first, runs.from_time, zone) if runs.from_time else clock.midnight(runs.first, zone)
    after = NEVER
    if runs.until is not None and runs.until_time:
        after = clock.instant(runs.until, runs.until_time, zone)
    elif runs.until is not None:
        after = clock.midnight(runs.until, zone) + clock.DAY
    return {P.FIRST: first, P.AFTER: after, P.SLACK: 0 if runs.timezone else NO_ZONE_EAST}


def _qualifying(terms: Terms, choices: list[tuple[bool, frozenset[str]]]) -> dict[P, int]:
    qualify = terms.part.qualify
    methods = NONE
    if qualify.payment_methods is not None:
        allowed = qualify.payment_methods.one_of
        methods = len(choices)
        choices.append((allowed is not None, frozenset(allowed or qualify.payment_methods.none_of or ())))
    return {
        P.BY: BY.get(qualify.by, By.OTHER),
        P.MINIMUM: _or_none(terms.units(qualify.minimum)),
        P.ORDINAL: NONE if qualify.ordinal is None else qualify.ordinal,
        P.WITHIN: _least(qualify.within),
        P.METHODS: methods,
        P.SEVERAL: int(qualify.single_transaction is False or qualify.lookback is not None),
    }


def _ending(terms: Terms) -> dict[P, int]:
    scope, reward, wagering = terms.scope, terms.part.reward, terms.part.wagering
    withdrawal, release = scope.withdrawal, scope.release
    after = release.after if release else None
    if after is None and release is not None and release.mode == "at_completion":
        after = Duration(0, "day")
    free = reward.free_bet or reward.free_spins
    clauses = {one.clause for one in terms.offer.irregular_play or ()}
    cap = withdrawal.maximum_win if withdrawal else None
    limit = wagering.maximum_bet if wagering else None
    return {
        P.PAID_AFTER: NONE if after is None else after.number,
        P.PAID_UNIT: NONE if after is None else _least(Duration(1, after.unit)),
        P.OWN_DEPOSIT: OWN[withdrawal.own_deposit if withdrawal else None],
        P.REVERSIBLE: NONE if withdrawal is None or withdrawal.reversible is None else int(withdrawal.reversible),
        P.ANY_TIME: _truth(withdrawal.cancel_bonus_any_time if withdrawal else None),
        P.FORFEITURE: int(scope.forfeiture is not None),
        P.CLAUSES: ("undefined" in clauses) * Clauses.UNDEFINED + bool(clauses - {"undefined"}) * Clauses.TYPED,
        P.CAPPED: NONE if cap is None else int(cap.limited),
        P.EXPIRES: _least(free.expiry if free else None),
        P.BREACH_TOLD: int(limit is not None and limit.on_breach is not None),
    }


def _truth(told: bool | None) -> int:
    return NONE if told is None else int(told)


def _least(span: Duration | None) -> int:
    """A span in microseconds; months and years are taken at their longest, so that nobody is late who is not."""
    return NONE if span is None else int(span.most_days * clock.DAY)


def _or_none(units: int | None) -> int:
    return NONE if units is None else units
