"""Anything at all as input: a problem or a verdict comes back, and never a traceback."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.report.text import Text
from checker.report.writer import Context
from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import write
from tests.law import CASES, values_in

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
