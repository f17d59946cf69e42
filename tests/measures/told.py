"""An offer with some terms changed, and what a measure comes to on it, a line for each case."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from checker.measures import MEASURES, Irrelevant, Measured, Readings, Result, Unknown, View
from checker.offer import offers_in
from checker.report.plain import exact
from checker.source import read, write
from tests.law import changed, values_in

HERE = Path(__file__).parent


def offer_of(case: dict[str, Any]) -> dict[str, Any]:
    """The offer of a case; `package` makes a package of parts, each the offer's own terms with some changed."""
    offer = changed(deepcopy(values_in(HERE / "offer.yaml")), case)
    if "package" in case:
        own = {name: offer.pop(name) for name in ("qualify", "reward", "wagering") if name in offer}
        offer["parts"] = [changed(deepcopy(own), part) for part in case["package"]]
    return offer


def told(case: dict[str, Any]) -> list[str]:
    """What the measure of a case comes to, or the problems of an offer that cannot be read."""
    documents, problems = read("offer.yaml", write(offer_of(case)).encode())
    assert not problems, problems
    found, problems = offers_in(documents[0])
    if problems:
        return [f"problem: {problem.message}" for problem in problems]
    view = View(found[0][0], case.get("market", "gb"))
    return [one_told(result) for result in MEASURES[case["measure"]].compute(view)]


def one_told(result: Result) -> str:
    """One case: its value or cause, where it stands, and the trace."""
    route = ".".join(map(str, result.route)) or "offer"
    if isinstance(result, Measured):
        also = f" or {exact(result.possible)}" if result.possible else ""
        return f"{exact(result.value)}{also} at {route}" + (f": {result.trace}" if result.trace else "")
    if isinstance(result, Readings):
        return f"either {' or '.join(str(exact(one.value)) for one in result.of)} at {route}: {result.cause}"
    assert isinstance(result, Irrelevant | Unknown)
    return f"{'irrelevant' if isinstance(result, Irrelevant) else 'open'} at {route}: {result.cause}"
