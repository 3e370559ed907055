from __future__ import annotations

from builders import a_mention, a_publication, a_subject, an_inspection, judgements

from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_SEND, MET_OR_NOT


def test_each_area_with_such_a_grade_is_a_reason(rule):
    """
    name     = "Inadequate"
    kind     = "judged"
    grades   = ["inadequate"]
    severity = "critical"
    """
    subject = a_subject(an_inspection(2026, leadership="inadequate", help_and_protection="good"))

    (reason,) = rule.reasons(subject)

    assert reason.text == "impact of leaders: inadequate"
    assert [each.quote for each in reason.evidence] == ["leadership inadequate"]


def test_an_inadequate_area_under_a_better_overall_grade_is_a_reason(rule):
    """
    name     = "Inadequate"
    kind     = "judged"
    grades   = ["inadequate"]
    severity = "critical"
    """
    subject = a_subject(an_inspection(2022, overall="requires improvement", leadership="inadequate"))

    assert [each.area for each in rule.reasons(subject)] == ["leadership"]


def test_the_safeguarding_boards_grade_is_said_to_be_the_boards(rule):
    """
    name     = "Inadequate"
    kind     = "judged"
    grades   = ["inadequate"]
    severity = "critical"
    """
    subject = a_subject(an_inspection(2016, leadership="good", lscb="inadequate"))

    (reason,) = rule.reasons(subject)

    assert "the board's grade, not the council's" in reason.text


def test_grades_of_other_scales_are_found_by_their_own_words(rule):
    """
    name     = "Whatever it is called"
    kind     = "judged"
    grades   = ["inadequate", "urgent improvement", "not met", "widespread or systemic failings"]
    severity = "critical"
    """
    met = judgements(MET_OR_NOT, leadership="not met")
    send = judgements(AREA_SEND, outcome="widespread or systemic failings")

    assert rule.reasons(a_subject(a_publication(judgements=met)))
    assert rule.reasons(a_subject(a_publication(Kind.AREA_SEND, judgements=send)))


def test_it_says_why_not(rule):
    """
    name     = "Inadequate"
    kind     = "judged"
    grades   = ["inadequate"]
    severity = "critical"
    """
    good = a_subject(an_inspection(2026, leadership="good"))
    letter = a_subject(a_publication(Kind.FOCUSED_VISIT))

    assert rule.reasons(good) == rule.reasons(letter) == rule.reasons(a_subject(a_mention())) == ()
    assert rule.why_not(good) == "None of its judgements is inadequate: impact of leaders: good."
    assert rule.why_not(letter) == "It makes no judgement."
