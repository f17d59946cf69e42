"""What bonuses would be under other readings of their terms: which readings a player's bonuses raise, and in words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

import numpy as np

from checker.ledger.rows import Ints, Rows
from checker.replay.again import OUTCOME, Again, Run, Way, again
from checker.replay.book import Entry
from checker.replay.fields import NONE, Amount, B, R, Switch, Unsure
from checker.replay.machine import Replayed, Tables, replay

MOST = 64
"""How many combinations of readings are gone through; where there are more, each question is asked on its own."""
SWITCHES = (1 << len(Switch)) - 1
ORDER, WEIGHT = 1 << Switch.ORDER, 1 << Switch.WEIGHT
BASIS, COUNT_AT, RESULT = 1 << Switch.DEPOSIT_BASIS, 1 << Switch.COUNT_AT, 1 << Switch.PUSH | 1 << Switch.AMOUNT
UNSURE = sum(Unsure)

Raised = tuple[tuple[int, int], ...]
"""Rules of a player's bonuses, each with the bits of the switches that its play has raised; in rising order."""


class Otherwise(NamedTuple):
    """Other outcomes: a bonus's place in the table for each, its fields of B, the reading in words, in rising order.

    An outcome that is the same as the one gone by is left away: what has none is so under every reading. `beyond` are
    places of bonuses whose terms leave open more than was gone through. `between` are those with stakes of a weight
    that nobody tells: their turnover may lie anywhere between that of two readings.
    """

    of: Ints
    bonuses: Ints
    words: tuple[str, ...]
    beyond: Ints
    between: Ints


NOTHING = Otherwise(np.empty(0, np.int64), np.empty((0, len(B)), np.int64), (), *[np.empty(0, np.int64)] * 2)


def otherwise(
    rows: Rows,
    tables: Tables,
    replayed: Replayed,
    entries: Sequence[Entry],
    players: Ints,
    cut: int = NONE,
    run: Run = replay,
) -> Otherwise:
    """The outcomes of bonuses of some players under every other reading of the questions that their play raised.

    A player is replayed under each combination of readings of all bonuses, and anew where one of them raises a further
    question; what other players did says nothing of it. `cut` is one of them of whom only some rows stand in the batch:
    it cannot be replayed, so that what its bonuses raise is beyond. `run` is the machine that replays.
    """
    search = _Search(rows, tables, replayed, entries, run)
    waiting = search.groups(np.setdiff1d(players, [cut]))
    search.beyond.update(
        who for group in search.groups(np.intersect1d(players, [cut])) for who in group.players.tolist()
    )
    while waiting:
        waiting = search.gone_through(waiting)
    return search.result()


def questions_of(entries: Sequence[Entry], raised: Raised) -> list[tuple[int, Switch, int]]:
    """The questions that are raised: rule, switch, and how many readings there are."""
    found = []
    for rule, bits in raised:
        asked = entries[rule].ruled.questions
        found += [(rule, switch, len(asked[switch].readings)) for switch in Switch if bits >> switch & 1]
    return found


def ways_of(questions: Sequence[tuple[int, Switch, int]]) -> tuple[list[Way], bool]:
    """Every combination of readings but the one gone by, the plainest first; and whether these are all.

    Of more than MOST combinations only those are told that read one question otherwise.
    """
    if prod(many for _, _, many in questions) > MOST:
        return [frozenset([(rule, switch, nth)]) for rule, switch, many in questions for nth in range(1, many)], False
    chosen = product(*([(rule, switch, nth) for nth in range(many)] for rule, switch, many in questions))
    ways = [frozenset(one for one in each if one[2]) for each in chosen]
    return sorted((way for way in ways if way), key=lambda way: (len(way), sorted(way))), True


def words_of(entries: Sequence[Entry], way: Way) -> str:
    """A combination of readings in words, with the offer that each is of where there are several."""
    told = []
    several = len({entries[rule].offer.offer for rule, _, _ in way}) > 1
    for rule, switch, nth in sorted(way):
        reading = entries[rule].ruled.questions[switch].readings[nth].told
        told.append(f"{reading} ({entries[rule].offer.offer})" if several else reading)
    return "; ".join(dict.fromkeys(told))


class Group(NamedTuple):
    """Players whose bonuses raise the same questions, and the ways that they were replayed in already."""

    players: Ints
    raised: Raised
    ways: tuple[Way, ...]


class _Search:
    """The readings of a batch under way: what each bonus has raised so far, and what came of it otherwise."""

    def __init__(self, rows: Rows, tables: Tables, replayed: Replayed, entries: Sequence[Entry], run: Run) -> None:
        self.run = run
        self.rows, self.tables, self.replayed, self.entries = rows, tables, replayed, entries
        self.open = np.append(tables.rules[:, R.OPEN], 0)
        self.answered = self._answered()
        rules = tables.rules
        taking_back = (rules[:, R.PUSH] == 0) | (rules[:, R.AMOUNT] == Amount.LESSER_OF_STAKE_AND_WIN)
        self.taking_back = np.append(taking_back, False)
        self.raised = self._asked(replayed.bonuses)
        self.found: list[tuple[Ints, Ints, Ints]] = []
        self.told: dict[str, int] = {}
        self.beyond: set[int] = set()

    def _asked(self, bonuses: Ints) -> Ints:
        """The switches that bonuses have raised.

        A basis of deposit is asked where it makes a difference. When a bet counts is asked also of bets that stand in
        one row, where the result may take back what the stake counted; the order of funds also where a row splits its
        stake in another than the one gone by.
        """
        rule = bonuses[:, B.RULES]
        bits = bonuses[:, B.TOUCHED] & self.open[rule] & SWITCHES
        matters = bonuses[:, B.DEPOSIT] > self.answered[rule]
        bits = np.where(matters, bits | BASIS, bits & ~BASIS)
        taken_back = self.taking_back[rule] | (bits & RESULT != 0)
        bits = np.where((bonuses[:, B.BETS] > 0) & taken_back, bits | COUNT_AT, bits)
        bits = np.where(bonuses[:, B.ORDER_ROW] != NONE, bits | ORDER, bits)
        found: Ints = bits & self.open[rule]
        return found

    def _answered(self) -> Ints:
        """Of each rule the deposit that a match answers, where it is asked whether no more than that is basis."""
        found = np.zeros(len(self.entries) + 1, dtype=np.int64)
        for rule, entry in enumerate(self.entries):
            question = entry.ruled.questions.get(Switch.DEPOSIT_BASIS)
            if question is not None:
                found[rule] = dict(question.readings[1].fields)[R.DEPOSIT_COUNTED]
        return found

    def groups(self, players: Ints, done: Mapping[int, tuple[Way, ...]] | None = None) -> list[Group]:
        """Some players by the questions that their bonuses raise; those that raise none are left away."""
        player, rule = self.replayed.bonus_player, self.replayed.bonuses[:, B.RULES]
        concerned = np.unique(player[(self.raised != 0) & np.isin(player, players)])
        mine = np.flatnonzero(np.isin(player, concerned) & (rule != NONE))
        each: dict[int, dict[int, int]] = {}
        for who, which, bits in zip(
            player[mine].tolist(), rule[mine].tolist(), self.raised[mine].tolist(), strict=True
        ):
            of_player = each.setdefault(who, {})
            of_player[which] = of_player.get(which, 0) | bits
        alike: dict[tuple[Raised, tuple[Way, ...]], list[int]] = {}
        for who, bits_of in each.items():
            raised = tuple(sorted((which, bits) for which, bits in bits_of.items() if bits))
            alike.setdefault((raised, (done or {}).get(who, ())), []).append(who)
        return [Group(np.array(who, dtype=np.int64), *key) for key, who in alike.items()]

    def gone_through(self, groups: Sequence[Group]) -> list[Group]:
        """Replay groups in every way that is new to them; those that raise further questions by it."""
        fresh = []
        for group in groups:
            ways, is_all = ways_of(questions_of(self.entries, group.raised))
            fresh.append([way for way in ways if way not in set(group.ways)])
            if not is_all:
                self.beyond.update(group.players.tolist())
        for step in range(max(map(len, fresh))):
            self._replay(
                [(group.players, ways[step]) for group, ways in zip(groups, fresh, strict=True) if step < len(ways)]
            )
        done = {
            who: (*group.ways, *ways)
            for group, ways in zip(groups, fresh, strict=True)
            if ways
            for who in group.players.tolist()
            if who not in self.beyond
        }
        before = {who: group.raised for group in groups for who in group.players.tolist()}
        further = self.groups(np.array(list(done), dtype=np.int64), done)
        return [group for group in further if before[int(group.players[0])] != group.raised]

    def _replay(self, players: Iterable[tuple[Ints, Way]]) -> None:
        """Replay some players, each in a way, and note what is otherwise."""
        tried: Again = again(self.rows, self.tables, self.replayed, self.entries, list(players), self.run)
        self.raised[tried.of] |= self._asked(tried.bonuses)
        was = self.replayed.bonuses[tried.of]
        unsure = (tried.bonuses[:, B.TOUCHED] ^ was[:, B.TOUCHED]) & UNSURE != 0
        differs = (tried.bonuses[:, OUTCOME] != was[:, OUTCOME]).any(axis=1) | unsure
        told = [self.told.setdefault(words_of(self.entries, way), len(self.told)) for way in tried.ways]
        words = np.array([*told, NONE], dtype=np.int64)[tried.way[differs]]
        self.found.append((tried.of[differs], tried.bonuses[differs], words))

    def result(self) -> Otherwise:
        """All other outcomes, each once for its bonus, with the plainest reading that leads to it."""
        player = self.replayed.bonus_player
        beyond = np.flatnonzero(np.isin(player, np.array(sorted(self.beyond), dtype=np.int64)))
        between = np.flatnonzero(np.isin(player, player[self.raised & WEIGHT != 0]))
        if not self.found:
            return NOTHING._replace(beyond=beyond, between=between)
        of, bonuses, words = (np.concatenate(column) for column in zip(*self.found, strict=True))
        keys = np.column_stack([of, bonuses[:, OUTCOME], bonuses[:, B.TOUCHED] & UNSURE])
        first = np.unique(keys, axis=0, return_index=True)[1] if len(of) else np.empty(0, np.int64)
        order = np.sort(first)
        order = order[np.argsort(of[order], kind="stable")]
        told = tuple(self.told)
        return Otherwise(
            of[order], bonuses[order], tuple(told[place] for place in words[order].tolist()), beyond, between
        )
