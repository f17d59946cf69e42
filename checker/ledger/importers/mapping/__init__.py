"""Any table: CSV read by a mapping file that says which column gives which of the ledger's."""

from collections.abc import Iterator

from checker.finding import Problem
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.mapping.model import Mapping
from checker.ledger.importers.mapping.rows import records_of, rows, said_of
from checker.ledger.importers.proof import Proof, Proves, inferable, no, yes
from checker.ledger.importers.row import Account
from checker.ledger.importers.run import Format, Imported, imported
from checker.schema import validate
from checker.source import read

NEEDS = {
    "turnover_total": ("kind", "amount"),
    "turnover_by_weight": ("category", "game"),
    "funds_split": ("cash_amount", "bonus_amount"),
    "released_when_due": ("bonus_released",),
    "expired_not_early": ("bonus_expired",),
    "withdrawal_refused": ("withdrawal_refused",),
    "bonus_above_cap": ("bonus_granted",),
}
"""The columns of which one is needed for each check, or the kind of row."""


def load(file: str, content: bytes) -> tuple[Mapping | None, list[Problem]]:
    """The mapping that a file holds, or what stands in the way."""
    documents, problems = read(file, content)
    if problems or not documents:
        return None, problems
    return validate(Mapping, documents[0])


def mapped(mapping: Mapping) -> Importer:
    """The importer that a mapping makes."""
    form = Format(records_of(mapping), said_of(mapping), rows)
    return MAPPING._replace(
        proves={check: _proof(mapping, check, needs) for check, needs in NEEDS.items()},
        read=lambda given, options: imported(form, given, options),
    )


def _proof(mapping: Mapping, check: str, needs: tuple[str, ...]) -> Proof:
    """Whether a mapping gives what a check needs."""
    kinds = mapping.kinds
    if needs[0] in kinds:
        return yes(f"the mapping gives rows of kind {needs[0]}")
    if needs[0].startswith(("bonus_r", "bonus_e", "bonus_g", "withdrawal")):
        return no(f"the mapping gives no rows of kind {needs[0]}")
    given = [name for name in needs if name in mapping.columns]
    if check == "turnover_total":
        bets = [kind for kind in kinds if kind in ("bet_placed", "bet_settled")]
        return yes("the mapping gives rows of bets") if bets else no("the mapping gives no rows of bets")
    if not given:
        return no(f"the mapping gives no column {' or '.join(needs)}")
    return yes(f"the mapping gives {' and '.join(given)}")


def _unmapped(*_: object) -> Iterator[Imported]:
    yield Account()


PROVES: Proves = {check: inferable(f"if the mapping gives {' or '.join(needs)}") for check, needs in NEEDS.items()}

MAPPING = Importer(
    title="Any table, by a mapping file of your own",
    reads="CSV files, and a mapping in YAML given with --mapping",
    grain="bet",
    proves=PROVES,
    infers=(),
    read=_unmapped,
)
"""What any mapping makes; `mapped` gives the importer of one."""
