"""A worked example of a measure or a limit: the terms of an offer that it looks at, and what comes out of them."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any, NamedTuple

from checker.evaluate import Ruling
from checker.finding import Text, Verdict
from checker.measures import MEASURES, Measured, Readings, Result, Unknown, View
from checker.money import CURRENCIES
from checker.offer import offers_in
from checker.report.answers.layout import paragraph
from checker.review import Asked, check_file
from checker.rulebook import MarketLaw, Rulebook
from checker.source import read, write
from checker.wording import headline, help_for, told, worded

Terms = dict[str, Any]
Path = tuple[str, ...]
DEEP = 2
"""Terms are shown as `wagering.multiple: 10`: what lies deeper is shown with what holds it."""
MORE: dict[str, str] = {
    "audience.first_play_only": "audience: {who: first_play_only}",
    "audience.recipients": "audience: {recipients_at_least: 100}",
    "audience.verified": "audience: {verified: true}",
    "disclosure.helpline": "disclosure: {helpline: true}",
    "dormancy.charge_after": "dormancy: {charges: true, charge_after: 12 months}",
    "filing.business_days": "filed: {on: {gb: 2026-11-20}}",
    "irregular_play.clauses": "irregular_play: [{clause: undefined}]",
    "operator.licensed_in": "operator: {licences: {gb: '00001'}}",
    "offer.partners": "partners: [sports_club]",
    "products.one_side_unrestricted": "qualify: {by: stake, products: [all]}",
    "qualify.legs": "qualify: {by: stake, products: [sports], selections: {minimum: 2}}",
    "qualify.required_stake": "qualify: {by: stake, products: [sports], minimum: 20 GBP}",
    "reward.gifts": "reward: {type: gift, gift: travel}",
    "reward.payout": "reward: {type: free_bet, free_bet: {amount: 10 GBP, payout: net_of_stake}}",
    "reward.transferable": "reward: {transferable: false}",
    "stake.least": "reward: {type: free_spins, free_spins: {count: 20, value: 0.10 GBP}}",
    "wagering.commission_share": "wagering: {basis: commission, commission_share: 50%}",
}
"""Terms that are laid over the starter offer for the measures that have no value for it as it is."""


class Example(NamedTuple):
    """An offer as plain values, in one market."""

    terms: Terms
    market: str


def example_of(starter: str, measure: str, market: str, currency: str) -> Example:
    """The starter offer in a market and its currency, with the terms that a measure needs beside it."""
    terms = _read(_in_currency(starter, currency))
    beside = MORE.get(measure, "{}").replace("gb:", f'"{market}":')
    for key, more in _read(_in_currency(beside, currency)).items():
        held = terms.get(key)
        terms[key] = held | more if isinstance(held, dict) and isinstance(more, dict) else more
    return Example(terms | {"markets": [market]}, market)


def measure_example(starter: str, measure: str) -> str:
    """What a measure comes to for the starter offer, in its own market and currency."""
    example = example_of(starter, measure, "gb", "GBP")
    results = _results(example, measure)
    if not results:
        return ""
    lines = _terms_told(example, measure)
    head = "Example, from these terms of the starter offer:" if lines else "Example, from the starter offer:"
    return "\n".join([head, *lines, *(_result(measure, one) for one in results)])


def limit_example(starter: str, limit_id: str, measure: str, law: MarketLaw, book: Rulebook, day: date) -> str:
    """The verdict of a limit on the starter offer on a day, with the terms that it hangs on."""
    example = example_of(starter, measure, law.declared.market, law.declared.currency)
    file = check_file("starter.yaml", write(example.terms).encode(), Asked(on=day), book)
    found = [one for checked in file.checked for one in checked.rulings if one.limit.id == limit_id]
    lines = _terms_told(example, measure)
    if not found:
        return ""
    head = f"Example, from these terms of the starter offer, on {day}:" if lines else f"Example, on {day}:"
    return "\n".join([head, *lines, *_ruling(found[0])])


def _read(text: str) -> Terms:
    documents, problems = read("starter.yaml", text.encode())
    assert not problems, problems
    terms: Terms = documents[0].value
    return terms


def _in_currency(text: str, currency: str) -> str:
    return text.replace("GBP", currency) if currency in CURRENCIES else text


def _results(example: Example, measure: str) -> tuple[Result, ...]:
    documents, _ = read("starter.yaml", write(example.terms).encode())
    offers, _ = offers_in(documents[0])
    return MEASURES[measure].compute(View(offers[0][0], example.market)) if offers else ()


def _terms_told(example: Example, measure: str) -> list[str]:
    """The terms without which the measure would come to something else, each as `wagering.multiple: 10`."""
    whole = _results(example, measure)
    lines = []
    for path, value in _leaves(example.terms):
        if any(left and left != whole for left in _otherwise(example, measure, path, value)):
            lines.append(paragraph(f"{'.'.join(path)}: {_plainly(value)}", 4, 2))
    return lines


def _otherwise(example: Example, measure: str, path: Path, value: Any) -> Iterator[tuple[Result, ...]]:
    """What the measure comes to without a term, and with a greater number in its place; nothing for no offer."""
    yield _results(Example(_with(example.terms, path, None), example.market), measure)
    if type(value) is int:
        yield _results(Example(_with(example.terms, path, value + 1), example.market), measure)


def _leaves(terms: Terms, above: Path = ()) -> Iterator[tuple[Path, Any]]:
    for key, value in terms.items():
        if isinstance(value, dict) and value and len(above) + 1 < DEEP:
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _with(terms: Terms, path: Path, value: int | None) -> Terms:
    """The terms with another value at a path; with None, without what stands there."""
    left = deepcopy(terms)
    held = left
    for step in path[:-1]:
        held = held[step]
    if value is None:
        del held[path[-1]]
        return left
    held[path[-1]] = value
    return left


def _plainly(value: Any) -> str:
    """A value in YAML as somebody would write it by hand."""
    return write(value).replace('"', "").strip() if not isinstance(value, dict) else _map(value)


def _map(value: Terms) -> str:
    return "{" + ", ".join(f"{key}: {_plainly(inner)}" for key, inner in value.items()) + "}"


def _result(measure: str, result: Result) -> str:
    if isinstance(result, Measured):
        return paragraph(f"{_value(measure, result)}{_computed(result.trace)}", 2, 2)
    if isinstance(result, Readings):
        readings = dict.fromkeys(_value(measure, one) for one in result.of)
        return paragraph(f"{', or '.join(readings)}: {result.cause}", 2, 2)
    word = "open" if isinstance(result, Unknown) else "not applicable"
    return paragraph(f"{word}: {result.cause}", 2, 2)


def _value(measure: str, result: Measured) -> str:
    made, value = MEASURES[measure], result.value
    if isinstance(value, bool):
        return made.says if value else made.denies
    return worded(made, value).format(told(value, made.unit))


def _computed(trace: Text | None) -> str:
    return f" ({trace})" if trace else ""


def _ruling(ruling: Ruling) -> list[str]:
    help_ = help_for(ruling)
    word = ruling.verdict.value.replace("_", " ")
    computed = _computed(ruling.trace) if ruling.verdict in (Verdict.KEPT, Verdict.BREACH) else ""
    lines = [paragraph(f"{word}: {headline(ruling)}{computed}", 2, 2)]
    return lines + ([paragraph(f"help: {help_}", 2, 2)] if help_ else [])
