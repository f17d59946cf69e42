"""Who offers, to whom, where it is shown, and what a player must do to get it."""

from typing import Annotated, Literal

from pydantic import Field

from checker.offer import words as w
from checker.offer.written import ClockTime, Products, Rows, TimeZone
from checker.product import Product
from checker.schema import Declared
from checker.values import (
    Count,
    Day,
    Identifier,
    Market,
    MarketAmounts,
    Number,
    Odds,
    Time,
    Truth,
    Words,
)


class Operator(Declared):
    """Who makes the offer. Without `licence` the licence is taken to be a commercial one."""

    brand: Words | None = None
    licensee: Words | None = None
    licences: dict[Market, Words] = Field(default_factory=dict)
    licence: w.LicenceKind = "commercial"


class Runs(Declared):
    """The days on which the offer can be taken; without `until` it runs until further notice."""

    first: Day = Field(alias="from")
    until: Day | None = None
    from_time: ClockTime | None = None
    until_time: ClockTime | None = None
    timezone: TimeZone | None = None


class Choice(Declared):
    """A choice out of a list of words: only these, or all but these."""

    one_of: Annotated[tuple[w.PaymentMethod, ...], Field(min_length=1)] | None = None
    none_of: tuple[w.PaymentMethod, ...] | None = None


class Countries(Declared):
    """The countries or states that players may come from: only these, or all but these."""

    one_of: tuple[Market, ...] | None = None
    none_of: tuple[Market, ...] | None = None


class Audience(Declared):
    """To whom the offer is made. `never` lists all who cannot get it, and is read as complete."""

    who: w.Who | None = None
    segment: Words | None = None
    minimum_age: Count | None = None
    verified: Truth | None = None
    account_age: Time | None = None
    one_per: tuple[w.OnePer, ...] | None = None
    never: tuple[w.Never, ...] | None = None
    recipients_at_least: Count | None = None
    countries: Countries | None = None


class Turnover(Declared):
    """The stakes of own money that come before a bonus is credited: a multiple of a basis."""

    multiple: Number
    basis: w.Basis = "deposit"


class Selections(Declared):
    """How many selections a qualifying coupon has."""

    minimum: Count | None = None
    maximum: Count | None = None


class Qualify(Declared):
    """What a player does to get the reward."""

    by: w.QualifyBy | None = None
    products: Products | None = None
    excludes: tuple[Product, ...] = ()
    minimum: MarketAmounts | None = None
    maximum_counted: MarketAmounts | None = None
    ordinal: Count | None = None
    single_transaction: Truth | None = None
    lookback: Time | None = None
    payment_methods: Choice | None = None
    minimum_odds: Odds | None = None
    minimum_leg_odds: Odds | None = None
    odds_format: Words | None = None
    selections: Selections | None = None
    first_bet_only: Truth | None = None
    settle_by: Day | None = None
    within: Time | None = None
    opt_in: w.OptIn | None = None
    code: Identifier | None = None
    turnover: Turnover | None = None


class Dispute(Declared):
    """Where a player can take a complaint."""

    adr: Words | None = None


class Disclosure(Declared):
    """What a player is told and where; `claims` lists every such word the advert uses, and is read as complete."""

    significant_terms: w.SignificantTerms | None = None
    worked_example: Truth | None = None
    helpline: Truth | None = None
    claims: tuple[w.Claim, ...] | None = None
    terms_url: Words | None = None
    languages: tuple[Words, ...] | None = None
    sha256: Words | None = None
    terms_available_until: Day | None = None
    registration_procedure: Truth | None = None


class Filing(Declared):
    """The days on which the terms were handed to a regulator that wants them beforehand."""

    on: dict[Market, Day] = Field(default_factory=dict)


class Dormancy(Declared):
    """What happens to the money of a player who stays away; `charges: false` says that there is no charge."""

    charges: Truth = True
    charge_after: Time | None = None


class DepositTurnover(Declared):
    """Stakes asked of every deposit, bonus or not, against money laundering.

    A bonus may take their place while it is wagered; `restored_on_forfeit` says whether they are asked again when it
    is forfeited.
    """

    multiple: Number
    restored_on_forfeit: Truth | None = None


class RoundingRule(Declared):
    """How one quantity is rounded: to how many digits behind the point, and of each bet or of their sum."""

    mode: Literal["half_up", "half_even", "down", "up"] = "half_up"
    per: Literal["bet", "sum"] = "bet"
    digits: Count | None = None


class Rounding(RoundingRule):
    """How turnover is rounded, and, where it is done another way, what of a stake counts."""

    contribution: RoundingRule | None = None


class CurrencyTable(Declared):
    """Fixed amounts that stand for each other, such as 5 EUR for 8 CAD: one row of them, or several."""

    equal: Rows = ()
