"""What holds for every value."""

from __future__ import annotations

import pytest

from watcher.model.ofsted import FOUR_POINT, Grade, Urn
from watcher.model.places import Place
from watcher.model.values import replace

GRADE, PLACE = Grade(FOUR_POINT, 1), Place("places.csv", 2, Urn("SC1"), "Home")


def test_another_value_is_made_of_one_and_the_first_stays_as_it_is():
    assert replace(GRADE, rank=3) == Grade(FOUR_POINT, 3)
    assert replace(PLACE, label="Another").label == "Another"
    assert (GRADE.rank, PLACE.label) == (1, "Home")


@pytest.mark.parametrize("value", [GRADE, PLACE])
def test_a_field_that_a_value_does_not_have_is_refused(value):
    with pytest.raises(TypeError):
        replace(value, no_such_field=1)
