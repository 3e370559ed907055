from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from good_config import GOOD
from sqlalchemy.engine import make_url

from watcher.config.check import ConfigError, check, find_authority, load
from watcher.model.errors import PlainError

SHIPPED = Path(__file__).parents[2] / "config.toml"


def checked(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text)
    return check(path)


def test_the_good_one_is_good(tmp_path):
    found = checked(tmp_path, GOOD)

    assert found.problems == ()
    assert found.config is not None


def test_to_who_only_uses_it_nothing_is_said_of_what_is_odd(tmp_path):
    odd = GOOD.replace('every = "10 minutes"', 'every = "5 seconds"')
    path = tmp_path / "config.toml"
    path.write_text(odd)

    assert [each.severity for each in check(path).problems] == ["warning"]
    assert check(path, warn=False).problems == ()
    assert load(path) == check(path).config


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(tmp_path):
    bad = GOOD.replace('"Liverpool"', '"Livrpool"').replace("every =", "evry =").replace('"console"', '"consol"')

    found = checked(tmp_path, bad)

    assert [each.line for each in found.problems if each.severity == "error"] == [2, 8, 25]


def test_a_missing_token_file_is_named(tmp_path):
    slack = '\n[[receiver]]\nname = "Channel"\nkind = "slack"\nchannel = "C1"\ntoken_file = "slack-token"\n'

    found = checked(tmp_path, GOOD + slack)

    assert 'token_file = "slack-token": there is no such file' in " ".join(map(str, found.problems))


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
    on = [line[2:] if line.startswith("# ") and ("=" in line or line.startswith("# [")) else line for line in lines]
    (tmp_path / "slack-token").write_text("xoxb-1")
    (tmp_path / "slack-app-token").write_text("xapp-1")
    (tmp_path / "teams-url").write_text("workflow://example.org/secret")
    (tmp_path / "mail-password").write_text("secret")
    (tmp_path / "database-password").write_text("secret")
    (tmp_path / "heartbeat-url").write_text("https://example.org/secret")
    (tmp_path / "places.csv").write_text("urn,label,note\nSC123456,Home A,\n")

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


def test_a_silence_that_can_hold_nothing_back_is_odd(tmp_path):
    found = checked(tmp_path, GOOD.replace('severity = "warning"', 'severity = "critical"'))

    assert [each.write for each in found.problems] == ["Add critical = true, or take it out."]


@pytest.mark.parametrize("length", ["999999 days", "999999 weeks"])
def test_a_length_that_stands_for_never_is_one_that_the_calendar_has(tmp_path, length):
    config = checked(tmp_path, GOOD.replace("[watch]", f'[watch]\nwithdraw_after = "{length}"')).config

    assert date(2026, 8, 3) - config.withdraw_after < date(1100, 1, 1)
    assert date(2026, 8, 3) + config.withdraw_after > date(2900, 1, 1)


@pytest.mark.parametrize("length", ["5 days", "long", "0"])
def test_keeping_something_too_shortly_or_in_no_words_is_a_mistake_that_says_how_to_write_it(tmp_path, length):
    found = checked(tmp_path, f'{GOOD}\n[retention]\nnews = "{length}"\n')

    (problem,) = found.problems
    assert problem.wrong == f'news = "{length}" is not a time to keep something.'
    assert problem.write == 'Write it like "365 days", at least "30 days", or "forever".'


def test_a_servers_password_stands_in_a_file_and_never_in_the_url(tmp_path):
    (tmp_path / "database-password").write_text("hunter2/?\n")
    url = '[store]\nurl = "postgresql://watch@db.example.org/watch"\n'

    config = checked(tmp_path, f'{GOOD}{url}password_file = "database-password"\n').config
    (missing,) = checked(tmp_path, f'{GOOD}{url}password_file = "elsewhere"\n').problems
    (inside,) = checked(tmp_path, GOOD + url.replace("watch@", "watch:hunter2@")).problems

    assert config.store_url == "postgresql://watch:hunter2%2F%3F@db.example.org/watch"
    assert "there is no such file" in missing.wrong
    assert inside.wrong == "url would put a password into this file."
    assert "hunter2" not in str(inside)


def test_of_a_folder_it_is_said_which_file_to_name(tmp_path):
    (found,) = check(tmp_path).problems

    assert found.wrong == "it is a folder."
    assert f"{tmp_path}/config.toml" in found.write


@pytest.mark.parametrize("where", ["//watch@one/db?application_name=a@b", "///db?user=watch&host=one"])
def test_a_password_reaches_the_server_whatever_stands_behind_the_question_mark(tmp_path, where):
    (tmp_path / "pw").write_text("hunter2/?\n")
    url = f'[store]\nurl = "postgresql+psycopg:{where}"\npassword_file = "pw"\n'

    found = make_url(checked(tmp_path, GOOD + url).config.store_url)

    assert (found.password, found.database) == ("hunter2/?", "db")
    assert {"watch", "one"} <= {found.username, found.host, *found.query.values()}


def test_a_service_of_apprise_s_without_its_package_is_said_before_an_alert_needs_it(tmp_path, monkeypatch):
    (tmp_path / "teams-url").write_text("json://hook.example.org")
    teams = '[[receiver]]\nname = "Teams"\nkind = "apprise"\nurl_file = "teams-url"\n[[route]]\nsend_to = ["Teams"]\n'
    there = checked(tmp_path, GOOD + teams)
    monkeypatch.setattr("notifiers.apprise.find_spec", lambda _name: None)
    (not_installed,) = checked(tmp_path, GOOD + teams).errors

    assert not there.errors
    assert not_installed.write == f'Install it: {sys.executable} -m pip install "ofsted-watch[apprise]"'


def test_an_engine_of_jobs_needs_a_server_and_its_packages_and_says_what_to_write(tmp_path, monkeypatch):
    wanted, server = '[engine]\nkind = "procrastinate"\n', '[store]\nurl = "postgresql://watch@db.example.org/watch"\n'
    monkeypatch.setattr("watcher.config.validate.find_spec", lambda name: name)

    (on_a_file,) = checked(tmp_path, GOOD + wanted).problems
    good = checked(tmp_path, GOOD + server + wanted).config
    monkeypatch.setattr("watcher.config.validate.find_spec", lambda _name: None)
    (not_installed,) = checked(tmp_path, GOOD + server + wanted).problems

    assert on_a_file.wrong == 'kind = "procrastinate" needs a PostgreSQL server, which several machines can share.'
    assert on_a_file.write == 'Write url = "postgresql://name@server/database" in [store], or kind = "inline".'
    assert (good.engine, checked(tmp_path, GOOD).config.engine) == ("procrastinate", "inline")
    assert not_installed.write == f'Install it: {sys.executable} -m pip install "ofsted-watch[workers]"'
