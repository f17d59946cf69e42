"""Writes the corpora of the benchmark: many drawn offers, or some with planted violations to count.

    python tests/bench/corpus.py DIRECTORY --count 10000           # the large one
    python tests/bench/corpus.py DIRECTORY --planted               # 1,000 offers, 49 violations
    python tests/bench/corpus.py DIRECTORY --planted --ontario ON  # the same, Ontario by its short name

The large corpus: one offer a file, about 60 lines and 1.5 kB, in 1 to 3 markets whose codes are written in
mixed case, as people do. Four in five offers are brought within the ten limits of `LIMITS`, one in five is
left as it was drawn. The same seed writes the same bytes.

The planted corpus: every offer keeps the ten limits, but 49 break exactly one: 4 in Norway, 5 for each
of the other nine. No tool is favoured by the choice: each limit can be read from the terms as they stand,
with no dates (all ten bind on all days of the offers that break them), no exchange rate and no sum over
several terms. Some offers stand on the edge (exactly 10 times, 1,000 DKK, 60 days, 1 EUR), some do in one
market what is forbidden only in another.

Norway is the trap that YAML 1.1 sets: to its parsers `markets: [NO]` and `[no]` are the boolean false, and a
rule on Norway never sees its market. Three of the four offers in Norway are written so, one is quoted.
`ON` is a boolean in the same way. The offer file's code for Ontario is `ca-on`, which no parser takes for
anything else, so that `ON` has no place in the comparison. `--ontario ON` writes it all the same, as a plain
list of provinces would, and the rules of the peers take `ON` for `ca-on`: this measures again what was once
found with it. `ON` is no market to the checker, and it is not measured there.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from terms import Terms, drawn, text

MARKETS = (
    "gb", "gb", "gb", "dk", "dk", "se", "se", "es", "nl", "de", "de", "it", "cz", "gr", "ca-on", "us-nj",
    "br", "au", "fi", "be", "lt", "cn", "no",
)  # fmt: skip
CLEAN = tuple(market for market in MARKETS if market not in ("be", "no"))
BYSTANDERS = ("es", "it", "cz", "gr", "us-nj", "br", "au")
PUBLIC = ("affiliate", "social_ads", "search", "own_social", "tv", "outdoor", "influencer")
NORWAY = ("NO", "no", "NO", "'NO'")
FEBRUARY = date(2026, 2, 1)
ALL_SLOTS = (("default", 0), ("slots", 100))
SHORT = ("59 days", "30 days", "8 weeks", "1439 hours", "7 days")
NOT_FULL = ("table", "live", "crash", "jackpot", "instant_win")
LIMITS: dict[str, Callable[[Terms, int], Terms]] = {
    "gb/wagering-cap": lambda t, i: _match(t, "gb", multiple=(11, 15, 20, 35, 60)[i], first=FEBRUARY),
    "dk/bonus-cap": lambda t, i: _match(t, "dk", units=(101, 110, 150, 200, 1000)[i]),
    "dk/contribution-100": lambda t, i: _match(t, "dk", weights=(*ALL_SLOTS, (NOT_FULL[i], 10))),
    "dk/60-days": lambda t, i: _match(t, "dk", within=SHORT[i]),
    "se/60-days": lambda t, i: _match(t, "se", within=SHORT[i]),
    "nl/no-loss-linked-bonus": lambda t, _: _in(t, "nl", kind="cashback"),
    "be/bonus-ban": lambda t, _: _in(t, "be"),
    "de/slot-stake-1": lambda t, i: _match(t, "de", stake=("1.01", "1.50", "2", "5", "10")[i]),
    "ca-on/no-public-bonus-ads": lambda t, i: _in(t, "ca-on", channels=("own_site", PUBLIC[i])),
    "no/unlicensed-ban": lambda t, i: _in(t, NORWAY[i]),
}
"""The ten limits that all tools are given, each with what breaks it."""


def _in(terms: Terms, market: str, **changed: object) -> Terms:
    """The offer in `market` first, beside markets that the ten limits leave alone."""
    others = tuple(one for one in terms.markets if one.lower() in BYSTANDERS)[:1]
    return kept(replace(terms, markets=(market, *others)), **changed)


def _match(terms: Terms, market: str, **changed: object) -> Terms:
    """The same, as a deposit match that must be played through."""
    wagered = replace(terms, kind="deposit_match", multiple=terms.multiple or 5)
    return _in(wagered, market, **changed)


def kept(terms: Terms, **changed: object) -> Terms:
    """The terms brought within the ten limits of their markets, and then changed."""
    codes, held = set(terms.codes), {}
    if "gb" in codes:
        held |= {"multiple": min(terms.multiple, 10), "basis": "bonus"}
    if "dk" in codes:
        held |= {"units": min(terms.units, 100), "match": 100, "multiple": min(terms.multiple, 10)}
        held |= {"weights": tuple((name, weight) for name, weight in terms.weights if weight in (0, 100))}
    if codes & {"dk", "se"}:
        held |= {"within": "60 days" if terms.days < 60 else "90 days"}
    if "nl" in codes and terms.kind == "cashback":
        held |= {"kind": "reload"}
    if "de" in codes:
        held |= {"stake": "1" if terms.version < 4 else "0.50"}
    if codes & {"ca-on", "on"}:
        held |= {"channels": tuple(one for one in terms.channels if one not in PUBLIC)}
    return _named(replace(terms, **{**held, **changed}))


def _named(terms: Terms) -> Terms:
    return replace(terms, name=f"{terms.kind.replace('_', '-')}-{terms.name.rpartition('-')[2]}")


def cased(rng: Random, market: str) -> str:
    """The market's code as somebody writes it: `gb`, `GB`, `Gb`, and `ca-on`, `CA-ON`."""
    return rng.choice((market, market.upper(), market.upper(), market.capitalize()))


def some_markets(rng: Random, among: tuple[str, ...]) -> tuple[str, ...]:
    """One to three different markets in mixed case."""
    chosen = dict.fromkeys(rng.choice(among) for _ in range(rng.choice((1, 1, 1, 2, 2, 3))))
    return tuple(cased(rng, market) for market in chosen)


def write(folder: Path, count: int, seed: int = 20260119) -> list[Path]:
    """Write the large corpus; return its files."""
    rng = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        terms = drawn(rng, number, some_markets(rng, MARKETS))
        files.append(_written(folder, kept(terms) if rng.random() < 0.8 else terms))
    return files


def planted(count: int = 1000, ontario: str = "ca-on", seed: int = 49) -> list[tuple[Terms, str | None]]:
    """The offers of the planted corpus, each with the limit it breaks; None where it keeps all ten."""
    rng = Random(seed)
    breaks = [(limit, i) for limit in LIMITS for i in range(4 if limit.startswith("no/") else 5)]
    at = dict(zip(rng.sample(range(count), len(breaks)), breaks, strict=True))
    offers = []
    for number in range(count):
        terms = kept(drawn(rng, number, some_markets(rng, CLEAN)))
        limit, i = at.get(number, (None, 0))
        offers.append((_broken(rng, terms, limit, i, ontario) if limit else terms, limit))
    return offers


def _broken(rng: Random, terms: Terms, limit: str, i: int, ontario: str) -> Terms:
    broken = LIMITS[limit](terms, i)
    if limit.startswith("no/"):
        return broken
    spelled = ontario if limit.startswith("ca-on/") else cased(rng, broken.markets[0])
    return replace(broken, markets=(spelled, *broken.markets[1:]))


def write_planted(folder: Path, count: int = 1000, ontario: str = "ca-on") -> dict[str, str]:
    """Write the planted corpus; return the limit that each offending file breaks, by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    breaks = {}
    for terms, limit in planted(count, ontario):
        file = _written(folder, terms)
        if limit is not None:
            breaks[file.name] = limit
    return breaks


def _written(folder: Path, terms: Terms) -> Path:
    file = folder / f"{terms.name}.yaml"
    file.write_text(text(terms))
    return file


def main() -> None:
    """Write one of the corpora from the command line."""
    shown = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shown)
    parser.add_argument("directory", type=Path, help="where to write; made if it is not there")
    parser.add_argument("--count", type=int, help="how many offers (10,000; with --planted 1,000)")
    parser.add_argument("--seed", type=int, default=20260119, help="the seed of the large corpus")
    parser.add_argument("--planted", action="store_true", help="write the offers with planted violations")
    parser.add_argument("--ontario", default="ca-on", help="how Ontario is written in the planted corpus")
    asked = parser.parse_args()
    if asked.planted:
        breaks = write_planted(asked.directory, asked.count or 1000, asked.ontario)
        for name, limit in sorted(breaks.items()):
            print(f"{name}: {limit}")
        return
    files = write(asked.directory, asked.count or 10_000, asked.seed)
    print(f"{len(files)} offers, {sum(file.stat().st_size for file in files) / len(files):.0f} bytes each")


if __name__ == "__main__":
    main()
