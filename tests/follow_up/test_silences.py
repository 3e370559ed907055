"""What a silence kept back is told when it is over, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from telling_news import REPORTED, say
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.follow_up import silences

SILENCE = """
[[silence]]
when     = {{ authority = ["Trafford"] }}
until    = {until}
because  = "Already with the regional team"
added_by = "duty desk"
critical = true
"""


@pytest.fixture
def silenced(tmp_path):
    """A town in which an alert about Trafford was kept back today, by a silence until tomorrow."""
    with Town(tmp_path) as town:
        town.more = SILENCE.format(until=town.clock.now().date() + timedelta(days=1))
        town.configure()
        town.once()
        town.publish(**TWO_INADEQUATE)
        town.clock.pass_(minutes=10)
        town.once()
        yield town


def test_what_another_silence_still_holds_does_not_hide_what_is_over(silenced, monkeypatch):
    monkeypatch.setattr(silences, "MOST_AT_ONCE", 1)
    silenced.more += SILENCE.format(until="2027-08-03").replace("Trafford", "Wirral")
    silenced.configure()
    silenced.publish("Wirral", **TWO_INADEQUATE)
    silenced.once(everything=True)

    silenced.more = SILENCE.format(until="2027-08-03")
    silenced.configure()
    cycles(silenced, days=0)

    (post,) = silenced.posts
    assert post.startswith("Wirral: silence over: INADEQUATE")


def cycles(town, *, days):
    for _ in range(2):
        town.clock.pass_(minutes=60 * 24 * days)
        town.once()


def test_while_it_holds_nothing_is_told(silenced):
    silenced.clock.pass_(minutes=60 * 24)

    silenced.once()

    assert silenced.posts == []


def test_when_it_has_ended_what_it_kept_back_is_told_once(silenced):
    cycles(silenced, days=2)

    (post,) = silenced.posts
    assert post.startswith("Trafford: silence over: INADEQUATE leaders, help and protection")
    assert "INADEQUATE leaders, help and protection (published 3 August 2026)" in post
    assert len(silenced.mails()) == 1


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({**TWO_INADEQUATE, "leadership": "good", "help_and_protection": "good"}, "corrected since: "),
        (TWO_INADEQUATE, "INADEQUATE leaders, help and protection"),
    ],
)
def test_what_ofsted_took_back_while_it_held_is_told_as_taken_back(silenced, now, said):
    file = silenced.publish(**now)
    silenced.site.replace_bytes(str(int(file) - 1), silenced.site._files[file] + b"\n% again\n%%EOF\n")
    silenced.site.withdraw(urn("Trafford"), file)

    cycles(silenced, days=2)

    (post,) = silenced.posts
    assert post.startswith(f"Trafford: silence over: {said}")
    assert ("INADEQUATE" in post) is said.startswith("INADEQUATE")


def test_when_it_is_taken_out_of_the_config_what_it_kept_back_is_told_once(silenced):
    silenced.more = ""
    silenced.configure()

    cycles(silenced, days=0)

    (post,) = silenced.posts
    assert post.startswith("Trafford: silence over: INADEQUATE")


@pytest.mark.parametrize(
    ("publishes", "said"),
    [
        (TWO_INADEQUATE, "reported by the news; Ofsted has published it since"),
        (ALL_GOOD, "reported by the news; Ofsted has published something different since"),
        (None, "reported by the news; not confirmed on Ofsted's site in time"),
    ],
)
def test_of_news_that_was_kept_back_it_is_told_what_it_came_to(tmp_path, publishes, said):
    news = '[[silence]]\nwhen = { kind = ["news"] }\nuntil = 2026-08-20\nbecause = "An election."\n'
    with Town(tmp_path, more=REPORTED + news) as town:
        town.once()
        say(town, "Wirral's children's services rated inadequate by Ofsted", "The report was published today.")
        town.once()
        if publishes:
            town.publish("Wirral", published=date(2026, 8, 4), **publishes)
            town.clock.pass_(days=1)
            town.once()
        told = len(town.posts)
        cycles(town, days=16)
        cycles(town, days=1)

    assert [post.split("\n")[0] for post in town.posts[told:]] == [f"Wirral: silence over: {said}"]
