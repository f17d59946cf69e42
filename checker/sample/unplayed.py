"""Terms that the sample's operator does not play: an offer that has one of them is left out, and told."""

from collections.abc import Callable

from checker.offer.offer import Offer, Part


def unplayed(offer: Offer) -> str | None:
    """The first cause why the sample does not play an offer; None where it does."""
    parts = offer.all_parts()
    return next((cause for cause, holds in CAUSES if any(holds(offer, part) for part in parts)), None)


def _gives_nothing_that_is_played(_: Offer, part: Part) -> bool:
    reward = part.reward
    free = (reward.free_bet and reward.free_bet.amount) or (reward.free_spins and reward.free_spins.value)
    return not (free or reward.match is not None or reward.amount is not None) or reward.tiers is not None


def _is_never_taken(_: Offer, part: Part) -> bool:
    return part.qualify.by not in ("deposit", "registration", "opt_in", "stake", "none", None)


def _asks_another_basis(_: Offer, part: Part) -> bool:
    wagering = part.wagering
    bases = [*(wagering.basis or ()), *(one for more in wagering.plus for one in more.basis)] if wagering else []
    return any(basis not in ("bonus", "deposit") for basis in bases)


def _starts_otherwise(_: Offer, part: Part) -> bool:
    wagering = part.wagering
    told = (wagering.starts, wagering.expiry.counting_from if wagering.expiry else None) if wagering else ()
    return any(start not in (None, "activation") for start in told)


def _counts_otherwise(_: Offer, part: Part) -> bool:
    counts = part.wagering.counts if part.wagering else None
    return counts is not None and (counts.at == "placement" or counts.voids == "stake")


def _is_long_in_months(_: Offer, part: Part) -> bool:
    within = part.wagering.within if part.wagering else None
    return within is not None and within.unit in ("month", "year")


def _is_won_in_part(offer: Offer, part: Part) -> bool:
    own = part.own
    withdrawal = (own.withdrawal if own else None) or offer.withdrawal
    return bool(withdrawal and withdrawal.maximum_win and withdrawal.maximum_win.limited)


def _is_released_in_part(offer: Offer, part: Part) -> bool:
    release = (part.own.release if part.own else None) or offer.release
    return bool(release and (release.mode not in (None, "at_completion") or (release.after and release.after.number)))


def _withdraws_otherwise(offer: Offer, part: Part) -> bool:
    withdrawal = (part.own.withdrawal if part.own else None) or offer.withdrawal
    return bool(withdrawal and withdrawal.while_active in ("pro_rata", "blocked"))


CAUSES: tuple[tuple[str, Callable[[Offer, Part], bool]], ...] = (
    ("its reward is no match, amount, free bets or free spins", _gives_nothing_that_is_played),
    ("it is not taken by a deposit, a stake or by asking", _is_never_taken),
    ("its basis is not the bonus or the deposit", _asks_another_basis),
    ("its time or its turnover does not start with the activation", _starts_otherwise),
    ("its turnover counts at placement, or counts voids", _counts_otherwise),
    ("its time is told in months", _is_long_in_months),
    ("it caps what may be won", _is_won_in_part),
    ("it is released in parts or later", _is_released_in_part),
    ("a withdrawal is blocked, or takes a part of the bonus", _withdraws_otherwise),
    ("it is stacked in parallel or merged", lambda offer, _: offer.stacking in ("parallel", "merge")),
)
"""Why an offer is not played, in the order in which it is looked at."""
