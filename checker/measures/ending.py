"""What becomes of the player's own money, of withdrawals, and of winnings."""

from checker.finding import Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, View, each_scope, missing, words
from checker.measures.scope import Scope

WORSE = {"always": 0, "forfeits_bonus": 1, "blocked": 2}
IMPLIED = {
    "allowed": "always",
    "forfeits_bonus": "forfeits_bonus",
    "forfeits_bonus_and_winnings": "forfeits_bonus",
    "pro_rata": "forfeits_bonus",
    "blocked": "blocked",
}


@each_scope
def own_deposit(view: View, scope: Scope) -> Result:
    """Whether a player can take out own money at any time: `always`, `forfeits_bonus` (the bonus goes), `blocked`.

    Where `own_deposit` and `while_active` say different things, the worse one for the player is taken.
    """
    ending = scope.withdrawal
    stated = (
        []
        if ending is None
        else [
            (word, (*scope.route, "withdrawal", name))
            for word, name in _stated(ending.own_deposit, ending.while_active)
            if word
        ]
    )
    if not stated:
        return missing(
            "the terms do not say whether a player's own deposit can always be withdrawn",
            (*scope.route, "withdrawal", "own_deposit"),
            "add `withdrawal: {own_deposit: always}`",
        )
    word, route = max(stated, key=lambda one: WORSE[one[0]])
    return Measured(words(word), route)


def _stated(own: str | None, while_active: str | None) -> list[tuple[str | None, str]]:
    return [(own, "own_deposit"), (IMPLIED.get(while_active or ""), "while_active")]


@each_scope
def effect_on_bonus(view: View, scope: Scope) -> Result:
    """What a withdrawal does to the bonus: `allowed` (nothing), `forfeits_bonus`, `pro_rata`, `blocked` …

    Where `while_active` and the forfeiture say different things, the worse one for the player is taken.
    """
    ending, forfeiture = scope.withdrawal, scope.forfeiture
    if ending is not None and ending.while_active in ("blocked", "forfeits_bonus_and_winnings"):
        return Measured(words(ending.while_active), (*scope.route, "withdrawal", "while_active"))
    if forfeiture is not None and "withdrawal" in forfeiture.when:
        return Measured(words("forfeits_bonus"), (*scope.route, "forfeiture", "when"))
    if ending is None or ending.while_active is None:
        return missing(
            "the terms do not say what a withdrawal does to the bonus",
            (*scope.route, "withdrawal", "while_active"),
            "add `withdrawal: {while_active: allowed}`",
        )
    return Measured(words(ending.while_active), (*scope.route, "withdrawal", "while_active"))


@each_scope
def reversible(view: View, scope: Scope) -> Result:
    """Whether a player can take back a request for withdrawal."""
    ending = scope.withdrawal
    if ending is None or ending.reversible is None:
        return missing(
            "the terms do not say whether a withdrawal can be reversed",
            (*scope.route, "withdrawal", "reversible"),
            "add `reversible: false` to `withdrawal`",
        )
    return Measured(ending.reversible, (*scope.route, "withdrawal", "reversible"))


@each_scope
def cancellable(view: View, scope: Scope) -> Result:
    """Whether a player can give the bonus up at any time."""
    ending = scope.withdrawal
    if ending is None or ending.cancel_bonus_any_time is None:
        return missing(
            "the terms do not say whether a player can give the bonus up at any time",
            (*scope.route, "withdrawal", "cancel_bonus_any_time"),
            "add `cancel_bonus_any_time: true` to `withdrawal`",
        )
    return Measured(ending.cancel_bonus_any_time, (*scope.route, "withdrawal", "cancel_bonus_any_time"))


@each_scope
def capped(view: View, scope: Scope) -> Result:
    """Which money a cap on winnings or withdrawals reaches: `bonus_winnings`, `deposit_winnings`, `deposit`.

    None of them where there is no cap, not even on what is released.
    """
    ending, route = scope.withdrawal, (*scope.route, "withdrawal", "maximum_win")
    if ending is None or ending.maximum_win is None:
        return missing(
            "the terms do not say whether winnings or withdrawals are capped",
            route,
            "add `maximum_win: none` to `withdrawal`",
        )
    cap = ending.maximum_win
    if not cap.limited and scope.release is not None and scope.release.cap is not None:
        sentence = "the terms do not say which money the cap on the release reaches"
        return missing(sentence, (*scope.route, "release", "cap"), "say it in `maximum_win: {applies_to: […]}`")
    if not cap.limited:
        return Measured(frozenset(), route, Text("there is no cap"))
    if cap.applies_to is None:
        return missing(
            "the terms do not say which money the cap reaches",
            (*route, "applies_to"),
            "add `applies_to: [bonus_winnings]`",
        )
    return Measured(words(cap.applies_to), (*route, "applies_to"))


@each_scope
def caps_winnings(view: View, scope: Scope) -> Result:
    """Whether what can be won with the offer is capped, by a cap on the offer, on its free spins or on its release."""
    for part in view.parts_in(scope):
        spins = part.reward.free_spins
        if spins is not None and spins.maximum_win is not None:
            return Measured(value=True, route=(*part.route, "reward", "free_spins", "maximum_win"))
    if scope.release is not None and scope.release.cap is not None:
        return Measured(
            value=True, route=(*scope.route, "release", "cap"), trace=Text("no more than a cap is released")
        )
    ending, route = scope.withdrawal, (*scope.route, "withdrawal", "maximum_win")
    if ending is None or ending.maximum_win is None:
        return missing(
            "the terms do not say whether winnings are capped", route, "add `maximum_win: none` to `withdrawal`"
        )
    return Measured(ending.maximum_win.limited, route)


@each_scope
def forfeited(view: View, scope: Scope) -> Result:
    """All that can be taken from a player under the offer: `bonus`, `bonus_winnings`, `deposit`, `deposit_winnings`."""
    forfeiture, ending = scope.forfeiture, scope.withdrawal
    if forfeiture is not None and forfeiture.takes is not None:
        return Measured(words(forfeiture.takes), (*scope.route, "forfeiture", "takes"))
    if ending is not None and ending.while_active == "forfeits_bonus" and forfeiture is None:
        possible = frozenset(("bonus_winnings", "deposit", "deposit_winnings"))
        return Measured(words("bonus"), (*scope.route, "withdrawal", "while_active"), None, None, possible)
    return missing(
        "the terms do not say what can be forfeited",
        (*scope.route, "forfeiture", "takes"),
        "add `forfeiture: {takes: [bonus, bonus_winnings]}`",
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


@each_scope
def separate_balances(view: View, scope: Scope) -> Result:
    """Whether own money and bonus are shown apart."""
    wallet = scope.wallet
    if wallet is None or wallet.separate_balances is None:
        return missing(
            "the terms do not say whether own money and bonus are shown apart",
            (*scope.route, "wallet", "separate_balances"),
            "add `separate_balances: true` to `wallet`",
        )
    return Measured(wallet.separate_balances, (*scope.route, "wallet", "separate_balances"))
