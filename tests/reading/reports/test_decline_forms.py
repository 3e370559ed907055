from __future__ import annotations

import pytest

from watcher.reading.reports.decline_forms import FORMS, LETTERS, Shape, Time, that_need


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
