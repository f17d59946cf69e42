"""What becomes of the player's own money, of withdrawals, and of winnings."""

from checker.finding import Text
from checker.measures.measured import Cases, Irrelevant, Measured, View, missing, words

WORSE = {"always": 0, "forfeits_bonus": 1, "blocked": 2}
IMPLIED = {
    "allowed": "always",
    "forfeits_bonus": "forfeits_bonus",
    "pro_rata": "forfeits_bonus",
    "blocked": "blocked",
}


def own_deposit(view: View) -> Cases:
    """Whether a player can take out own money at any time: `always`, `forfeits_bonus` (the bonus goes), `blocked`.

    Where `own_deposit` and `while_active` say different things, the worse one for the player is taken.
    """
    ending = view.offer.withdrawal
    stated = (
        []
        if ending is None
        else [(word, ("withdrawal", name)) for word, name in _stated(ending.own_deposit, ending.while_active) if word]
    )
    if not stated:
        return (
            missing(
                "the terms do not say whether a player's own deposit can always be withdrawn",
                ("withdrawal", "own_deposit"),
                "add `withdrawal: {own_deposit: always}`",
            ),
        )
    word, route = max(stated, key=lambda one: WORSE[one[0]])
    return (Measured(words(word), route),)


def _stated(own: str | None, while_active: str | None) -> list[tuple[str | None, str]]:
    return [(own, "own_deposit"), (IMPLIED.get(while_active or ""), "while_active")]


def effect_on_bonus(view: View) -> Cases:
    """What a withdrawal does to the bonus: `allowed` (nothing), `forfeits_bonus`, `pro_rata`, `blocked` …"""
    ending, forfeiture = view.offer.withdrawal, view.offer.forfeiture
    if forfeiture is not None and "withdrawal" in forfeiture.when:
        return (Measured(words("forfeits_bonus"), ("forfeiture", "when")),)
    if ending is None or ending.while_active is None:
        return (
            missing(
                "the terms do not say what a withdrawal does to the bonus",
                ("withdrawal", "while_active"),
                "add `withdrawal: {while_active: allowed}`",
            ),
        )
    return (Measured(words(ending.while_active), ("withdrawal", "while_active")),)


def reversible(view: View) -> Cases:
    """Whether a player can take back a request for withdrawal."""
    ending = view.offer.withdrawal
    if ending is None or ending.reversible is None:
        return (
            missing(
                "the terms do not say whether a withdrawal can be reversed",
                ("withdrawal", "reversible"),
                "add `reversible: false` to `withdrawal`",
            ),
        )
    return (Measured(ending.reversible, ("withdrawal", "reversible")),)


def cancellable(view: View) -> Cases:
    """Whether a player can give the bonus up at any time."""
    ending = view.offer.withdrawal
    if ending is None or ending.cancel_bonus_any_time is None:
        return (
            missing(
                "the terms do not say whether a player can give the bonus up at any time",
                ("withdrawal", "cancel_bonus_any_time"),
                "add `cancel_bonus_any_time: true` to `withdrawal`",
            ),
        )
    return (Measured(ending.cancel_bonus_any_time, ("withdrawal", "cancel_bonus_any_time")),)


def capped(view: View) -> Cases:
    """Which money a cap on winnings or withdrawals reaches: `bonus_winnings`, `deposit_winnings`, `deposit`.

    None of them where there is no cap.
    """
    ending, route = view.offer.withdrawal, ("withdrawal", "maximum_win")
    if ending is None or ending.maximum_win is None:
        return (
            missing(
                "the terms do not say whether winnings or withdrawals are capped",
                route,
                "add `maximum_win: none` to `withdrawal`",
            ),
        )
    cap = ending.maximum_win
    if not cap.limited:
        return (Measured(frozenset(), route, Text("there is no cap")),)
    if cap.applies_to is None:
        return (
            missing(
                "the terms do not say which money the cap reaches",
                (*route, "applies_to"),
                "add `applies_to: [bonus_winnings]`",
            ),
        )
    return (Measured(words(cap.applies_to), (*route, "applies_to")),)


def caps_winnings(view: View) -> Cases:
    """Whether what can be won with the offer is capped, by a cap on the offer or on its free spins."""
    for part in view.parts:
        spins = part.reward.free_spins
        if spins is not None and spins.maximum_win is not None:
            return (Measured(value=True, route=(*part.route, "reward", "free_spins", "maximum_win")),)
    ending, route = view.offer.withdrawal, ("withdrawal", "maximum_win")
    if ending is None or ending.maximum_win is None:
        return (
            missing(
                "the terms do not say whether winnings are capped", route, "add `maximum_win: none` to `withdrawal`"
            ),
        )
    return (Measured(ending.maximum_win.limited, route),)


def forfeited(view: View) -> Cases:
    """All that can be taken from a player under the offer: `bonus`, `bonus_winnings`, `deposit`, `deposit_winnings`."""
    forfeiture, ending = view.offer.forfeiture, view.offer.withdrawal
    if forfeiture is not None and forfeiture.takes is not None:
        return (Measured(words(forfeiture.takes), ("forfeiture", "takes")),)
    if ending is not None and ending.while_active == "forfeits_bonus" and forfeiture is None:
        possible = frozenset(("bonus_winnings", "deposit", "deposit_winnings"))
        return (Measured(words("bonus"), ("withdrawal", "while_active"), None, None, possible),)
    return (
        missing(
            "the terms do not say what can be forfeited",
            ("forfeiture", "takes"),
            "add `forfeiture: {takes: [bonus, bonus_winnings]}`",
        ),
    )


def irregular_play(view: View) -> Cases:
    """The clauses on forbidden play; `undefined` where one has no objective test."""
    declared = view.offer.irregular_play
    if declared is None:
        return (
            missing(
                "the terms do not say which play is forbidden",
                ("irregular_play",),
                "add `irregular_play: []` where none is",
            ),
        )
    if not declared:
        return (Irrelevant(Text("no play is forbidden"), ("irregular_play",)),)
    return tuple(Measured(words(one.clause), ("irregular_play", i, "clause")) for i, one in enumerate(declared))


def separate_balances(view: View) -> Cases:
    """Whether own money and bonus are shown apart."""
    wallet = view.offer.wallet
    if wallet is None or wallet.separate_balances is None:
        return (
            missing(
                "the terms do not say whether own money and bonus are shown apart",
                ("wallet", "separate_balances"),
                "add `separate_balances: true` to `wallet`",
            ),
        )
    return (Measured(wallet.separate_balances, ("wallet", "separate_balances")),)
