"""What is recorded beside what is mechanised."""

from pathlib import Path

import pytest

from checker.review import law_of
from checker.review.coverage import coverage
from tests.law import rulebook, values_in
from tests.review.small import laws

FACTS = values_in(Path(__file__).parent / "facts.yaml")


@pytest.mark.parametrize("market", FACTS)
def test_every_recorded_fact_of_a_market_stands_in_its_files_and_no_other(market: str) -> None:
    law = law_of(rulebook(), market)
    assert law is not None, f"the market {market} is not written down yet"
    (found,) = coverage([law])
    assert [fact.key for fact in found.facts] == FACTS[market]


def test_every_market_of_the_rulebook_has_its_list_of_facts() -> None:
    assert set(rulebook().codes) <= set(FACTS)


def test_the_facts_are_all_that_were_recorded() -> None:
    assert (len(FACTS), sum(map(len, FACTS.values()))) == (89, 450)


def test_a_fact_counts_once_as_the_firmest_way_in_which_it_is_checked() -> None:
    found = {fact.key: fact.kind for one in coverage(laws()) for fact in one.facts}
    assert found == {
        "XA-ADULTS": "limit", "XA-ADULTS-CHARITY": "exception", "XA-CAP": "limit", "XA-CLAIMS": "limit",
        "XA-OLD-RULE": "limit", "XA-PRESSURE": "page", "XA-TAX": "ledger", "XA-VALUE": "limit",
        "XA-WINNINGS": "limit", "XA-B-LANGUAGE": "process", "XA-B-VALUE": "limit", "XB-BAN": "limit",
        "XB-CAP": "limit",
    }  # fmt: skip


def test_what_is_inherited_counts_where_it_stands() -> None:
    north = coverage(laws("xa-b"))[0]
    assert [fact.key for fact in north.facts] == ["XA-B-LANGUAGE", "XA-B-VALUE"]
    assert (north.limits, north.mechanised) == (1, 1)


def test_a_fact_names_every_rule_that_rests_on_it_with_its_newest_entry() -> None:
    cap = next(fact for fact in coverage(laws("xa"))[0].facts if fact.key == "XA-CAP")
    assert [(one.rule.id, one.kind, one.entry.law) for one in cap.rules] == [
        ("xa/cap", "limit", "Second Act 1"),
        ("xa/pressure", "page", "Second Act 2"),
    ]
