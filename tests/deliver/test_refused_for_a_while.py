"""A mailbox that refuses for good, and takes mail again within the week: what it gets of a story that went on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from documents import ilacs
from town import ALL_GOOD, FIVE, TWO_INADEQUATE, urn

from watcher.demo.ofsted import Line
from watcher.service.cycle import STAGES, Cycle

DUTY, SPARE = "duty@example.org", "spare@example.org"
END = date(2026, 6, 19)
TOLD, CORRECTED = "INADEQUATE leaders, help and protection", "corrected"
STANDS_IN = """
[[receiver]]
name = "Spare inbox"
kind = "email"
to   = ["spare@example.org"]
from = "ofsted-watch@example.org"
host = "127.0.0.1"
port = {port}
"""


def report(**grades):
    judgements = tuple((area, grades[area]) for area in FIVE if area in grades)
    return ilacs("Trafford Council", judgements, END - timedelta(days=11), END)


def refused(town):
    """Have a report told while the duty inbox refuses it, for which another one stands in."""
    text = town.config.read_text().replace(f'to   = ["{DUTY}"]', f'to   = ["{DUTY}"]\nfallback = "Spare inbox"')
    town.config.write_text(text + STANDS_IN.format(port=town.mailbox.port))
    town.once()
    town.mailbox.refuse[DUTY] = "550 no such mailbox"
    file = town.site.publish(urn("Trafford"), report(**TWO_INADEQUATE), Line(date(2026, 8, 3), inspected=END))
    town.later(minutes=10)
    town.later(hours=1)
    town.later(hours=2)
    return file


def goes_on(town, service, *hours):
    """Let one service look after so many hours each: at a start all that was refused is tried."""
    for each in hours:
        town.clock.pass_(hours=each)
        Cycle(service).run(STAGES)


def told(town, to):
    """List what a mailbox took: of a correction its first word."""
    return [each["Subject"].split(": ")[1] for each in town.mails(to)]


@pytest.mark.parametrize("recovers", ["before", "after"])
def test_it_gets_what_it_refused_and_then_that_it_was_taken_back_and_nobody_hears_twice(town, recovers):
    file = refused(town)
    with town.service() as service:
        Cycle(service).run(STAGES)
        town.site.replace_bytes(file, report(**ALL_GOOD))
        if recovers == "before":
            town.mailbox.refuse.clear()
        goes_on(town, service, 2, 0.1)
        town.mailbox.refuse.clear()
        goes_on(town, service, 4, 4)

    assert told(town, DUTY) == told(town, SPARE) == [TOLD, CORRECTED]


def test_what_a_graver_alert_corrected_is_not_sent_behind_it(town):
    file = refused(town)
    with town.service() as service:
        Cycle(service).run(STAGES)
        town.site.replace_bytes(file, report(**{**TWO_INADEQUATE, "children_in_care": "inadequate"}))
        town.mailbox.refuse.clear()
        goes_on(town, service, 2, 0.1, 4, 4)

    assert told(town, DUTY) == [CORRECTED]
    assert told(town, SPARE) == [TOLD, CORRECTED]


def test_an_operator_who_has_a_notice_is_not_sent_it_for_another_one(town):
    town.config.write_text(
        town.config.read_text()
        .replace('to   = ["operators@example.org"]', 'to   = ["operators@example.org"]\nfallback = "Duty inbox"')
        .replace('send_to = ["Operators"]', 'send_to = ["Operators", "Duty inbox"]')
    )
    town.once()
    town.mailbox.refuse["operators@example.org"] = "550 no such mailbox"
    town.site.publish(urn("Trafford"), b"%PDF-1.4 cut off", Line(date(2026, 8, 3), inspected=END))

    town.later(minutes=10)
    town.later(minutes=1)

    assert sum("can't read" in each["Subject"] for each in town.mails()) == 1
