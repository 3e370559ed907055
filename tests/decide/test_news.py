"""News in the whole program: what opens a story, what confirms it, and what follows quietly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from letters import bullets, focused_visit
from telling_news import REPORTED, say, standing
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.config.check import load
from watcher.demo.ofsted import Line
from watcher.model.stories import Standing
from watcher.store.database import Store
from watcher.store.database import opened as opened_store
from watcher.store.polled import items
from watcher.store.told import stories

ALL_OUTSTANDING = dict.fromkeys(TWO_INADEQUATE, "outstanding")
NOTICE = ("Trafford children's services rated inadequate by Ofsted", "The report was published today.")
COPY = ("Ofsted finds Trafford's children's services inadequate", "Leaders are sorry, after a damning report.")


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path, more=REPORTED) as opened:
        opened.once(everything=True)
        yield opened


def opened(town):
    """Name the stories that news opened."""
    store = Store(load(town.config).store_url)
    with store.look() as tx:
        found = [each.key for each in stories.opened_by_news(tx)]
    store.close()
    return found


def threads(town):
    """Name the thread of each post in the channel; None opens one."""
    return [each.get("thread_ts") for each in town.workspace.messages]


def test_news_before_the_report_is_told_as_unconfirmed(town):
    say(town, *NOTICE)

    town.once()

    assert standing(town)[0] == ["reported"]
    (mail,) = town.mails()
    assert mail["Subject"].startswith("Trafford: ")
    assert "not yet confirmed on Ofsted's site" in mail.get_body(("plain",)).get_content()


def test_a_copy_stays_in_the_story_and_tells_nobody(town):
    say(town, *NOTICE)
    town.once()
    town.clock.pass_(hours=5)
    say(town, *COPY, outlet="Another Paper")

    town.once()

    (first, _), (second, text) = standing(town)[1]
    assert first == second
    assert text is None
    assert len(town.mails()) == 1


def test_the_report_confirms_the_story_in_its_thread_and_in_the_channel(town):
    say(town, *NOTICE)
    town.once()
    town.clock.pass_(hours=2)
    town.publish(**TWO_INADEQUATE)

    town.once()

    assert standing(town)[0] == ["confirmed"]
    told = [each for each in town.workspace.messages if each.get("thread_ts")]
    assert [each.get("reply_broadcast") for each in told] == [True]
    assert len(town.mails()) == 2


@pytest.mark.parametrize("day", [date(2026, 8, 4), date(2036, 8, 3)])
def test_news_that_bears_a_day_yet_to_come_is_of_the_day_on_which_it_was_seen(town, day):
    say(town, *NOTICE, day=day)
    town.once()
    town.clock.pass_(hours=2)
    town.publish(**TWO_INADEQUATE)

    town.once()

    assert standing(town)[0] == ["confirmed"]
    assert "Reported by Bolton Paper on 3 August 2026" in town.posts[0]


def test_the_first_post_says_that_ofsted_has_confirmed_it_and_when(town):
    say(town, *NOTICE)
    town.once()
    before = town.posts[0]
    town.clock.pass_(hours=2)
    town.publish(**TWO_INADEQUATE)

    town.once()

    first = town.workspace.messages[0]
    confirmed = "Confirmed by Ofsted on 3 August 2026: INADEQUATE leaders, help and protection."
    assert "Confirmed" not in before
    assert first["text"].count("Confirmed") == 1
    assert confirmed in first["text"]
    assert confirmed in str(first["blocks"][1])
    assert first["metadata"]["event_payload"]["key"]
    assert not any("Confirmed by" in post for post in town.posts[1:])


def test_news_after_the_report_follows_quietly(town):
    town.publish(**TWO_INADEQUATE)
    town.once()
    town.clock.pass_(hours=2)
    say(town, *NOTICE)

    town.once()

    assert standing(town)[0] == []
    assert len(town.mails()) == 1


def test_a_report_that_says_otherwise_puts_the_story_right(town):
    say(town, *NOTICE)
    town.once()
    town.clock.pass_(days=1)
    town.publish(published=date(2026, 8, 4), end=date(2026, 7, 24), **ALL_OUTSTANDING)

    town.once()

    assert standing(town)[0] == ["corrected"]
    assert town.mails()[-1]["Subject"].startswith("Trafford: correction")
    assert "Corrected on 4 August 2026: Ofsted's report says something different." in town.posts[0]
    assert "Confirmed" not in town.posts[0]


def test_a_report_that_agrees_with_the_news_is_no_correction_though_no_rule_asks_for_it(town):
    say(
        town,
        "Trafford's children's services fall from outstanding to good, says Ofsted",
        "Trafford Council's services for children have dropped from outstanding to good in a report published today.",
    )
    town.once()
    heard = len(town.posts)
    town.clock.pass_(days=1)
    town.publish(published=date(2026, 8, 4), end=date(2026, 7, 24), **ALL_GOOD)

    town.once()

    assert heard == 1
    assert standing(town)[0] == ["confirmed"]
    assert not any("orrected" in post for post in town.posts)
    assert town.mails()[-1]["Subject"].endswith("Ofsted has published its report, and none of your rules applies")


def test_a_report_with_another_bad_grade_than_the_news_gave_corrects_it_and_is_told(town):
    say(town, *NOTICE)
    town.once()
    town.clock.pass_(days=1)
    fallen = dict.fromkeys(TWO_INADEQUATE, "requires improvement")
    town.publish(published=date(2026, 8, 4), end=date(2026, 7, 24), **fallen)

    town.once()

    assert standing(town)[0] == ["corrected"]
    mail = town.mails()[-1]
    assert mail["Subject"].startswith("Trafford: corrected: ")
    assert "The news reported “inadequate”" in mail.get_body(("plain",)).get_content()


def test_news_that_makes_it_worse_than_the_news_first_said_is_told_again_in_the_thread_and_the_channel(town):
    say(town, "Trafford children's services downgraded", "From good to requires improvement, Ofsted said today.")
    town.once()
    town.clock.pass_(hours=2)
    say(town, *NOTICE, outlet="Another Paper")
    say(town, *COPY, outlet="A Third Paper")

    town.once()

    assert standing(town)[0] == ["reported"]
    first, again = town.workspace.messages
    assert (again["thread_ts"], again["reply_broadcast"]) == (first["ts"], True)
    assert len(town.mails()) == 2
    body = town.mails()[-1].get_body(("plain",)).get_content()
    assert "The news first reported “requires improvement”; it now reports “inadequate”." in body


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Trafford children's services rated good by Ofsted", "now reports “good”; it first reported “inadequate”"),
        ("Wirral children's services rated inadequate by Ofsted", "no longer reports this of Trafford"),
        ("Trafford children's services not rated inadequate by Ofsted", "no longer reports this of Trafford"),
    ],
)
def test_that_an_article_was_put_right_is_told_in_the_thread_and_the_channel_once(town, title, says):
    say(town, *NOTICE, key="article")
    town.once()
    town.clock.pass_(hours=1)
    say(town, title, "The report was published today. An earlier version had it wrong.", key="article")
    town.once()
    say(town, title, "The report was published today. An earlier version had it wrong. More soon.", key="article")

    town.once()

    first, *others = (each for each in town.workspace.messages if each["text"].startswith("Trafford: "))
    (changed,) = others
    assert changed["text"].startswith(f"Trafford: article changed: {says}")
    assert (changed["thread_ts"], changed["reply_broadcast"]) == (first["ts"], True)
    for more in ("It said something else for an hour.", "It said something else for an hour. More soon."):
        say(town, NOTICE[0], more, key="article")
        town.once()
    *_, back = (each for each in town.posts if each.startswith("Trafford: "))
    assert back.startswith("Trafford: article changed: reports “inadequate” again")
    assert sum(each.startswith("Trafford: article changed") for each in town.posts) == 2


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("article", "Trafford: council leader answers after Ofsted's report on children's services"),
        ("article", "LIVE: Trafford children's services rated inadequate, says Ofsted, and what people say"),
        ("article", "LIVE: roads closed by floods, and what people say"),
        ("copy", "Trafford children's services rated good by Ofsted"),
    ],
)
def test_a_page_that_goes_on_and_a_copy_that_was_told_to_nobody_take_nothing_back(town, key, title):
    say(town, *NOTICE, key="article")
    town.once()
    say(town, *COPY, key="copy", outlet="Another Paper")
    town.once()
    town.clock.pass_(hours=1)

    say(town, title, "More soon.", key=key)
    town.once()

    assert not [each for each in town.posts if "article changed" in each]


def test_another_article_under_an_id_and_a_link_that_are_used_again_is_told_and_takes_nothing_back(town):
    say(town, *NOTICE, key="top")
    town.once()
    town.clock.pass_(days=7)
    say(town, "Wirral children's services rated inadequate by Ofsted", "The report was published today.", key="top")
    town.once()
    for _ in range(2):
        town.clock.pass_(days=100)
        town.once()
        say(town, NOTICE[0], f"The report was published today, {town.clock.now():%-d %B}.", key="top")
        town.once()

    first, withdrawn, *_ = told = [post.split("\n")[0] for post in town.posts if post.startswith("Trafford: ")]
    assert told == [first, withdrawn, first, withdrawn, first]
    assert withdrawn == "Trafford: withdrawn: not confirmed on Ofsted's site"


def test_an_article_that_is_dated_back_is_not_told_again(town):
    say(town, *NOTICE, key="article")
    town.once()
    day = town.clock.now().date() - timedelta(days=90)
    say(town, NOTICE[0], f"The report was published today, {day:%-d %B %Y}.", key="article", day=day)

    town.once()

    assert len(town.posts) == 1


@pytest.mark.parametrize(
    ("days", "more", "told"), [(1, "", True), (3, "", False), (3, "Not Trafford, as we said.", True)]
)
def test_what_is_put_right_is_so_within_a_day_or_names_whom_it_was_about(town, days, more, told):
    say(town, *NOTICE, key="article")
    town.once()
    town.clock.pass_(days=days)

    say(town, "Wirral children's services rated inadequate by Ofsted", f"Published today. {more}", key="article")
    town.once()

    assert any("article changed: no longer reports this of Trafford" in each for each in town.posts) is told


def test_an_article_that_is_put_right_tells_nobody_where_its_authority_is_watched_no_more(town):
    say(town, *NOTICE, key="article")
    town.once()
    town.config.write_text(town.config.read_text().replace('["Trafford", "Wirral"]', '["Wirral"]'))
    say(town, "Wirral children's services rated inadequate by Ofsted", "The report was published today.", key="article")

    town.once()

    assert [post.partition(":")[0] for post in town.posts] == ["Trafford", "Wirral"]


def test_a_piece_about_two_watched_authorities_opens_and_joins_the_story_of_each(town):
    say(
        town, "Trafford and Wirral both rated inadequate", "Ofsted published both reports on children's services today."
    )

    town.once()

    store = Store(load(town.config).store_url)
    with store.look() as tx:
        kept = [each.story for name in ("Trafford", "Wirral") for each in items.of_authority(tx, urn(name))]
    store.close()
    assert [each.split("/")[0] for each in kept] == [urn("Trafford"), urn("Wirral")]
    assert [mail["Subject"].split(":")[0] for mail in town.mails()] == ["Trafford", "Wirral"]


def test_of_two_authorities_only_the_one_that_ofsted_s_report_speaks_against_is_not_alerted(town):
    town.clock.pass_(days=1)
    town.publish(published=date(2026, 8, 4), end=date(2026, 7, 24), **ALL_OUTSTANDING)
    town.once()
    told = len(town.mails())
    say(
        town, "Trafford and Wirral both rated inadequate", "Ofsted published both reports on children's services today."
    )

    town.once()

    assert [mail["Subject"].split(":")[0] for mail in town.mails()[told:]] == ["Wirral"]
    assert [each.split("/")[0] for each in opened(town)] == [urn("Wirral")]


def test_what_ofsted_does_not_confirm_is_withdrawn_in_time(town):
    say(town, *NOTICE)
    town.once()
    town.clock.pass_(days=15)

    town.once()

    assert standing(town)[0] == ["withdrawn"]
    assert town.mails()[-1]["Subject"].startswith("Trafford: withdrawn")
    assert "Withdrawn on 18 August 2026" in town.posts[0]
    assert threads(town)[-1] is not None


def test_a_worse_grade_than_was_withdrawn_is_told_in_its_thread_and_withdrawn_in_time(town):
    say(town, "Wirral children's services downgraded", "From good to requires improvement, Ofsted said today.")
    town.once()
    town.clock.pass_(days=15)
    town.once()
    say(town, "Wirral children's services told to improve", "They require improvement, Ofsted said today.")
    town.once()
    town.clock.pass_(days=5)
    say(town, *(each.replace("Trafford", "Wirral") for each in NOTICE))
    town.once()
    told = [post.split("\n")[0] for post in town.posts]
    assert standing(town)[0] == ["reported"]
    town.clock.pass_(days=15)

    town.once()

    withdrawn = "Wirral: withdrawn: not confirmed on Ofsted's site"
    reported = "Wirral: reported, not yet confirmed: "
    assert told == [f"{reported}services got worse, now requires improvement", withdrawn, f"{reported}INADEQUATE"]
    assert len(set(threads(town)[1:])) == 1
    assert town.posts[-1].startswith(withdrawn)
    assert standing(town)[0] == ["withdrawn"]


def test_the_worst_grade_after_news_without_a_grade_was_withdrawn_is_told(town):
    say(town, "Wirral's children's services have deteriorated, says Ofsted", "The report was published today.")
    town.once()
    town.clock.pass_(days=15)
    town.once()
    say(town, *(each.replace("Trafford", "Wirral") for each in NOTICE))

    town.once()

    assert [post.split("\n")[0].split(": ", 2)[1] for post in town.posts] == [
        "reported, not yet confirmed",
        "withdrawn",
        "reported, not yet confirmed",
    ]
    assert "first gave no grade; it now reports “inadequate”" in town.posts[-1]


def test_what_ofsted_confirms_while_overdue_stories_are_gone_through_is_not_withdrawn(town, monkeypatch):
    say(town, *NOTICE)
    town.once()
    town.clock.pass_(days=15)
    told, look = len(town.mails()), stories.opened_by_news

    def as_it_was_before(tx, *urns, before=None):
        found = look(tx, *urns, before=before)
        for each in found if before else ():
            with opened_store(f"sqlite:///{town.database}") as store, store.begin() as other:
                stories.settle(other, each.key, Standing.CONFIRMED, town.clock.now())
        return found

    monkeypatch.setattr(stories, "opened_by_news", as_it_was_before)
    town.once()

    assert standing(town)[0] == ["confirmed"]
    assert len(town.mails()) == told


def test_nothing_is_withdrawn_of_an_authority_of_which_another_publication_was_told_since(town):
    say(town, *NOTICE)
    town.once()
    grave = focused_visit("Trafford", priority=("Areas for priority action", *bullets(("The pace of plans.",))))
    town.site.publish(urn("Trafford"), grave, Line(date(2026, 8, 4), title="Focused visit"))
    town.clock.pass_(days=1)
    town.once()
    told = len(town.mails())
    town.clock.pass_(days=15)

    town.once()

    assert standing(town)[0] == ["confirmed"]
    assert len(town.mails()) == told == 2


def test_steps_that_follow_are_notes_in_the_thread_of_one_sort_once_a_month(town):
    town.publish(**TWO_INADEQUATE)
    town.once()
    town.clock.pass_(days=9)
    say(town, "Trafford director of children's services quits", "She leaves after an inadequate Ofsted rating.")
    say(town, "Trafford boss resigns after Ofsted report", "The head of children's services goes.", outlet="Other")

    town.once()

    *_, note = town.workspace.messages
    assert len(town.workspace.messages) == 2
    assert note["thread_ts"]
    assert not note.get("reply_broadcast")
    assert "quits" not in note["text"]


def test_late_news_of_a_report_that_was_there_before_tells_nobody(town):
    say(town, "Timeline: how Wirral children's services were found inadequate", "Ofsted, 2016.")

    town.once()

    assert town.mails() == []
    ((story, _),) = standing(town)[1]
    assert story == "80581/inspection/2016-07-28"


def test_news_of_authorities_that_nobody_watches_tells_nobody(town):
    say(town, "Bolton children's services rated inadequate by Ofsted", "The report was published today.")

    town.once()

    assert town.mails() == []


def test_without_the_rule_news_opens_a_story_that_nobody_is_told_of(tmp_path):
    with Town(tmp_path) as town:
        town.once(everything=True)
        say(town, *NOTICE)

        town.once()

        assert standing(town)[0] == ["reported"]
        assert town.mails() == []


def test_of_one_day_ofsted_s_own_word_goes_first(town):
    town.clock.pass_(hours=1)
    say(town, *NOTICE)
    town.publish(**TWO_INADEQUATE)

    town.once()

    assert standing(town)[0] == []
    assert len(town.mails()) == 1
