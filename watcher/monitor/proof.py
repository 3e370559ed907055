"""Measuring a reader on the live web: documents whose outcome is known from elsewhere, fetched, read and compared.

A reader that was made without having seen a remit's documents earns the right to state their grades here.
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rules.provider_findings import ONE_INSPECTION
from watcher import data
from watcher.collect.report_cards import CARD
from watcher.data.publications import file_id, shipped
from watcher.model.documents import inspection_in
from watcher.model.errors import PlainError, SourceError
from watcher.model.kinds import Kind
from watcher.model.ofsted import FOUR_POINT, MET_OR_NOT, Area, Judgement
from watcher.model.proofs import READER, CheckedDocument, Exactness, Form, LabelledDocument, Proof, check, measured
from watcher.model.provider_kinds import TYPE_CODES
from watcher.model.provider_titles import OVERALL, OVERALL_IN_SOCIAL_CARE, judgements_of, read_title
from watcher.model.providers import EventKind, ProviderEvent, Remit
from watcher.reading import school_reports
from watcher.sources.ofsted_reports import Settings as OfstedSettings
from watcher.sources.parsing import Parse
from watcher.sources.provider_pages import PROVIDER
from watcher.store.published import providers
from watcher.store.told import proofs
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError, Web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.provider_pages import ProviderPage
    from watcher.model.report_cards import ReportCard
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store

AUTHORITIES = "authorities"
ON_PAGES = {
    "schools": (Remit.SCHOOLS, (Form.CARDS, Form.CARD_DOCUMENTS, Form.TITLES, Form.DOCUMENTS)),
    "childcare": (Remit.CHILDCARE, (Form.CARDS, Form.CARD_DOCUMENTS, Form.TITLES)),
    "homes": (Remit.SOCIAL_CARE, (Form.TITLES,)),
}
"""What is read from the providers' own pages, and known from the sheets."""
WITHOUT_READER = ("agencies", "supported accommodation", "colleges")
SAFEGUARDING = Area("safeguarding")
MET = frozenset(MET_OR_NOT.words)
KINDS_READ = {
    Form.CARDS: (EventKind.REPORT_CARD,),
    Form.CARD_DOCUMENTS: (EventKind.REPORT_CARD,),
    Form.TITLES: (EventKind.FULL, EventKind.SCHOOL, EventKind.CHILDCARE),
    Form.DOCUMENTS: (EventKind.SCHOOL,),
}


class NoProofError(PlainError):
    """The remit has no reader that could be measured, or nothing to measure it on."""

    exit_code = 2


def labelled(tx: Connection, remit: str, config: Config) -> tuple[LabelledDocument, ...]:
    """List the documents of a remit whose outcome is known; NoProofError when there is nothing to prove."""
    if remit == AUTHORITIES:
        return tuple(_shipped(_files_at(config)))
    if remit in ON_PAGES:
        of, forms = ON_PAGES[remit]
        found = tuple(each for form in forms for each in _on_pages(tx, of, form, _pages_at(config)))
        if not found:
            sentence = f"No inspection of {remit} is known: take a sheet first, with `ofsted-watch import FILE`."
            raise NoProofError(sentence)
        return found
    if remit in WITHOUT_READER:
        raise NoProofError(
            f"There is no reader for documents of {remit} yet: alerts about them state no grade that was read from a "
            "document, and there is nothing to prove."
        )
    sentence = f'No remit is called "{remit}". Write one of: {", ".join((AUTHORITIES, *ON_PAGES, *WITHOUT_READER))}.'
    raise NoProofError(sentence)


def checked_documents(web: Web, readers: Readers, documents: Iterable[LabelledDocument]) -> Iterator[CheckedDocument]:
    """Fetch documents one after the other, at the pace of all our fetching, read them, and say how exact that was."""
    for each in documents:
        yield _checked(web, readers, each)


def keep(store: Store, remit: str, checked: Iterable[CheckedDocument], now: datetime) -> tuple[Proof, ...]:
    """Keep a run with the readers of this version: what is read where is proved, or not, by itself."""
    by_form: dict[Form, list[CheckedDocument]] = defaultdict(list)
    for each in checked:
        by_form[each.document.form].append(each)
    named = {form: remit if remit == AUTHORITIES else measured(remit, form) for form in by_form}
    runs = tuple(Proof(named[form], READER, now, tuple(theirs)) for form, theirs in by_form.items())
    with store.begin() as tx:
        for run in runs:
            proofs.add(tx, run)
    return runs


def drawn(documents: tuple[LabelledDocument, ...], count: int, seed: str) -> tuple[LabelledDocument, ...]:
    """Draw some at random, of each form as many; the same with the same seed."""
    draw = random.Random(seed)  # noqa: S311 - nothing is secret
    by_form: dict[Form, list[LabelledDocument]] = defaultdict(list)
    for each in documents:
        by_form[each.form].append(each)
    found: list[LabelledDocument] = []
    for left, theirs in zip(range(len(by_form), 0, -1), sorted(by_form.values(), key=len), strict=True):
        found += draw.sample(theirs, min((count - len(found)) // left, len(theirs)))
    return tuple(found)


def _checked(web: Web, readers: Readers, document: LabelledDocument) -> CheckedDocument:
    try:
        body = web.get(document.url, most_bytes=MOST_DOCUMENT_BYTES).body
        if document.urn:
            page = PROVIDER.run(readers, body, document.name, document.url, document.urn)
            if document.form in (Form.DOCUMENTS, Form.CARD_DOCUMENTS):
                return _checked_report(web, readers, page, document)
            return _checked_card(page.card, document) if document.form is Form.CARDS else _checked_title(page, document)
    except (FetchError, SourceError) as error:
        return CheckedDocument(document, Exactness.NOT_HAD, (str(error),))
    reading = readers.read(body)
    if reading.kind is Kind.NOT_A_REPORT:
        return CheckedDocument(document, Exactness.NOT_HAD, ("what came is not a report",))
    return check(document, reading.judgements)


def _checked_card(card: ReportCard | None, document: LabelledDocument) -> CheckedDocument:
    """Hold a report card against the sheet. The card of another inspection than the sheet's proves nothing."""
    if card is None or card.inspected is None or document.inspected is None:
        return CheckedDocument(document, Exactness.NOT_HAD, ("the page shows no report card",))
    if not _is_same(card.inspected, document.inspected):
        return CheckedDocument(document, Exactness.NOT_HAD, ("the report card is of another inspection",))
    safeguarding = (Judgement(SAFEGUARDING, MET_OR_NOT.grade(card.safeguarding)),) if card.safeguarding in MET else ()
    return check(document, (*judgements_of(card), *safeguarding))


def _checked_title(page: ProviderPage, document: LabelledDocument) -> CheckedDocument:
    """Hold the title of the sheet's inspection against the sheet; the page is found to list it by its day."""
    same = [each for each in page.entries if _is_same(each.event_date, document.inspected)]
    titles = [(each, read_title(each.title, page.kind)) for each in same]
    if not titles:
        return CheckedDocument(document, Exactness.NOT_HAD, ("the page lists no report of this inspection",))
    area = document.judgements[0].area
    graded = [Judgement(area, title.grade) for _, title in titles if title.grade and title.grade.scale == FOUR_POINT]
    return check(document, graded[:1])


def _checked_report(web: Web, readers: Readers, page: ProviderPage, document: LabelledDocument) -> CheckedDocument:
    """Fetch the report of the sheet's inspection, which the page is found to list by its day, and read it."""
    report = next((each for each in page.entries if _is_same(each.event_date, document.inspected)), None)
    if report is None:
        return CheckedDocument(document, Exactness.NOT_HAD, ("the page lists no report of this inspection",))
    body = web.get(report.url, most_bytes=MOST_DOCUMENT_BYTES).body
    try:
        if document.form is Form.CARD_DOCUMENTS:
            return _checked_card(CARD.run(readers, body, "The document", str(document.urn)), document)
        read = SCHOOL_REPORT.run(readers, body)
    except SourceError as error:
        return CheckedDocument(document, Exactness.NOT_READ, (str(error),))
    return check(document, (Judgement(Area(area), FOUR_POINT.grade(word)) for area, word in read))


def _read_school_report(body: bytes) -> tuple[tuple[str, str], ...]:
    try:
        return tuple((str(each.area), each.grade.word) for each in school_reports.read(body))
    except school_reports.NoSchoolReportError as error:
        raise SourceError(str(error)) from error


SCHOOL_REPORT = Parse("watcher.monitor.proof:SCHOOL_REPORT", _read_school_report, tuple[tuple[str, str], ...])


def _is_same(shown: date | None, known: date | None) -> bool:
    return shown is not None and known is not None and abs(shown - known) <= ONE_INSPECTION


def _on_pages(tx: Connection, remit: Remit, form: Form, base_url: str) -> Iterator[LabelledDocument]:
    """List the latest inspection of each provider that the sheets have, if its grades are read in this form."""
    codes = {kind: code for code, kind in TYPE_CODES.items()}
    urns = providers.urns_with(tx, remit, KINDS_READ[form])
    kinds = {
        each.urn: each.kind
        for theirs in providers.with_urns(tx, urns).values()
        for each in theirs
        if each.remit == remit
    }
    for urn, events in sorted(providers.events_of(tx, urns, remit).items()):
        code, event = codes.get(kinds.get(urn, "")), events[0]
        judgements = _known(event, form)
        if code and event.kind in KINDS_READ[form] and judgements:
            url = f"{base_url}/provider/{code}/{urn}"
            yield LabelledDocument(f"URN {urn}", url, event.inspection_start, judgements, urn, form)


def _known(event: ProviderEvent, form: Form) -> tuple[Judgement, ...]:
    """Take what a sheet says of what is read in a form: the whole card, or the overall grade of the title."""
    if form is Form.TITLES:
        return tuple(each for each in event.judgements if each.area in (OVERALL, OVERALL_IN_SOCIAL_CARE))
    if form is Form.DOCUMENTS:
        return tuple(each for each in event.judgements if each.grade.scale == FOUR_POINT)
    known = event.safeguarding.value if event.safeguarding else None
    safeguarding = (Judgement(SAFEGUARDING, MET_OR_NOT.grade(known)),) if known in MET else ()
    return (*event.judgements, *safeguarding) if event.judgements else ()


def _shipped(base_url: str | None) -> Iterator[LabelledDocument]:
    """List the shipped inspections, whose grades two people read and compared; `base_url` is a replica's."""
    for authority in data.authorities():
        for each in shipped(authority.urn):
            inspection = inspection_in(each)
            if inspection and inspection.framework and inspection.judgements:
                url = f"{base_url}/v1/file/{file_id(each.url)}" if base_url else each.url
                name = f"{authority.name}, inspection published {inspection.published:%-d %B %Y}"
                yield LabelledDocument(name, url, inspection.end, inspection.judgements)


def _files_at(config: Config) -> str | None:
    """Find the address of a replica used in place of Ofsted's site; None for the real one."""
    found, usual = _pages_at(config), OfstedSettings.model_fields["base_url"].default
    return None if urlsplit(found).hostname == urlsplit(usual).hostname else found


def _pages_at(config: Config) -> str:
    usual = OfstedSettings.model_fields["base_url"].default
    return str(next((each.base_url for each in config.sources if isinstance(each, OfstedSettings)), usual)).rstrip("/")
