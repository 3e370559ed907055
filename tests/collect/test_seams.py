"""An exception at every seam of collecting: it costs the poll, the page, the item or the document, and no neighbour."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from newspaper import Newspaper, Piece
from telling_news import REPORTED, a_feed
from town import TWO_INADEQUATE, Town, urn

from watcher.collect import documents, noting, pieces, polls, rechecks
from watcher.decide import decide
from watcher.demo.server import Server
from watcher.sources.feed import Feed
from watcher.sources.ofsted_reports import OfstedReports
from watcher.store.polled import items
from watcher.store.published import listings

OPERATORS = "operators@example.org"
FIRST = "Wirral children's services rated inadequate by Ofsted"
SAID = "Inspectors say that children in Wirral were left at risk of harm."


class BoomError(Exception):
    """What nobody expects."""


@pytest.fixture
def world(tmp_path):
    paper = Newspaper([Piece("https://echo.example/0", "Fair in the park", datetime(2026, 8, 2, tzinfo=UTC))])
    with ExitStack() as open_:
        echo = open_.enter_context(Server(paper.answer))
        town = open_.enter_context(Town(tmp_path, more=REPORTED + a_feed(echo)))
        town.once(everything=True)
        town.paper = paper
        yield town


def later(town):
    town.clock.pass_(minutes=15)
    return town.once(everything=True)


def heard(town):
    return sorted({post.partition(":")[0] for post in town.posts})


def breaking(monkeypatch, where, name, when=lambda *_, **__: True):
    """Let a seam of ours raise where `when` says so, as a mistake in it would."""
    whole = getattr(where, name)

    def broken(*given, **named):
        if when(*given, **named):
            raise BoomError(name)
        return whole(*given, **named)

    monkeypatch.setattr(where, name, broken)
    return lambda: monkeypatch.setattr(where, name, whole)


def both_appear(town):
    town.publish("Trafford", **TWO_INADEQUATE)
    town.paper.pieces.insert(0, Piece("https://echo.example/1", FIRST, town.clock.now(), SAID))


def of_trafford(*given, **_):
    return any(urn("Trafford") in str(each) for each in given)


SEAMS = (
    ("a source's poll", Feed, "poll", lambda *_: True, ["Trafford"]),
    ("the other source's poll", OfstedReports, "poll", lambda *_: True, ["Wirral"]),
    ("noting a feed", items, "see", lambda *_: True, ["Trafford"]),
    ("noting a page", listings, "see", lambda _tx, seen, **_kw: seen.listing.urn == urn("Trafford"), ["Wirral"]),
    ("doubting a page", noting, "_doubt", lambda _tx, _source, seen, _known: seen.urn == urn("Trafford"), ["Wirral"]),
    ("reading an item", pieces, "_said", lambda *_: True, ["Trafford"]),
    ("fetching a document", documents, "_keep", lambda *_: True, ["Wirral"]),
    ("looking again", rechecks, "_look", lambda *_: True, ["Trafford", "Wirral"]),
)


@pytest.mark.parametrize("seam", SEAMS, ids=[each[0] for each in SEAMS])
def test_what_breaks_at_a_seam_costs_itself_alone_and_comes_when_it_is_mended(world, monkeypatch, seam):
    about, where, name, when, told = seam
    mend = breaking(monkeypatch, where, name, when)
    both_appear(world)

    later(world)
    meanwhile = heard(world)
    later(world)
    notices = [mail["Subject"] for mail in world.mails(OPERATORS)]
    mend()
    later(world)
    later(world)

    assert meanwhile == told
    assert notices or about == "looking again"
    assert heard(world) == ["Trafford", "Wirral"]


def test_an_item_that_the_reader_always_breaks_off_over_is_put_down_after_three_tries(world, monkeypatch):
    breaking(monkeypatch, pieces, "_said")
    both_appear(world)

    for _ in range(4):
        later(world)

    assert any("could not be read" in str(mail.get_body(("plain",)).get_content()) for mail in world.mails(OPERATORS))
    assert world.once().decisions == []


@pytest.mark.parametrize(
    ("name", "told"),
    [("decide_item", ["Trafford"]), ("decide_publications", ["Wirral"])],
    ids=["news", "a publication"],
)
def test_what_can_not_be_decided_holds_up_nothing_else_and_the_operators_hear(world, monkeypatch, name, told):
    mend = breaking(monkeypatch, decide, name)
    both_appear(world)

    later(world)
    later(world)
    meanwhile = heard(world)
    subjects = [mail["Subject"] for mail in world.mails(OPERATORS)]
    mend()
    later(world)

    assert meanwhile == told
    assert any(each.startswith("A part of ofsted-watch failed: deciding") for each in subjects)
    assert heard(world) == ["Trafford", "Wirral"]


def test_whatever_ends_the_asking_of_one_source_of_several_nobody_waits_for_its_answer():
    def ask(each):
        if each == 2:
            raise SystemExit(each)
        return each

    with pytest.raises(SystemExit):
        list(polls._several_at_once(ask, range(5)))
    assert sorted(polls._several_at_once(lambda each: each, range(100))) == [*range(100)]
