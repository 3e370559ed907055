from __future__ import annotations

import pytest
from documents import plain_letter
from letters import FILLER, focused_visit

from watcher.reading import document


def doubts(headline: str) -> bool:
    read = document.read(focused_visit(headline=headline))
    assert read.priority_actions + read.priority_actions_carried == ()
    return any("area for priority action" in each for each in read.problems)


@pytest.mark.parametrize(
    "words",
    [
        "Ofsted has been spared an area for priority action here until now.",
        "The letter of 2019 had no area for priority action. This one has.",
        "No area for priority action was set in 2019. Here there is one.",
        "Inspectors asked themselves whether it should be an area for priority action. On balance it should.",
        "We hoped not to need an area for priority action, but we do.",
        "Delays fell short of being an area for priority action in 2021. Now they are one.",
        "Practice was too uneven for us to leave without an area for priority action.",
        "We thought about whether to set an area for priority action, and decided to.",
        "The authority has never had an area for priority action until today.",
        "We lifted the area for priority action on visits and replaced it by another.",
        "You will see that our letter ends with an area for priority action.",
        "Your area for priority action from our last visit is still with you. Half of the actions are done.",
        "The chief executive told inspectors that she would treat our area for priority action as her first concern.",
        "The area for priority action of 2022 is one that the council has yet to leave behind.",
        "All but one of the areas for priority action from 2022 have been met.",
        "Only one of the areas for priority action set last year has been met.",
        "Most of the areas for priority action set last year have been met, though not all.",
        "With one exception, the areas for priority action from 2022 have been met.",
        "Leaders believe that the area for priority action of 2022 has been met. We do not agree.",
        "The area for priority action about visits is met. That about supervision is not.",
        "Two areas for priority action were set last year. One has been met.",
        "It gives us no pleasure to make an area for priority action.",
        "We have not made this an area for priority action lightly.",
        "The plan should set out how the area for priority action will be met.",
        "An area for priority action was set at the last visit. The council has not done what was asked.",
        "Partners took effective action on three areas for priority action of 2023. It has not done enough elsewhere.",
        "The area for priority action of 2023 was due to have been resolved. Partners know that it has not been.",
        "When inspectors visited in May they set an area for priority action. They saw too little change to end it.",
        "Leaders had hoped that the remaining area for priority action would be signed off.",
        "The letter would have one area for priority action, the director was told. It does.",
        "Partners should act first on the area for priority action and then on what else was found.",
        "Children who go missing are not safe, hence the area for priority action.",
        "This is the first time since 2018 that a visit here has ended in an area for priority action.",
        "The gap in the council's plan is an area for priority action.",
        "Nothing less than an area for priority action would do.",
        "It was because of what follows, and not the referral, that an area for priority action has had to be set.",
        "Leaders regard the area for priority action of 2023 as closed. It is not, for children still wait.",
        "One of the two areas for priority action from 2022 has been lifted; the visit could not lift the second.",
        "The council has worked for a year on the area for priority action, and the end is in sight.",
        "Of two areas for priority action in the letter of 2024, one is left: supervision.",
        "The action plan for the 2023 area for priority action runs until March and should be completed.",
        "Leaders were asked about the area for priority action of 2022. Its aims are met in one of three places.",
        "In concluding that visits should be an area for priority action, we had regard to the risk to babies.",
        "The council disputed that supervision should be an area for priority action.",
        "Of the previous areas for priority action, supervision is now good enough. Caseloads are not.",
        "Two areas for priority action were made in 2023. The first is resolved and the second needs more time.",
        "Leaders have an action plan for the area for priority action set in 2022, and work on it is in progress.",
        "Nothing short of priority action will do where babies are concerned.",
        "The priority action that followed the visit of July has so far been honoured on paper only.",
        "Partners were required in 2023 to take priority action on health checks. Waiting times have lengthened.",
        "The area for priority action about missing children goes back to May 2021. A plan exists. It lacks dates.",
        "An area for priority action on fostering was set at the last visit. The council did not look at it again.",
        "The first of the two areas for priority action has been dealt with. The second waits on a new system.",
        "It would be wrong to call the area for priority action of the last visit history. Old problems recur.",
        "Nothing that we saw would justify removing the area for priority action set in 2020.",
        "We came to see whether last year's priority action could be closed. Inspectors have more questions now.",
        "The council and we differ on how much of the area for priority action of 2022 is met. Half of it is.",
        "No further areas for priority action are set. The two in our letter of May 2023 have moved, though not far.",
        "Has the area for priority action been met? In the north, yes. In the south it has not.",
        "Audits say that the area for priority action from 2022 is met. What we read of it says otherwise.",
        "Leaders asked us to lift the priority action. With so many children unseen, it cannot be.",
        "The weekly checks that the priority action asks for are not made.",
        "Ofsted and the Care Quality Commission require partners to take priority action on waiting times.",
        "Some staff expected that an area for priority action would follow. This letter has made it a priority action.",
        "Inspectors weighed whether to lift the area for priority action from 2021 and concluded that they would wait.",
        "Of the priority actions set at the previous visit, only that on caseloads is done with.",
        "Inspectors have set an area for priority action, or so staff had heard. In truth, we did not.",
    ],
)
def test_an_area_that_no_rule_could_place_is_looked_at_by_somebody(words):
    assert doubts(words)


@pytest.mark.parametrize(
    "words",
    [
        "Where inspectors find an area for priority action, they come back.",
        "The board has its own areas for priority action, and some are not met.",
        "An area for priority action was made in 2019, and the council has rebuilt its front door since.",
        "In 2022 inspectors set an area for priority action. Children no longer wait, and visits are not late.",
        "Two areas for priority action were set last year. Neither remains.",
        "HMICFRS asked for priority action on custody, which is yet to come.",
        "The council has no area for priority action.",
        "No new area for priority action has been set since the last visit. Leaders have not ended their plan.",
        "When inspectors find an area for priority action they come back, and it is not closed before.",
        "The area for priority action of 2023 has been resolved. It had not been by May, and now is.",
        "All of the areas for priority action from 2022 have been met.",
        "Two areas for priority action were set last year. One has been met, and the other is too.",
        "All but one of the areas for priority action from 2022 had been met by 2023, and the last is met now.",
        "The area for priority action of 2022 has been met. Not all plans are good.",
        "Leaders believe that the area for priority action of 2022 has been met. We agree.",
        "It gives us great pleasure to lift the area for priority action of 2022.",
        "No new area for priority action has been set, and the earlier one has been met.",
        "Children's plans set out the times for priority actions.",
        "The council should read the area for priority action reports of others.",
        "This could have resulted in an area for priority action had leaders not answered.",
        "The director was told that there might be an area for priority action. There is none.",
        "There is no need for the area for priority action to remain.",
        "The area for priority action of 2022 has been met, and practice remains secure.",
        "The area for priority action from our last visit was on delay in two of the four teams. It has been met.",
        "Inspectors set an area for priority action in 2023. It is met. Families in the area are not met late.",
        "In deciding that housing should be an area for priority action, leaders listened to children.",
        "The area for priority action from our last visit has been met. Reviews are completed in two of the teams.",
        "Nothing is now outstanding from the areas for priority action set in 2021.",
        "Inspectors considered whether this should be an area for priority action. They concluded that it should not.",
        "Inspectors did not accept that supervision should be an area for priority action.",
        "An area for priority action on fostering was set at the last visit. Every arrangement is now known and safe.",
        "Partners were required in 2023 to take priority action on health checks. These are now prompt.",
        "We came to see whether last year's priority action could be closed. It can.",
        "The priority action that followed the visit of July 2021 is discharged.",
        "The council has done all that it was asked to do by the area for priority action of 2022.",
        "Of the two areas for priority action set in 2023, the first was met in May and the second is too.",
        "Staff agree priority actions with parents. Those of the last meeting are not all done.",
        "Staff who came from a council with an area for priority action, which is not met, feel safe here.",
        "The Care Quality Commission required the trust in 2023 to take priority action, which is not complete.",
        "Staff agreed a priority action for each child.",
        "Leaders acted on the priority action with energy.",
        "An audit rated nine cases as needing priority action. All were seen.",
        "Inspectors weighed whether to lift the area for priority action from 2021 and concluded that they should.",
        "Hotels were the subject of an area for priority action in 2023. There have been none since June of that year.",
        "The area for priority action of 2021 was not looked at here, having been closed in 2022.",
        "The council asked us to lift the area for priority action from 2022. We have done so.",
    ],
)
def test_what_is_general_or_another_bodys_or_history_is_no_doubt(words):
    assert not doubts(words)


def area_send(words: str):
    return document.read(
        plain_letter(
            *("Local area partnership report", "Area SEND inspection of Somerset Local Area Partnership"),
            *("Inspection dates: 17 to 21 June 2024", "Inspection outcome"),
            "The local area partnership's arrangements lead to inconsistent experiences for children with SEND.",
            *("What is it like to be a child or young person with SEND in this area?", FILLER, words),
        )
    )


@pytest.mark.parametrize(
    ("words", "now", "still"),
    [
        ("HMCI requires the partnership to prepare and submit a priority action plan.", True, False),
        ("HMCI does not require the partnership to prepare a priority action plan.", False, False),
        ("Of the areas for priority action set in 2022, three are met. The fourth has not been met.", False, True),
        ("The four areas for priority action set in 2022 have been met.", False, False),
        ("The ICB has made autism an area for priority action in its strategy.", False, False),
    ],
)
def test_an_area_send_report_without_its_table_is_read_by_its_sentences(words, now, still):
    read = area_send(words)

    assert (bool(read.priority_actions), bool(read.priority_actions_carried)) == (now, still)
