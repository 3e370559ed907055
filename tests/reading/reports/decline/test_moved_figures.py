from __future__ import annotations

import pytest

from watcher.reading.reports.decline.moved_figures import LETTERS, MOVED, worse, worse_ones
from watcher.reading.reports.sentences.letter_search import LetterSearch
from watcher.reading.text import sentences


def found(said: list[str]) -> int | None:
    return next(worse_ones(said, *LetterSearch(LETTERS, MOVED).of(said)), None)


def is_worse(words: str) -> bool:
    return found(sentences(words)) is not None


@pytest.mark.parametrize(
    "words",
    [
        "In 2021, nine in ten visits were on time, and it is now seven in ten.",
        "Half of visits are on time, compared with two thirds in 2021.",
        "The proportion of plans reviewed on time stands at 54%, against 91% at the last inspection.",
        "A quarter of children are now seen, down from nearly all at the last inspection.",
        "Auditors graded 70% of plans good in 2022 and 41% this year.",
        "Of the 40 visits due in May, 22 were made in time. A year earlier it was 29 of 33.",
        "Ninety-four per cent of visits were in time when we came in 2022. The figure this week was 68.",
        "In 2022 almost all plans were read by a manager. This is now so for little more than half of them.",
        "In 2022, 9% of visits were overdue; it is now 24%.",
        "Reviews on time have come down from 92% to 70% since the visit of 2023.",
        "The wait for a first visit has gone from 4 weeks to 11 since 2021.",
        "A call was answered in two days in 2022. It takes eleven days now.",
        "Core groups were held monthly at the last visit; they are now held every three months.",
        "Visits that families once had within the day can now take a week.",
        "The reach of audits has shrunk, from around 60 audits each quarter to 20.",
        "The proportion of visits that are overdue has risen in each of the last two years.",
        "The average wait for a first visit has trebled since 2022.",
        "In 2021 a plan was finished in a month, and it takes three times as long today.",
        "In 2021, 90% of visits were on time, and it is now 60%. What needs to improve",
        "In 2021, 90% of visits were on time, and it is now 60%. The improvement board has not seen this.",
    ],
)
def test_figures_of_services_work_that_are_worse_than_at_an_earlier_time_say_that_it_got_worse(words):
    assert is_worse(words)


@pytest.mark.parametrize(
    "words",
    [
        "In 2021, seven in ten visits were on time, and it is now nine in ten.",
        "At the last inspection 95% of visits were made in time; this is now 94%.",
        "In 2021 most visits were in time, and it is now six in ten.",
        "Nine in ten visits are on time in the north, and it is now seven in ten in the south.",
        "In 2021, half of visits were not made in time; it is now a third.",
        "The wait for a first visit has gone from 11 weeks to 4 since 2021.",
        "Visits took place quarterly in 2021 and now take place every six weeks.",
        "In 2021, nine in ten families were poor and it is now six in ten.",
        "Nine in ten visits are on time.",
        "At the last inspection 68% of care leavers were in employment and 39% are now.",
        "In 2022, 94% of visits were in time. The figure for England is now 61%.",
        "In 2022, 94% of visits were in time. Some 40% of children are now seen by a nurse.",
        "In 2021, 71% of plans were in time and it is now 40%. That has since recovered.",
        "The fall in plans completed on time since 2021, from 71% to 40%, comes from how it is counted.",
        "The list has shrunk from 140 to nine since 2021.",
        "In 2021, 71% of children had blue eyes and it is now 40%.",
        "The number of visits has fallen in each of the last two years.",
        "In 2021, 71% of visits were in time, and 40% were.",
        "At the last visit, 80% of plans were up to date; this time inspectors saw 40% fewer plans.",
        "In 2021, 95% of visits were offered in time. They are now offered to all, and 60% of families accept.",
        "Visits were made every six weeks in 2022, and now every twelve, in line with children's needs.",
        "For one child, visits were weekly until 2024 and are now monthly.",
        "An action plan is due within 70 working days, and a draft within 20. We take the findings from this visit on.",
    ],
)
def test_figures_that_are_better_of_something_else_or_of_one_time_do_not(words):
    assert not is_worse(words)


def test_the_sentence_of_the_first_figure_is_named_with_those_of_a_list():
    assert found(["Leaders know.", "In 2021, 90% of visits were on time.", "It is now 60%."]) == 1
    assert not worse("In 2021, 90% of visits were on time.", "", "")
