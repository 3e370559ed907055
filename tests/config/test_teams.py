"""A team's file: its own blocks, its own secrets, within bounds. Whoever wrote it, it costs nobody else anything."""

from __future__ import annotations

import os

import pytest
from config_blocks import TERMINAL, judged

from watcher.config.check import load
from watcher.config.teams import MOST_BYTES, check_team, check_team_text, files

OPERATORS = """
[watch]
authorities = ["Wirral"]

[store]
url = "sqlite:///test.db"

[[source]]
name  = "Ofsted reports"
kind  = "ofsted_reports"
every = "10 minutes"

[teams]
"""
TEAM = (
    """
[watch]
authorities = ["Leeds"]
"""
    + judged()
    + """
[[receiver]]
name       = "Channel"
kind       = "slack"
channel    = "C0123456789"
{token}

[[route]]
send_to = ["Channel"]

[operators]
send_to = ["Channel"]
"""
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "config.toml").write_text(OPERATORS + judged() + TERMINAL)
    (tmp_path / "teams").mkdir()
    for team in ("leeds", "york"):
        secret = tmp_path / "secrets" / team / "slack-token"
        secret.parent.mkdir(parents=True)
        secret.write_text(f"xoxb-of-{team}")
    return tmp_path


def check(folder, text, name="leeds"):
    (folder / "teams" / f"{name}.toml").write_text(text)
    operator = load(folder / "config.toml")
    return check_team(operator, files(operator)[name])


def wrong(folder, text, name="leeds"):
    checked = check(folder, text, name)
    assert checked.config is None
    return "\n".join(map(str, checked.errors))


def test_a_team_has_its_own_blocks_and_the_operators_sources_and_database(folder):
    config = check(folder, TEAM.format(token='token_file = "slack-token"')).config
    operator = load(folder / "config.toml")

    assert (config.team, config.sources, config.store_url) == ("leeds", operator.sources, operator.store_url)
    assert [*config.receivers] == ["Channel"]
    assert config.watched.isdisjoint(operator.watched)


def test_what_is_odd_about_the_operators_sources_is_not_said_of_each_team(folder):
    config = folder / "config.toml"
    news = '[[source]]\nname = "Globe"\nkind = "feed"\nurl = "https://globe.example/rss"\nevery = "2 seconds"\n'
    config.write_text(config.read_text().replace("[teams]", f"{news}\n[teams]"))
    odd = '\n[[silence]]\nwhen = { authority = ["Wirral"] }\nuntil = 2030-12-31\nbecause = "Known"\n'

    checked = check(folder, TEAM.format(token='token_file = "slack-token"') + odd)

    assert checked.config is not None
    assert {each.where for each in checked.problems} == {"silence 1"}


def test_a_secret_is_read_from_the_teams_own_folder(folder):
    config = check(folder, TEAM.format(token='token_file = "slack-token"')).config

    assert config.secret(config.receivers["Channel"].token_file).read_text() == "xoxb-of-leeds"


@pytest.mark.parametrize(
    "token",
    [
        'token_file = "../york/slack-token"',
        'token_file = "secrets/york/slack-token"',
        'token_file = "/etc/passwd"',
        'token_file = ".."',
        r'token_file = "..\\york\\slack-token"',
        'token_env = "TOKEN_OF_YORK"',
    ],
)
def test_anybody_elses_secret_is_refused_in_a_sentence_that_names_the_line(folder, token):
    said = wrong(folder, TEAM.format(token=token))

    assert said.startswith("line 15, receiver")
    assert "secrets/leeds" in said


@pytest.mark.parametrize("block", ["[store]", "[fetch]", "[[source]]", "[heartbeat]", "[teams]"])
def test_what_is_the_operators_is_refused(folder, block):
    said = wrong(folder, TEAM.format(token='token_file = "slack-token"') + f"\n{block}\n")

    assert f"{block} is not for a team to set. Take it out: one holds for all teams." in said


PLACES = "urn,label\nSC123456,Willow House\n"
WATCHING = TEAM.format(token='token_file = "slack-token"') + '\n[[area]]\nauthority = "Leeds"\n\n[[places]]\n'


def test_a_list_of_places_is_in_the_teams_own_folder_and_kept_with_its_text(folder):
    (folder / "places.csv").write_text("urn,label\nSC999999,The operator's\n")
    (folder / "secrets" / "leeds" / "places.csv").write_text(PLACES)

    config = check(folder, WATCHING).config
    kept = check_team_text(load(folder / "config.toml"), "leeds", config.text, kept_lists=config.lists)
    (folder / "secrets" / "leeds" / "places.csv").unlink()

    assert [(each.label, each.where) for each in config.places.listed.values()] == [
        ("Willow House", "secrets/leeds/places.csv, line 2")
    ]
    assert [each.authority for each in config.places.areas] == [*config.watched]
    assert config.lists == {"secrets/leeds/places.csv": PLACES}
    assert kept.config.places == config.places


@pytest.mark.parametrize("name", ["../york/places.csv", "/etc/passwd", "../../places.csv", ".."])
def test_anybody_elses_list_is_refused_and_not_looked_at(folder, name):
    said = wrong(folder, f'{WATCHING}file = "{name}"\n')

    assert f'file = "{name}" is not the name of a file in secrets/leeds.' in said
    assert "urn" not in said


def test_a_list_with_mistakes_or_more_places_than_a_team_may_have_gets_a_sentence(folder):
    places = folder / "secrets" / "leeds" / "places.csv"
    many = "".join(f"1{number:06},L{number}\n" for number in range(5_001))
    for lines, said in (
        ("12345,X\n", "secrets/leeds/places.csv, line 2: the URN is not a provider's."),
        (many, "its lists have 5,001 places, and a team has at most 5,000."),
    ):
        places.write_text(f"urn,label\n{lines}")
        assert said in wrong(folder, WATCHING)


def test_a_page_of_a_team_has_a_password_file_of_its_own_and_nothing_else(folder):
    (folder / "secrets" / "leeds" / "page-password").write_text("ann:a long password of hers\n")
    team = TEAM.format(token='token_file = "slack-token"')

    config = check(folder, f'{team}\n[page]\npassword_file = "page-password"\n').config
    assert config.secret(config.page.password_file) == folder / "secrets" / "leeds" / "page-password"
    for line, said in (
        ('listen = "0.0.0.0:80"\npassword_file = "page-password"', "listen is not for a team to set."),
        ('user_header = "X-User"\npassword_file = "page-password"', "user_header is not for a team to set."),
        ("", '"password_file" is missing.'),
        ('password_file = "../york/page-password"', "is not the name of a file in secrets/leeds."),
        ('password_file = "/etc/passwd"', "is not the name of a file in secrets/leeds."),
        ("password_file = 7", "password_file = 7"),
        ('password_file = "not-there"', "not-there"),
    ):
        assert said in wrong(folder, f"{team}\n[page]\n{line}\n")
    assert "page" in wrong(folder, f'page = "x"\n{team}')


def test_how_long_people_are_known_is_the_teams_and_else_the_operators_and_news_is_kept_once(folder):
    operator = folder / "config.toml"
    operator.write_text(operator.read_text() + '\n[retention]\nnews = "365 days"\npeople = "1095 days"\n')
    team = TEAM.format(token='token_file = "slack-token"')

    assert check(folder, team).config.retention.people.days == 3 * 365
    theirs = check(folder, f'{team}\n[retention]\npeople = "90 days"\n').config.retention
    assert (theirs.people.days, theirs.news.days) == (90, 365)
    assert "news is not for a team to set." in wrong(folder, f'{team}\n[retention]\nnews = "90 days"\n')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#" * (MOST_BYTES + 1), "it is larger than 100 kB."),
        ("[[rule]]\n" * 100_000, "it is larger than 100 kB."),
        ("[[rule]]\n" * 2_000, "it has more than 1,000 blocks."),
    ],
)
def test_a_file_beyond_all_bounds_gets_a_sentence(folder, text, sentence):
    assert sentence in wrong(folder, text)


def test_what_is_no_file_at_all_gets_a_sentence_and_nobody_waits_for_it(folder):
    made = folder / "teams" / "leeds.toml"
    operator = load(folder / "config.toml")

    def said():
        return str(check_team(operator, made).errors[0])

    os.mkfifo(made)
    pipe = said()
    made.unlink()
    made.symlink_to("/nowhere")
    gone = said()
    made.unlink()
    made.mkdir()

    assert "it is a pipe or a device." in pipe
    assert [each for each in (gone, said()) if "it can't be read: " not in each] == []


def test_a_file_in_another_encoding_gets_a_sentence(folder):
    file = folder / "teams" / "leeds.toml"
    file.write_bytes(b"\xff\xfe[\x00")

    assert "it isn't written in UTF-8." in str(check_team(load(folder / "config.toml"), file).errors[0])


@pytest.mark.parametrize("name", ["Leeds", "a_b", "-a", "a" * 41])
def test_a_name_that_could_be_taken_for_anothers_is_refused(folder, name):
    assert "can't be the name of a team" in wrong(folder, "", name)


def test_without_the_block_no_file_is_looked_at(folder):
    config = folder / "config.toml"
    config.write_text(config.read_text().replace("[teams]", ""))
    (folder / "teams" / "leeds.toml").write_text("nonsense")

    assert files(load(config)) == {}
