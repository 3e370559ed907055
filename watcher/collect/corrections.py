"""What differs between a document and the one that replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.corrections import Cause, Correction
from watcher.model.kinds import Kind
from watcher.model.values import replace
from watcher.reading.changes import first_changed
from watcher.store.published import documents

if TYPE_CHECKING:
    from watcher.collect.tools import Tools
    from watcher.model.documents import Reading


NO_REPORTS = (Kind.NOT_A_REPORT, Kind.NEWS, Kind.COUNCIL_MINUTES)


def correction_of(tools: Tools, known: str, body: bytes, said: Reading, cause: Cause) -> Correction | None:
    """Compare a document with the one it replaces, by its hash; None when they are about different inspections."""
    with tools.store.look() as tx:
        before, old_body = documents.said(tx, known), documents.body(tx, known)
    assert before is not None, "a known document has a reading"
    same_inspection = (before.kind, before.inspection_end) == (said.kind, said.inspection_end)
    if cause in (Cause.NEW_LINK, Cause.BESIDE) and not same_inspection:
        return None
    found = Correction(cause, before, first_changed(tools.readers.text(old_body), tools.readers.text(body)))
    # In the same words neither has to be looked at, nor is it news which of the two goes.
    same = cause is Cause.BESIDE and found.changes_nothing(said)
    return replace(found, cause=Cause.NEW_LINK) if same else found
