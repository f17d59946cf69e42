"""Every check of an operator's conduct against its own terms: a list to read, and the only one."""

from checker.conduct import counting, ending, granting, qualifying, recipients, taking
from checker.conduct.check import COUNTED, PAID, Check

MATCH, MAXIMUM, AMOUNT = ("reward", "match"), ("reward", "maximum"), ("reward", "amount")
MULTIPLE, WITHIN, EXPIRY = ("wagering", "multiple"), ("wagering", "within"), ("wagering", "expiry")
MAXIMUM_BET, EXCLUDED = ("wagering", "maximum_bet"), ("wagering", "excluded")
RELEASE, AFTER = ("release", "what"), ("release", "after")
FORFEITURE, IRREGULAR = ("forfeiture", "when"), ("irregular_play",)
OWN_DEPOSIT, WIN, REVERSIBLE = (
    ("withdrawal", "own_deposit"),
    ("withdrawal", "maximum_win"),
    ("withdrawal", "reversible"),
)
PLAYED_THROUGH = (MULTIPLE, ("wagering", "basis"), ("wagering", "counts"), ("wagering", "contribution"))

CHECKS = (
    Check("conduct/granted-above-terms", "No bonus is greater than the terms give", (MATCH, MAXIMUM, AMOUNT), granting.above_terms, help="grant what `reward` says"),
    Check("conduct/granted-outside-period", "Bonuses are granted on the days of the offer", (("runs", "until"), ("runs", "from")), recipients.outside_period),
    Check("conduct/granted-not-eligible", "Bonuses go to those for whom the offer is", (("audience", "never"), ("audience", "who")), recipients.not_eligible),
    Check("conduct/granted-again", "A player gets an offer as often as the terms say", (("audience", "one_per"),), recipients.again),
    Check("conduct/granted-below-minimum", "The deposit is the one that the terms ask for", (("qualify", "minimum"), ("qualify", "ordinal")), qualifying.below_minimum, ("kind:deposit",), accuses_by_absence=True),
    Check("conduct/granted-too-late", "Bonuses are earned within the time that the terms give", (("qualify", "within"),), qualifying.too_late, ("kind:deposit",)),
    Check("conduct/granted-excluded-method", "The deposit is paid in a way that qualifies", (("qualify", "payment_methods"),), qualifying.excluded_method, ("payment_method",)),
    Check("conduct/credited-too-soon", "The turnover comes before the credit", (("qualify", "turnover"), ("reward", "credited")), qualifying.too_soon, ("kind:deposit",)),
    Check("conduct/turnover-counter", "The operator's counter counts what the terms say", PLAYED_THROUGH, counting.counter, unsure=COUNTED, read=True),
    Check("conduct/terms-changed", "The terms of the grant bind to the end", (("version",),), counting.terms_changed, ("offer_version",)),
    Check("conduct/wallet-order", "Stakes are split as the terms say", (("wallet", "order"),), counting.wallet_order, ("bonus_amount",), PAID, read=True),
    Check("conduct/bets-over-maximum-accepted", "Bets over the maximum are rejected", (MAXIMUM_BET,), counting.over_accepted, read=True),
    Check("conduct/released-early", "Nothing is released before the requirement is met", PLAYED_THROUGH, ending.early, unsure=COUNTED, read=True),
    Check("conduct/released-late", "What is due is released as soon as the terms say", (AFTER,), ending.late, unsure=COUNTED, read=True),
    Check("conduct/not-released", "What is due is released", (AFTER, RELEASE), ending.never, unsure=COUNTED, read=True),
    Check("conduct/released-with-less", "No less is released than is due", (RELEASE,), ending.with_less, unsure=PAID, read=True),
    Check("conduct/released-with-more", "No more is released than is due", (RELEASE,), ending.with_more, unsure=PAID, read=True),
    Check("conduct/winnings-capped", "Winnings are not cut where the terms have no cap", (WIN,), ending.capped, unsure=PAID, read=True),
    Check("conduct/taken-after-completion", "A bonus that was completed is left to the player", (MULTIPLE, FORFEITURE), ending.taken, unsure=COUNTED, read=True),
    Check("conduct/expired-early", "A bonus lasts as long as the terms say", (WITHIN, EXPIRY), ending.expired_early, read=True),
    Check("conduct/ended-without-ground", "A bonus is taken for reasons that the terms give", (FORFEITURE,), taking.without_ground, unsure=PAID, read=True),
    Check("conduct/bets-over-maximum-punished", "Accepted bets over the maximum are no ground to take a bonus", (MAXIMUM_BET,), taking.over_punished, read=True),
    Check("conduct/excluded-game-punished", "Accepted bets on excluded games are no ground to take a bonus", (EXCLUDED,), taking.excluded_punished, read=True),
    Check("conduct/undefined-clause-used", "No bonus is taken by an undefined clause", (IRREGULAR,), taking.undefined_used, read=True),
    Check("conduct/own-deposit-blocked", "Own money can be taken out as the terms say", (OWN_DEPOSIT,), taking.blocked, ("kind:withdrawal_requested",), read=True),
    Check("conduct/withdrawal-reversed", "Requested withdrawals stand", (REVERSIBLE,), taking.reversed_, ("kind:withdrawal_requested",)),
)  # fmt: skip
"""Each check with what it asks, the terms that it rests on, and what a ledger must hold for it."""
