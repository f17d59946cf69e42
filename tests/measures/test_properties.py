"""What holds of the burden of a requirement whatever the amounts: found by playing through many deposits."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.measures import MEASURES, Measured, View
from checker.offer import offers_in
from checker.source import read, write
from tests.measures.told import offer_of

BASES = st.sampled_from(["bonus", "deposit", ["deposit", "bonus"]])
PENCE = st.integers(1, 20_000)


def measured(measure: str, case: dict[str, Any]) -> list[Fraction]:
    """The values that a measure of numbers comes to."""
    documents, _ = read("offer.yaml", write(offer_of(case)).encode())
    found, problems = offers_in(documents[0])
    assert not problems
    results = MEASURES[measure].compute(View(found[0][0], "gb"))
    assert all(isinstance(one, Measured) for one in results), results
    return [Fraction(one.value) for one in results]  # type: ignore[union-attr, arg-type]


def pounds(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02d} GBP"


def bonus_of(paid: Fraction, match: int, maximum: int, fixed: int) -> Fraction:
    """The bonus in pence for a deposit in pence."""
    return min(paid * match / 100, Fraction(maximum)) + fixed


def turnover_of(paid: Fraction, bonus: Fraction, multiple: int, basis: Any) -> Fraction:
    """What must be staked for a deposit and its bonus."""
    named = [basis] if isinstance(basis, str) else basis
    return multiple * (("bonus" in named) * bonus + ("deposit" in named) * paid)


@settings(max_examples=300, deadline=None)
@given(
    least=PENCE, maximum=PENCE, match=st.integers(1, 400), fixed=st.integers(0, 5_000), multiple=st.integers(1, 60),
    basis=BASES, at=st.fractions(0, 1),
)  # fmt: skip
def test_no_deposit_is_played_through_more_often_than_is_told(
    least: int, maximum: int, match: int, fixed: int, multiple: int, basis: Any, at: Fraction
) -> None:
    """Of every deposit from the least one to the one that earns the whole bonus, as one tier or as plain terms."""
    tier = {"deposit": {"from": pounds(least)}, "match": f"{match}%", "maximum": pounds(maximum)}
    if fixed:
        tier["amount"] = pounds(fixed)
    case = {
        "without": ["reward.match", "reward.maximum", "qualify.minimum"],
        "with": {"reward.tiers": [tier], "wagering.multiple": multiple, "wagering.basis": basis},
    }
    full = max(Fraction(least), Fraction(maximum * 100, match))
    paid = least + (full - least) * at
    bonus = bonus_of(paid, match, maximum, fixed)
    turnover = turnover_of(paid, bonus, multiple, basis)
    assert turnover / bonus <= max(measured("wagering.multiple_of_bonus", case))
    assert turnover / (bonus + paid) <= max(measured("wagering.multiple_of_deposit_and_bonus", case))


@settings(max_examples=150, deadline=None)
@given(least=PENCE, maximum=PENCE, match=st.integers(1, 400), multiple=st.integers(1, 60), basis=BASES)
def test_one_tier_is_the_same_as_plain_terms(least: int, maximum: int, match: int, multiple: int, basis: Any) -> None:
    tier = {"deposit": {"from": pounds(least)}, "match": f"{match}%", "maximum": pounds(maximum)}
    same = {"wagering.multiple": multiple, "wagering.basis": basis}
    tiered = {
        "without": ["reward.match", "reward.maximum", "qualify.minimum"],
        "with": {"reward.tiers": [tier], **same},
    }
    terms = {"qualify.minimum": pounds(least), "reward.match": f"{match}%", "reward.maximum": pounds(maximum)}
    plain = {"with": {**terms, **same}}
    for measure in ("wagering.multiple_of_bonus", "wagering.multiple_of_deposit_and_bonus", "match.share"):
        assert measured(measure, tiered) == measured(measure, plain)


@settings(max_examples=150, deadline=None)
@given(maximum=PENCE, more=st.integers(0, 20_000), least=PENCE)
def test_a_greater_least_deposit_never_makes_the_burden_smaller(maximum: int, more: int, least: int) -> None:
    same = {"reward.maximum": pounds(maximum), "wagering.basis": ["deposit", "bonus"]}
    lower, higher = (
        max(measured("wagering.multiple_of_bonus", {"with": {**same, "qualify.minimum": pounds(one)}}))
        for one in (least, least + more)
    )
    assert lower <= higher
