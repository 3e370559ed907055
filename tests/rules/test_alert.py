"""The one alert of a publication, whole: what each of its parts says."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_mention, a_publication, a_subject, an_inspection, judgements

import rules
from rules.alert import alert_for
from rules.findings import findings_for
from watcher.model.documents import Named, PreviousStated
from watcher.model.kinds import Kind
from watcher.model.ofsted import Urn

JUDGED = rules.make(
    rules.KINDS["judged"][0].model_validate(
        {"name": "Inadequate", "kind": "judged", "grades": ("inadequate",), "severity": "critical"}
    )
)
WORSE = rules.make(
    rules.KINDS["deteriorated"][0].model_validate({"name": "Worse", "kind": "deteriorated", "severity": "warning"})
)
REPORTED = rules.make(
    rules.KINDS["reported"][0].model_validate({"name": "News", "kind": "reported", "severity": "warning"})
)
PUBLISHED = rules.make(
    rules.KINDS["published"][0].model_validate({"name": "All", "kind": "published", "severity": "note"})
)


def alert(subject, *of, story=None):
    return alert_for(subject, findings_for(of, subject), key="80581/1", story=story)


def test_only_grades_at_the_bottom_of_their_scale_or_named_by_a_rule_are_adverse():
    now = an_inspection(2026, leadership="inadequate", help_and_protection="requires improvement", care_leavers="good")

    made = alert(a_subject(now), JUDGED)

    assert {each.now: each.adverse for each in made.changes} == {
        "inadequate": True,
        "requires improvement": False,
        "good": False,
    }


def test_a_fall_is_marked_with_what_it_was_and_when():
    now, before = an_inspection(2026, leadership="requires improvement"), an_inspection(2022, leadership="good")

    (change,) = alert(a_subject(now, before), WORSE).changes

    assert (change.now, change.before, change.before_when, change.worse) == (
        "requires improvement",
        "good",
        "20 May 2022",
        True,
    )


def test_the_highest_severity_of_its_rules_is_the_alerts():
    now, before = an_inspection(2026, leadership="inadequate"), an_inspection(2022, leadership="good")

    assert alert(a_subject(now, before), WORSE, JUDGED).severity == "critical"


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (Kind.INSPECTION, "The report (PDF)"),
        (Kind.AREA_SEND, "The report (PDF)"),
        (Kind.FOCUSED_VISIT, "The letter (PDF)"),
        (Kind.MONITORING_VISIT, "The letter (PDF)"),
        (Kind.JTAI, "The letter (PDF)"),
    ],
)
def test_a_letter_is_linked_as_one(kind, named):
    made = alert(a_subject(a_publication(kind, judgements=judgements(leadership="good"))), PUBLISHED)

    assert made.links[0].text == named


def test_the_earlier_judgement_that_the_report_names_is_said_with_its_time():
    stated = PreviousStated(judgements(overall="good"), "2019")
    now = an_inspection(2023, overall="inadequate")

    made = alert(a_subject(now, previous_stated=stated), JUDGED)

    assert "The report itself names the earlier judgement: overall effectiveness good (2019)." in made.notes


def test_an_earlier_judgement_that_the_known_history_denies_is_not_said():
    stated = PreviousStated(judgements(overall="outstanding"), "2019")
    now, before = an_inspection(2023, overall="inadequate"), an_inspection(2019, overall="good")

    made = alert(a_subject(now, before, previous_stated=stated), JUDGED)

    assert not any("names the earlier judgement" in each for each in made.notes)


def test_without_an_earlier_judgement_in_the_report_nothing_is_said_of_one():
    made = alert(a_subject(an_inspection(2023, overall="inadequate")), JUDGED)

    assert not [each for each in made.notes if "earlier judgement" in each]


def test_a_document_that_names_another_authority_says_so():
    now = a_publication(judgements=judgements(leadership="inadequate"))
    subject = a_subject(now)
    other = Named(Urn("80573"), "Trafford")
    subject = a_subject(
        type(now)(
            now.urn,
            now.title,
            now.url,
            now.page_url,
            now.published,
            now.sha256,
            type(now.reading)(Kind.INSPECTION, authorities=(other,), judgements=now.reading.judgements),
        )
    )

    assert "The document names Trafford, but it stands on this authority's page." in alert(subject, JUDGED).notes


def test_news_keeps_its_outlets_day_and_is_not_confirmed():
    made = alert(a_subject(a_mention()), REPORTED)

    assert (made.published, made.confirmed, made.source) == (date(2026, 8, 3), False, "The Paper")


def test_a_story_that_was_told_before_goes_on_and_a_new_one_is_named_by_its_inspection():
    subject = a_subject(an_inspection(2026, leadership="inadequate"))

    assert alert(subject, JUDGED, story="80581/known").story == "80581/known"
    assert alert(subject, JUDGED).story == "80581/inspection/2026-04-05"


def test_since_april_2026_it_says_that_there_is_no_overall_grade():
    old, new = (an_inspection(year, leadership="inadequate") for year in (2023, 2026))

    assert not [each for each in alert(a_subject(old), JUDGED).notes if "overall" in each]
    assert [each for each in alert(a_subject(new), JUDGED).notes if "no overall grade" in each]


def test_a_monitoring_letter_says_which_visit_it_is_and_what_it_looked_at():
    letter = a_publication(Kind.MONITORING_VISIT, visit_number=3, theme="care leavers")

    assert alert(a_subject(letter), PUBLISHED).what == "Monitoring visit letter (visit 3; theme: care leavers)"
