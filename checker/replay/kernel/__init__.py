"""The kernel of the replay: one source over whole numbers, run plain or compiled to machine code (see build.py).

All that it knows lies in two rows of numbers. `m` is its memory: the player at hand (P), the row at hand (N), where
the tables begin (G), the player's last rounds (E), then open bets (T) and bonuses (B). `book` holds what rows are read
with: rules (R), weights, zones (H). Functions hand on these two and places in them: `bonus`, `rule` and `ticket` are
where the fields of one begin, so that `m[bonus + B.BALANCE]` is its balance; `k` and `t` are numbers of a bonus and of
a ticket. So each call hands on a few words, nothing is allocated, and a list serves as well as an array.

    loop                     all players, all rows
    rows  carry              one row by its kind; the state of a player between batches
    settle  withdrawals  account  bets  acts  grants
    low  credit  counting  judging  funds  rounds  tickets
    ends  lists  clock  numbers
    places                   what lies where
"""
