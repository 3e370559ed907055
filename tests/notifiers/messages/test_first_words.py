"""What a phone's lock screen shows: the first 60 characters of each kind of message say who and how bad."""

from __future__ import annotations

import pytest
from kinds_of_message import every_kind

SHOWN = {
    "inadequate": "Reading: INADEQUATE overall, leaders",
    "inadequate without an overall grade": "Reading: INADEQUATE leaders",
    "inadequate again": "Reading: still INADEQUATE in all 5 judgements",
    "inadequate, partly again": "Reading: INADEQUATE care leavers; still INADEQUATE overall",
    "a fall": "Reading: WORSE: overall, leaders now requires improvement (w",
    "a fall in the report's words": "Reading: WORSE, the report says; good in all 5 judgements",
    "a rise": "Reading: better: overall, leaders, help and protection, chil",
    "a rise out of inadequate": "Reading: no longer inadequate: requires improvement in all 5",
    "as good as it was": "Reading: good in all 5 judgements",
    "area SEND": "Reading: area SEND: widespread or systemic failings, 2 areas",
    "focused visit": "Reading: focused visit, 2 areas for priority action",
    "monitoring visit": "Reading: monitoring visit, insufficient progress",
    "JTAI": "Reading: joint inspection (JTAI), 1 area for priority action",
    "a letter without a verdict": "Reading: focused visit published, no priority action",
    "an unknown kind": "Reading: please check this report yourself",
    "a doubt": "Reading: please check this report yourself",
    "news of inadequate": "Reading: reported, not yet confirmed: INADEQUATE",
    "news of a fall": "Reading: reported, not yet confirmed: services got worse",
    "a correction": "Reading: correction: leaders were judged good",
    "an escalation": "Reading: nobody is dealing with this: INADEQUATE overall, le",
    "a snooze that ended": "Reading: snooze ended: INADEQUATE overall, leaders",
    "a silence that is over": "Reading: silence over: INADEQUATE overall, leaders",
    "a silence that kept several back": "Reading: silence over: 2 alerts, 1 INADEQUATE",
    "who is dealing with it": "Reading: U012AB3CD has been dealing with this since 3 August",
    "a fallback": "Reading: INADEQUATE overall, leaders",
    "why": "Reading: why you got this alert",
    "overdue": "Reading: overdue: the council's action plan, expected by abo",
    "withdrawn": "Reading: withdrawn: not confirmed on Ofsted's site",
    "an article that was changed": "Reading: article changed: now reports “good”",
    "a follow-up": "Reading: follow-up: The council has a new plan.",
    "the report after the news": "Reading: Ofsted has published its report, and none of your r",
    "a digest": "Reading: 2 critical alerts, 1 INADEQUATE",
    "a test": "Test of Duty inbox",
    "a notice": "Ofsted reports: no answer for 2 hours",
}


@pytest.mark.parametrize("kind", SHOWN)
def test_the_first_60_characters_say_whom_it_is_about_and_how_bad_it_is(kind):
    assert every_kind()[kind].summary[:60].rstrip() == SHOWN[kind]


def test_every_kind_of_message_is_in_the_table():
    assert set(SHOWN) == set(every_kind())


def test_the_day_of_a_piece_that_follows_is_written_as_people_write_it():
    (line, *_), *_ = (each.lines for each in every_kind()["a follow-up"].sections)

    assert line == "The Paper, 3 August 2026: The council has a new plan."
