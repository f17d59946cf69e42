"""The mapping file: what is wrong with one is told at its place, and what it can prove follows from its columns."""

import io

import pytest

from checker.ledger.importers.mapping import load, mapped
from checker.ledger.importers.proof import CHECKS, Can
from checker.ledger.importers.row import Row

GOOD = """\
columns:
  transaction: id
  at: when
  player: who
  kind: {column: what, values: {D: deposit, B: bet_settled}}
  amount: sum
  currency: {constant: EUR}
"""


def told(text: str) -> list[str]:
    found, problems = load("m.yaml", text.encode())
    assert (found is None) == bool(problems)
    return [
        f"{problem.place.span.line}:{problem.place.span.column}: {problem.message}"
        for problem in problems
        if problem.place is not None
    ]


def changed(before: str, after: str) -> str:
    assert before in GOOD
    return GOOD.replace(before, after)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (changed("player: who", "palyer: who"), "4:3: `palyer` is no column of the ledger; did you mean `player`?"),
        (changed("  player: who\n", ""), "1:1: `player` is missing; every row of a ledger has one"),
        (changed("D: deposit", "D: deposits"), "5:3: `deposits` is no kind of the ledger; did you mean `deposit`?"),
        (changed("EUR", "EURO"), "7:3: `EURO` is no currency of the ledger; did you mean `EUR`?"),
        (changed("{constant: EUR}", "{}"), "7:3: name a `column` or a `constant`, one of the two"),
        ("time: {zone: Mars}\n" + GOOD, "1:14: `zone` is `Mars`; write a time zone, such as `Europe/London`"),
        ("delimiter: ab\n" + GOOD, "1:12: `delimiter` is `ab`; write one character, such as `;`"),
        ("delimeter: ;\n" + GOOD, "1:1: `delimeter` is no key that is known here"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, message: str) -> None:
    assert told(text) == [message]


def test_nothing_is_told_of_a_good_mapping() -> None:
    assert told(GOOD) == []


def rows(mapping: str, table: str) -> tuple[list[Row], list[str]]:
    found, problems = load("m.yaml", mapping.encode())
    assert found is not None, problems
    given = list(mapped(found).rows(io.BytesIO(table.encode())))
    messages = [one.message for one in given if hasattr(one, "message")]
    return [one for one in given if isinstance(one, Row)], messages


LINE = "id,when,who,what,sum\n1,{when},p,D,{sum}\n"


@pytest.mark.parametrize(
    ("how", "text", "minor"),
    [
        ("", "12.50", 1250),
        ("amounts: {written: minor_units}\n", "1250", 1250),
        ('amounts: {point: ",", thousands: "."}\n', '"1.234,50"', 123_450),
        ("amounts: {sign: absolute}\n", "-3.00", 300),
        ("amounts: {digits: {EUR: 4}, written: minor_units}\n", "125000", 1250),
    ],
)
def test_amounts_are_read_as_they_are_written(how: str, text: str, minor: int) -> None:
    found, messages = rows(how + GOOD, LINE.format(when="2026-03-01T10:00:00Z", sum=text))
    assert (messages, [row.amount for row in found]) == ([], [minor])


@pytest.mark.parametrize(
    ("how", "text", "message"),
    [
        ("", "-3.00", "`amount` is `-3.00`; only an adjustment may be below 0"),
        ("", '"12,50"', "`amount` is `12,50`, which is no number"),
        ('amounts: {point: ","}\n', "12.50", "`amount` is `12.50`, which has a point where `,` is the decimal one"),
        (
            'amounts: {point: ",", thousands: "."}\n',
            "12.50",
            "`amount` is `12.50`, and `.` does not stand between thousands",
        ),
        ("amounts: {written: minor_units}\n", "12.50", "`amount` is `12.50`, which is no amount in minor units of EUR"),
    ],
)  # fmt: skip
def test_amounts_that_are_written_otherwise_are_refused(how: str, text: str, message: str) -> None:
    found, messages = rows(how + GOOD, LINE.format(when="2026-03-01T10:00:00Z", sum=text))
    assert (messages, found) == ([message], [])


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("", "2026-03-01T10:00:00Z"),
        ("time: {zone: Europe/Paris}\n", "2026-03-01 11:00:00"),
        ("time: {format: digits, zone: Europe/Paris}\n", "20260301110000"),
        ("time: {format: seconds}\n", "1772359200"),
        ("time: {format: milliseconds}\n", "1772359200000"),
        ('time: {format: "%d/%m/%Y %H:%M", zone: Europe/Paris}\n', "01/03/2026 11:00"),
        ('time: {format: "%d/%m/%Y %H:%M %z"}\n', "01/03/2026 11:00 +0100"),
    ],
)
def test_times_are_read_as_they_are_written(how: str, text: str) -> None:
    found, messages = rows(how + GOOD, LINE.format(when=text, sum="1.00"))
    assert (messages, [row.at for row in found]) == ([], [1_772_359_200_000_000])


def test_a_column_that_the_table_lacks_is_told() -> None:
    _, messages = rows(GOOD, "id,when,who,what\n1,2026-03-01T10:00:00Z,p,D\n")
    assert messages == ["there is no column `sum`"]


def test_what_a_mapping_proves_follows_from_its_columns() -> None:
    found, _ = load("m.yaml", GOOD.encode())
    assert found is not None
    answers = {check: proof.can for check, proof in mapped(found).proves.items()}
    assert answers == {**dict.fromkeys(CHECKS, Can.NO), "turnover_total": Can.YES}
