"""The numbers that the kernel and the stepper share: fields of rules, of a bonus, of a player, codes of rows and ends.

Amounts are minor units; turnover and requirements are micro: millionths of a minor unit, so that a weight in
millionths is exact. Times are microseconds in UTC. NONE stands for what is absent.
"""

from enum import IntEnum

NONE = -1
NEVER = 2**62
WHOLE = 1_000_000
"""A share of 100% in millionths."""


class R(IntEnum):
    """One set of terms for one part of an offer, in one market and currency, under one reading."""

    ON_BONUS = 0  # the multiple on the bonus, in millionths
    ON_DEPOSIT = 1
    ON_WINNINGS = 2
    ON_STAKE = 3
    DEPOSIT_COUNTED = 4  # how much of a deposit is basis at most, NONE without a maximum
    DEPOSIT_BASIS = 5  # Basis
    FUNDS = 6  # Funds
    COUNT_AT = 7  # CountAt
    AMOUNT = 8  # Amount
    PUSH = 9  # 0: does not count, 1: the stake counts
    CASH_OUT = 10  # 0, or 1: the stake that remains
    OPPOSITE = 11  # 0: both count nothing, 1: count
    VOIDS = 12  # 0, or 1: the stake
    GAMBLE = 13  # 0, or 1: the stake
    JACKPOT_PART = 14  # 0: the part that feeds a jackpot does not count, 1: it counts
    RAISES = 15  # 0: the initial stake counts, 1: the whole
    SAME_MARKET = 16  # 0: each bet counts, 1: of several in one round only the largest
    FREE_BETS = 17  # 0: a stake of a free bet counts nothing, 1: it counts
    CAP_PER_BET = 18  # minor units, NONE without
    CAP_SHARE = 19  # millionths of the bonus, NONE without
    MINIMUM_ODDS = 20  # decimal odds × 10,000, NONE without
    ODDS_OF = 21  # 0: the coupon, 1: each leg
    BET_LIMIT = 22  # greatest stake in minor units, NONE without
    BET_LIMIT_YOUNG = 23  # the same for players under 25
    BET_LIMIT_SHARE = 24  # millionths of the bonus, NONE without
    BET_LIMIT_HIGHER = 25  # 0: the lower of amount and share binds, 1: the higher
    ON_BREACH = 26  # OnBreach
    LIMIT_WHILE = 27  # 0: while bonus funds are in play, 1: while the bonus is active
    LOW_BALANCE = 28  # threshold in minor units, NONE without
    LOW_THEN = 29  # Then
    LOW_OPEN_BETS = 30  # 1: stakes of open bets belong to the balance
    ZERO_THEN = 31  # Then
    CLOCK = 32  # Clock: how the time for wagering is measured, NONE without a deadline
    CLOCK_LENGTH = 33  # microseconds, days or months
    CLOCK_FROM = 34  # From
    END_OF_DAY = 35  # 1: to the end of the last local day
    ZONE = 36  # row in the table of zones
    STARTS = 37  # From: when stakes begin to count
    STACKING = 38  # Stacking
    CARRY_OVER = 39  # 1: what is staked beyond a requirement counts for the next bonus
    ORDER = 40  # Order
    WINS_TO = 41  # WinsTo
    MIXED = 42  # Mixed
    RATIO = 43  # the bonus's share of a proportional stake, NONE: as bonus to bonus and deposit
    RELEASE = 44  # Release
    RELEASE_CAP = 45  # minor units, NONE without
    STICKY = 46  # 1: the bonus itself is taken away on release
    INSTALMENTS = 47  # 0: at once
    STEP = 48  # minor units of one instalment, NONE: an equal part
    WIN_CAP = 49  # minor units, NONE without
    WIN_CAP_TIMES = 50  # millionths of the bonus, NONE without
    WIN_CAP_AT = 51  # WinCap
    WITHDRAWAL = 52  # Withdrawal: what one does to an active bonus
    RESTORES = 53  # 1: a refused or cancelled withdrawal brings the bonus back
    FORFEITS_ON = 54  # bits of Ground
    TAKES = 55  # bits of Taken
    OPEN_BETS = 56  # bets open when a bonus ends: 0: their bonus part is lost, 1: they are credited as cash
    ROUNDING = 57  # Round: of a bet's counted turnover, NONE: exact
    ROUNDING_UNIT = 58  # in micro
    ROUNDING_PER = 59  # 0: each bet, 1: the sum
    CREDITED_AFTER = 60  # turnover of own money before the credit, millionths of the deposit, NONE without
    OPEN = 61  # bits of Switch: what the terms leave open


class Funds(IntEnum):  # noqa: D101
    BOTH, CASH_ONLY, BONUS_ONLY = range(3)


class Basis(IntEnum):
    """The deposit that is the basis: all of it, or what the match answers."""

    WHOLE, MATCHED = range(2)


class CountAt(IntEnum):  # noqa: D101
    SETTLEMENT, PLACEMENT = range(2)


class Amount(IntEnum):  # noqa: D101
    STAKE, LESSER_OF_STAKE_AND_WIN, BONUS_PART = range(3)


class OnBreach(IntEnum):  # noqa: D101
    REJECT_BET, VOID_CONTRIBUTION, CLIP, VOID_WINNINGS_OF_BET, VOID_ALL, REVIEW = range(6)


class Then(IntEnum):  # noqa: D101
    IGNORE, END_BONUS, COMPLETE = range(3)


class Clock(IntEnum):  # noqa: D101
    MICROSECONDS, LOCAL_DAYS, LOCAL_MONTHS = range(3)


class From(IntEnum):
    """The event from which a time is counted."""

    GRANT, ACTIVATION, DEPOSIT, FIRST_BONUS_STAKE = range(4)


class Stacking(IntEnum):  # noqa: D101
    NO, QUEUE, PARALLEL, MERGE = range(4)


class Order(IntEnum):  # noqa: D101
    CASH_FIRST, BONUS_FIRST, BONUS_ONLY, PROPORTIONAL, MERGED, PLAYER_CHOICE = range(6)


class WinsTo(IntEnum):  # noqa: D101
    SAME_WALLET, BONUS, PENDING, CASH, PROPORTIONAL = range(5)


class Mixed(IntEnum):  # noqa: D101
    BONUS_REFILL_THEN_CASH, PROPORTIONAL, ALL_BONUS, ALL_CASH = range(4)


class Release(IntEnum):  # noqa: D101
    BALANCE, BONUS, LESSER_OF_BALANCE_AND_CAP = range(3)


class WinCap(IntEnum):  # noqa: D101
    AT_CONVERSION, AT_EACH_WITHDRAWAL, PER_BET, BALANCE_TRUNCATION = range(4)


class Withdrawal(IntEnum):  # noqa: D101
    ALLOWED, FORFEITS_BONUS, FORFEITS_BONUS_AND_WINNINGS, PRO_RATA, BLOCKED = range(5)


class Ground(IntEnum):
    """Bits: what the terms let a bonus be forfeited for."""

    EXPIRY, WITHDRAWAL, BREACH, SELF_EXCLUSION, OPT_OUT, INACTIVITY, NO_IDENTIFICATION = (1 << i for i in range(7))


class Taken(IntEnum):
    """Bits: what a forfeiture takes."""

    BONUS, BONUS_WINNINGS, DEPOSIT, DEPOSIT_WINNINGS = (1 << i for i in range(4))


class Round(IntEnum):  # noqa: D101
    HALF_UP, HALF_EVEN, DOWN, UP = range(4)


class Switch(IntEnum):
    """The questions that terms can leave open; the bit of each is 1 << its number."""

    DEPOSIT_BASIS, FUNDS, COUNT_AT, AMOUNT, PUSH, CASH_OUT, OPPOSITE, GAMBLE = range(8)
    JACKPOT_PART, RAISES, SAME_MARKET, WEIGHT, ODDS, ON_BREACH, LIMIT_WHILE, LOW_OPEN_BETS = range(8, 16)
    ZERO_THEN, CLOCK, STARTS, STACKING, CARRY_OVER, ORDER, WINS_TO, MIXED = range(16, 24)
    RELEASE, STICKY, WIN_CAP_AT, WITHDRAWAL, RESTORES, OPEN_BETS, ROUNDING = range(24, 31)


class Unsure(IntEnum):
    """Bits of what no reading of the terms decides, because the ledger does not say it."""

    FUNDS = 1 << 32  # a stake without its split, of a player whose balance at the start is not known
    ODDS = 1 << 33  # a bet without odds where the terms ask for a minimum
    LEGS = 1 << 34  # odds of the coupon where the terms ask for each leg
    RATE = 1 << 35  # a row in a currency without a rate for its day
    DEPOSIT = 1 << 36  # a basis of deposit, and no deposit before the grant
    PART_OF_STAKE = 1 << 37  # a jackpot's part or an initial stake that the ledger does not hold


class Code(IntEnum):
    """Why a row counted towards a bonus, or did not."""

    NOT_A_BET, COUNTED, WEIGHTED, CLIPPED, NO_BONUS, NOT_STARTED, FREE_BET, EXCLUDED = range(8)
    OTHER_PRODUCT, WEIGHT_ZERO, BELOW_ODDS, ODDS_UNKNOWN, OVER_MAXIMUM, VOID, PUSH, CASHED_OUT = range(8, 16)
    OPPOSITE, OTHER_FUNDS, AFTER_DEADLINE, AFTER_END, GAMBLE, NOT_LARGEST, PLACED, CORRECTED = range(16, 24)
    UNKNOWN_BONUS, UNKNOWN_BET, UNCONVERTED = range(24, 27)


class End(IntEnum):
    """How a bonus ended, or ought to have."""

    NONE, COMPLETED, EXPIRED, WITHDRAWN, BREACHED, FLAGGED, LOST, LOW, CANCELLED, MERGED, FORFEITED = range(11)


class B(IntEnum):
    """One bonus of a player."""

    ID, RULES, GRANT_ROW, GRANTED_AT, AMOUNT, DEPOSIT, DEPOSIT_AT, DEPOSIT_ROW = range(8)
    ACTIVE_AT, STARTED_AT, DEADLINE, REQUIREMENT, COUNTED, MET_AT, MET_ROW = range(8, 15)
    BALANCE, PENDING, RATIO, OPEN_STAKES, FIRST_STAKE_AT, LAST_COUNTED_AT = range(15, 21)
    DUE_END, DUE_AT, DUE_ROW, DUE_AMOUNT = range(21, 25)  # the end that it ought to have had
    DONE_END, DONE_AT, DONE_ROW, DONE_AMOUNT, RELEASED = range(25, 30)  # the end that the ledger shows
    BETS, STAKED, PAID_OUT, COUNTED_BETS, GREATEST_STAKE, GREATEST_ROW = range(30, 36)
    OVER_BETS, OVER_EXCESS, OVER_STAKED, OVER_WON, OVER_ROW = range(36, 41)
    REPORTED, REPORTED_ROW, REPORTED_OFF, REPORTED_OFF_ROW, REPORTED_OFF_MICRO = range(41, 46)
    REFUSED, REFUSED_OWN, REFUSED_ROW, REVERSED, REVERSED_ROW = range(46, 51)
    VERSION_ROW, ORDINAL, OF_OFFER, FLAGS, AGE, DEPOSITS_BEFORE, BETS_BEFORE, GRANTS_BEFORE = range(51, 59)
    METHOD, TURNED_BEFORE, LOST_SINCE_DEPOSIT, WITHDRAWAL_WAITS, IN_SESSION, TOUCHED = range(59, 65)
    CASHED_OUT_ROW, EXCLUDED_BETS, EXCLUDED_ROW, ORDER_ROW, CREDIT_CARD_ROW, GRANT_MARKET = range(65, 71)
