"""How a bonus ends: what is paid, what caps it, what withdrawals do, and what can be forfeited."""

from checker.measures.scope import Scope
from checker.offer.ending import MaximumWin, Withdrawal
from checker.offer.ending import Release as Released
from checker.offer.wagering import Wagering
from checker.replay import fields
from checker.replay.fields import NONE, Ground, R, Release, Switch, Taken, WinCap
from checker.replay.rules.counting import is_used
from checker.replay.rules.sheet import Reading, Sheet, millionths

RELEASE = {
    "balance": Release.BALANCE, "bonus_and_winnings": Release.BALANCE, "bonus": Release.BONUS,
    "min(balance, cap)": Release.LESSER_OF_BALANCE_AND_CAP,
}  # fmt: skip
APPLIED = {
    "at_conversion": WinCap.AT_CONVERSION, "at_each_withdrawal": WinCap.AT_EACH_WITHDRAWAL, "per_bet": WinCap.PER_BET,
    "balance_truncation": WinCap.BALANCE_TRUNCATION,
}  # fmt: skip
WITHDRAWAL = {
    "allowed": fields.Withdrawal.ALLOWED, "forfeits_bonus": fields.Withdrawal.FORFEITS_BONUS,
    "forfeits_bonus_and_winnings": fields.Withdrawal.FORFEITS_BONUS_AND_WINNINGS,
    "pro_rata": fields.Withdrawal.PRO_RATA, "blocked": fields.Withdrawal.BLOCKED,
}  # fmt: skip
FORFEITING = (fields.Withdrawal.FORFEITS_BONUS, fields.Withdrawal.FORFEITS_BONUS_AND_WINNINGS)
USUALLY_TAKEN = Taken.BONUS | Taken.BONUS_WINNINGS
"""What goes with a bonus where the terms do not list it: what stands in the bonus wallet."""


def put_ending(sheet: Sheet, wagering: Wagering, scope: Scope) -> None:
    """Release, caps, withdrawals and forfeiture."""
    _release(sheet, scope)
    withdrawal = scope.withdrawal
    if withdrawal is not None and withdrawal.maximum_win is not None and withdrawal.maximum_win.limited:
        _win_cap(sheet, withdrawal.maximum_win)
    _withdrawal(sheet, withdrawal)
    forfeiture = scope.forfeiture
    grounds = sum(Ground[word.upper()] for word in (forfeiture.when if forfeiture else ()))
    takes = forfeiture.takes if forfeiture is not None else None
    sheet.put({
        R.FORFEITS_ON: grounds,
        R.TAKES: USUALLY_TAKEN if takes is None else sum(Taken[word.upper()] for word in takes),
    })  # fmt: skip
    sheet.told_or_asked(
        Switch.OPEN_BETS, R.OPEN_BETS, (*sheet.part.route, "wagering", "open_bets"),
        None if wagering.open_bets is None else int(wagering.open_bets == "credited"),
        ("bets open when a bonus ends are paid", 1), ("the bonus part of bets open when a bonus ends is lost", 0),
    )  # fmt: skip


def _release(sheet: Sheet, scope: Scope) -> None:
    release = scope.release
    sheet.told_or_asked(
        Switch.RELEASE, R.RELEASE, ("release", "what"),
        RELEASE[release.what] if release is not None and release.what is not None else None,
        ("the balance of the bonus is paid", Release.BALANCE), ("the bonus alone is paid", Release.BONUS),
    )  # fmt: skip
    sheet.told_or_asked(
        Switch.STICKY, R.STICKY, (*sheet.part.route, "reward", "cashable"), _sticky(sheet, release),
        ("the bonus itself is paid too", 0), ("the bonus itself is taken away", 1),
    )  # fmt: skip
    if release is None:
        return
    sheet.put({R.RELEASE_CAP: sheet.units(release.cap, ("release", "cap"), up=True)})
    if release.mode in ("instalments", "per_points"):
        sheet.put({R.INSTALMENTS: release.instalments or 1, R.STEP: sheet.units(release.step, ("release", "step"))})


def _sticky(sheet: Sheet, release: Released | None) -> int | None:
    """Whether the bonus itself is kept back when it is met; None where the terms leave it open.

    A free bet or a spin is used and never paid; terms that pay the bonus, whole or with its winnings, pay it.
    """
    if is_used(sheet):
        return 1
    cashable = sheet.part.reward.cashable
    if cashable is None and release is not None and release.what in ("bonus", "bonus_and_winnings"):
        return 0
    return None if cashable is None else int(not cashable)


def _win_cap(sheet: Sheet, cap: MaximumWin) -> None:
    at = ("withdrawal", "maximum_win")
    amount, times = sheet.units(cap.amount, (*at, "amount"), up=True), millionths(cap.times_bonus, up=True)
    if amount == times == NONE or (cap.applies_to is not None and "bonus_winnings" not in cap.applies_to):
        return
    sheet.put({R.WIN_CAP: amount, R.WIN_CAP_TIMES: times})
    sheet.told_or_asked(
        Switch.WIN_CAP_AT, R.WIN_CAP_AT, (*at, "applied"), None if cap.applied is None else APPLIED[cap.applied],
        ("the cap binds what is released", WinCap.AT_CONVERSION),
        ("the cap binds each withdrawal", WinCap.AT_EACH_WITHDRAWAL),
    )  # fmt: skip


def _withdrawal(sheet: Sheet, told: Withdrawal | None) -> None:
    does = WITHDRAWAL[told.while_active] if told is not None and told.while_active is not None else None
    at = ("withdrawal", "while_active")
    if does is None:
        sheet.ask(
            Switch.WITHDRAWAL, at,
            Reading("a withdrawal leaves the bonus as it is", ((R.WITHDRAWAL, fields.Withdrawal.ALLOWED),)),
            Reading("a withdrawal forfeits the bonus", ((R.WITHDRAWAL, fields.Withdrawal.FORFEITS_BONUS),)),
        )  # fmt: skip
    else:
        sheet.put({R.WITHDRAWAL: does})
    restores = told.pending_cancel_restores if told is not None else None
    if does is not None and does not in FORFEITING:
        return
    sheet.told_or_asked(
        Switch.RESTORES, R.RESTORES, ("withdrawal", "pending_cancel_restores"),
        None if restores is None else int(restores),
        ("a bonus forfeited by a withdrawal stays lost", 0),
        ("a bonus forfeited by a withdrawal that is not paid comes back", 1),
    )  # fmt: skip
