from __future__ import annotations

import re
from pathlib import Path

import pytest
from good_config import GOOD

from watcher.config.check import check_text
from watcher.sources import moderngov

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


@pytest.mark.parametrize(
    "written",
    [
        *("feed://www.example.org/rss", "https:/www.example.org/rss", "htps://www.example.org/rss"),
        *("<https://www.example.org/rss>", "[Echo](https://www.example.org/rss)"),
    ],
)
def test_an_address_is_found_in_what_a_mail_or_a_feed_reader_makes_of_it(written):
    block = f'[[source]]\nname = "A"\nkind = "feed"\nurl = "{written}"'

    (said,) = problems(block)

    assert 'Write "https://www.example.org/rss"' in said


@pytest.mark.parametrize(
    ("behind", "site"),
    [
        ("", None),
        ("/council/", None),
        ("/mgListCommittees.aspx?bcr=1", "https://a.org"),
        ("/council/ieListMeetings.aspx", "https://a.org/council"),
        ("/?x=1", "https://a.org/"),
    ],
)
def test_a_page_of_a_councils_site_is_not_its_site(behind, site):
    settings = moderngov.Settings(name="A", kind="moderngov", url=f"https://a.org{behind}", authority="Wirral")

    assert [write for *_, write in settings.oddities()] == ([f'Write url = "{site}".'] if site else [])
