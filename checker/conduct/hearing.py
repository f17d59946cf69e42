"""Which bonuses a limit reaches: by its condition, its products and its exceptions, looked up in their terms."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.conduct.bounds import spans_of
from checker.conduct.outcome import present
from checker.conduct.promises import Terms
from checker.court import Court, holds, part_of
from checker.finding import Text, Verdict
from checker.fx import Rates
from checker.judge import BESIDE_ITS_CONDITION, outside_products
from checker.ledger.rows import Ints
from checker.life import life_of
from checker.measures import View
from checker.rulebook import Limit, MarketLaw

UNKNOWN = Text("the terms of the bonus are not known")
YES, NO, DOUBTFUL = 1, 0, 2


class Reach(NamedTuple):
    """Whether a limit reaches the bonuses of some terms; None where that is not known, with the cause."""

    met: bool | None
    cause: Text | None = None


REACHED = Reach(met=True)


@dataclass
class Hearing:
    """The terms of a run before the law of one market; each court is made once."""

    law: MarketLaw
    rates: Rates
    terms: tuple[Terms | None, ...]
    courts: dict[int, Court] = field(default_factory=dict)

    def court(self, column: int) -> Court | None:
        """The court of one set of terms; None for bonuses without."""
        terms = self.terms[column] if column >= 0 else None
        if terms is None:
            return None
        if column not in self.courts:
            view = View(terms.offer, self.law.declared.market)
            self.courts[column] = Court(self.law, view, life_of(terms.offer, None, None), self.rates)
        return self.courts[column]

    def reach(self, limit: Limit, column: int) -> Reach:
        """Whether a limit reaches the bonuses of one set of terms, exceptions apart."""
        products = limit.declared.products
        if not products and limit.condition is None:
            return REACHED
        court = self.court(column)
        if court is None:
            return Reach(None, UNKNOWN)
        beside = outside_products(court, products) if products else None
        if beside is not None:
            return Reach(None if beside.verdict is Verdict.OPEN else False, beside.cause)
        return self._condition(limit, column)

    def _condition(self, limit: Limit, column: int) -> Reach:
        court = self.court(column)
        if limit.condition is None or court is None:
            return REACHED if limit.condition is None else Reach(None, UNKNOWN)
        held = holds(court, limit.condition, self._part(column))
        return Reach(held.met, held.cause if held.met is None else BESIDE_ITS_CONDITION)

    def _part(self, column: int) -> int | None:
        terms = self.terms[column]
        return part_of(terms.part.route) if terms else None

    def reaches(self, limit: Limit, rules: Ints) -> tuple[npt.NDArray[np.int8], dict[int, Reach]]:
        """For each set of terms that bonuses have YES, NO or DOUBTFUL, and its reach."""
        found = {int(column): self.reach(limit, int(column)) for column in present(rules)}
        codes = np.full(len(self.terms) + 1, YES, dtype=np.int8)
        for column, reach in found.items():
            codes[column] = DOUBTFUL if reach.met is None else int(reach.met)
        return codes, found

    def reaches_play(self, limit: Limit) -> Reach:
        """Whether a limit on play reaches the stakes of a market: where all offers of it agree on its condition.

        Its products are those of the bets, which the ledger tells.
        """
        if limit.condition is None:
            return REACHED
        market = self.law.declared.market
        columns = [i for i, one in enumerate(self.terms) if one is not None and one.market == market]
        held = {self._condition(limit, column).met for column in columns}
        if len(held) == 1 and None not in held:
            return Reach(held.pop(), BESIDE_ITS_CONDITION)
        return Reach(None, Text("the ledger does not say whether the condition of the limit holds"))

    def excepted(self, limit: Limit, rules: Ints, at: Ints, zone: str) -> npt.NDArray[np.int8]:
        """For each bonus YES where an exception to the limit holds on its day, DOUBTFUL where one may."""
        codes = np.zeros(len(rules), dtype=np.int8)
        for exception in self.law.exceptions.get(limit.id, ()):
            held = {int(column): self._holds(exception, int(column)) for column in present(rules)}
            known = np.full(len(self.terms) + 1, NO, dtype=np.int8)
            for column, met in held.items():
                known[column] = DOUBTFUL if met is None else int(met)
            for span in spans_of(exception, zone, int(at.min(initial=0)), int(at.max(initial=0))):
                here = span.holds(at)
                if span.period.state == "no_limit":
                    continue
                sure = (known[rules] == YES) & (span.period.state == "in_force")
                codes[here & (known[rules] != NO) & (codes == NO)] = DOUBTFUL
                codes[here & sure] = YES
        return codes

    def _holds(self, exception: Limit, column: int) -> bool | None:
        court = self.court(column)
        if court is None or exception.condition is None:
            return None if exception.condition is not None else False
        return holds(court, exception.condition, None).met
