from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from watcher.config import ConfigError, check, find_authority, load
from watcher.model.errors import PlainError

SHIPPED = Path(__file__).parents[1] / "config.toml"
GOOD = """\
[watch]
authorities = ["Wirral", "Liverpool"]
alert_window = "7 days"

[[source]]
name  = "Ofsted reports"
kind  = "ofsted_reports"
every = "10 minutes"

[[rule]]
name     = "Inadequate"
kind     = "judged"
grades   = ["inadequate"]
severity = "critical"

[[rule]]
name     = "Worse than last time"
kind     = "deteriorated"
severity = "critical"
by       = 1
only     = { region = ["North West"] }

[[receiver]]
name = "Terminal"
kind = "console"

[[receiver]]
name = "Duty inbox"
kind = "email"
to   = ["duty@example.org"]
from = "ofsted-watch@example.org"
port = 25

[[route]]
when    = { severity = ["critical"] }
send_to = ["Terminal", "Duty inbox"]

[[route]]
send_to = ["Terminal"]

[[silence]]
when    = { authority = ["Wirral"] }
until   = 2030-12-31
because = "Known"

[operators]
send_to = ["Duty inbox"]
"""

MISTAKES = [
    # what is changed, into what, the line, words of the answer
    ('"Liverpool"', '"Livrpool"', 2, 'Did you mean "Liverpool"?'),
    ('"Liverpool"', '"Achieving for Children"', 2, '"Kingston upon Thames", "Richmond upon Thames"'),
    ('"Liverpool"', '"Northamptonshire"', 2, "North Northamptonshire"),
    ('"Liverpool"', "7", 2, "Write it in quotes"),
    ('["Wirral", "Liverpool"]', '"Wirral"', 2, 'Write it in brackets: authorities = ["Wirral"]'),
    ("authorities =", "authoritys =", 2, 'Did you mean "authorities"?'),
    ('"7 days"', '"7 dyas"', 3, 'Write it like "30 minutes"'),
    ('"7 days"', "7", 3, 'Write it like "30 minutes"'),
    ("[watch]", "[wach]", 1, 'Did you mean "watch"?'),
    ("[[source]]", "[[sorce]]", 5, 'Did you mean "source"?'),
    ('"ofsted_reports"', '"ofsted_report"', 7, 'Did you mean "ofsted_reports"?'),
    ('"10 minutes"', '"10 minuets"', 8, 'Write it like "30 minutes"'),
    ('"10 minutes"', '"0 seconds"', 8, "too short"),
    ("every =", "evry =", 8, 'Did you mean "every"?'),
    ('"judged"', '"juged"', 12, 'Did you mean "judged"?'),
    ('["inadequate"]', '["inadaquate"]', 13, 'Did you mean "inadequate"?'),
    ('["inadequate"]', '"inadequate"', 13, "Write it in brackets"),
    ('grades   = ["inadequate"]\n', "", 10, '"grades" is missing'),
    (
        'grades   = ["inadequate"]\nseverity = "critical"',
        'grades   = ["inadequate"]\nseverity = "critcal"',
        14,
        "critical",
    ),
    ('severity = "critical"\nby', 'severty = "critical"\nby', 19, 'Did you mean "severity"?'),
    ("by       = 1", 'by       = "one"', 20, "Write it without quotes"),
    ("by       = 1", "by       = 0", 20, "too small"),
    ('"North West"', '"North Wset"', 21, 'Did you mean "North West"?'),
    ("{ region =", "{ regoin =", 21, 'Did you mean "region"?'),
    ('"Worse than last time"', '"Inadequate"', 17, "two of this name"),
    ('"console"', '"consol"', 25, 'Did you mean "console"?'),
    ('"email"', '"e-mail"', 29, 'Did you mean "email"?'),
    ('"duty@example.org"', '"duty at example.org"', 30, 'Write it like "duty@example.org"'),
    ("from = ", "form = ", 31, 'Did you mean "from"?'),
    ("port = 25", 'port = "smtp"', 32, "Write it without quotes"),
    ("port = 25", "port = 99999", 32, "too large"),
    ("port = 25", 'password = "hunter2"', 32, "password_file"),
    ('["critical"] }', '["critcal"] }', 35, 'Did you mean "critical"?'),
    ('["Terminal", "Duty inbox"]', '["Terminal", "Duty inbx"]', 36, 'Did you mean "Duty inbox"?'),
    ('["Wirral"] }', '["Wiral"] }', 42, 'Did you mean "Wirral"?'),
    ("2030-12-31", '"soon"', 43, "Write it like until = 2026-12-31"),
    ("2030-12-31\n", "2030-13-31\n", 43, "TOML"),
    ('because = "Known"\n', "", 41, '"because" is missing'),
    ('send_to = ["Duty inbox"]', 'send_to = ["Duty box"]', 47, 'Did you mean "Duty inbox"?'),
    ('[operators]\nsend_to = ["Duty inbox"]', '[operators]\nsend_to = ["Duty inbox"', 47, "ended"),
    ('name = "Terminal"', 'name = "Terminal', 24, "quote"),
]


def checked(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text)
    return check(path)


def test_the_good_one_is_good(tmp_path):
    found = checked(tmp_path, GOOD)

    assert found.problems == ()
    assert found.config is not None


@pytest.mark.parametrize(("old", "new", "line", "words"), MISTAKES)
def test_a_mistake_is_found_with_its_line_and_what_to_write(tmp_path, old, new, line, words):
    assert GOOD.count(old) >= 1
    found = checked(tmp_path, GOOD.replace(old, new, 1))

    said = [each for each in found.problems if each.line == line]
    assert said, [str(each) for each in found.problems]
    assert any(words in str(each) for each in said), [str(each) for each in said]
    assert found.config is None


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(tmp_path):
    bad = GOOD.replace('"Liverpool"', '"Livrpool"').replace("every =", "evry =").replace('"console"', '"consol"')

    found = checked(tmp_path, bad)

    assert [each.line for each in found.problems if each.severity == "error"] == [2, 8, 25]


def test_a_secret_in_the_file_is_refused_without_repeating_it(tmp_path):
    found = checked(tmp_path, GOOD.replace("port = 25", 'password = "hunter2"'))

    assert "hunter2" not in " ".join(map(str, found.problems))


def test_a_missing_token_file_is_named(tmp_path):
    slack = '\n[[receiver]]\nname = "Channel"\nkind = "slack"\nchannel = "C1"\ntoken_file = "slack-token"\n'

    found = checked(tmp_path, GOOD + slack)

    assert 'token_file = "slack-token": there is no such file' in " ".join(map(str, found.problems))


def test_a_route_to_nobody_is_a_warning(tmp_path):
    found = checked(tmp_path, GOOD.replace('send_to = ["Terminal"]', "send_to = []"))

    assert [(each.severity, each.line) for each in found.problems] == [("warning", 38)]


def test_a_receiver_that_nothing_is_sent_to_is_a_warning(tmp_path):
    spare = '\n[[receiver]]\nname = "Spare"\nkind = "console"\n'

    found = checked(tmp_path, GOOD + spare)

    assert [each.severity for each in found.problems] == ["warning"]
    assert found.config is not None


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("wirral", "Wirral"),
        ("BCP", "Bournemouth, Christchurch and Poole"),
        ("Bath & North East Somerset", "Bath and North East Somerset"),
        ("Together for Children", "Sunderland"),
        ("80581", "Wirral"),
    ],
)
def test_an_authority_is_found_by_any_of_its_names(spelling, name):
    assert find_authority(spelling).name == name


def test_no_authority_is_found_by_similarity():
    with pytest.raises(PlainError, match='Did you mean "Wirral"'):
        find_authority("Wiral")


def test_all_watches_every_authority(tmp_path):
    found = checked(tmp_path, GOOD.replace('["Wirral", "Liverpool"]', '["all"]'))

    assert len(found.config.watched) == 153


def test_the_shipped_config_has_neither_problems_nor_warnings(tmp_path):
    shutil.copy(SHIPPED, tmp_path / "config.toml")

    assert check(tmp_path / "config.toml").problems == ()


def test_every_block_of_the_shipped_config_is_good_when_it_is_switched_on(tmp_path):
    lines = SHIPPED.read_text().splitlines()
    on = [line[2:] if line.startswith("# ") and ("=" in line or "[[" in line) else line for line in lines]
    (tmp_path / "slack-token").write_text("xoxb-1")
    (tmp_path / "mail-password").write_text("secret")

    found = checked(tmp_path, "\n".join(on))

    assert [str(each) for each in found.problems if each.severity == "error"] == []


def test_the_database_is_beside_the_config_or_in_systemds_folder(tmp_path, monkeypatch):
    beside = checked(tmp_path, GOOD).config.store_url
    monkeypatch.setenv("STATE_DIRECTORY", "/var/lib/ofsted-watch")
    under_systemd = checked(tmp_path, GOOD).config.store_url

    assert beside == f"sqlite:///{tmp_path}/ofsted-watch.db"
    assert under_systemd == "sqlite:////var/lib/ofsted-watch/ofsted-watch.db"


def test_a_config_that_is_not_there_says_so(tmp_path):
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / "nowhere.toml")
