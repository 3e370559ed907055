from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.clauses import Standing

RATED = "Ofsted had rated Bolton's children's services inadequate"


def stand(title, body):
    return {each.standing for each in apart(title, body).frames if each.sort == "inadequate"}


@pytest.mark.parametrize(
    "ends",
    [
        "It has not.",
        "They were not inspected.",
        "They haven't been.",
        "That is untrue, says the council.",
        "It is not so.",
        "In fact they were rated good.",
        "It should have read requires improvement.",
    ],
)
@pytest.mark.parametrize("begins", ["We said that", "Reports say that", "A post that thousands shared says"])
def test_what_somebody_said_is_denied_where_the_next_sentence_says_that_it_is_not_so(begins, ends):
    assert stand("Bolton 'inadequate': an apology", f"{begins} {RATED}. {ends}") == {Standing.DENIED}


@pytest.mark.parametrize(
    "ends",
    [
        *("It has not been this bad since 2013.", "It has not improved.", "They are not alone.", "The leader has not."),
        *("This is wrong, says union.", "That is not true, said the leader."),
    ],
)
def test_what_more_is_said_refutes_nothing(ends):
    assert Standing.DENIED not in stand("Bolton 'inadequate'", f"Ofsted said that services were inadequate. {ends}")


def test_that_a_hope_was_not_met_refutes_no_title():
    body = "Leaders said that services would no longer be inadequate. They have not been."

    assert Standing.NOW in stand("Bolton's children's services inadequate, says Ofsted", body)


def test_a_paper_that_refutes_its_own_words_takes_them_back():
    assert apart("An apology", f"We said that {RATED}. It has not.").takes_back()
    assert not apart("A rumour", f"A post says that {RATED}. It has not.").takes_back()


DENIES = "Bolton denies claim that its services failed"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (DENIES, "A leaflet said that children's services were rated inadequate.", {Standing.DENIED}),
        (DENIES, "Ofsted said in a post that children's services are rated inadequate.", {Standing.NOW}),
        (DENIES, "The council said that children's services are rated inadequate.", {Standing.NOW}),
        ("Bolton denies a cover-up", "A leaflet said that services are rated inadequate.", {Standing.NOW}),
    ],
)
def test_what_a_leaflet_said_is_denied_where_the_title_denies_the_claim(title, body, expected):
    assert stand(title, body) == expected


def test_what_is_worse_than_somebody_said_is_not_taken_back():
    assert stand("Bolton", "The leader said services were good. In fact they were rated inadequate.") == {Standing.NOW}
