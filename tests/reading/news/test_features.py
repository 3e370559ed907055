from __future__ import annotations

from news_parts import apart

from watcher.reading.news.features import features
from watcher.reading.news.first_reader import read_by_rules


def named(title, body=""):
    told = apart(title, body)
    return features(told, read_by_rules(told))


def test_what_is_said_is_named_with_its_place():
    assert {"inadequate (now)", "inadequate (now) in the title"} <= set(
        named("Bolton's children's services inadequate")
    )


def test_an_authority_s_name_is_no_feature():
    assert not any("bolton" in each for each in named("Bolton's services inspected", "Bolton waits."))


def test_every_strength_is_bounded():
    assert all(-1.5 <= each <= 1.5 for each in named("Bolton rated inadequate today by Ofsted " * 9).values())
