from __future__ import annotations

from collections import Counter

import pytest
from said_sentences import FOLDER, rows


@pytest.mark.parametrize("name", sorted(each.stem for each in FOLDER.glob("*.txt")))
def test_no_sentence_of_our_own_is_listed_twice(name):
    counted = Counter(rows(name, 1))

    assert [row for row, times in counted.items() if times > 1] == []
