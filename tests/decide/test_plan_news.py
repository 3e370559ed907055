"""What follows from a news item, without a database: the plan alone."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from builders import WIRRAL, a_mention

import rules
from notifiers.console import Settings
from rules.routes import Route
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


def config(*of, receivers=(("Phone", "burst"), ("Weekly", "week"))):
    made = {name: Settings(name=name, kind="console", digest=digest) for name, digest in receivers}
    return SimpleNamespace(receivers=made, rulebook=Rulebook(of, (Route(send_to=tuple(made)),)))


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
