"""The direction of progress since an inspection, as a letter about a monitoring visit gives it: it has no grade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import INSUFFICIENT, MIXED, SUFFICIENT, Evidence
from watcher.model.values import replace
from watcher.reading.reports.decline import declines
from watcher.reading.reports.progress.clauses import Extent, extents, of_staff_alone
from watcher.reading.reports.progress.contrasts import (
    ALTHOUGH,
    BUT,
    WHILE,
    is_not_so_there,
    lags_elsewhere,
    may_weigh_more,
    set_against,
    taken_back,
)
from watcher.reading.reports.progress.lacking import LACKING
from watcher.reading.reports.progress.made import MADE
from watcher.reading.reports.progress.summary import summary
from watcher.reading.reports.progress.then import of_this_visit, with_progress
from watcher.reading.reports.progress.words import NOT_YET_OF, Form, Says
from watcher.reading.reports.sentences.affirmation import denied, unreal
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.reports.sentences.openings import without_openings
from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place
    from watcher.reading.text import Said

_FORMS = (*LACKING, *MADE)
_DIRECTIONS = {
    frozenset({Extent.ENOUGH}): SUFFICIENT,
    frozenset({Extent.LITTLE}): INSUFFICIENT,
    frozenset(Extent): MIXED,
}
_CALLED_BY = {SUFFICIENT: Extent.ENOUGH, INSUFFICIENT: Extent.LITTLE}
# What was found at an earlier visit is not the progress of this one.
_WAS = re.compile(
    r"\b(?:at|during)\s(?:the\s)?(?:time\sof\s)?(?:the|their|its|our)?\s?(?:last|previous|earlier"
    r"|first|second|third|fourth|fifth)\s(?:\w+\s)?(?:inspection|visit)"
    r"|\b(?:(?:last|previous|earlier)\s(?:\w+\s)?(?:inspections?|visits?)"
    r"|the\s(?:20\d\d\s)?inspection)\s(?:had\s)?(?:found|identified|saw|judged)",
    re.IGNORECASE,
)
_COVERED_THEN = re.compile(
    r"[^.;,]{0,40}\b(?:covered|considered|reviewed|looked\sat)\s(?:by|at|in|during)\s(?:the\s)?(?:earlier|previous|last|first)\s(?:\w+\s)?visits?\b",
    re.IGNORECASE,
)
"""Progress in what this visit did not look at."""
_WAS_SEEN_THEN = re.compile(
    r"\s(?:was|were|had\sbeen)\s(?:reported|seen|found|noted|identified|evident|made)\s(?:at|in|during|by)\s(?!this\b)[^,.;]{1,40}?\b(?:visit|inspection)\b"
)
_SEEN_THEN = re.compile(
    r"\b(?:seen|found|made|noted|reported|identified)\s(?:at|during|in)\s(?!this\b)[^,.;]{1,40}?\b(?:visit|inspection)\b",
    re.IGNORECASE,
)
"""Which progress is meant: "the progress seen at the last visit has continued"."""
_NOT_SO = re.compile(
    r"\b(?:is|are|has|have)\snot(?=\W*$|[,;]|\sand\b)|\b(?:not|less)\sso\b|\AOthers\s(?!\w+\s(?:improv|benefit|good|strong))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", (?:which|who|where|when|though|although)\b[^,]*,")
# Before "progress": too little, or none.
_DENIES = re.compile(r"\b(?:not|no|insufficient|little|scant|limited|minimal|negligible|poor|slow)\b", re.IGNORECASE)
_TOO_LITTLE = re.compile(
    r"\b(?:(?:too|very)\s)?(?:limited|little|few|scant|insufficient|minimal|no|slow|poor|inadequate)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_NOT_MADE = re.compile(
    rf"{NOT_YET_OF}\s(?:not|never)\s(?:yet\s)?(?:been\s)?(?:made|achieved|seen|found|secured|shown|demonstrated|evident)\b",
    re.IGNORECASE,
)
"""Behind "sufficient progress": it "has not been made"."""
_LITTLE_EVIDENCE = re.compile(
    r"\b(?:little|no|scant|limited|few|insufficient|not\s(?:\w+\s)?(?:any|enough))\s(?:\w+\s)?(?:evidence|signs?)\s(?:of|that)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(r"\b(?:failed|yet|unable)\sto\s$", re.IGNORECASE)
_BAD = {Says.BAD, Says.BAD_BESIDE}
_GOOD = {Says.GOOD, Says.GOOD_BESIDE, Says.HALF}
_SET_OFF = re.compile(
    r"\b(not|has|have|is|are),\s(?:however|though|nevertheless|therefore|as\syet)[^,]{0,20},\s", re.IGNORECASE
)
"""What parts a verb: "have not, however, made progress"."""
_NO_VIEW = re.compile(
    r"\b(?:(?:do(?:es)?|did)\snot\s(?:give|make|offer|express|state|contain|include|reach|form|take)|not\sasked|gives?\sno|makes?\sno|offers?\sno|without|nor)\b[^.;]{0,40}\b(?:view|opinion|judge?ment|comment)\s(?:on|about|of)\s(?:the\s|overall\s)*progress\b"
    r"|\A\W*(?:(?:the\s(?:council|(?:local\s)?authority)|leaders)['’]s?\s(?:own\s)?|its\sown\s|the\s)(?:self-)?(?:assessment|evaluation|view|report)\b[^.;]{0,80}?\s(?:is|was|says|said|states)\sthat\b"
    r"|\A\W*(?:\w+\s)?(?:leaders|managers)\b[^.;]{0,60}?\b(?:believe|consider|think)\b[^.;]{0,40}\bprogress\b",
    re.IGNORECASE,
)
"""How a letter says that it does not say, or what the authority itself says."""
_MORE_TO_DO = re.compile(r"\A\W*there\s(?:is|remains)\s(?:still\s)?more\sto\sdo\b[^.;,]*,\sbut\s", re.IGNORECASE)
"""What is set against it weighs more: "There is more to do, but children get a better service"."""
_LOOKED_AT = re.compile(
    r"\bhow\sfar\s$|\b(?:consider(?!abl)|review|examin|evaluat|explor|discuss|monitor|track|look(?:ed|s|ing)?\sat|focus\w*\son|spoke\sof)\w*\s(?:(?!show|saw|found|has|have|is|are)\w+\s){0,4}$",
    re.IGNORECASE,
)
"""Progress that is looked at has still to be found."""
_NAMED = re.compile(r"\b(?:progress(?:ing|ed)?|improvements?|pace|recommendations?)\b", re.IGNORECASE)
_THOUGHT = re.compile(
    r"\b(?:whether|will|would|should(?!\shave)|must|needs?\sto|aims?|expect(?:s|ing|ed\sto)?|plans?\sto|purpose|how\s(?:far|well)|scope|so\sthat|in\sorder\sto)\b",
    re.IGNORECASE,
)
"""What is only meant or looked for."""
# The progress of children is not the authority's.
_OF_CHILDREN = re.compile(
    r"\b(?:(?<!quality\sof\s)children's\s(?:plans|progress)|their\s(?:plans?|education|learning)|for\s(?:a|some"
    r"|these|those|this)\s(?:\w+\s)?child(?:ren)?"
    r"|(?:children(?:\s(?:in|with|who)\s[\w\s-]{1,30})?|young\speople|care\sleavers)\s(?:\w+ly\s)?(?:make|made|are\smaking)"
    r"|pupils|(?:at|in|to)\s(?:their\s)?(?:school|nursery|college)s?|reading|starting\spoints|(?:each|a|the)\schild(?:'s)?"
    r"\s(?:plan|has)|case\snotes)\b",
    re.IGNORECASE,
)


_NO_CHILD = re.compile(
    r"\b(?:no|few|fewer)\s(?:(?:[\w-]+\s){0,2}?(?:child(?:ren)?|young\speople)\s(?:[\w-]+\s){0,3}?)?$", re.IGNORECASE
)
"""Of whom nothing bad is said: "no children left in unsafe situations"."""
_AND_THEN = re.compile(r",\sand\s(?=[^,;.]{1,40}\s(?:is|are|has|have|was|were)\b)")


def direction(said: Said) -> tuple[str, Evidence] | None:
    """Say how progress is called, with the sentence that it rests on: the summary's words before all others."""
    said = [each for each in said if not _NO_VIEW.search(each[1])]
    put = with_progress(of_this_visit(said))
    called = _of(summary(put)) or _of(put)
    shown = {quote(words): quote(sentence) for (_, words), (_, sentence) in zip(put, said, strict=True)}
    return (called[0], replace(called[1], quote=shown.get(called[1].quote, called[1].quote))) if called else None


def _of(said: Said) -> tuple[str, Evidence] | None:
    """Take what the forms say, with the other half of it where a clause nearby says the contrary; or the clauses'."""
    plain = [without_openings(sentence, of_visit=False) for _, sentence in said]
    told = extents([sentence if _of_this_visit(sentence) else "" for sentence in plain])
    # What a form calls too little is certain: a class of words that finds only good in the same sentence errs.
    told = [
        {Extent.LITTLE} if each == {Extent.ENOUGH} and _weighed(said, at) == {Says.BAD} else each
        for at, each in enumerate(told)
    ]
    called = _by_forms(said)
    if called and called[0] != MIXED:
        at = next(at for at, (_, sentence) in enumerate(said) if quote(sentence) == called[1].quote)
        own = told[at] or {_CALLED_BY[called[0]]}
        before = told[max(0, at - 1) : at] if told[at] else []
        near = own.union(*before, *told[at + 1 : at + 2])
        return (MIXED, called[1]) if near == set(Extent) else called
    if called or not any(told):
        return called
    direction = _DIRECTIONS[frozenset().union(*told)]
    page, sentence = next(words for words, extent in zip(said, told, strict=True) if extent)
    return direction, Evidence("progress", page, quote(sentence))


def _of_this_visit(sentence: str) -> bool:
    """Return whether a sentence may say something of the authority's progress up to this visit."""
    looked_at = any(_LOOKED_AT.search(sentence, 0, each.start()) for each in _NAMED.finditer(sentence))
    of_children = any(
        _OF_CHILDREN.search(_main(place(sentence, each.start(), each.end()))) for each in _NAMED.finditer(sentence)
    )
    return not (looked_at or of_children or _WAS_SEEN_THEN.search(sentence) or _THOUGHT.search(sentence))


def _by_forms(said: Said) -> tuple[str, Evidence] | None:
    found: dict[Says, Evidence] = {}
    for at, (page, sentence) in enumerate(said):
        for kind in _weighed(said, at):
            found.setdefault(kind, Evidence("progress", page, quote(sentence)))
    worse = declines.read(said).evidence
    bad = found.get(Says.BAD) or (worse[0] if worse else None)
    good = found.get(Says.GOOD)
    better = found.get(Says.GOOD_BESIDE)
    only_there = bad and better and set_against(said, better, bad)
    if bad and (good or only_there or Says.HALF in found):
        return MIXED, _called(bad)
    if bad:
        return INSUFFICIENT, _called(bad)
    if Says.HALF in found:
        return MIXED, _called(found[Says.HALF])
    if good:
        return SUFFICIENT, _called(good)
    beside = found.get(Says.BAD_BESIDE), found.get(Says.GOOD_BESIDE)
    if beside[0] and beside[1]:
        # One sentence that says both weighs them; of two, nobody knows which is the summary.
        return (MIXED, beside[0]) if beside[0].quote == beside[1].quote else None
    if beside[1] and may_weigh_more(beside[1].quote) and not _is_in_the_main_clause(beside[1].quote):
        return None
    return (INSUFFICIENT, beside[0]) if beside[0] else (SUFFICIENT, beside[1]) if beside[1] else None


def _is_in_the_main_clause(sentence: str) -> bool:
    """Return whether what is good stands behind a "while" that opens the sentence, and so weighs more."""
    return bool(WHILE.match(sentence) and _GOOD & _places(sentence.partition(", ")[2]).keys())


def _weighed(said: Said, at: int) -> set[Says]:
    """List what one sentence says, where something good before something that lags behind is half of each."""
    sentence = _MORE_TO_DO.sub("", _SET_OFF.sub(r"\1 ", without_openings(said[at][1], of_visit=False)))
    places = _places(sentence)
    kinds = set(places)
    says = kinds - {Says.REST, Says.AHEAD}
    good = places.get(Says.GOOD) or places.get(Says.GOOD_BESIDE)
    rests = places.get(Says.REST)
    if good and rests and min(good) < max(rests) and not (Says.GOOD in kinds and ALTHOUGH.search(sentence, min(good))):
        return says - _GOOD | {Says.HALF}
    if says & _GOOD and lags_elsewhere(sentence):
        return {Says.HALF}
    although = ALTHOUGH.search(sentence)
    mild = Says.GOOD in kinds and although and all(at > although.start() for at in places.get(Says.REST, ()))
    if _parted(sentence, places, _BAD if mild else _BAD | {Says.REST}):
        return {Says.HALF}
    follows = said[at + 1][1] if at + 1 < len(said) else ""
    in_part = says and (says <= _GOOD or says <= _BAD) and is_not_so_there(follows)
    half = in_part or (says == {Says.GOOD_BESIDE} and (_NOT_SO.search(follows) or taken_back(sentence, follows)))
    return {Says.HALF} if half else says


def _parted(sentence: str, places: dict[Says, list[int]], bad: set[Says]) -> bool:
    """Return whether one half of a contrast is better and the other lags: "while visits are regular, plans are not"."""
    borders = [each.start() for each in BUT.finditer(sentence)]
    if WHILE.match(sentence):
        borders += [at for at in (sentence.find(", "),) if at > 0]
    better, lags = (
        {sum(border <= at for border in borders) for kind in kinds for at in places.get(kind, ())}
        for kinds in (_GOOD | {Says.AHEAD}, bad)
    )
    return any(half != other for half in better for other in lags)


def _places(sentence: str) -> dict[Says, list[int]]:
    """List by its kind where each form stands that counts."""
    places: dict[Says, list[int]] = {}
    for form in _FORMS:
        for found in form.words.finditer(sentence):
            if _counts(form, found, sentence):
                places.setdefault(form.says, []).append(found.start())
    return places


def _counts(form: Form, found: re.Match[str], sentence: str) -> bool:
    where = place(sentence, found.start(), found.end())
    said_now = _SEEN_THEN.sub("", _ASIDE.sub("", f"{where.before}{where.words}"))
    if form.says in _GOOD and _LOOKED_AT.search(where.before) and " to be " not in where.words:
        return False
    beside_progress = form.says in (Says.GOOD_BESIDE, Says.AHEAD) and ("progress" in sentence or "pace" in sentence)
    if beside_progress and of_staff_alone(f"{where.before}{where.words}"):
        return False
    if form.says is Says.BAD_BESIDE and _NO_CHILD.search(where.before):
        return False
    if (
        unreal(where)
        or _WAS.search(said_now)
        or _WAS_SEEN_THEN.match(where.after)
        or _COVERED_THEN.match(where.after)
        or ("progress" in where.words.lower() and _OF_CHILDREN.search(_main(where)))
    ):
        return False
    taken_back = form.says in _GOOD and (
        _DENIES.search(_ASIDE.sub("", where.words))
        or _FAILED.search(where.before)
        or _TOO_LITTLE.search(where.before)
        or _LITTLE_EVIDENCE.search(where.before)
        or _NOT_MADE.match(where.after)
    )
    return form.denies or not (denied(where) or taken_back)


def _main(where: Place) -> str:
    """Take a clause without a second one that an "and" joins to it."""
    return f"{where.before}{where.words}{_AND_THEN.split(where.after, maxsplit=1)[0]}"


def _called(words: Evidence) -> Evidence:
    return Evidence("progress", words.page, words.quote)
