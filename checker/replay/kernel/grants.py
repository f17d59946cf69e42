"""A bonus is granted, topped up or activated: its requirement, and its place beside the player's other bonuses."""

from checker.replay.fields import NONE, B, Basis, Code, End, From, R, Stacking, Switch, Unsure
from checker.replay.kernel.ends import activate, conclude, joined, set_deadline, wake
from checker.replay.kernel.lists import delist, enlist, is_active, is_over, known, touch
from checker.replay.kernel.numbers import plus, times
from checker.replay.kernel.places import BONUS, G, N, P, Vector, X, bonus_at, rule_at

BLANK = tuple(
    int(place)
    for place in (
        *(B.ACTIVE_AT, B.STARTED_AT, B.DEADLINE, B.MET_AT, B.MET_ROW, B.RATIO, B.FIRST_STAKE_AT, B.LAST_COUNTED_AT),
        *(B.DUE_AT, B.DUE_ROW, B.DONE_AT, B.DONE_ROW, B.GREATEST_ROW, B.OVER_ROW, B.REPORTED, B.REPORTED_ROW),
        *(B.REPORTED_OFF_ROW, B.REFUSED_ROW, B.REVERSED_ROW, B.VERSION_ROW, B.CASHED_OUT_ROW, B.EXCLUDED_ROW),
        *(B.ORDER_ROW, B.CREDIT_CARD_ROW),
    )
)
"""What a new bonus does not have yet; all else starts with 0."""


def grant(m: Vector, book: Vector) -> None:
    """A bonus is granted, or more is given for one that the player has."""
    old = known(m, m[N.BONUS])
    if old != NONE:
        top_up(m, book, old)
        return
    k = m[P.AFTER]
    m[P.AFTER] = k + 1
    if m[N.BONUS] >= 0:
        m[m[G.SLOTS] + m[N.BONUS]] = k
    m[N.SLOT] = k
    record(m, bonus_at(m, k))
    stack(m, book, k)
    m[P.GRANTS] += 1


def record(m: Vector, bonus: int) -> None:
    """Write down the grant and what the player's account looks like at that moment."""
    for place in range(BONUS):
        m[bonus + place] = 0
    for place in BLANK:
        m[bonus + place] = NONE
    m[bonus + B.ID] = m[N.BONUS]
    m[bonus + B.RULES] = m[N.RULES]
    m[bonus + B.GRANT_ROW] = m[N.ROW]
    m[bonus + B.GRANTED_AT] = m[N.AT]
    m[bonus + B.AMOUNT] = m[N.AMOUNT]
    m[bonus + B.GRANT_MARKET] = m[N.MARKET]
    m[bonus + X.OFFER] = m[N.OFFER]
    m[bonus + X.PLAYER] = m[P.CODE]
    record_account(m, bonus)


def record_account(m: Vector, bonus: int) -> None:
    """What is known of the player when the bonus is granted."""
    m[bonus + B.DEPOSIT] = m[P.DEPOSIT]
    m[bonus + B.DEPOSIT_AT] = m[P.DEPOSIT_AT]
    m[bonus + B.DEPOSIT_ROW] = m[P.DEPOSIT_ROW]
    m[bonus + B.METHOD] = m[P.METHOD]
    m[bonus + B.FLAGS] = m[P.FLAGS]
    m[bonus + B.AGE] = m[P.AGE]
    m[bonus + B.DEPOSITS_BEFORE] = m[P.DEPOSITS]
    m[bonus + B.BETS_BEFORE] = m[P.BETS]
    m[bonus + B.GRANTS_BEFORE] = m[P.GRANTS]
    m[bonus + B.ORDINAL] = m[P.GRANTS] + 1
    m[bonus + B.TURNED_BEFORE] = m[P.CASH_STAKED]
    m[bonus + B.LOST_SINCE_DEPOSIT] = m[P.LOST]
    m[bonus + B.WITHDRAWAL_WAITS] = 1 if m[P.RESERVED] > 0 else 0
    m[bonus + B.IN_SESSION] = m[P.SESSION]
    m[bonus + X.LAST_STAKE] = m[P.LAST_STAKE]


def basis(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """The part of the deposit that is multiplied."""
    counted = m[bonus + B.DEPOSIT]
    if book[rule + R.DEPOSIT_COUNTED] != NONE:
        counted = min(counted, book[rule + R.DEPOSIT_COUNTED])
    if counted > m[bonus + B.AMOUNT] and book[rule + R.ON_DEPOSIT] > 0:
        touch(m, book, bonus, rule, Switch.DEPOSIT_BASIS)
    return min(counted, m[bonus + B.AMOUNT]) if book[rule + R.DEPOSIT_BASIS] == Basis.MATCHED else counted


def requirement(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """The turnover that a new bonus demands, in micro."""
    if m[bonus + B.RULES] == NONE:
        return NONE
    if book[rule + R.ON_DEPOSIT] > 0 and m[bonus + B.DEPOSIT_ROW] == NONE:
        m[bonus + B.TOUCHED] |= Unsure.DEPOSIT
    found = plus(
        times(book[rule + R.ON_BONUS], m[bonus + B.AMOUNT]), times(book[rule + R.ON_WINNINGS], m[bonus + B.AMOUNT])
    )
    found = plus(found, times(book[rule + R.ON_DEPOSIT], basis(m, book, bonus, rule)))
    return plus(found, times(book[rule + R.ON_STAKE], m[bonus + X.LAST_STAKE]))


def stack(m: Vector, book: Vector, k: int) -> None:
    """Activate a new bonus, let it wait, or let it take over the one that is active."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    m[bonus + B.REQUIREMENT] = requirement(m, book, bonus, rule)
    alone = m[P.ACTIVE] == NONE and m[P.QUEUED] == NONE
    if m[bonus + B.RULES] == NONE or alone:
        begin(m, book, k)
        return
    touch_all(m, book, k)
    if book[rule + R.STACKING] == Stacking.MERGE and m[P.ACTIVE] != NONE:
        take_over(m, book, k, m[P.ACTIVE_LAST])
        begin(m, book, k)
    elif book[rule + R.STACKING] == Stacking.PARALLEL:
        begin(m, book, k)
    else:
        enlist(m, k, P.QUEUED)


def begin(m: Vector, book: Vector, k: int) -> None:
    """Activate a bonus at the row at hand, and wake the next where it is met at once."""
    wake(m, book, m[N.AT], m[N.ROW], activate(m, book, k, m[N.AT], m[N.ROW], 0))


def touch_all(m: Vector, book: Vector, k: int) -> None:
    """Note of a new bonus and of all active ones that it matters how they stand beside each other."""
    touch(m, book, bonus_at(m, k), rule_at(book, m[bonus_at(m, k) + B.RULES]), Switch.STACKING)
    other = m[P.ACTIVE]
    while other != NONE:
        touch(m, book, bonus_at(m, other), rule_at(book, m[bonus_at(m, other) + B.RULES]), Switch.STACKING)
        other = m[bonus_at(m, other) + X.NEXT]


def take_over(m: Vector, book: Vector, k: int, old: int) -> None:
    """A new bonus takes over what an active one holds and still demands."""
    bonus = bonus_at(m, k)
    merged = bonus_at(m, old)
    own = joined(m, book, merged, rule_at(book, m[merged + B.RULES]))
    m[bonus + B.BALANCE] = m[merged + B.BALANCE] - own
    m[bonus + B.PENDING] = m[merged + B.PENDING]
    m[bonus + B.REQUIREMENT] = plus(m[bonus + B.REQUIREMENT], max(m[merged + B.REQUIREMENT] - m[merged + B.COUNTED], 0))
    conclude(m, old, End.MERGED, m[N.AT], m[N.ROW], own)


def top_up(m: Vector, book: Vector, k: int) -> None:
    """More is given for a bonus that is not over."""
    bonus = bonus_at(m, k)
    if is_over(m, bonus):
        m[N.CODE] = Code.UNKNOWN_BONUS
        return
    m[N.SLOT] = k
    rule = rule_at(book, m[bonus + B.RULES])
    amount = m[N.AMOUNT]
    before = basis(m, book, bonus, rule)
    m[bonus + B.AMOUNT] += amount
    if is_active(m, bonus):
        m[bonus + B.BALANCE] += amount
    more = plus(times(book[rule + R.ON_BONUS], amount), times(book[rule + R.ON_WINNINGS], amount))
    more = plus(more, times(book[rule + R.ON_DEPOSIT], basis(m, book, bonus, rule) - before))
    m[bonus + B.REQUIREMENT] = plus(m[bonus + B.REQUIREMENT], more)


def activated(m: Vector, book: Vector, k: int) -> None:
    """The operator activates a bonus: one that waits begins, one that counts from its activation counts anew."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    if is_over(m, bonus) or m[bonus + B.RULES] == NONE:
        return
    if m[bonus + B.ACTIVE_AT] == NONE:
        delist(m, k, P.QUEUED)
        begin(m, book, k)
        return
    if book[rule + R.STARTS] != From.ACTIVATION:
        return
    m[N.COUNTED] = m[bonus + X.CARRIED] - m[bonus + B.COUNTED]
    m[bonus + B.COUNTED] = m[bonus + X.CARRIED]
    m[bonus + B.ACTIVE_AT] = m[N.AT]
    m[bonus + B.STARTED_AT] = m[N.AT]
    if book[rule + R.CLOCK_FROM] == From.ACTIVATION:
        set_deadline(m, book, bonus, rule)
