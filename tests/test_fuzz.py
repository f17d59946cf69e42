"""Anything at all as input: a problem or a verdict comes back, and never a traceback."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.measures import MEASURES, View
from checker.report.json_review import JsonReview
from checker.report.text import Text
from checker.report.writer import Context
from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import write
from checker.wording import headline, help_for
from tests.law import CASES, ROOT, rulebook, values_in

BOOK = Rulebook(Path(__file__).parent / "evaluate" / "law")
WRITER = Text(Context(Asked(), BOOK))
BASES = [values_in(CASES / "_offers" / f"{name}.yaml") for name in ("spring", "freebet", "spins", "cashback")]
NASTY = [
    "", " ", "none", "all", "[]", "-1 GBP", "0 GBP", "0.000001 GBP", "999999999999999 GBP",
    "50 gbp", "50GBP", "0%", "100%",
    "999999%", "24/37", "0/5", "1/9999", "0 days", "99999 years", "30 days", "0001-01-01", "9999-12-31", "2026-02-30",
    "\x1b[31m", "<script>", "{{ 7*7 }}", "=cmd()", "\u202eevil", "'", '"', "🎰", "gb", "NO", "us-nj", "first_play_only",
]  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(NASTY), st.none(), st.booleans(), st.integers(-10, 10**20), st.text(max_size=12),
    st.lists(st.sampled_from(NASTY), max_size=3),
    st.dictionaries(st.sampled_from(NASTY), st.sampled_from(NASTY), max_size=3),
)  # fmt: skip


def routes_in(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in [(*route, key), *routes_in(inner, (*route, key))]]
    if isinstance(value, list):
        return [found for i, inner in enumerate(value) for found in [(*route, i), *routes_in(inner, (*route, i))]]
    return []


ALL_ROUTES = [routes_in(base) for base in BASES]


@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_spoilt_offer_gets_problems_or_verdicts(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(BASES) - 1))
    offer = deepcopy(BASES[index])
    for _ in range(data.draw(st.integers(1, 4))):
        route = data.draw(st.sampled_from(ALL_ROUTES[index]))
        holder: Any = offer
        try:
            for step in route[:-1]:
                holder = holder[step]
            if data.draw(st.integers(0, 4)) == 0:
                del holder[route[-1]]
            else:
                holder[route[-1]] = data.draw(VALUES)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    found = check_file("spoilt.yaml", write(offer).encode(), Asked(), BOOK)
    assert found.problems or found.checked
    written = WRITER.fragment(found)
    assert "\x1b" not in written
    assert "\u202e" not in written


@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from([*BASES[0], "parts", "offers", "zzz"]),
        st.recursive(
            VALUES,
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(sorted({str(route[-1]) for route in ALL_ROUTES[0]})), inner, max_size=4
                )
            ),
            max_leaves=8,
        ),
    )
)
def test_a_made_up_offer_gets_problems_or_verdicts(offer: dict[str, Any]) -> None:
    found = check_file("made.yaml", write(offer).encode(), Asked(), BOOK)
    assert found.problems or found.checked
    WRITER.fragment(found)


OFFERS = [values_in(path) for path in sorted((ROOT / "rules" / "offers").glob("*.yaml"))]
OFFERS = [one for value in OFFERS for one in value.get("offers", [value])]
WRITERS = [Text(Context(Asked(), rulebook())), JsonReview(Context(Asked(), rulebook()))]
BORROWED: dict[Any, list[Any]] = {}
"""For each key every value that some offer gives it: what is put in is mostly valid, and seldom fits its place."""
BENEATH: dict[Any, set[Any]] = {}
"""For each key the keys that stand below it in some offer."""
LAWFUL = [
    "none", [], {}, 0, 1, Decimal("1e99"), Decimal("1e-99"), Decimal("0.000001"), "0 DKK", "0.01 EUR", "10000 EUR",
    "999999999999999 JPY", "9999 years", "0 days", "1 hour", "0%", "100%", "2%", "1/3", True, False, "all", ["all"],
    ["bonus", "winnings"], ["bonus", "commission"], [{"multiple": 30, "basis": "winnings"}], {"default": "0%"},
    {"amount": "2 GBP", "share_of_bonus": "100%", "whichever": "higher"}, [{"deposit": {"from": "100 GBP"}}],
    [{"deposit": {"from": "10 EUR"}, "match": "50%", "maximum": "5 EUR", "amount": "1 EUR"}], {"count": 3},
    [{"amount": "5 DKK"}, {"amount": "5 EUR"}], "min(stake, win)", "void_all", "min(balance, cap)",
]  # fmt: skip
"""Values that are right somewhere in an offer."""


def harvest(value: Any, key: Any = None) -> None:
    """Remember every value of every key."""
    BORROWED.setdefault(key, []).append(value)
    if isinstance(value, dict):
        BENEATH.setdefault(key, set()).update(value)
    inside = (
        value.items() if isinstance(value, dict) else [(key, one) for one in value] if isinstance(value, list) else ()
    )
    for name, inner in inside:
        harvest(inner, name)


for offer_known in [*OFFERS, *BASES]:
    harvest(offer_known)
BENEATH["reward"] |= {"loyalty", "gift", "prizes", "tiers", "amount", "free_bet", "free_spins", "cashback", "excludes"}
BENEATH["wagering"] |= {"plus", "counts", "commission_share", "maximum_bet", "low_balance", "house_edge"}
NEW_KEYS = {key: sorted(names) for key, names in BENEATH.items() if key}
PLACES = [routes_in(offer) for offer in OFFERS]


def spoil(data: st.DataObject, offer: Any, route: tuple[Any, ...]) -> None:
    """Change, take away, or put in one term of an offer."""
    holder: Any = offer
    for step in route[:-1]:
        holder = holder[step]
    key = route[-1]
    what = data.draw(st.integers(0, 6))
    if what == 0:
        del holder[key]
    elif what < 3 and isinstance(holder[key], dict) and key in NEW_KEYS:
        name = data.draw(st.sampled_from(NEW_KEYS[key]))
        holder[key][name] = deepcopy(data.draw(st.sampled_from([*BORROWED.get(name, []), *LAWFUL])))
    elif what < 5:
        named = next((step for step in reversed(route) if isinstance(step, str)), None)
        holder[key] = deepcopy(data.draw(st.sampled_from(BORROWED[named])))
    else:
        holder[key] = deepcopy(data.draw(st.sampled_from(LAWFUL)))


@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_verdict_on_an_offer_with_strange_terms_can_be_written(data: st.DataObject) -> None:
    """Terms that are valid one by one, and put together as nobody would: no measure, no verdict, no message fails."""
    index = data.draw(st.integers(0, len(OFFERS) - 1))
    offer = deepcopy(OFFERS[index])
    for _ in range(data.draw(st.integers(1, 3))):
        try:
            spoil(data, offer, data.draw(st.sampled_from(PLACES[index])))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    market = data.draw(st.sampled_from(["gb", "dk", "de", "nl"]))
    asked = Asked(markets=(market,), on=data.draw(st.sampled_from([None, date(2026, 12, 1)])))
    found = check_file("strange.yaml", write(offer).encode(), asked, rulebook())
    assert found.problems or found.checked
    for writer in WRITERS:
        writer.fragment(found)
    for checked in found.checked:
        assert all(measure.compute(View(checked.offer, market)) for measure in MEASURES.values())
        for ruling in checked.rulings:
            assert headline(ruling)
            str((help_for(ruling), ruling.trace, ruling.cause))
