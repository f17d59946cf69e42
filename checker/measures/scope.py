"""Terms that an offer has once for all its parts, and that a part may say anew: to whom, which wallet, how it ends."""

from typing import NamedTuple, TypeVar

from checker.finding import Route
from checker.offer import Offer, Part
from checker.offer.ending import Forfeiture, Release, Wallet, Withdrawal
from checker.offer.offer import PartTerms
from checker.offer.who import Audience
from checker.schema import Declared

D = TypeVar("D", bound=Declared)


class Scope(NamedTuple):
    """The shared terms as they bind one part, or the whole offer; `route` leads to the part."""

    route: Route
    audience: Audience
    wallet: Wallet | None
    release: Release | None
    withdrawal: Withdrawal | None
    forfeiture: Forfeiture | None


def scopes_of(offer: Offer, parts: tuple[Part, ...]) -> tuple[Scope, ...]:
    """One scope for the whole offer; where a part says something of its own, one for each part."""
    if any(part.own is not None and _says_its_own(part.own) for part in parts):
        return tuple(_of_part(offer, part.route, part.own) for part in parts if part.own is not None)
    return (Scope((), offer.audience, offer.wallet, offer.release, offer.withdrawal, offer.forfeiture),)


def _says_its_own(own: PartTerms) -> bool:
    return any((own.audience, own.wallet, own.release, own.withdrawal, own.forfeiture))


def _of_part(offer: Offer, route: Route, own: PartTerms) -> Scope:
    return Scope(
        route,
        over(offer.audience, own.audience) or offer.audience,
        over(offer.wallet, own.wallet),
        over(offer.release, own.release),
        over(offer.withdrawal, own.withdrawal),
        over(offer.forfeiture, own.forfeiture),
    )


def over(general: D | None, own: D | None) -> D | None:
    """The general terms with those of a part laid over them, key by key."""
    if general is None or own is None:
        return own if general is None else general
    return general.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})
