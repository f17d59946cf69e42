"""The decorator of functions that numba compiles, typed, and the stamp that tells one state of this package's code."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from numba import njit, types

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """The function, compiled when another compiled one first calls it, once whatever the constants it is called with.

    Numba would compile it again for each of them, which makes the first run five times as long.
    """
    made = njit(no_cpython_wrapper=True, no_cfunc_wrapper=True)(function)
    compile_for = made.compile
    made.compile = lambda given: compile_for(tuple(types.unliteral(one) for one in given))
    return made


def kept(function: Function) -> Function:
    """The function, compiled once for all runs; it must close over `stamp()`.

    Numba looks at the file of the function alone, and not at those that it calls: without the stamp it would go on
    with what they were.
    """
    return njit(cache=True)(function)


@lru_cache(maxsize=1)
def stamp() -> int:
    """A number that changes with the code of this package."""
    whole = sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(file.read_bytes())
    return int.from_bytes(whole.digest()[:7], "big") + 1
