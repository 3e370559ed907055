"""The pictures of tables of judgements, each drawn when the first message that shows it is sent: most never are."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

from watcher.model.errors import in_a_sentence
from watcher.store.published import documents
from watcher.store.tables.teams import OPERATOR

if TYPE_CHECKING:
    from watcher.model.documents import Picture
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store

SECONDS = 4.0
"""How long a message may wait for its picture, and as long again for its turn; it takes 0.01 where nothing hangs."""


class Pictures(Struct, frozen=True):
    """Draws what is not drawn yet. Ask it from any thread: those that want the same picture have it drawn once."""

    readers: Readers
    _turn: Lock = field(default_factory=Lock)
    _without: set[str] = field(default_factory=set)
    """Documents that no picture could be made of: they are not tried again with each message."""

    def of_alert(self, store: Store, alert: str) -> Picture | None:
        """Find or draw the table that an alert is about; None when there is none. It is an extra: nothing is raised."""
        try:
            return self._of_alert(store, alert)
        except Exception as error:  # whatever it is, the words say the same
            structlog.get_logger().warning("a picture could not be made", alert=alert, error=in_a_sentence(error))
            return None

    def _of_alert(self, store: Store, alert: str) -> Picture | None:
        with store.look() as tx:
            sha256 = documents.of_alert(tx, alert)
        if sha256 is None or not self._turn.acquire(timeout=SECONDS):
            return None
        try:
            return self._of(store.of(OPERATOR), sha256)
        finally:
            self._turn.release()

    def _of(self, store: Store, sha256: str) -> Picture | None:
        with store.look() as tx:
            there = documents.picture_of(tx, sha256)
            said = None if there or sha256 in self._without else documents.said(tx, sha256)
            body = documents.body(tx, sha256) if said and said.judgements else b""
        drawn = self.readers.draw(body, said, SECONDS) if said and body else None
        if drawn:
            with store.begin(lasting=False) as tx:
                documents.add_picture(tx, sha256, drawn)
        elif not there:
            self._without.add(sha256)
        return there or drawn
