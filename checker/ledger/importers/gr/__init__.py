"""Greece: the data models of the Hellenic Gaming Commission for online games, version 1.1."""

from checker.ledger.importers.gr.rows import rows
from checker.ledger.importers.gr.said import records, said
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.proof import inferable, no, yes
from checker.ledger.importers.run import Format, imported

FORMAT = Format(records, said, rows, "gr")

GR = Importer(
    title="Greece, HGC data models 1.1",
    reads="XML files of a Batch: account transactions, bettings, winnings, games, bonus schemas",
    grain="session",
    proves={
        "turnover_total": yes("every bet and every game session carries what was staked"),
        "turnover_by_weight": yes("every game session stands under its category, every bet under its events"),
        "funds_split": yes("NonRedeemableBonusAmountWagered is the part of a stake that was bonus money"),
        "released_when_due": inferable("a release is known by the operator's own words for a category of transaction"),
        "expired_not_early": inferable("an expiry is a debit that the operator's own words call so"),
        "withdrawal_refused": no("an account transaction is there only once money has moved"),
        "bonus_above_cap": yes("every grant is a credit with its BonusID"),
    },
    infers=(
        "BonusID names an offer, not a grant: the id of a bonus is made from it and the record of its grant, and bets "
        "and debits belong to the player's last grant of that BonusID",
        "a debit with a BonusID is an expiry or a release where the operator's words for its category say so, else a "
        "cancellation",
        "stakes and winnings in the account are used only for bets and sessions that have no record of their own",
        "a game session is written as one bet, so that no single stake of it is known",
        "a cash-out is of the whole bet unless the bet is pending still; then it is added to what the bet pays",
    ),
    read=lambda given, options: imported(FORMAT, given, options),
)
"""The importer of Greek records."""
