"""Every quantity and fact that law limits and only a ledger shows, by name; a list to read, and the only one."""

from typing import NamedTuple

from checker.measures.measured import Unit


class LedgerMeasure(NamedTuple):
    """A quantity or fact of a ledger: its unit, the words of what it is, and how it is come by."""

    unit: Unit
    says: str
    how: str


LEDGER_MEASURES: dict[str, LedgerMeasure] = {
    "ledger.bonus_stakes_in_a_day": LedgerMeasure("money", "bonus money of {} is staked on a day", "The bonus part of the stakes of a player, added up over a local day."),
    "ledger.bonuses_per_spending_in_a_month": LedgerMeasure("share", "the bonuses of a month are {} of what is spent", "The bonuses that an operator grants in a local month, against the stakes of that month less what they won."),
    "ledger.cash_outs_of_bonus_bets": LedgerMeasure("truth", "a bet made with a bonus is cashed out", "A bet any part of whose stake was bonus money was cashed out, in whole or in part."),
    "ledger.deposits_in_7_days": LedgerMeasure("money", "deposits of {} are made in seven days", "The deposits of a player, added up over the seven times 24 hours that end with each."),
    "ledger.deposits_in_a_day": LedgerMeasure("money", "deposits of {} are made on a day", "The deposits of a player, added up over a local day."),
    "ledger.deposits_in_a_month": LedgerMeasure("money", "deposits of {} are made in a month", "The deposits of a player, added up over a local calendar month."),
    "ledger.deposits_in_a_week": LedgerMeasure("money", "deposits of {} are made in a week", "The deposits of a player, added up over a local week from Monday to Sunday."),
    "ledger.gifts_in_two_months": LedgerMeasure("money", "gifts of {} are given in two months", "The grants of the offers that the limit reaches to a player, added up over the 59 days that end with each: the shortest two months, so that nobody is accused wrongly."),
    "ledger.grants_after_opt_out": LedgerMeasure("truth", "a bonus goes to a player who declined bonuses", "A grant to a player who was told to be `opted_out` by then."),
    "ledger.grants_during_play": LedgerMeasure("truth", "a bonus is granted while the player plays", "A grant between a `session_started` and the `session_ended` after it."),
    "ledger.grants_under_monetary_limit": LedgerMeasure("truth", "a bonus is granted while a limit that the player set on money runs", "A grant to a player who was told to have a `monetary_limit` by then."),
    "ledger.grants_while_withdrawal_waits": LedgerMeasure("truth", "a bonus is granted while a withdrawal waits", "A grant after a withdrawal was requested, and before it was paid, refused or cancelled."),
    "ledger.losses_in_a_day": LedgerMeasure("money", "a player loses {} on a day", "The stakes of a player less what was paid out for them, added up over a local day."),
    "ledger.losses_in_a_month": LedgerMeasure("money", "a player loses {} in a month", "The stakes of a player less what was paid out for them, added up over a local calendar month."),
    "ledger.losses_in_a_week": LedgerMeasure("money", "a player loses {} in a week", "The stakes of a player less what was paid out for them, added up over a local week from Monday to Sunday."),
    "ledger.net_deposits_before_a_deposit": LedgerMeasure("money", "{} net are deposited in a month when a further deposit is accepted", "The deposits of a player in a local calendar month less the withdrawals paid, before each further deposit: the one that passes an amount is not itself beyond it."),
    "ledger.net_deposits_before_a_deposit_under_24": LedgerMeasure("money", "a player under 24 has deposited {} net in a month when a further deposit is accepted", "The same of players who are told to be under 24; open of those who may be."),
    "ledger.play_before_limits": LedgerMeasure("truth", "a player plays before limits are set", "A stake of a player before the first time that limits are told to be set (`limits_set`)."),
    "ledger.seconds_between_games": LedgerMeasure("count", "a game begins {} seconds after the one before", "The seconds between the stakes of a player on two rounds of one game; bets of one round are one game. Where no rounds are told, only bets on slots are a game each."),
    "ledger.terms_changed": LedgerMeasure("truth", "the terms of a bonus change once it was granted", "A row of a bonus that names another version of the terms than its grant."),
    "ledger.time_from_harm_flag_to_play": LedgerMeasure("duration", "play goes on {} after a player was flagged for harm", "The time from the last row that tells a player to be `harm_flagged` to each stake after it."),
    "ledger.time_since_limit_raise": LedgerMeasure("duration", "a bonus is granted {} after a limit was raised", "The time from the last row that tells a limit of the player to be raised (`limit_raised`) to each grant."),
    "ledger.vip_age": LedgerMeasure("years", "a VIP is {}", "The age that is told of a player when it is told to be a `vip`."),
    "ledger.winnings_of_a_game": LedgerMeasure("money", "a game wins {}", "What one bet pays beyond its stake."),
}  # fmt: skip
"""Each measure of a ledger with its unit, its words, and how it is come by."""
