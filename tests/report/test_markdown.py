"""Markdown for comments on merge requests."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from checker.report.markdown import _prose, _text
from tests.report.small import NASTY_NAME, checked, hostile, small, written

RENDER = MarkdownIt("gfm-like", {"linkify": False}).render


class Seen(HTMLParser):
    """The tags of a page, the addresses it leads to, and its text outside code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.text = ""
        self._code = False
        self.feed(RENDER(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links.update(value or "" for name, value in attrs if name in ("href", "src"))
        self._code = tag == "code"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - code holds no other tag
        self._code = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self._code else data


OURS = {"h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "code", "p", "a"}


def test_a_hostile_offer_adds_no_tag_and_no_link() -> None:
    seen = Seen(hostile("markdown"))
    assert seen.tags <= OURS
    assert seen.links == set()


def test_only_the_law_is_linked() -> None:
    assert Seen(small("markdown")).links == {
        "https://example.com/code/5-1-1",
        "https://example.com/guidance?a=1&b=(2)",
        "https://example.com/cfr/255-5",
    }


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "[a](http://b)",
        "![a](b)",
        "*a* _b_ ~~c~~",
        "a | b",
        "&amp; &lt;",
        "`",
        "``a`",
        "\\`a`",
        "<http://a>",
        NASTY_NAME,
    ],
)
def test_text_stays_text(text: str) -> None:
    assert Seen(_text(text)).tags <= {"p"}
    assert Seen(_prose(text)).tags <= {"p", "code"}


@pytest.mark.parametrize("text", ["@team", "#12", "!34", "http://a.example", "www.a.example", "a@b.example", "~bug"])
def test_text_calls_nobody_and_leads_nowhere(text: str) -> None:
    found = Seen(_text(text)).text
    assert "\u200b" in found
    assert found.replace("\u200b", "").strip() == text


def test_quotes_of_ours_become_code() -> None:
    assert _prose("lower `wagering.multiple` to 10") == "lower `wagering.multiple` to 10"


def test_a_long_review_fits_into_a_comment_and_says_what_is_left_out() -> None:
    text = written("markdown", [checked("unlawful")] * 300)
    assert len(text) < 60_000
    left_out = re.findall(r"Not shown here: ([\d,]+) more (\w+)", text)
    assert [word for _, word in left_out] == ["rows", "breaches", "open"]
    breaches = text.split("#### Breaches")[1].split("#### Open")[0]
    shown = breaches.count("\n- **")
    assert shown + int(left_out[1][0].replace(",", "")) == 4 * 300
