from __future__ import annotations

import pytest
from said_sentences import rows

from watcher.reading.reports.decline import declines
from watcher.reading.text import sentences


def found(*words: str):
    return declines.read([(1, each) for text in words for each in sentences(text)]).says_so


def test_sentences_of_our_own_are_told_apart_by_whether_they_say_that_services_got_worse():
    wrong = [(said, words) for said, words in rows("declines", 2) if found(words) != (said == "yes")]

    assert wrong == []


def test_the_sentence_and_its_page_are_the_evidence():
    said = [(1, "Leaders know their services."), (2, "Since the last inspection, services have got worse.")]

    (evidence,) = declines.read(said).evidence

    assert (evidence.about, evidence.page) == ("deteriorated", 2)
    assert evidence.quote == said[1][1]


def test_what_others_say_is_shown_with_the_sentence_that_confirms_it():
    told = "Parents said that plans had become vaguer. Inspectors agree."

    assert [each.quote for each in declines.read([(3, each) for each in sentences(told)]).evidence] == [told]


def test_what_happened_once_is_not_told_where_the_next_sentences_say_that_it_is_over():
    fell = "After the last inspection in 2019, the quality of practice fell."

    assert found(fell, "It is poor to this day.")
    assert found(fell, "A new director came in May.")
    assert not found(fell, "A new director came in May.", "Services have improved since.")


@pytest.mark.parametrize("before", ["The number of children in care fell.", "Caseloads are high."])
def test_a_further_decline_is_of_what_the_sentence_before_spoke_of(before):
    assert not found(before, "Since then there has been a further decline.")
    assert found("Practice was weak.", "Since then there has been a further decline.")


def test_the_end_of_a_sentence_that_a_page_foot_parted_from_its_subject_says_nothing_of_services():
    assert not found("The quality of plans is good.", "have become less clear.")


def test_figures_in_the_last_item_of_a_list_are_what_a_pronoun_takes_up():
    figures = "Help is good. • At 31 May 2015, 134 children had a child protection plan."

    assert not found(figures, "This is an increase from 100, but it is lower than in March 2013.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the last inspection, the culture has deteriorated.",
        "The welcome for new families has deteriorated.",
        "The edge of care service has shrivelled.",
        "Supervision has become an exercise in completing forms.",
        "Advisers visit young people less than they used to.",
        "Care leavers said that they now see their personal adviser much less.",
        "The quality of health assessments has declined because of a shortage of doctors.",
        "Leaders do not accept that practice has declined since the last inspection.",
        "The local authority disputes that its services have deteriorated.",
        "During the restructure the quality of assessments deteriorated.",
        "The picture for care leavers is bleaker.",
        "Work to prepare children for adoption is no longer of the quality seen in 2019.",
    ],
)
def test_what_may_be_of_services_or_not_is_a_problem_with_the_sentence(sentence):
    read = declines.read([(1, sentence)])

    assert not read.says_so
    assert sentence in read.problems[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Children go missing less often than they did at the last inspection.",
        "The service depends less on agency staff than it did, and is less reliant on hotels than it was.",
        "Leaders are less defensive than they were at the last inspection.",
        "Fewer visits are late than at the last inspection.",
        "The practice of closing cases early has ceased.",
        "Plans to close the family centre's support service have stalled.",
        "The time taken to match children with adopters has fallen significantly.",
        "Children in care now have fewer workers, as staff turnover has fallen.",
        "Weaknesses that were found at the last inspection are no longer evident.",
        "The dip in performance that followed the change of case-recording system has been reversed.",
        "The dip in practice that followed the last inspection was temporary, and visits are timely.",
        "Leaders describe a period of decline before 2019 and a determined recovery since.",
        "Meetings are less formal than they were, and young people prefer this.",
        "Fewer assessments are completed out of time than before.",
        "The council's corporate centre has shrunk.",
        "All other directorates offer less than they did.",
        "The hub was shared with a neighbouring authority, whose own arrangements were found to have declined since.",
        "The picture in primary schools is worse.",
        "Some children have suffered, as their files show, significant harm.",
    ],
)
def test_less_of_what_is_bad_is_neither_a_decline_nor_a_problem(sentence):
    assert declines.read([(1, sentence)]) == declines.Declines()


def test_what_was_said_to_inspectors_is_not_told_where_they_looked_into_it_and_all_was_right():
    said = "Headteachers said that thresholds were raised and that support has declined since 2021."

    assert found(said, "Inspectors followed up 14 contacts.", "The decisions were wrong.")
    assert not found(said, "Inspectors followed up 14 contacts.", "The decisions were right.")


@pytest.mark.parametrize(
    ("said", "opposite"),
    [
        (
            "The team does not have the oversight of timetables that it had in 2021.",
            "The team does not have the oversight of timetables that it had hoped to have.",
        ),
        (
            "Practice has not kept to the standard that was reported in 2021.",
            "Practice has not stayed at the low standard that was reported in 2021.",
        ),
        (
            "The direct work that was such a strength there in 2019 is hard to find in records.",
            "The poor work that was such a weakness there in 2019 is hard to find in records.",
        ),
        (
            "This is not true of care leavers, where support has declined since 2021.",
            "This is not true of neighbouring areas, where support has declined since 2021.",
        ),
        (
            "Decisions made within a day went from 96% to 71% in the space of two quarters.",
            "Decisions made within a day went from 71% to 96% in the space of two quarters.",
        ),
        (
            "The service that families receive has slipped backwards over about eighteen months.",
            "The school that children attend has slipped backwards over about eighteen months.",
        ),
        (
            "Four in ten visits are late, where a year ago it was one in ten.",
            "One in ten visits is late, where a year ago it was four in ten.",
        ),
        (
            "Arrangements to protect children have become a great deal worse.",
            "Arrangements to protect children have become a great deal better.",
        ),
        (
            "Oversight by senior leaders loosened after the last inspection and has not been restored.",
            "Oversight by senior leaders loosened in 2019. It has since been tightened and is now strong.",
        ),
        (
            "Auditing has deteriorated since the last inspection.",
            "Auditing of the accounts has deteriorated since the last inspection.",
        ),
        (
            "Inspectors re-examined visits and are more worried about practice than at the last visit in April.",
            "Inspectors re-examined visits and are less worried about practice than at the last visit in April.",
        ),
        (
            "Leaders said that practice had slipped since 2024. That slip has not been made good.",
            "Leaders said that practice had slipped since 2024. That slip has been made good.",
        ),
        (
            "Inspectors found that practice had gone backwards since 2020; it is behind schedule now.",
            "Inspectors found that practice had gone backwards since 2020; that is behind the council now.",
        ),
        (
            "Some said that practice has declined since 2021. We looked for evidence and found it; it is clear.",
            "Some said that practice has declined since 2021. We looked for evidence and did not find it; it is good.",
        ),
        (
            "In 2021 services were found to be good. That is no longer so.",
            "In 2021 services were found to require improvement to be good. That is no longer so.",
        ),
    ],
)
def test_what_is_less_than_it_was_and_what_is_not(said, opposite):
    assert found(said)
    assert not found(opposite)


@pytest.mark.parametrize("others", ["Placing authorities", "Neighbouring councils"])
def test_what_turns_from_another_body_to_the_council_s_own_is_a_doubt_at_least(others):
    said = f"{others} visit children less often, and the council's own support for them has declined since 2022."

    assert declines.read([(1, said)]).problems
    assert declines.read([(1, f"{others} visit children less often.")]) == declines.Declines()


def test_the_quality_of_work_behind_what_a_partner_did_may_be_the_councils():
    told = "Specialist nurses have left, and since 2022 the quality of help for children in care has deteriorated."
    theirs = "The police have fewer officers, and the quality of their notifications has deteriorated since 2022."

    assert declines.read([(1, told)]).problems
    assert declines.read([(1, theirs)]) == declines.Declines()


def test_what_staff_do_less_often_without_saying_than_when_is_a_doubt():
    told = declines.read([(1, "Social workers see children less often.")])

    assert not told.says_so
    assert told.problems
    assert not declines.read([(1, "Parents see their children less often.")]).problems
