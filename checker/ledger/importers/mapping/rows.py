"""A line of a table and a mapping → one row."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import IO, Any

from checker.finding import Problem
from checker.ledger.columns import COLUMNS, FLAGS, GREATEST_AMOUNT, KINDS
from checker.ledger.importers import cells, table
from checker.ledger.importers.element import Odd
from checker.ledger.importers.mapping.model import Amounts, BySign, Mapping, Source, Time
from checker.ledger.importers.note import Note, Passed, Refused, Said, Told, UnusableError
from checker.ledger.importers.row import Row
from checker.ledger.importers.run import Head
from checker.ledger.importers.shelf import Shelf
from checker.ledger.importers.table import Line
from checker.money import digits_of

SHAPES = {column.name: column.shape for column in COLUMNS}
MAY_LACK_AMOUNT = ("bonus_activated", "bonus_expired", "bonus_forfeited", "bonus_cancelled", "bet_voided", "flag")
PASSED = "lines whose kind is passed over"


def records_of(mapping: Mapping) -> Callable[[IO[bytes], str], Iterator[Line | Odd | Problem]]:
    """What reads the lines of a table."""
    shape = table.Shape(mapping.delimiter, mapping.quote, absent=frozenset(mapping.absent))
    return lambda stream, file: table.lines(stream, file, shape)


def said_of(mapping: Mapping) -> Callable[[Line, Head], Iterable[Said]]:
    """What makes a note of a line."""
    return lambda line, _: _said(line, mapping)


def rows(_: str, notes: Iterator[Note], __: Shelf) -> Iterator[Row | Refused | Problem]:
    """The rows of one player, as they are."""
    for note in notes:
        body = dict(note.body)
        for name in ("odds", "lowest_odds"):
            body[name] = Decimal(body[name]) if body.get(name) else None
        yield Row(**body)


def _said(line: Line, mapping: Mapping) -> Iterator[Said]:
    """The note of a line, or that it is passed over."""
    texts: dict[str, Any] = {}
    amount = _text(line, mapping.columns["amount"])
    negative = amount is not None and amount.lstrip().startswith("-")
    for name, source in mapping.columns.items():
        found = _meaning(line, name, source, negative)
        if found is PASS:
            yield Passed(PASSED)
            return
        if found is not None:
            texts[name] = found
    row, told = _row(texts, mapping)
    yield from told
    yield Note(row["transaction"], row["player"], row["at"], "row", row, row["transaction"])


PASS = object()
"""What stands for a line that is passed over."""


def _text(line: Line, source: Source) -> str | None:
    if source.constant is not None:
        return source.constant
    assert source.column is not None
    if source.column not in line.columns:
        raise UnusableError(f"there is no column `{source.column}`")
    return line.get(source.column)


def _meaning(line: Line, name: str, source: Source, negative: bool) -> Any:
    """What a line says for a column of the ledger."""
    text = _text(line, source)
    if text is None or source.values is None:
        return text
    meant = source.values.get(text)
    if isinstance(meant, BySign):
        return meant.negative if negative else meant.positive
    if meant is not None or source.others == "keep":
        return meant if meant is not None else text
    if source.others in ("pass_over", "empty"):
        return PASS if source.others == "pass_over" else None
    raise UnusableError(f"`{source.column}` is `{cells.short(text)}`, which `values` of `{name}` does not name")


def _row(texts: dict[str, str], mapping: Mapping) -> tuple[dict[str, Any], list[Told]]:
    """The values of a row, and what there is to say of them."""
    for name in ("transaction", "player", "kind", "currency", "at"):
        if name not in texts:
            raise UnusableError(f"`{name}` is empty")
    _known(texts)
    row: dict[str, Any] = {}
    told: list[Told] = []
    point = mapping.amounts.point
    for name, text in texts.items():
        if SHAPES[name] == "instant":
            row[name] = _instant(text, name, mapping.time, told)
        elif SHAPES[name] == "minor units":
            row[name] = _amount(text, name, texts, mapping.amounts)
        else:
            row[name] = str(cells.odds(text.replace(point, "."), name)) if SHAPES[name] == "odds" else text
    if "amount" not in row and row["kind"] not in MAY_LACK_AMOUNT:
        raise UnusableError("`amount` is empty")
    return row, told


def _known(texts: dict[str, str]) -> None:
    """Whether the words of a row are those of the ledger."""
    cells.currency_of(texts["currency"], "currency")
    if texts["kind"] not in KINDS:
        raise UnusableError(f"`kind` is `{cells.short(texts['kind'])}`, which is no kind of row")
    if texts["kind"] == "flag" and texts.get("flag") not in FLAGS:
        raise UnusableError(f"`flag` is `{cells.short(texts.get('flag', ''))}`, which is no flag")


def _amount(text: str, name: str, texts: dict[str, str], how: Amounts) -> int:
    """An amount in minor units; below 0 only for an adjustment."""
    currency = texts["currency"]
    written = _ungrouped(text, name, how)
    if how.point != "." and "." in written:
        raise UnusableError(
            f"`{name}` is `{cells.short(text)}`, which has a point where `{how.point}` is the decimal one"
        )
    number = cells.decimal(written.replace(how.point, "."), name)
    if how.written == "decimal":
        number = number.scaleb(how.digits.get(currency, digits_of(currency)))
    elif currency in how.digits:
        number = number.scaleb(digits_of(currency) - how.digits[currency])
    if number != number.to_integral_value() or abs(number) > GREATEST_AMOUNT:
        raise UnusableError(f"`{name}` is `{cells.short(text)}`, which is no amount in minor units of {currency}")
    amount = abs(int(number)) if how.sign == "absolute" and texts["kind"] != "adjustment" else int(number)
    if amount < 0 and texts["kind"] != "adjustment":
        raise UnusableError(f"`{name}` is `{cells.short(text)}`; only an adjustment may be below 0")
    return amount


def _ungrouped(text: str, name: str, how: Amounts) -> str:
    """An amount without what stands between its thousands, which must be groups of three digits."""
    if how.thousands is None or how.thousands not in text:
        return text
    first, *groups = text.partition(how.point)[0].lstrip("+-").split(how.thousands)
    if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
        raise UnusableError(
            f"`{name}` is `{cells.short(text)}`, and `{how.thousands}` does not stand between thousands"
        )
    return text.replace(how.thousands, "")


def _instant(text: str, name: str, how: Time, told: list[Told]) -> int:
    """An instant, as the mapping says that it is written."""
    if how.format == "iso":
        return cells.iso_instant(text, name, how.zone)
    if how.format == "digits":
        return cells.digit_instant(text, name, how.zone)
    if how.format in ("seconds", "milliseconds"):
        number = cells.decimal(text, name).scaleb(6 if how.format == "seconds" else 3)
        return int(number)
    try:
        moment = datetime.strptime(text, how.format)  # noqa: DTZ007  # placed below, by its own offset or the zone
    except ValueError:
        raise UnusableError(f"`{name}` is `{cells.short(text)}`, which is not written as `{how.format}`") from None
    if moment.tzinfo is not None:
        return cells.micros(moment.astimezone(UTC))
    if how.zone is None:
        raise UnusableError(
            f"`{name}` is `{cells.short(text)}`; say in which `zone` it is, under `time` of the mapping"
        )
    if cells.is_twice(moment, how.zone):
        told.append(
            Told(f"`{name}` is {moment}, an hour that the clock of {how.zone} showed twice; the first is taken")
        )
    return cells.local_instant(moment, how.zone, name)
