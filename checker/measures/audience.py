"""To whom an offer is made, by whom, and where it is shown."""

from checker.finding import Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, View, each_scope, missing, words
from checker.measures.scope import Scope
from checker.offer.words import DIRECT

ANYBODY = frozenset(("new_customers", "existing", "referred"))
ALSO = {
    "everyone": ANYBODY, "segment": ANYBODY, "invited": ANYBODY, "first_play_only": frozenset(("new_customers",)),
}  # fmt: skip
"""Whom an offer for each audience may reach beside those that its name says."""
AGES = {"under_21": 21, "under_24": 24, "under_25": 25, "under_26": 26}
PUBLIC = frozenset(
    (
        "own_social",
        "affiliate",
        "influencer",
        "tv",
        "radio",
        "print",
        "outdoor",
        "search",
        "social_ads",
        "venue",
        "event_sponsorship",
    )
)


def made(view: View) -> Cases:
    """Whether an offer is made at all: always; what a ban of every offer looks at."""
    return (Measured(value=True, route=("offer",)),)


def licence(view: View) -> Cases:
    """The kind of licence the operator holds: `commercial`, `public_benefit`, `monopoly`."""
    return (Measured(words(view.offer.operator.licence), ("operator", "licence")),)


@each_scope
def who(view: View, scope: Scope) -> Result:
    """Whom the offer is for: `new_customers`, `existing`, `first_play_only`, `reactivation`, `vip` …

    One who plays with a licensee for the first time may be a new customer, and may have held an account for years.
    """
    declared = scope.audience.who
    if declared is None:
        return missing(
            "the terms do not say whom the offer is for",
            (*scope.route, "audience", "who"),
            "add `audience: {who: new_customers}`",
        )
    return Measured(words(declared), (*scope.route, "audience", "who"), None, None, ALSO.get(declared, frozenset()))


@each_scope
def first_play_only(view: View, scope: Scope) -> Result:
    """Whether the offer can be had only on the first occasion of play with the licensee."""
    declared = scope.audience.who
    route = (*scope.route, "audience", "who")
    if declared is None:
        return missing("the terms do not say whom the offer is for", route, "add `audience: {who: first_play_only}`")
    if declared in ("new_customers", "referred"):
        cause = "a new customer of a brand may have played with the same licensee before"
        return missing(cause, route, "write `who: first_play_only` if only a first play with the licensee qualifies")
    return Measured(declared == "first_play_only", route, Text("for `{}`", (declared,)))


@each_scope
def minimum_age(view: View, scope: Scope) -> Result:
    """The least age at which the offer can be had, in years: `minimum_age`, or the age below which `never` bars."""
    audience = scope.audience
    barred = [AGES[word] for word in audience.never or () if word in AGES]
    if audience.minimum_age is None and not barred:
        return missing(
            "the terms do not say from what age the offer can be had",
            (*scope.route, "audience", "minimum_age"),
            "add `minimum_age: 18` to `audience`",
        )
    least = max([*barred, audience.minimum_age or 0])
    if audience.minimum_age == least:
        return Measured(least, (*scope.route, "audience", "minimum_age"), Text("from {} years", (least,)), least)
    return Measured(least, (*scope.route, "audience", "never"), Text("nobody under {}", (least,)))


@each_scope
def never(view: View, scope: Scope) -> Result:
    """Who can never get the offer: `self_excluded`, `harm_flagged`, `under_25` …; the list is read as complete."""
    declared = scope.audience.never
    if declared is None:
        return missing(
            "the terms do not say who can never get the offer",
            (*scope.route, "audience", "never"),
            "add `never: [self_excluded, harm_flagged]` to `audience`",
        )
    return Measured(words(declared), (*scope.route, "audience", "never"))


@each_scope
def account_age(view: View, scope: Scope) -> Result:
    """How old an account is at the least before the offer can be had, in days; 0 for new customers."""
    audience = scope.audience
    if audience.account_age is not None:
        return Measured(
            audience.account_age.least_days,
            (*scope.route, "audience", "account_age"),
            Text("{}", (audience.account_age,)),
        )
    if audience.who in ("new_customers", "first_play_only", "referred", "everyone"):
        return Measured(0, (*scope.route, "audience", "who"), Text("`{}` have accounts of any age", (audience.who,)))
    return missing(
        "the terms do not say how old an account must be",
        (*scope.route, "audience", "account_age"),
        "add `account_age: 30 days` to `audience`",
    )


@each_scope
def verified(view: View, scope: Scope) -> Result:
    """Whether only players whose identity was verified can get the offer."""
    declared = scope.audience.verified
    if declared is None:
        return missing(
            "the terms do not say whether a player must be verified first",
            (*scope.route, "audience", "verified"),
            "add `verified: true` to `audience`",
        )
    return Measured(declared, (*scope.route, "audience", "verified"))


@each_scope
def recipients(view: View, scope: Scope) -> Result:
    """To how many players the offer is made at the least."""
    audience = scope.audience
    if audience.recipients_at_least is None:
        return missing(
            "the terms do not say to how many players the offer is made",
            (*scope.route, "audience", "recipients_at_least"),
            "add `recipients_at_least: 100` to `audience`",
        )
    route = (*scope.route, "audience", "recipients_at_least")
    return Measured(audience.recipients_at_least, route, None, audience.recipients_at_least)


@each_scope
def individual(view: View, scope: Scope) -> Result:
    """Whether the terms are made for one player: an audience of `vip` or `personal`, or a manual reward."""
    declared = scope.audience.who
    if declared is None:
        return missing(
            "the terms do not say whom the offer is for",
            (*scope.route, "audience", "who"),
            "add `audience: {who: new_customers}`",
        )
    manual = next((part for part in view.parts_in(scope) if part.reward.type == "manual"), None)
    if manual is not None:
        return Measured(value=True, route=(*manual.route, "reward", "type"), trace=Text("a reward of type `manual`"))
    if declared == "vip":
        return missing(
            "the terms do not say whether every VIP gets the same terms",
            (*scope.route, "audience", "who"),
            "write `who: segment` where all get the same",
        )
    return Measured(declared == "personal", (*scope.route, "audience", "who"), Text("for `{}`", (declared,)))


def channels(view: View) -> Cases:
    """Where the offer is shown or sent."""
    if view.offer.channels is None:
        return (missing("the terms do not say where the offer is shown", ("channels",), "add `channels: [own_site]`"),)
    return (Measured(words(view.offer.channels), ("channels",)),)


def shown_in_public(view: View) -> Cases:
    """Whether the offer is shown where the public sees it: beyond the own site, the own app and direct messages."""
    if view.offer.channels is None:
        return (missing("the terms do not say where the offer is shown", ("channels",), "add `channels: [own_site]`"),)
    public = [name for name in view.offer.channels if name in PUBLIC]
    return (
        Measured(
            bool(public),
            ("channels",),
            Text("{}", (", ".join(public) or "own site, own app and direct messages only",)),
        ),
    )


def consent(view: View) -> Cases:
    """Whether every player who gets a direct message about the offer has agreed to such messages."""
    if view.offer.channels is None:
        return (missing("the terms do not say where the offer is shown", ("channels",), "add `channels: [own_site]`"),)
    if not DIRECT & set(view.offer.channels):
        return (Irrelevant(Text("no direct message is sent"), ("channels",)),)
    if view.offer.consent is None:
        return (
            missing(
                "the terms do not say whether the recipients agreed to direct messages",
                ("consent",),
                "add `consent: given`",
            ),
        )
    return (Measured(view.offer.consent == "given", ("consent",)),)


def partners(view: View) -> Cases:
    """With whom the offer is made together: `land_casino`, `retailer`, `sports_club`, `media`; the list is complete."""
    if view.offer.partners is None:
        return (
            missing("the terms do not say with whom the offer is made", ("partners",), "add `partners: []` where none"),
        )
    return (Measured(words(view.offer.partners), ("partners",)),)
