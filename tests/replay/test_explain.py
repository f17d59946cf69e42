"""The story of a bonus in words."""

from types import SimpleNamespace
from typing import Any

from checker.replay.explain import ENDS, WORDS, lines, story
from checker.replay.fields import Code, End
from tests.replay.stepper.story import ledger

CASE: dict[str, Any] = {
    "terms": {"on_bonus": 2, "minimum_odds": 15000, "clock": "microseconds", "clock_length": "24 hours"},
    "rows": [
        "deposit 1000",
        "bonus_granted 1000 bonus=a",
        "bet_settled 500 odds=20000 payout=700",
        "bet_settled 300 odds=12000 payout=0",
        "bet_settled 5 category=roulette odds=20000 payout=0",
        "bet_placed 1000 odds=15000 bet=x",
        "deposit 100",
        "bet_voided 1000 bet=x",
        "deposit 100 at=2026-03-03T08:00",
        "bet_settled 50 bonus=a odds=20000 payout=0",
    ],
}


def test_the_story_of_a_bonus() -> None:
    rows, tables = ledger(CASE)
    assert list(lines(story(rows, tables, 1), "GBP")) == [
        "2026-03-01 12:02:00  bonus granted 10.00 GBP",
        "                     turnover 0.00 of 20.00, balance 10.00",
        "2026-03-01 12:03:00  bet settled 5.00 GBP, counted in full: +5.00",
        "                     turnover 5.00 of 20.00, balance 10.00",
        "2026-03-01 12:04:00  bet settled 3.00 GBP, the odds were below the minimum",
        "2026-03-01 12:05:00  bet settled 0.05 GBP, counted with its weight: +0.005",
        "                     turnover 5.005 of 20.00, balance 10.00",
        "2026-03-01 12:06:00  bet placed 10.00 GBP, another row of the bet counts",
        "                     turnover 5.005 of 20.00, balance 8.95",
        "2026-03-01 12:08:00  bet voided 10.00 GBP, the bet was voided",
        "                     turnover 5.005 of 20.00, balance 10.00",
        "2026-03-02 12:02:00  deadline",
        "                     turnover 5.005 of 20.00, balance 0.00",
        "                     the bonus ends: the time for wagering was over",
        "2026-03-03 08:01:00  bet settled 0.50 GBP, the bonus had ended",
    ]


def test_a_currency_without_minor_units() -> None:
    rows, tables = ledger(
        {"terms": {"on_bonus": 1}, "rows": ["bonus_granted 1000 bonus=a", "bet_settled 1000 payout=700"]}
    )
    assert list(lines(story(rows, tables, 0), "JPY")) == [
        "2026-03-01 12:01:00  bonus granted 1,000 JPY",
        "                     turnover 0 of 1,000, balance 1,000",
        "2026-03-01 12:02:00  bet settled 1,000 JPY, counted in full: +1,000",
        "                     turnover 1,000 of 1,000, balance 0",
        "                     the bonus ends: the requirement was met",
    ]


def test_the_end_that_the_operator_made_and_rows_of_other_players() -> None:
    rows, tables = ledger(
        {"rows": ["deposit 500", "bonus_granted 1000 bonus=a rule=none", "bonus_cancelled bonus=a", "deposit 1"]}
    )
    rows.player = [1, 2, 2, 3]
    assert list(lines(story(rows, tables, 1), "EUR")) == [
        "2026-03-01 12:02:00  bonus granted 10.00 EUR",
        "                     turnover 0.00, balance 10.00",
        "2026-03-01 12:03:00  bonus cancelled",
        "                     turnover 0.00, balance 0.00",
        "                     the bonus ends: it was cancelled",
    ]


def test_a_deadline_after_the_last_row_of_the_player() -> None:
    rows, tables = ledger({**CASE, "rows": CASE["rows"][:2], "until": "2026-04-01T00:00"})
    assert [one.kind for one in story(rows, tables, 1)] == ["bonus_granted", "deadline"]
    tables = SimpleNamespace(**{**vars(tables), "end_of_ledger": -1})
    assert [one.kind for one in story(rows, tables, 1)] == ["bonus_granted"]


def test_every_code_and_end_has_its_words() -> None:
    assert set(WORDS) == set(Code)
    assert set(ENDS) == set(End)
    for text in [*WORDS.values(), *ENDS.values()]:
        assert text[0].islower()
        assert not text.endswith(".")
        assert len(text) < 55
