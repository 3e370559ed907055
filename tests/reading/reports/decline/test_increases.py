from __future__ import annotations

import pytest

from watcher.reading.reports.decline import declines
from watcher.reading.reports.decline.increases import FORMS, whose
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.reports.sentences.subjects import Subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Weaknesses in assessments have become more acute.", Subject.SERVICES),
        ("Variability in the quality of practice has increased.", Subject.SERVICES),
        ("Delays in planning have worsened.", Subject.SERVICES),
        ("Drift is more common than before.", Subject.SERVICES),
        ("Delay in allocating new cases has grown.", Subject.SERVICES),
        ("The inconsistencies that were noted at the last visit have increased.", Subject.SERVICES),
        ("Delays for children who need permanence have lengthened.", Subject.UNKNOWN),
        ("Delays in the family court have grown.", Subject.SOMETHING_ELSE),
        ("Variability in need has increased.", Subject.SOMETHING_ELSE),
        ("Gaps in the workforce have widened.", Subject.SOMETHING_ELSE),
    ],
)
def test_more_of_what_is_bad_is_a_decline_of_what_has_it(sentence, subject):
    (found,) = (each for form in FORMS for each in form.words.finditer(sentence))

    assert whose(place(sentence, found.start(), found.end())) is subject


@pytest.mark.parametrize(
    "sentence",
    [
        "Weaknesses in assessments have become more isolated.",
        "Attainment gaps have increased.",
        "Delays in planning have lessened.",
        "Delays in planning have not worsened.",
    ],
)
def test_less_of_it_or_none_is_no_decline(sentence):
    assert declines.read([(1, sentence)]) == declines.Declines()
