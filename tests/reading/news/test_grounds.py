from __future__ import annotations

from news_parts import apart

from watcher.reading.news.grounds import grounds_of
from watcher.reading.news.second_reader import SecondReading

SECOND = SecondReading(0.9, 0.9, 0.9, ("newness (+1.0)",))


def test_what_is_said_and_what_weighed_most_are_named_in_words():
    told = apart("Bolton's children's services fall from good to inadequate")

    assert grounds_of(told, SECOND) == (
        "it says: a lower grade of now, of Bolton, in the title",
        "it says: “good” as left behind, of Bolton, in the title",
        "it says: “inadequate” of now, of Bolton, in the title",
        "it weighs: newness (+1.0)",
    )


def test_what_is_said_of_others_is_no_ground():
    assert grounds_of(apart("Bolton nursery rated inadequate by Ofsted"), SECOND) == ("it weighs: newness (+1.0)",)
