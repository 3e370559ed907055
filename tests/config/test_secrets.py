from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from good_config import GOOD
from rich.pretty import pretty_repr

from notifiers.email import Email
from watcher.config import places
from watcher.config.check import check, check_text
from watcher.config.config import Config
from watcher.config.secrets import missing_folder, without_secrets
from watcher.model.places import Place
from watcher.model.values import Discreet
from watcher.web.proxies import Proxy

NOBODY = 65534
SLACK = (
    '\n[[receiver]]\nname = "Channel"\nkind = "slack"\nchannel = "C0123456789"\ntoken_file = "secrets/slack-token"\n'
)
CONFIG = GOOD.replace("[operators]", f"{SLACK}[operators]").replace('["Terminal"]\n', '["Terminal", "Channel"]\n')


@pytest.fixture
def folder():
    """A folder that every user may enter, unlike pytest's own, with a config that names a secret."""
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        made.chmod(0o755)
        (made / "secrets").mkdir()
        (made / "config.toml").write_text(CONFIG)
        check(made / "config.toml")  # whatever is imported on the way is read before the user changes
        yield made


@contextmanager
def ordinary_user():
    """Be somebody who may not read everything."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def said(folder):
    return [(each.severity, f"{each.wrong} {each.write}") for each in check(folder / "config.toml").problems]


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_of_teams_that_may_not_be_listed_is_said(folder, mode):
    written = (folder / "config.toml").read_text()
    (folder / "config.toml").write_text(f"{written}\n[teams]\n")
    (folder / "teams").mkdir(mode)
    (folder / "teams").chmod(mode)
    with ordinary_user():
        found = said(folder)
    (folder / "teams").chmod(0o755)

    what = 'folder = "teams": this user may not read the folder beside config.toml. Look at its owner and permissions.'
    assert ("warning", what) in found
    assert ("warning", what) not in said(folder)


def test_a_secret_in_a_folder_that_may_not_be_entered_is_a_problem_with_a_sentence(folder):
    (folder / "secrets/slack-token").write_text("xoxb-1")
    (folder / "secrets").chmod(0o000)
    try:
        with ordinary_user():
            found = said(folder)
    finally:
        (folder / "secrets").chmod(0o700)

    ((severity, sentence),) = found
    assert severity == "error"
    assert "it can't be read (Permission denied). Let the user that runs ofsted-watch read it." in sentence


def test_under_systemd_what_was_added_since_the_start_is_a_problem_that_says_to_restart(folder, monkeypatch):
    (folder / "secrets/slack-token").write_text("xoxb-1")
    (folder / "secrets").chmod(0o700)
    (folder / "credentials").mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder / "credentials"))
    (folder / "secrets").chmod(0o000)
    try:
        with ordinary_user():
            ((severity, sentence),) = said(folder)
    finally:
        (folder / "secrets").chmod(0o700)

    assert severity == "error"
    assert "systemd gave it no copy" in sentence
    assert "systemctl restart ofsted-watch" in sentence


@pytest.mark.skipif(os.geteuid() != 0, reason="only root reads what the service can't")
@pytest.mark.parametrize("how", ["plain", "link", "dot", "private"])
def test_as_root_check_says_what_the_service_itself_would_not_see(folder, monkeypatch, how):
    monkeypatch.setattr(places, "SETTINGS", folder)
    token = folder / "secrets/slack-token"
    token.write_text("xoxb-1")
    token.chmod(0o600)
    text = CONFIG
    if how == "link":
        token.rename(folder / "elsewhere")
        token.symlink_to(folder / "elsewhere")
    elif how == "dot":
        token.rename(folder / "secrets/.slack-token")
        text = CONFIG.replace("secrets/slack-token", "secrets/.slack-token")
    elif how == "private":
        token.rename(folder / "slack-token")
        text = CONFIG.replace("secrets/slack-token", "slack-token")
    (folder / "config.toml").write_text(text)

    found = said(folder)

    assert ["the service can't" in sentence for _, sentence in found] == ([] if how == "plain" else [True])


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("", "the file is empty"),
        ('"xoxb-1"', "in quotes"),
        ("\ufeff“xoxb-1”\n", "in quotes"),
        ("xoxb-1\nxoxb-2\n", "more than one word or line"),
        ("token = xoxb-1", "more than one word or line"),
        ("\ufeffxoxb-1\r\n", None),
    ],
)
def test_what_a_secret_file_can_not_mean_is_a_warning_that_repeats_none_of_it(folder, held, words):
    (folder / "secrets/slack-token").write_text(held)

    found = said(folder)

    assert [(severity, words in sentence) for severity, sentence in found] == ([("warning", True)] if words else [])
    assert "xoxb" not in str(found)


def test_what_a_receiver_knows_of_its_secrets_is_a_warning_that_repeats_none_of_it(folder):
    teams = '[[receiver]]\nname = "Teams"\nkind = "apprise"\nurl_file = "secrets/teams-url"\n'
    (folder / "config.toml").write_text(GOOD.replace("[operators]", f"{teams}[operators]"))
    (folder / "secrets/teams-url").write_text("https://council.webhook.office.com/webhookb2/geheim")

    found = [sentence for _, sentence in said(folder) if "teams-url" in sentence]

    assert "choose Workflows" in found[0]
    assert "geheim" not in str(found)


ADDRESS = "postgres://ofsted:geheim@db.example.org/ofsted"


@pytest.mark.parametrize(
    ("stands", "is_written"),
    [
        ("[operators]", f'[store]\nurl = "{ADDRESS}"\n[operators]'),
        ("[operators]", f'[store]\nurl = ["{ADDRESS}"]\n[operators]'),
        ("[operators]", '[store]\nurl = "mysql:ofsted:geheim@db.example.org/ofsted"\n[operators]'),
        ("[operators]", '[heartbeat]\nurl_file = "https://hc.example.org/geheim"\n[operators]'),
        ("[operators]", '[page]\nlisten = "127.0.0.1:8350"\npassword_file = "ann:geheim"\n[operators]'),
        ('kind = "console"', 'kind = "slack"\nchannel = "C0123456789"\ntoken_file = "xoxb-1-geheim"'),
        ('kind = "console"', 'kind = "slack"\nchannel = "C0123456789"\ntoken = “geheim”'),
        ('kind = "console"', 'kind = "xapp-1-geheim"'),
        ('kind = "console"', 'kind = "https://council.webhook.office.com/geheim"'),
        ('kind = "console"', 'kind = "hooks.slack.com/services/geheim"'),
        ("port = 25", 'password : "geheim"'),
        ("port = 25", 'password = "geheim'),
    ],
)
def test_a_secret_that_was_written_into_the_config_itself_is_in_no_sentence_about_it(tmp_path, stands, is_written):
    assert stands in GOOD

    problems = check_text(tmp_path / "config.toml", GOOD.replace(stands, is_written, 1)).problems

    assert problems
    assert "geheim" not in " ".join(map(str, problems))


@pytest.mark.parametrize(
    "sentence",
    [
        'url = "ofsted.db" is a path. Write "sqlite:///ofsted.db" or "postgresql://name@server/database"',
        'name a file with it: password_file = "database-password".',
        'Write token_file = "C:/secrets/token", or token_env = "SLACK_TOKEN".',
        'to = "mailto:duty@example.org" is not an e-mail address. Write only "duty@example.org"',
        'listen = "0.0.0.0:8350" is open to other machines. Add password_file = "page-password".',
    ],
)
def test_what_is_no_secret_stays_in_the_sentence(sentence):
    assert without_secrets(sentence) == sentence


def test_a_service_whose_folder_of_secrets_is_gone_is_said_why_it_does_not_start(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "SETTINGS", tmp_path)
    monkeypatch.setattr(places, "UNIT", tmp_path / "ofsted-watch.service")
    config = tmp_path / "config.toml"
    config.write_text(GOOD)
    without_the_service = missing_folder(config)
    places.UNIT.touch()

    (told,) = check(config).problems
    (tmp_path / "secrets").mkdir()

    assert without_the_service is None
    assert "243/CREDENTIALS" in told.wrong
    assert told.severity == "warning"
    assert missing_folder(config) is None


def test_what_a_value_hides_is_one_of_its_fields_and_shows_nowhere():
    hidden = {each: each.unsaid for each in Discreet.__subclasses__()}

    assert {Config, Place, Proxy, Email} <= hidden.keys()
    assert [each for each, names in hidden.items() if not names or {*names} - {*each.__struct_fields__}] == []
    for shown in (repr, pretty_repr):
        assert shown(Proxy("proxy", 3128, "Basic c2VjcmV0")) == "Proxy(host='proxy', port=3128)"
