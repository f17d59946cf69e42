"""In which markets an offer may run on a day, and what stands in the way elsewhere."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from checker.evaluate import Ruling
from checker.finding import Level, Problem, Verdict
from checker.remedy import Undecided, undecided
from checker.remedy.trial import is_broken
from checker.review.offers import check_file
from checker.review.review import Asked, Checked, MarketRulings
from checker.rulebook import Limit, MarketLaw, Rulebook

Group = Literal["may_run", "may_run_if", "may_not_run", "no_limit_recorded"]
"""How an offer stands in a market.

`may_run`: some limit is kept, and none is broken or open. `may_run_if`: none is broken, and some are open.
`may_not_run`: some are broken by law in force, of whatever standing. `no_limit_recorded`: no limit on record reaches
the offer, which says nothing about whether it is lawful.
"""
GROUPS: tuple[Group, ...] = ("may_run", "may_run_if", "may_not_run", "no_limit_recorded")
HEAVY_FIRST = (Level.ERROR, Level.WARNING)
UNSETTLED = ("no_limit", "not_recorded", "not_commenced")
"""The states of a rule that does not bind on a day."""


class MarketFit(NamedTuple):
    """How an offer stands in one market on a day.

    `breaches` are those of law in force: bans first, then errors, then warnings. `notes` are breaches of law that is
    not in force. `unread` are the recorded rules that terms cannot decide and that may bind on the day.
    """

    law: MarketLaw
    group: Group
    rulings: MarketRulings
    breaches: tuple[Ruling, ...]
    notes: tuple[Ruling, ...]
    undecided: tuple[Undecided, ...]
    unread: tuple[Limit, ...]

    @property
    def kept(self) -> int:
        """How many limits are kept."""
        return self.count(Verdict.KEPT)

    @property
    def stale(self) -> int:
        """How many of the kept limits rest on a source that was to be read again by now."""
        return sum(one.verdict is Verdict.KEPT and one.level is not None for one in self.rulings.rulings)

    def count(self, verdict: Verdict) -> int:
        """How many limits have a verdict."""
        return sum(one.verdict is verdict for one in self.rulings.rulings)


class Fit(NamedTuple):
    """How one offer stands in each market, in the order of the markets asked for."""

    checked: Checked
    markets: tuple[MarketFit, ...]

    def of(self, group: Group) -> list[MarketFit]:
        """The markets in which the offer stands alike."""
        return [one for one in self.markets if one.group == group]


def fits(
    name: str, content: bytes, laws: Sequence[MarketLaw], asked: Asked, book: Rulebook
) -> tuple[list[Fit], list[Problem]]:
    """How each offer of a file stands in some markets on the day asked, whatever markets it names; and what is wrong
    with the file.
    """
    assert asked.on is not None
    limited = tuple(law.declared.market for law in laws if law.limits)
    file = check_file(name, content, asked._replace(markets=limited, as_if=True), book)
    return [fit(checked, laws, asked.on) for checked in file.checked], file.problems


def fit(checked: Checked, laws: Sequence[MarketLaw], day: date) -> Fit:
    """How an offer that was judged on one day stands in each of some markets."""
    judged = {one.market: one for one in checked.markets}
    found = []
    for law in laws:
        code = law.declared.market
        found.append(_in_market(law, judged.get(code) or MarketRulings(code, 0, []), day))
    return Fit(checked, tuple(found))


def _in_market(law: MarketLaw, one: MarketRulings, day: date) -> MarketFit:
    breaches = tuple(sorted(filter(is_broken, one.rulings), key=_order))
    notes = tuple(r for r in one.rulings if r.verdict is Verdict.BREACH and not is_broken(r))
    causes = undecided(one.rulings)
    unread = tuple(rule for rule in law.unmeasured if rule.on(day).state not in UNSETTLED)
    return MarketFit(law, _group(one, breaches, causes), one, breaches, notes, causes, unread)


def _group(one: MarketRulings, breaches: tuple[Ruling, ...], causes: tuple[Undecided, ...]) -> Group:
    if breaches:
        return "may_not_run"
    if causes:
        return "may_run_if"
    kept = any(ruling.verdict is Verdict.KEPT for ruling in one.rulings)
    return "may_run" if kept else "no_limit_recorded"


def _order(ruling: Ruling) -> tuple[bool, int, str]:
    """Bans first, whether of all offers or of this kind, then the heavier, then by id."""
    return (
        ruling.limit.declared.measure != "offer.made",
        HEAVY_FIRST.index(ruling.level or Level.ERROR),
        ruling.limit.id,
    )
