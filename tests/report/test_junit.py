"""JUnit XML, held against the schema of the build server that most others follow."""

import pytest
from lxml import etree

from tests.report.small import SCHEMAS, hostile, small, written

SCHEMA = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def parsed(text: str) -> "etree._Element":
    return etree.fromstring(text.encode())


@pytest.mark.parametrize(
    "text", [small("junit"), hostile("junit"), written("junit", [])], ids=["small", "hostile", "empty"]
)
def test_a_report_keeps_the_schema(text: str) -> None:
    SCHEMA.assertValid(parsed(text))


@pytest.mark.parametrize("text", [small("junit"), hostile("junit")], ids=["small", "hostile"])
def test_the_counts_of_a_suite_are_those_of_its_cases(text: str) -> None:
    for suite in parsed(text).iter("testsuite"):
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        for tag, attribute in (("failure", "failures"), ("skipped", "skipped"), ("error", "errors")):
            assert int(suite.get(attribute, "")) == len(suite.findall(f"testcase/{tag}"))


def test_there_is_a_suite_for_each_offer_in_each_market_and_for_what_was_not_read() -> None:
    names = [suite.get("name") for suite in parsed(small("junit")).iter("testsuite")]
    assert names == ["calm in gb", "wild in gb", "wild in us-nj", "vague in gb", "offers/broken.yaml: reading"]


def test_no_two_cases_of_a_suite_share_a_name() -> None:
    for suite in parsed(small("junit")).iter("testsuite"):
        names = [case.get("name") for case in suite.iter("testcase")]
        assert len(set(names)) == len(names)


def test_a_skipped_case_says_whether_it_is_open_or_not_applicable() -> None:
    told = {skipped.get("message", "").split(":")[0] for skipped in parsed(small("junit")).iter("skipped")}
    assert told == {"open", "not applicable"}


def test_hostile_text_adds_no_element() -> None:
    assert {element.tag for element in parsed(hostile("junit")).iter()} == {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "error",
    }  # fmt: skip
