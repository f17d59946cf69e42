"""Every term that the replay reads, what it comes to, and what its absence leaves open."""

from pathlib import Path
from typing import Any

import pytest

from checker.finding import Route
from checker.offer import Offer, offers_in
from checker.replay.fields import NONE, R, Switch
from checker.replay.rules import Ruled, Unbuildable, rules_of
from checker.source import read
from tests.law import ROOT, values_in
from tests.replay.rules.made import HERE, offers_from, ruled

CASES = values_in(HERE / "terms.yaml")
REFUSED = values_in(HERE / "refused.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_term_becomes_numbers_or_a_question(case: dict[str, Any]) -> None:
    found = ruled(case)
    assert isinstance(found, Ruled), found
    values = dict(zip((field.name for field in R), found.values, strict=True))
    assert {name: values[name] for name in case.get("fields", {})} == case.get("fields", {})
    asked = {switch.name for switch in found.questions if switch is not Switch.WEIGHT}
    assert asked == set(case["asked"])
    assert values["OPEN"] == sum(1 << switch for switch in found.questions)
    for name, readings in case.get("other", {}).items():
        assert [by_name(one.fields) for one in found.questions[Switch[name]].readings[1:]] == readings
    assert len(found.notes) == case.get("notes", 0)


def by_name(fields: tuple[tuple[R, int], ...]) -> dict[str, int]:
    return {field.name: int(value) for field, value in fields}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["case"])
def test_terms_that_cannot_be_replayed_say_why(case: dict[str, Any]) -> None:
    assert ruled(case) == Unbuildable(case["cause"], tuple(case["route"]))


def test_every_field_is_told_by_some_case() -> None:
    told = {name for case in CASES for name in case.get("fields", {})}
    assert told == {field.name for field in R if field is not R.OPEN}


def test_every_switch_is_asked_by_some_case() -> None:
    asked = {name for case in CASES for name in case["asked"]}
    decided = {Switch.STARTS, Switch.WEIGHT}  # the ledger decides the one, the tables of weights the other
    assert asked == {switch.name for switch in Switch if switch not in decided}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_first_reading_is_the_one_gone_by_and_all_are_told_apart(case: dict[str, Any]) -> None:
    found = ruled(case)
    assert isinstance(found, Ruled)
    for switch, question in found.questions.items():
        assert all(found.values[field] == value for field, value in question.readings[0].fields)
        told = [reading.told for reading in question.readings]
        assert len(set(told)) == len(told) > 1, switch
        assert all((one == one.strip() and one[0] != one[0].upper()) or one[0].isdigit() for one in told)


def test_an_offer_of_a_multiple_alone_leaves_all_this_open() -> None:
    bare = {
        "offer": "bare",
        "markets": ["gb"],
        "runs": {"from": "2026-02-01"},
        "reward": {"match": "100%", "maximum": "100 GBP"},
    }
    offer = offers_from({**bare, "wagering": {"multiple": 35, "basis": ["deposit", "bonus"], "within": "30 days"}})[0]
    found = rules_of(offer, offer.all_parts()[0], "gb", "GBP")
    assert isinstance(found, Ruled)
    told = {switch.name: [one.told for one in found.questions[switch].readings] for switch in found.questions}
    assert told == values_in(HERE / "bare.yaml")
    assert all(reaches(offer, question.route) for question in found.questions.values())


def reaches(offer: Offer, route: Route) -> bool:
    """Whether a term of this name can stand in an offer."""
    model: Any = type(offer)
    for step in route:
        field = next((one for name, one in model.model_fields.items() if step in (name, one.alias)), None)
        if field is None:
            return False
        models = [
            one
            for one in (field.annotation, *getattr(field.annotation, "__args__", ()))
            if hasattr(one, "model_fields")
        ]
        model = models[0] if models else model
    return True


def test_all_worked_examples_can_be_replayed() -> None:
    found = {}
    for path in sorted((ROOT / "rules" / "offers").glob("*.yaml")):
        for offer in offers_of(path):
            for market in offer.markets:
                for part in offer.all_parts():
                    rules = rules_of(offer, part, market, currency_of(market))
                    found[offer.offer, market, *part.route] = rules
    assert found
    assert [(key, one.cause) for key, one in found.items() if isinstance(one, Unbuildable)] == []
    assert all(len(one.values) == len(R) for one in found.values() if isinstance(one, Ruled))


def offers_of(path: Path) -> list[Offer]:
    documents, problems = read(path.name, path.read_bytes())
    assert not problems
    return [offer for document in documents for offer, _ in offers_in(document)[0]]


def currency_of(market: str) -> str:
    declared = values_in(ROOT / "rules" / "markets" / market / "market.yaml")
    return str(declared.get("currency", "EUR"))


def test_a_part_says_its_own_wallet_before_that_of_the_offer() -> None:
    values = values_in(HERE / "offer.yaml")
    part = {name: values[name] for name in ("qualify", "reward", "wagering")}
    shared = {name: value for name, value in values.items() if name not in part}
    parts = [part, {**part, "wallet": {"order": "bonus_first"}}]
    offer = offers_from({**shared, "parts": parts})[0]
    found = [rules_of(offer, one, "gb", "GBP") for one in offer.all_parts()]
    assert [one.values[R.ORDER] for one in found if isinstance(one, Ruled)] == [0, 1]
    assert [one.values[R.WINS_TO] for one in found if isinstance(one, Ruled)] == [0, 0]


def test_routes_of_questions_lead_into_the_part() -> None:
    values = values_in(HERE / "offer.yaml")
    wagering = {**values["wagering"], "counts": {"funds": "both"}}
    shared = {name: value for name, value in values.items() if name not in ("qualify", "reward", "wagering")}
    offer = offers_from(
        {**shared, "parts": [{"qualify": values["qualify"], "reward": values["reward"], "wagering": wagering}]}
    )[0]
    found = rules_of(offer, offer.all_parts()[0], "gb", "GBP")
    assert isinstance(found, Ruled)
    assert found.questions[Switch.PUSH].route == ("parts", 0, "wagering", "counts", "push")


def test_absent_is_not_zero() -> None:
    found = ruled({"without": ["wagering.maximum_bet", "wagering.low_balance", "wagering.within", "wagering.expiry"]})
    assert isinstance(found, Ruled)
    assert {found.values[field] for field in (R.BET_LIMIT, R.LOW_BALANCE, R.CLOCK, R.WIN_CAP)} == {NONE}
