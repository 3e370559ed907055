"""What a config makes of a publication or of news that was decided before, or that was never seen here.

It is planned by the functions that the service asks, from what was known when it came up for decision.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rules.preview import Span
from rules.stories import reported_before
from watcher import data
from watcher.decide.about import authorities_of, day_of
from watcher.decide.intents import KnownFacts
from watcher.decide.plan import plan
from watcher.decide.publications import answers
from watcher.decide.rehearsal import Past, rehearse
from watcher.deliver import enqueue
from watcher.model.news import Mention
from watcher.model.values import replace
from watcher.store.published import known
from watcher.store.told import alerts, stories

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from rules.rule import Subject
    from watcher.config.config import Config
    from watcher.decide.intents import Plan
    from watcher.decide.rehearsal import WouldTell
    from watcher.model.alerts import Alert
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Urn
    from watcher.model.stories import Story
    from watcher.store.told.audit_trail import Seen


def plan_again(tx: Connection | None, subject: Subject, seen: Seen | None, config: Config, day: date) -> Plan:
    """Plan once more what follows from a subject's publication; `day` is London's today, for silences and deadlines.

    `tx` is None without a database, `seen` where the publication is known from the shipped history alone.
    """
    item = subject.publication
    assert item is not None, "only publications of Ofsted's are planned again"
    if tx is None:
        return plan(KnownFacts(subject, item, key=item.url), config, day)
    correction = seen.correction if seen else None
    # The row has but its last version. Where that is no news it makes the alert that its first version made; to plan
    # the correction of a comma would say that nobody gets any.
    if correction and not correction.must_be_told(item.reading):
        correction = None
    reported = None if seen and seen.correction else _reported(tx, item, seen)
    story = reported.key if reported else seen.story if seen else None
    decided_at = seen.decided_at if seen else None
    # What the decision itself sent is queued at its own moment, so that nobody is taken to have heard before.
    known = KnownFacts(subject, item, seen.key if seen else item.url, story, correction, reported)
    if answers(known):
        heard = enqueue.reached(tx, story, config.receivers, before=decided_at)
        told_in = story or ""
        known = replace(known, heard=heard, so_far=alerts.so_far(tx, told_in)[told_in])
    return plan(known, config, day)


def _reported(tx: Connection, item: Publication, seen: Seen | None) -> Story | None:
    """Find the story that the news opened and that this publication settled, or would settle now."""
    opened = stories.opened_by_news(tx, item.urn)
    if seen and seen.decided_at:
        # By now it is confirmed or corrected, so that `reported_before` would no longer find it.
        return next((each for each in opened if each.key == seen.story), None)
    return reported_before(item.reading.kind, item.published, opened) if item.published else None


def plan_news_again(tx: Connection, alert: Alert, config: Config, day: date) -> WouldTell | None:
    """Plan once more what follows from the news that made an alert; None where it makes none now.

    What had been told before it is gone through again, too: a later piece alerts only whom the earlier ones did not.
    """
    assert alert.published is not None, "each piece of news has a day"
    past = pasts(tx, config, frozenset({alert.urn}))[alert.urn]
    # As `news.look_up` knew it: what is shipped and within the window was not there before Ofsted's page showed it.
    shipped_until = alert.published - config.alert_window
    there = (
        each
        for each in past.publications
        if each.url in past.seen or (each.published and each.published < shipped_until)
    )
    past = replace(past, publications=tuple(there))
    would = rehearse(past, config, day, Span(since=alert.published))
    # One whose id and link another piece had before has its day behind its name.
    return next((each for each in would if alert.key in (each.key, f"{each.key}/{alert.published}")), None)


def pasts(tx: Connection | None, config: Config, urns: frozenset[Urn]) -> dict[Urn, Past]:
    """Look up all that is known of each authority: after this nothing more is read."""
    seen, corrections = known.first_seen(tx, urns), known.corrections(tx, urns)
    news: dict[Urn, list[tuple[date, Mention]]] = defaultdict(list)
    for item, reading in known.news(tx):
        seen[item.item.url] = item.first_seen
        for one in authorities_of(item, reading, urns):
            news[one.urn].append((day_of(item), Mention(item.item, reading)))
    found = {}
    for urn in urns:
        publications = known.publications(tx, urn, bundled=config.bundled)
        theirs = {each.url: corrections[each.url] for each in publications if each.url in corrections}
        found[urn] = Past(data.by_urn()[urn], publications, theirs, tuple(news[urn]), seen)
    return found
