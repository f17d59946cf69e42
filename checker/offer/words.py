"""The closed lists of words that an offer may use; each is a term of the trade."""

from typing import Literal, get_args

Who = Literal[
    "new_customers", "existing", "first_play_only", "reactivation", "vip", "personal", "referred", "everyone",
    "invited", "segment",
]  # fmt: skip
OnePer = Literal["person", "household", "ip", "device", "card", "account"]
Never = Literal[
    "self_excluded", "harm_flagged", "gambling_disorder", "under_21", "under_24", "under_25", "under_26",
    "opted_out", "account_closing", "pending_withdrawal", "limit_raised", "intervention", "inactive",
    "bolsa_familia", "bpc", "staff", "athletes", "regulators", "barred_by_decision",
]  # fmt: skip
Channel = Literal[
    "own_site", "own_app", "own_social", "email", "sms", "push", "telephone", "post", "affiliate", "influencer",
    "tv", "radio", "print", "outdoor", "search", "social_ads", "venue", "event_sponsorship",
]  # fmt: skip
DIRECT: frozenset[str] = frozenset({"email", "sms", "push", "telephone", "post"})
"""The channels of direct marketing: a message to one person."""

QualifyBy = Literal[
    "deposit", "stake", "loss", "registration", "first_play", "login", "referral", "opt_in", "purchase", "none",
]  # fmt: skip
OptIn = Literal["explicit", "automatic", "by_deposit"]
PaymentMethod = Literal[
    "debit_card", "credit_card", "bank_transfer", "skrill", "neteller", "paypal", "paysafecard", "astropay",
    "apple_pay", "google_pay", "alipay", "wechat_pay", "mobile_wallet", "e_wallet", "prepaid", "voucher", "pix",
    "ted", "cash", "boleto", "crypto", "mobile_bill",
    "trustly", "klarna", "ideal", "bancontact", "sofort", "giropay", "eps", "przelewy24", "blik", "bizum", "multibanco",
    "mbway", "swish", "vipps", "mobilepay", "zimpler", "muchbetter", "payz", "neosurf", "revolut", "interac",
    "play_plus", "venmo", "cash_app", "payid", "poli", "upi", "paytm", "mpesa", "gcash", "maya", "grabpay", "truemoney",
    "oxxo", "spei", "pse", "mercado_pago", "twint", "postepay", "satispay",
]  # fmt: skip
RewardType = Literal[
    "deposit_match", "no_deposit", "free_spins", "free_bet", "free_chips", "cashback", "lossback", "rakeback",
    "reload", "risk_free_bet", "bet_and_get", "odds_boost", "acca_insurance", "tournament", "prize_draw",
    "free_to_play", "loyalty_points", "referral", "vip", "manual", "ticket", "stake_discount", "gift",
]  # fmt: skip
Gift = Literal[
    "travel", "accommodation", "food", "drink", "tobacco", "stimulants", "merchandise", "event_ticket",
    "hospitality", "voucher", "cash",
]  # fmt: skip
DependsOn = Literal[
    "deposit", "stake", "loss", "turnover", "rank", "chance", "speed", "play_time", "play_frequency",
    "expected_play", "odds", "inactivity", "nothing",
]  # fmt: skip
Condition = Literal[
    "publicity", "no_withdrawal", "new_deposit", "cancel_withdrawal", "raise_limit", "invite_others",
    "repayment", "file_claim", "marketing_consent", "keep_account",
]  # fmt: skip
Winnings = Literal["cash", "bonus"]
Payout = Literal["full", "net_of_stake", "as_bonus"]
Basis = Literal["bonus", "deposit", "winnings", "stake", "commission"]
OwnMoney = Literal["deposit", "deposit_winnings"]
Takes = Literal["bonus", "bonus_winnings", "deposit", "deposit_winnings"]
WhileActive = Literal["allowed", "forfeits_bonus", "forfeits_bonus_and_winnings", "pro_rata", "blocked"]
OwnDeposit = Literal["always", "forfeits_bonus", "blocked"]
OnBreach = Literal["reject_bet", "void_contribution", "clip", "void_winnings_of_bet", "void_all", "review"]
Claim = Literal["free", "risk_free", "no_strings", "guaranteed", "money_back", "last_chance", "exclusive", "no_deposit"]
Clause = Literal[
    "roulette_coverage", "single_bet_share", "hedge_bets", "two_tier_betting", "weight_switching",
    "deferred_value", "bonus_then_cash", "undefined",
]  # fmt: skip
SignificantTerms = Literal["with_headline", "one_click", "further"]
Partner = Literal["land_casino", "retailer", "sports_club", "media"]
LicenceKind = Literal["commercial", "public_benefit", "monopoly"]
Played = Literal["online", "premises"]


def words_of(literal: object) -> tuple[str, ...]:
    """The words of one of the lists above, in their order."""
    return get_args(literal)
