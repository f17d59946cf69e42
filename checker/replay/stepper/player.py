"""What the stepper knows of a player: own money, bonuses, open bets, and the rounds that were bet on."""

from __future__ import annotations

from bisect import insort
from collections import deque
from operator import attrgetter

from checker.replay.fields import NEVER, NONE
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.book import Book

_BY_SLOT = attrgetter("slot")


class Share:
    """How one bet counts for one bonus: decided when it is placed, worked out when it is settled."""

    __slots__ = ("base", "bonus", "clipped", "code", "counted", "weight")

    bonus: Bonus | None
    code: int  # Code: COUNTED, WEIGHTED or CLIPPED, or why it does not count
    base: int  # minor units that count, before the weight
    weight: int  # millionths
    clipped: bool
    counted: int  # micro that was counted so far


class Bet(Share):
    """A bet: its stake with the split, and how it counts for the bonus that it was made with.

    `others` is how it counts for the bonuses that run in parallel.
    """

    __slots__ = ("bonus_part", "cash", "others", "over", "placed_at", "round", "stake")

    stake: int
    cash: int
    bonus_part: int
    over: bool  # above the maximum that the terms set
    round: int
    placed_at: int
    others: list[Share]


class Round:
    """A round that was bet on: who may have covered it from both sides, or several times."""

    __slots__ = ("bonus", "counted", "largest", "opposed", "selection")

    def __init__(self, bonus: Bonus, selection: int, counted: int = 0) -> None:
        self.bonus = bonus  # of the first bet
        self.selection = selection  # the first one that has an opposite
        self.counted = counted  # micro that its bets for that bonus counted so far
        self.largest = 0  # the largest base of a bet so far, in minor units
        self.opposed = False


class Forfeited:
    """A bonus that a request for a withdrawal ended, as it was: some terms give it back if nothing is paid."""

    __slots__ = ("balance", "bonus", "pending")

    def __init__(self, bonus: Bonus) -> None:
        self.bonus, self.balance, self.pending = bonus, bonus.balance, bonus.pending


class Player:
    """One player: money in minor units, bonuses in the order of their grants, open bets by their code.

    `active` and `queued` hold the bonuses whose terms are known, `untold` the active ones of offers that nobody gave:
    those keep nobody else's bonus waiting.
    """

    __slots__ = (
        *("active", "age", "bets", "bonuses", "book", "by_id", "cash", "deposit", "deposit_at", "deposit_method"),
        *("deposit_row", "deposits", "first_slot", "flags", "forfeited", "grants", "in_session", "last_stake", "lost"),
        *("next_deadline", "open_bets", "open_stakes", "queued", "requested", "reserved", "rounds", "turned"),
        *("unknown_opening", "untold"),
    )

    def __init__(self, book: Book, first_slot: int = 0) -> None:
        self.book = book
        self.first_slot = first_slot
        self.cash = self.reserved = self.unknown_opening = 0
        self.flags = self.age = self.in_session = 0
        self.deposits = self.bets = self.grants = self.last_stake = 0
        self.deposit, self.deposit_at, self.deposit_row, self.deposit_method = 0, NONE, NONE, NONE
        self.turned = 0  # own money staked since the last deposit
        self.lost = 0  # stakes less payouts since the last deposit
        self.bonuses: list[Bonus] = []
        self.by_id: dict[int, Bonus] = {}
        self.active: list[Bonus] = []  # in the order of slots, as `untold`
        self.untold: list[Bonus] = []
        self.queued: deque[Bonus] = deque()
        self.next_deadline = NEVER
        self.open_bets: dict[int, Bet] = {}
        self.open_stakes = 0
        self.rounds: dict[int, Round] = {}
        self.requested: Bonus | None = None  # the latest active one when a withdrawal was last requested
        self.forfeited: Forfeited | None = None

    def opens(self, bonus: Bonus) -> None:
        """Counts a bonus among the active ones."""
        bonus.active, bonus.ended = True, False
        insort(self.active if bonus.terms.known else self.untold, bonus, key=_BY_SLOT)
        self.mind_deadlines()

    def closes(self, bonus: Bonus) -> None:
        """Takes an active or a queued bonus off, with whatever money is left in it."""
        if bonus.active:
            (self.active if bonus.terms.known else self.untold).remove(bonus)
        elif bonus in self.queued:
            self.queued.remove(bonus)
        bonus.active, bonus.ended = False, True
        bonus.balance = bonus.pending = 0
        self.mind_deadlines()

    def latest_active(self) -> Bonus | None:
        """The active bonus that was granted last."""
        return max((*self.active[-1:], *self.untold[-1:]), key=_BY_SLOT, default=None)

    def mind_deadlines(self) -> None:
        """Looks up again which deadline comes first; to be called whenever a bonus begins, ends or gets a deadline."""
        self.next_deadline = min((bonus.deadline for bonus in self.active if bonus.deadline != NONE), default=NEVER)

    def __getstate__(self) -> dict[str, object]:
        """The player without the tables."""
        return {name: getattr(self, name) for name in Player.__slots__ if name != "book"}

    def __setstate__(self, state: dict[str, object]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
