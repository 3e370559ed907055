from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from documents import ilacs
from kept_town import KeptTown
from socket_mode import SocketMode, pressed
from sqlalchemy import event, text, update
from stored import alerted
from town import ALL_GOOD, TWO_INADEQUATE, Town
from typer.testing import CliRunner

from notifiers.slack.buttons import read_pressed
from watcher import cli
from watcher.config.check import check
from watcher.follow_up.buttons import answer
from watcher.follow_up.escalation import remind
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Severity
from watcher.model.values import replace
from watcher.service.slack import slack_socket
from watcher.service.slack.slack_socket import Listening
from watcher.store.tables.alerts import alert
from watcher.store.told import acknowledgements

ESCALATION = """
[escalation]
after   = "4 working hours"
send_to = ["Head of service"]

[[receiver]]
name = "Head of service"
kind = "email"
to   = ["head@example.org"]
from = "ofsted-watch@example.org"
host = "127.0.0.1"
port = {port}
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A town where a critical alert was told on Monday 3 August 2026 at 9:40, with buttons, and may be escalated."""
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.more = ESCALATION.format(port=town.mailbox.port)
        town.configure()
        town.give_app()
        town.tell_of_trafford()
        yield KeptTown.of(town)


@pytest.fixture
def told(kept):
    return kept.brought_back()


def the_buttons(town):
    (actions,) = [each for each in town.workspace.messages[0]["blocks"] if each["type"] == "actions"]
    return actions


def payload(town, button, **more):
    buttons = the_buttons(town)
    assert button in [each["action_id"] for each in buttons["elements"]]
    return pressed(button, buttons["block_id"], town.workspace.messages[0]["ts"], **more)


def snooze(town, end, **more):
    """Choose one of the ends that the message offers."""
    (select,) = [each for each in the_buttons(town)["elements"] if each["type"] == "static_select"]
    (chosen,) = [each for each in select["options"] if each["text"]["text"] == end]
    return press(town, select["action_id"], selected_option=chosen, **more)


def press(town, button, **more):
    with town.service() as service:
        read = read_pressed(payload(town, button, **more))
        return answer(service.store, service.config, read, town.clock.now())


def reminders(town):
    return [each for each in town.workspace.messages if "snooze ended" in each["text"].partition("\n")[0]]


def escalated(town):
    return town.mails("head@example.org")


def test_who_is_on_it_and_since_when_stands_in_the_post_and_goes_into_the_mail_thread(told):
    press(told, "on_it")
    told.once()

    (post,) = told.workspace.messages
    assert "U012AB3CD has been dealing with this since 3 August 2026, 09:40." in post["text"]
    assert {"type": "user", "user_id": "U012AB3CD"} in [
        each
        for block in post["blocks"]
        if block["type"] == "rich_text"
        for part in block["elements"]
        for each in part["elements"]
    ]
    assert the_buttons(told)
    first, note = told.mails()
    assert note["Subject"] == "Trafford: U012AB3CD has been dealing with this since 3 August 2026, 09:40"
    assert note["References"] == first["Message-ID"]
    assert note["Importance"] is None
    said = " ".join(note.get_body(("plain",)).get_content().split())
    assert "U012AB3CD has been dealing with this since 3 August 2026, 09:40." in said


def test_a_press_that_comes_twice_counts_once_and_says_so(told):
    assert press(told, "noted") is None

    again = press(told, "noted")
    told.once()

    assert again.sections[0].lines == ("You have already said so.",)
    assert told.workspace.messages[0]["text"].count("read this on") == 1
    assert len(told.mails()) == 2


@pytest.mark.parametrize("button", ["on_it", "why"])
def test_who_presses_below_a_message_that_nothing_is_known_of_is_told_so(told, button):
    with told.service() as service:
        pressed = replace(read_pressed(payload(told, button)), key="0" * 32)
        said = answer(service.store, service.config, pressed, told.clock.now())

    assert said.sections[0].lines[0] == "Nothing was noted."
    assert len(told.mails()) == 1


def test_why_names_the_rules_with_their_words_and_changes_nothing(told):
    whisper = press(told, "why")
    told.once()

    assert [each.heading for each in whisper.sections if each.heading] == [
        "Because of the rule “Inadequate”",
        "Because of the rule “Worse than last time”",
    ]
    assert any(quote.page == 1 for each in whisper.sections for quote in each.quotes)
    assert len(told.mails()) == 1


def test_what_nobody_took_up_in_four_working_hours_is_escalated_once(told):
    told.clock.pass_(hours=3, minutes=59)
    told.once()
    assert escalated(told) == []

    told.clock.pass_(minutes=2)
    told.once()
    told.clock.pass_(days=2)
    told.once()

    (mail,) = escalated(told)
    assert mail["Subject"].startswith("Trafford: nobody is dealing with this: INADEQUATE leaders")


@pytest.mark.parametrize(("button", "mails"), [("on_it", 0), ("noted", 1)])
def test_only_somebody_who_is_on_it_keeps_the_escalation_away(told, button, mails):
    press(told, button)

    told.clock.pass_(days=1)
    told.once()

    assert len(escalated(told)) == mails


def test_a_snooze_puts_it_off_until_it_is_over_and_then_says_so(told):
    snooze(told, "Tomorrow at 9:00")
    told.clock.pass_(hours=6)
    told.once()
    assert escalated(told) == []

    told.clock.moment = datetime(2026, 8, 4, 8, 1, tzinfo=UTC)
    told.once()
    told.once()

    assert len(escalated(told)) == 1
    assert len(reminders(told)) == 1


@pytest.mark.parametrize(
    ("end", "over"),
    [
        ("Tomorrow at 9:00", datetime(2026, 8, 4, 8, tzinfo=UTC)),
        ("Next Monday at 9:00", datetime(2026, 8, 10, 8, tzinfo=UTC)),
        ("In two weeks, at 9:00", datetime(2026, 8, 17, 8, tzinfo=UTC)),
    ],
)
def test_a_snooze_has_a_choice_of_ends_and_reminds_once_when_its_own_is_there(told, end, over):
    snooze(told, end)
    told.clock.moment = over - timedelta(minutes=1)
    told.once()
    before = reminders(told)

    told.clock.moment = over
    told.once()
    told.clock.pass_(days=3)
    told.once()

    assert (before, len(reminders(told))) == ([], 1)


def test_a_snooze_may_end_on_a_day_that_is_chosen_and_says_what_comes_of_it(told):
    press(told, "snooze_to_a_day", selected_date="2026-09-01")
    told.once()

    first = told.workspace.messages[0]
    assert "Snoozed until 1 September 2026, 09:00 by U012AB3CD, on 3 August 2026, 09:40." in first["text"]
    assert "There will be one reminder here, unless somebody is dealing with it by then." in first["text"]
    assert "A snooze does not hold back any alert" in first["blocks"][-1]["elements"][0]["text"]


@pytest.mark.parametrize("day", ["2026-08-03", "2026-07-31", "2027-12-01"])
def test_a_snooze_until_a_day_that_is_over_or_too_far_away_is_answered_and_changes_nothing(told, day):
    whisper = press(told, "snooze_to_a_day", selected_date=day)
    told.once()

    assert whisper.sections[0].lines[0].startswith("Nothing was snoozed")
    assert "Snoozed" not in told.workspace.messages[0]["text"]


def test_a_snooze_that_is_made_longer_reminds_at_its_new_end_only(told):
    snooze(told, "Tomorrow at 9:00")
    told.clock.pass_(minutes=5)
    snooze(told, "Next Monday at 9:00", user="U0OTHER")
    told.clock.moment = datetime(2026, 8, 4, 8, 1, tzinfo=UTC)
    told.once()
    before = reminders(told)
    told.clock.moment = datetime(2026, 8, 10, 8, 1, tzinfo=UTC)

    told.once()

    assert (before, len(reminders(told))) == ([], 1)


def test_a_snooze_whose_alert_cannot_be_read_is_told_of_and_keeps_no_other_from_it(told):
    at = told.clock.now()
    with told.service() as service, service.store.begin() as tx:
        alerted(tx, "odd", story="odd", severity=Severity.NOTE, at=at - timedelta(days=10))
        tx.execute(update(alert).where(alert.c.key == "odd").values(json="[]"))
        odd = Acknowledgement("odd", at, "U0OTHER", Said.SNOOZED, "Safeguarding channel", at + timedelta(hours=1))
        acknowledgements.add(tx, odd)
    snooze(told, "Tomorrow at 9:00")
    told.clock.moment = datetime(2026, 8, 4, 8, 1, tzinfo=UTC)

    told.once()

    assert sorted(each["text"].partition(":")[0] for each in reminders(told)) == ["Trafford", "Wirral"]


def test_a_snooze_that_was_told_of_waits_for_no_turn_to_write_again(told):
    snooze(told, "Tomorrow at 9:00")
    told.clock.moment = datetime(2026, 8, 4, 8, 1, tzinfo=UTC)
    asked = []

    with told.service() as service:
        event.listen(service.store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        remind(service.store, service.config, told.clock.now())
        first, asked[:] = list(asked), []
        remind(service.store, service.config, told.clock.now())

    assert any("INSERT INTO delivery" in each for each in first)
    assert asked
    assert [each for each in asked if not each.startswith("SELECT")] == []


def test_what_was_told_before_anybody_asked_for_escalation_is_left_alone(told):
    escalation = told.config.read_text()
    start = escalation.index("[escalation]")
    told.config.write_text(escalation[:start] + escalation[escalation.index("[[receiver]]", start) :])
    told.clock.pass_(days=1)
    told.once()
    told.config.write_text(escalation)

    told.once()
    told.clock.pass_(days=1)
    told.once()

    assert escalated(told) == []


def correct(told, judgements):
    """Put a document with other judgements in the place of the one that was told, and have it read."""
    (file,) = told.site._files
    corrected = ilacs("Trafford Council", tuple(judgements.items()), date(2026, 6, 8), date(2026, 6, 19))
    told.site.replace_bytes(file, corrected)
    told.clock.pass_(hours=1)
    told.once(everything=True)


@pytest.mark.parametrize(
    ("leadership", "help_and_protection", "said"),
    [("good", "good", []), ("good", "inadequate", ["corrected: INADEQUATE help and protection"])],
)
def test_what_ofsted_took_back_is_not_escalated_and_what_is_left_is(told, leadership, help_and_protection, said):
    correct(told, {**TWO_INADEQUATE, "leadership": leadership, "help_and_protection": help_and_protection})

    told.clock.pass_(hours=5)
    told.once()

    last = [mail["Subject"].removeprefix("Trafford: nobody is dealing with this: ") for mail in escalated(told)]
    assert [each for each in last if "leaders" in each] == []
    assert last == said


def test_of_what_ofsted_took_back_nobody_is_reminded_when_a_snooze_is_over(told):
    snooze(told, "Tomorrow at 9:00")
    correct(told, ALL_GOOD)

    told.clock.pass_(days=1)
    told.once()

    assert reminders(told) == []
    assert "good now" in told.posts[-1]


def test_what_a_silence_kept_back_is_escalated_once_there_was_time_since_it_was_told(told):
    silence = (
        '\n[[silence]]\nwhen = { authority = ["Wirral"] }\nuntil = 2026-08-05\nbecause = "Known"\ncritical = true\n'
    )
    told.config.write_text(told.config.read_text() + silence)
    told.publish("Wirral", **TWO_INADEQUATE)
    told.once(everything=True)
    told.clock.moment = datetime(2026, 8, 6, 8, 30, tzinfo=UTC)
    heard = []
    for hours in (1, 2, 4):
        told.once()
        told.clock.pass_(hours=hours)
        heard.append([mail["Subject"] for mail in escalated(told) if "Wirral" in mail["Subject"]])
    told.once()

    assert heard == [[], [], []]
    assert any(post.startswith("Wirral: silence over: INADEQUATE") for post in told.posts)
    assert len([mail for mail in escalated(told) if "Wirral" in mail["Subject"]]) == 1


def test_escalation_where_nobody_can_take_anything_up_is_a_mistake(told):
    told.config.write_text(told.config.read_text().replace('app_token_file = "slack-app-token"\n', ""))

    (problem,) = check(told.config).errors

    assert "nobody can say that they take an alert up" in str(problem)


def test_without_an_app_token_there_are_no_buttons(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once()

    assert "actions" not in {each["type"] for each in town.workspace.messages[0]["blocks"]}


def test_status_says_who_took_up_what(told):
    press(told, "on_it")

    printed = CliRunner().invoke(cli.app, ["status", "--json", "--config", str(told.config)]).stdout

    (said,) = [json.loads(line) for line in printed.splitlines() if '"said"' in line]
    assert (said["authority"], said["said"], said["who"]) == ("Trafford", "taken up", "U012AB3CD")
    shown = CliRunner().invoke(cli.app, ["status", "--config", str(told.config)]).stdout
    assert "taken up" in shown
    assert "U012AB3CD" in shown


def test_explain_says_who_took_it_up_and_until_when_it_was_put_off(told):
    press(told, "on_it")
    press(told, "snooze_to_a_day", selected_date="2026-09-01")

    shown, printed = (
        CliRunner().invoke(cli.app, ["explain", "Trafford", *more, "--config", str(told.config)]).stdout
        for more in ([], ["--json"])
    )

    assert "taken up by U012AB3CD, in Safeguarding channel, " in shown
    assert "snoozed until 1 September 2026, 09:00 by U012AB3CD" in shown
    (alert,) = json.loads(printed)["alerts"]
    assert [(each["said"], each["until"]) for each in alert["acknowledgements"]] == [
        ("taken up", None),
        ("snoozed", "2026-09-01 08:00:00+00:00"),
    ]


@pytest.mark.parametrize("change", [{"actions": []}, {"type": "view_submission"}, {"user": None}, {"container": "x"}])
def test_what_is_no_press_of_our_buttons_is_nothing(told, change):
    assert read_pressed({**payload(told, "on_it"), **change}) is None


@contextmanager
def listened_to(told):
    with SocketMode() as slack, told.service() as service:
        told.workspace.socket_url = slack.url
        listening = Listening(service)
        listening.tend()
        slack.wait()
        yield slack, service, listening


def test_presses_come_over_a_websocket_and_a_broken_one_is_opened_again(told):
    with listened_to(told) as (slack, service, listening):
        slack.press(payload(told, "on_it"), "e1")
        slack.press(payload(told, "on_it"), "e2")
        slack.send({"type": "disconnect", "reason": "refresh_requested"})
        slack.wait()

        slack.press(payload(told, "why"), "e3")
        listening.stop()
        service.deliver()

    assert told.workspace.messages[0]["text"].count("has been dealing with this") == 1
    again, why = told.workspace.whispers
    assert again["user"] == why["user"] == "U012AB3CD"
    assert "You have already said so" in again["text"]
    assert "Because of the rule “Inadequate”" in why["text"]


def test_who_pressed_is_named_in_mails_where_slack_says_the_name(told):
    told.workspace.names["U012AB3CD"] = "Anna Example"
    with listened_to(told) as (slack, _service, listening):
        slack.press(payload(told, "on_it"), "e1")
        listening.stop()
    told.once()

    assert told.mails()[1]["Subject"].startswith("Trafford: Anna Example has been dealing with this")


def test_a_press_that_cannot_be_written_down_is_not_acknowledged_and_the_next_one_is_heard(told):
    with listened_to(told) as (slack, service, listening):
        with service.store.engine.begin() as connection:
            connection.execute(text("ALTER TABLE acknowledgement RENAME TO away"))

        slack.send({"type": "interactive", "envelope_id": "lost", "payload": payload(told, "on_it")})
        slack.press(payload(told, "why"), "heard")  # it fails unless this is the first that is acknowledged
        listening.stop()

    assert slack.acknowledged.empty()


def test_a_connection_that_is_closed_while_it_begins_to_be_read_keeps_nobody_waiting(told, monkeypatch):
    monkeypatch.setattr(slack_socket, "CLOSED_WITHIN", 60.0)  # a busy machine may need longer than it has
    with SocketMode() as slack, told.service() as service:
        told.workspace.socket_url = slack.url
        listening = Listening(service)
        listening.tend()
        (client,) = listening._open.values()
        client.current_session_state.terminated = True  # its reader stops, and looks again in a tenth of a second
        stopping = threading.Thread(target=listening.stop, daemon=True)

        with client.current_session.sock_send_lock:  # the end of the connection waits for this
            stopping.start()
            until = time.monotonic() + 60
            while client.current_session_state.terminated and time.monotonic() < until:
                time.sleep(0.01)
        stopping.join(120)

        assert not stopping.is_alive()
        assert not client.current_session_runner.is_alive()


def test_an_app_token_that_is_refused_stops_nothing_and_is_tried_again_later(told):
    (told.folder / "slack-app-token").write_text("xapp-wrong")
    with told.service() as service:
        listening = Listening(service)
        listening.tend()
        listening.tend()
        told.clock.pass_(minutes=2)
        listening.tend()
        listening.stop()

    asked = [each for each in told.slack.requests if each.path.endswith("apps.connections.open")]
    assert len(asked) == 2
