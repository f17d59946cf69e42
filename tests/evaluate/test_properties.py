"""What holds for every offer, whatever its numbers: found by making many of them."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.evaluate import Ruling
from checker.finding import Verdict
from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import write
from tests.law import CASES, values_in

BOOK = Rulebook(Path(__file__).parent / "law")
SPRING = values_in(CASES / "_offers" / "spring.yaml")
BADNESS = {Verdict.NOT_APPLICABLE: 0, Verdict.KEPT: 0, Verdict.OPEN: 1, Verdict.BREACH: 2}


def ruled(offer: dict[str, Any], limit: str, on: date = date(2026, 4, 1)) -> list[Ruling]:
    content = write(offer).encode()
    found = check_file("made.yaml", content, Asked(on=on), BOOK)
    assert not found.problems, found.problems
    return [ruling for ruling in found.checked[0].rulings if ruling.limit.id == limit]


def spring(**changes: Any) -> dict[str, Any]:
    offer = deepcopy(SPRING)
    for route, value in changes.items():
        holder = offer
        *steps, last = route.split("__")
        for step in steps:
            holder = holder[step]
        holder[last] = value
    return offer


@settings(max_examples=150, deadline=None)
@given(multiple=st.integers(0, 60), match=st.integers(1, 400))
def test_two_wordings_with_the_same_burden_get_the_same_verdict(multiple: int, match: int) -> None:
    """M × (deposit + bonus) at a match of m is M × (1/m + 1) times the bonus, and may be written as such."""
    share = Decimal(match) / 100
    total = multiple * (1 / share + 1)
    if total != total.quantize(Decimal("0.000001")):
        return
    both = spring(wagering__multiple=multiple, wagering__basis=["deposit", "bonus"], reward__match=f"{match}%")
    bonus = spring(wagering__multiple=0, reward__match=f"{match}%")
    bonus["wagering"]["multiple"] = total.quantize(Decimal("0.000001"))
    found = check_file("made.yaml", write(bonus).encode(), Asked(on=date(2026, 4, 1)), BOOK)
    assert not found.problems
    one = ruled(both, "gb/cap")[0]
    other = next(ruling for ruling in found.checked[0].rulings if ruling.limit.id == "gb/cap")
    assert one.verdict is other.verdict


@settings(max_examples=150, deadline=None)
@given(
    lower=st.integers(0, 40), more=st.integers(0, 40), basis=st.sampled_from(["bonus", "deposit", ["deposit", "bonus"]])
)
def test_a_stricter_offer_never_gets_a_worse_verdict_on_a_cap(lower: int, more: int, basis: Any) -> None:
    milder = ruled(spring(wagering__multiple=lower, wagering__basis=basis), "gb/cap")[0]
    heavier = ruled(spring(wagering__multiple=lower + more, wagering__basis=basis), "gb/cap")[0]
    assert BADNESS[milder.verdict] <= BADNESS[heavier.verdict]


@settings(max_examples=100, deadline=None)
@given(smaller=st.integers(1, 3000), more=st.integers(0, 3000))
def test_a_smaller_bonus_never_gets_a_worse_verdict_on_a_cap(smaller: int, more: int) -> None:
    first, second = (spring(markets=["dk"], reward__maximum=f"{value} DKK") for value in (smaller, smaller + more))
    assert BADNESS[ruled(first, "dk/value")[0].verdict] <= BADNESS[ruled(second, "dk/value")[0].verdict]


REQUIRED = [("wagering", "multiple"), ("wallet", "order")]
ROUTES = [(key,) for key in SPRING if key not in ("offer", "markets", "runs")]
ROUTES += [
    (key, inner) for key, value in SPRING.items() if isinstance(value, dict) and key != "runs" for inner in value
]


@settings(max_examples=200, deadline=None)
@given(gone=st.lists(st.sampled_from(ROUTES), max_size=12), market=st.sampled_from(["gb", "dk", "fi"]))
def test_the_account_adds_up_whatever_is_left_away(gone: list[tuple[str, ...]], market: str) -> None:
    offer = spring(markets=[market])
    for route in gone:
        holder = offer
        for step in route[:-1]:
            holder = holder.get(step, {})
        holder.pop(route[-1], None)
    if "match" not in offer.get("reward", {}) and "tiers" not in offer.get("reward", {}):
        offer.get("reward", {}).pop("maximum", None)
    content = write(offer).encode()
    found = check_file("made.yaml", content, Asked(), BOOK)
    law, _ = BOOK.market(market)
    assert law is not None
    for checked in found.checked:
        assert {ruling.limit.id for ruling in checked.rulings} == {limit.id for limit in law.limits}
        for limit in law.limits:
            spans = [(one.first, one.last) for one in checked.rulings if one.limit is limit]
            assert all(a[1] < b[0] for a, b in pairwise(spans))


@settings(max_examples=120, deadline=None)
@given(
    route=st.sampled_from([route for route in ROUTES if route not in REQUIRED]),
    limit=st.sampled_from(["gb/cap", "gb/own-deposit", "gb/adults", "gb/unknown-start"]),
)
def test_leaving_a_term_away_never_turns_a_breach_or_doubt_into_kept(route: tuple[str, ...], limit: str) -> None:
    """Silence may open a verdict or make a limit beside the point, and never makes an unlawful offer lawful."""
    bad = spring(
        wagering__multiple=50, withdrawal__own_deposit="blocked", withdrawal__while_active="blocked",
        audience__minimum_age=16, audience__never=["self_excluded"],
    )  # fmt: skip
    silent = deepcopy(bad)
    holder = silent
    for step in route[:-1]:
        holder = holder[step]
    holder.pop(route[-1])
    before, after = ruled(bad, limit)[0].verdict, ruled(silent, limit)[0].verdict
    if before is not Verdict.KEPT:
        assert after is not Verdict.KEPT
