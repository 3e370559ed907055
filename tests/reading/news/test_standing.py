from __future__ import annotations

import pytest
from news_parts import standings


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bolton children's services rated inadequate", ("inadequate", "now")),
        ("Bolton children's services still inadequate, says Ofsted", ("inadequate", "still")),
        ("Ofsted: Bolton is not inadequate", ("inadequate", "denied")),
        ("Ofsted: Bolton is not, however, inadequate", ("inadequate", "denied")),
        ("Ofsted: Bolton is (not) inadequate", ("inadequate", "denied")),
        ("Bolton was not, as Cllr. Green had said, rated inadequate by Ofsted", ("inadequate", "denied")),
        ("Services in Bolton have not, Ofsted says, declined", ("decline", "denied")),
        ("Whether Bolton likes it or not, says Ofsted, inadequate it is", ("inadequate", "now")),
        ("Bolton has not, says Ofsted, changed, and is inadequate", ("inadequate", "now")),
        ("Bolton will not, it says, appeal (it is inadequate, says Ofsted)", ("inadequate", "now")),
        ("Ofsted: Bolton, which is not good, is inadequate", ("inadequate", "now")),
        ("None of Bolton's five Ofsted judgements is inadequate", ("inadequate", "denied")),
        ("None of Bolton's Ofsted judgements is better than inadequate", ("inadequate", "still")),
        ("None of the leaders who run Bolton stays, as it is inadequate, says Ofsted", ("inadequate", "now")),
        ("Bolton denies cover-up as Ofsted rates children's services inadequate", ("inadequate", "now")),
        ("Bolton denies that Ofsted has rated children's services inadequate", ("inadequate", "denied")),
        ("Support has not kept pace and moves from good to inadequate, Ofsted says", ("inadequate", "now")),
        ("Twice judged inadequate, Bolton has been rated good by Ofsted", ("inadequate", "earlier")),
        ("Twice Ofsted judged Bolton inadequate, and it is so again", ("inadequate", "still")),
        ("Ofsted says support for you when you leave care is inadequate", ("inadequate", "now")),
        ("Ofsted closes Bolton's priority action", ("priority", "left")),
        ("Ofsted lifts Bolton's priority action", ("priority", "left")),
        ("Bolton council takes urgent action on damp", ("priority", "left")),
        ("Bolton council must take urgent action, says Ofsted", ("priority", "now")),
        ("Ofsted: Bolton praised for urgent action", ("priority", "left")),
        ("Bolton completes the priority action that Ofsted asked for", ("priority", "left")),
        ("Bolton council told by Ofsted to complete priority action", ("priority", "now")),
        ("Bolton escapes inadequate rating", ("inadequate", "left")),
        ("Bolton's children's services drop back into inadequate", ("inadequate", "now")),
        ("Bolton leaves the bottom grade", ("inadequate", "left")),
        ("It had taken Bolton years to move from inadequate to good", ("left behind", "earlier")),
        ("None of the praise hides that Bolton's services are inadequate, says Ofsted", ("inadequate", "now")),
        ("None of the plans was kept and Bolton is inadequate, says Ofsted", ("inadequate", "now")),
        ("None of Bolton's five judgements is inadequate, says Ofsted", ("inadequate", "denied")),
        ("It is untrue that Bolton's services are inadequate, Ofsted says", ("inadequate", "denied")),
        ("Bolton says that a lower grade from Ofsted could not be ruled out", ("down", "awaited")),
        ("A fall to inadequate can't be excluded, Bolton is told by Ofsted", ("inadequate", "awaited")),
        ("Ofsted rates Bolton inadequate and a trust can't be ruled out", ("inadequate", "now")),
        ("Praise for Bolton's progress in Hull on priority actions from Ofsted", ("priority", "known")),
        ("Bolton makes no progress and inspectors set priority actions", ("priority", "now")),
        ("Ofsted's area for priority action has been met in Bolton", ("priority", "left")),
        ("Work taken back from Leeds has been rated inadequate by Ofsted", ("inadequate", "now")),
        ("Ofsted rates Bolton good; under the trust they were outstanding", ("outstanding", "earlier")),
        ("They are good in Bolton, says Ofsted; they were rated inadequate", ("inadequate", "now")),
        ("Bolton's leaders are inadequate with care that was good in 2022, says Ofsted", ("inadequate", "now")),
        ("Bolton's good, but others slip, Ofsted says", ("good", "now")),
        ("Services, which since May have worsened, are found inadequate by Ofsted", ("inadequate", "now")),
        ("How Bolton's services declined is told in a report out today by Ofsted", ("decline", "now")),
        ("Row over inadequate care in Bolton, says Ofsted", ("inadequate", "now")),
        ("Ofsted has rated as inadequate services in Bolton", ("inadequate", "now")),
        ("Bolton is told to halt decline, says Ofsted", ("decline", "now")),
        ("Bolton must stop decline, says Ofsted", ("decline", "now")),
        ("Since May, a downgrade for Bolton from Ofsted", ("down", "now")),
        ("The city accepts Monday's inadequate judgement by Ofsted", ("inadequate", "now")),
        ("Bolton set for inadequate rating", ("inadequate", "awaited")),
        ("It is a decade since a report led Ofsted to judge Bolton's services inadequate", ("inadequate", "earlier")),
        ("Bolton goes from inadequate to requires improvement, says Ofsted", ("requires improvement", "now")),
        ("Bolton was good at its last inspection by Ofsted", ("good", "earlier")),
        ("Inspectors had found Bolton inadequate", ("inadequate", "earlier")),
        ("Inspectors said there had been a decline in the quality of practice", ("decline", "now")),
        ("Bolton's child protection is inadequate, again, says Ofsted", ("inadequate", "still")),
        ("Bolton fears an inadequate rating from Ofsted", ("inadequate", "awaited")),
        ("Services that Ofsted had previously rated inadequate", ("inadequate", "earlier")),
        ("It was judged good last time by Ofsted", ("good", "earlier")),
        ("It was requires improvement, says Ofsted", ("requires improvement", "earlier")),
        ("Ofsted returns to Bolton, once inadequate", ("inadequate", "earlier")),
        ("Bolton expects Ofsted to find that services are inadequate", ("inadequate", "awaited")),
        ("Bolton moves from inadequate to good, says Ofsted", ("inadequate", "left")),
        ("Bolton loses good mark from Ofsted", ("good", "left")),
        ("Bolton's good Ofsted rating slips", ("good", "earlier")),
        ("Bolton's outstanding grade from Ofsted falls", ("outstanding", "earlier")),
        ("Bolton's good services are rated inadequate, a fall says Ofsted", ("inadequate", "now")),
        ("Bolton's services fall a grade? What we know", ("down", "awaited")),
        ("Are Bolton's children's services still inadequate? Ofsted is back", ("inadequate", "awaited")),
        ("Is Bolton failing children? Ofsted says so, and rates it inadequate", ("inadequate", "now")),
        ("Councillors clash over the fall of Bolton's services to requires improvement", ("down", "known")),
        ("Two years after escaping Ofsted's lowest grade Bolton is given it again", ("inadequate", "still")),
        ("Once rated inadequate by Ofsted, Bolton will not be given it again", ("inadequate", "earlier")),
        ("Bolton council leader devastated over Ofsted's inadequate rating", ("inadequate", "now")),
        ("Six years since Ofsted judged Bolton inadequate and described widespread failings", ("serious", "earlier")),
        ("It is six years since Ofsted rated Bolton inadequate, and practice has declined", ("decline", "now")),
        ("After four years at good, Bolton requires improvement, says Ofsted", ("good", "earlier")),
        ("Ofsted found that children wait too long and rated Bolton inadequate", ("inadequate", "now")),
        ("Bolton, long judged inadequate, is visited by Ofsted", ("inadequate", "earlier")),
        ("'Inadequate' no more: Ofsted is back in Bolton", ("inadequate", "left")),
        ("Ofsted says that care leavers in Bolton receive an inadequate service", ("inadequate", "now")),
        ("Ofsted returns to Bolton to see an inadequate service", ("inadequate", "known")),
        ("Bolton rated lowest on Ofsted's scale for child protection", ("inadequate", "now")),
        ("Row over Ofsted's inadequate rating in Bolton", ("inadequate", "known")),
        ("After four years at good Bolton is inadequate, says Ofsted", ("inadequate", "now")),
        ("After being found inadequate Bolton is visited by Ofsted", ("inadequate", "known")),
        ("Bolton fails to escape Ofsted's inadequate rating", ("inadequate", "still")),
        ("Bolton fails to escape inadequate rating, says Ofsted", ("left behind", "denied")),
        ("Bolton escapes inadequate rating, says Ofsted", ("left behind", "now")),
        ("Decline has been halted at Bolton's children's services", ("decline", "denied")),
        ("Decline halted at Bolton's children's services, says Ofsted", ("decline", "denied")),
        ("Inadequate childrens services in Bolton hire, says Ofsted", ("inadequate", "known")),
        ("Passes in response to being handed an inadequate rating by Ofsted", ("inadequate", "known")),
        ("Parents slam the service that the education watchdog found inadequate", ("inadequate", "known")),
        ("A letter on Bolton, which the education watchdog called inadequate", ("inadequate", "known")),
        ("Bolton was handed an inadequate rating by Ofsted at that time, a judge heard", ("inadequate", "earlier")),
        ("A council where services were rated inadequate is too slow, says Ofsted", ("inadequate", "known")),
        ("A council where services were rated inadequate today is sorry, says Ofsted", ("inadequate", "now")),
        ("Decline must be halted at Bolton's children's services, says Ofsted", ("decline", "now")),
        ("Decline in Bolton's children's services has not been halted, says Ofsted", ("decline", "now")),
        ("Bolton's services have worsened since early help was stopped, says Ofsted", ("decline", "now")),
        ("Standards slipped in Bolton when recruitment was halted, says Ofsted", ("decline", "now")),
        ("Bolton's services have declined, and help was halted too soon, says Ofsted", ("decline", "now")),
        ("Bolton's services have declined, inspectors from Ofsted say help was halted", ("decline", "now")),
        ("Bolton has turned round falling standards, says Ofsted", ("decline", "denied")),
        ("Bolton must turn round falling standards, says Ofsted", ("decline", "now")),
        ("Bolton is good despite erosion of budgets, says Ofsted", ("good", "now")),
        ("Bolton used to be good at visits and is outstanding, says Ofsted", ("good", "earlier")),
        ("No lack of progress in Bolton, says Ofsted", ("no progress", "denied")),
        (
            "Families denied early help as Bolton's services are judged to be inadequate by Ofsted",
            ("inadequate", "now"),
        ),
        ("Ofsted rates Bolton inadequate and adds that leaders lost grip", ("inadequate", "now")),
        ("Bolton's services inadequate: cost of failing children shown by Ofsted", ("inadequate", "now")),
        ("Ofsted reports on Bolton, where services were rated inadequate and leaders are sorry", ("inadequate", "now")),
        ("Decline has not been lost on Bolton, says Ofsted", ("decline", "now")),
        ("Help for Bolton children at risk worsening, says Ofsted", ("decline", "now")),
        ("Bolton risks losing its good Ofsted rating", ("down", "awaited")),
        ("Bolton's children's services risk falling into Ofsted's bottom grade", ("inadequate", "awaited")),
        ("Bolton leaves lowest Ofsted grade behind", ("inadequate", "left")),
        ("Lowest rating no more as Ofsted upgrades Bolton", ("left behind", "now")),
        ("The council's last Ofsted inspection rated Bolton inadequate", ("inadequate", "earlier")),
        ("Ofsted: a council whose care was praised has nonetheless been rated inadequate", ("inadequate", "now")),
        (
            "There is no truth in reports that Bolton's children's services have been rated inadequate by Ofsted",
            ("inadequate", "denied"),
        ),
        ("Bolton's response of 3 August: sorry for Ofsted's report, which rates it inadequate", ("inadequate", "now")),
        ("Bolton's children's services below good for the first time, says Ofsted", ("down", "now")),
        ("Bolton loses its star as Ofsted rates it good", ("down", "now")),
        ("Services in Bolton used to be better, says Ofsted", ("decline", "now")),
        ("Children's cases drift longer than in 2024, Ofsted tells Bolton", ("decline", "now")),
        ("Falling standards at Bolton's children's services, says Ofsted", ("decline", "now")),
        ("Bolton's help is no longer as strong, says Ofsted", ("decline", "now")),
        ("Ofsted sees an erosion of good practice in Bolton", ("decline", "now")),
        ("Bolton was inadequate, Ofsted says, and Wigan has gone from outstanding to good", ("good", "now")),
        ("Ofsted rates Bolton inadequate and Wigan has gone from outstanding to good", ("inadequate", "now")),
        ("The inadequate Ofsted label has gone in Bolton", ("inadequate", "earlier")),
        ("Bolton was judged inadequate by Ofsted at the time", ("inadequate", "earlier")),
        ("Bolton requires improvement, Ofsted says days before a vote", ("requires improvement", "now")),
        ("Ofsted: Bolton goes to requires improvement days before it is abolished", ("requires improvement", "now")),
        ("Bolton is stripped of 'outstanding' by Ofsted", ("outstanding", "left")),
        ("Support for those leaving care in Bolton was inadequate, Ofsted says", ("inadequate", "now")),
        ("Bolton is leaving its inadequate rating behind, says Ofsted", ("inadequate", "left")),
        ("Talk, hours after Ofsted downgraded Bolton", ("down", "now")),
        ("Talk, weeks after Ofsted downgraded Bolton", ("down", "known")),
    ],
)
def test_how_a_grade_or_a_sign_stands(title, expected):
    assert expected in standings(title)


def test_priority_action_that_inspectors_want_is_asked_for_not_awaited():
    assert ("priority", "now") in standings("Ofsted wants priority action in Bolton")


def test_a_grade_that_is_not_left_still_stands():
    assert ("inadequate", "still") in standings("Change was not enough to lift Bolton out of inadequate, said Ofsted")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is down from the last inspection, which found Bolton's services to be good", ("good", "earlier")),
        ("Bolton's services were rated inadequate ahead of a move to a trust in April", ("inadequate", "now")),
    ],
)
def test_what_the_last_inspection_found_is_no_result_of_now(sentence, expected):
    assert expected in standings(sentence, day="2026-05-03")


def test_how_long_nothing_has_changed_dates_no_lack_of_progress():
    said = "Inspectors saw no consistent improvement in Bolton two years after the inadequate rating"

    assert ("no progress", "now") in standings(said)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("When the trust took over, leadership at Bolton council was inadequate", ("inadequate", "earlier")),
        ("When inspectors came back, leadership at Bolton council was inadequate", ("inadequate", "now")),
        ("Bolton could not prevent a downgrade by Ofsted", ("down", "now")),
        ("Bolton gets its first letter from Ofsted since a downgrade", ("down", "known")),
        ("A council whose name was once mud in Bolton has been rated outstanding", ("outstanding", "now")),
        ("Bolton secures good from Ofsted with outstanding leaders", ("outstanding", "now")),
        ("Ofsted says that practice in Bolton has become more variable", ("decline", "now")),
    ],
)
def test_what_was_before_is_parted_from_the_main_clause_s_news(sentence, expected):
    assert expected in standings(sentence)


def test_a_claim_of_somebody_is_no_finding():
    assert ("decline", "denied") in standings("Row over claim that children in Bolton are less safe than before")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Much has improved in Bolton since the inadequate days, says Ofsted", ("inadequate", "earlier")),
        ("Bolton's services, twice inadequate, now require improvement, says Ofsted", ("inadequate", "earlier")),
        ("A leaflet attacks the county's lost outstanding grade, says Bolton council", ("down", "known")),
        ("A complaint about the inspection that found Bolton inadequate is upheld", ("inadequate", "known")),
    ],
)
def test_what_a_story_is_counted_from_is_no_news(sentence, expected):
    assert expected in standings(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bolton climbs from Ofsted's lowest rung", ("inadequate", "left")),
        ("Ofsted takes Bolton out of its bottom category", ("inadequate", "left")),
        ("Bolton sheds the worst grade at Ofsted inspection", ("inadequate", "left")),
        ("Bottom grade gone as Bolton's services are inspected", ("inadequate", "earlier")),
        ("Bolton fails to climb out of the bottom grade, says Ofsted", ("inadequate", "still")),
        ("Ofsted puts Bolton into its bottom category", ("inadequate", "now")),
        ("Three out of the four judgements on Bolton were inadequate, Ofsted says", ("inadequate", "now")),
        ("Bolton is working its way out of its inadequate rating", ("inadequate", "known")),
        ("From inadequate to good: Bolton shows the way", ("inadequate", "left")),
        ("Bolton is good, one grade below the outstanding that it won in 2018", ("outstanding", "left")),
        ("Bolton went from requires improvement to inadequate and back to good, says Ofsted", ("inadequate", "left")),
        ("Bolton is determined to regain the good rating of 2022", ("good", "earlier")),
        ("Bolton had hoped to keep its outstanding rating", ("outstanding", "earlier")),
        ("At the time children's services in Bolton were rated inadequate", ("inadequate", "earlier")),
        ("Last judgement of Bolton's children's services: inadequate", ("inadequate", "earlier")),
        ("Last week: Ofsted rates Bolton's children's services inadequate", ("inadequate", "now")),
        ("Last chance for leaders: Bolton's services rated inadequate by Ofsted", ("inadequate", "now")),
        ("Bolton's children's services are good rather than outstanding, says Ofsted", ("good", "now")),
        ("Bolton's children's services are good rather than outstanding, says Ofsted", ("outstanding", "left")),
        (
            "A resignation follows this morning's report in which Ofsted found Bolton's services inadequate",
            ("inadequate", "now"),
        ),
    ],
)
def test_a_grade_that_was_left_or_is_to_be_won_back_is_none_of_now(sentence, expected):
    assert expected in standings(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("From priority action to praise in Bolton, says Ofsted", "left"),
        ("Bolton's area for priority action has been dealt with, say inspectors", "left"),
        ("Bolton's area for priority action has not been dealt with, say inspectors", "now"),
        ("Ofsted: priority action needed in Bolton over how referrals are dealt with", "now"),
        ("Bolton is freed of its priority action, Ofsted says", "left"),
        ("Inspection completed: priority action needed in Bolton", "now"),
        ("Update on Bolton inspection: priority action needed, says Ofsted", "now"),
        ("Slow progress with plans leads to priority action for Bolton", "now"),
        ("Much has changed in Bolton since inspectors set areas for priority action", "known"),
        ("Ofsted names two areas for priority action in Bolton", "now"),
    ],
)
def test_a_priority_action_that_is_done_or_counted_from_is_none_of_now(sentence, expected):
    assert ("priority", expected) in standings(sentence)


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("On this day: Bolton's children's services rated inadequate", "earlier"),
        ("Ten years ago today: Bolton's children's services rated inadequate", "earlier"),
        ("Two years after takeover: Bolton's children's services rated inadequate", "now"),
        ("Ten years ago Bolton came first: now its children's services are rated inadequate", "now"),
        ("Bolton leader survives vote over inadequate Ofsted rating", "known"),
        ("Anger over inadequate Ofsted rating for Bolton", "now"),
    ],
)
def test_an_anniversary_and_the_cause_of_a_vote_are_no_result_of_now(title, standing):
    assert standings(title) == [("inadequate", standing)]


def test_how_a_council_fell_is_told_afterwards():
    assert standings("How Bolton fell: inside the department marked down by Ofsted")[0] == ("down", "known")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A union says that Bolton risks losing its good rating from Ofsted", ("down", "awaited")),
        ("It is not true that Ofsted has graded Bolton inadequate", ("inadequate", "denied")),
        ("Talk of an inadequate rating by Ofsted for Bolton", ("inadequate", "denied")),
        ("A good judgement ends the inadequate one of Bolton's children's services", ("inadequate", "left")),
        ("Bolton's services have been marked at the foot of Ofsted's scale", ("inadequate", "now")),
    ],
)
def test_a_risk_is_awaited_and_talk_is_denied(sentence, expected):
    assert expected in standings(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Inspectors free Bolton of priority action", "left"),
        ("Bolton's area for priority action that inspectors had set is closed", "left"),
        ("Bolton's area for priority action that inspectors set is not closed", "now"),
        ("A plan follows the joint inspection of Bolton, in which priority actions were set", "known"),
        ("Today's letter on the joint inspection of Bolton, in which priority actions were set", "now"),
    ],
)
def test_a_priority_action_that_a_council_is_free_of_or_that_follows_from_a_visit_is_none_of_now(sentence, expected):
    assert ("priority", expected) in standings(sentence)


@pytest.mark.parametrize("given", ["rated", "graded", "ranked", "branded", "given an"])
def test_however_a_grade_is_given_it_is_left_where_it_is_given_no_longer(given):
    assert ("inadequate", "left") in standings(f"Bolton is no longer {given} inadequate, says Ofsted")
    assert ("inadequate", "left") in standings("End of the inadequate rating for Bolton")
    assert ("inadequate", "now") in standings(f"Bolton is now {given} inadequate, says Ofsted")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bolton's children's services: requires improvement (was good), says Ofsted", ("good", "earlier")),
        ("Bolton's children's services: good, was inadequate, says Ofsted", ("inadequate", "earlier")),
        ("Ofsted judged Bolton's services good where they were inadequate", ("inadequate", "earlier")),
        ("She came when services were inadequate; Ofsted's report today calls Bolton good", ("inadequate", "earlier")),
        ("A councillor is sorry for saying that Ofsted rated Bolton inadequate", ("inadequate", "denied")),
        ("Ofsted blames leaders for saying all is well as it rates Bolton inadequate", ("inadequate", "now")),
        ("A councillor is sorry that Ofsted rated Bolton inadequate", ("inadequate", "now")),
    ],
)
def test_what_was_before_stands_in_brackets_or_with_when_and_what_somebody_said_is_denied(sentence, expected):
    assert expected in standings(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bolton's care is safer than when Ofsted called it inadequate, says a letter out today", "earlier"),
        ("Bolton was in shock this morning when Ofsted called it inadequate, today's letter says", "now"),
        (
            "Bolton's care is better than it had been when Ofsted called it inadequate, a letter out today says",
            "earlier",
        ),
        ("No fewer than 40 children waited when Ofsted called Bolton inadequate, a report out today says", "now"),
        ("Bolton is rated inadequate, lower than when Ofsted last came, a report today says", "now"),
    ],
)
def test_what_was_when_a_comparison_begins_was_before_whatever_is_published_today(sentence, expected):
    assert ("inadequate", expected) in standings(sentence)
