"""Measuring a reader on the live web: documents whose outcome is known from elsewhere, fetched, read and compared.

A reader that was made without having seen a remit's documents earns the right to state their grades here.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rules.provider_findings import ONE_INSPECTION
from watcher import data
from watcher.data.publications import file_id, shipped
from watcher.model.documents import inspection_in
from watcher.model.errors import PlainError
from watcher.model.kinds import Kind
from watcher.model.ofsted import MET_OR_NOT, Area, Judgement
from watcher.model.proofs import CheckedDocument, Exactness, Labelled, Proof, check
from watcher.model.provider_kinds import TYPE_CODES
from watcher.model.provider_titles import judgements_of
from watcher.model.providers import EventKind, Remit
from watcher.reading import READER
from watcher.sources.ofsted_reports import Settings as OfstedSettings
from watcher.sources.provider_pages import PROVIDER
from watcher.sources.source import SourceError
from watcher.store import proofs, providers
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.provider_pages import ProviderPage
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store
    from watcher.web.client import Web

AUTHORITIES = "authorities"
CARDS = {"schools": Remit.SCHOOLS, "childcare": Remit.CHILDCARE}
"""Remits whose report cards are read from the providers' pages, and are known from the sheets."""
WITHOUT_READER = ("homes", "agencies", "supported accommodation", "colleges")
SAFEGUARDING = Area("safeguarding")
MET = frozenset(MET_OR_NOT.words)


class NoProofError(PlainError):
    """The remit has no reader that could be measured, or nothing to measure it on."""

    exit_code = 2


def labelled(tx: Connection, remit: str, config: Config) -> tuple[Labelled, ...]:
    """List the documents of a remit whose outcome is known; NoProofError when there is nothing to prove."""
    if remit == AUTHORITIES:
        return tuple(_shipped(_files_at(config)))
    if remit in CARDS:
        found = tuple(_cards(tx, CARDS[remit], _pages_at(config)))
        if not found:
            sentence = f"No report card of {remit} is known: take a sheet first, with `ofsted-watch import FILE`."
            raise NoProofError(sentence)
        return found
    if remit in WITHOUT_READER:
        sentence = (
            f"There is no reader for documents of {remit} yet: alerts about them state no grade that was read from a "
            "document, and there is nothing to prove."
        )
        raise NoProofError(sentence)
    sentence = f'No remit is called "{remit}". Write one of: {", ".join((AUTHORITIES, *CARDS, *WITHOUT_READER))}.'
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
        if document.urn:
            return _checked_card(PROVIDER.run(readers, body, document.name, document.url, document.urn), document)
    except (FetchError, SourceError) as error:
        return CheckedDocument(document, Exactness.NOT_HAD, (str(error),))
    reading = readers.read(body)
    if reading.kind is Kind.NOT_A_REPORT:
        return CheckedDocument(document, Exactness.NOT_HAD, ("what came is not a report",))
    return check(document, reading.judgements)


def _checked_card(page: ProviderPage, document: Labelled) -> CheckedDocument:
    """Hold a page's report card against the sheet. The card of another inspection than the sheet's proves nothing."""
    card = page.card
    if card is None or card.inspected is None or document.inspected is None:
        return CheckedDocument(document, Exactness.NOT_HAD, ("the page shows no report card",))
    if abs(card.inspected - document.inspected) > ONE_INSPECTION:
        return CheckedDocument(document, Exactness.NOT_HAD, ("the page shows the card of another inspection",))
    safeguarding = (Judgement(SAFEGUARDING, MET_OR_NOT.grade(card.safeguarding)),) if card.safeguarding in MET else ()
    return check(document, (*judgements_of(card), *safeguarding))


def _cards(tx: Connection, remit: Remit, base_url: str) -> Iterator[Labelled]:
    """List the providers whose latest event in the sheets is a report card, each with its page."""
    codes = {kind: code for code, kind in TYPE_CODES.items()}
    urns = providers.urns_with(tx, remit, EventKind.REPORT_CARD)
    kinds = {
        each.urn: each.kind
        for theirs in providers.with_urns(tx, urns).values()
        for each in theirs
        if each.remit == remit
    }
    for urn, events in sorted(providers.events_of(tx, urns, remit).items()):
        code, event = codes.get(kinds.get(urn, "")), events[0]
        if code and event.kind is EventKind.REPORT_CARD and event.judgements:
            known = event.safeguarding.value if event.safeguarding else None
            safeguarding = (Judgement(SAFEGUARDING, MET_OR_NOT.grade(known)),) if known in MET else ()
            url = f"{base_url}/provider/{code}/{urn}"
            yield Labelled(f"URN {urn}", url, event.inspection_start, (*event.judgements, *safeguarding), urn)


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
    found, usual = _pages_at(config), OfstedSettings.model_fields["base_url"].default
    return None if urlsplit(found).hostname == urlsplit(usual).hostname else found


def _pages_at(config: Config) -> str:
    usual = OfstedSettings.model_fields["base_url"].default
    return str(next((each.base_url for each in config.sources if isinstance(each, OfstedSettings)), usual)).rstrip("/")
