from __future__ import annotations

import pytest

from watcher.reading.reports.decline import declines
from watcher.reading.reports.decline.all_forms import FORMS, LETTERS, Shape, Time, that_need
from watcher.reading.text import sentences


def forms_in(words):
    return {(form.shape, form.time) for form in FORMS if form.words.search(words)}


@pytest.mark.parametrize(
    ("words", "shape", "time"),
    [
        ("practice has declined", Shape.VERB, Time.NOW),
        ("services have become less effective", Shape.VERB, Time.NOW),
        ("practice fell after the visit", Shape.VERB, Time.THEN),
        ("led to services declining", Shape.PARTICIPLE, Time.ASKED),
        ("a deterioration in practice", Shape.NOUN, Time.ASKED),
        ("has weakened the oversight", Shape.TRANSITIVE, Time.ASKED),
        ("a poorer service than before", Shape.COMPARISON, Time.NOW),
        ("strengths have not been sustained", Shape.NOT_KEPT, Time.NOW),
        ("the quality of plans has reduced", Shape.WHOLE, Time.NOW),
        ("this is no longer the case", Shape.NO_LONGER, Time.NOW),
    ],
)
def test_each_way_of_saying_it_has_its_shape_and_time(words, shape, time):
    assert (shape, time) in forms_in(words)
    assert (shape, time) in {(form.shape, form.time) for form in that_need(each for each in LETTERS if each in words)}


@pytest.mark.parametrize("words", ["families have declined the support", "parents declined to engage", "it grew"])
def test_what_somebody_declines_is_no_decline(words):
    assert forms_in(words) == set()


def test_a_form_is_looked_for_only_where_a_sentence_has_letters_that_it_needs():
    forms, others = that_need(["declin"]), that_need(["longer"])

    assert 0 < len(forms) < len(FORMS) / 2
    assert forms != others


@pytest.mark.parametrize(
    "words",
    [
        "Plans are not as clear as last year.",
        "Children are not visited as often as two years ago.",
        "Practice is not as effective as under the previous leadership.",
        "Since the last inspection, the front door is not as effective.",
        "Children are seen less often since April 2024.",
        "Supervision is not as regular as inspectors found at the last inspection.",
        "Oversight has been rather slower since the last inspection.",
        "The restructure of teams has led to a weaker response to children.",
        "Assessments are taking too long once again.",
        "Leaders have let standards of practice drift.",
        "Weaknesses in planning have now increased.",
        "Delays that had been confined to one team have now reached the whole service.",
        "The number of children in need without an allocated social worker has also risen since the last visit.",
        "The proportion of children without a visit has sharply increased.",
        "Turnover has lowered oversight of practice.",
        "The strengths seen in 2019 have not been firmly held.",
        "The local authority has not consistently kept the standards of practice it had.",
        "At the second visit, supervision was regular and thorough. It is now often late.",
    ],
)
def test_no_letters_that_are_looked_for_leave_out_what_a_form_takes(words):
    assert declines.read([(1, each) for each in sentences(words)]).says_so
