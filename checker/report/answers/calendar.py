"""The days on which law hits offers, as a calendar after RFC 5545 that any calendar program can subscribe to."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from checker.report.answers.impact import told
from checker.report.plain import identity
from checker.report.safe import plain
from checker.report.shared import web_link
from checker.report.writer import VERSION
from checker.review.impact import Hit
from checker.wording import headline

OCTETS = 75
"""How long a line may be without its line break (RFC 5545, 3.1)."""
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def calendar(hits: list[Hit], first: date) -> str:
    """A calendar with one event of a whole day for each change.

    Its stamp is the first day asked, and not the time of the run, so that the same question gives the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//bonus-terms-checker//checker {VERSION}//EN"]
    lines += ["CALSCALE:GREGORIAN", "X-WR-CALNAME:Law that changes for offers"]
    for uid, hit in zip(_identities(hits), hits, strict=True):
        lines += _event(uid, hit, first)
    return "".join(f"{fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _identities(hits: list[Hit]) -> Iterator[str]:
    """What each event is known by; the same finding in a second file is numbered, as no identity may stand twice."""
    seen: Counter[str] = Counter()
    for hit in hits:
        name = f"{identity(hit.checked, hit.after)}:{hit.checked.offer.version}"
        seen[name] += 1
        yield f"{name}#{seen[name]}" if seen[name] > 1 else name


def _event(uid: str, hit: Hit, first: date) -> list[str]:
    offer, after, entry = hit.checked.offer, hit.after, hit.entry
    summary = f"{offer.offer} in {after.market}: {told(hit.before)}, then {told(after)} ({after.limit.id})"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{text(uid)}",
        f"DTSTAMP:{_basic(first)}T000000Z",
        f"DTSTART;VALUE=DATE:{_basic(hit.day)}",
        f"SUMMARY:{text(summary)}",
        f"DESCRIPTION:{_description(hit)}",
        f"CATEGORIES:{text(after.verdict.value)}",
    ]
    link = web_link(entry.link) if entry else None
    return [*lines, *([f"URL:{link}"] if link else []), "TRANSP:TRANSPARENT", "END:VEVENT"]


def _basic(day: date) -> str:
    """A day as a calendar writes it: `20260119`."""
    return day.isoformat().replace("-", "")


def _description(hit: Hit) -> str:
    place = hit.checked.place(hit.heavier)
    parts = [headline(hit.heavier), f"{place.file}:{place.span.line}:{place.span.column}"]
    if hit.entry is not None:
        parts.insert(1, f"law: {hit.entry.law}")
    return "\\n".join(map(text, parts))


def text(value: str) -> str:
    """A value of the type TEXT: no control character is left, and what has a meaning is escaped."""
    return plain(" ".join(value.split())).translate(ESCAPES)


def fold(line: str) -> str:
    """A line of any length as lines of at most 75 octets, each after the first led by a space; no character is cut."""
    folded, room = "", OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            folded, room = f"{folded}\r\n ", OCTETS - 1
        folded, room = folded + character, room - size
    return folded
