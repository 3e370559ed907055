"""What a better reader finds in documents that were decided before."""

from __future__ import annotations

import json
from datetime import date

import pytest
from letters import bullets, focused_visit
from sqlalchemy import update
from town import FIVE, urn

from watcher.demo.ofsted import Line
from watcher.store.database import Store
from watcher.store.tables.publications import reading

GRAVE = focused_visit("Trafford", priority=("Areas for priority action", *bullets(("The pace of strategy meetings.",))))
PLAIN = focused_visit("Trafford")


def rewrite(town, **changes):
    """Have it look as if an earlier version of the reader had read everything otherwise."""
    store = Store(f"sqlite:///{town.folder}/test.db")
    with store.begin() as tx:
        said = json.loads(tx.execute(reading.select()).one().json) | changes
        tx.execute(update(reading).values(reader="0", json=json.dumps(said)))
    store.close()


def test_a_better_reader_tells_of_a_grade_that_it_reads_otherwise(town):
    town.tell_of_trafford()
    rewrite(town, judgements={**dict.fromkeys(FIVE[1:4], "good"), "leadership": "inadequate"})

    town.later(minutes=10)
    town.later(minutes=10)

    assert len(town.posts) == 2
    assert "help and protection: inadequate now, good before the correction" in town.posts[1]
    assert "this program reads it better now" in town.posts[1]


def test_a_better_reader_that_reads_the_same_says_nothing(town):
    town.tell_of_trafford()
    rewrite(town)

    town.later(minutes=10)

    assert len(town.posts) == 1


def test_a_document_that_a_better_reader_can_read_is_told(town):
    town.tell_of_trafford()
    rewrite(town, judgements={}, problems=["The two ways of reading don't agree."])

    town.later(minutes=10)

    assert "impact of leaders: inadequate now, no judgement that could be read before the correction" in town.posts[1]


def letter(town, document=GRAVE, published=date(2026, 8, 3)):
    """Have a letter published and decided."""
    town.once()
    town.site.publish(urn("Trafford"), document, Line(published, title="Focused visit"))
    town.later(minutes=10)
    return len(town.posts)


def test_a_priority_action_that_only_a_better_reader_finds_rings_once_as_found_on_a_second_reading(town):
    letter(town)
    told = town.posts.pop()
    del town.workspace.messages[:]
    rewrite(town, priority_actions=[])

    town.later(minutes=10)
    town.later(hours=3)

    assert told.startswith("Trafford: focused visit, 1 area for priority action")
    assert [each.split("\n")[0] for each in town.posts] == [
        "Trafford: found on a second reading: focused visit, 1 area for priority action"
    ]


@pytest.mark.parametrize(
    ("published", "misread", "said"),
    [
        (date(2026, 8, 3), {"says_deteriorated": True}, ["that services got worse: not said now, said before"]),
        (date(2025, 8, 3), {"says_deteriorated": True}, ["that services got worse: not said now, said before"]),
        (date(2025, 7, 31), {"says_deteriorated": True}, []),
        (date(2026, 8, 3), {"improvements": []}, []),
    ],
)
def test_what_was_told_wrongly_within_a_year_is_put_right(town, published, misread, said):
    before = letter(town, GRAVE, published)
    rewrite(town, **misread)

    town.later(minutes=10)

    assert [sentence in post for post, sentence in zip(town.posts[before:], said, strict=True)] == [True] * len(said)


def test_a_priority_action_in_what_was_there_before_watching_is_no_news_to_a_better_reader(town):
    town.site.publish(urn("Trafford"), GRAVE, Line(date(2026, 6, 3), title="Focused visit"))
    town.once(everything=True)
    rewrite(town, priority_actions=[])

    town.later(minutes=10)

    assert town.posts == []
