from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from looking import differing, look_at, verdicts
from newspaper import Newspaper, Piece
from town import HandClock

from watcher.demo.server import Reply
from watcher.monitor.assumptions.finding import Verdict
from watcher.sources.feed import Settings

NOW = HandClock().now()
ENDED = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>News</title>'
    b"<entry><id>tag:ended</id><title>This feed has ended</title></entry></feed>"
)


def piece(number=1, **said):
    usual = {"url": f"https://e.org/{number}", "title": f"Piece {number}", "at": NOW - timedelta(days=1)}
    return Piece(**usual | said)


def seen(readers, *pieces, reply=None, copies=(0,), which="/bbc"):
    paper = Newspaper(list(pieces), copies=copies, faults={which: reply} if reply else {})
    look, _ = look_at(paper, lambda url: Settings(name="Paper", kind="feed", url=f"{url}{which}"), readers)
    return look


@pytest.mark.parametrize("which", ["/bbc", "/google", "/bing", "/plain"])
def test_the_papers_as_they_are_described_agree_in_all(readers, which):
    look = seen(readers, piece(1), piece(2), which=which, copies=(0, 1))

    assert set(verdicts(look).values()) == {Verdict.AGREES, Verdict.LEARNED}


@pytest.mark.parametrize(
    ("reply", "numbers"),
    [
        (Reply(200, b"<!doctype html><title>Not in your country</title>"), {"W3", "W4", "F1", "F5"}),
        (Reply(200, ENDED, "application/atom+xml"), {"W4", "F2", "F3", "F5"}),
        (Reply(403, b"Attention Required!"), {"W2"}),
        (Reply(drop=True), {"W2"}),
    ],
)
def test_what_is_no_living_feed_is_named(readers, reply, numbers):
    assert differing(seen(readers, reply=reply)) == numbers


def test_a_feed_that_stands_still_or_breaks_off_is_named(readers):
    old = piece(at=datetime(2026, 6, 1, tzinfo=UTC))
    broken = Newspaper([piece(1), piece(2)])._plain(piece(1)).encode()

    assert differing(seen(readers, old)) == {"F5"}
    assert "F1" in differing(seen(readers, reply=Reply(200, b'<rss version="2.0"><channel>' + broken, "text/xml")))


def test_days_to_come_and_days_that_cannot_be_read_are_named(readers):
    assert differing(seen(readers, piece(at=NOW + timedelta(days=9)))) == {"F3"}
    assert differing(seen(readers, piece(1, date="soon"), piece(2, date="later"))) == {"F3"}


def test_two_pieces_that_cannot_be_told_apart_are_named(readers):
    assert differing(seen(readers, piece(1, title="Bus lane"), piece(1, title="Children's services"))) == {"F4"}


def test_british_days_and_an_entity_that_is_declared_are_as_they_should_be(readers):
    body = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY ndash "&#8211;">]><rss version="2.0"><channel><title>N</title>'
        b"<item><title>A &ndash; B</title><link>https://e.org/1</link><pubDate>01/08/2026 09:30</pubDate></item>"
        b"</channel></rss>"
    )

    assert differing(seen(readers, reply=Reply(200, body, "application/rss+xml", {"ETag": '"1"'}))) == {"W4"}
