"""The world as it is: one odd record costs itself, and what is known stays known."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta

import pytest
from documents import ilacs
from govuk import GovukSite, Page
from newspaper import Newspaper, Piece
from telling_news import REPORTED, a_feed
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.demo.ofsted import Line
from watcher.demo.server import Reply, Server
from watcher.model.errors import SourceError
from watcher.model.values import replace
from watcher.reading.sandbox import SECONDS, Readers
from watcher.sources.ofsted_pages import TIMELINE, read_timeline

FIRST = "Trafford children's services rated inadequate by Ofsted"
SAID = "Inspectors say that children in Trafford were left at risk of harm."
TRAFFORD = urn("Trafford")
OPERATORS = "operators@example.org"


def later(town, **length):
    town.clock.pass_(**length)
    return town.once(everything=True)


def heard(town):
    return [post.partition(":")[0] for post in town.posts]


def subjects(town, to=OPERATORS):
    return [mail["Subject"] for mail in town.mails(to)]


# Ofsted's site


def with_event(town, event):
    """Put an event of other markup on top of each page."""
    town.site.renamed = {'<ol class="timeline">': f'<ol class="timeline">{event}'}


ODD = (
    '<li class="timeline__day"><div class="event"><span class="event__title"><a class="publication-link" href="{href}">'
    'Letter {at} <span class="nonvisual">Letter {at}, PDF - {day}</span></a></span></div></li>'
)
HREFS = (
    "https://[link to report]/v1/file/50300001",
    "https://assets.example/letter.pdf",
    "mailto:press@example.org",
    "javascript:void(0)",
    "",
    "#",
    "http://[::1",
    "//",
    "/v1/file/",
    "data:text/html,x",
    "https://files.ofsted.gov.uk.evil.example/v1/file/50300001",
)


def test_odd_links_on_a_page_are_told_and_hide_no_report(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    with_event(town, "".join(ODD.format(at=at, href=each, day="02 August 2026") for at, each in enumerate(HREFS)))

    later(town, minutes=10)

    assert heard(town) == ["Trafford"]
    told = " ".join(mail.get_body(("plain",)).get_content() for mail in town.mails(OPERATORS))
    assert told.count("\nTrafford: something was published that we can't read") == len(HREFS)
    # One is Ofsted's own, and leads to no file; of every other it is said why nobody asked for it.
    assert [each for at, each in enumerate(HREFS) if f"“Letter {at}”: Ofsted's page" not in told] == ["/v1/file/"]


def test_an_odd_line_in_the_list_of_authorities_hides_no_other(town):
    town.once()
    town.site.renamed = {'href="/provider/44/' + urn("Wirral"): 'href="mailto:' + urn("Wirral")}
    town.publish(**TWO_INADEQUATE)

    polled = later(town, minutes=10).polled[0]

    assert heard(town) == ["Trafford"]
    assert (polled.error, polled.problems) == (None, ("list: 1 of its lines lead to no authority's page.",))


DAYS = ("27th November", "2nd\xa0August\xa02026", "", "31 June 2026", "soon", "02/08/2026")


def test_days_that_can_not_be_read_cost_the_days_alone(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    with_event(town, "".join(ODD.format(at=at, href=f"/v1/file/{at}", day=day) for at, day in enumerate(DAYS, 1)))

    later(town, minutes=10)

    assert heard(town) == ["Trafford"]


def test_a_source_that_gets_another_name_repeats_nothing_and_misses_nothing(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    later(town, minutes=10)
    config = town.config.read_text()

    town.config.write_text(config.replace('"Ofsted reports"', '"Ofsted"'))
    later(town, minutes=10)
    town.publish("Wirral", **TWO_INADEQUATE)
    later(town, minutes=10)
    town.config.write_text(config)
    later(town, minutes=10)

    assert heard(town) == ["Trafford", "Wirral"]


def test_two_sources_of_one_site_tell_each_report_once(tmp_path):
    with Town(tmp_path) as town:
        block = town.config.read_text().partition("[[source]]")[2].partition("[[rule]]")[0]
        town.more = "[[source]]" + block.replace('"Ofsted reports"', '"Ofsted again"')
        town.configure()
        town.once()

        town.publish(**TWO_INADEQUATE)
        for _ in range(3):
            later(town, minutes=10)

        assert heard(town) == ["Trafford"]


def test_another_type_code_in_the_list_s_links_is_the_same_page(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    later(town, minutes=10)

    answer, here, there = town.site.answer, "/provider/44/", "/provider/45/"

    def moved(asked):
        reply = answer(replace(asked, path=asked.path.replace(there, here)))
        return replace(reply, body=reply.body.replace(here.encode(), there.encode()))

    town.reports._answer = moved
    town.publish("Wirral", **TWO_INADEQUATE)
    later(town, minutes=10)
    later(town, minutes=10)

    assert heard(town) == ["Trafford", "Wirral"]


@pytest.mark.parametrize("more", [{"title": "A title of its own"}, {"published": date(2026, 8, 4)}])
def test_the_same_bytes_under_another_link_date_or_title_are_told_once(town, more):
    town.once()
    file = town.publish(**TWO_INADEQUATE)
    later(town, minutes=10)

    again = {"published": date(2026, 8, 3), "inspected": date(2026, 6, 19), **more}
    town.site.publish(TRAFFORD, town.site._files[file], Line(**again))
    later(town, minutes=10)
    town.site.withdraw(TRAFFORD, file)
    for _ in range(4):
        later(town, minutes=10)

    assert heard(town) == ["Trafford"]
    assert subjects(town) == []


@pytest.mark.parametrize("more", [{}, {"title": "A title of its own"}, {"published": date(2026, 8, 4)}])
@pytest.mark.parametrize("together", [True, False])
def test_the_same_words_in_a_file_of_its_own_are_told_once_though_one_of_them_goes(town, together, more):
    town.publish(published=date(2023, 5, 12), end=date(2023, 3, 20), **TWO_INADEQUATE)
    town.once()
    file = town.publish(**TWO_INADEQUATE)
    if not together:
        later(town, minutes=10)
    again = {"published": date(2026, 8, 3), "inspected": date(2026, 6, 19), **more}
    # As a server does that puts the moment of each download into its copy.
    town.site.publish(TRAFFORD, town.site._files[file] + b"\n% 2", Line(**again))
    later(town, minutes=10)
    before = len(town.mails())
    town.site.withdraw(TRAFFORD, file)
    for _ in range(4):
        later(town, minutes=10)

    assert before == len(town.mails()) == 1
    assert heard(town) == ["Trafford"]


def test_another_council_s_report_is_no_alert_and_no_history_but_a_question(town):
    town.once()
    report = ilacs("Wirral Council", tuple(TWO_INADEQUATE.items()), date(2026, 6, 8), date(2026, 6, 19))
    town.site.publish(TRAFFORD, report, Line(date(2026, 8, 3), inspected=date(2026, 6, 19)))
    later(town, minutes=10)

    town.publish(published=date(2026, 8, 5), end=date(2026, 7, 3), **dict.fromkeys(TWO_INADEQUATE, "good"))
    later(town, days=3)

    assert [post.partition("\n")[0] for post in town.posts] == [
        "Trafford: a report that names Wirral is on its page: please check"
    ]


def test_the_right_report_in_the_place_of_another_council_s_is_told_though_its_grades_are_the_same(town):
    town.once()
    grades, days = tuple(TWO_INADEQUATE.items()), (date(2026, 6, 8), date(2026, 6, 19))
    wrong = ilacs("Wirral Council", grades, *days)
    link = town.site.publish(TRAFFORD, wrong, Line(date(2026, 8, 3), inspected=days[1]))
    later(town, minutes=10)

    town.site.replace_bytes(link.rpartition("/")[2], ilacs("Trafford Council", grades, *days))
    later(town, days=1)

    assert [post.partition("\n")[0] for post in town.posts] == [
        "Trafford: a report that names Wirral is on its page: please check",
        "Trafford: INADEQUATE leaders, help and protection",
    ]


@pytest.mark.parametrize(("first", "told"), [(date(2025, 2, 1), 2), (date(2026, 6, 12), 1), (date(2025, 6, 19), 1)])
def test_a_link_that_led_to_the_report_before_is_told_again_when_it_leads_to_the_new_one(town, first, told):
    town.once()
    grades = tuple(TWO_INADEQUATE.items())

    def report(end):
        return ilacs("Wirral Council", grades, end - timedelta(days=11), end)

    link = town.site.publish(urn("Wirral"), report(first), Line(date(2026, 8, 3), inspected=first))
    later(town, minutes=10)
    town.site.replace_bytes(link.rpartition("/")[2], report(date(2026, 6, 19)))
    later(town, days=1)

    # A slip in its days that was put right is no second alert.
    assert sum("INADEQUATE leaders, help and protection" in post.partition("\n")[0] for post in town.posts) == told


def test_publications_over_a_thousand_are_said():
    many = "".join(ODD.format(at=number, href=f"/v1/file/{number}", day="02 August 2020") for number in range(1_001))

    read = read_timeline(f'<ol class="timeline">{many}</ol>'.encode(), "page", "https://reports.example/p", TRAFFORD)

    assert (len(read.entries), read.problems) == (1_000, ("It lists 1001 publications; the first 1000 were read.",))


def test_a_page_of_a_multitude_of_small_elements_is_said_to_be_no_authoritys():
    page = b"<title>x</title>" + b"<b>" * 3_000_000

    with pytest.raises(SourceError, match="page is not an authority's page"):
        read_timeline(page, "page", "https://reports.example/p", TRAFFORD)


def test_a_page_of_a_multitude_of_publications_costs_only_itself():
    page = b'<ol class="timeline">' + b'<a href="/v1/file/1">x' * 400_000

    with Readers(workers=1, seconds=2) as readers:
        with pytest.raises(SourceError, match="page could not be read: reading it"):
            TIMELINE.run(readers, page, "page", "https://reports.example/p", TRAFFORD)
        readers.seconds = SECONDS  # to start anew takes its time on a busy machine
        after = TIMELINE.run(readers, b'<ol class="timeline"></ol>', "page", "https://reports.example/p", TRAFFORD)

    assert after.entries == ()


# News


class World:
    def __init__(self, town, paper, govuk, echo):
        self.town, self.paper, self.govuk, self.echo = town, paper, govuk, echo

    def prints(self, title=FIRST, summary=SAID, url="https://echo.example/1", **more):
        self.paper.pieces.insert(0, Piece(url, title, more.pop("at", self.town.clock.now()), summary, **more))


@pytest.fixture
def world(tmp_path):
    paper, govuk = Newspaper(), GovukSite()
    with ExitStack() as open_:
        echo, gov = (open_.enter_context(Server(each.answer)) for each in (paper, govuk))
        more = f'[[source]]\nname = "GOV.UK"\nkind = "govuk"\nbase_url = "{gov.base_url}"\n'
        town = open_.enter_context(Town(tmp_path, more=REPORTED + a_feed(echo) + more))
        paper.pieces.append(Piece("https://echo.example/0", "Fair in the park", datetime(2026, 8, 2, tzinfo=UTC)))
        town.once(everything=True)
        yield World(town, paper, govuk, echo)


@pytest.mark.parametrize("written", ["Tue, 04 Aug 2027 09:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "0"])
def test_news_with_an_impossible_date_counts_from_its_first_sight_and_ofsted_s_report_confirms_it(world, written):
    world.prints(date=written)
    later(world.town, minutes=15)
    world.town.publish(**TWO_INADEQUATE)
    later(world.town, minutes=15)
    later(world.town, days=90)

    assert not any("withdrawn" in post for post in world.town.posts)
    assert heard(world.town) == ["Trafford", "Trafford"]


def test_an_article_of_75_days_ago_that_turns_up_is_not_told_as_new(world):
    world.prints(at=world.town.clock.now() - timedelta(days=75))

    later(world.town, minutes=15)

    assert world.town.posts == []


CHANGED = {
    "the scheme": (FIRST, "http://echo.example/1"),
    "the host": (FIRST, "https://www.echo.example/1"),
    "a count of comments": (f"{FIRST} (4 comments)", "https://echo.example/1"),
    "headline and address": (
        "Trafford children's services branded inadequate by Ofsted",
        "https://echo.example/branded",
    ),
}


@pytest.mark.parametrize("what", CHANGED)
def test_an_article_of_which_a_paper_changes_something_is_told_once(world, what):
    world.prints()
    later(world.town, minutes=15)

    for title, url in (CHANGED[what], (FIRST, "https://echo.example/1"), CHANGED[what]):
        world.paper.pieces.pop(0)
        world.prints(title, url=url)
        later(world.town, minutes=15)

    assert heard(world.town) == ["Trafford"]


def test_the_first_article_of_a_feed_that_was_empty_at_first_contact_is_told(tmp_path):
    paper = Newspaper()
    with Server(paper.answer) as echo, Town(tmp_path, more=REPORTED + a_feed(echo)) as town:
        town.once(everything=True)
        paper.pieces.append(Piece("https://echo.example/1", FIRST, town.clock.now(), SAID))

        later(town, minutes=15)

        assert heard(town) == ["Trafford"]


def test_a_feed_that_lists_nothing_any_more_is_told_of_by_its_name_once_and_when_it_lists_again(world):
    for at in range(3):
        world.prints("Fair in the park", "Words of no weight.", f"https://echo.example/fair/{at}")
    later(world.town, minutes=15)
    pieces, world.paper.pieces = world.paper.pieces, []
    for _ in range(3):
        later(world.town, minutes=15)
    world.paper.pieces = pieces
    for _ in range(3):
        later(world.town, minutes=15)

    told = world.town.mails("operators@example.org")
    assert [each["Subject"].strip() for each in told] == ["A source is broken: Globe", "Working again: Globe"]
    assert "“Globe” could not be read since" in told[0].get_body(("plain",)).get_content()


def test_a_source_whose_address_is_another_paper_s_now_begins_anew(world):
    other = Newspaper([Piece("https://post.example/1", FIRST, world.town.clock.now() - timedelta(days=40), SAID)])
    with Server(other.answer) as post:
        config = world.town.config
        config.write_text(config.read_text().replace(world.echo.base_url, post.base_url))
        later(world.town, minutes=15)
        other.pieces.append(Piece("https://post.example/2", FIRST, world.town.clock.now(), SAID))
        later(world.town, minutes=15)

    assert heard(world.town) == ["Trafford"]


def test_the_department_s_notice_reaches_the_report_s_thread(world):
    world.town.publish(**TWO_INADEQUATE)
    later(world.town, minutes=15)
    title = "Improvement notice issued to Trafford Council: August 2026"
    world.govuk.pages.append(Page("/government/publications/notice", title, world.town.clock.now()))

    later(world.town, minutes=30)

    first, note = world.town.workspace.messages
    assert note["thread_ts"] == first["ts"]
    assert "has issued an improvement notice" in note["text"]


def test_half_a_character_in_json_is_replaced_and_hides_nothing(world):
    world.town.publish(**TWO_INADEQUATE)
    later(world.town, minutes=15)
    title = "Improvement notice issued to Trafford Council\ud83d: August 2026"
    world.govuk.pages.append(Page("/government/publications/notice", title, world.town.clock.now()))

    happened = later(world.town, minutes=30)

    assert [each.error for each in happened.polled] == [None] * 3
    assert "has issued an improvement notice" in world.town.posts[-1]


def test_half_a_character_in_what_can_not_be_read_hides_nothing_either(world):
    world.town.publish(**TWO_INADEQUATE)
    later(world.town, minutes=15)
    now = world.town.clock.now()
    world.govuk.pages.append(Page("/government/publications/odd\ud83d", "Improvement notice: odd", now))
    world.govuk.pages.append(
        Page("/government/publications/notice", "Improvement notice issued to Trafford Council: August 2026", now)
    )

    later(world.town, minutes=30)

    assert "has issued an improvement notice" in world.town.posts[-1]


def test_a_server_that_only_ever_says_not_modified_is_asked_for_everything_once_a_day(world):
    whole = world.paper.answer
    world.echo._answer = lambda asked: Reply(304) if "if-none-match" in asked.headers else whole(asked)
    world.prints()

    later(world.town, hours=12)
    believed = heard(world.town)
    later(world.town, hours=12)

    assert (believed, heard(world.town)) == ([], ["Trafford"])


def test_a_page_is_asked_for_whole_when_the_list_says_that_something_is_new(town):
    town.once()
    answer = town.site.answer
    pages = "/provider/"
    town.reports._answer = lambda asked: (
        Reply(304) if asked.path.startswith(pages) and "if-none-match" in asked.headers else answer(asked)
    )
    town.publish(**TWO_INADEQUATE)

    later(town, minutes=10)

    assert heard(town) == ["Trafford"]


@pytest.mark.parametrize("first_goes", [True, False])
@pytest.mark.parametrize("other", [b"", b"\n% 2"])
def test_of_two_copies_of_a_report_it_is_told_when_the_last_one_goes(town, other, first_goes):
    for year in (2016, 2019, 2023):
        town.publish(published=date(year, 5, 12), end=date(year, 3, 20), **ALL_GOOD)
    town.once()
    one = town.publish(**TWO_INADEQUATE)
    later(town, minutes=10)
    again = Line(date(2026, 8, 4), inspected=date(2026, 6, 19))
    two = town.site.publish(TRAFFORD, town.site._files[one] + other, again)
    later(town, minutes=10)

    told = []
    for file in (one, two) if first_goes else (two, one):
        town.site.withdraw(TRAFFORD, file)
        for _ in range(5):
            later(town, minutes=10)
        told.append([each for each in subjects(town) if "no longer lists" in each])

    assert told == [[], ["Trafford: Ofsted's page no longer lists a report"]]
    assert heard(town)[0] == "Trafford"
