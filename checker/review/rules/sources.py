"""Where law was read: links, days, and a standing no firmer than the evidence."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from checker.finding import Level, Place, Problem, Route
from checker.limit import Entry
from checker.review.rules.files import MarketSource, RuleSource, Sources


def source_problems(rule: RuleSource) -> list[Problem]:
    """What is wrong with the links, days and standings of one rule."""
    return [told for i, entry in enumerate(rule.declared.history) for told in _of_entry(rule, i, entry)]


def _of_entry(rule: RuleSource, i: int, entry: Entry) -> Iterator[Problem]:
    if entry.link is not None and not _is_link(entry.link):
        yield rule.told(("history", i, "link"), NO_LINK, LINK_HELP)
    if entry.read_on > entry.recorded_on:
        words = f"the source was read on {entry.read_on}, after it was recorded on {entry.recorded_on}"
        yield rule.told(("history", i, "read_on"), words, "an entry is recorded when its source has been read")
    if entry.review_by < entry.read_on:
        words = f"the source is to be read again by {entry.review_by}, before it was read on {entry.read_on}"
        yield rule.told(("history", i, "review_by"), words)
    if entry.certain_until is not None and entry.until is not None:
        words = "`certain_until` stands where the last day is not known, beside `until: unknown`"
        yield rule.told(("history", i, "certain_until"), words)
    if entry.known_on is not None and entry.first is not None:
        words = "`known_on` stands where the first day is not known, beside `from: unknown`"
        yield rule.told(("history", i, "known_on"), words)
    yield from _standing(rule, i, entry)


def _standing(rule: RuleSource, i: int, entry: Entry) -> Iterator[Problem]:
    """Law that was recalled, or read without certainty, warns and does not forbid."""
    if entry.standing in ("contested", "proposed"):
        return
    weak = "recalled" if entry.evidence == "recalled" else f"of {entry.confidence} confidence"
    if entry.evidence == "recalled" or entry.confidence != "high":
        words = f"`{entry.standing}` is firmer than the evidence, which is {weak}"
        yield rule.told(("history", i, "standing"), words, "write `standing: contested`, or read the source")


NO_LINK = "this is no address of a page"
LINK_HELP = "write it in full, such as `https://www.gov.uk/…`"


def _is_link(text: str) -> bool:
    if any(character.isspace() for character in text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host.strip(".")


def fact_problems(rule: RuleSource, sources: Sources) -> Iterator[Problem]:
    """The facts of a rule that are those of another market, or that it names twice."""
    named: list[tuple[str, Route]] = [(fact, ("facts", i)) for i, fact in enumerate(rule.declared.facts)]
    for i, entry in enumerate(rule.declared.history):
        named += [(fact, ("history", i, "facts", j)) for j, fact in enumerate(entry.facts)]
    markets = _owners(rule.market, sources)
    for fact, route in named:
        if not any(fact.startswith(f"{code.upper()}-") for code in markets):
            words = f"`{fact}` is no fact of `{rule.market}`"
            yield rule.told(route, words, f"its facts begin with `{rule.market.upper()}-`")


def _owners(code: str, sources: Sources) -> list[str]:
    """The markets whose facts a market may rest on: its own, and that of its country or of the market it inherits."""
    market = sources.markets.get(code)
    inherits = market.declared.inherits if market else None
    return [code, code.partition("-")[0], *([inherits] if inherits else [])]


def market_problems(market: MarketSource, sources: Sources) -> Iterator[Problem]:
    """What is wrong with one market's own file."""
    declared, document = market.declared, market.document

    def told(route: tuple[str | int, ...], message: str, help_: str | None = None) -> Problem:
        return Problem(Level.ERROR, message, Place("problem", document.file, document.place_span(route)), help_)

    if declared.market != market.code:
        yield told(("market",), f"the folder is `{market.code}`, and the file says `{declared.market}`")
    for i, link in enumerate(declared.links):
        if not _is_link(link):
            yield told(("links", i), NO_LINK, LINK_HELP)
    if declared.inherits is None:
        return
    if declared.inherits not in sources.markets:
        known = ", ".join(sorted(sources.markets))
        yield told(("inherits",), f"there is no market `{declared.inherits}` to inherit from", f"there are {known}")
    elif circle := _circle(market.code, sources):
        yield told(("inherits",), f"this goes in a circle: {' from '.join(circle)}")


def _circle(code: str, sources: Sources) -> list[str]:
    """The markets of a circle of inheritance, from one back to itself; empty where there is none."""
    way = [code]
    while (market := sources.markets.get(way[-1])) and market.declared.inherits:
        way.append(market.declared.inherits)
        if way[-1] == code:
            return way
        if way[-1] in way[:-1]:
            return []
    return []
