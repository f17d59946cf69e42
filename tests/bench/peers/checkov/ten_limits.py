"""The ten limits as Checkov policies: Python checks on the whole document, run by its `yaml` framework.

Checkov's policies written in YAML need the graph of a framework that it knows (Terraform, Kubernetes …). For
plain YAML it builds none, and runs only checks written in Python. Those can compute, so amounts and spans of time
are read as numbers here. A result carries the lines of the whole document, not of the term.
"""

import re
from collections.abc import Callable

from checkov.common.models.enums import CheckCategories, CheckResult
from checkov.yaml_doc.base_yaml_check import BaseYamlCheck
from checkov.yaml_doc.enums import BlockType

Offer = dict
HOURS = {"hour": 1, "day": 24, "week": 168, "month": 672, "year": 8760}
OWN = {"own_site", "own_app", "email", "sms", "push", "telephone", "post"}
PERMITTED = ("monopoly", "public_benefit")
LOSSES = {"cashback", "lossback", "risk_free_bet", "acca_insurance"}


def part(offer: Offer, *route: str) -> object:
    """The value at a route; None where there is none."""
    for name in route:
        offer = offer.get(name) if isinstance(offer, dict) else None
    return offer


def amount(value: object, market: str) -> tuple[float, str]:
    """The amount of a market and its currency."""
    if isinstance(value, dict):
        value = next((one for key, one in value.items() if str(key).lower() == market), None)
    found = re.fullmatch(r"([\d.]+) ([A-Z]{3})", str(value))
    return (float(found[1]), found[2]) if found else (0, "")


def hours(value: object) -> float:
    """The hours of a span; infinite where none is named."""
    found = re.fullmatch(r"(\d+) (hour|day|week|month|year)s?", str(value))
    return int(found[1]) * HOURS[found[2]] if found else float("inf")


def weights(offer: Offer) -> set[str]:
    """The weights of all games, as written."""
    named = [part(offer, "wagering", "contribution"), part(offer, "wagering", "contribution", "games")]
    tables = [table for table in named if isinstance(table, dict)]
    return {one for table in tables for one in table.values() if isinstance(one, str)}


def multiple(offer: Offer) -> float:
    """The multiple of the wagering requirement; 0 where there is none."""
    return part(offer, "wagering", "multiple") or 0


def on_slots(offer: Offer) -> bool:
    """Whether the reward can be played on slots."""
    return bool({"slots", "casino", "all"} & set(part(offer, "reward", "products") or ()))


def stake(offer: Offer) -> tuple[float, str]:
    """The greatest stake in Germany."""
    return amount(part(offer, "wagering", "maximum_bet", "amount"), "de")


class TenLimits(BaseYamlCheck):
    """One limit of one market: `broken` says whether an offer in that market breaks it."""

    def __init__(self, limit: str, number: int, markets: set[str], broken: Callable[[Offer], bool]) -> None:
        super().__init__(
            name=limit,
            id=f"CKV_OFFER_{number}",
            categories=[CheckCategories.CONVENTION],
            supported_entities=["*"],
            block_type=BlockType.DOCUMENT,
        )
        self.markets, self.broken = markets, broken

    def scan_entity_conf(self, conf: Offer, entity_type: str) -> tuple[CheckResult, Offer]:  # noqa: ARG002 - Checkov's
        """The result for one document."""
        here = {str(market).lower() for market in conf.get("markets") or ()}
        failed = bool(here & self.markets) and self.broken(conf)
        return (CheckResult.FAILED if failed else CheckResult.PASSED), conf


DKK, EUR = "DKK", "EUR"
LIMITS = (
    ("gb/wagering-cap", {"gb"}, lambda o: multiple(o) > 10),
    ("dk/bonus-cap", {"dk"}, lambda o: amount(part(o, "reward", "maximum"), "dk") > (1000, DKK)),
    ("dk/contribution-100", {"dk"}, lambda o: bool(weights(o) - {"0%", "100%"})),
    ("dk/60-days", {"dk"}, lambda o: hours(part(o, "wagering", "within")) < 60 * 24),
    ("se/60-days", {"se"}, lambda o: hours(part(o, "wagering", "within")) < 60 * 24),
    ("nl/no-loss-linked-bonus", {"nl"}, lambda o: part(o, "reward", "type") in LOSSES),
    ("be/bonus-ban", {"be"}, lambda _: True),
    ("de/slot-stake-1", {"de"}, lambda o: on_slots(o) and stake(o) > (1, EUR)),
    ("ca-on/no-public-bonus-ads", {"ca-on", "on"}, lambda o: bool(set(o.get("channels") or ()) - OWN)),
    ("no/unlicensed-ban", {"no"}, lambda o: part(o, "operator", "licence") not in PERMITTED),
)
for number, (limit, markets, broken) in enumerate(LIMITS, 1):
    TenLimits(limit, number, markets, broken)
