"""The base of every file format, and its errors told in our own words at the exact place."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from sys import version_info
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import pydantic_core
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, SchemaValidator

from checker import hints
from checker.compiled import Shelf, digest
from checker.finding import Level, Place, Problem, Route
from checker.source import Document


class Declared(BaseModel):
    """A mapping of a file: frozen, and complete in that it forbids every key that it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, defer_build=True, hide_input_in_errors=True
    )


M = TypeVar("M", bound=Declared)
UNKEPT = ("metadata", "serialization")
"""The parts of a core schema that validating does not use; they hold closures, which no compiled form can name."""


def ready(model: type[Declared], shelf: Shelf, code: bytes) -> None:
    """Build the validator of a model from the compiled form that the shelf keeps, or keep one.

    `code` is the digest of what the model is made from. Building a model of many parts takes longer than reading
    and checking a file, and comes to the same until the code, pydantic or Python is another.
    """
    key = digest([code, f"{pydantic_core.__version__} {version_info}".encode()])
    schema = shelf.get(model.__name__, key)
    if schema is None:
        model.model_rebuild()
        shelf.put(model.__name__, key, _bare(model.__pydantic_core_schema__))
        return
    model.__pydantic_core_schema__ = schema
    model.__pydantic_validator__ = SchemaValidator(schema)


def _bare(schema: Any) -> Any:
    """A core schema without the parts that validating does not use."""
    if type(schema) is dict:
        return {key: _bare(inner) for key, inner in schema.items() if key not in UNKEPT}
    if type(schema) is list or type(schema) is tuple:
        return type(schema)(map(_bare, schema))
    return schema


def validate(model: type[M], document: Document, route: Route = ()) -> tuple[M | None, list[Problem]]:
    """The model that the document holds at `route`, or the problems that stand in the way, in their order."""
    value = value_at(document.value, route)
    if type(value) is not dict:
        wanted = f"this should be a map of keys and values, and is {shown(value)}"
        return None, [_problem(document, route, wanted, None)]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        told = [_explain(model, document, route, one) for one in errors if not _is_echo(one, errors)]
        return None, sorted(
            set(told), key=lambda problem: (problem.place.span if problem.place else (), problem.message)
        )


def _is_echo(detail: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether an error says only that no entry of a list is right, where that is told of an entry as well."""
    place = detail["loc"]
    inside = (one["loc"] for one in errors if len(one["loc"]) > len(place))
    return detail["type"] == "too_short" and any(one[: len(place)] == place for one in inside)


def value_at(value: Any, route: Route) -> Any:
    """The value that stands at `route` below `value`; None where the route leads nowhere.

    A text stands for the list that holds it, so that its only entry is the text.
    """
    for step in route:
        if type(value) is str and step == 0:
            continue
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def shown(value: object) -> str:
    """A value as a message quotes it, cut at 60 characters."""
    if value is None or value == [] or value == {}:
        return "empty"
    if isinstance(value, bool):
        return f"`{'true' if value else 'false'}`"
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"`{text if len(text) <= 60 else text[:59] + '…'}`"


def _problem(document: Document, route: Route, message: str, help_: str | None, key: bool = False) -> Problem:
    span = document.key_span(route) if key else document.place_span(route)
    return Problem(Level.ERROR, message, Place("problem", document.file, span), help_)


def _explain(model: type[Declared], document: Document, base: Route, detail: ErrorDetails) -> Problem:
    """One error of pydantic's as a problem of ours: its kind decides the words, its location the place."""
    context = detail.get("ctx", {})
    route = (*base, *detail["loc"], *context.get("at", ()))
    name, value = _name(route), value_at(document.value, route)
    if route and type(value_at(document.value, route[:-1])) is str:
        route = route[:-1]  # a word alone was read as the list that holds it
    kind = detail["type"]
    if kind == "extra_forbidden":
        message, help_ = _unknown_key(model, detail["loc"])
        return _problem(document, route, message, help_, key=True)
    if kind == "missing":
        return _problem(document, route, f"`{name}` is missing", f"add `{name}`")
    if kind == "fault":
        return _problem(document, route, context["told"], None, key=True)
    if kind == "value_error":
        return _problem(document, route, str(context["error"]), None)
    return _problem(document, route, *_wanted(route, name, value, detail))


def _wanted(route: Route, name: str, value: Any, detail: ErrorDetails) -> tuple[str, str | None]:
    """What a value is, what it should be, and what was probably meant."""
    kind, context, is_ = detail["type"], detail.get("ctx", {}), f"`{name}` is {shown(value)}"
    if kind == "literal_error":
        return _not_a_word(name, value, context["expected"], isinstance(detail["loc"][-1], int))
    if kind == "wanted":
        help_ = hints.of_value(value, context["example"])
        if help_ == UNQUOTE:
            return f'`{name}` is the text `"{value}"`', help_
        return f"{is_}; write {context['wanted']}, such as `{context['example']}`", help_
    if kind == "bool_type" and hints.is_quoted(value, bool):
        return f'`{name}` is the text `"{value}"`', UNQUOTE
    meant = _as_collection(kind, route, value)
    return f"{is_}; write {meant or _WANTED.get(kind, 'a value of another kind')}", None


def _as_collection(kind: str, route: Route, value: Any) -> str | None:
    """The map or list that was meant by a value that is none, as it is written."""
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        meant = hints.of_map([step for step in route if isinstance(step, str)], value)
    else:
        meant = hints.of_list(value) if kind in ("list_type", "tuple_type") else None
    return f"`{meant}`" if meant else None


UNQUOTE = "take the quotes away"
_WANTED = {
    "bool_type": "`true` or `false`",
    "list_type": "a list, such as `[a, b]`",
    "tuple_type": "a list, such as `[a, b]`",
    "frozen_set_type": "a list, such as `[a, b]`",
    "dict_type": "a map of keys and values",
    "model_type": "a map of keys and values",
    "model_attributes_type": "a map of keys and values",
    "string_type": "text",
    "too_short": "at least one entry",
    "too_long": "fewer entries",
}


def _name(route: Route) -> str:
    names = [step for step in route if isinstance(step, str)]
    return names[-1] if names else "this"


def _not_a_word(name: str, value: Any, expected: str, listed: bool) -> tuple[str, str | None]:
    words = re.findall("'([^']*)'", expected)
    meant = hints.sum_of(value, words) if listed else None
    if meant is not None:
        return f"`{name}` is {shown(value)}; write `{meant}`", None
    close = hints.nearest(value, words)
    choice = ", ".join(f"`{_as_written(word)}`" for word in words)
    help_ = f"did you mean `{_as_written(close)}`?" if close else None
    return f"`{name}` is {shown(value)}; write one of {choice}", help_


def _as_written(word: str) -> str:
    """A word as it must stand in a file: with quotes where it holds a comma."""
    return f'"{word}"' if "," in word else word


def _unknown_key(model: type[Declared], location: tuple[int | str, ...]) -> tuple[str, str]:
    known = sorted(_keys_at(model, location[:-1]))
    key = str(location[-1])
    close = get_close_matches(key, known, n=1, cutoff=0.5)
    message = f"{shown(key)} is no key that is known here"
    if close:
        return message, f"did you mean `{close[0]}`?"
    return message, f"the keys here are {', '.join(f'`{name}`' for name in known)}"


def _keys_at(model: type[BaseModel], location: tuple[int | str, ...]) -> Iterator[str]:
    """The keys that the model nested at `location` knows."""
    for step in location:
        if isinstance(step, int):
            continue
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == step), None)
        inner = model_in(field.annotation) if field else None
        if inner is None:
            return
        model = inner
    for name, field in model.model_fields.items():
        yield field.alias or name


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model inside an annotation such as `tuple[Part, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple, list, dict) or get_args(annotation):
        return next(filter(None, map(model_in, get_args(annotation))), None)
    return None
