from __future__ import annotations

import re
from datetime import date

import icalendar
from paged import free_port, serving
from town import Town

from notifiers.calendar_files import as_ics
from watcher.config.check import load


def test_a_dossier_has_expected_dates_and_neighbours_and_who_was_told(client):
    page = client.get("/authority/80573").text

    assert "by about 10 November 2026" in page
    assert "Beside its statistical neighbours" in page
    assert "Hertfordshire" in page
    assert page.index("Needs attention") < page.index("Judgements now") < page.index("Alerts, and who took them up")


def test_its_neighbours_and_its_timeline_are_there_for_programs(client):
    neighbours = client.get("/neighbours/80573.json").json()
    timeline = client.get("/timeline/80573.json").json()

    assert [each["authority"] for each in neighbours[:2]] == ["Trafford", "Hertfordshire"]
    assert len(neighbours) == 11
    assert timeline[-1]["day"] == "2015-05-12"


def test_the_chart_ends_today_and_says_what_holds(client):
    picture = client.get("/history/80573").text
    words = re.findall(r">([^<>]+)</text>", picture)

    assert any(each.startswith("today, ") for each in words)
    assert words.count("no longer judged") == 3  # overall, adoption, the safeguarding board


def test_what_is_expected_is_a_calendar_to_subscribe_to(client):
    answer = client.get("/calendar.ics")
    calendar = icalendar.Calendar.from_ical(answer.content)

    assert answer.headers["content-type"].startswith("text/calendar")
    assert calendar["REFRESH-INTERVAL"].dt.total_seconds() == 12 * 3600
    assert "Trafford" in {str(each["SUMMARY"]).partition(":")[0] for each in calendar.events}


def test_it_is_a_calendar_even_while_nothing_is_expected():
    empty = icalendar.Calendar.from_ical(as_ics((), subscribed=True))

    assert empty.events == []
    assert len(empty.subcomponents) == 1


def test_the_pages_are_small(tmp_path):
    with Town(tmp_path, authorities='["all"]') as town:
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
        town.configure()
        settled_without_polling(town)
        with serving(load(town.config)) as client:
            england, overview = len(client.get("/england").content), len(client.get("/").content)
            some = len(client.get("/?region=London").content)

    assert england <= 120_000
    assert overview <= 120_000
    assert some <= 33 * 1_500


def settled_without_polling(town):

    with town.service() as service:
        service.begin()


def test_today_is_in_the_picture_even_when_nothing_is_newer():
    from watcher.data.publications import shipped
    from watcher.history.plot import draw_authority
    from watcher.history.timeline import timeline
    from watcher.model.documents import inspection_in

    known = [inspection_in(each) for each in reversed(shipped("80573"))]
    axes = draw_authority(timeline("Trafford", known), date(2030, 1, 1)).axes[0]

    assert axes.get_xlim()[1] == date(2030, 1, 1).toordinal()
