"""To whom an offer is made, by whom, and where it is shown."""

from checker.finding import Text
from checker.measures.measured import Cases, Irrelevant, Measured, View, missing, words
from checker.offer.words import DIRECT

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


def who(view: View) -> Cases:
    """Whom the offer is for: `new_customers`, `existing`, `first_play_only`, `reactivation`, `vip` …"""
    declared = view.offer.audience.who
    if declared is None:
        return (
            missing(
                "the terms do not say whom the offer is for",
                ("audience", "who"),
                "add `audience: {who: new_customers}`",
            ),
        )
    possible = (
        frozenset(("new_customers", "existing", "referred"))
        if declared in ("everyone", "segment", "invited")
        else frozenset()
    )
    return (Measured(words(declared), ("audience", "who"), None, None, possible),)


def first_play_only(view: View) -> Cases:
    """Whether the offer can be had only on the first occasion of play with the licensee."""
    declared = view.offer.audience.who
    route = ("audience", "who")
    if declared is None:
        return (missing("the terms do not say whom the offer is for", route, "add `audience: {who: first_play_only}`"),)
    if declared in ("new_customers", "referred"):
        cause = "a new customer of a brand may have played with the same licensee before"
        return (missing(cause, route, "write `who: first_play_only` if only a first play with the licensee qualifies"),)
    return (Measured(declared == "first_play_only", route, Text("for `{}`", (declared,))),)


def minimum_age(view: View) -> Cases:
    """The least age at which the offer can be had, in years: `minimum_age`, or the age below which `never` bars."""
    audience = view.offer.audience
    barred = [AGES[word] for word in audience.never or () if word in AGES]
    if audience.minimum_age is None and not barred:
        return (
            missing(
                "the terms do not say from what age the offer can be had",
                ("audience", "minimum_age"),
                "add `minimum_age: 18` to `audience`",
            ),
        )
    least = max([*barred, audience.minimum_age or 0])
    if audience.minimum_age == least:
        return (Measured(least, ("audience", "minimum_age"), Text("from {} years", (least,)), least),)
    return (Measured(least, ("audience", "never"), Text("nobody under {}", (least,))),)


def never(view: View) -> Cases:
    """Who can never get the offer: `self_excluded`, `harm_flagged`, `under_25` …; the list is read as complete."""
    declared = view.offer.audience.never
    if declared is None:
        return (
            missing(
                "the terms do not say who can never get the offer",
                ("audience", "never"),
                "add `never: [self_excluded, harm_flagged]` to `audience`",
            ),
        )
    return (Measured(words(declared), ("audience", "never")),)


def account_age(view: View) -> Cases:
    """How old an account is at the least before the offer can be had, in days; 0 for new customers."""
    audience = view.offer.audience
    if audience.account_age is not None:
        return (
            Measured(audience.account_age.least_days, ("audience", "account_age"), Text("{}", (audience.account_age,))),
        )
    if audience.who in ("new_customers", "first_play_only", "referred", "everyone"):
        return (Measured(0, ("audience", "who"), Text("`{}` have accounts of any age", (audience.who,))),)
    return (
        missing(
            "the terms do not say how old an account must be",
            ("audience", "account_age"),
            "add `account_age: 30 days` to `audience`",
        ),
    )


def verified(view: View) -> Cases:
    """Whether only players whose identity was verified can get the offer."""
    declared = view.offer.audience.verified
    if declared is None:
        return (
            missing(
                "the terms do not say whether a player must be verified first",
                ("audience", "verified"),
                "add `verified: true` to `audience`",
            ),
        )
    return (Measured(declared, ("audience", "verified")),)


def recipients(view: View) -> Cases:
    """To how many players the offer is made at the least."""
    audience = view.offer.audience
    if audience.recipients_at_least is None:
        return (
            missing(
                "the terms do not say to how many players the offer is made",
                ("audience", "recipients_at_least"),
                "add `recipients_at_least: 100` to `audience`",
            ),
        )
    route = ("audience", "recipients_at_least")
    return (Measured(audience.recipients_at_least, route, None, audience.recipients_at_least),)


def individual(view: View) -> Cases:
    """Whether the terms are made for one player: an audience of `vip` or `personal`, or a manual reward."""
    declared = view.offer.audience.who
    if declared is None:
        return (
            missing(
                "the terms do not say whom the offer is for",
                ("audience", "who"),
                "add `audience: {who: new_customers}`",
            ),
        )
    manual = next((part for part in view.parts if part.reward.type == "manual"), None)
    if manual is not None:
        return (Measured(value=True, route=(*manual.route, "reward", "type"), trace=Text("a reward of type `manual`")),)
    if declared == "vip":
        return (
            missing(
                "the terms do not say whether every VIP gets the same terms",
                ("audience", "who"),
                "write `who: segment` where all get the same",
            ),
        )
    return (Measured(declared == "personal", ("audience", "who"), Text("for `{}`", (declared,))),)


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
