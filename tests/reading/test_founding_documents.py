"""The five documents that the project was started from, played in order of date through the whole program."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from telling_news import REPORTED, say, standing
from town import HandClock, Town, urn

from watcher.demo.ofsted import Line
from watcher.model.news import ItemKind
from watcher.reading.news.piece import read_text

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("OFSTED_WATCH_SHARED") or ROOT.parent / "shared")
FOUNDING = SHARED / "founding"
KEPT = '[retention]\nnews = "forever"\n'
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOUNDING.is_dir(), reason="../shared is not here"),
]


def text_of(name):
    return (FOUNDING / f"{name}.txt").read_text(encoding="utf-8")


def piece(name):
    title, _, body = text_of(name).partition("\n")
    return title, body


@pytest.mark.parametrize(
    ("name", "authority", "grade"),
    [
        ("wirral-globe-2016", "Wirral", "inadequate"),
        ("community-care-2016", "Wirral", "inadequate"),
        ("liverpool-echo-2023", "Liverpool", "inadequate"),
    ],
)
def test_a_founding_article_is_a_first_notice_that_services_got_worse(name, authority, grade):
    said = read_text(text_of(name))

    assert said.authorities == said.alert_authorities == (authority,)
    assert (said.overall_grade_now.word, str(said.direction), said.is_new_publication) == (grade, "deteriorated", True)


def test_the_founding_minutes_are_a_follow_up_with_nineteen_and_seven_recommendations():
    said = read_text(text_of("wirral-committee-2016"))

    assert (str(said.kind), said.authorities, said.is_new_publication) == ("council_minutes", ("Wirral",), False)
    assert (said.recommendations, said.plan_due_days) == ((19, 7), 70)


def publish_the_report(town):
    report = text_of("ofsted-wirral-report-2016").encode()
    town.site.publish(urn("Wirral"), report, Line(date(2016, 9, 20), inspected=date(2016, 7, 28)))


@pytest.fixture
def town(tmp_path):
    clock = HandClock(datetime(2016, 9, 20, 9, 0, tzinfo=UTC))
    with Town(
        tmp_path, authorities='["Wirral", "Liverpool"]', baseline="none", more=REPORTED + KEPT, clock=clock
    ) as opened:
        opened.once(everything=True)
        yield opened


def test_all_five_become_two_stories_in_order_of_date(town):
    town.clock.pass_(hours=1)
    say(town, *piece("wirral-globe-2016"), outlet="Wirral Globe")
    town.once()
    town.clock.pass_(hours=1)
    publish_the_report(town)
    town.once()
    town.clock.pass_(hours=3)
    say(town, *piece("community-care-2016"), outlet="Community Care")
    town.once()
    town.clock.pass_(days=9)
    say(town, *piece("wirral-committee-2016"), kind=ItemKind.COUNCIL_MINUTES, outlet="Wirral committees")
    town.once()
    town.clock.moment = datetime(2023, 5, 11, 9, 0, tzinfo=UTC)
    say(town, *piece("liverpool-echo-2023"), outlet="Liverpool Echo")
    town.once()

    standings, kept = standing(town)
    assert sorted(standings) == ["confirmed", "reported"]
    wirral, liverpool = kept[0][0], kept[-1][0]
    assert [story for story, _ in kept] == [wirral, wirral, wirral, liverpool]
    first, report, minutes, echo = (each for each in town.workspace.messages if "expected by" not in each["text"])
    assert report["thread_ts"] == minutes["thread_ts"] == first["ts"]
    assert (report.get("reply_broadcast"), minutes.get("reply_broadcast")) == (True, None)
    assert echo.get("thread_ts") is None


def test_news_after_the_report_joins_its_story_and_tells_nobody(town):
    town.clock.pass_(hours=1)
    publish_the_report(town)
    town.once()
    town.clock.pass_(hours=1)
    say(town, *piece("wirral-globe-2016"), outlet="Wirral Globe")
    say(town, *piece("community-care-2016"), outlet="Community Care")
    town.once()

    _, kept = standing(town)
    assert {story for story, _ in kept} == {"80581/inspection/2016-07-28"}
    assert len(town.mails()) == 1
