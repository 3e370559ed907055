"""How exact a reader is on documents whose outcome is known from elsewhere."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from watcher.model.ofsted import Judgement, Urn

READER = "1"
"""The version of what reads documents, titles and report cards. What an earlier one read is read again."""
FEWEST = 30
"""A run with fewer documents than this proves nothing."""


class Exactness(StrEnum):
    """What came of one document: all grades read, one read wrongly, not all read, or no document to read."""

    EXACT = "exact"
    WRONG = "wrong"
    NOT_READ = "not read"
    NOT_HAD = "not had"


class Form(StrEnum):
    """Where a grade can be read: each is proved by itself, for each remit."""

    DOCUMENTS = "documents"
    CARDS = "report cards"
    CARD_DOCUMENTS = "report cards as documents"
    TITLES = "titles"


def measured(remit: str, form: Form) -> str:
    """Name what a run measures: "schools: report cards"."""
    return f"{remit}: {form}"


class LabelledDocument(Struct, frozen=True):
    """A document whose judgements are known, called `name`. With a `urn` its `url` is that one's page on the site."""

    name: str
    url: str
    inspected: date | None
    judgements: tuple[Judgement, ...]
    urn: Urn | None = None
    form: Form = Form.DOCUMENTS


class CheckedDocument(Struct, frozen=True):
    """What came of one document; `differences` name each grade that was read wrongly, or not at all."""

    document: LabelledDocument
    exactness: Exactness
    differences: tuple[str, ...] = ()


class Proof(Struct, frozen=True):
    """One run: `reader` is the version of the reader that was measured."""

    remit: str
    reader: str
    at: datetime
    checked: tuple[CheckedDocument, ...]

    def count(self, exactness: Exactness) -> int:
        """Count the documents of which this came."""
        return sum(each.exactness is exactness for each in self.checked)

    @property
    def passed(self) -> bool:
        """Return whether grades that this reader reads may be stated: enough documents, and not one wrong grade."""
        return is_enough(self.count(Exactness.EXACT), self.count(Exactness.WRONG))


class KeptProof(Struct, frozen=True):
    """What is kept of a run."""

    remit: str
    reader: str
    at: datetime
    exact: int
    wrong: int
    not_read: int
    not_had: int

    @property
    def passed(self) -> bool:
        """Return whether grades that this reader reads may be stated."""
        return is_enough(self.exact, self.wrong)

    @property
    def says_something(self) -> bool:
        """Return whether it speaks for or against the reader; a small sample, or one without network, does neither."""
        return self.passed or self.wrong > 0

    @property
    def words(self) -> str:
        """Say how it went."""
        read = self.exact + self.wrong + self.not_read
        wrong = f"{self.wrong} wrong" if self.wrong else "none wrong"
        return f"{self.exact} of {read} documents exactly, {wrong}, {self.not_read} not read with certainty"


def is_enough(exact: int, wrong: int) -> bool:
    """Return whether a run lets a remit's grades be stated."""
    return exact >= FEWEST and wrong == 0


def check(document: LabelledDocument, read: Iterable[Judgement]) -> CheckedDocument:
    """Hold what was read against what is known. Areas of which nothing is known are passed over."""
    found = {each.area: each.grade for each in read}
    wrong = tuple(
        f"{each.area}: read {found[each.area].word}, known {each.grade.word}"
        for each in document.judgements
        if each.area in found and found[each.area] != each.grade
    )
    missing = tuple(
        f"{each.area}: not read, known {each.grade.word}" for each in document.judgements if each.area not in found
    )
    exactness = Exactness.WRONG if wrong else Exactness.NOT_READ if missing else Exactness.EXACT
    return CheckedDocument(document, exactness, (*wrong, *missing))
