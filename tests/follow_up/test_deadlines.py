from __future__ import annotations

import json
from datetime import UTC, date, datetime

import icalendar
import pytest
from documents import ilacs
from letters import bullets, focused_visit
from sqlalchemy import select
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.commands.calendar import show_calendar
from watcher.config.check import load
from watcher.demo.ofsted import Line
from watcher.follow_up import deadlines
from watcher.model.alerts import Awaited, Deadline
from watcher.model.values import replace
from watcher.store.tables.alerts import deadline
from watcher.store.told import deadlines as kept

REMINDERS = ("overdue: the council's action plan", "overdue: a first monitoring visit")


def reminders(town):
    return [post for post in town.posts if any(each in post for each in REMINDERS)]


def at(town, *day):
    town.clock.moment = datetime(*day, 9, 0, tzinfo=UTC)
    town.once(everything=True)


def test_the_alert_says_what_to_expect_and_the_mail_has_it_as_a_calendar(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)

    assert "Expect the council's action plan to reach Ofsted by about 10 November 2026: 70" in town.posts[0]
    (attached,) = [part for part in town.mails()[0].walk() if part.get_content_type() == "text/calendar"]
    events = icalendar.Calendar.from_ical(attached.get_payload(decode=True)).walk("VEVENT")
    assert [each.decoded("dtstart") for each in events] == [date(2026, 11, 10), date(2026, 12, 8)]
    assert attached.get_filename() == "expected-dates.ics"


def test_a_report_without_inadequate_judgements_says_nothing_of_plans(town):
    town.once()
    town.publish(**{**ALL_GOOD, "leadership": "requires improvement"})
    town.once(everything=True)

    assert "Expect" not in "".join(town.posts)
    assert all(part.get_content_type() != "text/calendar" for mail in town.mails() for part in mail.walk())


def test_when_the_day_is_over_and_nothing_was_seen_the_story_is_reminded_once(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)

    at(town, 2026, 11, 10)
    on_the_day = reminders(town)
    for day in (11, 12, 13):
        at(town, 2026, 11, day)

    assert on_the_day == []
    assert len(reminders(town)) == 1
    assert "overdue: the council's action plan, expected by about 10 November 2026" in reminders(town)[0]
    assert town.workspace.messages[-1]["thread_ts"] == town.workspace.messages[0]["ts"]
    passed = "10 November 2026 has passed, by which we expected: action plan. Nothing was seen."
    assert town.posts[0].count(passed) == 1
    assert passed in str(town.workspace.messages[0]["blocks"][1])


def test_a_later_report_settles_it_without_a_word(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    town.publish(published=date(2026, 10, 30), end=date(2026, 9, 25), **ALL_GOOD)
    town.once(everything=True)

    at(town, 2027, 1, 4)

    assert reminders(town) == []


def test_a_report_that_was_corrected_to_nothing_inadequate_reminds_of_nothing(town):
    town.site.authorities = tuple(each for each in town.site.authorities if each.name in ("Trafford", "Wirral"))
    town.once()
    file = town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    better = {**TWO_INADEQUATE, "leadership": "good", "help_and_protection": "good"}
    town.site.replace_bytes(file, ilacs("Trafford Council", tuple(better.items()), date(2026, 6, 8), date(2026, 6, 19)))
    for _ in range(2):
        town.clock.pass_(hours=2)
        town.once()

    at(town, 2027, 1, 4)

    assert any("good now, inadequate before the correction" in post for post in town.posts)
    assert reminders(town) == []


@pytest.mark.parametrize(("again", "plans"), [((), []), (("The pace of plans.",), ["18 November 2026"])])
def test_a_letter_that_was_issued_anew_reminds_of_what_the_new_one_asks_for(town, again, plans):
    def publish(day, *actions):
        priority = ("Areas for priority action", *bullets(actions)) if actions else ()
        letter = focused_visit("Trafford", priority=priority, headline=f"Leaders know much, {day:%A}.")
        town.site.publish(urn("Trafford"), letter, Line(day, title="Focused visit"))

    town.once()
    publish(date(2026, 8, 3), "The pace of plans.")
    town.once(everything=True)
    publish(date(2026, 8, 11), *again)
    at(town, 2026, 8, 11)

    at(town, 2026, 11, 20)

    said = ["overdue: the council's action plan, expected by about " + each for each in plans]
    assert [post.split("\n")[0] for post in reminders(town)] == [f"Trafford: {each}" for each in said]


@pytest.mark.parametrize(("found", "reminded"), [("has been met", 0), ("may have been met", 1)])
def test_a_later_letter_that_calls_the_priority_action_met_stops_the_reminder_and_one_that_may_do_so_does_not(
    town, found, reminded
):
    later = f"The area for priority action set at the last visit {found}."
    priority = ("Areas for priority action", *bullets(("The pace of plans.",)))
    town.once()
    for day, days, letter in (
        (date(2026, 8, 3), "8 and 9 July 2026", {"priority": priority}),
        (date(2026, 10, 5), "8 and 9 September 2026", {"headline": later}),
    ):
        paper = focused_visit("Trafford", days, dated=day, **letter)
        town.site.publish(urn("Trafford"), paper, Line(day, title="Focused visit"))
        at(town, day.year, day.month, day.day)

    at(town, 2026, 11, 12)

    assert len(reminders(town)) == reminded
    with town.service() as service, service.store.look() as tx:
        outcomes = tx.execute(select(deadline.c.outcome)).scalars().all()
    assert outcomes == (["Reminded."] if reminded else ["Said to be met in “Focused visit”, page 1."])


def test_a_letter_issued_anew_that_could_not_be_read_with_certainty_takes_no_date_away(town):
    town.once()
    grave = focused_visit("Trafford", priority=("Areas for priority action", *bullets(("The pace of plans.",))))
    town.site.publish(urn("Trafford"), grave, Line(date(2026, 8, 3), title="Focused visit"))
    town.once(everything=True)
    doubtful = focused_visit("Trafford", headline="The area for priority action concerns plans.")
    town.site.publish(urn("Trafford"), doubtful, Line(date(2026, 8, 11), title="Focused visit"))
    at(town, 2026, 8, 11)

    at(town, 2026, 11, 20)

    assert [post.split("\n")[0] for post in reminders(town)] == [
        "Trafford: overdue: the council's action plan, expected by about 10 November 2026"
    ]


def test_a_story_that_opens_after_the_day_expects_and_reminds_of_nothing(town):
    town.once()
    town.publish(
        published=date(2026, 1, 12), end=date(2025, 11, 21), overall_effectiveness="inadequate", **TWO_INADEQUATE
    )
    town.once(everything=True)

    at(town, 2026, 11, 13)

    assert len(town.posts) == 1
    assert "Expect" not in town.posts[0]


def test_the_baseline_reminds_of_nothing(town):
    town.publish(published=date(2026, 7, 1), end=date(2026, 5, 8), **TWO_INADEQUATE)
    town.once()

    at(town, 2027, 1, 4)

    assert town.posts == []


def test_a_silence_keeps_the_reminder_back_too(tmp_path):
    silence = '[[silence]]\nwhen = { authority = ["Trafford"] }\nuntil = 2027-12-31\nbecause = "Known"'
    with Town(tmp_path) as town:
        town.once()
        town.publish(**TWO_INADEQUATE)
        town.once(everything=True)
        town.more = silence
        town.configure()

        at(town, 2026, 11, 13)

        assert reminders(town) == []


@pytest.fixture
def calendar(town, capsys):
    def written(**how):
        show_calendar(load(town.config), date(2026, 11, 1), **{"file": None, "as_json": False, **how})
        return capsys.readouterr()

    return written


def test_the_calendar_holds_what_is_expected_of_the_watched(town, calendar):
    events = icalendar.Calendar.from_ical(calendar().out).walk("VEVENT")

    assert ("80573-20260803-action_plan@ofsted-watch", date(2026, 11, 10)) in [
        (str(each["uid"]), each.decoded("dtstart")) for each in events
    ]
    assert {str(each["uid"])[:5] for each in events} <= {urn("Trafford"), urn("Wirral")}


def test_the_calendar_as_a_file_is_the_one_that_is_printed(town, calendar, tmp_path):
    said = calendar(file=tmp_path / "out.ics")

    assert (tmp_path / "out.ics").read_bytes().decode().replace("\r\n", "\n") == calendar().out
    assert "out.ics: 2 expected dates." in said.out


def test_the_calendar_as_json_is_a_line_for_each_day(town, calendar):
    first = json.loads(calendar(as_json=True).out.splitlines()[0])

    assert (first["authority"], first["awaited"], first["by"]) == ("Trafford", "action_plan", "2026-11-10")


def test_without_anything_expected_no_calendar_is_written(tmp_path, capsys):
    with Town(tmp_path, authorities='["Leeds"]') as town:
        show_calendar(load(town.config), date(2026, 11, 1), file=tmp_path / "out.ics", as_json=False)

    assert "Nothing is expected" in capsys.readouterr().err
    assert not (tmp_path / "out.ics").exists()


def test_what_is_wrong_with_one_deadline_keeps_no_other_from_its_reminder(store, town, monkeypatch):
    def wrong(expected, _):
        if expected.awaited is Awaited.ACTION_PLAN:
            raise ValueError("Odd.")

    monkeypatch.setattr(deadlines, "seen_since", wrong)
    plan = Deadline(
        urn("Wirral"), "Wirral", Awaited.ACTION_PLAN, date(2026, 11, 9), date(2026, 8, 3), "https://x.example"
    )
    visit = replace(plan, awaited=Awaited.MONITORING_VISIT, by=date(2026, 12, 1))
    now = datetime(2027, 1, 4, 9, tzinfo=UTC)
    with store.begin() as tx:
        kept.add(tx, now, ("a story", plan), ("a story", visit))

    with pytest.raises(ValueError, match="Odd"):
        deadlines.remind(store, load(town.config), now)

    with store.look() as tx:
        assert [each.deadline for each in kept.passed(tx, now.date())] == [plan]
