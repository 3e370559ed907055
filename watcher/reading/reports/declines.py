"""Sentences by which a document says that services got worse: its own finding, affirmed, of this time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import Evidence
from watcher.reading.reports import (
    decline_comparisons,
    decline_doubts,
    decline_figures,
    decline_forms,
    decline_loose,
    decline_then_now,
    other_bodies,
    subjects,
)
from watcher.reading.reports.affirmation import denied, unreal
from watcher.reading.reports.claims import refuted
from watcher.reading.reports.clauses import Place, place
from watcher.reading.reports.decline_times import BAD_NOW, SINCE, holds
from watcher.reading.reports.decline_words import KEEPS_SOMETHING, Form, Shape
from watcher.reading.reports.endings import fought, overcome
from watcher.reading.reports.letter_search import LetterSearch
from watcher.reading.reports.subjects import Subject
from watcher.reading.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.reading.text import Said

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
    r"\b(?:timeliness\s(?:of|in|with)|(?:frequency|regularity)\sof(?=\s(?:\w+\s){0,2}?(?:visits|supervision|reviews"
    r"|audits|meetings|contact)\b)|performance\s(?:in\srelation\sto|on|for|regarding))\s"
    r"(?!(?:[\w-]+\s){0,12}?(?:health(?!\sand\scare)|medical|dental|dentist|police|courts?|proceedings|attainment"
    r"|employment|education(?!,\shealth)|GCSE\w*)\b)",
    re.IGNORECASE,
)
_OF_TIMELINESS = re.compile(
    rf"\s(?:in|of)\s(?:the\s)?(?=timeliness|frequency|regularity){_OWN_MEASURE.pattern}", re.IGNORECASE
)
_LATELY = re.compile(
    r"\btimeliness\b.{0,160}?\b(?:(?:over|in|during)\s(?:the\s(?:past|last)\s(?:\w+\s)?(?:years?|months)"
    r"|(?:recent|more\srecent)\s(?:weeks|months|years|times))|recently|lately|this\syear)\b"
    r"|\b(?:recently|lately|in\srecent\s(?:weeks|months|years|times))\b.{0,60}?\btimeliness\b",
    re.IGNORECASE,
)
_HEALTH_ASSESSED = re.compile(r"\bhealth\sassessments?\b", re.IGNORECASE)
"""What health services do, and the authority answers for: children in its care have them in time, or don't."""
_OF_HEALTH_STAFF = re.compile(
    r"\b(?:NHS|doctors?|paediatric\w+|nurs\w+|clinic\w*|health\s(?:staff|trust\w*|visit\w+))\b", re.IGNORECASE
)
_OWN_SHARE = re.compile(
    r"\b(?:proportion|percentage|share)\sof\s(?![^.;,]*\b(?:late|waiting|without)\b)[^.;,]{0,40}?\b"
    r"(?:up-to-date|seen|visited|assessed|timely|in\s(?:touch|suitable)|allocated|reviewed|plan|(?:completed|held"
    r"|offered)\s(?:\w+\s)?(?:with)?in|within\s(?:\w+\s)?timescales?|in\stime)\b"
)
_FROM_TO = re.compile(
    r"\bfrom\s(?:\w+\s){0,2}?\d[\d.]*\s?(?:%|per\scent)?\s(?:[\w\s/-]{0,40}\s)?to\s(?:[a-z]+\s){0,2}?\d"
)
# What stands before a sentence that is an item, or a paragraph with a number.
_BULLET = re.compile(r"\A\W*(?:\d{1,3}\.?\s)?")
_FROM_GRADE = re.compile(r"\sfrom\s(?:outstanding|good)\b", re.IGNORECASE)
"""What comes behind is worse, though it be good: "have declined from outstanding and are now good"."""
_ASIDE = re.compile(
    r",\s(?:although|though|albeit|if|never|not|already)\s(?!only|just)(?:(?!\b(?:is|are|was|were|has|have"
    r"|had)\b)[^,;.]){2,40},\s"
    r"(?=(?:has|have|is|are)\b)",
    re.IGNORECASE,
)
"""What is said of it besides, without a verb: "oversight, although never robust, has weakened"."""
_SET_OFF = re.compile(r"\b(has|have|is|are|spend|wait),\s[^,;.]{1,50},\s")
"""What parts a verb: "have, in several respects, declined"."""
_THAT_STANDARD = re.compile(
    r"\W*(?:but\s|however,?\s|unfortunately,?\s|yet\s)?(?:this|that|these|those)\s(?:\w+\s)?(?:positions?|standards?|levels?"
    r"|pictures?|qualit\w+|strengths?|performance|reliability|regularity|rigour|approach|consistency|trajectory)\s",
    re.IGNORECASE,
)
"""How a sentence takes up what the one before it called good."""
_STAFF = re.compile(
    r"\W*(?:(?!(?:for|of|to)\b)\w+\s){0,3}?(?:(?:social|support|youth)\sworkers|advisers|managers|officers|leaders|practitioners|staff|council|authority)\b",
    re.IGNORECASE,
)
"""Whose work it is that is done less."""
_AMOUNT = re.compile(r"\b(?:f[ae]ll\w*|dropp\w*|reduc\w+|decreas\w+|shr[aiu]nk\w*|fewer|lower)\b", re.IGNORECASE)
"""What is said of counts more often than of work: of what nobody knows, only with the last inspection beside it."""
_WAS_DONE = re.compile(rf"\b(?:{decline_comparisons.ACT}(?!\s(?:late|out\sof\stime))|on\stime)\b", re.IGNORECASE)
_OF_HELP = re.compile(decline_loose.OF_HELP, re.IGNORECASE)
_CONFIRMED = re.compile(
    r"(?:However,\s|But\s|Yet\s)?(?:[Ii]nspectors|[Ww]e)\s(?:\w+\s)?(?:found|saw)\s(?:that\s)?(?:it|this|they|these)\s"
    r"(?:has|have|had|is|are|was|were)(?=\.)"
)
"""How a sentence confirms what the one before it said that leaders don't believe."""
_NAMED_BEHIND = (Shape.ADJECTIVE, Shape.TRANSITIVE)
# Before the noun: "a decline", "some further deterioration", and not "the decline of the mill".
_A_DECLINE = re.compile(
    r"\b(?:an?|some|further|in|followed\sby\s(?:[\w-]+\s){1,3}of|one\sof)\s(?:[\w-]+\s){0,2}(?:(?:but"
    r"|and)\s[\w-]+\s)?$",
    re.IGNORECASE,
)
_UNSURE = "It is not certain whether this says that services got worse: “{}” Please check."
_MAY_SAY_SO = "{} may say that services got worse: “{}” Please check."
_LETTERS = LetterSearch(decline_forms.LETTERS, decline_then_now.LETTERS, decline_doubts.LETTERS)
FOLLOWING = 3
"""How many sentences behind one about an earlier time may still say that it is over."""


class Declines(Struct, frozen=True):
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
    sentences = [sentence for _, sentence in said]
    of_forms, of_then, of_worse = _LETTERS.of(sentences)
    taken_back: set[int] = set()
    for at, letters in of_forms.items():
        kinds = _got_worse(decline_forms.that_need(letters), said, at)
        if kinds is None:
            taken_back.add(at)
            continue
        if Subject.SERVICES in kinds:
            return _stated(*said[at])
        if Subject.UNKNOWN in kinds:
            doubt = doubt or (_UNSURE.format(quote(sentences[at])),)
    then = decline_then_now.first(sentences, of_then)
    if then is not None:
        return _stated(*said[then])
    may = None if doubt else decline_doubts.doubtful(sentences, (at for at in of_worse if at not in taken_back))
    return Declines(problems=doubt if may is None else (_may_say_so(*said[may]),))


def _stated(page: int | None, sentence: str) -> Declines:
    return Declines((Evidence("deteriorated", page, quote(sentence)),))


def _may_say_so(page: int | None, sentence: str) -> str:
    """Name a sentence that the learned reader takes for a decline where the rules found none: a doubt, and no more."""
    return _MAY_SAY_SO.format(f"Page {page}" if page else "The document", quote(sentence))


def _got_worse(forms: Iterable[Form], said: Said, at: int) -> set[Subject] | None:
    """Say what a sentence says in these forms got worse: affirmed, and at this visit; None where it denies all."""
    sentence = _BULLET.sub("", said[at][1])
    if sentence.count(",") > 1:
        sentence = _ASIDE.sub(" ", _SET_OFF.sub(r"\1 ", sentence))
    before = said[at - 1][1] if at else ""
    following = " ".join(words for _, words in said[at + 1 : at + 1 + FOLLOWING])
    if sentence.endswith(".") and (confirmed := _CONFIRMED.match(following)):
        sentence = f"{sentence[:-1]}; {confirmed[0]}"
    found = _found(forms, sentence)
    affirmed = [(form, where) for form, where in found if _affirmed(form, where)]
    if not affirmed and any(form.shape is not Shape.COMPARISON and denied(where) for form, where in found):
        return None
    return {_what(form, where, before, sentence) for form, where in affirmed if holds(form, where, sentence, following)}


def _found(forms: Iterable[Form], sentence: str) -> list[tuple[Form, Place]]:
    return [
        (form, place(sentence, found.start(), found.end())) for form in forms for found in form.words.finditer(sentence)
    ]


def _affirmed(form: Form, where: Place) -> bool:
    if form.shape is Shape.COMPARISON and not decline_comparisons.with_earlier(where):
        return False
    if form.shape is Shape.ADJECTIVE and fought(where):
        return False
    over = not _FROM_GRADE.match(where.after) and overcome(where, noun=form.shape in (Shape.NOUN, Shape.LOOSE))
    return not (denied(where) or unreal(where) or refuted(where) or over)


def _what(form: Form, where: Place, previous: str, sentence: str) -> Subject:
    """Say what got worse."""
    if form.shape is Shape.LOOSE:
        return Subject.UNKNOWN if _may_be_theirs(where, previous) else Subject.SOMETHING_ELSE
    kind = _named(form, where, previous, sentence)
    if kind is Subject.UNKNOWN and (_AMOUNT.search(where.words) or decline_loose.BETTER_LESS.search(where.before)):
        return kind if SINCE.search(sentence) else Subject.SOMETHING_ELSE
    if not _HEALTH_ASSESSED.search(where.before):
        return kind
    if kind is Subject.SERVICES:
        return Subject.UNKNOWN if _OF_HEALTH_STAFF.search(f"{where.after}{where.later}") else kind
    return kind if "timeliness" in where.before.lower() else Subject.UNKNOWN


def _may_be_theirs(where: Place, previous: str) -> bool:
    """Return whether loose words are said of services, or of what their staff do."""
    if _OF_HELP.search(where.words):
        return True
    if where.words.lower() == "fewer":  # of what is counted: done, or got by somebody
        counted = subjects.behind(where.after) is Subject.SERVICES or _OF_HELP.match(where.after.lstrip())
        return bool(counted and (where.before.strip() or _WAS_DONE.search(where.after)))
    if decline_loose.BETTER_LESS.search(where.before):
        return False
    of = subjects.behind(where.after) if where.opens_with("in", "of") else subjects.before(where, previous)
    return of is Subject.SERVICES or (of is Subject.UNKNOWN and bool(_STAFF.match(where.before)))


def _named(form: Form, where: Place, previous: str, sentence: str) -> Subject:
    """Find what is named as having got worse."""
    if form.shape is Shape.WHOLE or (form.shape is Shape.FIGURES and _fell(where)):
        return subjects.whole(where)
    if form.shape is Shape.COMPARISON:
        return _compared(where, previous)
    if form.shape in KEEPS_SOMETHING:
        of_services = _was_good_and_theirs(form, where, f"{previous} {sentence}")
        return Subject.SERVICES if of_services else Subject.SOMETHING_ELSE
    if _is_their_own_measure(form, where):
        return Subject.SERVICES
    if form.shape in (Shape.MEASURE, Shape.FIGURES) or other_bodies.begins(where.before):
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


def _fell(where: Place) -> bool:
    return decline_figures.fell(f"{where.earlier}{where.before}", f"{where.words}{where.after}{where.later}")


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
    if _THAT_STANDARD.fullmatch(where.before):
        return subjects.was_good_of_services(told[: told.rfind(where.words)])
    kept = f"{where.before}{where.words}{where.after.partition(', and ')[0]}"
    return subjects.is_worth_keeping(where) and not _ONE_CHILDS.search(_THEY_RECEIVE.sub("", kept))


def _noun_alone(where: Place, previous: str) -> Subject:
    """Say what "a decline" is one of, where nothing behind it says so."""
    if not _A_DECLINE.search(where.before) or subjects.ends_with_another(where.before):
        return Subject.SOMETHING_ELSE  # "the decline" takes up what another sentence said; "families decline" is a verb
    kind = subjects.before(where, previous)
    taken_up = kind is Subject.UNKNOWN and SINCE.search(f"{where.before}…{where.after}")
    if taken_up and subjects.taken_up(previous) is not Subject.SOMETHING_ELSE:
        return Subject.SERVICES  # "Since then there has been a further decline."
    return kind


def _is_their_own_measure(form: Form, where: Place) -> bool:
    """Return whether a measure of their own work fell since the last inspection, or by how much."""
    around = f"{where.before}…{where.after}"
    if _HEALTH_ASSESSED.search(where.before) and "timeliness" in where.before.lower():
        return bool(SINCE.search(f"{where.earlier}{around}"))
    by_so_much = bool(_FROM_TO.search(where.after))
    if (_OWN_SHARE.search(where.before) and by_so_much) or (
        form.shape is Shape.NOUN and _OF_TIMELINESS.match(where.after)
    ):
        return True
    return bool(_OWN_MEASURE.search(around)) and bool(
        by_so_much or SINCE.search(around) or _LATELY.search(around) or BAD_NOW.search(where.after)
    )


def _or_before(kind: Subject, where: Place, previous: str) -> Subject:
    """Take the subject that stands before the words, where what stands next to them names none."""
    return subjects.before(where, previous) if kind is Subject.UNKNOWN else kind
