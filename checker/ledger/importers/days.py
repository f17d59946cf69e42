"""The days of regulators' reports: the instants between which a local day lies, and amounts as sentences tell them."""

from datetime import datetime, timedelta
from decimal import Decimal

from checker.ledger.importers.cells import local_instant, short
from checker.ledger.importers.note import UnusableError
from checker.money import digits_of

FORMS = ("%Y-%m-%d", "%Y%m%d", "%m/%d/%Y")


def day_of(text: str, name: str) -> datetime:
    """The midnight with which a day begins, written `2026-03-01`, `20260301` or `03/01/2026`; local, without a zone."""
    for form in FORMS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  # local time, placed by its zone
        except ValueError:
            continue
    raise UnusableError(f"`{name}` is `{short(text)}`; a day such as 2026-03-01 is wanted")


def bounds(text: str, zone: str, name: str) -> tuple[int, int]:
    """The first instant of a local day, and that of the next."""
    day = day_of(text, name)
    return local_instant(day, zone, name), local_instant(day + timedelta(days=1), zone, name)


def money(amount: int, currency: str) -> str:
    """Minor units as a sentence tells them, such as `1,250.00 EUR`."""
    digits = digits_of(currency)
    return f"{Decimal(amount).scaleb(-digits):,.{digits}f} {currency}"
