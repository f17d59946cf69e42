"""The markets in which the sample plays: money, time zone, ways to pay, and the caps of law on a stake of slots."""

from typing import NamedTuple

METHODS = (
    "debit_card", "bank_transfer", "skrill", "neteller", "paypal", "paysafecard", "apple_pay", "trustly", "ideal",
    "bizum", "mobilepay", "swish", "interac", "pix", "alipay", "wechat_pay", "credit_card", "postepay", "giropay",
)  # fmt: skip
"""Every way to pay in or out that the sample knows."""


class Place(NamedTuple):
    """One market. `unit` is what a penny is elsewhere: prices of a market are so many times as high."""

    market: str
    currency: str
    zone: str
    unit: int
    methods: tuple[str, ...]  # the first are the most used
    stake_cap: int = 0  # of slots, in minor units; 0 without
    stake_cap_young: int = 0  # of players under 25
    monthly: int = 0  # deposits of a calendar month at most, of a young player less than half as much
    products: tuple[str, ...] = (
        "slots", "jackpot", "table", "live", "sports", "in_play", "horse", "instant_win", "gamble",
    )  # fmt: skip
    cashes_out: bool = True  # bets made with a bonus
    adult: bool = False  # none of the players is under 25
    exact: bool = False  # no more is deposited for an offer than it answers


PLACES = (
    Place("gb", "GBP", "Europe/London", 1, ("debit_card", "paypal", "bank_transfer", "apple_pay"), 500, 200),
    Place("dk", "DKK", "Europe/Copenhagen", 10, ("debit_card", "mobilepay", "trustly"), exact=True),
    Place("se", "SEK", "Europe/Stockholm", 10, ("debit_card", "swish", "trustly", "bank_transfer")),
    Place("nl", "EUR", "Europe/Amsterdam", 1, ("ideal", "debit_card", "trustly"), 0, 0, 70_000),
    Place(
        "de",
        "EUR",
        "Europe/Berlin",
        1,
        ("giropay", "bank_transfer", "paypal", "debit_card"),
        100,
        100,
        100_000,
        ("slots",),
    ),
    Place("es", "EUR", "Europe/Madrid", 1, ("bizum", "debit_card", "paypal", "skrill")),
    Place("it", "EUR", "Europe/Rome", 1, ("postepay", "debit_card", "paypal", "skrill"), cashes_out=False),
    Place("gr", "EUR", "Europe/Athens", 1, ("debit_card", "bank_transfer", "skrill", "neteller"), 200, 200, adult=True),
    Place("br", "BRL", "America/Sao_Paulo", 5, ("pix", "debit_card")),
    Place(
        "ca-on", "CAD", "America/Toronto", 1, ("interac", "debit_card", "paypal", "alipay", "wechat_pay"), adult=True
    ),
)
"""The markets, by name; the caps are those of law from 2026 on."""
OF_MARKET = {place.market: place for place in PLACES}
