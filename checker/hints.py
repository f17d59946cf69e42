"""What was probably meant by a value that is refused: the same with its quotes, its unit, its capitals mended."""

import re
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from checker import duration, money
from checker.source.resolve import resolve
from checker.values import share_of

AMOUNT = re.compile(r"([\d., ']{1,24}?) ?([A-Za-z]{3})\Z", re.ASCII)
COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z", re.ASCII)
SPAN = re.compile(r"(\d{1,5}) ?([a-zA-Z]+)\Z", re.ASCII)
SUM = re.compile(r" *[+&,] *| and ")
UNITS = {"h": "hours", "hr": "hours", "d": "days", "w": "weeks", "m": "months", "mo": "months", "y": "years"}
EXAMPLES = {
    "audience": "{who: new_customers}",
    "cashback": "{rate: 10%, base: net_loss}",
    "contribution": "{default: 0%, slots: 100%}",
    "counts": "{amount: stake}",
    "countries": "{one_of: [gb]}",
    "currency_table": "{equal: [5 EUR, 8 CAD]}",
    "deposit": "{from: 10 GBP}",
    "deposit_turnover": "{multiple: 1}",
    "disclosure": "{significant_terms: with_headline}",
    "dispute": "{adr: IBAS}",
    "dormancy": "{charges: false}",
    "excluded": "{games: [mega-joker]}",
    "expiry": "{unit: calendar_days}",
    "filed": "{on: {us-nj: 2026-02-01}}",
    "forfeiture": "{when: [expiry]}",
    "free_bet": "{amount: 50 GBP}",
    "free_spins": "{count: 50}",
    "low_balance": "{below: 50 GBP, then: end_bonus}",
    "loyalty": "{points_per_stake: 1}",
    "maximum_bet": "{amount: 50 GBP}",
    "maximum_win": "{amount: 50 GBP}",
    "minimum_odds": "{odds: 1.5}",
    "operator": "{brand: Example Casino}",
    "payment_methods": "{none_of: [skrill]}",
    "qualify": "{by: deposit}",
    "release": "{what: balance}",
    "reward": "{type: deposit_match, products: [casino], match: 100%}",
    "rounding": "{mode: half_up}",
    "rounding.contribution": "{mode: down}",
    "runs": "{from: 2026-02-01}",
    "selections": "{minimum: 3}",
    "tournament": "{score: points}",
    "turnover": "{multiple: 20, basis: deposit}",
    "wagering": "{multiple: 10, basis: bonus}",
    "wallet": "{order: cash_first}",
    "withdrawal": "{own_deposit: always}",
}
"""How each term that is a map can be begun; with the term that holds it where two have one name."""


def of_value(value: Any, example: str) -> str | None:
    """What to do with a value where something like `example` is wanted; None where there is no telling."""
    wanted = resolve(example)
    if type(value) is str and type(wanted) is not str and type(resolve(value)) is not str:
        return "take the quotes away"
    if money.parse(example):
        return _of_money(value)
    if share_of(example) is not None:
        return _of_share(value)
    return _of_span(value) if duration.parse(example) else None


def is_quoted(value: Any, *wanted: type) -> bool:
    """Whether a text would be one of the wanted kinds if it stood there without its quotes."""
    return type(value) is str and value != "" and type(resolve(value)) in wanted


def of_map(names: list[str], value: Any) -> str | None:
    """How a term that is a map is written, with the amount that stands in its place; None for a map unknown here."""
    name = names[-1] if names else ""
    example = EXAMPLES.get(".".join(names[-2:]), EXAMPLES.get(name))
    if example is None:
        return None
    amount = value if type(value) is str and money.parse(value) else "50 GBP"
    return f"{name}: {example.replace('50 GBP', amount)}"


def of_list(value: Any) -> str | None:
    """A text as the list of the words in it; None for what is no text of words."""
    if type(value) is not str or not value.strip():
        return None
    return f"[{', '.join(SUM.split(value.strip()))}]"


def sum_of(value: Any, words: list[str]) -> str | None:
    """A sum written as text, as the list of its words: `[bonus, deposit]` from `bonus + deposit`."""
    parts = SUM.split(value) if type(value) is str else []
    return f"[{', '.join(parts)}]" if len(parts) > 1 and all(part in words for part in parts) else None


def nearest(value: Any, words: list[str]) -> str | None:
    """The word that a value is nearest to; None where none is near."""
    return next(iter(get_close_matches(str(value), words, n=1)), None)


def _of_money(value: Any) -> str | None:
    match = AMOUNT.match(value) if type(value) is str else None
    if match is None:
        return None
    number, currency = match[1].replace(" ", ""), match[2].upper()
    if currency not in money.CURRENCIES:
        close = next((code for code in sorted(money.CURRENCIES) if sorted(code) == sorted(currency)), None)
        return f"`{match[2]}` is no currency" + (f"; did you mean `{close}`?" if close else "")
    if COMMAS.match(number):
        return f"numbers are written without commas: `{number.replace(',', '')} {currency}`"
    meant = f"{number} {currency}"
    if money.parse(meant) is None:
        return None
    if currency != match[2]:
        return f"currencies are written in capitals: `{meant}`"
    return f"did you mean `{meant}`?"


def _of_share(value: Any) -> str | None:
    number = resolve(value.replace("%", "").replace("percent", "").strip()) if type(value) is str else value
    if not isinstance(number, int | Decimal) or isinstance(number, bool) or number < 0:
        return None
    if isinstance(value, Decimal) and 0 < value < 1:
        return f"did you mean `{(value * 100).normalize():f}%`?"
    meant = f"{number}%"
    return f"did you mean `{meant}`?" if share_of(meant) is not None else None


def _of_span(value: Any) -> str | None:
    if type(value) is int and 0 < value < 100_000:
        return f"did you mean `{value} days`?"
    match = SPAN.match(value) if type(value) is str else None
    if match is None:
        return None
    unit = match[2].lower()
    meant = f"{match[1]} {UNITS.get(unit, unit)}"
    return f"did you mean `{meant}`?" if duration.parse(meant) else None
