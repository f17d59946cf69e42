"""The next value made by another thread while this one works on the last: reading goes on during the replay."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Value = TypeVar("Value")


def ahead(values: Iterator[Value]) -> Iterator[Value]:
    """The same values; errors come where they would have come."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        following = thread.submit(_next, values)
        while found := following.result():
            following = thread.submit(_next, values)
            yield found[0]


def _next(values: Iterator[Value]) -> tuple[Value, ...]:
    """The next value; nothing at the end."""
    for value in values:
        return (value,)
    return ()
