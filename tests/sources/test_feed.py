from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from govuk import GovukSite, Page
from hypothesis import given
from hypothesis import strategies as st
from newspaper import Newspaper, Piece
from polling import Polling

from watcher.demo.server import Reply
from watcher.model.errors import SourceError
from watcher.sources import feed_xml
from watcher.sources.feed import Feed, Settings
from watcher.sources.feed_xml import read_feed
from watcher.sources.links import key_of

AT = datetime(2026, 8, 4, 10, 12, tzinfo=UTC)
ARTICLE = "https://www.bbc.co.uk/news/articles/c0example000"
FALL = Piece(ARTICLE, "Children's services 'inadequate' & falling, says Ofsted", AT, "Leaders <b>must</b> act.")


def polling(site, path):
    return Polling(site, lambda base: Feed(Settings(name="A feed", kind="feed", url=base + path)))


def entries(site, path):
    with polling(site, path) as feed:
        return feed.entries()


def read(body: bytes, content_type="text/xml"):
    return read_feed(body, "example.org/rss", "https://example.org/rss", content_type, f"{AT:%Y-%m-%d}")


def rss(items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


@pytest.mark.parametrize("path", ["/bbc", "/bing", "/plain"])
def test_the_same_article_has_the_same_key_however_a_feed_links_it(path):
    (entry,) = entries(Newspaper([FALL]), path)

    assert entry.key == "bbc.co.uk/news/articles/c0example000"
    assert entry.title == "Children's services 'inadequate' & falling, says Ofsted"
    assert entry.published == date(2026, 8, 4)


def test_bbcs_guids_change_and_repeat_and_the_piece_stays_one():
    paper = Newspaper([FALL], copies=(0, 1))
    with polling(paper, "/bbc") as feed:
        keys = {each.key for each in feed.entries()}
        paper.copies = (2,)
        keys |= {each.key for each in feed.entries()}

    assert len(keys) == 1


def test_googles_links_are_opaque_but_stable_and_its_titles_lose_the_publisher():
    (entry,) = entries(Newspaper([FALL]), "/google")

    assert entry.key.startswith("news.google.com/rss/articles/CBMi")
    assert (entry.title, entry.outlet) == (FALL.title, "Example Echo")
    assert entry.summary == ""  # it repeated the title


def test_bings_click_counter_is_taken_off():
    (entry,) = entries(Newspaper([FALL]), "/bing")

    assert (entry.url, entry.outlet) == (ARTICLE, "Example Echo")


def test_markup_in_a_summary_becomes_text():
    (entry,) = entries(Newspaper([FALL]), "/plain")

    assert entry.summary == "Leaders must act."


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("", None),
        ("yesterday evening", None),
        ("2016/6/29", date(2016, 6, 29)),
        ("2026/13/45", None),
        ("Tue, 04 Aug 2026 23:30:00 GMT", date(2026, 8, 5)),  # half past midnight in London's summer
        ("2026-08-04", date(2026, 8, 4)),
    ],
)
def test_a_missing_or_odd_date_is_none_or_the_right_day(written, day):
    (entry,) = entries(Newspaper([Piece(ARTICLE, "A", date=written)]), "/plain")

    assert entry.published == day


def test_an_unchanged_feed_is_not_sent_again():
    with polling(Newspaper([FALL]), "/bbc") as feed:
        feed.poll()

        (seen,) = feed.poll()

    assert seen.entries is None


def test_a_piece_without_a_link_is_known_by_its_guid_and_links_to_nothing_strange():
    item = "<item><title>A</title><guid isPermaLink='false'>x1</guid><link>javascript:alert(1)</link></item>"

    (one,), (again,) = read(rss(item)), read(rss(item))

    assert one.key == again.key
    assert one.url == "https://example.org/rss"


def test_govuks_two_dialects_give_the_same_piece():
    page = Page("/government/news/example-story", "Example story", AT, display_type="Press release")
    site = GovukSite([page])

    (one,) = entries(site, "/government/organisations/department-for-education.atom")
    (other,) = entries(site, "/search/all.atom?organisations[]=department-for-education")

    assert (one.key, one.title, one.revision) == (other.key, other.title, other.revision)
    assert one.key == "gov.uk/government/news/example-story"


def test_an_update_of_a_page_changes_the_id_and_not_the_key():
    site = GovukSite([Page("/government/news/a", "A", AT)])
    path = "/government/organisations/department-for-education.atom"
    (before,) = entries(site, path)
    site.pages = [Page("/government/news/a", "A", AT.replace(hour=12))]

    (after,) = entries(site, path)

    assert before.key == after.key
    assert before.revision != after.revision


def test_an_organisation_without_content_is_an_empty_feed():
    assert entries(GovukSite(), "/government/organisations/ofsted.atom") == []


def test_a_feed_that_has_ended_is_an_error_that_says_what_to_do():
    with pytest.raises(SourceError, match=r"has ended\. Find its successor"):
        entries(GovukSite(retired=("/search/all.atom",)), "/search/all.atom")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><head><title>Log in</title></head><body>x</body></html>", 'web page with the title "Log in"'),
        (b"", "empty"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "what came is JSON"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "what came begins with <urlset>"),
        (b"%PDF-1.4", "application/pdf"),
        (b'<rss version="2.0"><channel><item><ti', "breaks off"),
    ],
)
def test_what_is_no_feed_is_said_in_words(body, words):
    reply = Reply(200, body, "application/pdf" if body[:1] == b"%" else "text/html")

    with pytest.raises(SourceError, match=words):
        entries(Newspaper(faults={"/plain": reply}), "/plain")


def test_an_entity_bomb_is_not_unfolded():
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + rss("<item><title>&b;</title></item>")

    with pytest.raises(SourceError, match="entities"):
        read(bomb)


def test_of_a_feed_that_never_ends_so_many_pieces_are_taken_and_no_more(monkeypatch):
    monkeypatch.setattr(feed_xml, "MOST_ENTRIES", 100)
    many = "".join(f"<item><title>{at}</title><link>https://a.org/{at}</link></item>" for at in range(105))

    assert len(read(rss(many))) == 100


@given(
    st.binary(max_size=300), st.sampled_from([b"", b'<rss version="2.0"><channel><item>', b"<feed><entry><link href='"])
)
def test_whatever_comes_is_entries_or_an_error_in_words(junk, start):
    try:
        found = read(start + junk)
    except SourceError:
        return

    assert all(each.key and each.title and each.url.startswith("http") for each in found)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/news/a/?utm_source=x#top",
        "https://example.org/news/a",
        "https://EXAMPLE.org:443/news/a?at_medium=RSS&fbclid=1",
        "https://www.google.com/url?q=1&url=https%3A%2F%2Fexample.org%2Fnews%2Fa",
    ],
)
def test_addresses_of_one_piece_have_one_key(url):
    assert key_of(url) == "example.org/news/a"


def test_what_tells_pieces_apart_stays_in_the_key():
    assert key_of("https://a.org/story?id=1") != key_of("https://a.org/story?id=2")
    assert key_of("https://a.org/Story") != key_of("https://a.org/story")
