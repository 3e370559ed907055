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
