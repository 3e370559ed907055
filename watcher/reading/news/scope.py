"""Whether a piece of news is about an inspection of one authority's services for children, and whose."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from watcher.reading.news import occasions, subjects
from watcher.reading.news import wording as words
from watcher.reading.news.claims import When
from watcher.reading.news.sentences import HEAD
from watcher.reading.news.verdict import priority_action

if TYPE_CHECKING:
    from watcher.reading.news.sentences import Said

FIRST_ILACS_REPORTS = (2018, 4)
"""The last reports of the framework before came out until March."""
MANY = 5
"""A piece that names so many authorities is a round-up."""
FEW = 3
"""A piece that gives each of so few authorities a grade of its own is about just those."""


class Of(Enum):
    """Whose inspection a piece is about, when it isn't the authority's services for children."""

    NOBODY = "nobody"
    SEND = "SEND"
    ANOTHER_PROVIDER = "another provider"


class Beside(NamedTuple):
    """Why a piece isn't about an authority's services; `of` is whose inspection it is about, if any."""

    why: str
    of: Of = Of.NOBODY


IS_SEND = Beside("It is about special educational needs (SEND), which is another inspection.", Of.SEND)


def beside_the_matter(said: Said) -> Beside | None:
    """Say why a piece isn't about an inspection of an authority's services for children; None when it may be."""
    title_subject = bool(subjects.SUBJECT.search(said.title))
    lead_subject = bool(subjects.SUBJECT.search(said.lead))
    if said.has(subjects.NOT_ENGLAND, 2) and not said.has(subjects.OFSTED_ITSELF):
        return Beside("It is about services outside England.")
    if (found := said.first(subjects.OTHER_INSPECTORS, HEAD)) and not said.has(subjects.OFSTED_ITSELF):
        return None if said.has(occasions.JTAI) else _another(found)
    if said.has(subjects.YOUTH_JUSTICE, 1):
        return Beside("It is about youth justice, which Ofsted does not judge.", Of.ANOTHER_PROVIDER)
    if said.has(subjects.SEND, 1) and not _is_graded(said):
        return IS_SEND
    if not title_subject and (found := said.first(subjects.OTHER_PROVIDER, 1)):
        return _another(found)
    if subjects.SEND.search(said.lead) and not (title_subject and lead_subject) and not _is_graded(said):
        return IS_SEND
    elsewhere = None if title_subject or lead_subject or _is_of_areas(said) else said.first(subjects.OTHER_PROVIDER, 2)
    if elsewhere and not (subjects.CQC.match(elsewhere) and subjects.OFSTED_ITSELF.search(said.lead)):
        return _another(elsewhere)
    if _is_send(said):
        return IS_SEND
    return _not_of_services(said)


def _not_of_services(said: Said) -> Beside | None:
    now = (When.NOW, When.STILL)
    judged = said.named() and any(each.when in now and each.own and each.sentence <= HEAD for each in said.claims)
    plainly = (
        (said.has(subjects.CHILDREN, HEAD) or judged)
        and said.has(subjects.OFSTED_ITSELF)
        and not said.has(subjects.OTHER_PROVIDER)
    )
    visit = any(said.has(each, HEAD) for each in (occasions.JTAI, occasions.FOCUSED)) or priority_action(said, HEAD)
    plainly = plainly or visit or bool(said.has(occasions.LETTER, HEAD) and said.claims)
    plainly = plainly or (said.has(subjects.OFSTED_ITSELF) and said.has(subjects.WITH_OFSTED, HEAD))
    if not said.has(subjects.SUBJECT) and not said.has(subjects.SUBJECT_TOO, HEAD) and not plainly:
        return Beside("It does not speak of an authority's services for children.")
    improved = said.has(words.IMPROVED_SURELY, 1) and any(each.subject for each in said.claims)
    known = said.says("inadequate", When.STANDING, When.PAST) or _is_of_areas(said)
    fell = said.has(subjects.SUBJECT) and any(each.fell and each.own for each in said.claims)
    if not said.has(subjects.INSPECTOR) and not said.has(subjects.RATED) and not (improved or visit or known or fell):
        return Beside("It does not speak of an inspection.")
    if said.claims and all(each.other for each in said.claims) and not said.has(subjects.SUBJECT, HEAD):
        return Beside("The grades in it are other providers'.", Of.ANOTHER_PROVIDER)
    return None


def _is_of_areas(said: Said) -> bool:
    """Say whether a piece names what only authorities are judged on, however it begins."""
    judged = any(subjects.AREAS.search(said.sentences[each.sentence]) for each in said.claims if each.own)
    return judged or said.has(occasions.JTAI, HEAD) or priority_action(said, HEAD)


def _another(found: str) -> Beside:
    return Beside(
        f"It is about another kind of provider ({found.strip()}), not the authority's children's services.",
        Of.ANOTHER_PROVIDER,
    )


def _is_send(said: Said) -> bool:
    often = sum(bool(subjects.SEND.search(each)) for each in said.sentences) > 1
    return often and said.has(subjects.SEND, HEAD) and not _is_graded(said)


def _is_graded(said: Said) -> bool:
    """Say whether the services for children themselves are called inadequate."""
    return any(each.subject for each in said.says("inadequate", When.NOW, When.STILL))


def is_round_up(said: Said) -> bool:
    """Say whether a piece is about many authorities at once: statistics, ratings of a year, lists."""
    if len(said.named(0)) == 1:
        return False
    names = said.named()
    if len(names) >= MANY:
        return True
    if len(said.named(0)) > 1 and said.has(occasions.TODAY, HEAD):
        return False
    now = [each for each in said.claims if each.when in (When.NOW, When.STILL) and each.own]
    each_its_own = len({each.grade for each in now}) > 1 and {name for each in now for name in each.names} >= set(names)
    if 1 < len(names) <= FEW and each_its_own:
        return False
    return said.has(subjects.NATIONAL, HEAD) and not (len(said.named(1)) == 1 and len(names) == 1)


def authorities_of(said: Said) -> tuple[str, ...]:
    """Say which authorities a piece is about: the title's, those named with a grade, or the first's most named."""
    worst = said.says("inadequate", When.NOW, When.STILL) or said.says("requires improvement", When.NOW, within=2)
    bad = dict.fromkeys(name for each in worst for name in each.names)
    spoken_of = any(each.sentence == 0 and each.names for each in said.claims)
    if said.named(0) and (spoken_of or not bad or set(bad) & set(said.named(0))):
        return said.named(0)
    graded = bad or dict.fromkeys(
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


def of_one(said: Said, authorities: tuple[str, ...]) -> Said:
    """Leave out what a piece about one authority says of others' grades."""
    if len(authorities) != 1:
        return said
    return replace(said, claims=tuple(each for each in said.claims if not each.names or authorities[0] in each.names))


def inspection_type(said: Said) -> str | None:
    """Name the kind of inspection that a piece reports; None when neither its words nor its date say so."""
    full = any(said.says(each, When.NOW, within=2) for each in ("inadequate", "requires improvement"))
    graded = full or said.says("inadequate", When.NOW, When.STILL)
    for name, form in (
        ("monitoring visit", occasions.MONITORING),
        ("focused visit", occasions.FOCUSED),
        ("JTAI", occasions.JTAI),
    ):
        if said.has(form, 1) or (said.has(form, HEAD) and not full):
            return name
        if said.has(form) and not graded and name != "JTAI":
            return name
    if said.has(occasions.LETTER, HEAD) and not graded and priority_action(said):
        return "focused visit"
    if said.has(occasions.LETTER, HEAD) and not any(each.when is When.NOW for each in said.claims):
        stands = said.says("inadequate", When.PAST, When.STANDING, When.STILL) and not said.has(words.PRIORITY_ACTION)
        return "monitoring visit" if stands or said.has(words.NO_PROGRESS, HEAD) else "focused visit"
    day = said.day
    if said.has(occasions.SIF) and (day is None or day.guessed or day.year < 2018):
        return "SIF"
    if day is None or (day.guessed and day.year < 2018):
        return None
    if (day.year, day.month or 12) >= FIRST_ILACS_REPORTS:
        return "ILACS"
    return "SIF" if (day.year, day.month or 12) >= (2013, 11) else "other"
