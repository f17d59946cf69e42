"""The grants of one player that have not ended, and which of them a record without a bonus id is about."""

from typing import NamedTuple


class Grant(NamedTuple):
    """A grant: the id of its bonus, what is left of its amount, and its offer."""

    bonus: str
    left: int
    offer: str | None


class Grants:
    """The open grants of a player in the order in which they were given."""

    def __init__(self) -> None:
        self.open: list[Grant] = []

    def give(self, bonus: str, amount: int, offer: str | None = None) -> None:
        """A grant is made."""
        self.open.append(Grant(bonus, amount, offer))

    def latest(self, offer: str | None = None) -> str | None:
        """The last grant, of an offer if one is named; None where there is none."""
        return next((one.bonus for one in reversed(self.open) if offer in (None, one.offer)), None)

    def end(self, amount: int, offer: str | None = None, newest: bool = False) -> str | None:
        """The bonus that an ending is about, which is closed: one of exactly this amount, else the first or last."""
        fitting = [one for one in self.open if offer in (None, one.offer)]
        if not fitting:
            return None
        exact = next((one for one in fitting if one.left == amount), None)
        found = exact or fitting[-1 if newest else 0]
        self.open.remove(found)
        return found.bonus

    def release(self, amount: int, offer: str | None = None) -> str | None:
        """The bonus that a release is about; it stays open while less than its amount was released."""
        first = next((one for one in self.open if offer in (None, one.offer)), None)
        exact = any(one.left == amount for one in self.open if offer in (None, one.offer))
        if first is None or exact or amount >= first.left:
            return self.end(amount, offer)
        self.open[self.open.index(first)] = first._replace(left=first.left - amount)
        return first.bonus
