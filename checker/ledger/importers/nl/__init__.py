"""Netherlands: the control database of the Kansspelautoriteit, v1.11, as XML or as its tables in CSV."""

from checker.ledger.importers.importer import Importer
from checker.ledger.importers.nl.records import records
from checker.ledger.importers.nl.rows import rows
from checker.ledger.importers.nl.said import said
from checker.ledger.importers.proof import inferable, no, yes
from checker.ledger.importers.run import Format, imported

FORMAT = Format(records, said, rows, "nl")

NL = Importer(
    title="Netherlands, KSA control database v1.11",
    reads="XML files of WOK_ and KSA_Cancellation records, or the tables WOK_*.csv",
    grain="bet",
    proves={
        "turnover_total": yes("every stake is a transaction of its own"),
        "turnover_by_weight": inferable("a game session names its game only; the weight follows from the game's type"),
        "funds_split": no("a stake does not say which part of it was bonus money"),
        "released_when_due": no("there is no record of a release"),
        "expired_not_early": yes("BONUS_EXPIRED says when; which grant it ends is matched by player and order"),
        "withdrawal_refused": inferable("an UNSUCCESSFUL withdrawal is taken to be refused by the operator"),
        "bonus_above_cap": yes("BONUS carries the amount of every grant"),
    },
    infers=(
        "no record names a bonus: the id of one is made from the record of its grant, and an ending is matched to the "
        "player's open grant of the same amount, else to the last one",
        "no record names an offer: grants bear the offer given with --offer",
        "the stakes of a game session are settled one by one: winnings belong to the stake before them, and a stake "
        "that none follow was lost",
        "a bet reported as BET_SETTLED without a winning was lost; when, is taken from the day of extraction",
        "a cash-out is of all that is still open of its bet; a part of a stake given back is written as a cash-out of "
        "that part at its own price",
        "times in CSV without a zone are UTC, as the data model wants them",
    ),
    read=lambda given, options: imported(FORMAT, given, options),
)
"""The importer of Dutch records."""
