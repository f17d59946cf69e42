"""The use cases: what users do with offers, ledgers and the rulebook; each returns values to be written up."""

from checker.review.offers import BrokenRulebookError, check_file, check_files, check_offer, law_of, without_law
from checker.review.register import Named, Register
from checker.review.review import Asked, Checked, File, Located, MarketRulings, Review, Totals

__all__ = [
    "Asked",
    "BrokenRulebookError",
    "Checked",
    "File",
    "Located",
    "MarketRulings",
    "Named",
    "Register",
    "Review",
    "Totals",
    "check_file",
    "check_files",
    "check_offer",
    "law_of",
    "without_law",
]
