from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from builders import an_inspection

from watcher import data
from watcher.history.briefing import _Period, compose
from watcher.history.standings import standing
from watcher.model.documents import Publication, Reading
from watcher.model.kinds import Kind
from watcher.model.values import replace
from watcher.store.published.publications import UnreadPublication

TRAFFORD, READING = (next(each for each in data.authorities() if each.name == name) for name in ("Trafford", "Reading"))
TODAY, START, END = date(2026, 11, 23), date(2026, 11, 16), date(2026, 11, 23)


def published(authority, kind, day, **said):
    return Publication(
        authority.urn, str(kind), f"https://example.org/{authority.urn}/{day}", "", day, "", Reading(kind, **said)
    )


def report(authority, day, **grades):
    made = an_inspection(day.year, **grades)
    return published(authority, Kind.INSPECTION, day, framework=made.framework, judgements=made.judgements)


def made(*publications, seen=None, unread=()):
    everybody = [
        standing(each, sorted((p for p in publications if p.urn == each.urn), key=lambda p: p.published), TODAY)
        for each in (TRAFFORD, READING)
    ]
    return compose(everybody[:1], everybody, _Period(START, END, seen or {}), unread)


def words(briefing):
    return {each.heading: [line.words for line in each.lines] for each in briefing.sections}


def test_it_says_what_was_published_and_which_way_it_went():
    found = words(
        made(
            report(TRAFFORD, date(2023, 1, 31), leadership="good", help_and_protection="inadequate"),
            report(TRAFFORD, date(2026, 11, 18), leadership="inadequate", help_and_protection="good"),
        )
    )

    (line,) = found["Published"]
    assert line.startswith("Trafford: Children's services inspection, 18 November 2026: Inadequate: impact of leaders.")
    assert found["Worse"][0].endswith("impact of leaders inadequate, was good")
    assert found["Better"][0].endswith("help and protection good, was inadequate")
    assert [each.partition(",")[0] for each in found["Expected"]] == [
        "Trafford: Action plan",
        "Trafford: Monitoring visit",
    ]


def test_a_letter_that_says_services_got_worse_is_worse_and_its_progress_is_said():
    day = date(2026, 11, 18)
    letter = published(TRAFFORD, Kind.MONITORING_VISIT, day, says_deteriorated=True, progress="insufficient")

    found = words(made(report(TRAFFORD, date(2023, 1, 31), leadership="inadequate"), letter))

    assert found["Published"] == ["Trafford: Monitoring visit letter, 18 November 2026: Insufficient progress."]
    assert found["Worse"][0].endswith("the letter says that services got worse")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 29), date(2026, 11, 30), "29 November 2026"),
        (date(2026, 11, 16), date(2026, 11, 23), "16 to 22 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 7), "30 November 2026 to 6 December 2026"),
    ],
)
def test_its_time_is_said_as_people_say_it(start, end, said):
    assert replace(made(), start=start, end=end).period == said


def test_what_nobody_watches_and_what_came_at_another_time_is_left_out():
    found = words(
        made(report(READING, date(2026, 11, 18), leadership="good"), report(TRAFFORD, END, leadership="good"))
    )

    assert found["Published"] == []


def test_what_appeared_late_counts_when_it_appeared():
    late = report(TRAFFORD, date(2026, 11, 2), leadership="good")

    found = made(late, seen={late.url: datetime(2026, 11, 16, 0, 30, tzinfo=UTC)})

    assert len(words(found)["Published"]) == 1


def test_what_could_not_be_read_is_named():
    doubtful = published(TRAFFORD, Kind.UNKNOWN_REPORT, date(2026, 11, 17))
    unread = UnreadPublication(TRAFFORD.urn, "A letter", "https://example.org/x", date(2026, 11, 19), "it is cut off")

    found = words(made(doubtful, unread=[unread]))

    assert found["Published"] == []
    assert found["Not read"][1] == "Trafford: A letter, 19 November 2026: it is cut off"
    assert len(found["Not read"]) == 2


def test_it_says_how_the_watched_stand_against_england():
    found = made(
        report(TRAFFORD, date(2024, 1, 1), leadership="inadequate"),
        report(READING, date(2024, 1, 1), leadership="good"),
    )

    assert [found.share_words(each) for each in found.shares if each.england] == [
        "inadequate: 1 of 1 watched (100%), 1 of 2 in England (50%)",
        "good: 0 of 1 watched (0%), 1 of 2 in England (50%)",
    ]
    assert found.summary == (
        "Briefing for 16 to 22 November 2026: 0 published, 0 worse, 0 better, 0 expected, 0 overdue, 0 not read"
    )
