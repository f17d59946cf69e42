"""The words of an offer as numbers, in the order in which the offer's own lists hold them."""

from enum import IntEnum


class Kind(IntEnum):
    """What a bonus is: money beside the deposit, bets or spins that are free, or money for turnover made before."""

    MONEY, FREE, AFTER_TURNOVER = range(3)


class By(IntEnum):
    """What a player does to have it."""

    NOTHING, DEPOSIT, STAKE = range(3)


class Who(IntEnum):
    """To whom it may be granted, as far as the sample's players differ."""

    EVERYONE, NEW, EXISTING, FIRST_PLAY = range(4)


class Order(IntEnum):
    """From which money a stake is taken."""

    CASH_FIRST, BONUS_FIRST, BONUS_ONLY, PROPORTIONAL, MERGED, PLAYER_CHOICE = range(6)


class WinsTo(IntEnum):
    """Where a win goes."""

    SAME_WALLET, BONUS, PENDING, CASH, PROPORTIONAL = range(5)


class Mixed(IntEnum):
    """How the win of a bet of both kinds of money is shared."""

    BONUS_REFILL_THEN_CASH, PROPORTIONAL, ALL_BONUS, ALL_CASH = range(4)


class Funds(IntEnum):
    """Which money's stakes count."""

    BOTH, CASH_ONLY, BONUS_ONLY = range(3)


class Amount(IntEnum):
    """What of a stake counts."""

    STAKE, LESSER, BONUS_PART = range(3)


class Over(IntEnum):
    """What comes of a stake above the maximum."""

    REJECT_BET, VOID_CONTRIBUTION, CLIP, VOID_WINNINGS_OF_BET, VOID_ALL, REVIEW = range(6)


class Then(IntEnum):
    """What comes of a bonus whose player has no money left, or little."""

    IGNORE, END_BONUS, COMPLETE = range(3)


class Pays(IntEnum):
    """What is paid when the requirement is met."""

    BALANCE, BONUS, LESSER = range(3)


class Leaves(IntEnum):
    """What a withdrawal does to the bonus."""

    ALLOWED, FORFEITS_BONUS, FORFEITS_BONUS_AND_WINNINGS = range(3)


class Rounds(IntEnum):
    """How the turnover of a bet is rounded to the minor unit."""

    EXACT, HALF_UP, DOWN, UP = range(4)


class Never(IntEnum):
    """Bits: who is never granted a bonus, as far as the sample's players differ."""

    SELF_EXCLUDED, HARM_FLAGGED, UNDER_24, UNDER_25, OPTED_OUT, LIMIT_RAISED, PENDING_WITHDRAWAL, INTERVENTION = (
        1 << i for i in range(8)
    )
