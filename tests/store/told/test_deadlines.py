from __future__ import annotations

from datetime import date

from stored import NOW, STORY, TRAFFORD, WIRRAL

from watcher.model.alerts import Awaited, Deadline
from watcher.model.values import replace
from watcher.store.told import deadlines

PLAN = Deadline(WIRRAL, "Wirral", Awaited.ACTION_PLAN, date(2026, 11, 9), date(2026, 8, 3), "https://x.example")
VISIT = replace(PLAN, awaited=Awaited.MONITORING_VISIT, by=date(2026, 12, 1))


def test_a_deadline_has_passed_when_its_day_is_over_and_until_it_is_settled(tx):
    deadlines.add(tx, NOW, (STORY, VISIT), (STORY, PLAN))
    on_the_day = deadlines.passed(tx, PLAN.by)
    after_both = deadlines.passed(tx, date(2026, 12, 2))
    deadlines.settle(tx, PLAN.uid, "Seen: an action plan", NOW)

    assert on_the_day == []
    assert after_both == [deadlines.Open(STORY, PLAN), deadlines.Open(STORY, VISIT)]
    assert [each.deadline for each in deadlines.passed(tx, date(2026, 12, 2))] == [VISIT]


def test_what_is_known_already_stays_as_it_is(tx):
    deadlines.add(tx, NOW, (STORY, PLAN))
    others = replace(PLAN, by=date(2027, 1, 1)), replace(PLAN, urn=TRAFFORD)
    deadlines.add(tx, NOW, *(("another story", each) for each in others))

    assert deadlines.of_authority(tx, WIRRAL) == [PLAN]
    assert [each.story for each in deadlines.passed(tx, date(2027, 2, 1))] == [STORY, "another story"]
