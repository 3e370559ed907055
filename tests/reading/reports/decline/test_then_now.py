from __future__ import annotations

import pytest

from watcher.reading.reports.decline.then_now import doubtful, worse
from watcher.reading.text import sentences


@pytest.mark.parametrize(
    "words",
    [
        "Pathway plans, which had been clear, are now often vague.",
        "At the last inspection, supervision was regular. It is now often late.",
        "Supervision was regular at the last visit but is seldom held.",
        "Inspectors last came in 2022, when plans were clear. At this visit, they were vague.",
        "In 2019 visits were timely and children knew their social workers; both are rare today.",
        "The rota, found to be safe at the last visit, gave inspectors cause for concern on this one.",
        "Work had come on well by the spring of 2024, but momentum has since been lost.",
        "In 2019, inspectors found the work to be sound. They could not reach the same conclusion this time.",
        "In the letter of March plans were described as careful. One would hesitate to repeat the word now.",
        "Managers once read every plan. They no longer do so.",
        "Staying put was well supported at one time. This could not be said today.",
        "Until the move of 2023, children used to keep the same adviser for years. This is no longer usual.",
        "A call is rarely made, where a visit each term was the norm in 2020.",
        "Inspectors had reported that the majority of panels were on time. At this visit the majority were not.",
        "In 2021, social workers visited children each fortnight. Visits are now missed.",
        "The backlog had been cleared by the second visit. It is back.",
        "In 2022, all children had a plan. The same can be said of barely half of them now.",
        "In 2022 the panel was a strength. It has since changed hands, and its actions are not followed up.",
        "In 2021 plans were reviewed every six weeks. That is not what inspectors found on this visit.",
        "The last inspection found that calls were answered promptly. Two years later this is so for some only.",
        "Visits to children are too often missed, which was not happening two years ago.",
        "The trust that runs the service was effective in 2019. Inspectors saw little of that quality on this visit.",
    ],
)
def test_what_was_good_then_and_is_bad_now_got_worse(words):
    assert next(worse(sentences(words), [0])) == 0


@pytest.mark.parametrize(
    "words",
    [
        "At the last inspection, supervision was weak. It is still often late.",
        "At the last inspection, supervision was regular. It is not late now either.",
        "At the last inspection, supervision was regular. It may become late.",
        "At the last inspection, supervision was regular. It was late in spring. Leaders have put that right.",
        "At the last inspection, supervision was regular. Some plans are vague.",
        "The recommendations of the last inspection were acted on promptly. Some plans are still late.",
        "Services were judged to be good in 2019. The quality of plans is variable.",
        "Staff had been well trained. Some records are not up to date and are unclear.",
        "Care leavers had been well supported. It is now rare for them to lose touch.",
        "Partners had been well engaged, and they are now clear about the gaps.",
        "At the last inspection, attendance at school was good. It is poor now.",
        "In 2019 plans were good; some that inspectors saw are unclear, and audits have strengthened them.",
        "Plans are used to inform reviews, and those seen were clear. Some are late.",
        "At the last visit, rotas were safe and regular. On this one, inspectors had no cause for concern.",
        "In 2022 the panel met monthly and was thorough. This has not changed since.",
        "Until 2023, children often used to change reviewing officer. This is no longer usual.",
        "At the last visit assessments were timely. It was not within the scope of this one to look at them again.",
        "Visits were regular in 2022, and no child now waits without a worker.",
        "Practice was good when inspectors last came. It is not less so now.",
        "A call is rarely late, where a visit each term was the norm in 2020, and is now made with better notice.",
        "Social workers used to visit only in a crisis. They no longer do so.",
        "In 2022 the team was well staffed but visits were late. That is no longer so: visits are on time.",
        "In 2022, decisions were usually made by one manager alone. This is no longer usual.",
        "In 2020 prompt decisions were the exception. They are the exception no longer.",
        "In 2021, leaders introduced a new model. It is not yet used consistently.",
        "Inspectors visited two homes in 2019. They are no longer open.",
        "The backlog had been cleared by the second visit. It has not come back.",
        "Plans drift. In 2019, they were not reviewed either.",
        "Drift has reduced since the last inspection. The number of children in care has risen.",
        "Delays were rare in 2021. The number of children in care has risen since.",
        "In 2021, children were not visited each fortnight. Visits are now missed.",
        "In 2021 visits were often late. That is not what inspectors found on this visit.",
        "The last inspection found that calls were answered promptly. Two years later this is so for all callers.",
        "Visits are timely, which was not the case two years ago.",
        "Visits were missed in the summer, which was not happening two years ago.",
        "The council took on its duties in April 2023. Nothing that was said before that is repeated now.",
        "In 2023 the board had written of failings. Inspectors' evidence does not support this now.",
    ],
)
def test_what_was_not_good_or_is_not_bad_or_not_theirs_says_nothing(words):
    said = sentences(words)

    assert not [*worse(said, range(len(said)))]


def test_the_sentence_that_tells_of_the_earlier_time_is_named():
    assert (
        next(worse(["Leaders know their services.", "In 2019 recording was good.", "It is poor today."], [1, 2])) == 1
    )


@pytest.mark.parametrize("heading", ["What needs to improve?", "What needs to improve? - The quality of plans."])
def test_the_heading_of_what_has_to_improve_says_of_nothing_that_it_got_better(heading):
    told = "Plans, which were commended in 2019, are these days mostly written in young people's absence."

    assert next(worse([told, heading], [0])) == 0
    assert not [*worse([told, "Since the spring, plans have improved."], [0])]


@pytest.mark.parametrize(
    "words",
    [
        "In 2020 the team responded at weekends. It is a weekday service now, and families ring the duty team instead.",
        "Until 2023, advisers met young people each week. At present a leaflet is all that is sent, and not to all.",
    ],
)
def test_what_was_done_then_and_may_be_done_less_now_is_in_doubt(words):
    said = sentences(words)

    assert not [*worse(said, [0])]
    assert doubtful(said, [0]) == 0


@pytest.mark.parametrize(
    "words",
    [
        "In 2020 the team responded at weekends. It is a weekday service now.",
        "In 2020 the team responded at weekends. No child now waits until Monday.",
        "The panel was set up in 2020. It is not a service now.",
        "Visits were regular in 2022. While fewer children are now in care, none is seen late.",
    ],
)
def test_what_is_only_different_now_is_in_no_doubt(words):
    assert doubtful(sentences(words), [0]) is None
