"""Portugal: the hourly and daily files of the SRIJ, after Regulamento 903-B/2015."""

from checker.ledger.importers.importer import Importer
from checker.ledger.importers.proof import inferable, no, yes
from checker.ledger.importers.pt.rows import rows
from checker.ledger.importers.pt.said import records, said
from checker.ledger.importers.pt.totals import closing
from checker.ledger.importers.run import Format, imported

FORMAT = Format(records, said, rows, "pt", closing)

PT = Importer(
    title="Portugal, SRIJ files after Regulamento 903-B/2015",
    reads="XML files AJOG_, TRAN_, SESS_ and RESF_; one whose name ends in rp replaces the file of the same name",
    grain="bet",
    proves={
        "turnover_total": yes("every bet carries a_valor and a_bonus, with the balances before and after"),
        "turnover_by_weight": yes("every bet stands under its category of game"),
        "funds_split": yes("a_valor is own money, a_bonus is bonus money"),
        "released_when_due": inferable("a bonus balance that falls without a stake may have been released"),
        "expired_not_early": no("a bonus balance that falls without a stake does not say why"),
        "withdrawal_refused": no("TRAN_ tells of payments alone, not of requests"),
        "bonus_above_cap": yes("the bonus balance of the account rises by the amount of a grant"),
    },
    infers=(
        "a grant is what the bonus balance of an hour rose by beyond what was staked of it; it stands before the "
        "first bet of that hour",
        "what the bonus balance of an hour fell by beyond what was staked of it is a cancellation, and may be a "
        "release: of the player's open grant of the same amount, else of the first one",
        "no record names a bonus or an offer: the id of a bonus is made from the file of its grant, and grants bear "
        "the offer given with --offer",
        "of a bet of which a part was given back, only the rest is written as its stake",
        "times without an offset are those of Lisbon",
    ),
    read=lambda given, options: imported(FORMAT, given, options),
)
"""The importer of Portuguese records."""
