"""A file put together from known sections is what the reader of whole files makes of it, places and all."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Problem, Route, Span
from checker.source import Document, read, sections

OFFERS = sorted((Path(__file__).parents[2] / "rules" / "offers").glob("*.yaml"))
TEXTS = (
    "offer: spring\n",
    "version: 1\n",
    "version: true\n",
    "version: 1.0\n",
    "version: '1'\n",
    "title:\n",
    "title: a # with a note\n\n# and another\n",
    "title: over\n  two lines\n",
    "notes: |\n  kept as it is\n\n   and set in\n\n",
    "notes: >+\n  folded\n\n\n",
    "markets: [gb,\n  dk]\n",
    "markets:\n- gb\n- dk\n",
    "runs:\n  from: 2026-02-01\n  until: 2026-04-30\n",
    "runs:\n  from: 2026-03-01\n  until: 2026-04-30\n",
    "runs:\n  until: 2026-04-30\n\n  # the first day\n  from: 2026-02-01\n",
    "reward:\n  type: free_spins\n  free_spins: {count: 10}\n  prizes:\n    - amount: 5 GBP\n    -\n  gift:\n",
    "reward:\n  type: free_spins\n  tiers: []\n  notes: |\n    text: with a key\n  excludes:\n  - slots\n",
    "reward:\n    type: set in by four\n",
    "reward: {type: 'it''s',\nmatch: 10%}\n",
    "wagering: none\n",
    "wagering:\n  # how often\n  multiple: 10\n",
    "wagering:\n  multiple: 10\n  multiple: 10\n",
    "wagering: &often 10\n",
    "wallet: *often\n",
    "wallet: !!str 10\n",
    'quote: "opens\n',
    'closes: here"\n',
    "open: [1,\n",
    "close: 2]\n",
    "apart: 1\n---\n",
    "apart: 1\n...\n",
    "%YAML 1.2\n",
    "? long\n: key\n",
    "no key\n",
    "\tset: in\n",
    "ends: with\r\n",
    "odd: \x07\n",
    "text: zażółć ﷽\n",
)
HEADS = ("", "\n", "# a head\n", "# zażółć\n\n---\n", "# \x07\n", "---\n", "--- {\n", "\ufeff")


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    forget()


def forget() -> None:
    for kept in (sections.KNOWN, sections.ENTRIES, sections.MET):
        kept.clear()


def whole(content: bytes) -> tuple[list[Document], list[Problem]]:
    """What the reader of whole files makes of a text: with nothing known, and no section put together."""
    by_sections, sections.SECTION = sections.SECTION, re.compile(rb"(?!)")
    try:
        return read("x.yaml", content)
    finally:
        sections.SECTION = by_sections


def routes_in(value: Any, route: Route = ()) -> Iterator[Route]:
    """The routes of a value, and for each of them one that leads nowhere."""
    yield from (route, (*route, "nowhere"), (*route, 7))
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from routes_in(one, (*route, step))


def shown(document: Document) -> tuple[str, dict[Route, tuple[Span, bool, Span | None]]]:
    """A document's value with the types in it, and all its places."""
    places = {}
    for route in routes_in(document.value):
        span, found = document.locate(route)
        places[route] = (span, found, document.key_span(route) if found else None)
    return repr(document.value), places


def assert_same(content: bytes) -> None:
    wanted, told = whole(content)
    for _ in range(4):  # as new, met once, known in part, known
        documents, problems = read("x.yaml", content)
        assert problems == told
        assert list(map(shown, documents)) == list(map(shown, wanted))


@pytest.mark.parametrize("file", OFFERS, ids=lambda file: file.stem)
def test_an_offer_is_the_same_however_much_of_it_is_known(file: Path) -> None:
    content = file.read_bytes()
    assert_same(content)
    assert bool(read("x.yaml", content)[0][0].sections) is (b": &" not in content)


@given(st.sampled_from(HEADS), st.lists(st.sampled_from(TEXTS), max_size=6), st.booleans())
def test_texts_in_any_order_are_read_the_same(head: str, texts: list[str], cut: bool) -> None:
    content = (head + "".join(texts)).encode()
    assert_same(content[:-1] if cut else content)


def test_every_text_is_read_the_same_after_all_others_are_known() -> None:
    for _ in range(3):
        for text in TEXTS:
            read("x.yaml", text.encode())
    for one in TEXTS:
        for two in TEXTS:
            assert_same((one + two).encode())


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ('a: "x\nb: y"\n', ("a: x\n", "b: y\n")),
        ("a: {x: 1,\nb: 2}\n", ("b: 2\n",)),
        ("a: 1\n...\nb: 2\n", ("b: 2\n",)),
        ("a: &x 1\nb: *x\n", ("a: 1\n", "b: 2\n")),
        ("a: 1\nb: 2\na: 1\n", ("a: 1\n", "b: 2\n")),
        ("a: 1\nb: 2", ("a: 1\n", "b: 2\n")),
    ],
)
def test_what_no_sections_make_up_is_left_to_the_reader_of_whole_files(text: str, known: tuple[str, ...]) -> None:
    for one in known * 3:
        read("x.yaml", one.encode())
    assert sections.by_sections("x.yaml", text.encode()) is None
    assert_same(text.encode())


def test_values_that_compare_equal_are_told_apart() -> None:
    texts = [f"version: {one}\nruns:\n  from: {one}\n" for one in ("1", "true", "1.0", "'1'", "!!str 1")]
    for text in texts * 3:
        (document,) = read("x.yaml", text.encode())[0]
        assert shown(document) == shown(whole(text.encode())[0][0])


def test_a_known_section_is_shared_and_stands_where_each_file_has_it() -> None:
    one, two = b"a: 1\nruns:\n  from: x\n", b"# head\na: 2\nb:\n- c\nruns:\n  from: x\n"
    read("x.yaml", one), read("x.yaml", one)
    (first,), (second,) = read("x.yaml", one)[0], read("x.yaml", two)[0]
    assert first.value["runs"] is second.value["runs"]
    assert [one.place_span(("runs", "from")) for one in (first, second)] == [Span(3, 9, 3, 10), Span(6, 9, 6, 10)]


def test_an_entry_is_known_under_every_key_and_only_at_its_own_depth() -> None:
    for _ in range(3):
        read("x.yaml", b"a:\n  x: 1\n  y: 2\n")
    assert set(sections.ENTRIES) == {b"  x: 1", b"  y: 2"}
    assert_same(b"x: 1\nb:\n  y: 2\n  x: 1\n")


def test_no_more_is_kept_than_the_bounds_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "MOST_KNOWN", 5)
    monkeypatch.setattr(sections, "MOST_MET", 20)
    for number in range(200):
        text = f"a: {number % 40}\nb:\n  c: {number % 30}\n  d: {number % 7}\n".encode()
        assert read("x.yaml", text)[0][0].value == {"a": number % 40, "b": {"c": number % 30, "d": number % 7}}
        assert max(len(sections.KNOWN), len(sections.ENTRIES)) <= 5
        assert len(sections.MET) <= 20
    read("x.yaml", long := b"a: " + b"x" * sections.LONGEST + b"\n"), read("x.yaml", long), read("x.yaml", long)
    assert long[:-1] not in sections.KNOWN
