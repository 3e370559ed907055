from __future__ import annotations

import pytest

from watcher.model.documents import NamedAuthority
from watcher.reading.reports.previous_grades import overall


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Since 2016, when a trust began, leaders have built on the good judgement in June 2019.", "June 2019"),
        ("The overall effectiveness grade has declined from good at the 2019 inspection.", "2019"),
        ("Services, which were good at the last inspection, have been well led since 2018.", None),
    ],
)
def test_a_grade_named_in_passing_has_the_date_that_stands_with_it(sentence, when):
    stated, _ = overall([(1, sentence)])

    assert (stated.judgements[0].grade.word, stated.when) == ("good", when)


WIRRAL = (NamedAuthority("80581", "Wirral"),)


@pytest.mark.parametrize(
    "sentence",
    [
        "That Liverpool was judged inadequate in 2016, for instance, has no bearing on this letter.",
        "Liverpool, whose services were judged inadequate in 2022, shares a hub with Wirral.",
        "The city council is a different authority, whose services were judged to be inadequate in 2022.",
        "The services had been found to require improvement to be good in the county's final inspection, in 2022.",
        "Services were last judged to be good in 2017; those grades belong to a different council.",
        "Sefton was good at its 2022 inspection.",
        "Beechwood House was good at its 2022 inspection.",
        "The council was good in 2022 at keeping children in school.",
        "Parents said that the council was good in 2022, and no longer is.",
    ],
)
def test_the_grade_of_another_authority_is_none_of_this_ones(sentence):
    assert overall([(1, sentence)], WIRRAL) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Wirral was good at its 2022 inspection, taking all things together.",
        "The council was good in 2022, a grade that leaders spoke of as a beginning.",
        "With support from Leeds, Wirral was judged to be good in 2022.",
    ],
)
def test_an_authority_may_be_called_by_its_name_or_as_the_council(sentence):
    stated, _ = overall([(1, sentence)], WIRRAL)

    assert (stated.judgements[0].grade.word, stated.when) == ("good", "2022")


@pytest.mark.parametrize(
    "sentence",
    [
        "Wirral, which works with Liverpool, was judged to be inadequate in 2022.",
        "Children's services in Wirral, with support from Liverpool, were judged inadequate in 2022.",
        "Since the director came from Liverpool, services were judged to be inadequate in 2022.",
        "At the last inspection in 2022, when Leeds was its partner, the council was judged inadequate.",
    ],
)
def test_another_authority_that_is_named_by_the_way_hides_no_grade(sentence):
    stated, _ = overall([(1, sentence)], WIRRAL)

    assert (stated.judgements[0].grade.word, stated.when) == ("inadequate", "2022")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("When services in Wirral were inspected in the summer of 2016 they were {}.", ("inadequate", "2016")),
        (
            "Services in Wirral {} to be good when they were last inspected, in May 2021.",
            ("required improvement", None),
        ),
        ("In 2015 Ofsted judged children's services in Wirral to be {}.", ("good", "2015")),
        ("Inspectors judged services in Wirral {} in 2017.", ("inadequate", "2017")),
        ("The last inspection, in March 2022, judged services in Wirral to be {}.", ("good", "March 2022")),
    ],
)
def test_services_may_be_named_with_their_place(sentence, said):
    stated, _ = overall([(1, sentence.format(said[0]))], WIRRAL)

    assert stated.judgements[0].grade.word == said[0].replace("required", "requires")
    assert said[1] in (None, stated.when)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2015 CQC judged services in Wirral to be good.",
        "In 2022 HM Inspectorate of Probation judged services in Wirral to be inadequate.",
        "In 2015 Ofsted judged children's services in Liverpool to be good.",
        "Services in Liverpool were inadequate when they were last inspected, in 2021.",
        "Early help services in Wirral were inadequate when they were last inspected, in 2021.",
        "When services in Wirral were last inspected, in 2021, they were found good at early help.",
        "When adoption services were inspected in 2016 they were inadequate.",
    ],
)
def test_services_of_others_or_a_part_of_them_have_no_grade_of_the_whole(sentence):
    assert overall([(1, sentence)], WIRRAL) is None
