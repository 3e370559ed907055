"""Sentences by which a document says that services got worse: its own finding, affirmed, of this time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence
from watcher.reading.reports import decline_comparisons, subjects
from watcher.reading.reports.clauses import FINITE, Place, denied, fought, overcome, place, unreal
from watcher.reading.reports.decline_forms import that_may_be_in
from watcher.reading.reports.decline_words import Form, Shape, Time
from watcher.reading.reports.subjects import Subject
from watcher.reading.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.reading.text import Said

# Measured from the last inspection or visit: "since 2020", "following the last inspection" (docs/domain.md 6).
_SINCE = re.compile(
    r"""\bsince\b[^.;]{0,90}?\b(?:inspect\w*|visit\w*|then|that|20\d\d|last|JTAI)\b
    |\b(?:progress|improvements?|standards?|quality|practice|performance)\s(?:seen|found|noted|reported|made)\s(?:in|at|during)\s[^.;,]{0,40}?\s(?=stalled|slowed|faltered)
    |\bfrom\s(?:the|an?|its)\s(?:\w+\s){1,3}(?:reported|seen|found|identified|noted)\s(?:at|in|by|during)
    |\b(?:after|following)\s(?:the|its|their|our)\s(?:last|previous|\w+\s)?(?:inspection|visit)""",
    re.IGNORECASE | re.VERBOSE,
)
_EARLIER = re.compile(
    r"""(?<!than\s)\b(?:at|during)\s(?:the\s)?(?:time\sof\s)?(?:the|their|its|our)?\s?(?:last|previous|earlier)\s(?:\w+\s)?(?:inspection|visit)
    |(?<!this\s)\b(?:visits?|inspections?|reviews?|JTAI)\b(?!\s(?:\w+\s){0,3}this\b)[^.;]{0,80}?\b
        (?:found|identified|highlighted|noted|concluded|reported|raised|showed|recognised)\b
    |\bbefore\sthe\s(?:last|previous)\b|\bbetween\s(?:\w+\s)?20\d\d\sand\b|\bprior\sto\s(?!this\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words in front that put what follows at an earlier time, or into an earlier visit's mouth."""
_ONCE = re.compile(r"\b(?:that|which) (?:was|were|had)\b[^,.;]*?\b(?:inspection|visit)\b")
"""What something was before it declined."""
_SEEN_ONCE = re.compile(
    r"\b(?:seen|found|reported|identified|noted|observed|praised|present|evident|strengths?|good|strong)\s(?:at|in|during)\s[^,.;]*?\b(?:inspection|visit)\b"
)
"""The same before a verb of now: "the practice seen at the last inspection has declined"."""
_HAS = re.compile(r"(?:has|have|(?:is|are)\sno\slonger)\b", re.IGNORECASE)
# What was found at an earlier visit is no finding of this one.
_FOUND_THEN = re.compile(
    r"""\b(?:found|seen|saw|identified|noted|highlighted|reported)\b[^.;]{0,30}?\b(?:at|in|during|by)\s
        [^.;]{0,40}?\b(?:visit|inspection|20\d\d|last|previous)
    |\bthat\s(?:the|an?|inspectors\sat\sthe)\s(?:last|previous|earlier|focused)\s(?:\w+\s)?(?:visit|inspection)\s
        (?:found|saw|identified)""",
    re.IGNORECASE | re.VERBOSE,
)
_FROM = re.compile(
    r"^\s(?:significantly\s|back\s)?from\s(?:the|an?|its|their)\s[^,.;]*|\bcompared\s(?:with|to)\s[^,.;]*"
)
"""What it was before: "has declined from the good services seen in 2019"."""
# It is over in words alone: the same sentence says that things are bad today.
_BAD_NOW = re.compile(
    r"\b(?:is|are|remains?|still)\s(?:\w+\s){0,2}?(?:inadequate|poor|weak|unsafe|ineffective)\b|\byet\sto\srecover\b"
    r"|\b(?:unable|struggled|failed)\sto\s(?:arrest|halt|reverse|stem)\b|\b(?:has|have)\snot\s(?:\w+\s)?recovered\b|\b(?:are|been)\sleft\s(?:\w+\s)?(?:at\srisk|unsafe)\b"
    r"|\b(?:no\slonger\sable|cannot)\b|\bat\san\searly\sstage\b|\b(?:borne\sout|confirmed|reflected)\s(?:by|in)\b",
    re.IGNORECASE,
)
# A present perfect, or "this reflects": a decline that lasts to this day.
_HAS_DONE = re.compile(
    r"""\b(?:(?:has|have)\s(?:\w+\s)?(?:been|resulted|led|contributed|seen|caused|suffered|experienced|overseen|prevented|halted|stopped)
    |there\s(?:is|are)|this\s(?:is|reflects|demonstrates|represents)|shows?|(?:inspectors|this\s(?:visit|inspection))\s(?:(?:have|has)\s)?(?:found|saw|identified))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REFLECTS = re.compile(r"\bthis\s(?:is|reflects|represents)\s(?:an?\s)?(?:\w+\s)?$", re.IGNORECASE)
# What was said in the past of what had happened until then: "inspectors found that practice had declined".
_FOUND_NOW = re.compile(
    r"""\b(?:inspectors|we|this\s(?:visit|inspection))\s(?:\w+\s)?(?:found|saw|noted|heard|identified|learnt|concluded|recognised)\b
    |\b(?:leaders|managers|staff|practitioners|workers|council|authority|they|who)\s(?:\w+\s)?(?:acknowledge|accept|recognise|know|agree|concede|admit|report)s?\b
    |\bhow\s(?:far|much|badly|quickly)\b|\bthe\s(?:extent|degree)\sto\swhich\b|\b(?:evidence|signs)\sthat\b|\baware\sthat\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AT_A_VISIT = re.compile(r"\b(?:at|during|in)\s(?:the|its|an|a)\s(?:\w+\s)?(?:visit|inspection)\b", re.IGNORECASE)
_HAD = re.compile(r"(?:had|was|were)\b", re.IGNORECASE)
# A past tense, which may be over.
_DID = re.compile(
    r"\b(?:was|were|had|led|resulted|caused|contributed|began|came|took|followed|identified|recognised|inherited"
    r"|in response to|despite|following)\b",
    re.IGNORECASE,
)
# Not to know of a decline does not deny it.
_UNAWARE = re.compile(
    r"\b(?:not|un|slow\sto|failed\sto)\s?(?:\w+ly\s)?(?:recogni|aware|identif|underst|sight|know|spot|notic|appreciat|see\b)\w*|\bunderestimat\w+",
    re.IGNORECASE,
)
_UNAWARE_UNTIL_NOW = re.compile(
    r"\b(?:un|not\s)aware\b[^.;]*\buntil\s[^.;]{0,60}?\b(?:inspectors|this\s(?:inspection|visit))", re.IGNORECASE
)
# Behind a decline: what followed it was better.
_BETTER_SINCE = re.compile(
    r"""\b(?:improv\w+|recovered|strengthened|transformed|rebuilt|turned\saround|(?:is|are)\s(?:now\s)?(?:good|strong|high)|good\snow|swift
    |rigorous|stabilised|stronger|better|purposeful|catalyst|emerging
    |brought\sit\sto\san\send|put\s(?:this\s|it\s|them\s)?right|(?<!not\s)(?:addressed|resolved|rectified|remedied))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BRIEF = re.compile(r"^[^,;]*\b(?:prov\w+|was|were)\s(?:to\sbe\s)?(?:only\s)?(?:temporary|short-lived|brief)\b")
"""Said of a dip that is over."""
# "When circumstances worsen, families get help": one family's, not the services'.
_ONE_CHILDS = re.compile(
    r"\b(?:famil(?:y|ies)|parents?|for whom|short-term|child protection plans?|child's|pupils?|key stages?|GCSEs?"
    r"|grades|attainment)\b",
    re.IGNORECASE,
)
_THEY_RECEIVE = re.compile(r"\bthat\s[^.;,]{0,40}?\breceives?\b", re.IGNORECASE)
"""Which services are meant."""
# Their own work in time is a measure; that it fell since the last inspection is their decline.
_OWN_MEASURE = re.compile(
    r"\b(?:timeliness\s(?:of|in|with)|performance\s(?:in\srelation\sto|on|for|regarding))\s"
    r"(?!(?:[\w-]+\s){0,12}?(?:health(?!\sand\scare)|medical|dental|dentist|police|courts?|proceedings|attainment|employment|education(?!,\shealth)|GCSE\w*)\b)",
    re.IGNORECASE,
)
_OF_TIMELINESS = re.compile(rf"\s(?:in|of)\s(?:the\s)?(?=timeliness){_OWN_MEASURE.pattern}", re.IGNORECASE)
_LATELY = re.compile(
    r"\btimeliness\b.{0,160}?\b(?:over|in|during)\sthe\s(?:past|last)\s(?:\w+\s)?(?:year|months)\b", re.IGNORECASE
)
_OWN_SHARE = re.compile(
    r"\b(?:proportion|percentage|share)\sof\s(?![^.;,]*\b(?:late|waiting|without)\b)[^.;,]{0,40}?\b"
    r"(?:up-to-date|seen|visited|assessed|timely|in\s(?:touch|suitable)|allocated|reviewed|plan|(?:completed|held|offered)\s(?:\w+\s)?(?:with)?in|in\stime)\b"
)
_FROM_TO = re.compile(r"\bfrom\s\d[\d.]*\s?(?:%|per\scent)?\s(?:[\w\s]{0,20}\s)?to\s\d")
# What stands before a sentence that is an item, or a paragraph with a number.
_BULLET = re.compile(r"\A\W*(?:\d{1,3}\.?\s)?")
_SET_OFF = re.compile(r"\b(has|have|is|are),\s[^,;.]{1,50},\s")
"""What parts a verb: "have, in several respects, declined"."""
_KEEPS_SOMETHING = (Shape.NO_LONGER, Shape.NOT_KEPT)
_NAMES_EARLIER = (*_KEEPS_SOMETHING, Shape.COMPARISON)
_NAMED_BEHIND = (Shape.ADJECTIVE, Shape.TRANSITIVE)
# Before the noun: "a decline", "some further deterioration", and not "the decline of the mill".
_A_DECLINE = re.compile(r"\b(?:an?|some|further|in)\s(?:[\w-]+\s){0,2}(?:(?:but|and)\s[\w-]+\s)?$", re.IGNORECASE)
_UNSURE = "It is not certain whether this says that services got worse: “{}” Please check."
FOLLOWING = 3
"""How many sentences behind one about an earlier time may still say that it is over."""


@dataclass(frozen=True, slots=True)
class Declines:
    """What a document says of services that got worse: its words, or a problem where it is not certain of what."""

    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def says_so(self) -> bool:
        """Return whether it says so for certain."""
        return bool(self.evidence)


def read(said: Said) -> Declines:
    """Read the first sentence that says services got worse; without one, the first that may say so."""
    doubt: tuple[str, ...] = ()
    for at, forms in that_may_be_in([sentence for _, sentence in said]).items():
        page, sentence = said[at]
        kinds = _got_worse(forms, said, at)
        if Subject.SERVICES in kinds:
            return Declines((Evidence("deteriorated", page, quote(sentence)),))
        if Subject.UNKNOWN in kinds and _SINCE.search(sentence):
            doubt = doubt or (_UNSURE.format(quote(sentence)),)
    return Declines(problems=doubt)


def _got_worse(forms: Iterable[Form], said: Said, at: int) -> set[Subject]:
    """Say what a sentence says in these forms got worse: affirmed, and at this visit."""
    sentence = _SET_OFF.sub(r"\1 ", _BULLET.sub("", said[at][1]))
    before = said[at - 1][1] if at else ""
    following = " ".join(words for _, words in said[at + 1 : at + 1 + FOLLOWING])
    return {
        _what(form, where, before, sentence)
        for form, where in _found(forms, sentence)
        if _affirmed(form, where) and _holds(form, where, sentence, following)
    }


def _found(forms: Iterable[Form], sentence: str) -> list[tuple[Form, Place]]:
    return [
        (form, place(sentence, found.start(), found.end())) for form in forms for found in form.words.finditer(sentence)
    ]


def _affirmed(form: Form, where: Place) -> bool:
    if form.shape is Shape.COMPARISON and not decline_comparisons.with_earlier(where):
        return False
    if form.shape is Shape.ADJECTIVE and fought(where):
        return False
    return not (denied(where) or unreal(where) or overcome(where, noun=form.shape is Shape.NOUN))


def _what(form: Form, where: Place, previous: str, sentence: str) -> Subject:
    """Say what got worse."""
    if form.shape is Shape.WHOLE:
        return subjects.whole(where)
    if form.shape is Shape.COMPARISON:
        return _compared(where, previous)
    if form.shape in _KEEPS_SOMETHING:
        of_services = _was_good_and_theirs(form, where, f"{previous} {sentence}")
        return Subject.SERVICES if of_services else Subject.SOMETHING_ELSE
    if _is_their_own_measure(where) or (form.shape is Shape.NOUN and _OF_TIMELINESS.match(where.after)):
        return Subject.SERVICES
    if form.shape is Shape.MEASURE:
        return Subject.SOMETHING_ELSE
    if form.shape is Shape.PARTICIPLE:
        return _or_before(subjects.nearest(where), where, previous)
    if form.shape in _NAMED_BEHIND or (form.shape is Shape.NOUN and where.opens_with("in", "of")):
        return subjects.behind(where.after)
    if form.shape is Shape.NOUN and where.opens_with("for") and subjects.behind(where.after) is Subject.SERVICES:
        return Subject.SERVICES  # "a step backwards for the service"
    if form.shape is Shape.NOUN:
        return _noun_alone(where, previous)
    return subjects.before(where, previous)


def _compared(where: Place, previous: str) -> Subject:
    """Say what is worse than before: what the words name, the noun behind them, or the subject in front."""
    if decline_comparisons.names_services(where) or _OWN_SHARE.search(where.before):
        return subjects.whole(where)
    kind = _or_before(subjects.behind(where.after), where, previous)
    if subjects.before(where, "") is Subject.SOMETHING_ELSE and where.before.endswith(" of "):
        return Subject.SOMETHING_ELSE  # "notifications by the police are of poorer quality"
    return subjects.whole(where) if kind is Subject.UNKNOWN and decline_comparisons.is_of_work(where) else kind


def _was_good_and_theirs(form: Form, where: Place, told: str) -> bool:
    """Return whether what is no more was good, and of services; `told` ends with the sentence itself."""
    if form.shape is Shape.NO_LONGER:
        return subjects.was_good(told[: told.rfind(where.words)])
    return subjects.is_worth_keeping(where) and not _ONE_CHILDS.search(_THEY_RECEIVE.sub("", where.clause))


def _noun_alone(where: Place, previous: str) -> Subject:
    """Say what "a decline" is one of, where nothing behind it says so."""
    if not _A_DECLINE.search(where.before) or subjects.ends_with_another(where.before):
        return Subject.SOMETHING_ELSE  # "the decline" takes up what another sentence said; "families decline" is a verb
    kind = subjects.before(where, previous)
    taken_up = kind is Subject.UNKNOWN and _SINCE.search(f"{where.before}…{where.after}")
    if taken_up and subjects.taken_up(previous) is not Subject.SOMETHING_ELSE:
        return Subject.SERVICES  # "Since then there has been a further decline."
    return kind


def _is_their_own_measure(where: Place) -> bool:
    """Return whether a measure of their own work fell since the last inspection, or by how much."""
    around = f"{where.before}…{where.after}"
    by_so_much = bool(_FROM_TO.search(where.after))
    if _OWN_SHARE.search(where.before) and by_so_much:
        return True
    return bool(_OWN_MEASURE.search(around)) and bool(
        by_so_much or _SINCE.search(around) or _LATELY.search(around) or _BAD_NOW.search(where.after)
    )


def _or_before(kind: Subject, where: Place, previous: str) -> Subject:
    """Take the subject that stands before the words, where what stands next to them names none."""
    return subjects.before(where, previous) if kind is Subject.UNKNOWN else kind


def _found_then(where: Place) -> bool:
    """Return whether an earlier visit found it; behind "this reflects" only what has declined since."""
    return bool(_FOUND_THEN.search(_FROM.sub("", where.after))) and not _REFLECTS.search(where.before)


def _is_found_now(leading: str) -> bool:
    """Return whether somebody found at this visit, or knows today, what these words lead up to."""
    found = _FOUND_NOW.search(leading) or _UNAWARE.search(leading)
    return found is not None and not (_AT_A_VISIT.search(leading) or FINITE.search(leading, found.end()))


def _ends(form: re.Pattern[str], words: str) -> int:
    """Say where the last words of a form end; -1 without any."""
    return max((each.end() for each in form.finditer(words)), default=-1)


def _holds(form: Form, where: Place, sentence: str, following: str) -> bool:
    """Return whether it holds at this visit.

    What happened earlier does where it began after the last inspection, or is bad still, and nothing says that it
    got better since.
    """
    leading = _ONCE.sub("", where.leading)
    if _HAS.match(where.words):
        leading = _SEEN_ONCE.sub("", leading)
    if form.shape not in _KEEPS_SOMETHING and _EARLIER.search(leading):
        return False
    if form.shape not in _NAMES_EARLIER and _found_then(where):
        return False
    if form.shape is Shape.NOUN and _BRIEF.search(where.after):
        return False
    if form.time is Time.NOW:
        return True
    # "had led to a poor and declining service": the first of two adjectives parts them from their verb.
    before = where.before if where.before.strip() or form.shape is not Shape.ADJECTIVE else where.earlier
    happened = _ends(_DID, before) > _ends(_HAS_DONE, before) and not _UNAWARE.search(before)
    if (form.time is Time.ASKED and not happened) or (form.time is Time.THEN and _UNAWARE_UNTIL_NOW.search(sentence)):
        return True
    later = f"{where.after} {where.later}"
    if _BAD_NOW.search(later):
        return True
    if _HAD.match(where.words) and _is_found_now(where.leading):
        return not _BETTER_SINCE.search(f"{later} {following}")
    return bool(_SINCE.search(sentence)) and not _BETTER_SINCE.search(f"{later} {following}")
