"""What our HTML pages share: the environment of their templates, the style, and a policy that fetches nothing."""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from checker.report.safe import plain
from checker.report.shared import in_turns

BEFORE_A_WORD = re.compile(r"(?<=[._])")
TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment of our own templates; all that they write out is made harmless, then escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    made.filters |= {"prose": prose, "breakable": breakable}
    return made


def prose(text: str) -> Markup:
    """Text of ours that may quote an offer: what stands in backticks becomes code, and all of it is escaped."""
    pieces = map(escape, in_turns(text))
    return Markup("").join(Markup("<code>{}</code>").format(one) if i % 2 else one for i, one in enumerate(pieces))


def breakable(name: str) -> Markup:
    """A name of ours, such as `bonus.value`, that a narrow column breaks between its words and nowhere else."""
    return Markup("<wbr>").join(escape(part) for part in BEFORE_A_WORD.split(plain(name)))


def style_sheet() -> str:
    """The style of every page."""
    return (TEMPLATES / "review.css").read_text(encoding="utf-8")


def policy(style: str, script: str = "") -> str:
    """A content security policy under which only this style and this script run, and nothing is fetched."""
    allowed = {"style-src": style, "script-src": script}
    told = "; ".join(f"{name} 'sha256-{_digest(text)}'" for name, text in allowed.items() if text)
    return f"default-src 'none'; {told}; img-src data:; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
