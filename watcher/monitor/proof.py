"""Measuring a reader on the live web: documents whose outcome is known from elsewhere, fetched, read and compared.

A reader that was made without having seen a remit's documents earns the right to state their grades here.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher import data
from watcher.data.publications import file_id, shipped
from watcher.model.documents import inspection_in
from watcher.model.errors import PlainError
from watcher.model.kinds import Kind
from watcher.model.proofs import CheckedDocument, Exactness, Labelled, Proof, check
from watcher.reading import READER
from watcher.sources.ofsted_reports import Settings as OfstedSettings
from watcher.store import proofs
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from watcher.config.config import Config
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store
    from watcher.web.client import Web

AUTHORITIES = "authorities"
KNOWN_REMITS = (AUTHORITIES, "homes", "agencies", "supported accommodation", "schools", "childcare", "colleges")


class NoProofError(PlainError):
    """The remit has no reader that could be measured, or nothing to measure it on."""

    exit_code = 2


def labelled(remit: str, config: Config) -> tuple[Labelled, ...]:
    """List the documents of a remit whose outcome is known; NoProofError when there is nothing to prove."""
    if remit == AUTHORITIES:
        return tuple(_shipped(_files_at(config)))
    if remit in KNOWN_REMITS:
        sentence = (
            f"There is no reader for documents of {remit} yet: alerts about them state no grade that was read from a "
            "document, and there is nothing to prove."
        )
        raise NoProofError(sentence)
    sentence = f'No remit is called "{remit}". Write one of: {", ".join(KNOWN_REMITS)}.'
    raise NoProofError(sentence)


def checked_documents(web: Web, readers: Readers, documents: Iterable[Labelled]) -> Iterator[CheckedDocument]:
    """Fetch documents one after the other, at the pace of all our fetching, read them, and say how exact that was."""
    for each in documents:
        yield _checked(web, readers, each)


def keep(store: Store, remit: str, checked: Iterable[CheckedDocument], now: datetime) -> Proof:
    """Keep a run with the reader of this version."""
    run = Proof(remit, READER, now, tuple(checked))
    with store.begin() as tx:
        proofs.add(tx, run)
    return run


def drawn(documents: tuple[Labelled, ...], count: int, seed: str) -> tuple[Labelled, ...]:
    """Draw some at random; the same with the same seed."""
    return tuple(random.Random(seed).sample(documents, min(count, len(documents))))  # noqa: S311 - nothing is secret


def _checked(web: Web, readers: Readers, document: Labelled) -> CheckedDocument:
    try:
        body = web.get(document.url, most_bytes=MOST_DOCUMENT_BYTES).body
    except FetchError as error:
        return CheckedDocument(document, Exactness.NOT_HAD, (str(error),))
    reading = readers.read(body)
    if reading.kind is Kind.NOT_A_REPORT:
        return CheckedDocument(document, Exactness.NOT_HAD, ("what came is no report",))
    return check(document, reading.judgements)


def _shipped(base_url: str | None) -> Iterator[Labelled]:
    """List the shipped inspections, whose grades two people read and compared; `base_url` is a replica's."""
    for authority in data.authorities():
        for each in shipped(authority.urn):
            inspection = inspection_in(each)
            if inspection and inspection.framework and inspection.judgements:
                url = f"{base_url}/v1/file/{file_id(each.url)}" if base_url else each.url
                name = f"{authority.name}, inspection published {inspection.published:%-d %B %Y}"
                yield Labelled(name, url, inspection.end, inspection.judgements)


def _files_at(config: Config) -> str | None:
    """Find the address of a replica that stands in for Ofsted's site; None for the real one."""
    usual = OfstedSettings.model_fields["base_url"].default
    found = next((each.base_url for each in config.sources if isinstance(each, OfstedSettings)), usual)
    return None if urlsplit(found).hostname == urlsplit(usual).hostname else found.rstrip("/")
