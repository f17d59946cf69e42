"""The terms of an offer drawn at random, and their YAML text section by section."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

# what a market pays in, and how many of it make one unit of a bonus
CURRENCIES = {
    "gb": ("GBP", 1), "dk": ("DKK", 10), "se": ("SEK", 10), "no": ("NOK", 10), "cz": ("CZK", 25),
    "ca-on": ("CAD", 2), "on": ("CAD", 2), "us-nj": ("USD", 1), "br": ("BRL", 5),
    "au": ("AUD", 2), "cn": ("CNY", 8),
}  # fmt: skip
ZONES = {
    "gb": "Europe/London", "dk": "Europe/Copenhagen", "se": "Europe/Stockholm", "fi": "Europe/Helsinki",
    "ca-on": "America/Toronto", "us-nj": "America/New_York", "br": "America/Sao_Paulo",
    "au": "Australia/Sydney",
}  # fmt: skip
LANGUAGES = {
    "dk": "da", "se": "sv", "cz": "cs", "gr": "el", "br": "pt", "au": "en", "gb": "en", "cn": "zh",
    "be": "fr",
}  # fmt: skip
BRANDS = (
    ("Larkfield Casino", "Larkfield Gaming Ltd"), ("Rookery Bets", "Rookery Sports Ltd"),
    ("Tern & Dice", "Tern Play plc"), ("Copper Wren", "Copper Wren Gaming AB"),
    ("Halcyon Slots", "Halcyon Interactive ApS"), ("Plover Park", "Plover Games BV"),
)  # fmt: skip
KINDS = (
    *("deposit_match",) * 5, *("reload",) * 2, *("free_spins",) * 2, *("bet_and_get",) * 2, "cashback",
)  # fmt: skip
TITLES = {
    "deposit_match": "{match}% up to {units} on your first deposit",
    "reload": "{match}% reload up to {units}, every week",
    "free_spins": "{units} free spins on the game of the week",
    "bet_and_get": "Bet {units} and get a free bet",
    "cashback": "Cashback of up to {units} on last week's losses",
}
EARNED = {
    "deposit_match": "deposit", "reload": "deposit", "free_spins": "opt_in", "bet_and_get": "stake",
    "cashback": "loss",
}  # fmt: skip
HANGS_ON = {**EARNED, "free_spins": "nothing"}
NOT_WAGERED = ("bet_and_get", "cashback")
WEIGHTS = (("table", 10), ("live", 10), ("jackpot", 0), ("crash", 50))
CHANNELS = ("email", "own_app", "affiliate", "social_ads", "search")
CLAIMS = ("exclusive", "free", "no_deposit", "risk_free", "last_chance")
WITHIN = ("7 days", "30 days", "72 hours", "8 weeks", "60 days", "90 days", "90 days")


@dataclass(frozen=True)
class Terms:
    """What was drawn for one offer: markets as written, `units` and `stake` in those of CURRENCIES."""

    name: str
    markets: tuple[str, ...]
    kind: str
    first: date
    days: int
    units: int
    match: int
    multiple: int
    basis: str
    within: str
    weights: tuple[tuple[str, int], ...]
    stake: str
    channels: tuple[str, ...]
    claims: tuple[str, ...]
    who: str
    age: int
    brand: tuple[str, str]
    version: int

    @property
    def codes(self) -> tuple[str, ...]:
        """The markets' codes in lower case, without quotes."""
        return tuple(market.strip("'\"").lower() for market in self.markets)


def drawn(rng: Random, number: int, markets: tuple[str, ...]) -> Terms:
    """The terms of offer `number`, lawful or not."""
    kind = rng.choice(KINDS)
    first = date(2025, 1, 1) + timedelta(days=rng.randrange(850))
    return Terms(
        name=f"{kind.replace('_', '-')}-{number:05d}",
        markets=markets,
        kind=kind,
        first=first,
        days=rng.choice((7, 14, 30, 60, 90, 180)),
        units=rng.choice((10, 20, 25, 50, 75, 100, 150, 200)),
        match=rng.choice((100, 100, 100, 50, 150)),
        multiple=rng.choice((0, 1, 3, 5, 8, 10, 10, 20, 35)),
        basis=rng.choice(("bonus", "bonus", "bonus", "[deposit, bonus]")),
        within=rng.choice(WITHIN),
        weights=(("default", 0), ("slots", 100), *rng.sample(WEIGHTS, rng.randrange(3))),
        stake=rng.choice(("0.50", "1", "2", "5")),
        channels=("own_site", *rng.sample(CHANNELS, rng.randrange(3))),
        claims=tuple(rng.sample(CLAIMS, rng.choice((0, 0, 0, 1)))),
        who=rng.choice(("new_customers", "first_play_only", "existing", "everyone")),
        age=rng.choice((18, 21, 25)),
        brand=rng.choice(BRANDS),
        version=rng.randrange(1, 6),
    )


def money(market: str, units: int | str) -> str:
    """An amount in the currency of a market: 50 units are `500 DKK` in dk."""
    currency, scale = CURRENCIES.get(market, ("EUR", 1))
    amount = f"{float(units) * scale:.2f}".removesuffix(".00")
    return f"{amount} {currency}"


def amounts(terms: Terms, units: int | str) -> str:
    """One amount where all markets pay in one currency, else a map by market."""
    each = [money(code, units) for code in terms.codes]
    if len(set(each)) == 1:
        return each[0]
    return "{" + ", ".join(f"{market}: {one}" for market, one in zip(terms.markets, each, strict=True)) + "}"


def text(terms: Terms) -> str:
    """The offer as YAML, about 60 lines."""
    about = (head, people, earned, reward, wagering, ending, told)
    return "\n".join(line for section in about for line in section(terms)) + "\n"


def head(terms: Terms) -> list[str]:
    """The lines that name the offer, its markets and days."""
    home = terms.codes[0]
    return [
        f"# {terms.kind.replace('_', ' ')}, drawn up for {', '.join(code.upper() for code in terms.codes)}",
        f"offer: {terms.name}",
        f"version: {terms.version}",
        f"title: {TITLES[terms.kind].format(match=terms.match, units=terms.units)}",
        "operator:",
        f"  brand: {terms.brand[0]}",
        f"  licensee: {terms.brand[1]}",
        f"markets: [{', '.join(terms.markets)}]",
        "runs:",
        f"  from: {terms.first}",
        f"  until: {terms.first + timedelta(days=terms.days)}",
        f"  timezone: {ZONES.get(home, 'Europe/Berlin')}",
    ]


def people(terms: Terms) -> list[str]:
    """The lines on who gets the offer and where it is shown."""
    return [
        "audience:",
        f"  who: {terms.who}",
        f"  minimum_age: {terms.age}",
        "  verified: true",
        "  one_per: [person, household]",
        "  never: [self_excluded, harm_flagged, intervention, account_closing, under_25]",
        "  recipients_at_least: 1000",
        f"channels: [{', '.join(terms.channels)}]",
        "consent: given",
    ]


def earned(terms: Terms) -> list[str]:
    """The lines on what a player does for the reward."""
    lines = ["qualify:", f"  by: {EARNED[terms.kind]}", f"  products: [{product(terms)}]"]
    if EARNED[terms.kind] in ("deposit", "stake"):
        lines += [f"  minimum: {amounts(terms, 10)}"]
    if EARNED[terms.kind] == "deposit":
        lines += ["  ordinal: 1", "  payment_methods: {one_of: [debit_card, bank_transfer]}"]
    return [*lines, "  within: 90 days", "  opt_in: explicit"]


def product(terms: Terms) -> str:
    """The product of the offer: sports for free bets, else slots."""
    return "sports" if terms.kind == "bet_and_get" else "slots"


def reward(terms: Terms) -> list[str]:
    """The lines on what a player gets."""
    most = amounts(terms, terms.units)
    worth = f"count: {terms.units}, value: {amounts(terms, '0.10')}, winnings: bonus, expiry: 90 days"
    given = {
        "free_spins": [f"  free_spins: {{{worth}}}"],
        "bet_and_get": [f"  free_bet: {{amount: {most}, payout: net_of_stake, expiry: 90 days}}"],
        "cashback": [f"  cashback: {{rate: 10%, base: net_loss, per: week, maximum: {most}, paid_as: cash}}"],
    }
    return [
        "reward:",
        f"  type: {terms.kind}",
        f"  products: [{product(terms)}]",
        *given.get(terms.kind, [f"  match: {terms.match}%", f"  maximum: {most}"]),
        "  cashable: false",
        "  credited: at_qualifying",
        f"  depends_on: [{HANGS_ON[terms.kind]}]",
        "  conditions: []",
    ]


def wagering(terms: Terms) -> list[str]:
    """The lines on how the bonus is played through."""
    if terms.kind in NOT_WAGERED or not terms.multiple:
        return ["wagering: none"]
    basis = "winnings" if terms.kind == "free_spins" else terms.basis
    return [
        "wagering:",
        f"  multiple: {terms.multiple}",
        f"  basis: {basis}",
        f"  within: {terms.within}",
        "  expiry: {unit: hours, counting_from: activation}",
        "  starts: activation",
        "  contribution:",
        *(f"    {name}: {weight}%" for name, weight in terms.weights),
        f"  maximum_bet: {{amount: {amounts(terms, terms.stake)}, on_breach: reject_bet}}",
        "  house_edge: 4%",
    ]


def ending(_: Terms) -> list[str]:
    """The lines on the wallet, withdrawals and how the bonus ends."""
    return [
        "wallet: {order: cash_first, wins_to: same_wallet, separate_balances: true}",
        "release: {what: balance, mode: at_completion, after: 0 days}",
        "withdrawal:",
        "  own_deposit: always",
        "  while_active: allowed",
        "  maximum_win: none",
        "  reversible: false",
        "forfeiture: {when: [expiry], takes: [bonus, bonus_winnings]}",
        "stacking: none",
        "irregular_play: []",
    ]


def told(terms: Terms) -> list[str]:
    """The lines on what players are told."""
    languages = dict.fromkeys(LANGUAGES.get(code, code if len(code) == 2 else "en") for code in terms.codes)
    return [
        "disclosure:",
        "  significant_terms: with_headline",
        "  worked_example: true",
        f"  claims: [{', '.join(terms.claims)}]",
        "  terms_url: https://example.com/terms",
        f"  languages: [{', '.join(repr(one) if one == 'no' else one for one in languages)}]",
        "dormancy: {charges: false}",
    ]
