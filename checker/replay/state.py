"""The state of a player between two batches, and its codes in the words of another batch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.replay.fields import NONE, B
from checker.replay.kernel.carry import HEAD
from checker.replay.kernel.places import BONUS, ENTRY, PLAYER, ROUNDS, TICKET, E, P, T, X

Ints = npt.NDArray[np.int64]
Codes = Mapping[int, int] | Sequence[int] | Ints
"""For each code of one batch its code in another, NONE where the other does not know the text."""


class State(NamedTuple):
    """All that the replay knows of a player after some rows, as whole numbers in the order of kernel/carry.py.

    Codes in it are those of the batch that it comes from: `recoded` before it is used with another batch.
    """

    numbers: Ints

    def to_bytes(self) -> bytes:
        """The state as bytes, little end first."""
        return self.numbers.astype("<i8").tobytes()


class InUse(NamedTuple):
    """The codes that a state holds, each once, in order."""

    bonuses: Ints
    bets: Ints
    rounds: Ints
    selections: Ints


class _Parts(NamedTuple):
    player: Ints
    rounds: Ints
    bonuses: Ints
    tickets: Ints


def from_bytes(content: bytes) -> State:
    """The state that `State.to_bytes` gave."""
    return State(np.frombuffer(content, dtype="<i8").astype(np.int64))


def state_at(numbers: Ints, place: int) -> State:
    """The state that stands among others from a place on."""
    bonuses, tickets = int(numbers[place + PLAYER]), int(numbers[place + PLAYER + 1])
    length = HEAD + ROUNDS * ENTRY + bonuses * BONUS + tickets * TICKET
    return State(numbers[place : place + length].copy())


def bonus_codes(states: Iterable[State]) -> int:
    """One more than the greatest code of a bonus in some states."""
    return 1 + max((int(_parts(state.numbers).bonuses[:, B.ID].max(initial=NONE)) for state in states), default=NONE)


def codes_in(state: State) -> InUse:
    """The codes of bonuses, open bets, rounds and selections that a state holds."""
    parts = _parts(state.numbers)
    rounds = np.concatenate([parts.rounds[:, E.ROUND], parts.tickets[:, T.ROUND]])
    return InUse(
        _codes(parts.bonuses[:, B.ID]),
        _codes(parts.tickets[:, T.BET]),
        _codes(rounds),
        _codes(parts.rounds[:, E.SELECTION]),
    )


def recoded(
    state: State,
    bonuses: Codes,
    bets: Codes,
    rounds: Codes,
    selections: Codes | None = None,
    others: Mapping[str, Codes] | None = None,
) -> State:
    """The state with the codes of another batch.

    `others` may hold `offers`, `methods` and `markets`, where those differ between batches too. Every code of
    `codes_in` must be known to its mapping; an open bet that has none (NONE) is a ValueError, since it would be lost.
    """
    numbers = state.numbers.copy()
    parts = _parts(numbers)
    others = others or {}
    _change(parts.bonuses[:, B.ID], bonuses)
    _change(parts.tickets[:, T.ROUND], rounds)
    _change(parts.rounds[:, E.ROUND], rounds)
    _change(parts.rounds[:, E.SELECTION], selections)
    _change(parts.bonuses[:, X.OFFER], others.get("offers"))
    _change(parts.bonuses[:, B.GRANT_MARKET], others.get("markets"))
    _change(parts.bonuses[:, B.METHOD], others.get("methods"))
    _change(parts.player[P.METHOD : P.METHOD + 1], others.get("methods"))
    was_open = parts.tickets[:, T.BET] != NONE
    _change(parts.tickets[:, T.BET], bets)
    if (parts.tickets[was_open, T.BET] == NONE).any():
        raise ValueError("an open bet of a state has no code in the batch that goes on with it")
    return State(numbers)


def _parts(numbers: Ints) -> _Parts:
    """Views of the parts of a state: what is written to them is written to it."""
    bonuses, tickets = int(numbers[PLAYER]), int(numbers[PLAYER + 1])
    first = HEAD + ROUNDS * ENTRY
    then = first + bonuses * BONUS
    return _Parts(
        numbers[:PLAYER],
        numbers[HEAD:first].reshape(ROUNDS, ENTRY)[: numbers[P.ROUND]],
        numbers[first:then].reshape(bonuses, BONUS),
        numbers[then:].reshape(tickets, TICKET),
    )


def _codes(column: Ints) -> Ints:
    return np.unique(column[column >= 0])


def _change(column: Ints, codes: Codes | None) -> None:
    """Put new codes in the place of old ones; what has no code keeps none."""
    if codes is None:
        return
    for place in np.flatnonzero(column >= 0):
        column[place] = codes[int(column[place])]
