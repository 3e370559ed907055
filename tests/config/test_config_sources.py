from __future__ import annotations

import re
from pathlib import Path

import pytest
from good_config import GOOD

from watcher.config.check import check_text

SHIPPED = (Path(__file__).parents[2] / "config.toml").read_text()
COMMENTED = re.findall(r"(?:^# .*\n)+", SHIPPED, re.MULTILINE)
EXAMPLES = [re.sub(r"^# ", "", each, flags=re.MULTILINE) for each in COMMENTED if each.startswith("# [[source]]")]


def problems(block: str) -> list[str]:
    checked = check_text(Path("config.toml"), f"{GOOD}\n{block}")
    return [f"{each.wrong} {each.write}" for each in checked.problems if each.severity == "error"]


def test_every_kind_of_source_has_an_example_that_can_be_switched_on():
    assert problems("\n".join(EXAMPLES)) == []
    assert {re.search(r'kind\s*= "(\w+)"', each)[1] for each in EXAMPLES} == {
        "feed",
        "govuk",
        "moderngov",
        "ofsted_publications",
    }


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ('name = "A"\nkind = "feed"', '"url" is missing'),
        ('name = "A"\nkind = "feed"\nurl = "www.example.org/rss"', 'Write "https://www.example.org/rss"'),
        ('name = "A"\nkind = "moderngov"\nurl = "https://a.org"\nauthority = "Wiral"', 'Did you mean "Wirral"?'),
        ('name = "A"\nkind = "moderngov"\nurl = "https://a.org"', '"authority" is missing'),
    ],
)
def test_a_mistake_in_a_source_is_said_with_what_to_write(block, words):
    (problem,) = problems(f"[[source]]\n{block}")

    assert words in problem
