from __future__ import annotations

from datetime import date

import pytest
from said_sentences import rows

from watcher.reading.lines import lines
from watcher.reading.pages import Page
from watcher.reading.reports import letters
from watcher.reading.reports.priority import priority_actions
from watcher.reading.reports.priority.sections import PriorityActions

AFTER = ("Main findings", "Inspectors spoke with children, parents and staff.")
VISITED = (date(2026, 6, 9), date(2026, 6, 10))


def actions(*paragraphs: str, visited=None):
    read = lines((Page(1, "\n".join(("Headline findings", "Leaders know their services.", *paragraphs, *AFTER))),))
    return priority_actions.read(read, letters.said(read), visited=visited)


def seen(found) -> str:
    return "set" if found.set_now else "carried" if found.carried else "doubt" if found.problems else "none"


def written(where: str, heading: str, words: str):
    if where == "text":
        return actions("Main findings", words)
    return actions(heading, f"- {words}" if where == "bullet" else words)


def test_sentences_of_our_own_are_told_apart_by_whether_they_set_an_area():
    wrong = []
    for said, where, heading, words in rows("priority_actions", 4):
        found = written(where, heading, words)
        if seen(found) != said or found.problems:
            wrong.append((said, seen(found), heading, words, found.problems))

    assert wrong == []


@pytest.mark.parametrize(
    ("behind", "says"),
    [
        ("Inspectors have, however, found a new one: nobody asks where children went.", "set"),
        ("Inspectors did not find a new one.", "none"),
        ("Inspectors would have set a further one.", "none"),
        ("Staff lost their manager and found a new one.", "none"),
    ],
)
def test_a_new_one_is_an_area_behind_what_speaks_of_areas(behind, says):
    assert seen(actions(f"Last year's areas for priority action have been addressed. {behind}")) == says
    assert seen(actions(f"Leaders know of their strengths. {behind}")) == "none"


def test_an_area_that_a_sentence_sets_is_named_by_what_follows_its_colon():
    assert actions("Inspectors identified an area for priority action: visits.").set_now == ("visits.",)


def test_each_bullet_behind_its_colon_is_an_area_of_its_own():
    announced = "Inspectors identified two areas for priority action:"

    assert actions(announced, "- Visits.", "- Supervision.", "Leaders know.").set_now == ("Visits.", "Supervision.")
    assert actions("Areas for priority action Leaders must ensure: • visits • reviews").set_now == ("visits", "reviews")


def test_areas_that_semicolons_part_are_each_one_of_their_own():
    listed = "The areas for priority action are: (a) visits; (b) supervision at night; and (c) recording."

    assert actions(listed).set_now == ("visits", "supervision at night", "recording.")
    assert actions("Inspectors set an area for priority action: visits; they are late.").set_now == (
        "visits; they are late.",
    )


def test_what_brackets_call_earlier_stands_where_the_words_behind_them_say_so():
    late = "Visits are not timely (area for priority action at the last visit)"

    assert seen(actions(f"{late}.")) == "doubt"
    assert seen(actions(f"{late}, so this area remains outstanding.")) == "carried"


def test_an_area_that_the_next_sentence_calls_closed_is_no_doubt():
    then = "Staff spoke of the autumn of 2019, with its area for priority action, as a turning point."

    assert seen(actions(then)) == "doubt"
    assert seen(actions(f"{then} The area was closed in 2020.")) == "none"


@pytest.mark.parametrize(
    "words",
    [
        "The weaknesses rank as an area for priority action.",
        "The lead inspector regards the lack of visits as an area for priority action.",
        "This letter treats the lack of oversight as an area for priority action.",
        "The areas for priority action are: not applicable.",
        "Leaders call for priority action by the trust on waiting times.",
        "Leaders recognised that the backlog called for priority action and cleared it by May.",
        "Nobody knows how many children are exploited. Area for priority action.",
        "No area for priority action was set other than the one described above.",
        "Inspectors asked for priority action on visits in May 2022. As many are late as there were then.",
        "An area for priority action had been made at the last visit. There is no change.",
        "There is no effective oversight of missing children that is an area for priority action.",
        "No areas for priority action were set besides one: the safety of children at night.",
        "While there were no areas for priority action in 2022, there are two now.",
    ],
)
def test_what_may_or_may_not_be_one_is_a_doubt(words):
    assert seen(actions(words)) == "doubt"


def test_a_question_whether_it_is_one_that_the_next_sentence_answers_by_no_name_is_a_doubt():
    asked = "You asked whether this would be an area for improvement or one for priority action."

    assert seen(actions(f"{asked} Leaders know.")) == "none"
    assert seen(actions(f"{asked} It is the latter.")) == "doubt"


@pytest.mark.parametrize(
    "heading", ["Areas for priority action:", "Areas for priority action arising from this visit:"]
)
def test_a_list_whose_heading_stands_behind_a_sentence_on_its_line_is_read(heading):
    assert actions(f"Leaders know. {heading} • visits • reviews").set_now == ("visits", "reviews")
    assert actions(f"Leaders know. {heading} • None.") == PriorityActions()


@pytest.mark.parametrize("words", ["There are none.", "None was identified.", "Inspectors did not identify any."])
def test_a_heading_that_its_own_text_runs_on_from_may_deny_them(words):
    found = actions(f"Areas for priority action {words}")

    assert (found.set_now, found.problems) == ((), ())


def test_what_a_paragraph_under_the_heading_asks_for_behind_an_earlier_area_that_is_over_is_a_doubt():
    met = "The area set last year has been met."

    assert (
        seen(actions("Areas for priority action", f"{met} Leaders must now see each child who goes missing."))
        == "doubt"
    )
    assert seen(actions("Areas for priority action", f"{met} Leaders must now sustain this.")) == "none"


def test_a_denial_under_the_heading_and_a_sentence_that_sets_one_are_a_problem_and_no_area():
    found = actions(
        "Areas for priority action",
        "There are none.",
        "Main findings",
        "Inspectors have identified an area for priority action: visits.",
    )

    assert found.set_now == ()
    assert "Please check" in found.problems[0]


def test_a_list_behind_a_denial_belongs_to_something_else():
    found = actions("Areas for priority action", "There are no areas for priority action.", "- Direct work.")

    assert found.set_now == ()


def test_what_is_named_without_saying_how_it_stands_is_a_problem():
    found = actions("The area for priority action concerns visits.")

    assert found.set_now == ()
    assert "not certain" in found.problems[0]


def test_a_list_that_its_heading_calls_earlier_still_stands():
    found = actions("Areas for priority action from the last visit", "- Visits.", "- Supervision.")

    assert (found.set_now, found.carried) == ((), ("Visits.", "Supervision."))


@pytest.mark.parametrize("words", ["None.", "There are no priority actions."])
def test_a_reports_list_may_deny_them_too(words):
    read = lines((Page(2, f"Priority and immediate action\n- {words}\n"),))

    assert priority_actions.of_inspection(read, (), None).set_now == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("An area for priority action was identified in June 2026.", "set"),
        ("An area for priority action was identified at the focused visit on 9 and 10 June 2026.", "set"),
        ("In June 2026 inspectors identified an area for priority action concerning visits.", "set"),
        ("One area for priority action was set in July 2026.", "set"),
        ("Areas for priority action identified in June 2026: visits.", "set"),
        ("An area for priority action was identified in June 2026 and has been met.", "none"),
        ("An area for priority action was identified in March 2026.", "doubt"),
        ("An area for priority action was identified in March 2026. It has since been met.", "none"),
        ("An area for priority action was identified at the focused visit in March 2026.", "none"),
        ("An area for priority action was identified in March 2024.", "none"),
        ("Areas for priority action identified in March 2026: visits.", "carried"),
    ],
)
def test_an_area_that_is_named_with_its_month_is_this_visits_where_the_visit_was_then(words, says):
    assert seen(actions("Main findings", words, visited=VISITED)) == says


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Areas for priority action identified in May 2024", "carried"),
        ("Areas for priority action from the inspection of 2024", "carried"),
        ("Areas for priority action set in June 2026", "set"),
    ],
)
def test_a_heading_that_ends_with_a_year_says_whose_areas_stand_under_it(heading, says):
    assert seen(actions(heading, "- Visits.", "- Supervision.", visited=VISITED)) == says
    assert seen(actions(heading, "Visits, which are too rare.", visited=VISITED)) == says


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("The following were identified in May 2024:", "carried"),
        ("The following were identified at the last visit:", "carried"),
        ("The following were identified during this visit, following the last inspection:", "set"),
        ("The following were identified in June 2026:", "set"),
    ],
)
def test_the_words_in_front_of_a_list_say_when_its_areas_were_set(words, says):
    assert seen(actions("Areas for priority action", words, "- Visits.", visited=VISITED)) == says


@pytest.mark.parametrize(
    "words", ["Both have been met.", "The local authority has now addressed these.", "- Visits to children (met)"]
)
def test_what_is_over_by_no_name_under_the_heading_is_a_problem_and_no_area(words):
    """It may be an earlier area, or one of this visit that was answered at once."""
    assert seen(actions("Areas for priority action", words, visited=VISITED)) == "doubt"


@pytest.mark.parametrize(
    "behind",
    [
        "See what we wrote last time, which inspectors have looked at.",
        "Inspectors were satisfied with what they saw.",
        "Progress on the two from the last visit is good.",
        "At this visit, no weakness was found that needs it.",
        "Children wait too long to be seen by a social worker.",
        "Inspectors should see plans more often than they do at present.",
    ],
)
def test_a_heading_within_a_paragraph_with_nothing_demanded_behind_it_is_a_doubt(behind):
    assert seen(written("text", "", f"Areas for priority action. {behind}")) == "doubt"


@pytest.mark.parametrize(
    ("before", "it_found", "said"),
    [
        ("Ofsted last visited in June 2023.", "The visit identified an area for priority action.", "none"),
        ("A focused visit was carried out in March 2019.", "It identified two areas for priority action.", "none"),
        ("The inspection of 2012 was poor.", "It resulted in two areas for priority action.", "none"),
        (
            "At the last inspection in 2022, the front door was judged good.",
            "The visit identified an area for priority action, because children wait too long to be seen.",
            "doubt",
        ),
        (
            "Inspectors evaluated progress since the last inspection in 2021.",
            "The visit resulted in an area for priority action about children who go missing.",
            "doubt",
        ),
        (
            "Ofsted carried out a focused visit on 3 and 4 March 2026.",
            "It identified an area for priority action, because children are not seen.",
            "set",
        ),
    ],
)
def test_what_it_found_is_of_the_visit_in_front_and_a_doubt_where_that_is_uncertain(before, it_found, said):
    this_visit = (date(2026, 3, 3), date(2026, 3, 4))

    assert seen(actions("Main findings", f"{before} {it_found}", visited=this_visit)) == said
    if said != "set":
        assert seen(actions("Main findings", f"{before} {it_found}")) == "doubt"


@pytest.mark.parametrize(
    ("sentences", "doubted"),
    [
        (("The area for priority action from 2022 still needs leaders' attention.", "Staff are proud."), True),
        (("An area for priority action was set in 2022.", "It is unmet."), True),
        (("An area for priority action was set in 2022.", "Staff do not always know their plans."), False),
        (("An area for priority action was set in 2022.", "It has been met, though staff still leave."), False),
    ],
)
def test_an_inspections_report_that_leaves_an_earlier_area_is_looked_at(sentences, doubted):
    found = priority_actions.of_inspection((), [(1, each) for each in sentences], None)

    assert bool(found.problems or found.carried) is doubted
    assert found.set_now == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Inspectors looked at what had come of the area given in 2021. It is not finished.", "doubt"),
        ("The area from the visit in March 2022 has gone.", "doubt"),
        ("Cases without a social worker. (Set in 2022; not met.)", "carried"),
        ("Inspectors set this last year. It is not yet met.", "doubt"),
        ("The work seen here raises no such concerns.", "doubt"),
        ("Partners should set up joint visits. There are none at present.", "doubt"),
        ("We set none at this visit. The area for priority action of 2021 is still with leaders.", "doubt"),
        ("We wish to see more before we withdraw the area for priority action set in May 2021.", "doubt"),
        ("The area set in 2022 has not been met. Inspectors identified a further one: visits.", "set"),
    ],
)
def test_an_earlier_area_under_the_heading_is_not_one_that_is_set_now(words, says):
    assert seen(actions("Areas for priority action", words)) == says


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("The director told staff that recruitment is an area for priority action.", "doubt"),
        ("The lead member assured us that caseloads are an area for priority action.", "doubt"),
        ("The adviser told inspectors that, in her view, this ought to be an area for priority action.", "doubt"),
        ("Inspectors told the director that recruitment is an area for priority action.", "set"),
        ("The director accepts that recruitment is an area for priority action.", "set"),
    ],
)
def test_what_those_who_are_inspected_say_is_an_area_they_may_have_from_inspectors(words, says):
    assert seen(actions(words)) == says


def test_one_that_had_been_set_when_nobody_says_is_a_doubt():
    assert seen(actions("Inspectors had identified an area for priority action about missing children.")) == "doubt"
    assert seen(actions("In 2021 inspectors had identified an area for priority action.")) == "none"


def test_a_further_one_in_an_item_that_says_another_is_met_is_not_silent():
    met = "The previous area for priority action on caseloads has been met. A further one, on supervision, is set."

    assert seen(actions("Areas for priority action", f"- {met}")) == "doubt"
