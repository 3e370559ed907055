"""What follows from a news item, without a database: the plan alone."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from builders import WIRRAL, a_mention
from kinds_of_message import an_alert

import rules
from notifiers.console import Settings
from rules.conditions import When
from rules.routes import Route
from rules.silences import Silence
from rules.verdict import Rulebook
from watcher.decide.intents import KnownNews
from watcher.decide.plan_news import plan_news
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind
from watcher.model.ofsted import FOUR_POINT
from watcher.model.stories import Standing, Story
from watcher.model.values import replace

TODAY = date(2026, 8, 3)
REPORTED = rules.make(
    rules.KINDS["reported"][0].model_validate({"name": "News", "kind": "reported", "severity": "warning"})
)


SILENCE = Silence(when=When(), until=TODAY, because="Known")


def config(*of, receivers=(("Phone", "burst"), ("Weekly", "week")), silences=()):
    made = {name: Settings(name=name, kind="console", digest=digest) for name, digest in receivers}
    book = Rulebook(of, (Route(send_to=tuple(made)),), silences)
    return SimpleNamespace(receivers=made, rulebook=book, silences=silences)


def known(**said):
    return KnownNews(WIRRAL, a_mention(**said), TODAY)


def test_a_first_notice_opens_a_story_and_alerts_everybody_that_the_routes_name():
    made = plan_news(known(), config(REPORTED), TODAY)

    assert made.begins.key == made.story == made.alert.story
    assert (made.receivers, made.alert.severity) == (("Phone", "Weekly"), Severity.WARNING)


def test_what_one_reader_alone_is_sure_of_goes_into_digests_and_to_no_phone():
    made = plan_news(known(should_alert=False, should_note=True), config(REPORTED), TODAY)

    assert (made.receivers, made.alert.severity, made.begins) == (("Weekly",), Severity.NOTE, None)
    assert [each.to for each in made.messages] == [("Weekly",)]


@pytest.mark.parametrize("receivers", [(("Phone", "burst"),), ()])
def test_where_nobody_has_a_digest_a_quiet_note_is_no_alert(receivers):
    made = plan_news(known(should_alert=False, should_note=True), config(REPORTED, receivers=receivers), TODAY)

    assert (made.alert, made.messages) == (None, ())
    assert made.outcome.endswith("shown on the page only.")


def test_without_the_rule_a_quiet_note_is_told_to_nobody():
    made = plan_news(known(should_alert=False, should_note=True), config(), TODAY)

    assert (made.alert, made.messages) == (None, ())


def test_what_neither_reader_takes_for_a_notice_is_kept_without_a_word():
    made = plan_news(known(should_alert=False), config(REPORTED), TODAY)

    assert (made.alert, made.messages, made.begins) == (None, (), None)


def of_ofsted(published, *grades):
    return Story(f"{published}", WIRRAL.urn, Kind.INSPECTION, published, Standing.CONFIRMED, grades[0], grades)


@pytest.mark.parametrize("published", [date(2026, 7, 28), TODAY])
def test_what_ofsted_s_own_report_contradicts_goes_into_digests_and_to_no_phone(published):
    report = of_ofsted(published, "good")
    claim = replace(known(overall_grade_now=FOUR_POINT.grade("inadequate")), story=report, stories=(report,))

    made = plan_news(claim, config(REPORTED), TODAY)

    assert (made.receivers, made.alert.severity, made.begins) == (("Weekly",), Severity.NOTE, None)
    assert "but Ofsted's report of" in made.alert.findings[0].reasons[0].text


def test_what_ofsted_s_own_report_bears_out_stays_in_its_story():
    report = of_ofsted(TODAY, "requires improvement", "inadequate")
    said = {"overall_grade_now": FOUR_POINT.grade("inadequate"), "inspection_type": "ILACS"}
    claim = replace(known(**said), story=report, stories=(report,))

    made = plan_news(claim, config(REPORTED), TODAY)

    assert (made.story, made.messages) == (report.key, ())


def test_a_fall_from_the_grade_that_stands_is_told_as_unconfirmed():
    standing = of_ofsted(date(2023, 8, 1), "good")
    claim = replace(known(overall_grade_now=FOUR_POINT.grade("inadequate")), stories=(standing,))

    made = plan_news(claim, config(REPORTED), TODAY)

    assert (made.begins.standing, made.receivers) == (Standing.REPORTED, ("Phone", "Weekly"))


REPORT = Story("a story", WIRRAL.urn, Kind.INSPECTION, TODAY, Standing.REPORTED, "requires improvement")
STEP = {"should_alert": False, "is_new_publication": False, "why": "A step that follows."}


@pytest.mark.parametrize(
    ("heard", "silences", "outcome"),
    [
        (("Phone",), (), "A step that follows. It is noted in its story."),
        (("Phone",), (SILENCE,), "A step that follows. It is kept in its story; nobody is told."),
        ((), (), "A step that follows. It is kept in its story; nobody is told."),
    ],
)
def test_what_follows_is_noted_in_the_story_to_who_heard_of_it_unless_it_is_silenced(heard, silences, outcome):
    step = replace(known(**STEP), story=replace(REPORT, standing=Standing.CONFIRMED), heard=heard)

    made = plan_news(step, config(REPORTED, silences=silences), TODAY)

    (message,) = made.messages
    assert (made.outcome, made.receivers, message.to, message.silenced) == (outcome, heard, heard, bool(silences))


@pytest.mark.parametrize(
    ("told", "grade", "note"),
    [
        (None, "requires improvement", None),
        ("note", "requires improvement", None),
        ("warning", "inadequate", "The news first reported “requires improvement”; it now reports “inadequate”."),
    ],
)
def test_a_second_piece_alerts_where_it_is_graver_than_what_was_told(told, grade, note):
    before = replace(an_alert("inadequate"), severity=Severity(told)) if told else None
    piece = replace(known(overall_grade_now=FOUR_POINT.grade(grade)), story=REPORT, stories=(REPORT,), told=before)

    made = plan_news(piece, config(REPORTED), TODAY)

    assert (made.alert.story, made.begins, made.regrades) == (REPORT.key, None, grade)
    assert (note in made.alert.notes) if note else made.alert.notes == ()
    assert [each.alert for each in made.messages] == [made.alert.key]


def test_a_second_piece_that_is_told_for_its_severity_alone_takes_nothing_off_the_grade():
    story = replace(REPORT, grade="inadequate")
    piece = replace(known(overall_grade_now=FOUR_POINT.grade("requires improvement")), story=story, stories=(story,))

    made = plan_news(piece, config(REPORTED), TODAY)

    assert (made.regrades, made.alert.notes) == ("inadequate", ())


def test_a_second_piece_as_grave_as_the_first_is_kept_without_a_word():
    said = {"overall_grade_now": FOUR_POINT.grade("requires improvement")}
    piece = replace(
        known(**said), story=REPORT, stories=(REPORT,), told=replace(an_alert("inadequate"), severity=Severity.WARNING)
    )

    assert plan_news(piece, config(REPORTED), TODAY).messages == ()


def test_a_quiet_note_that_is_silenced_is_kept_back():
    made = plan_news(known(should_alert=False, should_note=True), config(REPORTED, silences=(SILENCE,)), TODAY)

    assert (made.silence, [each.silenced for each in made.messages]) == (SILENCE, [True])


def test_a_graver_second_piece_is_kept_back_by_a_silence_of_that_day():
    piece = replace(known(overall_grade_now=FOUR_POINT.grade("inadequate")), story=REPORT, stories=(REPORT,))

    made = plan_news(piece, config(REPORTED, silences=(SILENCE,)), TODAY)

    assert (made.silence, [each.silenced for each in made.messages]) == (SILENCE, [True])


def test_what_belongs_to_no_story_is_kept_with_the_authoritys_news():
    made = plan_news(known(should_alert=False, alert_authorities=()), config(REPORTED), TODAY)

    assert (made.story, made.messages) == (f"{WIRRAL.urn}/news", ())


def test_a_second_piece_as_grave_as_what_was_told_by_a_rule_that_is_gone_is_kept_without_a_word():
    told = replace(an_alert("inadequate"), severity=Severity.WARNING)
    piece = replace(known(), story=REPORT, stories=(REPORT,), told=told)

    assert plan_news(piece, config(), TODAY).messages == ()
