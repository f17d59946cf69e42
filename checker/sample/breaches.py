"""The breaches that are planted: the finding that each calls for, and the terms under which it can be made."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.sample.layout import ABSENT, BARRED
from checker.sample.places import METHODS
from checker.sample.terms import Terms
from checker.sample.words import By, Kind, Leaves, Never, Order, Over, Who

Weights = Sequence[int]


class Breach(IntEnum):
    """What the operator does wrong, as a number of the compiled functions."""

    (
        ABOVE_TERMS, ABOVE_LAW, NOT_THE_DEPOSIT, SELF_EXCLUDED, HARM_FLAGGED, UNDER_24, OPTED_OUT, LIMIT_RAISED,
        WHILE_WITHDRAWING, DURING_PLAY, AGAIN, NOT_FIRST, BELOW_MINIMUM, BARRED_METHOD, CREDIT_CARD, OUTSIDE_PERIOD,
        TOO_SOON, COUNTER, EARLY, LATE, NEVER, LESS, MORE, CAPPED, AFTER_COMPLETION, EXPIRED_EARLY, NO_GROUND,
        UNDEFINED, OWN_DEPOSIT, REVERSED, OVER_ACCEPTED, OVER_PUNISHED, BARRED_GAME, TERMS_CHANGED, WALLET_ORDER,
        CASHED_OUT, STAKE, STAKE_YOUNG, TOO_QUICK, TOO_MUCH_PAID_IN,
    ) = range(40)  # fmt: skip


class Planned(NamedTuple):
    """One kind of breach: the id of its finding by market, where it differs, and when it can be made."""

    breach: Breach
    id: str
    can: Callable[[Terms, Weights], bool]


def _money(t: Terms, _: Weights) -> bool:
    return t.values["kind"] == Kind.MONEY and t.values["by"] == By.DEPOSIT and t.values["part"] == 0


def _met(t: Terms, w: Weights) -> bool:
    return _money(t, w) and t.values["parts"] == 1 and t.values["release_cap"] <= 0


def _all(*tests: Callable[[Terms, Weights], bool]) -> Callable[[Terms, Weights], bool]:
    return lambda t, w: all(test(t, w) for test in tests)


def _in(*markets: str) -> Callable[[Terms, Weights], bool]:
    return lambda t, _: t.place.market in markets


def _has(**fields: int) -> Callable[[Terms, Weights], bool]:
    return lambda t, _: all(t.values[name] == value for name, value in fields.items())


def _bars(never: Never) -> Callable[[Terms, Weights], bool]:
    return lambda t, _: bool(t.values["never"] & never)


def _personal(t: Terms, _: Weights) -> bool:
    return t.offer.audience.who in ("personal", "vip", "invited", "segment", "reactivation")


def _limits(t: Terms, w: Weights) -> bool:
    return _money(t, w) and t.values["limit"] != ABSENT and t.values["over"] == Over.REJECT_BET


def _bars_a_method(t: Terms, w: Weights) -> bool:
    return _money(t, w) and any(not t.values["methods"] >> i & 1 for i in range(len(METHODS)))


PLANNED = (
    Planned(Breach.ABOVE_TERMS, "conduct/granted-above-terms", _money),
    Planned(Breach.ABOVE_LAW, "dk/bonus-cap", _all(_money, _in("dk"))),
    Planned(Breach.NOT_THE_DEPOSIT, "dk/deposit-equals-bonus", _all(_money, _in("dk"))),
    Planned(Breach.SELF_EXCLUDED, "conduct/granted-not-eligible", _all(_money, _bars(Never.SELF_EXCLUDED))),
    Planned(Breach.HARM_FLAGGED, "conduct/granted-not-eligible", _all(_money, _bars(Never.HARM_FLAGGED))),
    Planned(Breach.UNDER_24, "nl/no-under-24", _all(_money, _in("nl"), _bars(Never.UNDER_24))),
    Planned(Breach.OPTED_OUT, "nl/opt-out", _all(_money, _in("nl"))),
    Planned(Breach.LIMIT_RAISED, "es/cooling-after-limit-raise", _all(_money, _in("es"), _personal)),
    Planned(Breach.WHILE_WITHDRAWING, "es/no-promo-pending-withdrawal", _all(_money, _in("es"), _personal)),
    Planned(Breach.DURING_PLAY, "nl/not-during-play", _all(_money, _in("nl"))),
    Planned(Breach.AGAIN, "conduct/granted-again", _all(_met, _has(one_per=1, queues=0))),
    Planned(Breach.NOT_FIRST, "se/bonus-first-time-only", _all(_money, _in("se"), _has(who=Who.FIRST_PLAY))),
    Planned(Breach.BELOW_MINIMUM, "conduct/granted-below-minimum", _money),
    Planned(Breach.BARRED_METHOD, "conduct/granted-excluded-method", _bars_a_method),
    Planned(Breach.CREDIT_CARD, "gb/no-credit-card", _all(_money, _in("gb"))),
    Planned(Breach.OUTSIDE_PERIOD, "conduct/granted-outside-period", _money),
    Planned(Breach.TOO_SOON, "conduct/credited-too-soon", _has(kind=Kind.AFTER_TURNOVER)),
    Planned(Breach.COUNTER, "conduct/turnover-counter", _met),
    Planned(Breach.EARLY, "conduct/released-early", _met),
    Planned(Breach.LATE, "conduct/released-late", _met),
    Planned(Breach.NEVER, "conduct/not-released", _met),
    Planned(Breach.LESS, "conduct/released-with-less", _met),
    Planned(Breach.MORE, "conduct/released-with-more", _met),
    Planned(Breach.CAPPED, "conduct/winnings-capped", _met),
    Planned(Breach.AFTER_COMPLETION, "conduct/taken-after-completion", _met),
    Planned(Breach.EXPIRED_EARLY, "conduct/expired-early", _money),
    Planned(Breach.NO_GROUND, "conduct/ended-without-ground", lambda t, w: _money(t, w) and not _undefined(t)),
    Planned(
        Breach.UNDEFINED,
        "conduct/undefined-clause-used",
        lambda t, w: _money(t, w) and _undefined(t) and bool(t.values["on_breach"]),
    ),
    Planned(Breach.OWN_DEPOSIT, "conduct/own-deposit-blocked", _all(_money, _has(leaves=Leaves.ALLOWED))),
    Planned(Breach.REVERSED, "conduct/withdrawal-reversed", _all(_money, _has(leaves=Leaves.ALLOWED))),
    Planned(Breach.OVER_ACCEPTED, "conduct/bets-over-maximum-accepted", _limits),
    Planned(Breach.OVER_PUNISHED, "conduct/bets-over-maximum-punished", _limits),
    Planned(
        Breach.BARRED_GAME,
        "conduct/excluded-game-punished",
        lambda t, w: _money(t, w) and BARRED in w and not t.values["on_breach"],
    ),
    Planned(Breach.TERMS_CHANGED, "conduct/terms-changed", _money),
    Planned(Breach.WALLET_ORDER, "conduct/wallet-order", _all(_money, _has(order=Order.CASH_FIRST))),
    Planned(Breach.CASHED_OUT, "it/bet-bonus-no-cashout", _all(_money, _in("it"))),
    Planned(Breach.STAKE, "{market}/{stake_limit}", _in("gb", "de", "gr")),
    Planned(Breach.STAKE_YOUNG, "gb/slot-stake-under25", _in("gb")),
    Planned(Breach.TOO_QUICK, "gr/spin-3s", _in("gr")),
    Planned(Breach.TOO_MUCH_PAID_IN, "nl/deposit-threshold", _in("nl")),
)
"""Every kind of breach, in the order in which they are planted."""
STAKE_LIMITS = {"gb": "slot-stake-25plus", "de": "slot-stake-1", "gr": "rng-stake-2"}
OF_BREACH = {planned.breach: planned for planned in PLANNED}


def id_of(breach: int, market: str) -> str:
    """The id of the finding that a breach calls for in a market."""
    return OF_BREACH[Breach(breach)].id.format(market=market, stake_limit=STAKE_LIMITS.get(market, ""))


def pairs_of(terms: Sequence[Terms], weights: Sequence[Weights]) -> npt.NDArray[np.int64]:
    """Breaches with the terms under which they are made: every kind once, then every kind a second time, and so on."""
    possible = [[i for i, t in enumerate(terms) if planned.can(t, weights[i])] for planned in PLANNED]
    rounds = max((len(found) for found in possible), default=0)
    pairs = [
        (int(planned.breach), found[number % len(found)])
        for number in range(rounds)
        for planned, found in zip(PLANNED, possible, strict=True)
        if found
    ]
    return np.array(pairs or [(ABSENT, ABSENT)], np.int64)


def _undefined(t: Terms) -> bool:
    return bool(t.offer.irregular_play) and all(one.clause == "undefined" for one in t.offer.irregular_play or ())
