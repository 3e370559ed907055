from __future__ import annotations

from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifiers.calendar_files import as_ics
from watcher.model.alerts import Awaited, Deadline
from watcher.model.ofsted import Urn
from watcher.model.values import replace

PLAN = Deadline(
    Urn("80573"), "Trafford", Awaited.ACTION_PLAN, date(2026, 11, 10), date(2026, 8, 3), "https://files.ofsted.gov.uk/1"
)
VISIT = replace(PLAN, awaited=Awaited.MONITORING_VISIT, by=date(2026, 12, 8))


def read(deadlines):
    """Read a calendar with a parser that isn't ours."""
    calendar = icalendar.Calendar.from_ical(as_ics(deadlines))
    assert not calendar.errors
    return calendar.walk("VEVENT")


def test_each_deadline_is_a_whole_day_that_says_what_to_expect():
    plan, visit = read([PLAN, VISIT])

    assert plan.decoded("dtstart") == date(2026, 11, 10)
    assert plan["summary"] == "Trafford: the council's action plan expected by about now"
    assert "by about 10 November 2026" in plan["description"]
    assert "70 working days after publication on 3 August 2026, or sooner" in plan["description"]
    assert plan["url"] == "https://files.ofsted.gov.uk/1"
    assert visit.decoded("dtstart") == date(2026, 12, 8)


def test_nothing_is_promised():
    said = as_ics([PLAN, VISIT]).decode().lower()

    assert " will " not in said
    assert said.count("status:tentative") == 2


def test_the_same_deadlines_are_the_same_bytes_and_the_same_events():
    assert as_ics([PLAN, VISIT]) == as_ics([PLAN, VISIT])
    assert {str(each["uid"]) for each in read([PLAN, VISIT])} == {
        "80573-20260803-action_plan@ofsted-watch",
        "80573-20260803-monitoring_visit@ofsted-watch",
    }


@pytest.mark.parametrize("needed", [b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", b"\r\nDTSTAMP:20260803T000000Z\r\n"])
def test_what_the_standard_asks_for_is_there(needed):
    assert needed in as_ics([PLAN])


@given(st.text(max_size=200))
def test_whatever_a_name_holds_stays_text_on_lines_of_at_most_75_octets(name):
    written = as_ics([replace(PLAN, authority=name)])

    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    (event,) = read([replace(PLAN, authority=name)])
    summary = "".join(each if each.isprintable() else " " for each in f"{name}: the council's action plan")
    assert event["summary"] == f"{' '.join(summary.split())} expected by about now"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x/\r\nBEGIN:VALARM", "https://x y"])
def test_an_address_that_is_none_is_left_out(url):
    (event,) = read([replace(PLAN, url=url)])

    assert "url" not in event
