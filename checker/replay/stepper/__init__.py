"""The reference of the replay: one row after the other, in plain Python that can be read beside the terms.

    stepped = step_all(rows, tables)        # whole batches, as the kernel takes them
    stepper = Stepper(tables)               # one player, one row at a time
    code, counted, slot = stepper.step(number, row)

Numbers, codes and layouts are those of `checker.replay.fields`. How it is built; each line imports only from below:

    whole                  batches of rows
    step  quick            one player: what each kind of row does; runs of ordinary bets in one loop
    undone                 bets voided or cashed out
    bets  withdrawals      bets played out; withdrawals and what they do to a bonus
    settle  balances       payouts, turnover that counts; players who have nothing left
    place                  a stake is taken, and whether it will count is decided
    stake  counting  rounds    its split and its maximum; weights, odds, base; both sides of a round
    grants  acts  money    bonuses granted and ended by the operator; own money, flags
    course                 a bonus begins, is met or ends, and the next one begins
    ends  clock            release and forfeiture; deadlines
    player  bonus          what is known of a player and of each bonus
    book  terms  row       tables, rules and rows in names
"""

from checker.replay.stepper.row import Row
from checker.replay.stepper.step import Stepper
from checker.replay.stepper.whole import Stepped, rows_between, step_all

__all__ = ["Row", "Stepped", "Stepper", "rows_between", "step_all"]
