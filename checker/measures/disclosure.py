"""What players and regulators are told about an offer, where, and how early."""

from datetime import date, timedelta

from checker.finding import Text
from checker.measures.measured import Cases, Measured, Readings, View, missing, words

SHORT_SPANS_LEAST_HOLIDAYS = 2
ONE_DAY = timedelta(days=1)


def claims(view: View) -> Cases:
    """The words that the advert uses: `free`, `risk_free`, `guaranteed` …; the declared list is read as complete."""
    told = view.offer.disclosure
    if told is None or told.claims is None:
        return (
            missing(
                "the terms do not say which claims the advert makes",
                ("disclosure", "claims"),
                "add `claims: []` to `disclosure` where it makes none",
            ),
        )
    return (Measured(words(told.claims), ("disclosure", "claims")),)


def worked_example(view: View) -> Cases:
    """Whether an example shows, in money, how much must be played."""
    told = view.offer.disclosure
    if told is None or told.worked_example is None:
        return (
            missing(
                "the terms do not say whether an example shows how much must be played",
                ("disclosure", "worked_example"),
                "add `worked_example: true` to `disclosure`",
            ),
        )
    return (Measured(told.worked_example, ("disclosure", "worked_example")),)


def significant_terms(view: View) -> Cases:
    """Where the significant terms stand: `with_headline`, `one_click` away, or `further`."""
    told = view.offer.disclosure
    if told is None or told.significant_terms is None:
        return (
            missing(
                "the terms do not say where the significant terms stand",
                ("disclosure", "significant_terms"),
                "add `significant_terms: with_headline` to `disclosure`",
            ),
        )
    return (Measured(words(told.significant_terms), ("disclosure", "significant_terms")),)


def published(view: View) -> Cases:
    """Whether the full terms can be read at an address."""
    told = view.offer.disclosure
    if told is None or told.terms_url is None:
        return (
            missing(
                "the terms do not say where they are published",
                ("disclosure", "terms_url"),
                "add `terms_url: https://…` to `disclosure`",
            ),
        )
    return (Measured(value=True, route=("disclosure", "terms_url")),)


def helpline(view: View) -> Cases:
    """Whether the terms name a helpline for people with a gambling problem."""
    told = view.offer.disclosure
    if told is None or told.helpline is None:
        return (
            missing(
                "the terms do not say whether a helpline is named",
                ("disclosure", "helpline"),
                "add `helpline: true` to `disclosure`",
            ),
        )
    return (Measured(told.helpline, ("disclosure", "helpline")),)


def declared(view: View) -> Cases:
    """Which kinds of term the offer states: `validity`, `registration`, `eligibility`, `action`, `claim`,
    `participation`, `wagering`, `funds_order`, `eligible_games`, `withdrawal`, `cancellation`, `helpline`.
    """
    offer, parts, scopes = view.offer, view.parts, view.scopes
    endings = [scope.withdrawal for scope in scopes]
    stated = {
        "validity": offer.runs.until is not None,
        "registration": bool(offer.disclosure and offer.disclosure.registration_procedure),
        "eligibility": all(scope.audience.who is not None for scope in scopes),
        "action": all(part.qualify.by is not None for part in parts),
        "claim": all(part.qualify.opt_in is not None for part in parts),
        "participation": all(scope.audience.one_per is not None for scope in scopes),
        "wagering": all(part.wagering is not None for part in parts),
        "funds_order": all(scope.wallet is not None for scope in scopes),
        "eligible_games": all(part.reward.products is not None for part in parts),
        "withdrawal": all(ending is not None and (ending.while_active or ending.own_deposit) for ending in endings),
        "cancellation": all(ending is not None and ending.cancel_bonus_any_time is not None for ending in endings),
        "helpline": bool(offer.disclosure and offer.disclosure.helpline),
    }
    return (Measured(frozenset(name for name, one in stated.items() if one), ("offer",)),)


def business_days(view: View) -> Cases:
    """The working days between filing the terms and the start of the offer, Monday to Friday.

    Public holidays are not known here; as up to two can fall into so short a time, fewer days by two are a
    second reading.
    """
    filed = view.offer.filed.on.get(view.market) if view.offer.filed else None
    route = ("filed", "on", view.market)
    if filed is None:
        return (
            missing(
                "the terms do not say when they were filed with the regulator",
                route,
                f"add `filed: {{on: {{{view.market}: 2026-01-15}}}}`",
            ),
        )
    days = _weekdays(filed, view.offer.runs.first)
    trace = Text("from {} to {}", (filed, view.offer.runs.first))
    least = max(days - SHORT_SPANS_LEAST_HOLIDAYS, 0)
    of = tuple(Measured(count, route, trace) for count in (least, days))
    return (
        Readings(
            of,
            Text("public holidays may fall between filing and start"),
            route,
            "file at least seven working days before the start",
        ),
    )


def _weekdays(first: date, last: date) -> int:
    """The days from Monday to Friday after `first` up to and including the day before `last`."""
    span = (last - first).days
    weeks, rest = divmod(max(span, 0), 7)
    return weeks * 5 + sum((first + ONE_DAY * i).weekday() < 5 for i in range(rest))
