from __future__ import annotations

from builders import a_publication, a_subject, an_inspection

from watcher.model.kinds import Kind


def test_the_same_adverse_grade_again_is_a_reason(rule):
    """
    name     = "Still inadequate"
    kind     = "remains"
    severity = "critical"
    """
    subject = a_subject(
        an_inspection(2024, leadership="inadequate", help_and_protection="requires improvement"),
        an_inspection(2022, leadership="inadequate", help_and_protection="requires improvement"),
    )

    assert [r.text for r in rule.reasons(subject)] == ["still so: impact of leaders: inadequate, as in May 2022"]


def test_a_grade_that_fell_to_inadequate_does_not_remain_so(rule):
    """
    name     = "Still inadequate"
    kind     = "remains"
    severity = "critical"
    """
    subject = a_subject(an_inspection(2024, leadership="inadequate"), an_inspection(2022, leadership="good"))

    assert rule.reasons(subject) == ()
    assert "impact of leaders: inadequate, was good in May 2022" in rule.why_not(subject)


def test_the_user_says_which_grades(rule):
    """
    name     = "Stuck"
    kind     = "remains"
    grades   = ["requires improvement"]
    areas    = ["leadership"]
    severity = "note"
    """
    subject = a_subject(
        an_inspection(2024, leadership="requires improvement", help_and_protection="requires improvement"),
        an_inspection(2022, leadership="requires improvement", help_and_protection="requires improvement"),
    )

    assert [r.area for r in rule.reasons(subject)] == ["leadership"]


def test_the_care_leavers_first_separate_judgement_does_not_remain(rule):
    """
    name     = "Still inadequate"
    kind     = "remains"
    severity = "critical"
    """
    subject = a_subject(
        an_inspection(2024, care_leavers="inadequate"),
        an_inspection(2022, children_in_care_and_care_leavers="inadequate"),
        an_inspection(2016, care_leavers="inadequate"),
    )

    assert rule.reasons(subject) == ()


def test_a_letter_has_no_grade(rule):
    """
    name     = "Still inadequate"
    kind     = "remains"
    severity = "critical"
    """
    subject = a_subject(a_publication(Kind.MONITORING_VISIT))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It makes no judgement."
