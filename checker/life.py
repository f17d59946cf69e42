"""The days of an offer: when it is shown, when a bonus can still be got, and until when one is used and wagered.

A player who takes the offer on its last day has the claim window (`qualify.within`) from then on to earn the bonus,
or until the qualifying bets are settled (`settle_by`); without either the offer's last day is the last for that too.
The bonus got last can be used until it expires: free spins, a free bet, points. What they win is wagered after that.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from checker.duration import Duration
from checker.limit import Phase
from checker.offer import Offer, Part
from checker.offer.reward import Reward


class Life(NamedTuple):
    """The days over which an offer is judged.

    `granted` is the last day on which a bonus can be got, `wagered` the last on which one can still be used or
    wagered, or None where the terms leave that open. `ahead` is how far law is looked at beyond that. `shown` is the
    last day on which the offer is shown and can be taken; None where that is the last day of the grants.
    """

    first: date
    granted: date
    wagered: date | None
    ahead: date | None = None
    shown: date | None = None

    def last(self, phase: Phase) -> date:
        """The last day of a phase, without the look ahead; `date.max` where it is not known."""
        if phase == "wagered":
            return date.max if self.wagered is None else self.wagered
        return self.shown if phase == "advertised" and self.shown is not None else self.granted


def life_of(offer: Offer, on: date | None, ahead: date | None) -> Life:
    """The life of an offer, or the one day `on` that was asked for; `ahead` is a day up to which to look further."""
    if on is not None:
        return Life(on, on, on)
    parts = offer.all_parts()
    got = [_last_got(offer.last_day, part) for part in parts]
    ends = [_last_used(day, part) for day, part in zip(got, parts, strict=True)]
    known = [day for day in ends if day is not None]
    return Life(offer.runs.first, max(got), max(known) if len(known) == len(ends) else None, ahead, offer.last_day)


def _last_got(last: date, part: Part) -> date:
    """The last day on which the bonus of a part can be earned by somebody who took the offer on its last day."""
    window, settled = part.qualify.within, part.qualify.settle_by
    return max(last if window is None else _after(last, window), settled or last)


def _last_used(got: date, part: Part) -> date | None:
    """The last day on which a bonus got on a day can be used or wagered; None where the terms do not say."""
    wagering, spans = part.wagering, _expiries(part.reward)
    if wagering is None or None in spans:
        return None
    used = max((_after(got, span) for span in spans if span is not None), default=got)
    if not wagering.multiple and not wagering.plus:
        return used
    return None if wagering.within is None else _after(used, wagering.within)


def _expiries(reward: Reward) -> list[Duration | None]:
    """How long each thing that a player is given to use can be used; None for what the terms leave open."""
    spans = [given.expiry for given in (reward.free_spins, reward.free_bet, reward.loyalty) if given is not None]
    return spans or ([None] if reward.type in ("free_spins", "free_bet") else [])


def _after(day: date, span: Duration) -> date:
    """The last day of the longest reading of a span that starts on a day; `date.max` where it never ends."""
    return date.fromordinal(min(day.toordinal() + _whole_days(span), date.max.toordinal()))


@lru_cache(maxsize=512)
def _whole_days(span: Duration) -> int:
    """The days of the longest reading of a span, a part of a day counted as one; offers use few spans, and often."""
    return int(-(-span.most_days // 1))
