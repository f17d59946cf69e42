"""Plain values written out and read again are the same; what cannot be is told, and never raises."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.source import read, unwritable, write

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.text(st.characters(exclude_categories=["Cs"])),
    st.decimals(-(10**6), 10**6, places=3),
)  # fmt: skip
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_again(values: dict[str, Any]) -> None:
    assert unwritable(values) == []
    documents, problems = read("x.yaml", write(values).encode())
    assert problems == []
    assert [document.value for document in documents] == [values]


def test_a_set_is_written_in_one_order() -> None:
    assert write({"a": {"b", "c", "d"}}) == '"a": ["b", "c", "d"]\n'


def endless() -> dict[str, Any]:
    values: dict[str, Any] = {}
    values["a"] = values
    return values


def deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


def wide(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value, value]
    return value


FAULTS = {
    "a float": (
        {"a": {"b": 0.5}},
        [(("a", "b"), "is the float `0.5`, which is not exact; give it as text or as a Decimal")],
    ),
    "two floats": ({"a": 1.0, "b": [2.0]}, [(("a",), "is the float `1.0`"), (("b", 0), "is the float `2.0`")]),
    "no number": ({"a": float("nan")}, [(("a",), "is the float `nan`")]),
    "a map in itself": ({"x": endless()}, [(("x", *["a"] * 64), "is nested more than 64 deep")]),
    "a list in itself": ({"x": deep(5_000)}, [(("x", *[0] * 64), "is nested more than 64 deep")]),
    "lists that stand for each other": ({"x": wide(40)}, [(("x",), "holds more than 50,000 values")]),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_what_cannot_be_written_is_told(case: str) -> None:
    values, expected = FAULTS[case]
    found = unwritable(values)
    assert [route for route, _ in found] == [route for route, _ in expected]
    assert all(why.startswith(start) for (_, why), (_, start) in zip(found, expected, strict=True))


def test_as_deep_as_may_be_is_written() -> None:
    values = {"a": deep(62)}
    assert unwritable(values) == []
    assert read("x.yaml", write(values).encode())[1] == []


def test_a_decimal_keeps_its_digits() -> None:
    assert write({"a": Decimal("1.10")}) == '"a": 1.10\n'
