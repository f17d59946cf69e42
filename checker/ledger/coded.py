"""A checked batch → the rows that the replay takes, and the texts that their codes stand for."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from checker.ledger.batch import Batch, constant
from checker.ledger.cells import Dictionary
from checker.ledger.coding import SORTED, code_players, code_within
from checker.ledger.columns import FLAGS
from checker.ledger.parse import NOTHING
from checker.ledger.rows import ABSENT, Ints, Names, Rows
from checker.ledger.texts import Texts, buffers, whole
from checker.ledger.words import distinct


class OutOfOrderError(Exception):
    """Rows do not stand in the order of player and time: the reading starts anew, and sorts them."""


def code(batch: Batch, words: Dictionary) -> tuple[Rows, Names]:
    """The rows of a batch, coded; raises OutOfOrderError where they are not in order."""
    player_texts = whole(batch.texts["player"])
    players, starts, wrong = code_players(buffers(player_texts), batch.cells["at"])
    if wrong != SORTED:
        raise OutOfOrderError
    bet, bets = _within(batch, "bet", starts)
    round_, rounds = _within(batch, "round", starts)
    bonus, bonuses = _distinct(batch, "bonus")
    selection, selections = _distinct(batch, "selection")
    column = batch.column

    def number(name: str) -> Ints:
        return _number(batch, name)

    rows = Rows(
        number=batch.number, player=players, at=column("at"), settled_at=number("settled_at"),
        kind=column("kind").astype(np.int8), amount=_amount(batch), cash=number("cash_amount"),
        bonus_part=number("bonus_amount"), payout=number("payout"), bonus=bonus,
        offer=words.offers.codes(column("offer"), column("offer_version")), bet=bet, round=round_,
        game=column("game"), category=column("category"), selection=selection, odds=number("odds"),
        lowest_odds=number("lowest_odds"), initial_stake=number("initial_stake"), jackpot=number("jackpot_amount"),
        method=column("payment_method"), reported=number("reported_turnover"), flag=_flags(batch),
        currency=column("currency"), market=column("market"),
    )  # fmt: skip
    return rows, _names(words, Texts(player_texts.take(starts)), bonuses, bets, rounds, selections)


def _names(
    words: Dictionary, players: Sequence[str], bonuses: Sequence[str], bets: Sequence[str], rounds: Sequence[str],
    selections: Sequence[str],
) -> Names:  # fmt: skip
    of = words.of
    return Names(
        players=players, bonuses=bonuses, bets=bets, rounds=rounds, games=tuple(of["game"].texts),
        categories=tuple(of["category"].texts), selections=selections, methods=tuple(of["payment_method"].texts),
        currencies=tuple(of["currency"].texts), markets=tuple(of["market"].texts), offers=tuple(words.offers.texts),
    )  # fmt: skip


def _number(batch: Batch, name: str) -> Ints:
    """A column with ABSENT in its empty cells."""
    column = batch.cells.get(name)
    if column is None:
        return constant(batch.length, ABSENT)
    column[column == NOTHING] = ABSENT
    return column


def _amount(batch: Batch) -> Ints:
    """The amounts; rows that need none move nothing."""
    amount = batch.cells.get("amount")
    if amount is None:
        return constant(batch.length, 0)
    amount[amount == NOTHING] = 0
    return amount


def _flags(batch: Batch) -> Ints:
    """The flags; a word that is none, in a row of another kind, is passed over."""
    flags = batch.cells.get("flag")
    if flags is None:
        return constant(batch.length, ABSENT)
    flags[flags >= len(FLAGS)] = ABSENT
    return flags


def _within(batch: Batch, name: str, starts: Ints) -> tuple[Ints, Texts]:
    if not _has(batch, name):
        return constant(batch.length, ABSENT), NO_TEXTS
    texts = whole(batch.texts[name])
    codes, firsts = code_within(buffers(texts), starts)
    return codes, Texts(texts.take(firsts))


def _distinct(batch: Batch, name: str) -> tuple[Ints, Texts]:
    if not _has(batch, name):
        return constant(batch.length, ABSENT), NO_TEXTS
    codes, texts = distinct(batch.texts[name])
    return codes, Texts(whole(texts))


def _has(batch: Batch, name: str) -> bool:
    texts = batch.texts
    return name in texts.column_names and texts[name].null_count < batch.length


NO_TEXTS = Texts(pa.array([], pa.string()))
