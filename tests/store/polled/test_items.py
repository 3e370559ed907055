from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from watcher.model.listings import Entry, Listing
from watcher.model.news import ItemKind
from watcher.model.values import replace
from watcher.store.polled import items
from watcher.store.published.sightings import Sighting

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
SINCE = date(2026, 7, 27)


def an_entry(key="example.org/a", title="Children's services fall", published=date(2026, 8, 3), **more):
    return Entry(key, title, f"https://{key}", published, **more)


def see(store, *entries, first_contact=False, now=NOW, source="Globe", kind=ItemKind.NEWS):
    listing = Listing("feed", "https://example.org/rss", entries, items=kind)
    with store.begin() as tx:
        return items.see(tx, Sighting(source, listing, first_contact, SINCE, SINCE, now))


def undecided(store):
    with store.look() as tx:
        return items.unread(tx)


def decide(store, story=None):
    with store.begin() as tx:
        for each in items.unread(tx):
            items.decided(tx, each.id, "Told.", NOW, [story] if story else [])


def test_the_same_piece_through_two_feeds_is_one(store):
    see(store, an_entry())

    new = see(store, an_entry(), source="Echo")

    assert new == 0
    assert [each.source for each in undecided(store)] == ["Globe"]


def test_the_same_piece_twice_in_one_feed_is_one(store):
    assert see(store, an_entry(revision="#0"), an_entry(revision="#1")) == 1


def test_on_first_contact_what_is_older_than_the_window_or_undated_is_history(store):
    see(
        store,
        an_entry("example.org/new"),
        an_entry("example.org/old", published=date(2026, 7, 26)),
        an_entry("example.org/undated", published=None),
        first_contact=True,
    )

    assert [each.item.id for each in undecided(store)] == ["example.org/new"]


def test_after_first_contact_what_has_no_date_is_new_and_counts_from_its_first_sight(store):
    see(store, an_entry("example.org/undated", published=None))

    assert [each.item.published for each in undecided(store)] == ["2026-08-03"]


def test_an_old_article_that_a_feed_brings_up_is_no_news(store):
    see(store, an_entry("example.org/old", published=date(2026, 5, 20)))

    assert undecided(store) == []


def test_an_old_notice_or_old_minutes_are_new_whenever_they_appear(store):
    see(store, an_entry("a.org/1", published=date(2015, 1, 1)), kind=ItemKind.NOTICE)
    see(store, an_entry("a.org/2", published=date(2026, 5, 20)), kind=ItemKind.COUNCIL_MINUTES)

    assert [each.item.published for each in undecided(store)] == ["2015-01-01", "2026-05-20"]


def test_another_guid_for_the_same_words_is_nothing_to_decide_again(store):
    see(store, an_entry(revision="#0"))
    decide(store)

    see(store, an_entry(revision="#1"))

    assert undecided(store) == []


def test_a_piece_whose_words_changed_is_decided_again_in_its_old_story(store):
    see(store, an_entry(title="Ofsted visits"))
    decide(store, "80573/inspection/2026-06-19")

    see(store, an_entry(title="Ofsted: inadequate"))

    (again,) = undecided(store)
    assert (again.item.title, again.story) == ("Ofsted: inadequate", "80573/inspection/2026-06-19")


def test_what_another_feed_says_of_a_piece_is_read_once_where_its_title_has_other_words(store):
    first = an_entry(title="Ofsted report on children's services", guid="a", also=("a link and this title",))
    newer = an_entry(title="Children's services inadequate, says Ofsted", guid="a", also=("a link and that title",))
    see(store, first)
    decide(store)

    for _ in range(3):
        see(store, newer, source="Echo")
        see(store, first)

    assert [each.item.title for each in undecided(store)] == ["Children's services inadequate, says Ofsted"]


@pytest.mark.parametrize(
    "title",
    ["Ofsted report on children\u2019s services", "OFSTED REPORT: on childrens services", "Ofsted report on ch..."],
)
def test_another_feed_that_cuts_a_title_short_or_sets_it_otherwise_says_nothing_new(store, title):
    see(store, an_entry(title="Ofsted report on children's services", also=("a link and its title",)))
    decide(store)

    see(store, an_entry(title=title, summary="A teaser of its own.", also=(f"a link and {title}",)), source="Echo")

    assert undecided(store) == []


def test_history_that_is_updated_long_ago_stays_history_and_one_that_is_updated_now_is_news(store):
    old = date(2026, 1, 1)
    see(store, an_entry("a.org/1", published=old), an_entry("a.org/2", published=old), first_contact=True)

    see(store, an_entry("a.org/1", "Spelling", old), an_entry("a.org/2", "Direction revised", date(2026, 8, 3)))

    assert [each.item.title for each in undecided(store)] == ["Direction revised"]


def test_the_text_of_a_piece_is_forgotten_once_it_was_decided(store):
    see(store, an_entry(text="The whole article."))
    before = [each.text for each in undecided(store)]

    decide(store)

    with store.look() as tx:
        assert (before, [each.text for each in items.all_items(tx)]) == (["The whole article."], [None])


def test_of_a_decided_piece_only_headline_outlet_date_and_address_are_kept(store):
    see(store, an_entry(title="Council rated inadequate", summary="Ann Example, 9, was let down."))
    decide(store)

    see(store, an_entry(title="Council rated inadequate", summary="Ann Example, 9, was let down."))

    with store.look() as tx:
        assert [(each.item.title, each.item.summary) for each in items.all_items(tx)] == [
            ("Council rated inadequate", "")
        ]
    assert undecided(store) == []


def test_the_summary_of_what_was_there_before_is_not_kept_at_all(store):
    see(store, an_entry(summary="Ann Example, 9, was let down.", published=date(2026, 1, 1)), first_contact=True)

    with store.look() as tx:
        assert [each.item.summary for each in items.all_items(tx)] == [""]


def test_a_piece_about_two_authorities_stands_with_both(store):
    see(store, an_entry())
    with store.begin() as tx:
        (piece,) = items.unread(tx)
        items.decided(tx, piece.id, "Told.", NOW, ["80581/inspection/1", "80533/inspection/2"])

    with store.look() as tx:
        stories = [[each.story for each in items.of_authority(tx, urn)] for urn in ("80581", "80533")]

    assert stories == [["80581/inspection/1"], ["80533/inspection/2"]]


def test_three_thousand_pieces_are_noted_and_known_again(store):
    many = [an_entry(f"example.org/{number}") for number in range(3_000)]

    assert see(store, *many, first_contact=True) == 3_000
    assert see(store, *many, now=NOW + timedelta(hours=1)) == 0


def test_an_undated_piece_of_the_history_is_news_under_a_new_title_as_of_the_day_it_has_it(store):
    see(store, an_entry("a.org/live", "Report due today", None), an_entry("a.org/2", "Old", None), first_contact=True)

    see(store, an_entry("a.org/live", "Report is out", None), an_entry("a.org/2", "Old", None, summary="Spelling."))

    assert [(each.item.title, each.item.published) for each in undecided(store)] == [("Report is out", "2026-08-03")]


def test_a_slip_that_is_mended_in_the_title_of_an_undated_old_piece_makes_it_no_news(store):
    see(store, an_entry("a.org/1", "Bolton childrens services rated inadequate", None), first_contact=True)

    see(store, an_entry("a.org/1", "Bolton children’s services rated ‘inadequate’", None))

    assert undecided(store) == []


def test_a_feed_that_sets_all_its_titles_otherwise_brings_up_no_undated_history(store):
    pages = [f"a.org/{number}" for number in range(3)]
    see(store, *(an_entry(each, "Rated inadequate", None) for each in pages), first_contact=True)

    see(store, *(an_entry(each, "Rated inadequate | Echo", None) for each in pages))

    assert undecided(store) == []


def test_what_changes_behind_the_summary_of_a_long_text_is_read(store):
    see(store, an_entry(text="Live: it is due. "))
    decide(store)

    see(store, an_entry(text="Live: it is due. It is out."))

    assert [each.text for each in undecided(store)] == ["Live: it is due. It is out."]


def test_a_long_text_that_a_version_noted_by_its_summary_is_not_read_anew_for_that(store):
    long = an_entry(summary="Live: it is due.", text="Live: it is due. It is not out.")
    see(store, replace(long, text=""))
    decide(store)

    see(store, long)
    noted = undecided(store)
    see(store, replace(long, text="Live: it is due. It is out."))

    assert noted == []
    assert [each.text for each in undecided(store)] == ["Live: it is due. It is out."]


def test_an_item_that_a_version_before_paragraphs_noted_is_no_other_when_they_are_kept(store):
    see(store, an_entry(summary="It fell. Today.", text="It fell. Today. More."))
    decide(store)

    see(store, an_entry(summary="It fell.\nToday.", text="It fell.\nToday.\nMore."))

    assert undecided(store) == []
