"""The words that each measure told in words can come to, and whether it comes to one of them or to several at once."""

from typing import NamedTuple, get_args

from checker.offer import words as w
from checker.offer.ending import MaximumWin
from checker.offer.wagering import Wagering
from checker.product import Product


class Vocabulary(NamedTuple):
    """The words of a measure; `single` where each of its results is exactly one of them.

    Of a list that is `open` they are examples: it holds the codes of all markets that there may be.
    """

    words: frozenset[str]
    single: bool = False
    is_open: bool = False


DECLARABLE = (
    "validity", "registration", "eligibility", "action", "claim", "participation", "wagering", "funds_order",
    "eligible_games", "withdrawal", "cancellation", "helpline",
)  # fmt: skip
"""The terms that `terms.declared` looks for."""


def _one(literal: object) -> Vocabulary:
    return Vocabulary(frozenset(get_args(literal)), single=True)


def _several(literal: object) -> Vocabulary:
    return Vocabulary(frozenset(get_args(literal)))


def _inside(annotation: object) -> frozenset[str]:
    """The words anywhere inside an annotation such as `tuple[Literal[…], ...] | None`."""
    inner = get_args(annotation)
    found = (frozenset((one,)) if isinstance(one, str) else _inside(one) for one in inner)
    return frozenset().union(*found)


PRODUCTS = Vocabulary(frozenset(get_args(Product)) - {"all"})
"""What products come to: `all` stands for a choice, and no measure comes to it."""
VOCABULARIES: dict[str, Vocabulary] = {
    "audience.never": _several(w.Never),
    "audience.who": _one(w.Who),
    "channels.used": _several(w.Channel),
    "disclosure.claims": _several(w.Claim),
    "disclosure.significant_terms": _one(w.SignificantTerms),
    "forfeiture.takes": _several(w.Takes),
    "irregular_play.clauses": _one(w.Clause),
    "offer.partners": _several(w.Partner),
    "offer.played": _several(w.Played),
    "operator.licence": _one(w.LicenceKind),
    "operator.licensed_in": Vocabulary(frozenset(("gb", "mt")), is_open=True),
    "products.reward": PRODUCTS,
    "products.used": PRODUCTS,
    "qualify.by": _several(w.QualifyBy),
    "qualify.opt_in": _one(w.OptIn),
    "qualify.payment_methods": _several(w.PaymentMethod),
    "reward.conditions": _several(w.Condition),
    "reward.depends_on": _several(w.DependsOn),
    "reward.gifts": _several(w.Gift),
    "reward.payout": _one(w.Payout),
    "reward.types": _several(w.RewardType),
    "terms.declared": Vocabulary(frozenset(DECLARABLE)),
    "wagering.basis": _several(w.Basis),
    "wagering.zero_balance": Vocabulary(_inside(Wagering.model_fields["zero_balance"].annotation), single=True),
    "withdrawal.capped": Vocabulary(_inside(MaximumWin.model_fields["applies_to"].annotation)),
    "withdrawal.effect_on_bonus": _one(w.WhileActive),
    "withdrawal.own_deposit": _one(w.OwnDeposit),
}
"""The words of each measure that is told in words."""
ALWAYS = frozenset(("offer.made", "disclosure.published"))
"""The truths that are never false: an offer is made, and terms that have no address may be published all the same."""
