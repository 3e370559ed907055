from __future__ import annotations

import pytest
from builders import judgements

from rules.regrading import regradings
from watcher.model.corrections import Cause, Correction
from watcher.model.documents import Reading
from watcher.model.kinds import Kind


def reading(**grades):
    return Reading(Kind.INSPECTION, judgements=judgements(**grades))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ({"leadership": "good"}, {"leadership": "good"}, ()),
        (
            {"leadership": "good", "care_leavers": "good"},
            {"leadership": "inadequate", "care_leavers": "good"},
            ("impact of leaders: inadequate now, good before the correction",),
        ),
        (
            {},
            {"leadership": "good"},
            ("impact of leaders: good now, no judgement that could be read before the correction",),
        ),
        (
            {"leadership": "good"},
            {},
            ("impact of leaders: no judgement that could be read now, good before the correction",),
        ),
    ],
)
def test_each_area_that_is_judged_differently_is_said_with_both_grades(before, now, said):
    assert regradings(Correction(Cause.NEW_BYTES, reading(**before)), reading(**now)) == said
