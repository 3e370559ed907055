"""What differs between a document and the one that replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.corrections import Cause, Correction
from watcher.model.kinds import Kind
from watcher.reading.changes import first_changed
from watcher.store.published import documents

if TYPE_CHECKING:
    from watcher.collect.tools import Tools
    from watcher.model.documents import Reading
    from watcher.store.published.corrections import Known


NO_REPORTS = (Kind.NOT_A_REPORT, Kind.NEWS, Kind.COUNCIL_MINUTES)


def correction_of(tools: Tools, known: Known, body: bytes, said: Reading, cause: Cause) -> Correction | None:
    """Compare a document with the one it stands for; None when the two tell of different inspections."""
    with tools.store.look() as tx:
        before, old_body = documents.said(tx, known.sha256), documents.body(tx, known.sha256)
    assert before is not None, "a known document has a reading"
    same_inspection = (before.kind, before.inspection_end) == (said.kind, said.inspection_end)
    if cause in (Cause.NEW_LINK, Cause.BESIDE) and not same_inspection:
        return None
    return Correction(cause, before, first_changed(tools.readers.text(old_body), tools.readers.text(body)))
