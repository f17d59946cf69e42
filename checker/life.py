"""The days of an offer: when it is shown, when it is granted, and until when it is wagered."""

from datetime import date, timedelta
from typing import NamedTuple

from checker.limit import Phase
from checker.offer import Offer


class Life(NamedTuple):
    """The days over which an offer is judged.

    `granted` is the last day on which it can be got, `wagered` the last on which a bonus can still be
    wagered, or None where the terms leave that open. `ahead` is how far law is looked at beyond that.
    """

    first: date
    granted: date
    wagered: date | None
    ahead: date | None = None

    def last(self, phase: Phase) -> date:
        """The last day of a phase, without the look ahead; `date.max` where it is not known."""
        if phase != "wagered":
            return self.granted
        return date.max if self.wagered is None else self.wagered


def life_of(offer: Offer, on: date | None, ahead: date | None) -> Life:
    """The life of an offer, or the one day `on` that was asked for; `ahead` is a day up to which to look further."""
    if on is not None:
        return Life(on, on, on)
    return Life(offer.runs.first, offer.last_day, _last_wagered(offer), ahead)


def _last_wagered(offer: Offer) -> date | None:
    """The last day on which a bonus granted on the last day can still be wagered."""
    last = offer.last_day
    longest = timedelta(0)
    for part in offer.all_parts():
        wagering = part.wagering
        if wagering is not None and not wagering.multiple and not wagering.plus:
            continue
        if wagering is None or wagering.within is None:
            return None
        longest = max(longest, timedelta(days=-(-wagering.within.most_days // 1)))
    return last + longest if last <= date.max - longest else date.max
