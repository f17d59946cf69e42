"""Bonuses under every reading of what their terms leave open."""

from functools import partial
from math import prod
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.replay.again import OUTCOME, again
from checker.replay.book import OfferBook, book_of
from checker.replay.bound import bind
from checker.replay.fields import NONE, B, End, R, Switch
from checker.replay.machine import Replayed, Tables, replay
from checker.replay.opposites import opposites_of
from checker.replay.readings import MOST, UNSURE, Otherwise, otherwise, questions_of, ways_of, words_of
from checker.replay.weights import kinds_of, weights_of_categories, weights_of_games
from checker.replay.zones import table_of
from tests.law import values_in
from tests.replay.rules.ledger import Batch, batch
from tests.replay.rules.made import HERE, offer_of

CASES = values_in(HERE / "readings.yaml")
RUN = partial(replay, compiled=False)


class Play(NamedTuple):
    """A ledger and all that it is replayed with."""

    batch: Batch
    book: OfferBook
    tables: Tables
    replayed: Replayed

    def otherwise(self, cut: int = NONE) -> Otherwise:
        players = np.unique(self.batch.rows.player)
        return otherwise(self.batch.rows, self.tables, self.replayed, self.book.entries, players, cut, RUN)


def play(case: dict[str, Any], written: list[dict[str, Any]]) -> Play:
    book = book_of([offer_of(case)], {"gb": "GBP", "dk": "DKK"})
    found = batch(written)
    rows, names = found
    entries = book.entries
    rules = np.array([entry.ruled.values for entry in entries], dtype=np.int64)
    rules[:, R.ZONE] = 0
    tables = Tables(
        rules,
        weights_of_categories(entries, names.categories),
        weights_of_games(entries, names.games),
        opposites_of(names.selections),
        kinds_of(names.categories),
        bind(rows, names, book, None, {}).rules,
        table_of(["Europe/London"]),
        np.ones(rows.length, dtype=np.bool_),
        int(rows.at.max()),
    )
    return Play(found, book, tables, RUN(rows, tables))


def written(line: str, number: int) -> dict[str, Any]:
    """A row from `bet_settled 500 payout=500`."""
    kind, amount, *others = line.split()
    row: dict[str, Any] = {"kind": kind, "amount": int(amount)}
    for other in others:
        name, _, value = other.partition("=")
        row[name] = int(value) if value.isdecimal() else value
    return row | ({"offer": "spring", "bonus": f"b{number}"} if kind == "bonus_granted" else {})


def outcome(bonus: Any) -> str:
    return f"{End(bonus[B.DUE_END]).name} {bonus[B.COUNTED] // 10**6} of {bonus[B.REQUIREMENT] // 10**6}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_outcomes_under_every_reading(case: dict[str, Any]) -> None:
    whole = play(case, [written(line, i) for i, line in enumerate(case["rows"])])
    found = whole.otherwise(0 if "cut" in case else NONE)
    assert [outcome(bonus) for bonus in whole.replayed.bonuses] == case["found"]
    told = [
        f"{of} {words}: {outcome(one)}" for of, words, one in zip(found.of, found.words, found.bonuses, strict=True)
    ]
    assert told == case["other"]
    assert found.beyond.tolist() == case.get("beyond", [])


SOME_TERMS = (
    "wagering.counts.push", "wagering.counts.funds", "wagering.counts.at", "wagering.counts.amount",
    "wagering.zero_balance", "wagering.counts.raises", "wagering.counts.cash_out", "wallet", "wallet.wins_to",
    "wallet.mixed_win", "wagering.open_bets", "withdrawal.while_active", "reward.cashable", "release.what",
    "wagering.carry_over", "stacking", "wagering.expiry", "qualify.maximum_counted", "rounding",
    "wagering.contribution.default", "withdrawal.pending_cancel_restores", "wagering.maximum_bet.on_breach",
    "wagering.maximum_bet.while", "withdrawal.maximum_win.applied", "wagering.counts.opposite_bets",
    "wagering.minimum_odds.of", "wagering.counts.jackpot_part", "wagering.counts.gamble",
    "wagering.counts.same_market", "wagering.low_balance.counts_open_bets",
)  # fmt: skip
KINDS = (
    "deposit", "bonus_granted", "bet_settled", "bet_settled", "bet_settled", "bet_placed", "cash_out",
    "withdrawal_requested", "withdrawal_cancelled",
)  # fmt: skip
AMOUNTS = st.sampled_from([0, 1, 99, 100, 250, 500, 1000])
STAKES = {
    "category": st.sampled_from(["slots", "table", "bingo", "gamble"]), "bonus_part": st.sampled_from([NONE, NONE, 0]),
    "odds": st.sampled_from([14_000, 16_000, 30_000]), "lowest_odds": st.sampled_from([12_000, 14_000]),
    "round": st.sampled_from(["r", "s"]), "selection": st.sampled_from(["red", "black", "green"]),
    "jackpot": st.sampled_from([NONE, 10]), "initial_stake": st.sampled_from([NONE, 50]),
}  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """A row of one player."""
    row: dict[str, Any] = {"kind": draw(st.sampled_from(KINDS)), "amount": draw(AMOUNTS)}
    if row["kind"] in ("bet_settled", "cash_out"):
        row["payout"] = draw(st.one_of(AMOUNTS, st.just(row["amount"])))
    if row["kind"] in ("bet_settled", "bet_placed", "cash_out"):
        row |= {name: draw(values) for name, values in STAKES.items()}
        row["bet"] = draw(st.sampled_from("xy"))
    if row["kind"] == "bonus_granted":
        row |= {"offer": "spring", "bonus": draw(st.sampled_from("abc"))}
    return row


@settings(max_examples=150, deadline=None)
@given(
    st.lists(rows(), min_size=1, max_size=12), st.sets(st.sampled_from(SOME_TERMS), max_size=3), st.sampled_from([1, 3])
)
def test_what_no_play_raises_changes_nothing(some: list[dict[str, Any]], without: set[str], multiple: int) -> None:
    """The outcomes are those of all combinations of all readings, though only what was raised is gone through."""
    first = [
        {"kind": "deposit", "amount": 1000},
        {"kind": "bonus_granted", "amount": 500, "offer": "spring", "bonus": "z"},
    ]
    terms = {"wagering.multiple": multiple, "irregular_play": [{"clause": "hedge_bets"}]}
    gone = sorted(term for term in without if not (term.startswith("wallet.") and "wallet" in without))
    whole = play({"without": gone, "with": terms}, first + some)
    assume(prod(many for _, _, many in all_questions(whole)) <= MOST)
    found = whole.otherwise()
    assert not len(found.beyond)
    reached: list[set[Any]] = [set() for _ in whole.replayed.bonuses]
    for of, bonus in [*enumerate(whole.replayed.bonuses), *zip(found.of.tolist(), found.bonuses, strict=True)]:
        reached[of].add(told(bonus))
    assert reached == every_outcome(whole)


def every_outcome(whole: Play) -> list[set[Any]]:
    """Of each bonus all outcomes under every combination of readings, raised or not."""
    ways, is_all = ways_of(all_questions(whole))
    assert is_all
    reached: list[set[Any]] = [{told(bonus)} for bonus in whole.replayed.bonuses]
    players = np.unique(whole.batch.rows.player)
    for way in ways:
        tried = again(whole.batch.rows, whole.tables, whole.replayed, whole.book.entries, [(players, way)], RUN)
        for of, bonus in zip(tried.of.tolist(), tried.bonuses, strict=True):
            reached[of].add(told(bonus))
    return reached


def all_questions(whole: Play) -> list[tuple[int, Switch, int]]:
    """All that the terms of the bonuses leave open, raised or not."""
    rule = int(whole.replayed.bonuses[0, B.RULES])
    return questions_of(whole.book.entries, ((rule, int(whole.tables.rules[rule, R.OPEN])),))


def told(bonus: Any) -> Any:
    return (*bonus[OUTCOME].tolist(), int(bonus[B.TOUCHED]) & UNSURE)


def test_rows_and_rules_of_another_outcome_are_those_of_the_batch() -> None:
    before = ["deposit 1000 player=a", "bet_settled 10 payout=0 player=a"]
    some = [*before, "deposit 1000", "bonus_granted 1000", "bet_settled 1000 payout=1000 category=slots"]
    without = ["wagering.counts.push", "wagering.counts.cap_per_bet", "wagering.minimum_odds"]
    terms = {"wagering.multiple": 1, "wagering.basis": "bonus"}
    whole = play({"with": terms, "without": without}, [written(line, i) for i, line in enumerate(some)])
    found = whole.otherwise()
    assert found.of.tolist() == [0]
    assert found.bonuses[0, B.GRANT_ROW] == whole.replayed.bonuses[0, B.GRANT_ROW] == 3
    assert found.bonuses[0, B.RULES] == whole.replayed.bonuses[0, B.RULES]
    assert found.bonuses[0, B.MET_ROW] == NONE
    assert whole.replayed.bonuses[0, B.MET_ROW] == 4


def test_too_many_readings_are_asked_one_by_one() -> None:
    whole = play(
        {"without": ["wagering.counts", "wallet", "release", "reward.cashable"]}, [{"kind": "deposit", "amount": 1}]
    )
    ruled = whole.book.entries[0].ruled
    everything = ((0, sum(1 << switch for switch in ruled.questions)),)
    ways, is_all = ways_of(questions_of(whole.book.entries, everything))
    assert not is_all
    assert len(ways) == sum(len(question.readings) - 1 for question in ruled.questions.values())
    assert all(len(way) == 1 for way in ways)


def test_as_many_as_can_be_gone_through_are() -> None:
    questions = [(0, switch, 2) for switch in list(Switch)[:6]]
    ways, is_all = ways_of(questions)
    assert is_all
    assert len(ways) == MOST - 1
    assert [len(way) for way in ways] == sorted(len(way) for way in ways)
    assert ways_of([*questions, (0, Switch.ROUNDING, 2)])[1] is False


def test_words_name_the_offer_where_there_are_several() -> None:
    first, second = (
        offer_of({"with": {"offer": name}, "without": ["wagering.counts.push"]}) for name in ("one", "two")
    )
    entries = book_of([first, second], {}).entries
    places = {entry.offer.offer: place for place, entry in enumerate(entries)}
    alone = words_of(entries, frozenset([(places["one"], Switch.PUSH, 1)]))
    both = words_of(entries, frozenset((place, Switch.PUSH, 1) for place in places.values()))
    assert alone == "a push counts nothing"
    assert both == "a push counts nothing (one); a push counts nothing (two)"
