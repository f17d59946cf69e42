"""The HTML report: one file that needs nothing beside it and that nobody can smuggle anything into."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html
from markupsafe import Markup

from checker.report.html_law import market_values
from checker.report.html_page import TEMPLATES, prose
from tests.law import rulebook
from tests.report.small import hostile, small

NAMES = ("small", "hostile")


def page(name: str) -> html.HtmlElement:
    return html.document_fromstring(small("html") if name == "small" else hostile("html"))


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", NAMES)
def test_only_the_one_style_and_the_one_script_may_run(name: str) -> None:
    tree = page(name)
    policy = tree.cssselect("meta[http-equiv]")[0].get("content")
    styles, scripts = tree.cssselect("style"), tree.cssselect("script")
    assert (len(styles), len(scripts)) == (1, 1)
    assert f"style-src {digest(styles[0].text)}" in policy
    assert f"script-src {digest(scripts[0].text)}" in policy
    assert policy.startswith("default-src 'none'; ")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded_from_anywhere(name: str) -> None:
    assert not page(name).cssselect("[src], [style], img, iframe, object, embed, form, base")
    assert [one.get("href") for one in page(name).cssselect("link")] == ["data:,"]


@pytest.mark.parametrize("name", NAMES)
def test_no_element_runs_a_script_of_its_own(name: str) -> None:
    assert not [key for one in page(name).iter() for key in one.attrib if key.startswith("on")]


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_into_the_page_or_to_the_web(name: str) -> None:
    tree = page(name)
    anchors = {one.get("id") for one in tree.cssselect("[id]")}
    for link in tree.cssselect("a"):
        target = link.get("href")
        assert target[1:] in anchors if target.startswith("#") else target.startswith(("https://", "http://"))


@pytest.mark.parametrize("name", NAMES)
def test_no_anchor_stands_twice(name: str) -> None:
    anchors = [one.get("id") for one in page(name).cssselect("[id]")]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("name", NAMES)
def test_no_level_of_headings_is_left_out(name: str) -> None:
    levels = [int(one.tag[1]) for one in page(name).cssselect("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_label_and_every_label_refers_to_what_is_there(name: str) -> None:
    tree = page(name)
    anchors = {one.get("id") for one in tree.cssselect("[id]")}
    assert all(one.getparent().tag == "label" for one in tree.cssselect("input, select"))
    assert all(one.get("aria-labelledby") in anchors for one in tree.cssselect("[aria-labelledby]"))
    assert tree.get("lang") == "en"


def test_every_verdict_is_written_in_words() -> None:
    tags = [one.text_content() for one in page("small").cssselect(".verdict .tag")]
    assert {tag.split(" ")[0] for tag in tags} <= {"breach", "open", "kept", "not"}
    assert len(tags) == len(page("small").cssselect(".verdict"))


def test_the_figures_at_the_top_are_those_of_the_verdicts_below() -> None:
    tree = page("small")
    for one in tree.cssselect(".counts li"):
        shown = tree.cssselect(f".verdict.{one.get('class')}")
        assert int(one.cssselect("b")[0].text) == len(shown)


def test_a_name_that_holds_markup_is_shown_as_text() -> None:
    text = hostile("html")
    assert "<script>alert(1)" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_link_of_law_that_leads_elsewhere_is_no_link() -> None:
    assert not re.findall(r'href="(?!https?://|#|data:,)', hostile("html"))


@pytest.mark.parametrize("scheme", ["light dark"])
def test_both_colour_schemes_are_declared(scheme: str) -> None:
    assert page("small").cssselect('meta[name="color-scheme"]')[0].get("content") == scheme


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("lower `wagering.multiple` to 10", "lower <code>wagering.multiple</code> to 10"),
        ("`a`, `b`", "<code>a</code>, <code>b</code>"),
        ("<b> & `<i>`", "&lt;b&gt; &amp; <code>&lt;i&gt;</code>"),
        ("one ` alone", "one ` alone"),
        ("``two``", "``two``"),
        ("an\x1besc", "an\\u{1b}esc"),
        ("", ""),
    ],
)
def test_what_stands_in_backticks_is_shown_as_code(text: str, shown: str) -> None:
    assert prose(text) == Markup(shown)


def test_no_message_shows_a_backtick() -> None:
    messages = page("small").cssselect(".message, .help, .problems bdi, dd > bdi")
    assert messages
    assert not [one for one in messages if "`" in one.text_content()]


def test_what_is_unseen_does_not_widen_the_page_beyond_the_table_that_scrolls() -> None:
    style = (TEMPLATES / "review.css").read_text(encoding="utf-8")
    assert ".scroll{position:relative;overflow-x:auto;" in style


def test_the_search_listens_to_the_filters_and_counts_what_they_show() -> None:
    script = (TEMPLATES / "review.js").read_text(encoding="utf-8")
    assert 'document.querySelector(".filter").addEventListener("change", update);' in script
    assert "verdicts.filter(shown)" in script


def test_an_exception_stands_beside_the_limits_that_it_excepts_from() -> None:
    told = market_values(rulebook().market("se")[0] or pytest.fail("no law"))
    assert [one["exception_to"] for one in told["exceptions"]] == ["se/bonus-first-time-only"]
    assert told["exceptions"][0]["condition"].startswith("only where ")
