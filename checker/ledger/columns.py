"""The canonical ledger: its columns, their types and meaning, and the closed lists of kinds and flags."""

from typing import Literal, NamedTuple

Shape = Literal["text", "word", "instant", "minor units", "odds"]
"""`text`: an id, many different ones; `word`: one of few; `instant`: microseconds since 1970 in UTC; `minor units`:
a whole number of the currency's smallest unit (pence, øre; yen as such); `odds`: decimal odds, four digits kept."""


class Column(NamedTuple):
    """One column: its shape, whether every ledger has it, and what it holds."""

    name: str
    shape: Shape
    needed: bool
    holds: str


COLUMNS = (
    Column("transaction", "text", True, "unique id of the row"),
    Column("at", "instant", True, "when it happened"),
    Column("settled_at", "instant", False, "when a bet that stands in one row was settled"),
    Column("bet", "text", False, "joins the rows of one bet"),
    Column("player", "text", True, "pseudonym"),
    Column("kind", "word", True, "what happened: one of KINDS"),
    Column("amount", "minor units", True, "what was moved; of a bet, the stake"),
    Column("currency", "word", True, "ISO 4217 code"),
    Column("cash_amount", "minor units", False, "the part of a stake or payout that is the player's own money"),
    Column("bonus_amount", "minor units", False, "the part of a stake or payout that is bonus money"),
    Column("payout", "minor units", False, "money returned by a settled bet, the stake included"),
    Column("bonus", "text", False, "the grant that the row belongs to"),
    Column("offer", "word", False, "the offer of a grant; `id#2` names the second part of a package"),
    Column("offer_version", "word", False, "the version of its terms that binds the grant"),
    Column("round", "text", False, "the game round or event of a bet"),
    Column("game", "word", False, "the game"),
    Column("category", "word", False, "the product of the game or bet, or `gamble` or `feature_buy`"),
    Column("selection", "word", False, "what was bet on"),
    Column("odds", "odds", False, "decimal odds of the bet"),
    Column("lowest_odds", "odds", False, "the lowest odds among the legs of a bet"),
    Column("initial_stake", "minor units", False, "the stake before raises, doubles and splits"),
    Column("jackpot_amount", "minor units", False, "the part of a stake that feeds a jackpot"),
    Column("payment_method", "word", False, "how money came in or went out"),
    Column("reported_turnover", "minor units", False, "the operator's own counter of a bonus after this row"),
    Column("flag", "word", False, "what is told of the player: one of FLAGS"),
    Column("market", "word", False, "the market whose law binds the row"),
)  # fmt: skip

KINDS = (
    "deposit", "withdrawal_requested", "withdrawal_paid", "withdrawal_refused", "withdrawal_cancelled",
    "bonus_granted", "bonus_activated", "bonus_released", "bonus_expired", "bonus_forfeited", "bonus_cancelled",
    "bet_placed", "bet_settled", "bet_voided", "cash_out", "adjustment", "flag",
)  # fmt: skip
"""What a row can tell; only an `adjustment` may have a negative amount."""

FLAGS = (
    "self_excluded", "harm_flagged", "gambling_disorder", "intervention", "account_closing", "opted_out", "consented",
    "consent_withdrawn", "limit_raised", "limits_set", "monetary_limit", "vip", "inactive", "verified",
    "age_under_18", "age_18_20", "age_18_24", "age_21_24", "age_25_plus", "bolsa_familia", "bpc", "staff",
    "session_started", "session_ended", "self_exclusion_ended", "restored",
)  # fmt: skip
"""What a `flag` row can tell of a player from then on. `restored` ends `harm_flagged`, `intervention`, `inactive`."""

GREATEST_AMOUNT = 10**12
"""The greatest amount of a row in minor units: sums of a million such rows still fit into 64 bits."""
