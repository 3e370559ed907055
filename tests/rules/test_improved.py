from __future__ import annotations

from builders import a_publication, a_subject, an_inspection

from watcher.model.kinds import Kind

ALL_CLEAR = "none of the council's judgements is inadequate any more"


def test_when_nothing_is_inadequate_any_more_it_says_so_first(rule):
    """
    name     = "Stand down"
    kind     = "improved"
    severity = "note"
    """
    subject = a_subject(
        an_inspection(2024, leadership="good", help_and_protection="good"),
        an_inspection(2022, leadership="inadequate", help_and_protection="good"),
    )

    assert [r.text for r in rule.reasons(subject)] == [
        ALL_CLEAR,
        "impact of leaders: good, was inadequate in May 2022",
    ]


def test_while_something_is_inadequate_nobody_stands_down(rule):
    """
    name     = "Stand down"
    kind     = "improved"
    severity = "note"
    """
    subject = a_subject(
        an_inspection(2024, leadership="good", help_and_protection="inadequate"),
        an_inspection(2022, leadership="inadequate", help_and_protection="inadequate"),
    )

    assert [r.area for r in rule.reasons(subject)] == ["leadership"]


def test_the_boards_grade_is_not_the_councils(rule):
    """
    name     = "Stand down"
    kind     = "improved"
    severity = "note"
    """
    subject = a_subject(
        an_inspection(2017, leadership="good", lscb="good"), an_inspection(2015, leadership="good", lscb="inadequate")
    )

    assert [r.area for r in rule.reasons(subject)] == ["lscb"]


def test_a_smaller_rise_than_asked_for_is_no_reason(rule):
    """
    name     = "By two"
    kind     = "improved"
    by       = 2
    severity = "note"
    """
    subject = a_subject(an_inspection(2024, leadership="good"), an_inspection(2022, leadership="requires improvement"))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject).startswith("No judgement that the rule looks at rose by 2 steps: ")


def test_a_letter_has_no_grade(rule):
    """
    name     = "Stand down"
    kind     = "improved"
    severity = "note"
    """
    assert rule.why_not(a_subject(a_publication(Kind.JTAI))) == "It makes no judgement."
