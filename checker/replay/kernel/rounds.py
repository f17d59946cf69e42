"""The last rounds of a player: stakes on opposite selections, and several stakes on one market."""

from checker.replay.fields import NONE, B, Code, R, Switch
from checker.replay.kernel.lists import is_active, touch
from checker.replay.kernel.numbers import plus
from checker.replay.kernel.places import ROUNDS, E, H, N, P, Vector, bonus_at, round_at, rule_at


def round_of(m: Vector, code: int) -> int:
    """Where a round is remembered, NONE where it is not."""
    if code < 0:
        return NONE
    made = m[P.ROUND]
    for back in range(1, min(made, ROUNDS) + 1):
        if m[round_at((made - back) % ROUNDS) + E.ROUND] == code:
            return (made - back) % ROUNDS
    return NONE


def remember(m: Vector, code: int, k: int) -> int:
    """A round that is new takes the place of the oldest."""
    place = m[P.ROUND] % ROUNDS
    m[P.ROUND] += 1
    entry = round_at(place)
    m[entry + E.ROUND] = code
    m[entry + E.SELECTION] = NONE
    m[entry + E.COUNTED] = 0
    m[entry + E.OPPOSED] = 0
    m[entry + E.SLOT] = k
    m[entry + E.LARGEST] = 0
    return place


def is_worth(book: Vector, rule: int, opposable: bool) -> bool:
    """True of a bet that a later one of its round may have to be held against."""
    return opposable or book[rule + R.SAME_MARKET] == 1 or (book[rule + R.OPEN] >> Switch.SAME_MARKET) & 1 == 1


def join(m: Vector, book: Vector, k: int, rule: int, code: int) -> int:
    """Hold a bet against its round; its code, which becomes OPPOSITE where it would have counted."""
    selection = m[N.SELECTION]
    opposite = book[book[H.OPPOSITES] + selection] if selection >= 0 else NONE
    place = round_of(m, m[N.ROUND])
    if place == NONE:
        if not is_worth(book, rule, opposite != NONE):
            return code
        place = remember(m, m[N.ROUND], k)
    elif m[round_at(place) + E.SLOT] == k:
        m[N.AGAIN] = 1
    entry = round_at(place)
    if opposite != NONE and m[entry + E.SELECTION] == opposite:
        oppose(m, book, k, rule, entry)
    if opposite != NONE and m[entry + E.SELECTION] == NONE:
        m[entry + E.SELECTION] = selection
    if m[entry + E.OPPOSED] == 1 and book[rule + R.OPPOSITE] == 0 and (code == Code.COUNTED):
        return Code.OPPOSITE
    return code


def oppose(m: Vector, book: Vector, k: int, rule: int, entry: int) -> None:
    """A stake on the opposite of an earlier one: what the round counted so far is taken back."""
    other = m[entry + E.SLOT]
    earlier = bonus_at(m, other)
    touch(m, book, bonus_at(m, k), rule, Switch.OPPOSITE)
    touch(m, book, earlier, rule_at(book, m[earlier + B.RULES]), Switch.OPPOSITE)
    if book[rule + R.OPPOSITE] != 0 or m[entry + E.OPPOSED] == 1:
        return
    m[entry + E.OPPOSED] = 1
    if not is_active(m, earlier):
        return
    taken = m[entry + E.COUNTED]
    m[entry + E.COUNTED] = 0
    m[earlier + B.COUNTED] = max(m[earlier + B.COUNTED] - taken, 0)
    if other == k:
        m[N.COUNTED] -= taken


def only_largest(m: Vector, book: Vector, k: int, rule: int, base: int) -> int:
    """What a base adds to the largest so far in its round, where only the largest counts."""
    if m[N.AGAIN] == 1:
        touch(m, book, bonus_at(m, k), rule, Switch.SAME_MARKET)
    place = round_of(m, m[N.ROUND]) if book[rule + R.SAME_MARKET] == 1 else NONE
    if place == NONE:
        return base
    entry = round_at(place)
    more = max(base - m[entry + E.LARGEST], 0)
    m[entry + E.LARGEST] = max(m[entry + E.LARGEST], base)
    return more


def is_opposed(m: Vector, book: Vector, code: int, rule: int) -> bool:
    """True of a bet whose round has stakes on both sides."""
    if book[rule + R.OPPOSITE] != 0 or m[P.ROUND] == 0:
        return False
    place = round_of(m, code)
    return place != NONE and m[round_at(place) + E.OPPOSED] == 1


def add_to_round(m: Vector, code: int, k: int, micro: int) -> None:
    """Add what a bet counted to what its round did."""
    if m[P.ROUND] == 0:
        return
    place = round_of(m, code)
    if place != NONE and m[round_at(place) + E.SLOT] == k:
        m[round_at(place) + E.COUNTED] = plus(m[round_at(place) + E.COUNTED], micro)
