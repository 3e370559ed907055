"""What is kept of a receiver follows it to the name that a changed config gives it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from documents import ilacs
from kept_town import KeptTown
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from notifiers.slack.commands import Command
from watcher.demo.ofsted import Line
from watcher.follow_up.acknowledgements import take_up
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.service.slack.slack_answers import answer

ANNA, BEFORE, AFTER = "U012AB3CD", "Safeguarding channel", "Room 1"
START, END = date(2026, 6, 8), date(2026, 6, 19)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A town with an app, in which Anna has Trafford on her own list, and it was found inadequate."""
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.give_app()
        town.once()
        ask(town, BEFORE, "mine add Trafford")
        town.site.publish(
            urn("Trafford"), report(TWO_INADEQUATE), Line(date(2026, 8, 3), inspected=END, file="90000000")
        )
        town.later(minutes=10)
        yield KeptTown.of(town)


@pytest.fixture
def told(kept):
    return kept.brought_back()


def report(grades):
    return ilacs("Trafford Council", tuple(grades.items()), START, END)


def ask(town, receiver, words):
    with town.service() as service:
        return answer(service.store, service.config, receiver, Command(ANNA, words), town.clock.now())


def change(town, *changes):
    text = town.config.read_text()
    for before, after in ((BEFORE, AFTER), *changes):
        assert before in text
        text = text.replace(before, after)
    town.config.write_text(text)
    town.later(minutes=10)


def to_anna(town):
    return [each["text"].partition("\n")[0] for each in town.workspace.direct["D012AB3CD"]]


def test_a_correction_follows_in_the_thread_and_changes_the_first_message(told):
    change(told)
    told.site.replace_bytes("90000000", report(ALL_GOOD))

    told.later(hours=3)

    first, second = told.workspace.messages
    assert second["text"].startswith("Trafford: corrected: ")
    assert (second["thread_ts"], second["reply_broadcast"]) == (first["ts"], True)
    assert "Corrected on 3 August 2026: " in first["text"]


def test_who_has_an_own_list_hears_the_correction_and_the_next_report(told):
    change(told)
    told.site.replace_bytes("90000000", report(ALL_GOOD))
    told.later(hours=3)
    told.publish(published=date(2026, 8, 4), end=date(2026, 7, 17), **TWO_INADEQUATE)

    told.later(days=1)

    first, correction, second = to_anna(told)
    assert {first, second.partition(";")[0]} == {"Trafford: INADEQUATE leaders, help and protection"}
    assert correction.startswith("Trafford: corrected: ")
    assert ask(told, AFTER, "mine").summary == "Your own list: 1 authority"


def test_a_list_that_was_made_under_the_new_name_stays_as_it_is(told):
    ask(told, AFTER, "mine add Wirral")
    change(told)

    assert ask(told, AFTER, "mine").summary == "Your own list: 1 authority"
    assert ask(told, BEFORE, "mine").summary == "Your own list: 0 authorities"


@pytest.mark.parametrize(("ends_in", "reminders"), [({"minutes": 5}, 1), ({"hours": 5}, 1)])
def test_the_end_of_a_snooze_is_said_once(told, ends_in, reminders):
    with told.service() as service, service.store.begin() as tx:
        now = told.clock.now()
        story = f"{urn('Trafford')}/inspection/{END}"
        snoozed = Acknowledgement(story, now, ANNA, Said.SNOOZED, BEFORE, now + timedelta(**ends_in))
        assert take_up(tx, snoozed, "Trafford", service.config, now)
    told.later(minutes=10)
    change(told)

    told.later(hours=6)
    told.later(hours=1)

    assert sum("snooze ended" in each["text"].partition("\n")[0] for each in told.workspace.messages) == reminders


def test_another_channel_is_another_receiver_and_gets_a_post_of_its_own(told):
    change(told, ("C0123456789", "C0999999999"))
    told.site.replace_bytes("90000000", report(ALL_GOOD))

    told.later(hours=3)

    assert all("thread_ts" not in each for each in told.workspace.messages)
