"""What our HTML pages share: the environment of their templates, the style, and a policy that fetches nothing."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.report.safe import plain

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment of our own templates; all that they write out is made harmless, then escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )


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
