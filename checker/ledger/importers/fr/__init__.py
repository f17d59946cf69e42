"""France: the events that an operator's frontal writes into its vault, after the model of the ANJ."""

from checker.ledger.importers.fr.rows import rows
from checker.ledger.importers.fr.said import records, said
from checker.ledger.importers.fr.vaults import closing
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.proof import inferable, no, yes
from checker.ledger.importers.run import Format, imported

FORMAT = Format(records, said, rows, "fr", closing)

FR = Importer(
    title="France, ANJ events of the vault",
    reads="XML files of one or many events: CPTEALIM, CPTERETRAIT, CPTEABOND, CPTEALIMOPE, CPTEAJUSTOPE, PASP…, PAHI…",
    grain="bet",
    proves={
        "turnover_total": yes("every stake is an event with the balances before and after it"),
        "turnover_by_weight": yes("every stake names its sport and its odds"),
        "funds_split": yes("Mise and BonusMise are told apart, each with its balances"),
        "released_when_due": inferable("a release is an adjustment that takes bonus and gives cash in one event"),
        "expired_not_early": no("an adjustment that takes a bonus does not say that it expired"),
        "withdrawal_refused": inferable("what was paid is less than what was asked for, or the payment is taken back"),
        "bonus_above_cap": yes("CPTEABOND and CPTEALIMOPE carry the amount of every grant"),
    },
    infers=(
        "no event names a bonus: the id of one is made from the vault and the number of the event that grants it; bets "
        "belong to the player's last grant of the same BonusNom, endings to the open grant of the same amount, else to "
        "the first one",
        "CPTEABOND goes to the cash balance at once: it is written as a grant and its release",
        "an adjustment that takes a bonus and gives no cash is written as a cancellation; it may be an expiry",
        "a lost bet is settled only where an event of a gain of 0 says so",
        "a cash-out is of the whole bet",
        "times are those of Paris; in the hour that clocks show twice the first is meant",
    ),
    read=lambda given, options: imported(FORMAT, given, options),
)
"""The importer of French events."""
