"""What follows from a publication of Ofsted's, without a database: the plan alone."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from builders import WIRRAL, a_publication, a_subject, judgements

import rules
from notifiers.console import Settings
from rules.deadlines import PLAN_WORKING_DAYS, working_day
from rules.routes import Route
from rules.verdict import Rulebook
from watcher.decide.intents import KnownFacts
from watcher.decide.plan import plan, plan_alone
from watcher.model.alerts import Awaited
from watcher.model.corrections import Cause, Correction, TextChange
from watcher.model.kinds import Kind
from watcher.model.stories import unread_story
from watcher.model.values import replace

PUBLISHED = date(2026, 5, 20)
INADEQUATE = a_publication(published=PUBLISHED, judgements=judgements(leadership="inadequate"))
JUDGED = rules.make(
    rules.KINDS["judged"][0].model_validate(
        {"name": "Inadequate", "kind": "judged", "grades": ["inadequate"], "severity": "critical"}
    )
)
CONFIG = SimpleNamespace(
    receivers={"Phone": Settings(name="Phone", kind="console")},
    rulebook=Rulebook((JUDGED,), (Route(send_to=("Phone",)),)),
    silences=(),
    operators=("Desk",),
)


@pytest.mark.parametrize(
    ("days_late", "awaited"),
    [
        (0, [Awaited.ACTION_PLAN, Awaited.MONITORING_VISIT]),
        (1, [Awaited.MONITORING_VISIT]),
        (28, [Awaited.MONITORING_VISIT]),
        (29, []),
    ],
)
def test_what_is_read_late_expects_nothing_whose_day_has_gone_by(days_late, awaited):
    plan_is_due = working_day(PUBLISHED, PLAN_WORKING_DAYS)

    made = plan_alone(WIRRAL, INADEQUATE, CONFIG, plan_is_due + timedelta(days=days_late))

    assert [each.awaited for each in made.alert.deadlines] == awaited


def test_what_is_in_doubt_is_told_to_the_operators_and_to_who_gets_warnings():
    doubtful = a_publication(Kind.FOCUSED_VISIT, problems=("A page is torn.",))

    to_operators, alert = plan_alone(WIRRAL, doubtful, CONFIG, PUBLISHED).messages

    assert (to_operators.to, to_operators.alert) == (("Desk",), None)
    assert (alert.to, alert.alert) == (("Phone",), f"{WIRRAL.urn}/{doubtful.url}")


def test_what_nobody_could_read_and_no_rule_asks_for_is_told_in_its_thread_as_read():
    letter = a_publication(Kind.FOCUSED_VISIT)
    unread = KnownFacts(a_subject(letter), letter, "key", unread_story(WIRRAL.urn, 1), heard=("Phone",))

    made = plan(unread, CONFIG, PUBLISHED)

    (message,) = made.messages
    assert (message.story, message.to) == (unread.story, ("Phone",))
    assert message.message.summary == "Wirral: what we could not read has been read"
    assert "“Children's services inspection” has been read." in message.message.sections[0].lines[0]
    assert plan(replace(unread, heard=()), CONFIG, PUBLISHED).messages == ()


def test_a_correction_quotes_what_is_put_otherwise_what_is_new_and_what_was_taken_out():
    changed = (TextChange("It is good.", "It is poor."), TextChange(None, "It fell."), TextChange("It rose.", None))
    before = a_publication(published=PUBLISHED, judgements=judgements(leadership="good")).reading
    correction = Correction(Cause.NEW_BYTES, before, changed)

    made = plan(KnownFacts(a_subject(INADEQUATE), INADEQUATE, "1", "story", correction), CONFIG, PUBLISHED)

    quoted = ("It said “It is good.”; now: “It is poor.”", "New: “It fell.”", "Taken out: “It rose.”")
    assert made.alert.notes[2:5] == quoted
