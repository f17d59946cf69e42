"""The judge where a measure has nothing to say: never kept."""

from datetime import date
from pathlib import Path

from checker.court import Court, stretches
from checker.finding import Verdict
from checker.fx import NO_RATES
from checker.judge import judged
from checker.life import life_of
from checker.measures import View
from checker.offer import offers_in
from checker.rulebook import Rulebook
from checker.source import read, write
from tests.measures.told import offer_of

BOOK = Rulebook(Path(__file__).parent / "measures" / "law")


def test_a_measure_without_a_result_leaves_the_verdict_open() -> None:
    document = read("offer.yaml", write(offer_of({})).encode())[0][0]
    offer = offers_in(document)[0][0][0]
    law, _ = BOOK.market("gb")
    assert law is not None
    life = life_of(offer, date(2026, 3, 1), None)
    court = Court(law, View(offer, "gb"), life, NO_RATES, taken={"bonus.value": ()})
    stretch = next(one for one in stretches(law, life) if one.limit.id == "gb/value")
    case = judged(court, stretch)
    assert case.verdict is Verdict.OPEN
    assert str(case.cause) == "the terms say nothing that this limit could be held against"
