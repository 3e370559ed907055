from __future__ import annotations

from watcher import data


def test_the_last_day_of_the_shipped_history_is_known_without_reading_it():
    assert data.baseline_until() == max(each.published for each in data.baseline())
