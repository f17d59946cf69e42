"""How much a breach of law in a ledger weighs: by the standing of the law, and less where something speaks for it."""

from checker.evaluate import LEVELS, STILL_WAGERED
from checker.finding import Level, Text
from checker.judge import NOT_COMMENCED
from checker.rulebook import Period


def weight(period: Period, less: str | None, *, older: bool) -> tuple[Level, Text | None]:
    """The level, and the cause where it is less than the standing gives.

    `older`: the bonus was granted before the law started, and is still wagered under it.
    """
    assert period.entry is not None
    if period.state == "not_commenced":
        return Level.NOTE, NOT_COMMENCED
    level = LEVELS[period.entry.standing]
    if less is None and not older:
        return level, None
    cause = Text(less) if less else STILL_WAGERED
    return (Level.WARNING if level is Level.ERROR else level), cause
