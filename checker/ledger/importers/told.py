"""What an import comes to, in text of 80 columns: the account, and what the source can and cannot prove."""

from collections.abc import Iterator
from textwrap import wrap

from checker.ledger.importers.importer import Importer
from checker.ledger.importers.proof import CHECKS
from checker.ledger.importers.row import Account

WIDTH = 80
GRAINS = {
    "bet": "a row of play is one bet",
    "session": "a row of play may be a whole session: no maximum bet can be judged",
    "day": "a row of play is a day of one player: no maximum bet can be judged",
}


def account_text(account: Account, target: str) -> str:
    """What became of the entries that were read."""
    passed = sum(count for _, count in account.passed_over)
    counts = (
        (account.used, "used"), (account.corrected, "corrected by later records"), (account.repeated, "sent twice"),
        (passed, "passed over"), (account.refused, "refused"),
    )  # fmt: skip
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count or what == "used")
    lines = [_counted(account.read, "entry", "entries") + f" read: {told}"]
    lines += [f"  passed over, {why}: {count:,}" for why, count in account.passed_over]
    lines.append(f"{_counted(account.rows, 'row', 'rows')} written to {target}")
    return "".join(f"{line}\n" for one in lines for line in _wrapped(one, "", "    "))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def proofs_text(importer: Importer) -> str:
    """What a source can prove, check by check, and what its rows infer."""
    lines = ["", "What these records can prove: Y yes, I under an assumption, N no"]
    width = max(map(len, CHECKS.values()))
    for check, what in CHECKS.items():
        proof = importer.proves[check]
        lines += _wrapped(proof.why, f"  {proof.can}  {what:<{width}}  ", " " * (width + 7))
    lines += ["", "What the rows say that no record says in so many words"]
    for sentence in (GRAINS[importer.grain], *importer.infers):
        lines += _wrapped(sentence, "  - ", "    ")
    return "".join(f"{line}\n" for line in lines)


def formats_text(importers: dict[str, Importer]) -> str:
    """The formats that can be imported, what each reads, and what it can prove at a glance."""
    lines: list[str] = []
    for name, importer in importers.items():
        answers = " ".join(importer.proves[check].can for check in CHECKS)
        lines += _wrapped(f"{importer.title}; {importer.reads}", f"{name:<9}{answers}  ", " " * 24)
    order = _wrapped(f"The letters: {'; '.join(CHECKS.values())}. Y yes, I under an assumption, N no.", "", "")
    return "".join(f"{line}\n" for line in [*lines, "", *order])


def _wrapped(text: str, first: str, further: str) -> Iterator[str]:
    """A text in lines of at most 80 columns."""
    yield from wrap(text, WIDTH, initial_indent=first, subsequent_indent=further, break_long_words=False)
