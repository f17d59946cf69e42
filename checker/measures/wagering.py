"""The burden of a wagering requirement: its multiples, its turnover, its basis."""

from fractions import Fraction

from checker.finding import Text
from checker.measures.burden import (
    NO_REQUIREMENT,
    NOTHING_PAID,
    Burden,
    Plain,
    bases,
    declared,
    on_winnings,
    paid_per_bonus,
    per_bonus,
    route_of,
    term_of,
    turnover_words,
)
from checker.measures.contribution import lowest_weight
from checker.measures.measured import (
    Cases,
    Irrelevant,
    Measured,
    Readings,
    Result,
    Unknown,
    View,
    each_part,
    missing,
    words,
)
from checker.measures.value import added_up, worth_of
from checker.money import Money
from checker.offer import Part
from checker.offer.wagering import Wagering


@each_part
def multiple(view: View, part: Part) -> Result:
    """The multiple as the terms declare it, on whatever basis, in times."""
    found = declared(part)
    if not isinstance(found, Wagering):
        return found
    basis = " + ".join(found.basis or ())
    return Measured(found.multiple, route_of(part), Text("{} × ({})", (Plain(found.multiple), basis)), term_of(found))


@each_part
def multiple_of_bonus(view: View, part: Part) -> Cases | Result:
    """The turnover that must be staked for each unit of bonus, in times, whatever basis the terms name.

    35 × (deposit + bonus) at a match of 100% is 70 times the bonus. Game weights are not in it: see
    `wagering.effective_multiple_of_bonus`.
    """
    found = per_bonus(view, part)
    if not isinstance(found, list):
        return found
    assert part.wagering is not None
    return tuple(
        Measured(
            burden,
            route_of(part),
            Text("{} = {} = {} × the bonus", (told, turnover_words(view, part, burden), Plain(burden))),
            term_of(part.wagering),
        )
        for burden, _, told in found
    )


@each_part
def multiple_of_deposit_and_bonus(view: View, part: Part) -> Cases | Result:
    """The turnover as a multiple of deposit (or qualifying stake) and bonus together, in times.

    Where nothing has to be paid in, the bonus alone is the base.
    """
    found = per_bonus(view, part)
    if not isinstance(found, list):
        return found
    assert part.wagering is not None
    if part.qualify.by not in ("deposit", "stake"):
        paid: list[tuple[Fraction, Text]] | Unknown = [(NOTHING_PAID, Text(""))]
        if part.qualify.by is None:
            return missing(
                "the terms do not say what a player must do to get the reward",
                (*part.route, "qualify", "by"),
                "add `by: deposit` to `qualify`",
            )
    else:
        paid = paid_per_bonus(view, part)
    if isinstance(paid, Unknown):
        return paid
    pairs = list(zip(found, paid, strict=True)) if len(found) == len(paid) else [(found[0], one) for one in paid]
    return tuple(_over_both(part, one, ratio) for one, (ratio, _) in pairs)


def _over_both(part: Part, one: Burden, ratio: Fraction) -> Measured:
    burden, _, told = one
    value = burden / (1 + ratio)
    assert part.wagering is not None
    trace = Text("{} = {} × the bonus = {} × (deposit + bonus)", (told, Plain(burden), Plain(value)))
    return Measured(value, route_of(part), trace, term_of(part.wagering))


@each_part
def effective_multiple_of_bonus(view: View, part: Part) -> Cases | Result:
    """The turnover for each unit of bonus on the eligible game that counts least, in times.

    The multiple of the bonus divided by the lowest weight above 0%; a game of 0% is not eligible.
    """
    found = per_bonus(view, part)
    if not isinstance(found, list):
        return found
    weight = lowest_weight(part)
    if not isinstance(weight, Measured):
        return weight
    assert part.wagering is not None
    least = Fraction(weight.value)  # type: ignore[arg-type]
    return tuple(
        Measured(
            burden / least,
            route_of(part) if least == 1 else weight.route,
            Text("{} × the bonus ÷ {}% = {} × the bonus", (Plain(burden), Plain(least * 100), Plain(burden / least))),
            term_of(part.wagering) if least == 1 else None,
        )
        for burden, _, _ in found
    )


@each_part
def multiple_of_winnings(view: View, part: Part) -> Result:
    """How often winnings of the reward (of free spins, say) must be played through, in times."""
    found = declared(part)
    if not isinstance(found, Wagering):
        return found
    if not on_winnings(part):
        spins = part.reward.free_spins
        if spins is not None and spins.winnings is None:
            route = (*part.route, "reward", "free_spins", "winnings")
            return missing("the terms do not say whether spins win cash or bonus", route, "add `winnings: cash`")
        return Measured(0, route_of(part), Text("winnings are not played through"))
    return Measured(found.multiple, route_of(part), Text("{} × the winnings", (Plain(found.multiple),)), term_of(found))


@each_part
def wagers_winnings(view: View, part: Part) -> Cases | Result:
    """Whether winnings obtained with the reward must be played through before they are the player's own."""
    found = multiple_of_winnings.one(view, part)
    if not isinstance(found, Measured):
        return found
    return Measured(bool(found.value), found.route, found.trace)


@each_part
def basis(view: View, part: Part) -> Result:
    """What the requirement is a multiple of: `bonus`, `deposit`, `stake`, `winnings`, `commission`."""
    found = declared(part)
    if isinstance(found, Measured):
        return Irrelevant(NO_REQUIREMENT, found.route)
    if not isinstance(found, Wagering):
        return found
    return Measured(words(bases(part)), (*part.route, "wagering", "basis"))


@each_part
def commission_share(view: View, part: Part) -> Result:
    """The share of the commission paid (poker rake, say) that the requirement asks for."""
    found = declared(part)
    if isinstance(found, Unknown):
        return found
    if isinstance(found, Measured) or "commission" not in (found.basis or ()):
        return Irrelevant(Text("the requirement is no share of a commission"))
    route = (*part.route, "wagering", "commission_share")
    if found.commission_share is None:
        return missing(
            "the terms do not say what share of the commission is required", route, "add `commission_share: 50%`"
        )
    return Measured(found.commission_share, route)


@each_part
def turnover(view: View, part: Part) -> Cases | Result:
    """The stakes that must be made at the greatest bonus, in money, before game weights."""
    found = per_bonus(view, part)
    if not isinstance(found, list):
        return found
    worth = worth_of(view, part)
    if isinstance(worth, Unknown):
        return worth
    bonus = added_up([money for money, _ in worth])[0]
    return tuple(_in_money(part, burden, told, bonus) for burden, _, told in found)


def _in_money(part: Part, burden: Fraction, told: Text, bonus: Money) -> Measured:
    return Measured(bonus * burden, route_of(part), Text("{} = {}", (told, bonus * burden)))


@each_part
def zero_balance(view: View, part: Part) -> Result:
    """What happens to the requirement when the balance is gone: `end_bonus`, `complete` or `ignore`."""
    found = declared(part)
    if isinstance(found, Measured):
        return Irrelevant(NO_REQUIREMENT, found.route)
    if not isinstance(found, Wagering):
        return found
    route = (*part.route, "wagering", "zero_balance")
    if found.zero_balance is None:
        return missing(
            "the terms do not say what becomes of the wagering when the balance is zero",
            route,
            "add `zero_balance: end_bonus`",
        )
    return Measured(words(found.zero_balance), route)


@each_part
def expected_loss_share(view: View, part: Part) -> Cases | Result:
    """The loss to be expected from completing the wagering, as a share of the bonus.

    The effective multiple of the bonus times the declared house edge; a loss that stops at an empty
    balance is smaller, so this is the upper end.
    """
    found = effective_multiple_of_bonus.one(view, part)
    cases: Cases = (found,) if isinstance(found, Measured | Unknown | Irrelevant | Readings) else found
    edge = part.wagering.house_edge if part.wagering else None
    if all(isinstance(one, Measured) and one.value == 0 for one in cases):
        return Measured(0, (*part.route, "wagering"), NO_REQUIREMENT)
    if edge is None:
        route = (*part.route, "wagering", "house_edge")
        return missing(
            "the terms do not say the house edge of the eligible games", route, "add `house_edge: 4%` to `wagering`"
        )
    return tuple(_loss(one, Fraction(edge)) if isinstance(one, Measured) else one for one in cases)


def _loss(one: Measured, edge: Fraction) -> Measured:
    assert isinstance(one.value, Fraction)
    value = one.value * edge
    told = (Plain(one.value), Plain(edge * 100), Plain(value * 100))
    return one._replace(value=value, trace=Text("{} × the bonus × an edge of {}% = {}% of the bonus", told))
