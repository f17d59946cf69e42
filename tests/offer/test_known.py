"""Offers that share sections share the models of those, and are what they would be alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.finding import Problem
from checker.offer import Offer, offers_in
from checker.source import read, sections

FILES = sorted((Path(__file__).parents[2] / "rules" / "offers").glob("*.yaml"))
TEXT = """\
offer: spring
markets: [gb]
runs: {from: 2026-02-01, until: 2026-04-30}
reward:
  type: free_spins
  free_spins: {count: 10}
wagering: none
withdrawal:
  maximum_win: none
irregular_play:
- clause: undefined
"""


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    for kept in (sections.KNOWN, sections.ENTRIES, sections.MET):
        kept.clear()


def offers(text: str) -> tuple[list[Offer], list[Problem]]:
    documents, told = read("x.yaml", text.encode())
    found = [offers_in(document) for document in documents]
    return [offer for one, _ in found for offer, _ in one], told + [problem for _, told in found for problem in told]


def as_new(text: str) -> tuple[list[Offer], list[Problem]]:
    forget()
    return offers(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_offer_is_the_same_however_often_its_sections_came(file: Path) -> None:
    text = file.read_text()
    wanted = as_new(text)
    for _ in range(4):
        found = offers(text)
        assert found == wanted
        assert [one.model_fields_set for one in found[0]] == [one.model_fields_set for one in wanted[0]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("offer: spring", "offer: autumn"),
        ("[gb]", "[gb, dk]"),
        ("count: 10", "count: 11"),
        ("wagering: none", "wagering: {multiple: 0}"),
        ("maximum_win: none", "maximum_win: {amount: 10 GBP}"),
        ("2026-04-30", "2026-05-30"),
        ("undefined", "hedge_bets"),
    ],
)
def test_of_two_offers_only_the_section_differs_that_is_written_in_another_way(old: str, new: str) -> None:
    for _ in range(4):
        (one,), _ = offers(TEXT)
    (two,), _ = offers(TEXT.replace(old, new))
    ([wanted], []) = as_new(TEXT.replace(old, new))
    assert two == wanted
    named = [name for name in ("runs", "reward", "wagering", "withdrawal") if getattr(one, name) is getattr(two, name)]
    assert len(named) >= 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("count: 10", "count: true"),
        ("count: 10", "count: '10'"),
        ("count: 10", "count: 10.0"),
        ("wagering: none", "wagering: never"),
        ("until: 2026-04-30", "until: 2026-01-30"),
        ("clause: undefined", "clause: unknown"),
        ("offer: spring", "offers: spring"),
    ],
)
def test_what_is_refused_is_told_as_it_is_of_an_offer_that_comes_alone(old: str, new: str) -> None:
    wrong = TEXT.replace(old, new)
    wanted = as_new(wrong)
    forget()
    for _ in range(4):
        offers(TEXT)
        assert offers(wrong) == wanted
    assert wanted[1]
