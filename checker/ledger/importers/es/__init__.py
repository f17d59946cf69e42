"""Spain: the monitoring system of the Dirección General de Ordenación del Juego, model 3.3."""

from checker.ledger.importers.es.rows import rows
from checker.ledger.importers.es.said import records, said
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.proof import inferable, no, yes
from checker.ledger.importers.run import Format, imported

FORMAT = Format(records, said, rows, "es")

ES = Importer(
    title="Spain, DGOJ monitoring system 3.3",
    reads="XML files of a Lote with RegistroCJD, RegistroApuestaContrapartida, RegistroOtrosJuegos",
    grain="session",
    proves={
        "turnover_total": inferable("stakes are whole where bets and sessions are given, else sums of a day"),
        "turnover_by_weight": yes("every stake stands under its type of game"),
        "funds_split": no("Participacion does not say which part of it was bonus money"),
        "released_when_due": yes("LIBERACION says when and how much"),
        "expired_not_early": inferable("CANCELACION stands for expiry and for every other ending alike"),
        "withdrawal_refused": yes("ResultadoOperacion says that the operator cancelled a withdrawal (CO)"),
        "bonus_above_cap": yes("CONCESION carries the amount of every grant"),
    },
    infers=(
        "no record names a bonus: the id of one is made from the record of its CONCESION, and a LIBERACION or "
        "CANCELACION is matched to the player's open grant of the same amount, else to the first one",
        "no record names an offer: grants bear the offer given with --offer",
        "a game session is written as one bet, so that no single stake of it is known",
        "the sums of a day are used for players of whom no bet or session is given, and stand at the end of the day",
        "a single cash-out is of the whole bet; where there are several, the bet is settled with their sum",
        "times without an offset are those of Madrid",
    ),
    read=lambda given, options: imported(FORMAT, given, options),
)
"""The importer of Spanish records."""
