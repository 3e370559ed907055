from __future__ import annotations

import pytest
from builders import a_mention, a_publication, a_subject, an_inspection

from rules.findings import findings_for
from watcher.model.documents import Evidence
from watcher.model.kinds import Kind
from watcher.model.ofsted import REPORT_CARD


def test_a_lower_grade_in_any_area_is_a_reason(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    """
    subject = a_subject(
        an_inspection(2026, leadership="good", help_and_protection="inadequate"),
        an_inspection(2022, leadership="good", help_and_protection="good"),
    )

    assert [r.text for r in rule.reasons(subject)] == ["help and protection: inadequate, was good in May 2022"]


def test_a_new_scale_has_nothing_to_fall_from(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    """
    subject = a_subject(
        an_inspection(2026, scale=REPORT_CARD, leadership="needs attention"),
        an_inspection(2022, leadership="outstanding"),
    )

    assert rule.reasons(subject) == ()


def test_a_smaller_fall_than_asked_for_is_no_reason(rule):
    """
    name     = "Fell by two"
    kind     = "deteriorated"
    by       = 2
    severity = "critical"
    """
    subject = a_subject(
        an_inspection(2026, leadership="requires improvement", help_and_protection="inadequate"),
        an_inspection(2022, leadership="good", help_and_protection="good"),
    )

    assert [r.area for r in rule.reasons(subject)] == ["help_and_protection"]


def test_areas_that_are_not_named_are_left_out_and_it_says_so(rule):
    """
    name     = "Leaders only"
    kind     = "deteriorated"
    areas    = ["leadership"]
    severity = "critical"
    """
    subject = a_subject(
        an_inspection(2026, leadership="good", help_and_protection="inadequate"),
        an_inspection(2022, leadership="good", help_and_protection="good"),
    )

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "The rule leaves out help and protection: inadequate, was good in May 2022."


def test_a_fall_since_sif_is_a_reason_that_names_both_frameworks(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    """
    subject = a_subject(an_inspection(2019, leadership="inadequate"), an_inspection(2016, leadership="good"))

    (reason,) = rule.reasons(subject)

    assert reason.text.endswith("was good in May 2016 (judged under ILACS-2018 now and SIF then)")


def test_across_frameworks_only_the_overall_grade_counts_if_the_user_wants_it_so(rule):
    """
    name              = "Worse than last time"
    kind              = "deteriorated"
    severity          = "critical"
    across_frameworks = "overall"
    """
    subject = a_subject(
        an_inspection(2019, overall="inadequate", leadership="inadequate"),
        an_inspection(2016, overall="good", leadership="good"),
    )

    assert [each.area for each in rule.reasons(subject)] == ["overall_effectiveness"]


def test_across_frameworks_nothing_counts_if_the_user_wants_it_so(rule):
    """
    name              = "Worse than last time"
    kind              = "deteriorated"
    severity          = "critical"
    across_frameworks = "no"
    """
    subject = a_subject(an_inspection(2019, overall="inadequate"), an_inspection(2016, overall="good"))

    assert rule.reasons(subject) == ()


def test_the_combined_judgement_is_compared_with_a_note_within_the_framework_even_so(rule):
    """
    name              = "Worse than last time"
    kind              = "deteriorated"
    severity          = "critical"
    across_frameworks = "no"
    """
    subject = a_subject(
        an_inspection(2024, children_in_care="inadequate"),
        an_inspection(2019, children_in_care_and_care_leavers="good"),
    )

    (reason,) = rule.reasons(subject)

    assert reason.text.endswith("was good in May 2019 (previously judged together with care leavers)")


def test_the_reports_own_word_is_a_reason_with_its_page(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    """
    said = Evidence("deteriorated", 2, "Help for children has declined.")
    subject = a_subject(an_inspection(2026, leadership="good"), says_deteriorated=True, evidence=(said,))

    (reason,) = rule.reasons(subject)

    assert reason.text == "the report says that services got worse (page 2)"
    assert reason.evidence == (said,)


def a_letter_that_says_so():
    said = Evidence("deteriorated", 1, "Since the last inspection, help for children has declined.")
    return a_subject(a_publication(Kind.FOCUSED_VISIT, says_deteriorated=True, evidence=(said,)))


def test_a_letter_that_says_so_is_a_reason_with_the_severity_that_letters_have(rule):
    """
    name             = "Worse than last time"
    kind             = "deteriorated"
    severity         = "critical"
    letters_severity = "warning"
    """
    (finding,) = findings_for((rule,), a_letter_that_says_so())

    assert finding.severity == "warning"
    assert [each.text for each in finding.reasons] == ["the letter says that services got worse (page 1)"]


def test_an_area_send_report_is_called_one(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    """
    subject = a_subject(a_publication(Kind.AREA_SEND, says_deteriorated=True))

    assert [each.text for each in rule.reasons(subject)] == ["the report says that services got worse"]


def test_a_report_keeps_the_rules_own_severity(rule):
    """
    name             = "Worse than last time"
    kind             = "deteriorated"
    severity         = "critical"
    letters_severity = "warning"
    """
    said = Evidence("deteriorated", 2, "Help for children has declined.")
    subject = a_subject(an_inspection(2026, leadership="good"), says_deteriorated=True, evidence=(said,))

    assert [each.severity for each in findings_for((rule,), subject)] == ["critical"]


def test_letters_can_be_left_out_and_it_says_so(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    letters  = false
    """
    assert rule.reasons(a_letter_that_says_so()) == ()
    assert rule.why_not(a_letter_that_says_so()) == (
        "It gives no grades, but says that services got worse; the rule leaves that out: `letters = false`."
    )


@pytest.mark.parametrize(
    ("now", "reasons"),
    [
        ("inadequate", []),
        ("good", ["impact of leaders: good, was outstanding in May 2022", "the report says that services got worse"]),
        ("outstanding", ["the report says that services got worse"]),
    ],
)
def test_without_letters_a_report_s_words_on_a_fall_that_is_left_out_are_none(rule, now, reasons):
    """
    name     = "Worse than last time, but good"
    kind     = "deteriorated"
    to       = ["good"]
    letters  = false
    severity = "warning"
    """
    subject = a_subject(
        an_inspection(2026, leadership=now), an_inspection(2022, leadership="outstanding"), says_deteriorated=True
    )

    assert [each.text for each in rule.reasons(subject)] == reasons


def test_it_says_what_it_compared_when_nothing_fell(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    """
    subject = a_subject(
        an_inspection(2026, leadership="good", care_leavers="good"),
        an_inspection(2022, leadership="requires improvement", children_in_care_and_care_leavers="good"),
    )

    assert rule.why_not(subject) == (
        "No judgement fell: impact of leaders: good, was requires improvement in May 2022; "
        "care leavers: good (first separate judgement)."
    )


def test_letters_and_news_have_no_grades_to_compare(rule):
    """
    name     = "Worse than last time"
    kind     = "deteriorated"
    severity = "critical"
    """
    letter, news = a_subject(a_publication(Kind.FOCUSED_VISIT)), a_subject(a_mention())

    assert rule.reasons(letter) == rule.reasons(news) == ()
    assert rule.why_not(letter) == rule.why_not(news) == "It makes no judgement."


def test_a_fall_to_another_grade_than_those_named_is_left_out_and_said(rule):
    """
    name     = "Worse"
    kind     = "deteriorated"
    severity = "critical"
    to       = ["requires improvement", "inadequate"]
    """
    slipped = a_subject(an_inspection(2026, leadership="good"), an_inspection(2022, leadership="outstanding"))
    fell = a_subject(an_inspection(2026, leadership="requires improvement"), an_inspection(2022, leadership="good"))

    assert rule.reasons(slipped) == ()
    assert rule.why_not(slipped).startswith("The rule leaves out")
    assert [each.area for each in rule.reasons(fell)] == ["leadership"]
