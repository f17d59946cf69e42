"""`planted.yaml`: what is wrong in a sample, where, and which finding it calls for."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from checker.sample.breaches import id_of
from checker.sample.broken import Broken
from checker.sample.layout import ABSENT, Records
from checker.sample.table import Words
from checker.source.write import write

Row = dict[str, Any]


class Planted(NamedTuple):
    """A breach: the finding that it calls for, its player and bonus, and the rows that show it."""

    id: str
    market: str
    player: str
    bonus: str | None
    offer: str | None
    version: str | None
    rows: tuple[str, ...]


def planted_in(records: Records, words: Words) -> list[Planted]:
    """The breaches that the compiled functions noted, in words."""
    return [_planted(record, words) for record in records]


def _planted(record: Any, words: Words) -> Planted:
    market, bonus = words.markets[record["market"]], int(record["bonus"])
    there = bonus != ABSENT
    return Planted(
        id=id_of(int(record["breach"]), market),
        market=market,
        player=f"p{int(record['player']):08d}",
        bonus=f"b{bonus:011d}" if there else None,
        offer=words.offers[record["terms"]] if there else None,
        version=words.versions[record["terms"]] if there else None,
        rows=tuple(f"t{row + 1:010d}" for row in sorted({int(record["first"]), int(record["last"])})),
    )


def listed(asked: str, rows: int, breaches: Sequence[Planted], broken: Sequence[Broken]) -> str:
    """The file: how the sample was made, how many of each there are, and each of them on a line."""
    counts: dict[str, int] = {}
    for one in breaches:
        counts[one.id] = counts.get(one.id, 0) + 1
    head = [f"# {asked}", f"rows: {rows}", "planted:", *(f"  {id}: {count}" for id, count in sorted(counts.items()))]
    head[2] += "" if counts else " {}"
    return "\n".join([*head, *_list("breaches", breaches), *_list("broken", broken), ""])


def _list(name: str, values: Sequence[NamedTuple]) -> list[str]:
    return [f"{name}:" if values else f"{name}: []", *(f"  - {_line(one._asdict())}" for one in values)]


def _line(values: dict[str, Any]) -> str:
    there = {
        key: list(value) if isinstance(value, tuple) else value for key, value in values.items() if value is not None
    }
    return write([there])[1:-1]
