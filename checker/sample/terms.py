"""An offer's terms as the sample's operator keeps them: one record for each part, in each market that it plays."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from checker.offer.offer import Offer, Part
from checker.offer.reward import Reward
from checker.sample.asked import Asked, micros, millionths
from checker.sample.demand import demand_of
from checker.sample.games import GAMES
from checker.sample.layout import NEVER
from checker.sample.places import METHODS, OF_MARKET, Place
from checker.sample.unplayed import unplayed
from checker.sample.words import By, Kind, Leaves, Mixed, Never, Order, Pays, Who, WinsTo

FIELDS = (
    "market", "offer", "part", "parts", "by", "who", "never", "first", "until", "minimum", "ordinal", "methods",
    "one_per", "kind", "match", "maximum", "fixed", "pieces", "piece", "net", "before", "on_bonus", "on_deposit",
    "deposit_counted", "hours", "days", "end_of_day", "zone", "funds", "amount", "push", "gamble", "opposite", "cap",
    "cap_share", "least_odds", "each_leg", "limit", "limit_young", "limit_share", "limit_higher", "over", "low",
    "low_then", "zero_then", "carry", "queues", "order", "wins_to", "mixed", "ratio", "release", "release_cap",
    "phantom", "leaves", "keeps_winnings", "rounding", "always", "on_breach",
)  # fmt: skip
TERMS = np.dtype(
    [(name, "i8") for name in FIELDS] + [("weights", "i8", (len(GAMES),)), ("playable", "i8", (len(GAMES) + 1,))]
)
PEOPLE = {
    "new_customers": Who.NEW, "first_play_only": Who.FIRST_PLAY, "existing": Who.EXISTING, "personal": Who.EXISTING,
    "vip": Who.EXISTING, "segment": Who.EXISTING, "invited": Who.EXISTING, "reactivation": Who.EXISTING,
}  # fmt: skip

USUAL_WINS = {Order.PROPORTIONAL: "proportional", Order.MERGED: "bonus"}
PAYS = {"bonus": Pays.BONUS, "min(balance, cap)": Pays.LESSER}


class Terms(NamedTuple):
    """The terms of one part of an offer in one market: as numbers, and the offer that they come from."""

    offer: Offer
    part: Part
    place: Place
    values: dict[str, int]

    @property
    def name(self) -> str:
        """The offer as the ledger names it: with the number of its part where it has several."""
        return f"{self.offer.offer}#{self.values['part'] + 1}" if self.offer.parts else self.offer.offer

    @property
    def zone(self) -> str:
        """The time zone of the offer."""
        return self.offer.runs.timezone or "UTC"


class Unplayed(NamedTuple):
    """An offer that the sample does not play, and why."""

    offer: str
    cause: str


def terms_of(offer: Offer) -> Iterator[Terms | Unplayed]:
    """The terms of every part in every market where the sample plays, or why it does not."""
    cause = unplayed(offer)
    if cause is not None:
        yield Unplayed(offer.offer, cause)
        return
    for market in offer.markets:
        if market not in OF_MARKET:
            yield Unplayed(offer.offer, f"the sample has no players in `{market}`")
            continue
        place = OF_MARKET[market]
        for number, part in enumerate(offer.all_parts()):
            yield Terms(offer, part, place, _values(Asked(offer, part, number, place)))


def _values(asked: Asked) -> dict[str, int]:
    return (
        dict.fromkeys(FIELDS, 0)
        | _taking(asked)
        | _giving(asked, asked.part.reward)
        | demand_of(asked)
        | _wallet(asked)
        | _leaving(asked)
    )


def _taking(asked: Asked) -> dict[str, int]:
    offer, qualify, audience = asked.offer, asked.part.qualify, asked.own("audience")
    packed = offer.parts is not None
    return {
        "part": asked.number,
        "parts": len(offer.all_parts()),
        "by": By[qualify.by.upper()] if qualify.by in ("deposit", "stake") else By.NOTHING,
        "who": PEOPLE.get(audience.who, Who.EVERYONE),
        "never": sum(Never[word.upper()] for word in audience.never or () if word.upper() in Never.__members__),
        "one_per": int(bool(audience.one_per)),
        **_days(offer),
        "minimum": asked.units(qualify.minimum, 0),
        "ordinal": qualify.ordinal or (asked.number + 1 if packed else 0),
        "methods": _methods(qualify.payment_methods),
        "before": millionths(qualify.turnover.multiple) if qualify.turnover else 0,
        "queues": int(offer.stacking == "queue"),
    }


def _days(offer: Offer) -> dict[str, int]:
    zone = ZoneInfo(offer.runs.timezone or "UTC")
    first = micros(datetime.combine(offer.runs.first, time(), zone))
    if offer.runs.until is None:
        return {"first": first, "until": NEVER}
    return {"first": first, "until": micros(datetime.combine(offer.runs.until + timedelta(1), time(), zone))}


def _methods(choice: Any) -> int:
    """A bit for every way to pay with which the bonus can be had."""
    allowed = set(METHODS) if choice is None or choice.one_of is None else set(choice.one_of)
    barred = set(choice.none_of or ()) if choice else set()
    return sum(1 << i for i, method in enumerate(METHODS) if method in allowed - barred)


def _giving(asked: Asked, reward: Reward) -> dict[str, int]:
    free = reward.free_bet or reward.free_spins
    piece = reward.free_bet.amount if reward.free_bet else reward.free_spins.value if reward.free_spins else None
    after = reward.credited == "after_turnover"
    return {
        "kind": Kind.FREE if free else Kind.AFTER_TURNOVER if after else Kind.MONEY,
        "match": millionths(reward.match, 0),
        "maximum": asked.units(reward.maximum),
        "fixed": asked.units(reward.amount, 0),
        "pieces": free.count if free else 0,
        "piece": asked.units(piece, 0),
        "net": int(reward.free_bet is not None and reward.free_bet.payout == "net_of_stake"),
        "phantom": int(reward.cashable is False),
    }


def _wallet(asked: Asked) -> dict[str, int]:
    wallet, release = asked.own("wallet"), asked.own("release")
    order = Order[(wallet.order if wallet else "cash_first").upper()]
    wins_to = (wallet and wallet.wins_to) or USUAL_WINS.get(order, "same_wallet")
    return {
        "order": order,
        "wins_to": WinsTo[wins_to.upper()],
        "mixed": Mixed[((wallet and wallet.mixed_win) or "bonus_refill_then_cash").upper()],
        "ratio": millionths(wallet.ratio if wallet else None, 500_000),
        "release": PAYS.get(release.what, Pays.BALANCE) if release else Pays.BALANCE,
        "release_cap": asked.units(release.cap) if release else 0,
    }


def _leaving(asked: Asked) -> dict[str, int]:
    withdrawal, forfeiture = asked.own("withdrawal"), asked.own("forfeiture")
    takes, grounds = (forfeiture.takes, forfeiture.when) if forfeiture else (None, ())
    return {
        "leaves": Leaves[((withdrawal and withdrawal.while_active) or "allowed").upper()],
        "on_breach": int("breach" in grounds),
        "keeps_winnings": int(takes is not None and "bonus_winnings" not in takes),
    }
