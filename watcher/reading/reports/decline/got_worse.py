"""What it is that a sentence says got worse: services, something else, or what nobody knows."""

from __future__ import annotations

import re

from watcher.model.values import replace
from watcher.reading.reports.decline import comparisons, increases, loose, own_measures, something_else
from watcher.reading.reports.decline.times import SINCE
from watcher.reading.reports.decline.words import KEEPS_SOMETHING, Form, Shape
from watcher.reading.reports.sentences import other_bodies, subjects
from watcher.reading.reports.sentences.clauses import Place
from watcher.reading.reports.sentences.subjects import Subject

# "When circumstances worsen, families get help": one family's, not the services'.
_ONE_CHILDS = re.compile(
    r"\b(?:famil(?:y|ies)|parents?|for whom|short-term|child protection plans?|child's|pupils?|key stages?|GCSEs?"
    r"|grades|attainment)\b",
    re.IGNORECASE,
)
_THEY_RECEIVE = re.compile(r"\bthat\s[^.;,]{0,40}?\breceives?\b", re.IGNORECASE)
"""Which services are meant."""
_THAT_STANDARD = re.compile(
    r"\W*(?:but\s|however,?\s|unfortunately,?\s|yet\s)?(?:this|that|these|those)\s(?:\w+\s)?(?:positions?|standards?|levels?"
    r"|pictures?|qualit\w+|strengths?|performance|reliability|regularity|rigour|approach|consistency|trajectory|speed|clarity)\s",
    re.IGNORECASE,
)
"""How a sentence takes up what the one before it called good."""
_STAFF = re.compile(
    r"\W*(?:(?!(?:for|of|to)\b)\w+\s){0,3}?(?:(?:social|support|youth)\sworkers|advisers|managers|officers|leaders|practitioners|staff|council|authority)\b",
    re.IGNORECASE,
)
"""Whose work it is that is done less."""
_WAS_DONE = re.compile(rf"\b(?:{comparisons.ACT}(?!\s(?:late|out\sof\stime))|on\stime)\b", re.IGNORECASE)
_OF_HELP = re.compile(loose.OF_HELP, re.IGNORECASE)
_KEPT_UP = re.compile(r"^(?:has|have)\s(?:not|never)\s(?:\w+ly\s)?kept\sup$", re.IGNORECASE)
_ITS_OBJECT = re.compile(r"\s(?:the|its|their|these|those|this|that)\s", re.IGNORECASE)
"""What has not kept up may have got worse, or lag behind others."""
_IN_RESPECTS = re.compile(r"\A\sin\s(?:\w+\s){1,2}?(?:respects|ways)\b", re.IGNORECASE)
_THE = re.compile(r"\W*(?:the|this)\s", re.IGNORECASE)
_HAS_BEEN_STEEP = re.compile(
    r"\s(?:has|have)\sbeen\s(?:\w+\s)?(?:rapid|steep|sharp|marked|swift|severe|serious|sudden|dramatic)\b",
    re.IGNORECASE,
)
"""How a sentence says of what the one before it told that it came to this lately: "the decline has been rapid"."""
_IS_SEEN = re.compile(
    r"\A\s(?:is|was|were|are)\s(?:\w+\s)?(?:evident|seen|apparent|clear|found|noted)(?=\sin\s)", re.IGNORECASE
)
"""How a noun's verb stands before what it is in: "decline is evident in planning"."""
_NAMED_BEHIND = (Shape.ADJECTIVE, Shape.TRANSITIVE)
_PERCEIVED = re.compile(
    r"(?:has|have)\s(?:\w+\s)?(?:seen|watched|witnessed|felt|experienced|noticed)$|(?:saw|watched|felt)$"
)
_OF_SOMEBODY_ELSE = re.compile(r"\s(?:the|this)\s", re.IGNORECASE)
"""What other bodies see get worse that isn't theirs: "schools have seen the response get slower"."""
# Before the noun: "a decline", "some further deterioration", and not "the decline of the mill".
_A_DECLINE = re.compile(
    r"\b(?:an?|some|further|in|followed\sby\s(?:[\w-]+\s){1,3}of|one\sof)\s(?:[\w-]+\s){0,2}(?:(?:but"
    r"|and)\s[\w-]+\s)?$",
    re.IGNORECASE,
)


def what_got_worse(form: Form, where: Place, previous: str, sentence: str) -> Subject:
    """Say what got worse."""
    if form.shape is Shape.LOOSE:
        return Subject.UNKNOWN if _may_be_theirs(where, previous) else Subject.SOMETHING_ELSE
    if form.shape is Shape.MORE_BAD:
        return increases.whose(where)
    if something_else.is_less_of_bad(where):
        return Subject.SOMETHING_ELSE
    if other_bodies.is_taken_up(sentence, previous):
        return Subject.UNKNOWN
    if something_else.is_no_decline(where):
        return Subject.SOMETHING_ELSE
    kind = _named(form, where, previous, sentence)
    if kind is Subject.UNKNOWN and (
        something_else.AMOUNT.search(where.words) or loose.BETTER_LESS.search(where.before)
    ):
        return kind if SINCE.search(sentence) else Subject.SOMETHING_ELSE
    return own_measures.of_health_assessments(kind, where)


def _may_be_theirs(where: Place, previous: str) -> bool:
    """Return whether loose words are said of services, or of what their staff do."""
    if loose.A_PICTURE.match(where.words):
        return not other_bodies.named(where.words)
    if _OF_HELP.search(where.words):
        return True
    if where.words.lower() == "fewer":  # of what is counted: done, or got by somebody
        counted = subjects.behind(where.after) is Subject.SERVICES or _OF_HELP.match(where.after.lstrip())
        return bool(counted and (where.before.strip() or _WAS_DONE.search(where.after)))
    if loose.BETTER_LESS.search(where.before):
        return False
    of = subjects.behind(where.after) if where.opens_with("in", "of") else subjects.before(where, previous)
    return of is Subject.SERVICES or (of is Subject.UNKNOWN and bool(_STAFF.match(where.before)))


def _named(form: Form, where: Place, previous: str, sentence: str) -> Subject:
    """Find what is named as having got worse."""
    if form.shape is Shape.WHOLE:
        return subjects.whole(where)
    if form.shape is Shape.COMPARISON:
        return _compared(where, previous)
    if form.shape in KEEPS_SOMETHING:
        return _kept(form, where, f"{previous} {sentence}")
    if own_measures.fell(form, where):
        return Subject.SERVICES
    if form.shape is Shape.MEASURE or _is_anothers(where):
        return Subject.SOMETHING_ELSE
    if form.shape is Shape.PARTICIPLE:
        return _or_before(subjects.nearest(where), where, previous)
    behind = _IN_RESPECTS.sub("", _IS_SEEN.sub("", where.after))
    if form.shape in _NAMED_BEHIND or (form.shape is Shape.NOUN and behind.startswith((" in ", " of "))):
        return subjects.behind(behind)
    if form.shape is Shape.NOUN and where.opens_with("for") and subjects.behind(where.after) is Subject.SERVICES:
        return Subject.SERVICES  # "a step backwards for the service"
    if form.shape is Shape.NOUN:
        return _noun_alone(where, previous)
    return subjects.before(where, previous)


def _is_anothers(where: Place) -> bool:
    """Return whether another body is the subject, and not only sees what isn't its own."""
    seen = _PERCEIVED.match(where.words) and _OF_SOMEBODY_ELSE.match(where.after)
    return other_bodies.begins(where.before) and not seen


def _compared(where: Place, previous: str) -> Subject:
    """Say what is worse than before: what the words name, the noun behind them, or the subject in front."""
    if comparisons.names_services(where) or own_measures.OWN_SHARE.search(where.before):
        return subjects.whole(
            replace(where, after=where.after.partition(" than ")[0])
        )  # who was there then is no matter
    nothing_behind = where.after.startswith(" than ")
    kind = _or_before(Subject.UNKNOWN if nothing_behind else subjects.behind(where.after), where, previous)
    if subjects.before(where, "") is Subject.SOMETHING_ELSE and where.before.endswith(" of "):
        return Subject.SOMETHING_ELSE  # "notifications by the police are of poorer quality"
    return subjects.whole(where) if kind is Subject.UNKNOWN and comparisons.is_of_work(where) else kind


def _kept(form: Form, where: Place, told: str) -> Subject:
    """Say of what is no more, or was not kept, whether it is of services; `told` ends with the sentence itself."""
    if _KEPT_UP.search(where.words) and not _ITS_OBJECT.match(where.after):
        return Subject.UNKNOWN if subjects.is_worth_keeping(where) else Subject.SOMETHING_ELSE
    return Subject.SERVICES if _was_good_and_theirs(form, where, told) else Subject.SOMETHING_ELSE


def _was_good_and_theirs(form: Form, where: Place, told: str) -> bool:
    """Return whether what is no more was good, and of services; `told` ends with the sentence itself."""
    if form.shape is Shape.NO_LONGER:
        here = f"{where.earlier}{where.before}"
        return subjects.was_good(told[: told.rfind(where.words)]) or subjects.was_good(here)
    if _THAT_STANDARD.fullmatch(where.before):
        return subjects.was_good_of_services(told[: told.rfind(where.words)])
    kept = f"{where.before}{where.words}{where.after.partition(', and ')[0]}"
    return subjects.is_worth_keeping(where) and not _ONE_CHILDS.search(_THEY_RECEIVE.sub("", kept))


def _noun_alone(where: Place, previous: str) -> Subject:
    """Say what "a decline" is one of, where nothing behind it says so."""
    if _HAS_BEEN_STEEP.match(where.after) and _THE.fullmatch(where.before):
        return Subject.UNKNOWN if subjects.taken_up(previous) is Subject.SERVICES else Subject.SOMETHING_ELSE
    if not _A_DECLINE.search(where.before) or subjects.ends_with_another(where.before):
        return Subject.SOMETHING_ELSE  # "the decline" takes up what another sentence said; "families decline" is a verb
    kind = subjects.before(where, previous)
    taken_up = kind is Subject.UNKNOWN and SINCE.search(f"{where.before}…{where.after}")
    theirs = subjects.taken_up(previous) is not Subject.SOMETHING_ELSE or subjects.was_good_of_services(
        f"{where.earlier}{where.before}"
    )
    if taken_up and theirs:
        return Subject.SERVICES  # "Since then there has been a further decline."
    return kind


def _or_before(kind: Subject, where: Place, previous: str) -> Subject:
    """Take the subject that stands before the words, where what stands next to them names none."""
    return subjects.before(where, previous) if kind is Subject.UNKNOWN else kind
