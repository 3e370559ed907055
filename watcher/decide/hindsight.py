"""What a config makes of a publication that was decided before, or that was never seen here.

It is planned by the function that the service asks, from what was known when the publication came up for decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.stories import reported_before
from watcher.decide.intents import Known
from watcher.decide.plan import plan
from watcher.deliver import enqueue
from watcher.store import stories

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from rules.rule import Subject
    from watcher.config.config import Config
    from watcher.decide.intents import Plan
    from watcher.model.documents import Publication
    from watcher.model.stories import Story
    from watcher.store.audit_trail import Seen


def plan_again(tx: Connection | None, subject: Subject, seen: Seen | None, config: Config, day: date) -> Plan:
    """Plan once more what follows from a subject's publication; `day` is London's today, for silences and deadlines.

    `tx` is None without a database, `seen` where the publication is known from the shipped history alone.
    """
    item = subject.publication
    assert item is not None, "only publications of Ofsted's are planned again"
    if tx is None:
        return plan(Known(subject, item, key=item.url), config, day)
    correction = seen.correction if seen else None
    # The row has but its last version. With the same grades it makes the alert that its first version made; to plan
    # the correction of a comma would say that nobody gets any.
    if correction and not correction.regraded(item.reading):
        correction = None
    reported = None if seen and seen.correction else _reported(tx, item, seen)
    story = reported.key if reported else seen.story if seen else None
    decided_at = seen.decided_at if seen else None
    # What the decision itself sent is queued at its own moment, so that nobody is taken to have heard before.
    heard = enqueue.reached(tx, story, config.receivers, before=decided_at) if correction or reported else ()
    key = seen.key if seen else item.url
    return plan(Known(subject, item, key, story, correction, reported, heard), config, day)


def _reported(tx: Connection, item: Publication, seen: Seen | None) -> Story | None:
    """Find the story that the news opened and that this publication settled, or would settle now."""
    opened = stories.opened_by_news(tx, item.urn)
    if seen and seen.decided_at:
        # By now it is confirmed or corrected, so that `reported_before` would no longer find it.
        return next((each for each in opened if each.key == seen.story), None)
    return reported_before(item.reading.kind, item.published, opened) if item.published else None
