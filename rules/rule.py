"""What a rule is: settings that its user writes in config.toml, and a question that it answers with reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct
from msgspec.structs import force_setattr
from pydantic import BaseModel, ConfigDict

from rules.conditions import Only
from rules.old_news import Overtaken, overtaken
from watcher.model.alerts import Reason, Severity
from watcher.model.documents import Publication, inspection_in
from watcher.model.kinds import Kind
from watcher.model.ofsted import OVERALL, History, Inspection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rules.comparison import Comparison
    from watcher.model.documents import Evidence, Reading
    from watcher.model.news import Mention
    from watcher.model.ofsted import Area, Authority

NO_JUDGEMENT = "It makes no judgement."
NOT_OFSTED = "It is not Ofsted's own publication."


class RuleSettings(BaseModel):
    """What every [[rule]] has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    if TYPE_CHECKING:
        kind: str
        """Its own word, and no other."""

    name: str
    severity: Severity
    only: Only = Only()

    def severity_of(self, _subject: Subject) -> Severity:
        """Say how severe this rule's reasons are for this subject."""
        return self.severity


class ComparingSettings(RuleSettings):
    """What every [[rule]] has that compares with earlier grades: which areas count, and how far back."""

    areas: tuple[str, ...] = ()
    across_frameworks: Literal["all", "overall", "no"] = "all"

    def allow(self, comparison: Comparison) -> bool:
        """Return whether the user lets this comparison count."""
        if self.areas and comparison.area not in self.areas:
            return False
        if not comparison.across_frameworks or self.across_frameworks == "all":
            return True
        return self.across_frameworks == "overall" and comparison.area == OVERALL


class Subject(Struct, frozen=True):
    """One publication of Ofsted's about one authority, or a mention of it, and what was known of it before.

    `overtaken` is given where something newer was known already when it was first seen; `issued_before` is Ofsted's
    latest earlier publication on the same visit, which this one takes the place of; `beside` is another of the same day
    on it, and nobody knows which of the two stands.
    """

    authority: Authority
    item: Publication | Mention
    history: History
    overtaken: Overtaken | None = None
    issued_before: Publication | None = None
    beside: Publication | None = None
    publication: Publication | None = None
    """The item as Ofsted's own publication; None when somebody else speaks."""
    said: Reading | None = None
    """What Ofsted's document says; None when somebody else speaks."""
    inspection: Inspection | None = None
    """The item as an inspection; None when it is a letter, makes no judgement, or isn't Ofsted's."""
    seen: date | None = None
    """The day on which it was first seen, which dates an inspection whose page gives no day."""

    def __post_init__(self) -> None:
        """Take the item as what it is once: every rule asks for it."""
        item = self.item
        ofsteds = item if isinstance(item, Publication) else None
        force_setattr(self, "publication", ofsteds)
        force_setattr(self, "said", ofsteds.reading if ofsteds else None)
        force_setattr(self, "inspection", inspection_in(ofsteds, self.seen) if ofsteds else None)

    @property
    def mention(self) -> Mention | None:
        """Take it as news or a council's minutes; None when it is Ofsted's own publication."""
        return None if isinstance(self.item, Publication) else self.item

    def reason(self, area: Area, text: str) -> Reason:
        """Make a reason about an area, with the words that its grade was read from."""
        return Reason(area, text, self.evidence(area))

    def quoting(self, about: str, text: str) -> Reason:
        """Make a reason about no area, with the words that `about` was read from, and the page that has them."""
        evidence = self.evidence(about)
        page = f" (page {evidence[0].page})" if evidence and evidence[0].page else ""
        return Reason(None, f"{text}{page}", evidence)

    def evidence(self, about: str) -> tuple[Evidence, ...]:
        """Find the words that `about` (an area's key, "deteriorated", "priority_action") was read from."""
        said = self.said
        found = said.evidence_for(about) if said and said.evidence else None
        return (found,) if found else ()


def subject_among(authority: Authority, item: Publication, known: Sequence[Publication], seen: date) -> Subject:
    """Set a publication, seen on a day, among all `known` of its authority, oldest first.

    Histories compare by the day of publication; a page that gives none dates it by when we first saw it.
    """
    day = item.published or seen
    earlier = (each for each in map(inspection_in, reversed(known)) if each and each.published < day)
    same = (each for each in reversed(known) if each.published and each.published < day and visit_of(each))
    before = next((each for each in same if visit_of(each) == visit_of(item)), None)
    overtaken_by, other = overtaken(item, known, seen), beside(item, known)
    return Subject(authority, item, History(tuple(earlier)), overtaken_by, before, other, seen=seen)


def beside(item: Publication, known: Sequence[Publication]) -> Publication | None:
    """Find another publication of the same day on the same visit."""
    visit = visit_of(item)
    if visit is None:
        return None
    others = (each for each in known if each.published == item.published and each.url != item.url)
    return next((each for each in others if visit_of(each) == visit), None)


def visit_of(item: Publication) -> tuple[Kind, date] | None:
    """Name the visit or inspection that a document tells of; None where it gives no days, or its kind is not known."""
    said = item.reading
    known = item.sha256 and said.kind is not Kind.UNKNOWN_REPORT
    return (said.kind, said.inspection_end) if said.inspection_end and known else None


class Rule(Protocol):
    """One question asked of everything that is published or said."""

    @property
    def settings(self) -> RuleSettings:
        """What its user wrote."""

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Say why this should be told; empty when this rule has nothing to say."""

    def why_not(self, subject: Subject) -> str:
        """Say in a sentence why it gave no reason. Asked only when it gave none."""
