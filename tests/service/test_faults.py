"""The rows of the README's table of faults that need the whole program: what is lost, repeated, and how late it is."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event
from town import ALL_GOOD, TWO_INADEQUATE, Town
from troubled_mailbox import DROP, HANG

import notifiers
from notifiers import email
from notifiers.slack import web_api
from watcher.demo.server import Reply
from watcher.service import direct_notice
from watcher.service.cycle import once
from watcher.service.tending import Tending
from watcher.store import dialects
from watcher.store.errors import StoreError


def told(town):
    """Say which authorities' alerts are on Slack, and which are in the mailbox, as often as they are there."""
    alerts = [each["text"] for each in town.workspace.messages], [each["Subject"] for each in town.mails()]
    return tuple([each.partition(":")[0] for each in sorted(found) if "inadequate" in each.lower()] for found in alerts)


TRAFFORD = (["Trafford"], ["Trafford"])


def nothing_is_repeated(town):
    keys = Counter(each["metadata"]["event_payload"]["key"] for each in town.workspace.messages)
    mails = Counter(each["Message-ID"] for each in town.mailbox.messages)
    return {*keys.values(), *mails.values()} == {1}


def test_what_everybody_s_server_refused_for_some_hours_is_sent_without_a_restart_and_once(town):
    town.once()
    for who in ("duty@example.org", "operators@example.org"):
        town.mailbox.refuse[who] = "550 5.7.1 blocked"
    gone = Reply(200, b'{"ok": false, "error": "channel_not_found"}', "application/json")
    town.workspace.instead += [(False, gone)] * 3
    town.publish(**TWO_INADEQUATE)
    heard = []
    with town.service() as service:
        for hour in range(12):
            if hour == 3:
                town.mailbox.refuse.clear()
            once(service, everything=False)
            heard.append(sum(map(len, told(town))))
            town.clock.pass_(hours=1)

    assert told(town) == TRAFFORD
    assert nothing_is_repeated(town)
    assert heard[2] == 0
    assert heard[4] == 2


def test_a_machine_whose_clock_is_years_behind_at_first_contact_tells_each_report_once(town):
    right = town.clock.moment
    town.publish("Wirral", **TWO_INADEQUATE)
    town.clock.moment = datetime(2000, 1, 1, tzinfo=UTC)
    with town.service() as service:
        once(service, everything=True)
        town.clock.moment = right
        once(service, everything=True)
        town.publish(**TWO_INADEQUATE)
        town.clock.pass_(minutes=10)

        once(service, everything=True)

    assert told(town) == (["Trafford", "Wirral"], ["Trafford", "Wirral"])
    assert nothing_is_repeated(town)


def test_after_48_hours_without_network_what_waited_and_what_was_published_is_told_once(town):
    town.once()
    town.publish("Wirral", **TWO_INADEQUATE)
    with town.service() as service:
        service.poll_all(everything=True)
        service.fetch(history=False)
    with town.cut_off(), town.service() as service:
        for hour in range(0, 48, 4):
            town.clock.pass_(hours=4)
            once(service, everything=False)
            if hour == 24:
                town.publish(**TWO_INADEQUATE)
    for minutes in (15, 1, 30):
        town.clock.pass_(minutes=minutes)
        town.once()

    assert told(town) == (["Trafford", "Wirral"], ["Trafford", "Wirral"])
    assert nothing_is_repeated(town)
    first_lines = [post.partition("\n")[0] for post in town.posts]
    assert sum(each.startswith("We have not been able to read Ofsted's site since") for each in first_lines) == 1
    assert first_lines[-1] == "We can read Ofsted's site again"
    assert len(town.posts) == 5  # with one notice that the operators could not be told
    assert [mail["Subject"] for mail in town.mails("operators@example.org")] == [
        "A source is broken: Ofsted reports",
        "Messages are late: Safeguarding channel",
        "Messages are late: Duty inbox",
        "Working again: Ofsted reports",
    ]


@pytest.mark.parametrize("took_it", [True, False])
def test_a_slack_that_hangs_delays_nobody_else_and_is_asked_before_anything_is_posted_again(town, monkeypatch, took_it):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.workspace.instead.append((took_it, Reply(200, b'{"ok": true}', "application/json", seconds=2)))
    town.clock.pass_(minutes=10)

    with monkeypatch.context() as impatient:
        impatient.setattr(web_api, "SECONDS", 1)
        town.once()
    mails_meanwhile = len(town.mails())
    town.clock.pass_(seconds=30)
    town.once()

    assert mails_meanwhile == 1
    assert told(town) == TRAFFORD


def test_a_mail_server_that_does_not_even_greet_delays_nobody_else(town, monkeypatch):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.mailbox.__exit__()
    with socket.create_server(("127.0.0.1", town.mailbox.port)), monkeypatch.context() as impatient:
        impatient.setattr(email, "SECONDS", 0.3)
        town.once()
    posts_meanwhile = len(town.posts)
    town.mailbox.__enter__()
    town.clock.pass_(seconds=30)

    town.once()

    assert posts_meanwhile == 1
    assert told(town) == TRAFFORD


@pytest.mark.parametrize("took_it", [True, False])
def test_a_mail_server_that_hangs_after_the_message_gets_it_again_under_the_same_id(town, took_it, monkeypatch):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.mailbox.instead.append(HANG)
    town.mailbox.store_first = took_it
    town.clock.pass_(minutes=10)

    with monkeypatch.context() as impatient:
        impatient.setattr(email, "ANSWER_SECONDS", 0.3)
        town.once()
    town.clock.pass_(seconds=30)
    town.once()

    assert len(town.posts) == 1
    assert len(town.mails()) == (2 if took_it else 1)
    assert len({mail["Message-ID"] for mail in town.mails()}) == 1


def test_a_mail_server_that_loses_each_answer_is_given_a_message_more_and_more_rarely_and_the_operators_hear(town):
    town.mailbox.store_first = True
    town.once()
    town.publish(**TWO_INADEQUATE)
    heard = []
    with town.service() as service:
        for _ in range(48):
            town.mailbox.instead += [DROP] * 9
            town.clock.pass_(minutes=30)
            once(service, everything=False)
            heard.append(len(town.mails("operators@example.org")))
        copies = len(told(town)[1])
        town.mailbox.instead.clear()
        for _ in range(12):
            town.clock.pass_(minutes=30)
            once(service, everything=False)

    assert copies < 12
    assert len(told(town)[1]) == copies + 1  # which is answered, within four hours
    assert len({mail["Message-ID"] for mail in town.mails() if "Trafford" in mail["Subject"]}) == 1
    assert (heard[0], heard[3] > 0) == (0, True)
    assert "may have arrived" in town.mails("operators@example.org")[0].get_body(("plain",)).get_content()


class Locked:
    """Another program holds the database for longer than ours waits."""

    def __init__(self, service, _folder):
        self.file = service.store.engine.url.database

    def begin(self):
        self.other = sqlite3.connect(self.file, isolation_level=None, check_same_thread=False)
        self.other.execute("BEGIN IMMEDIATE")

    def end(self):
        self.other.close()


class ReadOnly:
    """The database refuses every change, as one does that this user may not write to."""

    def __init__(self, service, _folder):
        self.refuses = False
        event.listen(service.store.engine, "checkout", self._set)

    def _set(self, connection, *_):
        connection.execute(f"PRAGMA query_only = {'ON' if self.refuses else 'OFF'}")

    def begin(self):
        self.refuses = True

    def end(self):
        self.refuses = False


class Full:
    """The disk that the database is on is full."""

    def __init__(self, service, folder):
        self.file, self.filler = service.store.engine.url.database, folder / "filler"

    def begin(self):
        with closing(sqlite3.connect(self.file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what is left of it would take some more
        with self.filler.open("wb", buffering=0) as file:
            for size in (4096, 1):
                with pytest.raises(OSError, match="No space"):
                    while True:
                        file.write(bytes(size))

    def end(self):
        self.filler.unlink()


@contextmanager
def small_disk(folder):
    """Mount a disk of a few megabytes, which only root may do."""
    folder.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a full disk needs a small one, which only root may mount")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(params=[Locked, ReadOnly, Full])
def troubled(request, tmp_path, monkeypatch):
    """A service that has found a report and decided to tell of it, and the trouble that its database can have."""
    monkeypatch.setattr(dialects, "BUSY_SECONDS", 0.2)
    disk = tmp_path / "disk"
    with small_disk(disk) if request.param is Full else contextmanager(lambda: (yield))():
        disk.mkdir(exist_ok=True)
        with Town(disk) as town, town.service() as service:
            once(service, everything=True)
            town.publish(**TWO_INADEQUATE)
            town.clock.pass_(minutes=10)
            yield town, service, request.param(service, disk)


def collect_and_decide(service):
    service.poll_all(everything=True)
    service.fetch(history=False)
    service.decide()


def what_failed(service):
    """Run a cycle, and say which of its jobs failed, if it could begin at all."""
    try:
        return dict(once(service, everything=True).failed)
    except StoreError as error:
        return {"beginning": str(error)}


def test_a_database_that_cannot_be_written_when_a_report_appears_delays_it_until_it_can(troubled):
    town, service, trouble = troubled
    trouble.begin()
    failed = what_failed(service)
    before = told(town)
    trouble.end()
    town.clock.pass_(minutes=10)

    once(service, everything=True)

    assert failed
    assert all("can't be used" in each for each in failed.values())
    assert before == ([], [])
    assert told(town) == TRAFFORD


def test_operators_hear_once_of_a_database_that_cannot_be_written_and_when_it_is_over(troubled):
    town, service, trouble = troubled
    tend = Tending(service)

    def heard(minutes):
        town.clock.pass_(minutes=minutes)
        with suppress(StoreError):
            tend()
        if telling := tend._unwritten._telling:
            telling.join()
        return [each["Subject"] for each in town.mails("operators@example.org")]

    trouble.begin()
    at_first, then, later = heard(1), heard(9), [heard(10), heard(10)][-1]
    trouble.end()
    over = [heard(1) for _ in range(4)][-1]

    assert (at_first, then) == ([], [])
    assert later == ["No alerts go out: the database can't be written"]
    assert over == [*later, "Alerts go out again"]
    assert "can't be" in town.mails("operators@example.org")[0].get_body(("plain",)).get_content()


def test_operators_who_could_not_be_told_of_it_are_told_ten_minutes_later(troubled):
    town, service, trouble = troubled
    tend = Tending(service)
    town.mailbox.instead += ["451 busy"]
    trouble.begin()

    for _ in range(4):
        town.clock.pass_(minutes=10)
        with suppress(StoreError):
            tend()
        if telling := tend._unwritten._telling:
            telling.join()
    trouble.end()

    assert len(town.mails("operators@example.org")) == 1


def test_a_mistake_of_ours_at_one_of_the_operators_addresses_holds_up_no_other(troubled):
    _, service, _ = troubled
    name, *_ = service.config.operators
    (address,) = notifiers.addresses(service.config.receivers[name])

    assert not direct_notice._sent(service.config, name, address, message=None)


def test_a_database_that_cannot_be_written_before_sending_lets_nothing_out_until_it_can(troubled):
    town, service, trouble = troubled
    collect_and_decide(service)
    trouble.begin()
    service.deliver()
    before, failed = told(town), {*service.guard.failed}
    trouble.end()

    service.deliver()

    # Where nothing can be asked, sending fails, too.
    assert {"gathering"} <= failed <= {"gathering", "sending"}
    assert not service.guard.failed
    assert before == ([], [])
    assert told(town) == TRAFFORD


def test_a_database_that_cannot_be_written_after_sending_repeats_nothing_when_it_can(troubled):
    town, service, trouble = troubled
    collect_and_decide(service)
    usual = town.slack._answer

    def answer(request):
        replied = usual(request)
        if request.path.endswith("chat.postMessage"):
            trouble.begin()
        return replied

    town.slack._answer = answer
    service.deliver()
    failed = {*service.guard.failed}
    trouble.end()
    town.clock.pass_(hours=1)

    service.deliver()

    assert failed == {"sending"}
    assert told(town) == TRAFFORD
    assert not [each for each in town.slack.requests if each.path.endswith("conversations.history")]


def test_a_clock_that_is_set_back_a_day_neither_repeats_nor_delays(town):
    town.once()
    town.publish("Wirral", **TWO_INADEQUATE)
    town.mailbox.instead.append("451 try later")
    town.clock.pass_(minutes=10)
    town.once()
    town.publish(**TWO_INADEQUATE)

    town.clock.moment -= timedelta(days=1)
    town.once()

    assert told(town) == (["Trafford", "Wirral"], ["Trafford", "Wirral"])
    assert nothing_is_repeated(town)


@pytest.mark.parametrize(
    ("night", "morning"),
    [(datetime(2027, 3, 27, 23, tzinfo=UTC), 6), (datetime(2026, 10, 24, 23, tzinfo=UTC), 7)],
    ids=["spring", "autumn"],
)
def test_in_the_nights_when_the_clock_changes_critical_alerts_come_at_once_and_others_in_the_morning(
    town, night, morning
):
    plain = town.config.read_text().replace('name = "Duty inbox"', 'name = "Duty inbox"\nquiet = "22:00-07:00"')
    town.config.write_text(f'{plain}\n[[rule]]\nname = "All"\nkind = "published"\nseverity = "note"\n')
    town.clock.moment = night
    town.once()
    arrived = {}

    for half_hour in (0, 1, 2, 3, 4, 5, 6, 13, 14, 15, 16, 17):
        if half_hour == 4:
            town.publish(published=night.date(), **TWO_INADEQUATE)
            town.publish("Wirral", published=night.date(), **ALL_GOOD)
        town.clock.moment = night + half_hour * timedelta(minutes=30)
        town.once(everything=True)
        for mail in town.mails():
            arrived.setdefault(mail["Subject"].partition(":")[0], town.clock.moment)

    assert arrived["Trafford"] == night + timedelta(hours=2)
    assert arrived["Wirral"] == (night + timedelta(days=1)).replace(hour=morning)
    assert len(town.mails()) == 2
    assert nothing_is_repeated(town)
