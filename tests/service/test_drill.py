from __future__ import annotations

import pytest

from watcher.demo.server import Reply
from watcher.service import drill

DRILL = """
[drill]
send_to = ["Safeguarding channel"]
every   = "7 days"
within  = "10 minutes"
"""


@pytest.fixture
def drilled(town):
    town.more = DRILL
    town.configure()
    return town


def test_a_drill_by_schedule_goes_all_the_way_to_its_receiver_and_to_nobody_else(drilled):
    drilled.once()
    drilled.clock.pass_(days=6)
    drilled.once()
    drilled.clock.pass_(days=1)
    drilled.once()

    assert len(drilled.posts) == 2
    assert drilled.posts[0].startswith("Exampleshire (a drill): INADEQUATE leaders, help and protection")
    assert drilled.mails() == []
    assert drilled.mails("operators@example.org") == []


def test_the_operators_hear_of_a_drill_that_does_not_arrive_in_time(drilled):
    refused = Reply(429, b'{"ok": false, "error": "ratelimited"}', "application/json", headers={"Retry-After": "900"})
    drilled.workspace.instead.append((False, refused))
    drilled.once()
    drilled.clock.pass_(minutes=11)

    drilled.once()
    drilled.clock.pass_(minutes=1)
    drilled.once()

    subjects = [mail["Subject"] for mail in drilled.mails("operators@example.org")]
    assert subjects.count("The drill failed") == 1


def test_a_drill_that_no_rule_speaks_of_is_a_failed_one(drilled):
    config = drilled.config.read_text()
    drilled.config.write_text(config.replace('grades   = ["inadequate"]', 'grades   = ["not met"]'))

    with (
        drilled.service() as service,
        pytest.raises(drill.NoDrillError, match="none of the rules"),
    ):
        drill.hold(service.store, service.config, service.readers, drilled.clock.now())


def test_no_silence_keeps_a_drill_back(drilled):
    silence = '[[silence]]\nwhen = {severity = ["critical"]}\nuntil = 2026-12-31\nbecause = "Known"\ncritical = true\n'
    drilled.config.write_text(drilled.config.read_text() + silence)

    drilled.once()

    assert [post.partition(":")[0] for post in drilled.posts] == ["Exampleshire (a drill)"]
