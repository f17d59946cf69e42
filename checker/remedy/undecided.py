"""What leaves the verdicts on an offer open, told once for each term and cause."""

from collections.abc import Iterable

from checker.evaluate import Ruling
from checker.finding import Text
from checker.remedy.plan import Undecided
from checker.remedy.trial import why_open

ORDER = ("term", "rate", "law")
NOT_KNOWN = Text("the cause is not known")


def undecided(rulings: Iterable[Ruling]) -> tuple[Undecided, ...]:
    """The causes of open verdicts, what can be declared first; each with the limits that it leaves open."""
    found: dict[tuple[str, tuple[str | int, ...], str], Undecided] = {}
    for ruling in rulings:
        why = why_open(ruling)
        if why is None:
            continue
        cause = ruling.cause or NOT_KNOWN
        key = (why, ruling.route if why == "term" else (), str(cause))
        limit = (ruling.market, ruling.limit.id)
        one = found.get(key) or Undecided(why, key[1], cause, ruling.help, ())
        found[key] = one if limit in one.limits else one._replace(limits=(*one.limits, limit))
    return tuple(sorted(found.values(), key=lambda one: ORDER.index(one.why)))
