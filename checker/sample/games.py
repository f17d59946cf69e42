"""The games of the sample: what they are called, how they are played, what they pay."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.sample.layout import Play, Records

CATEGORIES = ("slots", "jackpot", "instant_win", "table", "live", "sports", "in_play", "horse", "gamble")
SELECTIONS = (
    "red", "black", "banker", "player", "home", "draw", "away", "over 2.5", "under 2.5", "runner-1", "runner-2",
    "runner-3", "runner-4",
)  # fmt: skip
PRIZES: dict[str, tuple[tuple[int, int], ...]] = {
    "slots": (
        (220_000, 50), (100_000, 150), (60_000, 200), (40_000, 500), (15_000, 1000), (4_000, 2000), (1_000, 5000),
        (200, 50_000),
    ),
    "jackpot": ((150_000, 50), (80_000, 150), (60_000, 200), (30_000, 500), (10_000, 1500), (400, 50_000)),
    "even": ((486_486, 200),),
    "blackjack": ((393_000, 200), (45_000, 250), (87_000, 100)),
    "baccarat": ((446_250, 195), (95_200, 100)),
    "double": ((500_000, 200),),
    "sport": (),
}  # fmt: skip
"""How often in a million a stake is paid how many hundredths of itself; only a draw pays a stake back as it was."""


class Game(NamedTuple):
    """One game, or kind of bet: seconds from the stake to the result, at least and at most."""

    name: str
    category: str
    play: Play
    prizes: str
    least: int
    most: int


GAMES = (
    Game("golden-temple", "slots", Play.SLOT, "slots", 5, 9),
    Game("fruit-parade", "slots", Play.SLOT, "slots", 5, 9),
    Game("book-of-sand", "slots", Play.SLOT, "slots", 5, 12),
    Game("mega-joker", "slots", Play.SLOT, "slots", 5, 9),
    Game("dragon-vault", "jackpot", Play.SLOT, "jackpot", 5, 12),
    Game("scratch-seven", "instant_win", Play.SLOT, "slots", 5, 15),
    Game("roulette", "table", Play.EVEN, "even", 20, 40),
    Game("blackjack", "table", Play.SLOT, "blackjack", 15, 40),
    Game("live-roulette", "live", Play.EVEN, "even", 40, 70),
    Game("live-baccarat", "live", Play.BACCARAT, "baccarat", 40, 70),
    Game("football", "sports", Play.SPORT, "sport", 3_600, 21_600),
    Game("tennis", "sports", Play.SPORT, "sport", 3_600, 14_400),
    Game("football-live", "in_play", Play.SPORT, "sport", 300, 3_000),
    Game("racing", "horse", Play.SPORT, "sport", 300, 3_600),
    Game("double-or-nothing", "gamble", Play.GAMBLE, "double", 3, 6),
)
CODES = {game.name: code for code, game in enumerate(GAMES)}
WIDEST = max(len(prizes) for prizes in PRIZES.values())


GAME = np.dtype([("category", "i8"), ("play", "i8"), ("least", "i8"), ("most", "i8"), ("prizes", "i8", (WIDEST, 2))])


def game_table() -> Records:
    """The games as the compiled functions read them."""
    table = np.zeros(len(GAMES), GAME)
    for i, game in enumerate(GAMES):
        prizes = _summed(PRIZES[game.prizes])
        table[i] = (CATEGORIES.index(game.category), int(game.play), game.least, game.most, prizes)
    return table


def _summed(prizes: tuple[tuple[int, int], ...]) -> npt.NDArray[np.int64]:
    """How often prizes fall, summed up, and what they pay; 0 where there is none."""
    table, reached = np.zeros((WIDEST, 2), np.int64), 0
    for i, (often, pays) in enumerate(prizes):
        reached += often
        table[i] = (reached, pays)
    return table
