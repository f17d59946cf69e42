"""What holds for every plan, whatever the offer: found by making many unlawful ones."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.evaluate import Ruling
from checker.finding import Verdict
from checker.offer import offers_in
from checker.remedy import Plan, Remedy, Trial, nearest, put, solve
from checker.remedy.trial import goal_of, in_the_way, is_broken, weighed
from checker.review import law_of
from checker.schema import value_at
from checker.source import read
from tests.law import ROOT, rulebook
from tests.remedy.small import meadow, trial

CLAIMS = ["free", "risk_free", "exclusive", "guaranteed", "money_back"]
NEVER = ["self_excluded", "harm_flagged", "athletes", "under_21", "staff"]
CHANNELS = ["own_site", "own_app", "email", "tv", "affiliate"]
PRODUCTS = ["slots", "table", "live", "casino", "sports", "bingo"]


def some(words: list[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), unique=True, min_size=least)


def percent(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(lambda number: f"{number}%")


def money(most: int, currency: str) -> st.SearchStrategy[str]:
    return st.integers(1, 100 * most).map(lambda cents: f"{cents / 100:.2f} {currency}")


SPANS = st.one_of(
    st.integers(0, 100).map(lambda number: f"{number} days"), st.integers(1, 9).map(lambda number: f"{number} weeks"),
    st.integers(1, 4).map(lambda number: f"{number} months"),
    st.integers(1, 2000).map(lambda number: f"{number} hours"),
)  # fmt: skip
SPINS = {"count": st.integers(0, 200), "value": money(2, "EUR"), "winnings": st.just("cash")}
CLAUSES = st.sampled_from(["undefined", "hedge_bets"]).map(lambda clause: {"clause": clause})
TERMS: dict[str, st.SearchStrategy[Any]] = {
    "wagering.multiple": st.integers(0, 60) | st.integers(0, 6000).map(lambda number: number / 100).map(str),
    "wagering.basis": st.sampled_from(["bonus", "deposit", ["deposit", "bonus"]]),
    "wagering.within": SPANS,
    "wagering.zero_balance": st.sampled_from(["end_bonus", "complete", "ignore"]),
    "wagering.contribution.slots": percent(0, 100),
    "wagering.contribution.table": percent(0, 100),
    "wagering.maximum_bet.amount": st.fixed_dictionaries({"ya": money(20, "EUR"), "yb": money(90, "DKK")}),
    "reward.match": percent(1, 300),
    "reward.maximum": st.fixed_dictionaries({"ya": money(300, "EUR"), "yb": money(2000, "DKK")}) | money(300, "EUR"),
    "reward.products": some(PRODUCTS, 1),
    "reward.free_spins": st.fixed_dictionaries(SPINS),
    "audience.minimum_age": st.integers(10, 30),
    "audience.never": some(NEVER),
    "channels": some(CHANNELS, 1),
    "disclosure.claims": some(CLAIMS),
    "qualify.opt_in": st.sampled_from(["explicit", "automatic", "by_deposit"]),
    "release.after": st.integers(0, 9).map(lambda number: f"{number} days"),
    "wallet.separate_balances": st.booleans(),
    "withdrawal.own_deposit": st.sampled_from(["always", "forfeits_bonus", "blocked"]),
    "withdrawal.while_active": st.sampled_from(["allowed", "forfeits_bonus", "blocked", "pro_rata"]),
    "withdrawal.maximum_win": st.just("none") | st.just({"amount": "500 EUR"}),
    "irregular_play": st.lists(CLAUSES, max_size=3),
}  # fmt: skip


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Any]:
    """A case: some terms changed, some left away, before one market or several, on a day or over the offer's life."""
    routes = draw(st.lists(st.sampled_from(sorted(TERMS)), unique=True, min_size=1, max_size=6))
    with_ = {route: draw(TERMS[route]) for route in sorted(routes)}
    if isinstance(with_.get("wagering.multiple"), str):
        with_["wagering.multiple"] = read("", with_["wagering.multiple"].encode())[0][0].value
    gone = st.lists(st.sampled_from(["audience.minimum_age", "wagering.expiry", "disclosure", "wallet"]), max_size=1)
    left = [route for route in draw(gone) if not any(one.startswith(route) for one in with_)]
    markets = draw(st.sampled_from([["ya"], ["yb"], ["ya", "yb"], ["ye"], ["ya", "yb", "yc", "ye"]]))
    return {"with": with_, "without": left, "markets": markets, "life": draw(st.booleans())}


def faults(question: Trial, offer: Any, plan: Plan) -> Iterator[str]:
    """All that is wrong with a plan; nothing, if it is what it says."""
    before, after = question.rulings(offer), question.rulings(plan.value)
    assert before is not None
    assert after is not None
    made = offer
    for one in plan.remedies:
        made = put(made, one.change.route, one.change.new)
    if made != plan.value:
        yield "the value is not the offer with the changes"
    if in_the_way(after, weighed(before), ()):
        yield "a limit stands worse than before"
    if plan.remedies and not any(map(is_broken, before)):
        yield "a lawful offer is changed"
    for one in plan.remedies:
        yield from _faults_of(question, plan.value, one, after)
    for one in (one for choice in plan.choices for one in choice.of):
        value = put(plan.value, one.change.route, one.change.new)
        yield from _faults_of(question, value, one, question.rulings(value) or [])
    told = {goal_of(one.ruling) for one in plan.stuck} | {
        goal for choice in plan.choices for one in choice.of for goal in one.heals
    }
    if any(is_broken(ruling) and goal_of(ruling) not in told for ruling in after):
        yield "a breach is left and not told"


def _faults_of(question: Trial, value: Any, one: Remedy, after: list[Ruling]) -> Iterator[str]:
    name = f"{one.change.route} to {one.change.new}"
    broken = {goal_of(ruling) for ruling in after if is_broken(ruling)}
    if not one.heals or broken & set(one.heals):
        yield f"{name} heals nothing, or not what it says"
    if (one.verdict is Verdict.BREACH) != bool(one.elsewhere):
        yield f"{name} has a verdict that is not that of its limits"
    if not one.proof:
        yield f"{name} has no proof"
    for further in one.proof:
        failed = question.rulings(put(value, one.change.route, further.value)) or []
        same = [r for r in failed if (r.market, r.limit.id, r.route) == goal_of(further.ruling)]
        if not any(r.verdict in (Verdict.BREACH, Verdict.OPEN) for r in same):
            yield f"{name}: {further.value} does not fail as it is told to"


@settings(max_examples=80, deadline=None)
@given(changes())
def test_a_plan_is_what_it_says(case: dict[str, Any]) -> None:
    """With all changes made no healed breach is left and nothing is worse, and one step further each of them fails."""
    question, offer = trial(case), meadow(case)
    assert list(faults(question, offer, solve(question, offer))) == []


@settings(max_examples=30, deadline=None)
@given(changes())
def test_an_offer_that_was_changed_needs_no_change(case: dict[str, Any]) -> None:
    question, offer = trial(case), meadow(case)
    assert solve(question, solve(question, offer).value).remedies == ()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 80), st.integers(0, 100), st.integers(10, 30), st.sampled_from([["ya"], ["yb"], ["ya", "yb"]]))
def test_no_whole_number_between_is_kept(multiple: int, days: int, age: int, markets: list[str]) -> None:
    """Found by trying each: the changed number is the nearest, and no other one lies between it and the declared."""
    terms = {"wagering.multiple": multiple, "wagering.within": f"{days} days", "audience.minimum_age": age}
    question, offer = trial({"markets": markets}), meadow({"with": terms})
    plan = solve(question, offer)
    for one in plan.remedies:
        old, new = (int(str(value).partition(" ")[0]) for value in (one.change.old, one.change.new))
        unit = str(one.change.old).partition(" ")[1:]
        for between in range(min(old, new) + 1, max(old, new)):
            value = f"{between} days" if unit[1] else between
            found = question.rulings(put(plan.value, one.change.route, value)) or []
            assert any(is_broken(ruling) and goal_of(ruling) in one.heals for ruling in found)


EXAMPLES = sorted((ROOT / "rules" / "offers").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_plans_for_every_example_are_what_they_say(path: Any) -> None:
    """Whatever the law of its markets comes to be."""
    for document in read(path.name, path.read_bytes())[0]:
        for offer, route in offers_in(document)[0]:
            found = tuple(law_of(rulebook(), market) for market in offer.markets)
            question, value = Trial(tuple(law for law in found if law is not None)), value_at(document.value, route)
            together, alone, variants = nearest(question, value)
            for plan in {id(plan): plan for plan in (together, *alone, *variants)}.values():
                assert list(faults(question.among(plan.markets), value, plan)) == []
