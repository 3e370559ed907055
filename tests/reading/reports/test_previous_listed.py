from __future__ import annotations

import pytest

from watcher.reading.pages import Page
from watcher.reading.reports import previous_listed


def test_the_two_inspections_before_2013_are_named_apart_with_their_sentences():
    text = (
        "The last inspection of the local authority's safeguarding arrangements was in March 2011. The local authority "
        "was judged to be good. The last inspection of the local authority's services for children looked after was in "
        "March 2011. The local authority was judged to be adequate."
    )

    stated, evidence = previous_listed.until_2013((Page(7, text),))

    assert {each.area: each.grade.word for each in stated.judgements} == {
        "safeguarding": "good",
        "looked_after": "adequate",
    }
    assert stated.when == "March 2011"
    assert [each.page for each in evidence] == [7, 7]


@pytest.mark.parametrize(
    "words",
    [
        "The last inspection of the authority's services was published in May 2015. The judgements were: ",
        "The previous inspection of the authority's services was carried out in May 2015. The judgements were: ",
    ],
)
def test_a_list_of_the_earlier_grades_gives_the_overall_one(words):
    text = f"{words}\n- Overall effectiveness: inadequate\n- Adoption performance: good"

    stated, evidence = previous_listed.listed((Page(2, text),))

    assert [(each.area, each.grade.word) for each in stated.judgements] == [("overall_effectiveness", "inadequate")]
    assert (stated.when, evidence.page) == ("May 2015", 2)


def test_the_list_of_the_grades_before_gives_the_overall_one_and_its_page():
    text = (
        "Previous inspections • One home was outstanding. • The last inspection report for the local authority's "
        "children's services was published in May 2015. The judgements for the local authority were: "
        "• Overall effectiveness: Requires improvement to be good • Adoption performance: Good"
    )

    stated, evidence = previous_listed.listed((Page(1, "Nothing here."), Page(2, text)))

    assert (stated.judgements[0].grade.word, stated.when) == ("requires improvement", "May 2015")
    assert evidence.page == 2
