"""Which offers a run has met, by id and version: no two of its findings may be known by one identity."""

from collections.abc import Iterable
from typing import NamedTuple

from checker.finding import Level, Place, Problem


class Named(NamedTuple):
    """An offer's id and version, and the place of its id."""

    offer: str
    version: int | str
    place: Place


class Register:
    """The ids and versions met so far, and where; nothing else of an offer is kept, so that memory stays flat.

    The first version of an id stands apart from further ones: most offers have one, and need no map of their own.
    """

    def __init__(self) -> None:
        self._first: dict[str, tuple[int | str, Place]] = {}
        self._further: dict[str, dict[int | str, Place]] = {}
        self._doubles: dict[tuple[str, int | str], list[Place]] = {}

    def versions_of(self, named: Iterable[Named]) -> frozenset[str]:
        """The ids among these that were met with another version: their findings are told apart by version."""
        return frozenset(one.offer for one in named if self._met_otherwise(one))

    def _met_otherwise(self, named: Named) -> bool:
        first = self._first.get(named.offer)
        return first is not None and (first[0] != named.version or named.offer in self._further)

    def add(self, named: Iterable[Named]) -> None:
        """Note the offers of one more file."""
        for offer, version, place in named:
            known, first = self._first.setdefault(offer, (version, place))
            if known != version:
                first = self._further.setdefault(offer, {}).setdefault(version, place)
            if first.file != place.file:
                self._doubles.setdefault((offer, version), [first]).append(place)

    @property
    def problems(self) -> list[Problem]:
        """Offers with one id and version in several files, told at each of their places."""
        found = []
        for (offer, version), places in self._doubles.items():
            for i, place in enumerate(places):
                other = places[1 if i == 0 else 0]
                message = f"the offer `{offer}` with version {version} stands in `{other.file}` too"
                found.append(Problem(Level.ERROR, message, place, "give one of them another id or version"))
        return found
