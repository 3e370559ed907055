"""Whether a piece of news is about an inspection of one authority's services for children, and whose."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from watcher.reading import news_occasions as occasions
from watcher.reading import news_subjects as subjects
from watcher.reading.news_claims import When
from watcher.reading.news_said import HEAD

if TYPE_CHECKING:
    from watcher.reading.news_said import Said

MANY = 5
"""A piece that names so many authorities is a round-up."""
IS_SEND = "It is about special educational needs (SEND), which is another inspection."


def beside_the_matter(said: Said) -> str | None:
    """Say why a piece isn't about an inspection of an authority's services for children; None when it may be."""
    title_subject = bool(subjects.SUBJECT.search(said.title))
    lead_subject = bool(subjects.SUBJECT.search(said.lead))
    if said.has(subjects.NOT_ENGLAND, 2) and not said.has(subjects.OFSTED_ITSELF):
        return "It is about services outside England."
    if said.has(subjects.YOUTH_JUSTICE, 1):
        return "It is about youth justice, which Ofsted does not judge."
    if not title_subject and (found := said.first(subjects.OTHER_PROVIDER, 1)):
        return _another(found)
    if said.has(subjects.SEND, 1) and not said.says("inadequate", When.NOW, When.STILL):
        return IS_SEND
    if not title_subject and not lead_subject and (named := subjects.OTHER_PROVIDER.search(said.lead)):
        return _another(named[0])
    if _is_send(said):
        return IS_SEND
    plainly = (
        said.has(subjects.CHILDREN, HEAD) and said.has(subjects.OFSTED, HEAD) and not said.has(subjects.OTHER_PROVIDER)
    )
    if not said.has(subjects.SUBJECT) and not said.has(subjects.SUBJECT_TOO, HEAD) and not plainly:
        return "It does not speak of an authority's services for children."
    if not said.has(subjects.INSPECTED):
        return "It does not speak of an inspection."
    if said.claims and all(each.other for each in said.claims) and not said.has(subjects.SUBJECT, HEAD):
        return "The grades in it are other providers'."
    return None


def _another(found: str) -> str:
    return f"It is about another kind of provider ({found.strip()}), not the authority's children's services."


def _is_send(said: Said) -> bool:
    often = sum(bool(subjects.SEND.search(each)) for each in said.sentences) > 1
    graded = any(each.subject for each in said.says("inadequate", When.NOW, When.STILL))
    return often and said.has(subjects.SEND, HEAD) and not graded


def is_round_up(said: Said) -> bool:
    """Say whether a piece is about many authorities at once: statistics, ratings of a year, lists."""
    if len(said.named(0)) == 1:
        return False
    names = said.named()
    if len(names) >= MANY:
        return True
    return said.has(subjects.NATIONAL, HEAD) and not (len(said.named(1)) == 1 and len(names) == 1)


def authorities_of(said: Said) -> tuple[str, ...]:
    """Say which authorities a piece is about: the title's, those named with a grade, or the first's most named."""
    if said.named(0):
        return said.named(0)
    graded = dict.fromkeys(
        name for each in said.claims if each.when in (When.NOW, When.STILL) and not each.other for name in each.names
    )
    if graded:
        return tuple(graded)
    first = next((names for number in range(len(said.places)) if (names := said.named(number))), ())
    if not first:
        return ()
    often = Counter(each.name for named in said.places for each in named if not each.partner)
    most = max(often[each] for each in first)
    return tuple(each for each in first if often[each] == most)


def inspection_type(said: Said) -> str | None:
    """Name the kind of inspection that a piece reports; None when neither its words nor its date say so."""
    full = said.says("inadequate", When.NOW, within=2)
    graded = said.says("inadequate", When.NOW, When.STILL)
    for name, form in (
        ("monitoring visit", occasions.MONITORING),
        ("focused visit", occasions.FOCUSED),
        ("JTAI", occasions.JTAI),
    ):
        if said.has(form, 1) or (said.has(form, HEAD) and not full):
            return name
        if said.has(form) and not graded and name != "JTAI":
            return name
    day = said.day
    if said.has(occasions.SIF) and (day is None or day.guessed or day.year < 2018):
        return "SIF"
    if day is None or (day.guessed and day.year < 2018):
        return None
    if day.year >= 2018:
        return "ILACS"
    return "SIF" if (day.year, day.month or 12) >= (2013, 11) else "other"
