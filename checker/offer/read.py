"""A document → its offers, and the problems of those that could not be read."""

from pydantic import ValidationError

from checker import duration, money, product, schema, values
from checker.compiled import Shelf, code_of
from checker.finding import Level, Place, Problem, Route
from checker.offer.offer import Offer
from checker.schema import model_in, ready, shown, validate
from checker.source import Document

MODULES = (duration, money, product, schema, values)
"""What the model of an offer is made from, beside the modules of this folder."""


MODELS = frozenset(name for name, field in Offer.model_fields.items() if model_in(field.annotation))
"""The terms of an offer that are models of their own, or lists of them."""


def make_ready(shelf: Shelf) -> None:
    """Build the validator of offers, from its compiled form where the shelf keeps it."""
    ready(Offer, shelf, code_of(__file__, MODULES))


def offers_in(document: Document) -> tuple[list[tuple[Offer, Route]], list[Problem]]:
    """The offers of a document with the route of each, one broken offer not stopping the others."""
    found: list[tuple[Offer, Route]] = []
    problems: list[Problem] = []
    routes, told = _routes(document)
    problems += told
    for route in routes:
        offer, errors = _validated(document, route)
        problems += errors
        if offer is not None:
            found.append((offer, route))
    return found, problems


def _validated(document: Document, route: Route) -> tuple[Offer | None, list[Problem]]:
    """The offer at a route, or the problems that stand in the way.

    A section that came before, word for word, stands there as the model that it was found to be: a frozen one, that
    depends on nothing outside its section, and that pydantic takes as it is. What is refused is told from the plain
    value, so that no message is another.
    """
    if route or not document.sections:
        return validate(Offer, document, route)
    try:
        offer = Offer.model_validate({section.key: section.known_as for section in document.sections})
    except ValidationError:
        return validate(Offer, document, route)
    for section in document.sections:
        if section.known_as is section.value and section.key in MODELS:
            section.known_as = getattr(offer, section.key)
    return offer, []


def _routes(document: Document) -> tuple[list[Route], list[Problem]]:
    value = document.value
    if type(value) is not dict:
        return [], [_told(document, (), f"an offer is a map of keys and values, and this is {shown(value)}")]
    if "offers" not in value:
        return [()], []
    if len(value) > 1:
        other = next(key for key in value if key != "offers")
        place = Place("problem", document.file, document.key_span((other,)))
        return [], [Problem(Level.ERROR, f"{shown(other)} cannot stand beside `offers`", place)]
    listed = value["offers"]
    if listed is None or listed == []:
        return [], [_told(document, ("offers",), "`offers` is empty; put at least one offer in it")]
    if type(listed) is not list:
        return [], [_told(document, ("offers",), f"`offers` is {shown(listed)}; write a list of offers")]
    return [("offers", i) for i in range(len(listed))], []


def _told(document: Document, route: Route, message: str) -> Problem:
    return Problem(Level.ERROR, message, Place("problem", document.file, document.place_span(route)))
