"""Puts into a database what others put there: publications, alerts, messages. What a test doesn't say is filled in."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import select

from watcher.model.alerts import Alert, Message, Severity
from watcher.model.documents import NamedAuthority, Reading
from watcher.model.kinds import Kind
from watcher.model.listings import BELIEVED_AFTER_POLLS, Entry, Listing
from watcher.model.ofsted import Urn
from watcher.model.proofs import READER
from watcher.store.published import documents, fetch_queue, listings, publications
from watcher.store.published.sightings import Sighting
from watcher.store.tables.alerts import delivery
from watcher.store.tables.publications import publication
from watcher.store.told import alerts, outbox

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
WIRRAL, TRAFFORD = Urn("80581"), Urn("80573")
STORY = f"{WIRRAL}/inspection/2026-06-19"


def list_page(tx, *entries, urn=WIRRAL, at=NOW, first_contact=False, watched=True, **seen):
    """Note what an authority's page lists; returns how many entries are new there."""
    listing = Listing(f"provider/44/{urn}", f"https://reports.example/{urn}", entries or None, urn)
    sighting = Sighting("Ofsted reports", listing, first_contact, date(2026, 7, 27), date(2026, 7, 1), at)
    known, after = listings.known(tx, urn), {"gone_after": BELIEVED_AFTER_POLLS}
    return listings.see(tx, sighting, known, watched=watched, **(after | seen))


def an_entry(key="50300001", title="Inspection report", published=date(2026, 8, 3), **more):
    return Entry(key, title, f"https://files.example/{key}", published, **more)


def listed(tx, key="50300001", **where):
    """Put a publication on an authority's page; returns its number."""
    entry = {name: where.pop(name) for name in ("title", "published", "event_date") if name in where}
    list_page(tx, an_entry(key, **entry), **where)
    return tx.execute(select(publication.c.id).where(publication.c.key == key)).scalar_one()


def a_reading(urn=WIRRAL, **said):
    return Reading(
        Kind.INSPECTION, authorities=(NamedAuthority(urn, "Wirral" if urn == WIRRAL else "Trafford"),), **said
    )


def read(tx, key="50300001", *, said=None, body=None, **where):
    """Put a publication there whose document is stored and read; returns its number."""
    number = listed(tx, key, **where)
    sha256 = f"{key}-hash"
    documents.add(tx, sha256, body or key.encode(), NOW)
    documents.add_reading(tx, sha256, said or a_reading(where.get("urn", WIRRAL)), READER, NOW)
    fetch_queue.was_read(tx, number, sha256, None, NOW)
    return number


def decided(tx, key="50300001", *, story=STORY, decision="Told.", **where):
    """Put a publication there that was read and decided; returns its number."""
    number = read(tx, key, **where)
    publications.decided(tx, NOW, (number, decision, story))
    return number


def alerted(tx, key="alert-1", *, of=None, at=NOW, **said):
    """Keep an alert, of the publication numbered `of` if any; returns it."""
    filled_in = {
        "story": STORY,
        "urn": WIRRAL,
        "authority": "Wirral",
        "severity": Severity.CRITICAL,
        "what": "Children's services inspection",
        "headline": "INADEQUATE: overall effectiveness",
        "source": "Ofsted",
        "confirmed": True,
        "published": date(2026, 8, 3),
        "inspection_start": None,
        "inspection_end": date(2026, 6, 19),
        "findings": (),
    }
    made = Alert(key=key, **{**filled_in, **said})
    alerts.add(tx, at, (made, of))
    return made


def members(tx, digest):
    """List what a digest gathers."""
    return list(tx.execute(select(delivery.c.id).where(delivery.c.digest == digest).order_by(delivery.c.id)).scalars())


def queued(tx, key="message-1", *, at=NOW, edits=False, **new):
    """Put a message into the outbox; returns its number."""
    message = Message(key, Severity.CRITICAL, f"Wirral: {key}", (), edits=edits)
    filled_in = {"story": STORY, "receiver": "Safeguarding channel", "address": "C1"}
    return outbox.queue(tx, outbox.NewDelivery(message, **{**filled_in, **new}), at)
