"""The limit: one dated rule of law on one measure in one market, as its file declares it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from checker import duration, money
from checker.duration import Duration
from checker.money import Money
from checker.product import Product
from checker.schema import Declared
from checker.values import Day, Time, Words, fault, refuse, share_of, to_day

Standing = Literal["settled", "guidance", "contested", "proposed"]
Phase = Literal["advertised", "granted", "wagered"]
Operator = Literal["at_most", "at_least", "exactly", "forbidden", "required", "one_of", "none_of", "all_of", "any_of"]
IN_LAW: tuple[Operator, ...] = tuple(name for name in get_args(Operator) if name != "any_of")
LAST_DAY = date.max
NOT_SET = date.min
"""The first day of law that has been proposed or passed, and whose first day nobody has set yet."""
Bound = int | Decimal | Fraction | Money | Duration | bool | frozenset[str]


class Constraint(NamedTuple):
    """What law says of a measure: an operator and its value; `any_of` stands in conditions only."""

    operator: Operator
    value: Bound


class Test(NamedTuple):
    """A condition that a measure meets a constraint."""

    measure: str
    constraint: Constraint


class Combined(NamedTuple):
    """Conditions that must hold all, or any, or (`not`, of one) must not."""

    how: Literal["all", "any", "not"]
    of: "tuple[Condition, ...]"


Condition = Test | Combined


def tests_in(condition: Condition) -> list[Test]:
    """The tests of a condition, in their order, each once."""
    if isinstance(condition, Test):
        return [condition]
    return list(dict.fromkeys(test for one in condition.of for test in tests_in(one)))


def to_quantity(value: Any) -> int | Decimal | Fraction | Money | Duration:
    """A bound, its unit read from how it is written: `10`, `1000 DKK`, `50%`, `60 days`."""
    if type(value) in (int, Decimal) and value >= 0:
        return value  # type: ignore[no-any-return]
    found: Decimal | Fraction | Money | Duration | None = None
    if type(value) is str:
        found = money.parse(value) or duration.parse(value)
        found = share_of(value) if found is None else found
    if found is None:
        raise refuse("a number, money, a share or a span of time, with its unit", "1000 DKK")
    return found


def to_flag(value: Any) -> bool:
    """`true`, the only value of `forbidden` and `required`."""
    if value is not True:
        raise refuse("`true`, or leave the key away", "forbidden: true")
    return True


def to_words(value: Any) -> frozenset[str]:
    """A set of words from a list of at least one."""
    if type(value) is not list or not value or not all(type(word) is str for word in value):
        raise refuse("a list of words", "[welcome, cashback]")
    return frozenset(value)


PARSERS: dict[str, Callable[[Any], Bound]] = {
    "at_most": to_quantity, "at_least": to_quantity, "exactly": to_quantity,
    "forbidden": to_flag, "required": to_flag,
    "one_of": to_words, "none_of": to_words, "all_of": to_words, "any_of": to_words,
}  # fmt: skip


def to_condition(value: Any, at: tuple[str | int, ...] = ()) -> Condition:
    """The condition that a `when:` writes; several keys of one map must all hold."""
    if type(value) is not dict or not value:
        raise refuse(
            "a condition: a measure with a constraint, or `all`, `any`, `not`",
            "{reward.types: {any_of: [free_bet]}}",
            at,
        )
    found = [_one_condition(key, inner, (*at, key)) for key, inner in value.items()]
    return found[0] if len(found) == 1 else Combined("all", tuple(found))


def _one_condition(key: str, inner: Any, at: tuple[str | int, ...]) -> Condition:
    if key == "not":
        return Combined("not", (to_condition(inner, at),))
    if key in ("all", "any"):
        if type(inner) is not list or not inner:
            raise refuse("a list of conditions", "[{…}, {…}]", at)
        return Combined(key, tuple(to_condition(one, (*at, i)) for i, one in enumerate(inner)))  # type: ignore[arg-type]
    operator = next(iter(inner)) if type(inner) is dict and len(inner) == 1 else None
    if operator not in PARSERS:
        raise refuse(f"one constraint: {', '.join(PARSERS)}", "{at_most: 10}", at)
    return Test(key, Constraint(operator, PARSERS[operator](inner[operator])))


When = Annotated[Test | Combined, PlainValidator(to_condition), WithJsonSchema({"type": "object", "minProperties": 1})]


def to_first_day(value: Any) -> date | None:
    """A first day: None for `unknown`, NOT_SET for `not_set`."""
    if value == "not_set":
        return NOT_SET
    return None if value == "unknown" else to_day(value)


def to_last_day(value: Any) -> date | None:
    """A last day: None for `unknown`."""
    return None if value == "unknown" else to_day(value)


def to_review_day(value: Any) -> date:
    """The day until which a reading is taken to be fresh; `never` for law that has ended and cannot change."""
    return LAST_DAY if value == "never" else to_day(value)


def _day_or(*words: str) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"enum": list(words)}]})


FirstDay = Annotated[date | None, PlainValidator(to_first_day), _day_or("unknown", "not_set")]
LastDay = Annotated[date | None, PlainValidator(to_last_day), _day_or("unknown")]
ReviewDay = Annotated[date, PlainValidator(to_review_day), _day_or("never")]
CheckedBy = Literal["terms", "ledger", "page", "process", "nothing"]
Quantity = Annotated[
    int | Decimal | Fraction | Money | Duration,
    PlainValidator(to_quantity),
    WithJsonSchema({"type": ["number", "string"]}),
]
Flag = Annotated[bool, PlainValidator(to_flag), WithJsonSchema({"const": True})]
WordSet = Annotated[
    frozenset[str],
    PlainValidator(to_words),
    WithJsonSchema({"type": "array", "items": {"type": "string"}, "minItems": 1}),
]


class Entry(Declared):
    """The law from one day on. `from: unknown` binds from `known_on`, or else from `read_on`.

    `from: not_set` is law that was proposed or passed and has no first day yet. `until: unknown` says that the law
    is gone by `read_on` and stood at least to `certain_until`. `recorded_on` is the day on which this rulebook came
    to hold the entry, `replaced_on` the day on which it was found to be wrong and another took its place.
    """

    first: FirstDay = Field(alias="from")
    until: LastDay = LAST_DAY
    certain_until: Day | None = None
    known_on: Day | None = None
    at_most: Quantity | None = None
    at_least: Quantity | None = None
    exactly: Quantity | None = None
    forbidden: Flag | None = None
    required: Flag | None = None
    one_of: WordSet | None = None
    none_of: WordSet | None = None
    all_of: WordSet | None = None
    standing: Standing
    law: Words
    link: Words | None = None
    read_on: Day
    recorded_on: Day
    replaced_on: Day | None = None
    review_by: ReviewDay
    evidence: Literal["seen", "recalled"]
    confidence: Literal["high", "medium", "low"]
    facts: tuple[Words, ...] = ()
    grandfathers: Time | None = None
    note: Words | None = None

    @property
    def first_day(self) -> date | None:
        """The first day where one is known."""
        return None if self.first == NOT_SET else self.first

    @cached_property
    def constraint(self) -> Constraint | None:
        """The one constraint of the entry; None in an exception or a rule without a measure, which have none."""
        named = [Constraint(name, getattr(self, name)) for name in IN_LAW if getattr(self, name) is not None]
        return named[0] if len(named) == 1 else None

    @model_validator(mode="after")
    def _has_at_most_one_constraint(self) -> "Entry":
        named = [name for name in IN_LAW if getattr(self, name) is not None]
        if len(named) > 1:
            listed = " and ".join(f"`{name}`" for name in named)
            raise fault(f"an entry has one constraint, and here are {listed}", (named[1],))
        return self


OF_LEDGERS = "ledger."
"""What the names of measures begin with that only a ledger shows."""


class LimitFile(Declared):
    """The content of `rules/markets/<market>/<limit>.yaml`.

    A limit has a `measure`, an exception `exception_to`. A rule that terms cannot decide has neither; it says `how`
    it is checked instead, and `checked_by` whom or what: `ledger`, `page`, `process`, or `nothing`. Where it is one of
    a ledger alone, its `measure` may be one of ledgers, `ledger.…`, by which terms are never judged.
    """

    title: Words
    named: Words | None = Field(None, alias="measure")
    products: tuple[Product, ...] = ()
    before: Literal["not_researched", "no_limit"] = "not_researched"
    after: Literal["not_researched", "no_limit"] = "no_limit"
    binds: Phase | None = None
    bans: Literal["bonuses", "online_play"] | None = None
    exception_to: Words | None = None
    when: When | None = None
    checked_by: tuple[CheckedBy, ...] = ("terms",)
    how: Words | None = None
    facts: tuple[str, ...] = Field(min_length=1)
    history: tuple[Entry, ...] = Field(min_length=1)

    @cached_property
    def measure(self) -> str | None:
        """The measure of terms that the limit is on."""
        return None if self.observed else self.named

    @cached_property
    def observed(self) -> str | None:
        """The measure of ledgers that the rule is on."""
        return self.named if self.named is not None and self.named.startswith(OF_LEDGERS) else None

    @model_validator(mode="after")
    def _is_whole(self) -> "LimitFile":
        if self.named is not None and self.exception_to is not None:
            raise fault("a limit has a `measure`; an exception has `exception_to` and no measure", ("measure",))
        if self.observed is not None and "ledger" not in self.checked_by:
            where = ("checked_by",) if "checked_by" in self.model_fields_set else ()
            raise fault("a limit on what a ledger shows is `checked_by` the ledger, and says `how`", where)
        if self.measure is None and self.exception_to is None and self.how is None:
            raise fault("a limit has a `measure`; a rule that terms cannot decide says `how` it is checked")
        if self.measure is not None and "terms" not in self.checked_by:
            raise fault("a limit with a `measure` is `checked_by` terms, whatever else checks it", ("checked_by",))
        for i, entry in enumerate(self.history):
            if (entry.constraint is None) != (self.named is None):
                words = (
                    "each entry of a limit has one constraint, such as `at_most: 10`; an exception, or a rule "
                    "without a measure, has none"
                )
                raise fault(words, ("history", i, *([entry.constraint.operator] if entry.constraint else [])))
        return self
