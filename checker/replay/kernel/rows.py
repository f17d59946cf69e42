"""One row of the ledger is worked, by its kind."""

from checker.replay.fields import NONE, B, Code, CountAt, End, R, Unsure
from checker.replay.kernel.account import adjust, deposit, flag
from checker.replay.kernel.acts import release, take_away
from checker.replay.kernel.bets import place
from checker.replay.kernel.counting import counts
from checker.replay.kernel.ends import expire
from checker.replay.kernel.grants import activated, grant
from checker.replay.kernel.lists import known
from checker.replay.kernel.places import UNIT, K, N, P, Vector, X, bonus_at, rule_at
from checker.replay.kernel.settle import cash_out, settle, void
from checker.replay.kernel.tickets import find, open_bet
from checker.replay.kernel.withdrawals import cancel, pay_out, refuse, request


def work(m: Vector, book: Vector) -> None:
    """Work the row at hand: what is due by its time, then the row itself, then what it says of its bonus."""
    m[N.CODE] = Code.NOT_A_BET
    m[N.COUNTED] = 0
    m[N.SLOT] = NONE
    if m[N.AT] >= m[P.DUE]:
        expire(m, book, m[N.AT])
    kind = m[N.KIND]
    if m[N.USABLE] == 0 and (not work_unusable(m, kind)):
        return
    if K.BET_PLACED <= kind <= K.CASH_OUT:
        work_bet(m, book, kind)
    elif K.BONUS_GRANTED <= kind <= K.BONUS_CANCELLED:
        work_bonus(m, book, kind)
    else:
        m[N.SLOT] = known(m, m[N.BONUS])
        work_account(m, book, kind)
    if m[N.USABLE] == 0 and kind == K.BONUS_GRANTED and (m[N.SLOT] != NONE):
        m[bonus_at(m, m[N.SLOT]) + B.TOUCHED] |= Unsure.RATE
    if m[N.SLOT] != NONE and (m[N.OFFER] >= 0 or m[N.REPORTED] >= 0):
        compare(m, bonus_at(m, m[N.SLOT]))


def work_bet(m: Vector, book: Vector, kind: int) -> None:
    """Work a row of a bet."""
    t = find(m, m[N.BET])
    m[N.SINGLE] = 1 if kind == K.BET_SETTLED and t == NONE else 0
    if kind == K.BET_SETTLED:
        settle(m, book, place(m, book) if t == NONE else t)
    elif kind == K.BET_PLACED and t == NONE and (m[N.BET] >= 0):
        t = place(m, book)
        open_bet(m, m[N.BET], t)
        if counts(m[N.CODE]) and m[bonus_at(m, m[N.SLOT]) + B.RULES] != NONE:
            rule = rule_at(book, m[bonus_at(m, m[N.SLOT]) + B.RULES])
            m[N.CODE] = m[N.CODE] if book[rule + R.COUNT_AT] == CountAt.PLACEMENT else Code.PLACED
    elif kind == K.BET_PLACED or t == NONE:
        m[N.CODE] = Code.UNKNOWN_BET
    elif kind == K.BET_VOIDED:
        void(m, book, t)
    else:
        cash_out(m, book, t)


def work_bonus(m: Vector, book: Vector, kind: int) -> None:
    """Work a row of a bonus."""
    if kind == K.BONUS_GRANTED:
        grant(m, book)
        return
    k = known(m, m[N.BONUS])
    m[N.SLOT] = k
    if k == NONE:
        m[N.CODE] = Code.UNKNOWN_BONUS
    elif kind == K.BONUS_ACTIVATED:
        activated(m, book, k)
    elif kind == K.BONUS_RELEASED:
        release(m, book, k)
    elif kind == K.BONUS_EXPIRED:
        take_away(m, book, k, End.EXPIRED)
    else:
        take_away(m, book, k, End.FORFEITED if kind == K.BONUS_FORFEITED else End.CANCELLED)


def work_account(m: Vector, book: Vector, kind: int) -> None:
    """Work a row of the player's account."""
    if kind == K.DEPOSIT:
        deposit(m)
    elif kind == K.WITHDRAWAL_REQUESTED:
        request(m, book)
    elif kind == K.WITHDRAWAL_PAID:
        pay_out(m, book)
    elif kind == K.WITHDRAWAL_REFUSED:
        refuse(m, book)
    elif kind == K.WITHDRAWAL_CANCELLED:
        cancel(m, book)
    elif kind == K.ADJUSTMENT:
        adjust(m, m[N.AMOUNT])
    elif kind == K.FLAG:
        flag(m, book)


def work_unusable(m: Vector, kind: int) -> bool:
    """Note a row in a currency without a rate; True where the row is worked all the same."""
    for head in (P.ACTIVE, P.QUEUED, P.RULELESS):
        k = m[head]
        while k != NONE:
            m[bonus_at(m, k) + B.TOUCHED] |= Unsure.RATE
            k = m[bonus_at(m, k) + X.NEXT]
    if K.BET_PLACED <= kind <= K.CASH_OUT:
        m[N.CODE] = Code.UNCONVERTED
        return False
    m[N.RULES] = NONE
    return K.BONUS_GRANTED <= kind <= K.BONUS_CANCELLED or kind == K.FLAG


def compare(m: Vector, bonus: int) -> None:
    """Hold what a row says of its bonus against the grant and the turnover counted."""
    named = m[N.OFFER] >= 0 and m[bonus + X.OFFER] >= 0
    if named and m[N.OFFER] != m[bonus + X.OFFER] and (m[bonus + B.VERSION_ROW] == NONE):
        m[bonus + B.VERSION_ROW] = m[N.ROW]
    if m[N.REPORTED] < 0:
        return
    m[bonus + B.REPORTED] = m[N.REPORTED]
    m[bonus + B.REPORTED_ROW] = m[N.ROW]
    reported = min(m[N.REPORTED], 2**62 // UNIT) * UNIT
    off = reported - min(m[bonus + B.COUNTED], m[bonus + B.REQUIREMENT])
    if m[bonus + B.RULES] == NONE or abs(off) < UNIT or abs(reported - m[bonus + B.COUNTED]) < UNIT:
        return
    m[bonus + B.REPORTED_OFF] += 1
    if m[bonus + B.REPORTED_OFF_ROW] == NONE:
        m[bonus + B.REPORTED_OFF_ROW] = m[N.ROW]
        m[bonus + B.REPORTED_OFF_MICRO] = off
