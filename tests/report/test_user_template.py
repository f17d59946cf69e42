"""A user's own template: it sees the review, it cannot leave its sandbox, and its mistakes have a place."""

from pathlib import Path

import pytest

from checker.report.rendering import Bounds
from checker.report.user_template import UserTemplate
from checker.report.writer import BadTemplateError, Context
from checker.review import Asked, File
from tests.report.small import NAMES, NASTY_NAME, book, checked, totals_of


def rendered(folder: Path, text: str, name: str = "own.txt", files: list[File] | None = None) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    files = [checked(one) for one in NAMES] if files is None else files
    writer = UserTemplate(Context(Asked(), book()), folder / name)
    return "".join([writer.start(), *(writer.add(writer.fragment(one)) for one in files), writer.end(totals_of(files))])


def test_a_template_sees_the_review_as_the_json_has_it(tmp_path: Path) -> None:
    text = "{{ schema }} {{ totals.offers }} {{ verdicts[0].limit }} {{ problems | length > 0 }}"
    assert rendered(tmp_path, text) == "checker.review/1 3 gb/bonus-value True"


MISTAKES = {
    "a name that is not there": ("one\n{{ nothing }}", 2, "`nothing` is undefined"),
    "a key that is not there": ("{{ totals.nothing }}", 1, "the map has no key `nothing`"),
    "a tag that has no end": ("one\ntwo\n{% for x in verdicts %}", 3, "Unexpected end of template"),
    "a sum that has no result": ("\n{{ 1 // 0 }}", 2, "integer division or modulo by zero"),
    "a filter that does not fit": ("{{ 5 | length }}", 1, "object of type 'int' has no len()"),
    "a way out of the sandbox": ("{{ ''.__class__ }}", 1, "access to attribute '__class__'"),
    "a change of the review": ("{{ verdicts.append(1) }}", 1, "access to attribute 'append'"),
    "a template that is not there": ("{% include 'other.txt' %}", 1, "there is no template `other.txt`"),
    "a template above its folder": ("{% include '../other.txt' %}", 1, "there is no template `../other.txt`"),
    "a count without end": ("{{ range(999999999) }}", 1, "Range too big"),
    "a text repeated without end": ("{{ 'a' * 10 ** 10 }}", 1, "cannot be repeated so often"),
    "a list repeated without end": ("\n{{ 10 ** 10 * [1] }}", 2, "cannot be repeated so often"),
    "a power without end": ("{{ 10 ** 100000 }}", 1, "a power of so great a number"),
    "words without end": ("{{ lipsum(n=1000000) }}", 1, "`lipsum` is undefined"),
    "a key that is not there, in a list": ("{{ verdicts | map(attribute='nope') | list }}", 1, "has no key `nope`"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_a_problem_at_its_line(case: str, tmp_path: Path) -> None:
    text, line, words = MISTAKES[case]
    with pytest.raises(BadTemplateError) as caught:
        rendered(tmp_path, text)
    place = caught.value.problem.place
    assert place is not None
    assert (place.file, place.span.line) == (str(tmp_path / "own.txt"), line)
    assert words in caught.value.problem.message


BEYOND = {
    "steps": ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "takes too long"),
    "text": ("{% for a in range(99) %}{{ 'abcdefghij' * 1000 }}{% endfor %}", "writes more than 100,000 characters"),
    "memory": ("{{ 'a' | center(10 ** 10) }}", "takes too much memory"),
}


@pytest.mark.parametrize("case", BEYOND)
def test_a_template_is_held_to_its_bounds(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, words = BEYOND[case]
    monkeypatch.setattr("checker.report.user_template.BOUNDS", Bounds(seconds=2, written=100_000, held=2**28))
    with pytest.raises(BadTemplateError, match=words):
        rendered(tmp_path, text)


def test_what_is_small_is_worked_out(tmp_path: Path) -> None:
    assert (
        rendered(tmp_path, "{{ 'ab' * 3 }} {{ 2 * 3 }} {{ 2 ** 10 }} {{ '%03d' % 7 }} {{ 7 % 4 }}")
        == "ababab 6 1024 007 3"
    )


def test_a_template_that_cannot_be_found_is_a_problem(tmp_path: Path) -> None:
    writer = UserTemplate(Context(Asked(), book()), tmp_path / "none.txt")
    with pytest.raises(BadTemplateError, match=r"there is no template `none\.txt`"):
        writer.start()


def test_what_an_offer_says_is_never_run_as_a_template(tmp_path: Path) -> None:
    file = checked("hostile", "{{ 7 * 7 }}.yaml")
    assert "{{ 7 * 7 }}.yaml" in rendered(tmp_path, "{{ verdicts[0].places[0].file }}", files=[file])


def test_a_template_of_html_escapes_what_it_writes(tmp_path: Path) -> None:
    file = checked("hostile", NASTY_NAME)
    text = rendered(tmp_path, "{{ verdicts[0].places[0].file | plain }}", "own.html", [file])
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
