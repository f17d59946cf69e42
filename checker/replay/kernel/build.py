"""The kernel made ready to run: plain Python over lists, or compiled to machine code over arrays.

Its source names fields and codes by their enumerations. Both forms get copies of the functions that see plain
numbers in their place: the compiler knows no enumerations as places, and Python finds a number faster.
"""

import os
from collections.abc import Callable
from enum import EnumMeta
from functools import cache
from hashlib import blake2b
from inspect import getmembers, isfunction
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from checker.replay import fields
from checker.replay.kernel import (
    account,
    acts,
    bets,
    carry,
    clock,
    counting,
    credit,
    ends,
    funds,
    grants,
    judging,
    lists,
    loop,
    low,
    numbers,
    places,
    rounds,
    rows,
    settle,
    tickets,
    withdrawals,
)

MODULES = (
    *(fields, places, numbers, clock, lists, ends, grants, acts, tickets, rounds, funds, judging, counting, bets),
    *(credit, low, settle, withdrawals, account, rows, carry, loop),
)
ENTRY = "replay"


@cache
def kernel(compiled: bool) -> Callable[..., bool]:
    """The function that works all rows (see loop.py), as plain Python or compiled at its first call."""
    names: dict[str, Any] = {"__name__": __name__}
    for module in MODULES:
        names.update(_numbers_of(module))
    change = _compiler() if compiled else _plain
    for module in MODULES:
        for name, function in getmembers(module, isfunction):
            if function.__module__ == module.__name__:
                if name in names:
                    raise ValueError(f"the kernel has two things called `{name}`")
                names[name] = change(FunctionType(function.__code__, names, name, function.__defaults__))
    return names[ENTRY]  # type: ignore[no-any-return]


def _numbers_of(module: ModuleType) -> dict[str, Any]:
    """The enumerations and constants that a module defines, as plain numbers."""
    found: dict[str, Any] = {}
    for name, value in vars(module).items():
        if isinstance(value, EnumMeta) and value.__module__ == module.__name__:
            found[name] = _numbers(value)
        elif isinstance(value, int | tuple) and name.isupper():
            found[name] = value
    return found


def _numbers(words: EnumMeta) -> ModuleType:
    """An enumeration as a module of numbers: what both the compiler and Python look up fast."""
    module = ModuleType(words.__name__)
    for word in words:  # type: ignore[var-annotated]
        setattr(module, word.name, int(word))
    return module


def _plain(function: FunctionType) -> Callable[..., Any]:
    return function


def _compiler() -> Callable[[FunctionType], Callable[..., Any]]:
    """What compiles a function; the entry is kept between runs, and all others are part of it."""
    from numba import config, njit

    folder, options = _folder(), {"nogil": True, "_nrt": False, "error_model": "numpy", "no_cfunc_wrapper": True}

    def change(function: FunctionType) -> Callable[..., Any]:
        if function.__name__ == "address":
            return _address()
        if function.__name__ != ENTRY:
            return _one_form(njit(**options, no_cpython_wrapper=True)(function))
        before, config.CACHE_DIR = config.CACHE_DIR, str(folder)
        try:
            return njit(**options, cache=folder is not None)(function)  # type: ignore[no-any-return]
        finally:
            config.CACHE_DIR = before

    return change


def _one_form(function: Any) -> Callable[..., Any]:
    """A function that is not compiled once more for each constant that it is called with."""
    from numba.core.types import unliteral  # type: ignore[attr-defined, unused-ignore]

    template = function.get_call_template
    function.get_call_template = lambda types, named: template([unliteral(one) for one in types], named)
    return function  # type: ignore[no-any-return]


def _address() -> Callable[..., Any]:
    """What gives the address of an array's numbers, for compiled functions: one word in the place of seven."""
    from numba import types
    from numba.extending import intrinsic

    @intrinsic  # type: ignore[untyped-decorator, unused-ignore]
    def address(context: Any, array: Any) -> Any:  # noqa: ARG001
        def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            made = context.make_array(signature.args[0])(context, builder, arguments[0])
            return made.data

        return types.CPointer(array.dtype)(array), code

    return address  # type: ignore[no-any-return]


def _folder() -> Path | None:
    """The user's folder for compiled forms of exactly this source; None where it cannot be written to.

    The compiler itself looks only whether the file of the entry has changed, not those of the functions in it.
    """
    digest = blake2b(digest_size=8)
    for file in (*(module.__file__ for module in MODULES), __file__):
        digest.update(Path(str(file)).read_bytes())
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = Path(base) / "checker" / f"kernel-{digest.hexdigest()}"
    if not folder.is_absolute():
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
