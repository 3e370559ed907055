"""A world that changes at random between good and every oddity that others' users reported, poll after poll."""

from __future__ import annotations

import random
import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta

from telling_news import REPORTED
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.config.check import load
from watcher.demo.ofsted import NOT_FOUND, REPORT_NOT_FOUND
from watcher.demo.server import Reply, Server
from watcher.model.values import replace
from watcher.store.database import Store
from watcher.store.polled import outages

WATCHED = ("Trafford", "Wirral", "Liverpool")
OTHER = "Leeds"
FEED = '[[source]]\nname = "Echo"\nkind = "feed"\nurl = "{url}/rss"\nevery = "15 minutes"\n'
OLD = "Liverpool children's services rated inadequate by Ofsted"
ALERT = re.compile(r"(?P<name>[^:\n]+): (?:still )?INADEQUATE")
NAMES = ('"Ofsted reports"', '"Ofsted"', '"reports.ofsted.gov.uk"')
EVENT = (
    '<ol class="timeline"><li class="timeline__day"><div class="event"><a class="publication-link" href="{}">A letter '
    '<span class="nonvisual">A letter, PDF - {}</span></a></div></li>'
)


def _pages(reply):
    """Let every authority's page answer like this."""
    return lambda town, dice: lambda asked, answer: reply if asked.path.startswith("/provider/") else answer(asked)


def _list(reply):
    return lambda town, dice: lambda asked, answer: reply if asked.path == "/search" else answer(asked)


def _files(reply):
    return lambda town, dice: lambda asked, answer: reply if asked.path.startswith("/v1/file/") else answer(asked)


def _everything(reply):
    return lambda town, dice: lambda asked, answer: reply


def _half(town, dice):
    def answer_half(asked, answer):
        whole = answer(asked)
        return replace(whole, body=whole.body[: len(whole.body) // 2])

    return answer_half


def _never_modified(town, dice):
    return lambda asked, answer: Reply(304) if "if-none-match" in asked.headers else answer(asked)


def _odd_event(town, dice):
    href = dice.choice(("https://[link]/v1/file/1", "mailto:a@b.example", "", "https://assets.example/x.pdf", "#"))
    day = dice.choice(("27th November", "", "soon", "02/08/2020", "2nd\xa0August\xa02020"))
    event = EVENT.format(href, day).encode()
    mark = b'<ol class="timeline">'

    def answer_odd(asked, answer):
        whole = answer(asked)
        odd = asked.path == f"/provider/44/{urn(WATCHED[0])}"
        return replace(whole, body=whole.body.replace(mark, event)) if odd else whole

    return answer_odd


def _another_s_page(town, dice):
    def answer_another(asked, answer):
        swapped = asked.path.replace(urn(WATCHED[1]), urn(WATCHED[2]))
        return answer(replace(asked, path=swapped))

    return answer_another


def _lost_words(town, dice):
    lost = dice.choice((b"search-result", b"timeline", b"publication-link", b"<time", b"URN"))

    def answer_redesigned(asked, answer):
        whole = answer(asked)
        return whole if asked.path.startswith("/v1/") else replace(whole, body=whole.body.replace(lost, b"x-new"))

    return answer_redesigned


ODDITIES = {
    "pages gone": _pages(Reply(404, NOT_FOUND)),
    "pages empty": _pages(Reply(200, b"")),
    "pages broken": _pages(Reply(500, b"")),
    "pages of many elements": _pages(Reply(200, b"<b>" * 30_000)),
    "list gone": _list(Reply(404, NOT_FOUND)),
    "list empty": _list(Reply(200, b"<title>Search</title><div class='search-no-results'>none</div>")),
    "documents gone": _files(Reply(200, REPORT_NOT_FOUND)),
    "documents drop": _files(Reply(drop=True)),
    "a login": _everything(Reply(200, b"<title>Log in</title><input type='password'>")),
    "too many requests": _everything(Reply(429, b"", headers={"Retry-After": "1"})),
    "all drops": _everything(Reply(drop=True)),
    "odd encoding": _everything(Reply(200, b"\x8b\x0c", headers={"Content-Encoding": "br"})),
    "half of all": _half,
    "never modified": _never_modified,
    "an odd event": _odd_event,
    "another's page": _another_s_page,
    "a redesign": _lost_words,
}
FEED_ODDITIES = (
    b"",
    b"<html><head><title>Log in</title></head></html>",
    b'<rss version="2.0"><channel><item><ti',
    b'<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel></channel></rss>',
    b'<rss version="2.0"><channel><item><title>&#x110000;\x0b</title><link>https://[x/</link></item></channel></rss>',
    '<rss version="2.0"><channel><title>E</title></channel></rss>'.encode("utf-16"),
)


@dataclass
class Chaos:
    """The world, and what must be true of it. `poll` is one cycle; AssertionError says in which."""

    town: Town
    dice: random.Random
    due: dict[tuple[str, str], int] = field(default_factory=dict)
    expected: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WATCHED, 0))
    oddity: str = "good"
    feed_odd: bytes | None = None
    polls: int = 0

    def answer_ofsted(self, asked):
        if self.oddity == "good":
            return self.town.site.answer(asked)
        return ODDITIES[self.oddity](self.town, self.dice)(asked, self.town.site.answer)

    def answer_feed(self, asked):
        if self.feed_odd is not None:
            return Reply(200, self.feed_odd, "application/rss+xml")
        session, at = self.polls, self.town.clock.now() - timedelta(days=75)
        items = "".join(
            f"<item><title>{title}</title><link>https://echo.example/{number}?sid={session}</link>"
            f"<description>Words of no weight.</description><pubDate>{at:%d/%m/%Y %H:%M}</pubDate></item>"
            for number, title in enumerate(("Fair in the park", OLD, "Roadworks on the ring road"))
        )
        return Reply(200, f'<rss version="2.0"><channel><title>E</title>{items}</channel></rss>'.encode(), "text/xml")

    def poll(self):
        """Let something happen in the world, poll it once, and see that nobody was misled."""
        dice, town = self.dice, self.town
        self.polls += 1
        town.clock.pass_(hours=1)
        self.oddity = dice.choice(("good", "good", *ODDITIES))
        self.feed_odd = dice.choice((None, None, *FEED_ODDITIES))
        if dice.random() < 0.1:
            text = town.config.read_text()
            for name in NAMES:
                text = text.replace(f"name     = {name}", f"name     = {dice.choice(NAMES)}")
            town.config.write_text(text)
        self._publish()

        town.once(everything=True)

        self._nobody_is_misled()
        if self.oddity == "good":
            self._everybody_who_must_hear_has_heard()
        self._no_source_is_silent()

    def _publish(self):
        dice, today = self.dice, self.town.clock.now().date()
        if dice.random() < 0.15:
            name, end = dice.choice((*WATCHED, OTHER)), today - timedelta(days=45)
            grades = dice.choice((TWO_INADEQUATE, TWO_INADEQUATE, ALL_GOOD))
            if (name, f"{end}") in self.due:
                return
            self.town.publish(name, published=today, end=end, **grades)
            self.due[name, f"{end}"] = 0
            if name in WATCHED and grades is TWO_INADEQUATE:
                self.expected[name] += 1

    def told(self):
        """Count the alerts of each authority."""
        named = [found["name"] for post in self.town.posts if (found := ALERT.match(post))]
        return {name: named.count(name) for name in {*WATCHED, *named}}

    def _nobody_is_misled(self):
        told = self.told()
        too_many = {name: count for name, count in told.items() if count > self.expected.get(name, 0)}
        assert not too_many, f"poll {self.polls} ({self.oddity}): told what was not published: {too_many}"

    def _everybody_who_must_hear_has_heard(self):
        """Two good polls after it was published an inadequate report has been told."""
        if self.told() == self.expected:
            self.waited = 0
            return
        self.waited = getattr(self, "waited", 0) + 1
        assert self.waited < 2, f"poll {self.polls}: not told after two good polls: {self.told()} of {self.expected}"

    def _no_source_is_silent(self):
        config = load(self.town.config)
        names = {each.name for each in config.sources}
        store = Store(config.store_url)
        with store.look() as tx:
            untold = [
                each
                for each in outages.open_ones(tx)
                if each.polls >= 2 and each.source in names and not each.operators_told
            ]
        store.close()
        assert not untold, f"poll {self.polls}: nobody was told of {untold}"


def run(folder, cycles, seed):
    """Poll a world for so many cycles, and return it; the same seed gives the same world."""
    with ExitStack() as open_:
        chaos = Chaos(None, random.Random(seed))
        echo = open_.enter_context(Server(lambda asked: chaos.answer_feed(asked)))
        town = Town(folder, authorities=repr(list(WATCHED)).replace("'", '"'))
        town.more = REPORTED + FEED.format(url=echo.base_url)
        chaos.town = open_.enter_context(town)
        town.reports._answer = chaos.answer_ofsted
        town.once(everything=True)
        for _ in range(cycles):
            chaos.poll()
        return chaos
