"""The texts of records, on both sides of what can be read."""

from decimal import Decimal

import pytest

from checker.ledger.columns import GREATEST_AMOUNT
from checker.ledger.importers import cells
from checker.ledger.importers.note import UnusableError

HOUR = 3_600_000_000


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.50", "EUR", 1250), ("12.5", "EUR", 1250), ("12", "EUR", 1200), (".5", "EUR", 50), ("12.5000", "EUR", 1250),
        ("-0.01", "EUR", -1), ("+3", "EUR", 300), (" 7 ", "EUR", 700), ("5000", "JPY", 5000), ("5000.0", "JPY", 5000),
        ("1.234", "KWD", 1234), ("0", "EUR", 0), ("10000000000.00", "EUR", GREATEST_AMOUNT),
    ],
)  # fmt: skip
def test_an_amount_is_read_exactly(text: str, currency: str, minor: int) -> None:
    assert cells.amount(text, currency, "x") == minor


@pytest.mark.parametrize(
    ("text", "currency", "told"),
    [
        ("12.505", "EUR", "which is no whole number of the minor unit of EUR"),
        ("0.5", "JPY", "which is no whole number of the minor unit of JPY"),
        ("10000000000.01", "EUR", "a row moves 1,000,000,000,000 minor units at most"),
        ("1e3", "EUR", "which is no number"), ("NaN", "EUR", "which is no number"), ("Infinity", "EUR", "no number"),
        ("1,000", "EUR", "which is no number"), ("", "EUR", "which is no number"), ("١٢", "EUR", "which is no number"),
        ("--1", "EUR", "which is no number"), ("1_000", "EUR", "which is no number"), ("9" * 19, "EUR", "no number"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str, currency: str, told: str) -> None:
    with pytest.raises(UnusableError, match=told.replace("(", r"\(")):
        cells.amount(text, currency, "x")


@pytest.mark.parametrize(("text", "kept"), [("1", "1"), ("2.1000", "2.1"), ("4.333333", "4.3333"), ("10", "10")])
def test_odds_keep_four_digits(text: str, kept: str) -> None:
    assert f"{cells.odds(text, 'x'):f}" == kept


@pytest.mark.parametrize("text", ["0.9999", "0", "-2", "1000000000", "evens"])
def test_what_are_no_odds_is_refused(text: str) -> None:
    with pytest.raises(UnusableError):
        cells.odds(text, "x")


def test_rounding_is_half_up_and_told() -> None:
    assert cells.rounded(Decimal("10.005"), "DKK", "x") == (1001, True)
    assert cells.rounded(Decimal("10.0049999999"), "DKK", "x") == (1000, True)
    assert cells.rounded(Decimal("10.0000000000"), "DKK", "x") == (1000, False)


@pytest.mark.parametrize(
    ("text", "zone", "micros"),
    [
        ("1970-01-01T00:00:00Z", None, 0),
        ("1970-01-01T01:00:00+01:00", None, 0),
        ("1970-01-01 00:00:00.25", "UTC", 250_000),
        ("1970-01-01T00:00:00.1234567Z", None, 123_456),
        ("1970-01-01T01:00:00", "Europe/Madrid", 0),
    ],
)
def test_iso_instants(text: str, zone: str | None, micros: int) -> None:
    assert cells.iso_instant(text, "x", zone) == micros


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1970-01-01T00:00:00", "does not say in which time zone"),
        ("1970-02-30T00:00:00Z", "there is no such time"),
        ("1970-01-01T24:00:00Z", "there is no such time"),
        ("1970-01-01", "a time such as 2026-03-01T18:30:00Z is wanted"),
        ("yesterday", "a time such as 2026-03-01T18:30:00Z is wanted"),
    ],
)
def test_what_is_no_instant_is_refused(text: str, told: str) -> None:
    with pytest.raises(UnusableError, match=told):
        cells.iso_instant(text, "x")


def test_the_hours_around_the_changes_of_a_clock() -> None:
    paris = "Europe/Paris"
    before, after = (cells.digit_instant(text, "x", paris) for text in ("20260329015959", "20260329030000"))
    assert after - before == 1_000_000
    for text in ("20260329020000", "20260329025959"):
        with pytest.raises(UnusableError, match="an hour that the clock of Europe/Paris skipped"):
            cells.digit_instant(text, "x", paris)
    first, later = (cells.digit_instant(text, "x", paris) for text in ("20261025023000", "20261025030000"))
    assert later - first == HOUR + HOUR // 2


@pytest.mark.parametrize("text", ["2026030118300", "202603011830000", "20260231000000", "20260301T183000"])
def test_what_are_no_fourteen_digits_is_refused(text: str) -> None:
    with pytest.raises(UnusableError):
        cells.digit_instant(text, "x", "UTC")
