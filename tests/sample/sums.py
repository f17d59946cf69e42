"""The turnover of a bonus summed up by hand: rows, the offer's own words, fractions; no code of the sample."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from checker.source import read

Row = dict[str, Any]
Values = dict[str, Any]
OFFERS = Path(__file__).parents[2] / "checker" / "sample" / "offers"
CASINO = ("slots", "table", "live", "jackpot", "instant_win", "crash")
BETS = ("bet_settled", "bet_voided", "cash_out")


@cache
def offers() -> dict[str, Values]:
    """Every offer of the package by the name that ledgers give it, its parts on their own."""
    found: dict[str, Values] = {}
    for file in sorted(OFFERS.glob("*.yaml")):
        offer = read(file.name, file.read_bytes())[0][0].value
        for number, part in enumerate(offer.get("parts", [{}]), 1):
            name = f"{offer['offer']}#{number}" if "parts" in offer else offer["offer"]
            found[name] = {**offer, **part}
    return found


def units(money: str) -> int:
    """Minor units of an amount; every currency of the sample has a hundred."""
    return int(Decimal(money.split()[0]) * 100)


def share(text: str) -> Fraction:
    return Fraction(text.removesuffix("%")) / 100


def requirement(offer: Values, amount: int, deposit: int) -> int:
    wagering = offer["wagering"]
    if wagering == "none":
        return 0
    bases = wagering["basis"] if isinstance(wagering["basis"], list) else [wagering["basis"]]
    return sum(int(wagering["multiple"]) * {"bonus": amount, "deposit": deposit}[basis] for basis in bases)


def turnover(offer: Values, amount: int, ends: Iterable[Row], stakes: dict[str, Row]) -> list[int]:
    """What each end of a bet counts, in minor units: the sample's weighted terms round half up, bet by bet."""
    ends = list(ends)
    opposed = _opposed(ends)
    return [_counted(offer, amount, end, stakes.get(end["bet"], end), opposed) for end in ends]


def _opposed(ends: list[Row]) -> set[str]:
    """Rounds with stakes on both sides."""
    sides: dict[str, set[str]] = {}
    for end in ends:
        if end["selection"] in ("red", "black", "banker", "player"):
            sides.setdefault(end["round"], set()).add(end["selection"])
    return {one for one, both in sides.items() if len(both) == 2}


def _counted(offer: Values, amount: int, end: Row, stake: Row, opposed: set[str]) -> int:
    wagering = offer["wagering"]
    counts, odds = wagering["counts"], wagering.get("minimum_odds")
    if end["kind"] != "bet_settled" or end["round"] in opposed or end["category"] == "gamble":
        return 0
    if end["payout"] == end["amount"] and counts["push"] != "stake":
        return 0
    if odds and (end["lowest_odds"] is None or end["lowest_odds"] < Decimal(str(odds["odds"]))):
        return 0
    base, most = end["amount"], wagering.get("maximum_bet")
    if most and base > units(most["amount"]) and stake["bonus_amount"]:
        if most["on_breach"] == "void_contribution":
            return 0
        base = units(most["amount"])
    if counts["amount"] == "min(stake, win)" and end["payout"] > end["amount"]:
        base = min(base, end["payout"] - end["amount"])
    if "cap_per_bet" in counts:
        base = min(base, int(share(counts["cap_per_bet"].removesuffix(" of bonus")) * amount))
    return int(base * weight(offer, end["game"], end["category"]) + Fraction(1, 2))


def weight(offer: Values, game: str, category: str) -> Fraction:
    contribution = offer["wagering"]["contribution"]
    products = offer["reward"]["products"]
    if category not in products and not ("casino" in products and category in CASINO):
        return Fraction(0)
    told = contribution.get("games", {}).get(game) or contribution.get(category) or contribution["default"]
    return share(told)


def deadline(offer: Values, start: datetime) -> datetime:
    """When the time for wagering is over."""
    wagering = offer["wagering"]
    days, expiry = int(wagering["within"].split()[0]), wagering["expiry"]
    zone = ZoneInfo(offer["runs"]["timezone"])
    if expiry["unit"] == "hours":
        end = (start + timedelta(days=days)).astimezone(zone)
    else:
        end = (start.astimezone(zone).replace(tzinfo=None) + timedelta(days=days)).replace(tzinfo=zone)
    if expiry["end_of_day"]:
        end = datetime.combine(end.date() + timedelta(days=1), datetime.min.time(), zone)
    return end.astimezone(UTC)
