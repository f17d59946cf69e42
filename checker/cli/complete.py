"""What a shell may complete: markets, limits and measures, from the names of the rulebook's files alone."""

from collections.abc import Iterator
from pathlib import Path

from checker.rulebook import packaged


def markets(incomplete: str) -> list[str]:
    """The codes of markets that start so."""
    return [code for code in packaged().codes if code.startswith(incomplete.lower())]


def limits(incomplete: str) -> list[str]:
    """The ids of limits that start so; of one market once its code is written out, else the markets."""
    if "/" not in incomplete:
        return [f"{code}/" for code in markets(incomplete)]
    return sorted(one for one in _ids(packaged().directory, incomplete.partition("/")[0]) if one.startswith(incomplete))


def measures(incomplete: str) -> list[str]:
    """The names of measures that start so."""
    from checker.measures import MEASURES
    from checker.measures.ledger import LEDGER_MEASURES

    return [name for name in sorted([*MEASURES, *LEDGER_MEASURES]) if name.startswith(incomplete)]


def limits_or_measures(incomplete: str) -> list[str]:
    """The limits and the measures that start so."""
    return [*limits(incomplete), *measures(incomplete)]


def _ids(directory: Path, market: str) -> Iterator[str]:
    files = directory.glob(f"{market}/*.yaml") if market in packaged().codes else ()
    return (f"{market}/{file.stem}" for file in files if file.name != "market.yaml")
