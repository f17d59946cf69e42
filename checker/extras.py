"""The extras of a plain install: which libraries each needs, and what to do where one is missing."""

from importlib.util import find_spec

EXTRAS = {
    "ledger": ("numpy", "pyarrow", "duckdb", "numba"),
    "postgresql": ("psycopg",),
}
"""The modules that must be there, by what they are needed for; the light core needs none of them."""

INSTALLED_BY = {"postgresql": "ledger"}
"""The extra that brings a module in, where it has another name."""


class MissingExtraError(Exception):
    """Something was asked for whose libraries are not installed; the message says how to install them."""


def require(name: str) -> None:
    """Nothing, where everything that an extra needs is installed; else an error that says how to install it."""
    missing = [module for module in EXTRAS[name] if find_spec(module) is None]
    if not missing:
        return
    extra = INSTALLED_BY.get(name, name)
    listed = ", ".join(f"`{module}`" for module in missing)
    raise MissingExtraError(
        f"the extra `{extra}` is not installed: {listed} cannot be found; "
        f"run `pip install 'bonus-terms-checker[{extra}]'`"
    )
