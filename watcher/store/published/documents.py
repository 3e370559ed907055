"""Documents as they came, byte for byte, and what each was read to say."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import blake2b
from threading import Lock

from sqlalchemy import Connection, bindparam, select, update

from watcher.model.documents import Picture, Reading, as_json, from_text, understood
from watcher.store.tables.alerts import alert
from watcher.store.tables.publications import document, picture, publication, reading
from watcher.store.upsert import insert_missing, upsert

MOST_PARSED = 8_000
"""Four times what Ofsted has on the pages of some 150 authorities; 3.7 kB each, measured on 604 of its documents."""
CHECKSUM = 16


def add(tx: Connection, sha256: str, body: bytes, now: datetime) -> None:
    """Keep a document's bytes; the same bytes are kept once."""
    insert_missing(tx, document, [{"sha256": sha256, "body": body, "size": len(body), "fetched_at": now}])


def body(tx: Connection, sha256: str) -> bytes:
    """Fetch a document's bytes back."""
    found: bytes = tx.execute(select(document.c.body).where(document.c.sha256 == sha256)).scalar_one()
    return found


def add_reading(tx: Connection, sha256: str, said: Reading, reader: str, now: datetime) -> None:
    """Keep what a document was read to say, and by which version of the reader."""
    upsert(tx, reading, sha256=sha256, reader=reader, read_at=now, json=json.dumps(as_json(said)))


def keep_reading(tx: Connection, sha256: str, reader: str, now: datetime) -> None:
    """Keep what a document was read to say, also with this version of the reader."""
    tx.execute(update(reading).where(reading.c.sha256 == sha256).values(reader=reader, read_at=now))


_SAID = select(reading.c.json).where(reading.c.sha256 == bindparam("sha256"))


def said(tx: Connection, sha256: str) -> Reading | None:
    """Look up what a document says; None when it hasn't been read."""
    found = tx.execute(_SAID, {"sha256": sha256}).scalar()
    return understood(lambda: from_text(found)) if found else None


def parsed(text: str) -> Reading:
    """Read a stored reading; what many look at again and again is parsed once, and found again by its checksum."""
    checksum = blake2b(text.encode(), digest_size=CHECKSUM).digest()
    with _TURN:
        found = _PARSED.pop(checksum, None) or understood(lambda: from_text(text))
        _PARSED[checksum] = found  # the last one to be asked for is the last to go
        if len(_PARSED) > MOST_PARSED:
            del _PARSED[next(iter(_PARSED))]
    return found


_PARSED: dict[bytes, Reading] = {}
_TURN = Lock()


def add_picture(tx: Connection, sha256: str, drawn: Picture) -> None:
    """Keep the picture of a document's table."""
    upsert(tx, picture, sha256=sha256, page=drawn.page, alt=drawn.alt, png=drawn.png)


def picture_of(tx: Connection, sha256: str) -> Picture | None:
    """Look up the picture of a document's table; None when none was drawn."""
    row = tx.execute(select(picture.c.page, picture.c.alt, picture.c.png).where(picture.c.sha256 == sha256)).first()
    return Picture(row.page, row.alt, row.png) if row else None


def of_alert(tx: Connection, alert_key: str) -> str | None:
    """Name the document that an alert is about; None when it is about none."""
    about = select(publication.c.sha256).join(alert, alert.c.publication == publication.c.id)
    found: str | None = tx.execute(about.where(alert.c.key == alert_key)).scalar()
    return found
