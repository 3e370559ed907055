from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date

import pytest
from town import TWO_INADEQUATE, Town

from watcher.config.changes import changes
from watcher.config.check import ConfigError, check_text, load
from watcher.demo.server import Reply
from watcher.service.cycle import once
from watcher.service.jobs import LookingAfterConfig
from watcher.service.reload import ConfigFile, config_to_run
from watcher.service.signal_flag import SignalFlag

OPERATORS = "operators@example.org"


def told(town):
    return [(mail["Subject"], mail.get_body(("plain",)).get_content()) for mail in town.mails(OPERATORS)]


def spoil(town, old='"Wirral"', new='"Wiral"'):
    town.config.write_text(town.config.read_text().replace(old, new, 1))


def test_a_changed_file_is_taken_over_without_a_restart(town):
    with town.service() as service:
        once(service, everything=True)
        spoil(town, '"Wirral"]', '"Wirral", "Leeds"]')

        assert service.reload()
        town.publish("Leeds", **TWO_INADEQUATE)
        once(service, everything=True)

    assert [post[:6] for post in town.posts] == ["Leeds:"]


def test_an_authority_that_is_added_starts_with_its_own_first_contact(town):
    town.publish("Leeds", published=date(2026, 5, 1), **TWO_INADEQUATE)
    with town.service() as service:
        once(service, everything=True)
        spoil(town, '"Wirral"]', '"Wirral", "Leeds"]')

        service.reload()
        once(service, everything=True)

    assert town.posts == []


def test_a_file_with_mistakes_leaves_the_old_rules_in_force_and_the_operators_hear_once(town):
    with town.service() as service:
        once(service, everything=True)
        spoil(town)

        taken = [service.reload() for _ in range(3)]
        town.publish("Wirral", **TWO_INADEQUATE)
        once(service, everything=True)

    assert taken == [False, False, False]
    assert len(town.posts) == 1
    ((subject, text),) = told(town)
    assert subject == "config.toml has 1 problem and was not taken over"
    assert "line 3, watch: no authority is called" in text.replace("\n", " ")
    assert 'Did you mean "Wirral"?' in text


def test_another_mistake_is_told_and_so_is_its_end(town):
    good = town.config.read_text()
    with town.service() as service:
        once(service, everything=True)
        for text in (good.replace("[watch]", "[wach]"), good.replace('"Wirral"', '"Wiral"'), good):
            town.config.write_text(text)
            town.clock.pass_(minutes=1)
            service.reload()
        service.deliver()

    assert [subject for subject, _ in told(town)] == [
        "config.toml has 1 problem and was not taken over",
        "config.toml has 1 problem and was not taken over",
        "config.toml is in order again",
    ]


def test_at_a_start_with_mistakes_the_last_good_config_is_used_and_the_operators_hear_once(town):
    town.once()
    spoil(town)
    for _ in range(2):
        town.clock.pass_(minutes=1)

        with town.service(config_to_run(town.config, town.clock.now())) as service:
            once(service, everything=True)

    assert len(service.config.watched) == 2
    assert len(told(town)) == 1


def test_the_last_good_config_is_found_though_the_file_is_no_toml_or_gone_or_its_secret_is(town):
    town.once()
    (town.folder / "slack-token").unlink()
    spoil(town, "[store]", "[store")

    mistaken = config_to_run(town.config, town.clock.now())

    assert len(mistaken.watched) == 2
    assert mistaken.store_url == f"sqlite:///{town.folder}/test.db"


@pytest.mark.parametrize("cut", ["", "[[receiver]]", "[[route]]"])
def test_an_emptied_or_cut_file_is_refused_and_the_watching_goes_on(town, cut):
    with town.service() as service:
        once(service, everything=True)
        text = town.config.read_text()
        town.config.write_text(text[: text.index(cut)] if cut else "")

        taken = service.reload()
        town.publish("Wirral", **TWO_INADEQUATE)
        once(service, everything=True)

    assert not taken
    assert len(town.posts) == 1
    ((subject, _text),) = told(town)
    assert "not taken over" in subject


def test_what_a_change_takes_away_is_told_to_the_operators_of_before(town):
    with town.service() as service:
        once(service, everything=True)
        text = town.config.read_text().replace('["Trafford", "Wirral"]', '["Wirral"]')
        rule = text[text.index('[[rule]]\nname     = "Priority action"') : text.index("[[receiver]]")]
        operators = text[text.index('[[receiver]]\nname = "Operators"') : text.index("[[route]]")]
        text = (
            text.replace(rule, "").replace(operators, "").replace('send_to = ["Operators"]', 'send_to = ["Duty inbox"]')
        )
        town.config.write_text(text)

        service.reload()
        service.deliver()

    ((subject, text),) = told(town)
    assert subject == "config.toml was changed, and takes something away"
    text = " ".join(text.split())
    assert "No longer watched: Trafford." in text
    assert "The config no longer has these rules: “Priority action”." in text
    assert "The config no longer has these receivers: “Operators”." in text
    assert "Notices like this one no longer go to “Operators”." in text


def test_what_was_taken_away_while_the_service_was_stopped_is_told_at_its_start(town):
    town.once()
    town.config.write_text(town.config.read_text().replace('["Trafford", "Wirral"]', '["Wirral"]'))

    town.once()

    assert [subject for subject, _ in told(town)] == ["config.toml was changed, and takes something away"]


def test_a_change_that_only_adds_is_no_notice(town):
    town.once()
    town.config.write_text(town.config.read_text().replace('["Trafford", "Wirral"]', '["Trafford", "Wirral", "Leeds"]'))

    town.once()

    assert told(town) == []


FALSE = """
[[expect]]
authority = "Trafford"
published = 2026-08-03
rule      = "Priority action"
because   = "leadership"
"""


def test_a_file_whose_examples_fail_is_not_taken_over_and_the_operators_hear_why(town):
    with town.service() as service:
        once(service, everything=True)
        town.config.write_text(town.config.read_text() + FALSE)

        taken = service.reload()
        service.deliver()

    assert not taken
    ((_, text),) = told(town)
    assert 'expect "Trafford, 3 August 2026"' in text


def test_at_a_start_with_a_failing_example_the_last_good_config_is_used(town):
    town.once()
    town.config.write_text(town.config.read_text() + FALSE)

    found = config_to_run(town.config, town.clock.now())

    assert "[[expect]]" not in found.text


def test_without_a_good_config_ever_it_refuses_to_start_and_makes_no_database(town):
    spoil(town)

    with pytest.raises(ConfigError, match='Did you mean "Wirral"'):
        config_to_run(town.config, town.clock.now())

    assert not (town.folder / "test.db").exists()


def test_a_token_that_was_changed_is_read_anew(town):
    with town.service() as service:
        once(service, everything=True)
        town.workspace.token = "xoxb-new"
        (town.folder / "slack-token").write_text("xoxb-new")
        town.publish(**TWO_INADEQUATE)

        once(service, everything=True)

    assert len(town.posts) == 1


def test_what_was_given_up_is_sent_when_the_receiver_is_mended(town):
    with town.service() as service:
        once(service, everything=True)
        spoil(town, "C0123456789", "C0000000000")
        service.reload()
        refusal = Reply(200, b'{"ok": false, "error": "channel_not_found"}', "application/json")
        town.workspace.instead.append((False, refusal))
        town.publish(**TWO_INADEQUATE)
        once(service, everything=True)
        before = len(town.posts)
        spoil(town, "C0000000000", "C0123456789")

        service.reload()
        service.deliver()

    assert (before, len(town.posts)) == (0, 1)


def test_a_file_counts_as_changed_when_it_has_come_to_rest(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("one")
    file = ConfigFile(path)
    looks = [file.has_changed()]

    path.write_text("one two")
    looks.append(file.has_changed())
    path.write_text("one two three")
    looks += [file.has_changed(), file.has_changed(), file.has_changed()]

    assert looks == [False, False, False, True, False]


def test_an_editor_that_renames_its_copy_over_the_file_is_noticed(tmp_path):
    path, copy = tmp_path / "config.toml", tmp_path / "config.toml~"
    path.write_text("one")
    file = ConfigFile(path)
    copy.write_text("two")
    os.utime(copy, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))

    path.unlink()
    looks = [file.has_changed()]
    copy.rename(path)
    looks += [file.has_changed(), file.has_changed(), file.has_changed()]

    assert looks == [False, False, True, False]


def test_what_changed_is_said_in_words(town):
    before = load(town.config)
    text = before.text.replace('"Wirral"', '"Leeds"').replace('grades   = ["inadequate"]', 'grades = ["good"]')
    text = text.replace('name     = "Priority action"', 'name = "Plans"').replace(
        "[operators]", f"{SILENCE}[operators]"
    )

    after = check_text(before.path, text).config

    assert changes(before, before) == ()
    assert changes(before, after) == (
        "now watched: Leeds",
        "no longer watched: Wirral",
        'rule "Plans" is new',
        'rule "Priority action" is gone',
        'rule "Inadequate" changed: grades',
        'silence added: "Known"',
    )


SILENCE = '[[silence]]\nwhen = { authority = ["Trafford"] }\nuntil = 2026-12-31\nbecause = "Known"\n'


def test_the_running_service_takes_over_its_file_on_sighup_and_when_it_changes(tmp_path):
    with Town(tmp_path) as town:
        command = [sys.executable, "-m", "watcher", "run", "--config", str(town.config)]
        running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            wait_for(running, "watching")
            running.send_signal(signal.SIGHUP)
            wait_for(running, "took over the config")
            spoil(town, '"Wirral"]', '"Wirral", "Leeds"]')
            changed = wait_for(running, "took over the config")
        finally:
            running.send_signal(signal.SIGTERM)
            running.communicate(timeout=60)

    assert "now watched: Leeds" in changed
    assert running.returncode == 0


def wait_for(running, words):
    return next(line for line in running.stderr if words in line)


@pytest.mark.parametrize(
    "names_it",
    [
        '[[places]]\nfile = "named"\n',
        '[[receiver]]\ntoken_file = "\\u0000"\n[[receiver]]\nport = 25\npassword_file = "named"\n',
        '[heartbeat]\nurl_file = "named"\n',
    ],
)
def test_a_changed_list_or_secret_is_noticed_like_a_changed_config(tmp_path, names_it):
    path, named = tmp_path / "config.toml", tmp_path / "named"
    path.write_text(names_it)
    named.write_text("one")
    file = ConfigFile(path)

    named.write_text("another")

    assert [file.has_changed() for _ in range(3)] == [False, True, False]


def test_what_was_refused_for_a_token_is_sent_as_soon_as_its_file_has_another_one(town):
    with town.service() as service:
        config = LookingAfterConfig(service, SignalFlag())
        once(service, everything=False)
        town.workspace.token = "xoxb-another"
        town.publish(**TWO_INADEQUATE)
        once(service, everything=True)
        before = len(town.posts)
        (town.folder / "slack-token").write_text(town.workspace.token)

        for _ in range(2):
            town.clock.pass_(seconds=3)
            if config.is_due():
                config()
        service.deliver()

    assert (before, len(town.posts)) == (0, 1)


def test_a_broken_list_of_places_is_refused_by_its_line_and_the_last_good_one_stays(town):
    town.more = '[[places]]\nfile = "places.csv"\n'
    places = town.folder / "places.csv"
    places.write_text("urn,label\nSC123456,Home A\n")
    town.configure()
    with town.service() as service:
        service.begin()
        places.write_text("urn,label\nSC123456,Home A\nSC12,Home B\n")
        taken = service.reload()
        service.deliver()
    started = config_to_run(town.config, town.clock.now())

    assert not taken
    assert [each.label for each in started.places.listed.values()] == ["Home A"]
    ((subject, text),) = told(town)
    assert subject == "config.toml has 1 problem and was not taken over"
    assert "places.csv, line 3" in text
    assert "Home" not in text
