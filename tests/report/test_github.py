"""Workflow commands of GitHub."""

import re

from tests.report.small import hostile, small

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\n]*)(?:,\w+=[^:,\n]*)*)::([^\r\n]+)")


def test_every_line_is_one_command() -> None:
    for text in (small("github"), hostile("github")):
        assert all(COMMAND.fullmatch(line) for line in text.splitlines())
    assert len(hostile("github").splitlines()) == 3


def test_what_is_open_is_a_notice_and_a_breach_has_its_level() -> None:
    commands = [COMMAND.fullmatch(line) for line in small("github").splitlines()]
    levels = {(match[1], "title=open" in match[2]) for match in commands if match}
    assert levels == {("notice", True), ("notice", False), ("warning", False), ("error", False)}


def test_a_hostile_name_cannot_leave_its_property() -> None:
    properties = [match[2] for line in hostile("github").splitlines() if (match := COMMAND.fullmatch(line))]
    names = {pair.split("=")[0] for one in properties for pair in one.split(",")}
    assert names == {"file", "line", "endLine", "col", "endColumn", "title"}
