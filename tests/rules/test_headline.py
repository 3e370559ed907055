"""The line that a lock screen shows: the verdict, gravest first."""

from __future__ import annotations

import pytest
from builders import a_mention, a_publication, a_subject, an_inspection, judgements

from rules.alert import headline_for
from watcher.model.kinds import Kind
from watcher.model.news import Direction
from watcher.model.ofsted import AREA_SEND, FOUR_POINT, OUTCOME, Judgement


def inspection(year=2026, *, before=None, **grades):
    earlier = (an_inspection(year - 3, **before),) if before else ()
    return a_subject(an_inspection(year, **grades), *earlier)


def letter(kind, **said):
    return a_subject(a_publication(kind, **said))


def send(word, **said):
    return letter(Kind.AREA_SEND, judgements=(Judgement(OUTCOME, AREA_SEND.grade(word)),), **said)


ACTION = "Supervision of staff"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        (inspection(leadership="inadequate", care_leavers="good"), "INADEQUATE leaders"),
        (inspection(leadership="inadequate", help_and_protection="inadequate"), "INADEQUATE in all 2 judgements"),
        (inspection(2023, overall="inadequate", leadership="good"), "INADEQUATE overall"),
        (
            inspection(leadership="inadequate", before={"leadership": "inadequate"}),
            "still INADEQUATE leaders",
        ),
        (
            inspection(
                leadership="inadequate",
                help_and_protection="requires improvement",
                before={"leadership": "good", "help_and_protection": "good"},
            ),
            "INADEQUATE leaders; WORSE: help and protection now requires improvement (was good)",
        ),
        (
            inspection(
                children_in_care="good",
                care_leavers="requires improvement",
                before={"children_in_care": "outstanding", "care_leavers": "good"},
            ),
            "WORSE: care leavers now requires improvement (was good); children in care now good (was outstanding)",
        ),
        (
            inspection(leadership="good", before={"leadership": "inadequate"}),
            "no longer inadequate: leaders now good",
        ),
        (
            inspection(leadership="good", before={"leadership": "requires improvement"}),
            "better: leaders now good (was requires improvement)",
        ),
        (inspection(leadership="good", care_leavers="good"), "good in all 2 judgements"),
        (inspection(2016, overall="good", lscb="inadequate"), "good overall; safeguarding board INADEQUATE"),
        (letter(Kind.FOCUSED_VISIT, priority_actions=(ACTION,)), "focused visit, 1 area for priority action"),
        (letter(Kind.FOCUSED_VISIT, priority_actions=(ACTION, "X")), "focused visit, 2 areas for priority action"),
        (letter(Kind.FOCUSED_VISIT), "focused visit published, no priority action"),
        (letter(Kind.FOCUSED_VISIT, says_deteriorated=True), "focused visit, services got worse"),
        (letter(Kind.MONITORING_VISIT, progress="insufficient"), "monitoring visit, insufficient progress"),
        (letter(Kind.JTAI, priority_actions=(ACTION,)), "joint inspection (JTAI), 1 area for priority action"),
        (send("widespread or systemic failings"), "area SEND: widespread or systemic failings"),
        (
            send("widespread or systemic failings", priority_actions=(ACTION,)),
            "area SEND: widespread or systemic failings, 1 area for priority action",
        ),
        (letter(Kind.UNKNOWN_REPORT), "please check this report yourself"),
        (letter(Kind.INSPECTION, problems=("Damaged.",)), "please check this report yourself"),
        (
            a_subject(a_mention(overall_grade_now=FOUR_POINT.grade("inadequate"))),
            "reported, not yet confirmed: INADEQUATE",
        ),
        (
            a_subject(
                a_mention(overall_grade_now=FOUR_POINT.grade("good"), direction=Direction.DETERIORATED),
            ),
            "reported, not yet confirmed: services got worse, now good",
        ),
        (a_subject(a_mention()), "reported, not yet confirmed: an adverse inspection"),
    ],
)
def test_the_verdict_comes_first(subject, said):
    assert headline_for(subject, ()) == said


def test_a_report_that_says_that_services_got_worse_says_so_where_no_grade_does():
    subject = a_subject(a_publication(judgements=judgements(leadership="good"), framework=None, says_deteriorated=True))

    assert headline_for(subject, ()).startswith("WORSE, the report says")


def test_news_that_only_one_reader_is_sure_of_says_that_it_may_be_some():
    grade = FOUR_POINT.grade("inadequate")
    subject = a_subject(a_mention(should_alert=False, should_note=True, overall_grade_now=grade))

    assert headline_for(subject, ()) == "may be news of an inspection, not yet confirmed"


def test_a_report_that_says_that_services_got_worse_leaves_that_to_one_grade_that_shows_it():
    grades = judgements(leadership="good", help_and_protection="inadequate")
    subject = a_subject(a_publication(judgements=grades, framework=None, says_deteriorated=True))

    assert headline_for(subject, ()) == "INADEQUATE help and protection"
