"""What the title of a publication on a provider's page says: which kind it is, and the grade where it names one.

The titles are Ofsted's, as some 6,500 pages had them in August 2026 (docs/sources.md 8): "Full inspection", "School
inspection: Good", "Concern: actions taken".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.ofsted import FOUR_POINT, MET_OR_NOT, REPORT_CARD, Area, Grade, Judgement
from watcher.model.places import ACTIONS_TAKEN, MONITORING_VISIT
from watcher.model.proofs import Form, measured
from watcher.model.providers import (
    INTERIM_EFFECTIVENESS,
    PROVIDER_AREAS,
    SUPPORTED_ACCOMMODATION,
    Category,
    EventKind,
    ProviderEvent,
    Remit,
    Safeguarding,
    Sheet,
)
from watcher.model.report_cards import SINCE, ReportCard

if TYPE_CHECKING:
    from datetime import date

    from watcher.model.provider_pages import ProviderPublication

OVERALL, OVERALL_IN_SOCIAL_CARE = Area("overall_effectiveness"), Area("overall_experiences_and_progress")
SUPPORTED = "supported accommodation"
TITLES = {
    "full inspection": EventKind.FULL,
    "monitoring visit": EventKind.MONITORING,
    "monitoring inspection": EventKind.MONITORING,
    "interim inspection": EventKind.INTERIM,
    "assurance inspection": EventKind.ASSURANCE,
    "assurance visit": EventKind.ASSURANCE,
    "emergency inspection": EventKind.EMERGENCY,
    "school inspection": EventKind.SCHOOL,
    "standard inspection": EventKind.SCHOOL,
    "short inspection": EventKind.UNGRADED,
    "ungraded inspection": EventKind.UNGRADED,
    "additional inspection": EventKind.ADDITIONAL,
    "pre-registration inspection": EventKind.OTHER,
    "academy conversion letter": EventKind.OTHER,
    "interim assessment": EventKind.OTHER,
    "inspection": EventKind.CHILDCARE,
    "urgent inspection": EventKind.EMERGENCY,
    "progress monitoring inspection": EventKind.ADDITIONAL,
    "material change inspection": EventKind.OTHER,
    "supported accommodation inspection": EventKind.SUPPORTED_ACCOMMODATION,
    "concern": EventKind.OTHER,
    "complaint": EventKind.OTHER,
}
"""What stands before the colon, in small letters."""
_SPELLINGS = {
    "requires improvement to be good": "requires improvement",
    "improved effectiveness": "improved",
    "sustained effectiveness": "sustained",
    "declined in effectiveness": "declined",
    "declined effectiveness": "declined",
    "improved in effectiveness": "improved",
}
_CATEGORIES = {
    **{each.value: each for each in Category},
    "requires special measures": Category.SPECIAL_MEASURES,
    "has serious weaknesses": Category.SERIOUS_WEAKNESSES,
}
_LEVELS = {
    "residential": Remit.SOCIAL_CARE,
    "boarding": Remit.SOCIAL_CARE,
    "holiday scheme": Remit.SOCIAL_CARE,
    "childcare": Remit.CHILDCARE,
    "childmind": Remit.CHILDCARE,
    "nursery school": Remit.SCHOOLS,
    "nurser": Remit.CHILDCARE,
    "school": Remit.SCHOOLS,
    "pupil referral": Remit.SCHOOLS,
    "academy": Remit.SCHOOLS,
    "college": Remit.FURTHER_EDUCATION,
    "further education": Remit.FURTHER_EDUCATION,
    "learning provider": Remit.FURTHER_EDUCATION,
    "teacher": Remit.FURTHER_EDUCATION,
}
"""What a kind is inspected as, by its words; the first that it has counts, and anything else is social care."""
_CODES = {
    **dict.fromkeys(("15", "16", "17", "18"), Remit.CHILDCARE),
    **dict.fromkeys(("20", "21", "22", "23", "24", "25", "26", "27", "28"), Remit.SCHOOLS),
    **dict.fromkeys(("31", "33", "39", "43", "46"), Remit.FURTHER_EDUCATION),
    **dict.fromkeys(("1", "2"), Remit.SOCIAL_CARE),
}


class Title(Struct, frozen=True):
    """A title taken apart. `kind` is None when we don't know such titles; `grade` when it names none that we know.

    `rest` is what stands after the colon; `is_visit` and `actions_taken` are what areas may ask for by name.
    `category` is a school's category of concern.
    """

    kind: EventKind | None
    rest: str = ""
    grade: Grade | None = None
    category: Category | None = None

    @property
    def is_unclear(self) -> bool:
        """Return whether it says something that we don't understand."""
        return self.kind is None or bool(self.rest and not (self.grade or self.category or self.actions_taken))

    @property
    def is_visit(self) -> bool:
        """Return whether a monitoring visit is named."""
        return self.kind is EventKind.MONITORING

    @property
    def actions_taken(self) -> bool:
        """Return whether it tells of actions after a concern or a complaint."""
        return self.rest.startswith(ACTIONS_TAKEN)

    @property
    def names(self) -> frozenset[str]:
        """Name what an area's `only` may ask for."""
        said = {MONITORING_VISIT: self.is_visit, ACTIONS_TAKEN: self.actions_taken}
        return frozenset(name for name, holds in said.items() if holds)


def read_title(title: str, kind: str | None = None) -> Title:
    """Take a title apart. A grade counts only on a scale that titles of its kind use."""
    head, _, rest = " ".join(title.casefold().split()).partition(":")
    rest = rest.strip()
    word = _SPELLINGS.get(rest, rest)
    event = TITLES.get(head.strip())
    scale = FOUR_POINT
    if event is EventKind.INTERIM:
        scale = INTERIM_EFFECTIVENESS
    elif kind and kind.casefold().startswith(SUPPORTED):
        scale = SUPPORTED_ACCOMMODATION
    elif word in MET_OR_NOT.words:
        scale = MET_OR_NOT
    grade = scale.grade(word) if event and word in scale.words else None
    return Title(event, rest, grade, _CATEGORIES.get(word) if event else None)


def remit_of(path: str, kind: str | None) -> Remit:
    """Say what Ofsted inspects a provider as, by its page's path ("provider/2/SC123456") and its kind."""
    code = path.split("/")[1] if path.count("/") == 2 else ""
    if code in _CODES:
        return _CODES[code]
    named = (remit for word, remit in _LEVELS.items() if kind and word in kind.casefold())
    return next(named, Remit.SOCIAL_CARE)


_WITH_CARD = {
    Remit.SCHOOLS: (EventKind.SCHOOL, None),
    Remit.CHILDCARE: (EventKind.CHILDCARE, None),
    Remit.FURTHER_EDUCATION: (EventKind.FULL, None),
}


def has_a_card(path: str, kind: str | None, title: str, inspected: date | None) -> bool:
    """Return whether a publication ought to come with a report card, or may: an inspection since there are cards.

    It may where its title is none that we know. A grade in a title makes it an inspection of another form.
    """
    said = read_title(title, kind)
    with_card = said.kind in _WITH_CARD.get(remit_of(path, kind), ())
    return with_card and not said.rest and inspected is not None and inspected >= SINCE


def proved_as(item: ProviderPublication) -> str:
    """Name the runs that prove what gives its grade: its remit, and whether that is a report card or its title."""
    form = Form.TITLES
    if item.card and not item.card.problems:
        form = Form.CARD_DOCUMENTS if item.card.from_document else Form.CARDS
    return measured(proved_remit(remit_of(item.path, item.kind), item.kind), form)


def proved_remit(remit: Remit, kind: str | None) -> str:
    """Name a remit as `prove` does, by a provider's kind: their documents are of different forms."""
    if remit is not Remit.SOCIAL_CARE:
        return {Remit.FURTHER_EDUCATION: "colleges"}.get(remit, str(remit))
    words = (kind or "").casefold()
    return SUPPORTED if words.startswith(SUPPORTED) else "agencies" if "agenc" in words else "homes"


def event_of(item: ProviderPublication) -> ProviderEvent | None:
    """Take a publication as what Ofsted did there, with the grades that its title or its report card gives.

    None when neither gives one: nothing is concluded from a title alone.
    """
    remit = remit_of(item.path, item.kind)
    title = read_title(item.title, item.kind)
    # A card in doubt is no card: its title may still say what kind of inspection it was.
    card = item.card if item.card and not item.card.problems else None
    judgements = judgements_of(card) if card else ()
    outcome = None
    kind = EventKind.REPORT_CARD if card else title.kind
    if title.grade and not card:
        if title.grade.scale == FOUR_POINT:
            # The same word in a title is another judgement in homes than in schools (docs/domain.md 11).
            area = OVERALL_IN_SOCIAL_CARE if remit is Remit.SOCIAL_CARE else OVERALL
            judgements = (Judgement(area, title.grade),)
        else:
            outcome = title.grade
    safeguarding = _SAFEGUARDING.get(card.safeguarding or "") if card else None
    category = None if card else title.category
    if kind is None or not (judgements or outcome or safeguarding or category):
        return None
    return ProviderEvent(
        urn=item.urn,
        remit=remit,
        kind=kind,
        inspection_start=item.event_date or item.day,
        sheet=Sheet("Ofsted's page", item.day),
        row=0,
        judgements=judgements,
        published=item.published,
        safeguarding=safeguarding,
        category=category,
        outcome=outcome,
    )


_SAFEGUARDING = {
    "met": Safeguarding.MET,
    "not met": Safeguarding.NOT_MET,
    "insufficient evidence": Safeguarding.INSUFFICIENT,
}


def judgements_of(card: ReportCard) -> tuple[Judgement, ...]:
    """Take a report card's grades as judgements."""
    return tuple(Judgement(_area(each.area), REPORT_CARD.grade(each.grade)) for each in card.areas)


def _area(words: str) -> Area:
    """Find the area that a card calls so; one that we don't know is called as the card does."""
    plain = _plain(words)
    return next((area for area, name in PROVIDER_AREAS.items() if _plain(name) == plain), Area(words.replace(" ", "_")))


def _plain(words: str) -> str:
    return words.replace("’", "'").replace("-", "").casefold()
