"""News in the shapes of searches, papers and live pages, from the wire to the channel: one story, one alert."""

from __future__ import annotations

import html
from contextlib import ExitStack

import pytest
from newspaper import Newspaper, Piece
from telling_news import REPORTED, a_feed, stored
from town import Town

from watcher.demo.server import Reply, Server

INADEQUATE = "Trafford children's services rated inadequate by Ofsted"
PATHS = ("/google", "/bing", "/bbc", "/plain")


@pytest.fixture
def papers():
    return [Newspaper() for _ in range(5)]


@pytest.fixture
def opened(tmp_path, papers):
    """Open a town that reads the papers' feeds under a path."""
    with ExitStack() as stack:

        def open_(path="/plain", many=1):
            servers = [stack.enter_context(Server(each.answer)) for each in papers[:many]]
            feeds = (a_feed(each, path, f"Paper {number}", "1 second") for number, each in enumerate(servers))
            town = stack.enter_context(Town(tmp_path, more=REPORTED + "".join(feeds)))
            town.once(everything=True)
            return town

        yield open_


def print_(town, paper, title, summary="", **more):
    paper.pieces.append(Piece("https://echo.example/1", title, town.clock.now(), summary, **more))


def told(town):
    return [each["text"].partition("\n")[0] for each in town.workspace.messages]


@pytest.mark.parametrize("date", [None, ""])
@pytest.mark.parametrize("path", PATHS)
def test_each_kind_of_feed_tells_of_a_piece_with_and_without_a_date(opened, papers, path, date):
    town = opened(path)
    print_(town, papers[0], INADEQUATE, "The report was published today.", date=date)

    town.later(minutes=1)

    assert told(town) == ["Trafford: reported, not yet confirmed: INADEQUATE"]


@pytest.mark.parametrize("date", ["2026-01-01T00:00:00Z", "8/3/2026 9:00:00 AM"])
def test_a_year_alone_and_a_month_before_the_day_are_no_old_dates(opened, papers, date):
    town = opened()
    print_(town, papers[0], INADEQUATE, "The report was published today.", date=date)

    town.later(minutes=1)

    assert told(town) == ["Trafford: reported, not yet confirmed: INADEQUATE"]


def list_at_the_top(town, paper, council, link):
    """Let the feed list one article, under the id that it gives whatever stands at the top."""
    item = (
        f"<item><title>{council} children's services rated inadequate by Ofsted</title><guid>top</guid>"
        f"<link>https://echo.example/{link}</link><description>The report was published today.</description></item>"
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{item}</channel></rss>'
    paper.faults["/plain"] = Reply(200, feed.encode(), "application/rss+xml")
    town.later(minutes=15)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("1", "2"),
        ("24512345.trafford-inadequate/", "24512399.wirral-inadequate/"),
        ("20260803/trafford", "20260803/wirral"),
        ("trafford-20260803", "wirral-20260803"),
        ("123456/trafford", "123456/wirral"),  # the number of a section
    ],
)
def test_what_stands_next_under_an_articles_id_takes_nothing_back(opened, papers, first, then):
    town = opened()
    list_at_the_top(town, papers[0], "Trafford", first)
    list_at_the_top(town, papers[0], "Wirral", then)

    assert told(town) == [f"{each}: reported, not yet confirmed: INADEQUATE" for each in ("Trafford", "Wirral")]


@pytest.mark.parametrize("link", ["24512345.{}-inadequate/", "news/{}-inadequate-24512345", "news/article.html?{}"])
def test_an_article_that_keeps_its_number_in_another_link_is_the_same_one_put_right(opened, papers, link):
    town = opened()
    list_at_the_top(town, papers[0], "Trafford", link.format("trafford"))
    list_at_the_top(town, papers[0], "Wirral", link.format("wirral"))

    assert sorted(told(town)) == [
        "Trafford: article changed: no longer reports this of Trafford",
        "Trafford: reported, not yet confirmed: INADEQUATE",
        "Wirral: reported, not yet confirmed: INADEQUATE",
    ]


@pytest.mark.parametrize("source", ["Bolton News", "wigantoday.net", "Wirral Council"])
def test_who_prints_it_is_not_whom_it_is_about(opened, papers, source):
    town = opened()
    print_(town, papers[0], f"{INADEQUATE} - {source}", f'<a href="https://e.example">{INADEQUATE}</a> {source}')

    town.later(minutes=1)

    assert told(town) == ["Trafford: reported, not yet confirmed: INADEQUATE"]


def test_five_papers_with_headlines_of_their_own_are_one_story_and_one_alert(opened, papers):
    town = opened(many=5)
    titles = (
        INADEQUATE,
        "Ofsted: Trafford's children 'left at risk' as services judged inadequate",
        "Damning Ofsted report: Trafford children's services 'inadequate'",
        "Trafford Council apologises after inadequate Ofsted rating",
        "Children's services in Trafford fail Ofsted inspection",
    )

    for paper, title in zip(papers, titles, strict=True):
        paper.pieces.append(Piece(f"https://{len(title)}.example/1", title, town.clock.now(), "Published today."))
        town.later(hours=7)

    assert len({each.story for each in stored(town)}) == 1
    assert told(town) == ["Trafford: reported, not yet confirmed: INADEQUATE"]


def test_of_a_bundle_of_headlines_another_council_s_is_not_told_of_the_first(opened, papers):
    town = opened("/google")
    listed = "".join(
        f'<li><a href="https://n.example/{number}">{each}</a>&nbsp;<font>Globe</font></li>'
        for number, each in enumerate(
            [
                "Trafford children's services rated good by Ofsted",
                "Wirral children's services rated inadequate by Ofsted",
            ]
        )
    )
    item = (
        "<item><title>Trafford children's services rated good by Ofsted - Echo</title><guid>1</guid>"
        f"<link>https://n.example/0</link><description>{html.escape(f'<ol>{listed}</ol>')}</description></item>"
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{item}</channel></rss>'
    papers[0].faults["/google"] = Reply(200, feed.encode(), "application/rss+xml")

    town.later(minutes=1)

    assert told(town) == []


FILLER = " ".join(f"{9 + at // 60}:{at % 60:02} A councillor spoke of the roads in ward {at}." for at in range(40))
DUE, OUT = "The report is due today.", "12:03 The report is out: Ofsted rates the services inadequate."
LIVE = "LIVE: Ofsted report on Trafford children's services"


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        (LIVE, f"{OUT} {DUE}"),
        (LIVE, f"{DUE} {FILLER} {OUT}"),
    ],
)
def test_a_live_page_that_goes_on_from_due_to_inadequate_is_told_wherever_its_newest_entry_stands(
    opened, papers, title, summary
):
    town = opened()
    print_(town, papers[0], f"{LIVE} due today", f"{DUE} {FILLER}")
    town.later(minutes=20)
    before = told(town)
    papers[0].pieces.clear()
    print_(town, papers[0], title, summary)

    town.later(minutes=20)

    assert (before, told(town)) == ([], ["Trafford: reported, not yet confirmed: INADEQUATE"])


def test_an_undated_live_page_that_was_there_at_first_contact_is_told_when_its_title_is(opened, papers):
    papers[0].pieces.append(Piece("https://echo.example/1", f"{LIVE} due today", None, DUE))
    town = opened()
    papers[0].pieces[:] = [Piece("https://echo.example/1", INADEQUATE, None, OUT)]

    town.later(minutes=20)

    assert told(town) == ["Trafford: reported, not yet confirmed: INADEQUATE"]


TOLD = ["Trafford: reported, not yet confirmed: INADEQUATE"]
ELSEWHERE = "Wirral rated inadequate for children's services by Ofsted today"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("Trafford has approved its budget.", "Article continues below", f"READ MORE: {ELSEWHERE}"), []),
        (("Trafford has approved its budget.", "Related articles", ELSEWHERE.removesuffix(" by Ofsted today")), []),
        ((f"{INADEQUATE} today.", "Article continues below", "READ MORE: Wirral rated good"), TOLD),
        (("Trafford's bins were late.", f"Most read: 1. {ELSEWHERE} 2. Man jailed 3. Fire"), []),
        (("By Jo Example", "Education reporter", "image captionWirral waits", f"{INADEQUATE} today."), TOLD),
    ],
)
def test_what_a_page_puts_between_its_paragraphs_is_not_what_it_tells(opened, papers, paragraphs, expected):
    town = opened()
    print_(town, papers[0], "Council in the news", "".join(f"<p>{each}</p>" for each in paragraphs))

    town.later(minutes=1)

    assert told(town) == expected


def test_of_a_list_of_visits_the_council_that_must_act_is_told(opened, papers):
    town = opened()
    visits = (
        "<p>Ofsted has published the outcomes of a series of focused visits.</p><h2>Wirral Council</h2>"
        "<p>Inspectors visited Wirral's children's services in July. They found that support is stronger.</p>"
        "<h2>Trafford Council</h2><p>Inspectors visited Trafford's children's services in July. "
        "They identified an area for priority action.</p>"
    )
    print_(town, papers[0], "Ofsted: Latest children's services focused visits", visits)

    town.later(minutes=1)

    assert [each.split(":")[0] for each in told(town)] == ["Trafford"]
