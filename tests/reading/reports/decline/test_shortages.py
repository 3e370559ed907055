from __future__ import annotations

import pytest

from watcher.reading.reports.decline.shortages import FORMS


@pytest.mark.parametrize(
    ("sentence", "says_so"),
    [
        ("Families wait longer than they did.", True),
        ("Fewer children are seen alone than before.", True),
        ("Fewer children are late than before.", False),
        ("Shortfalls have emerged.", True),
    ],
)
def test_more_of_what_is_bad_and_less_of_what_children_get_are_declines(sentence, says_so):
    assert any(each.words.search(sentence) for each in FORMS) is says_so
