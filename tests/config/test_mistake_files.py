"""What people get wrong in config.toml, as files that anybody can open and check: tests/config/mistakes.

Each begins with a sentence, and with lines `#: error, line 7: words` for what is to be found, or `#: accepted`.
The first 215 were written before anybody looked at what the program made of them: 168 were caught or rightly accepted
then, and 102 got the advice that is asked for here. Of the next 65, written in the same way, 63 were, and 52 did.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from watcher.config.check import check, check_text

FILES = sorted((Path(__file__).parent / "mistakes").glob("*.toml"))
TODAY = date(2026, 8, 3)
FOUND = re.compile(r"#: (?P<severity>error|warning)(?:, line (?P<line>\d+))?: (?P<words>.+)")


def expected(file):
    lines = [each for each in file.read_text().split("\n") if each.startswith("#: ")]
    assert lines, "each file says what is to be found in it"
    return [FOUND.fullmatch(each).groupdict() for each in lines if each != "#: accepted"]


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.stem)
def test_a_mistake_in_a_file_is_found_in_its_line_with_what_to_write(file):
    checked = check(file, TODAY)

    wanted = expected(file)
    found = [each for each in checked.problems if each.severity == "error"] or list(checked.problems)
    assert {(each.severity, each.line) for each in found} == {
        (each["severity"], int(each["line"]) if each["line"] else None) for each in wanted
    }
    for each in wanted:
        assert any(each["words"] in str(one) for one in found if str(one.line or "") == (each["line"] or ""))
    assert all(str(each).endswith((".", "?", "…")) for each in checked.problems)
    assert (checked.config is None) == any(each["severity"] == "error" for each in wanted)


@pytest.mark.parametrize(
    "name",
    ["two-names-without-brackets", "two-kinds-in-one-text", "a-silence-until-no-day", "teams-as-a-kind-with-a-mailbox"],
)
def test_what_is_one_mistake_has_one_answer(name):
    assert len(check(FILES[0].with_name(f"{name}.toml"), TODAY).problems) == 1


def test_there_are_more_than_a_hundred_and_fifty():
    assert len(FILES) >= 150


def test_a_config_that_was_good_before_what_it_names_was_refused_is_good_enough_until_it_is_corrected():
    file = FILES[0].with_name("a-link-to-a-channel.toml")

    assert check(file, TODAY).config is None
    assert check_text(file, file.read_text(), TODAY, was_good=True).config is not None
