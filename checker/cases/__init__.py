"""Cases of law: those that somebody wrote, those made from them, and the mutants that they must kill."""

from checker.cases.bench import Gap
from checker.cases.mutation import Tried, mutation_of
from checker.cases.statement import binds_from, silenced_by, standing_on
from checker.cases.suite import Expected, Suite, suite_of
from checker.cases.survivors import Survivor
from checker.cases.table import NO_TABLES, Tables, Written, beside, read_tables
from checker.cases.targets import values_for
from checker.cases.terms import Change, NoSuchTerm, changed
from checker.cases.trial import trial_for, values_of

__all__ = [
    "NO_TABLES",
    "Change",
    "Expected",
    "Gap",
    "NoSuchTerm",
    "Suite",
    "Survivor",
    "Tables",
    "Tried",
    "Written",
    "beside",
    "binds_from",
    "changed",
    "mutation_of",
    "read_tables",
    "silenced_by",
    "standing_on",
    "suite_of",
    "trial_for",
    "values_for",
    "values_of",
]
