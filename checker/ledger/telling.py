"""What there is to say of a ledger's rows when they have been read: those dropped, set aside, put in order."""

from checker.finding import Level, Problem
from checker.ledger.quarantine import Account
from checker.ledger.reading import Ledger

HELP = "the quarantine file holds them, each with its reason"


def told(ledger: Ledger) -> list[Problem]:
    """Problems: an error where no row can be used or the account does not add up, else warnings and notes."""
    account = ledger.account
    found = [_dropped(account), _out_of_order(ledger.out_of_order), *_set_aside(ledger, account)]
    return [problem for problem in found if problem is not None]


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _dropped(account: Account) -> Problem | None:
    if not account.dropped:
        return None
    words = "repeats an earlier one and was" if account.dropped == 1 else "repeat earlier ones and were"
    return Problem(Level.NOTE, f"{_rows(account.dropped)} of the ledger {words} dropped")


def _out_of_order(rows: int) -> Problem | None:
    if not rows:
        return None
    words = "was" if rows == 1 else "were"
    return Problem(
        Level.NOTE, f"{_rows(rows)} of the ledger {words} not in the order of player and time, and {words} sorted"
    )


def _set_aside(ledger: Ledger, account: Account) -> list[Problem]:
    if not account.set_aside:
        return []
    listed = ", ".join(f"{code} {count:,}" for code, count in ledger.reasons().most_common())
    if not account.used:
        return [
            Problem(Level.ERROR, f"none of the {_rows(account.read)} of the ledger can be used: {listed}", None, HELP)
        ]
    words = "is" if account.set_aside == 1 else "are"
    message = f"{_rows(account.set_aside)} of {account.read:,} cannot be used and {words} set aside: {listed}"
    return [Problem(Level.WARNING, message, None, HELP)]
