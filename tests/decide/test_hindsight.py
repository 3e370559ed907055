"""Whatever silences, corrections and news there were: `explain` and `preview` say what the service decided."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from builders import WIRRAL, a_mention, an_inspection, as_publication
from config_blocks import judged
from phone_and_desk import BASIS, BY_SEVERITY, NEWS, SILENCE
from stored import NOW, queued, read

from rules.preview import Span
from rules.rule import subject_among
from watcher.config.check import check_text
from watcher.decide.hindsight import plan_again
from watcher.decide.publications import decide_publications
from watcher.decide.rehearsal import Past, rehearse
from watcher.model.corrections import Cause, Correction
from watcher.model.documents import NamedAuthority
from watcher.model.kinds import Kind
from watcher.model.stories import Standing, Story
from watcher.model.values import replace
from watcher.store.published import corrections, inspections, publications
from watcher.store.told import audit_trail, stories
from watcher.timing.clock import day_in_london

URN = WIRRAL.urn
PUBLISHED = date(2026, 8, 3)
REPORT = as_publication(an_inspection(PUBLISHED, end=date(2026, 6, 19), leadership="inadequate")).reading
GOOD = as_publication(an_inspection(PUBLISHED, end=date(2026, 6, 19), leadership="good")).reading
REPORTED = f"{URN}/reported"


def config(tmp_path, more=""):
    checked = check_text(tmp_path / "config.toml", BASIS + judged() + NEWS + BY_SEVERITY + more)
    assert checked.config is not None, checked.problems
    return checked.config


def the_news_reported_it(tx):
    """Open a story that the desk alone heard of, a week before Ofsted's report."""
    opened = PUBLISHED - timedelta(days=7)
    stories.begin(tx, Story(REPORTED, URN, Kind.INSPECTION, opened, Standing.REPORTED, "inadequate"), NOW)
    queued(tx, story=REPORTED, receiver="Desk", address="", at=NOW - timedelta(days=7))


def decide(tx, config, now=NOW):
    (pending,) = publications.undecided(tx, now, PUBLISHED)
    (made,) = decide_publications(tx, [pending], config, now)
    return made


def again(tx, config, now=NOW):
    (seen,) = audit_trail.seen(tx, URN)
    first = day_in_london(seen.first_seen)
    subject = subject_among(WIRRAL, seen.publication, inspections.everything(tx, URN, bundled=True), first)
    return plan_again(tx, subject, seen, config, day_in_london(now))


def rehearsed(tx, config, news=(), corrections=None):
    past = Past(WIRRAL, inspections.everything(tx, URN, bundled=True), corrections=corrections or {}, news=news)
    return list(rehearse(past, config, day_in_london(NOW), Span(since=PUBLISHED)))


@pytest.mark.parametrize("silence", ["", SILENCE])
def test_a_report_is_explained_and_rehearsed_as_it_was_decided_silences_too(tx, tmp_path, silence):
    read(tx, said=REPORT)
    decision = decide(tx, config(tmp_path, silence))
    found = again(tx, config(tmp_path, silence))
    (would,) = rehearsed(tx, config(tmp_path, silence))

    assert found.outcome == decision.outcome
    assert bool(found.silence) == bool(would.silence) == bool(silence)
    assert found.receivers == would.receivers == decision.receivers == ("Phone",)
    assert found.alert == decision.alert


def test_who_heard_the_news_hears_the_report_that_settled_it(tx, tmp_path):
    the_news_reported_it(tx)
    read(tx, said=REPORT)
    decision = decide(tx, config(tmp_path))
    news = ((PUBLISHED - timedelta(days=7), a_mention(direction="deteriorated")),)

    found = again(tx, config(tmp_path))
    (would,) = rehearsed(tx, config(tmp_path), news)

    assert found.receivers == would.receivers == decision.receivers == ("Phone", "Desk")
    assert found.story == decision.alert.story == REPORTED


@pytest.mark.parametrize(("published", "settles"), [(None, True), (date(2026, 4, 3), False)])
def test_a_report_without_a_day_settles_news_of_the_days_in_which_it_was_first_seen(tx, tmp_path, published, settles):
    the_news_reported_it(tx)
    read(tx, said=REPORT, published=published)

    decision = decide(tx, config(tmp_path))

    assert (decision.alert.story == REPORTED) is settles


def test_who_heard_it_by_another_config_alone_is_not_said_to_hear_it_by_today_s(tx, tmp_path):
    the_news_reported_it(tx)
    read(tx, said=REPORT)
    decide(tx, config(tmp_path))
    moved = replace(config(tmp_path), routes=config(tmp_path).routes[1:])

    assert again(tx, moved).receivers == ("Desk",)


@pytest.mark.parametrize(
    ("before", "headline"), [(GOOD, "corrected: INADEQUATE leaders"), (REPORT, "INADEQUATE leaders")]
)
def test_a_correction_is_explained_and_rehearsed_as_one_where_a_grade_changed(tx, tmp_path, before, headline):
    correction = Correction(Cause.NEW_BYTES, before)
    number = read(tx, said=REPORT)
    decide(tx, config(tmp_path))
    corrections.corrected(tx, number, "50300001-hash", correction)
    decide(tx, config(tmp_path), NOW + timedelta(hours=3))
    (would,) = rehearsed(tx, config(tmp_path), corrections={"https://files.example/50300001": correction})

    found = again(tx, config(tmp_path))

    assert found.alert.headline == would.said.headline == headline
    assert found.receivers == would.receivers == ("Phone",)


def test_a_document_that_names_another_authority_makes_no_alert_of_this_one(tx, tmp_path):
    read(tx, said=replace(REPORT, authorities=(NamedAuthority("80573", "Trafford"),)))
    decision = decide(tx, config(tmp_path))

    assert decision.alert is None
    assert again(tx, config(tmp_path)).outcome == decision.outcome


def test_a_report_that_waits_for_its_decision_is_explained_with_the_news_that_it_would_settle(tx, tmp_path):
    the_news_reported_it(tx)
    read(tx, said=REPORT)

    assert again(tx, config(tmp_path)).receivers == ("Phone", "Desk")


def test_without_a_database_the_shipped_history_is_planned_alone(tmp_path):
    subject = subject_among(WIRRAL, as_publication(an_inspection(PUBLISHED, leadership="inadequate")), (), PUBLISHED)

    found = plan_again(None, subject, None, config(tmp_path), datetime(2026, 8, 4, tzinfo=UTC).date())

    assert found.receivers == ("Phone",)
