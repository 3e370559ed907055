from __future__ import annotations

import os
from datetime import date, timedelta

from documents import ilacs, plain_letter
from town import ALL_GOOD, FIVE, TWO_INADEQUATE, Town, urn

from watcher import data
from watcher.demo.ofsted import TITLE, Line
from watcher.demo.server import Reply

OPERATORS = "operators@example.org"
DAY = date(2026, 8, 3)


def test_ten_reports_of_one_day_are_all_told(tmp_path):
    names = [each.name for each in data.authorities()[::15]][:10]
    with Town(tmp_path, authorities=str(names).replace("'", '"')) as town:
        town.site.authorities = tuple(each for each in town.site.authorities if each.name in names)
        town.once()
        for name in names:
            town.publish(name, **TWO_INADEQUATE)
        town.clock.pass_(minutes=10)

        town.once()
        town.clock.pass_(minutes=10)
        town.once()

        said = "\n".join(town.posts)
        assert [name for name in names if f"{name}: " not in said] == []


def test_reports_before_and_after_april_2026_of_one_authority_are_told_each_as_it_is(town):
    town.once()
    old = {**TWO_INADEQUATE, "overall_effectiveness": "inadequate"}
    town.publish("Wirral", published=date(2026, 5, 1), end=date(2026, 3, 6), **old)
    town.clock.pass_(minutes=10)
    town.once()
    town.publish("Wirral", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    assert "overall effectiveness: INADEQUATE" in town.posts[0]
    assert "gives no overall grade" in town.posts[1]
    assert "overall effectiveness" not in town.posts[1]


def test_a_report_that_names_a_trust_stands_on_its_authoritys_page_and_is_told_for_it(tmp_path):
    with Town(tmp_path, authorities='["Bradford", "Richmond upon Thames"]') as town:
        town.once()
        judgements = tuple((area, TWO_INADEQUATE[area]) for area in FIVE if area in TWO_INADEQUATE)
        for authority, trust in (
            ("Bradford", "Bradford Children and Families Trust"),
            ("Richmond upon Thames", "Achieving for Children"),
        ):
            report = ilacs(trust, judgements, date(2026, 6, 8), date(2026, 6, 19))
            town.site.publish(urn(authority), report, Line(DAY))
        town.clock.pass_(minutes=10)

        town.once()

        assert sorted(post.partition(":")[0] for post in town.posts) == ["Bradford", "Richmond upon Thames"]


def test_a_site_that_refuses_for_a_while_is_read_when_it_has_recovered(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.reports.instead.extend([Reply(403), Reply(429, headers={"Retry-After": "60"}), Reply(503), Reply(drop=True)])

    for _ in range(4):
        town.clock.pass_(minutes=20)
        town.once()

    assert len(town.posts) == 1


def test_twelve_ordinary_months_raise_no_false_alarm(town):
    """Polls through a year: reports when there were some, a banner that changes, letters. `make replay` polls daily."""
    polls = int(os.environ.get("OFSTED_WATCH_REPLAY_POLLS", "12"))
    length = timedelta(days=365) / polls
    shown = {urn("Trafford"), urn("Wirral"), *(each.urn for each in data.authorities()[::6])}
    town.site.authorities = tuple(each for each in town.site.authorities if each.urn in shown)
    others = [each for each in data.baseline() if each.urn in shown - {urn("Trafford"), urn("Wirral")}]
    for each in [each for each in others if each.published < date(2025, 8, 1)]:
        town.site.publish(each.urn, b"x", Line(each.published, inspected=each.end))
    town.publish("Wirral", published=date(2022, 5, 1), end=date(2022, 3, 6), overall_effectiveness="good", **ALL_GOOD)
    town.clock.moment -= timedelta(days=366)
    town.once()
    letter = plain_letter("Focused visit to Leeds City Council", *["Inspectors looked at the front door."] * 8)

    for poll in range(polls):
        before = town.clock.now().date()
        town.clock.sleep(length.total_seconds())
        today = town.clock.now().date()
        town.site.banner = f"<div class='banner'>Have your say {poll}</div>"
        for each in [each for each in others if before < each.published <= today]:
            town.site.publish(each.urn, b"x", Line(each.published, inspected=each.end, title=TITLE))
        if poll % (polls // 4) == 0:
            town.site.publish(others[poll % 9].urn, letter, Line(today, title="Children's services focused visit"))
        if poll == polls // 2:
            good = {**ALL_GOOD, "overall_effectiveness": "good"}
            town.publish("Wirral", published=today, end=today - timedelta(days=46), **good)
        town.once()

    assert [mail["Subject"] for mail in town.mails(OPERATORS)] == []
    assert town.posts == []
