"""All rules of one set of terms, section by section."""

from typing import NamedTuple

from checker.measures import View
from checker.measures.scope import Scope
from checker.offer import Offer, Part
from checker.replay.fields import NONE, Clock, R, Stacking, Switch
from checker.replay.rules.counting import put_counting
from checker.replay.rules.demand import put_demand
from checker.replay.rules.ending import put_ending
from checker.replay.rules.limits import put_limits
from checker.replay.rules.sheet import Question, Sheet, Unbuildable, UnbuildableError
from checker.replay.rules.wallet import put_wallet

OF_NO_REQUIREMENT = (Switch.STACKING, Switch.STICKY, Switch.WIN_CAP_AT)
"""What can matter of a bonus that is met as soon as it is active, and has nothing over from one before."""
NO_ZONE = "the offer names no time zone, so that its days are taken to be those of UTC"


class Ruled(NamedTuple):
    """The rules of one set of terms: the fields of R in their order, and the questions that the terms leave open.

    `zone` is the time zone in which its days end, empty where the offer names none; `notes` tell what is taken for
    granted then.
    """

    values: tuple[int, ...]
    questions: dict[Switch, Question]
    zone: str
    notes: tuple[str, ...] = ()


def rules_of(offer: Offer, part: Part, market: str, currency: str) -> Ruled | Unbuildable:
    """The rules of one part of an offer in a market for grants in a currency, or why there are none.

    The routes of questions begin at the part for its own terms, and at the offer for those of all its parts.
    """
    sheet = Sheet(offer, part, market, currency)
    wagering = part.wagering
    if wagering is None:
        return Unbuildable("the terms do not say whether the bonus has to be wagered", (*part.route, "wagering"))
    scope: Scope = View(offer, market).scope_of(part)
    try:
        put_demand(sheet, wagering)
        put_counting(sheet, wagering)
        put_limits(sheet, wagering)
        put_wallet(sheet, scope)
        put_ending(sheet, wagering, scope)
    except UnbuildableError as error:
        return error.told
    if not sheet.is_wagered and sheet.values[R.STACKING] != Stacking.MERGE:
        sheet.keep(OF_NO_REQUIREMENT)
    return Ruled(sheet.row(), sheet.questions, offer.runs.timezone or "", _notes(sheet))


def _notes(sheet: Sheet) -> tuple[str, ...]:
    hangs_on_days = sheet.values.get(R.CLOCK, NONE) not in (NONE, Clock.MICROSECONDS) or sheet.values.get(R.END_OF_DAY)
    if sheet.offer.runs.timezone or not (hangs_on_days or Switch.CLOCK in sheet.questions):
        return ()
    return (NO_ZONE,)
