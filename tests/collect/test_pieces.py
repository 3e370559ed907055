"""News from the wire to the reader: feeds and a council's site are served, and people's messages come out."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta

import pytest
from council import AgendaItem, CommitteeMeeting, CouncilSite
from newspaper import Newspaper, Piece
from telling_news import REPORTED, a_feed, standing, stored
from town import TWO_INADEQUATE, Town

from watcher.demo.server import Server

COUNCIL = """
[[source]]
name      = "Trafford committees"
kind      = "moderngov"
url       = "{url}"
authority = "Trafford"
every     = "1 second"
"""
MANY = 2_000
"""So many pieces in one feed are tried here; with 10,000 it takes 20 seconds and ends the same."""
FIRST = "Trafford children's services rated inadequate by Ofsted"


class World:
    """A town with a newspaper and a council beside Ofsted's site."""

    def __init__(self, town, paper, council):
        self.town, self.paper, self.council = town, paper, council

    def print_(self, title, summary="", **more):
        """Put a piece into the paper's feed, now."""
        number = len(self.paper.pieces) + 1
        at = self.town.clock.now()
        self.paper.pieces.append(Piece(f"https://echo.example/{number}", title, at, summary, **more))

    def later(self, **length):
        self.town.clock.pass_(**length)
        self.town.once()


@pytest.fixture
def world(tmp_path):
    paper, council = Newspaper(), CouncilSite()
    with ExitStack() as open_:
        echo, site = (open_.enter_context(Server(each.answer)) for each in (paper, council))
        sources = a_feed(echo, every="1 second") + COUNCIL.format(url=site.base_url)
        town = open_.enter_context(Town(tmp_path, more=REPORTED + sources))
        town.once(everything=True)
        yield World(town, paper, council)


def test_a_story_runs_from_a_paper_s_feed_through_ofsted_s_report_to_the_committee_s_minutes(world):
    town = world.town
    world.print_(FIRST, "The report was published today.")
    world.later(minutes=1)
    world.print_("Ofsted damns Trafford: children's services inadequate", "Leaders are sorry.")
    world.later(minutes=30)
    town.publish(**TWO_INADEQUATE)
    world.later(hours=1)
    item = AgendaItem(
        7,
        "Ofsted inspection of children's services",
        minutes="<p>Members noted the Ofsted report, which judged children's services inadequate. RESOLVED: noted.</p>",
    )
    world.council.meetings.append(CommitteeMeeting(1, date(2026, 8, 6), items=(item,)))
    world.later(days=4)

    first, confirmed, *rest = town.workspace.messages
    assert "not yet confirmed on Ofsted's site" in str(first)
    assert (confirmed["thread_ts"], confirmed["reply_broadcast"]) == (first["ts"], True)
    assert [(each["thread_ts"], each.get("reply_broadcast")) for each in rest] == [(first["ts"], None)]
    assert standing(town)[0] == ["confirmed"]
    assert len({each.story for each in stored(town)}) == 1


ZERO_WIDTH = "Trafford children's services rated in\u200bade\u200dquate by Ofsted"
RIGHT_TO_LEFT = "\u202eTrafford\u202c children's services rated \u2066inadequate\u2069 by Ofsted"
NESTED = "Trafford children&amp;amp;#39;s services rated &amp;quot;inadequate&amp;quot; by Ofsted"
MARKUP = "<b>Trafford</b> children's services <script>alert(1)</script>rated <i>inadequate</i> by Ofsted"


@pytest.mark.parametrize("title", [ZERO_WIDTH, RIGHT_TO_LEFT, NESTED, MARKUP])
def test_a_title_that_plays_tricks_is_read_as_people_read_it_and_told_plainly(world, title):
    world.print_(title, "Published today.")

    world.later(minutes=1)

    (post,) = world.town.workspace.messages
    assert post["text"].startswith("Trafford: ")
    assert not {"\u200b", "\u202e", "<script", "&amp;"} & set(post["text"])


def test_titles_of_a_million_letters_and_a_great_feed_break_nothing_and_alert_nobody(world):
    world.print_("Trafford " + "inadequate " * 90_000)
    world.print_("Good news", "<div>" * 50_000 + "&amp;" * 50_000)
    world.print_("\u202e" * 50_000 + "Trafford" + "\u200b" * 50_000)
    world.later(minutes=1)
    start = datetime(2026, 7, 1, tzinfo=UTC)
    world.paper.pieces[:] = [
        Piece(f"https://echo.example/many/{number}", f"Fair {number} in Trafford", start + timedelta(minutes=number))
        for number in range(MANY)
    ]
    world.later(minutes=1)

    assert len(stored(world.town)) == MANY + 3
    assert world.town.workspace.messages == []
    assert world.town.mails("operators@example.org") == []
