"""Every importer, by the name under which `checker import` knows it."""

from checker.ledger.importers.dk import DK
from checker.ledger.importers.es import ES
from checker.ledger.importers.fr import FR
from checker.ledger.importers.gr import GR
from checker.ledger.importers.importer import Importer
from checker.ledger.importers.mapping import MAPPING
from checker.ledger.importers.nl import NL
from checker.ledger.importers.pa import PA
from checker.ledger.importers.pt import PT

IMPORTERS: dict[str, Importer] = {
    "nl": NL,
    "es": ES,
    "gr": GR,
    "fr": FR,
    "pt": PT,
    "dk": DK,
    "pa": PA,
    "mapping": MAPPING,
}
"""The formats that can be imported."""
