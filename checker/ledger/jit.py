"""Functions over arrays compiled to machine code, kept between runs where there is a folder to keep them in."""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """The function compiled at its first call; other threads go on while it runs.

    The compiled form is kept beside the source or, where that cannot be written to, in the user's cache folder.
    """
    try:
        return njit(cache=True, nogil=True)(function)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder can be written to
        return njit(nogil=True)(function)  # type: ignore[no-any-return]
