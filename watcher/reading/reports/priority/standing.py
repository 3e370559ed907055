"""What one sentence says of areas for priority action: one is set, an earlier one stands, there is none."""

from __future__ import annotations

import re
from itertools import islice

from watcher.reading.reports.priority.about import about_it
from watcher.reading.reports.priority.added import adds_one, sets_one_of_them
from watcher.reading.reports.priority.announced import as_done, as_told
from watcher.reading.reports.priority.brackets import parted
from watcher.reading.reports.priority.earlier import is_earlier, may_be_earlier
from watcher.reading.reports.priority.left import is_left_further_on
from watcher.reading.reports.priority.others import (
    AT_A_VISIT,
    OF_CASES,
    ONLY_THOUGHT,
    by_ofsted,
    is_disputed,
    is_elsewhere,
    is_said_by_them,
    is_their_choice,
)
from watcher.reading.reports.priority.outright import Standing, by_its_threshold, outright
from watcher.reading.reports.priority.over import is_met, is_over, still_stands
from watcher.reading.reports.priority.plans import asks_for_one
from watcher.reading.reports.priority.set_now import NOTHING
from watcher.reading.reports.priority.words import (
    AREA,
    AS_QUESTION,
    ASKED,
    FOR_SOMEBODY,
    HAS_ONE,
    IN_THIS,
    IS_ONE,
    NEEDS_IT,
    OF_REPORTS,
    OFSTED_NAMES,
    SETS,
    SOMEBODY,
    STATEMENT_IS_ASKED_FOR,
    THEIR_OWN,
    defines,
)
from watcher.reading.reports.sentences.affirmation import denied, unreal
from watcher.reading.reports.sentences.clauses import Place, bearing_on, place
from watcher.reading.reports.sentences.openings import without_contrast, without_finding, without_openings

_THESE_ARE_FOR = re.compile(
    r"\b(?:matters?|issues?|findings?|points?|these|this|them)\b[^.;,]{0,40}\s(?:is|are)\sfor\s$", re.IGNORECASE
)
"""How inspectors say what needs it: "two of the matters raised are for priority action"."""
_THEIR_NAME = re.compile(r"priority\sactions", re.IGNORECASE)
_WE_SET = re.compile(
    r"\b(?:inspectors|we|ofsted|this\s(?:visit|inspection|letter))\s(?:(?:have|has|had|need|needed|to|also|now|therefore|nonetheless|nevertheless)\s)*(?:identif(?:y|ied)|set|ma[dk]e|raised?|issued?)\s(?:(?:an?|one|two|three|four|\d|the\sfollowing|some)\s)?$",
    re.IGNORECASE,
)
"""By whom alone "priority actions" are areas: to others they are what is done first."""
_IS_TAKEN = re.compile(
    r"\s(?:that\s|which\s)?(?:\w+\s){0,2}(?:has|have|had|taken|under\sway|in\sits|in\stheir|in\sthe)\b", re.IGNORECASE
)
_GIVEN_THAT = re.compile(r",?\s(?:given|seeing|considering)\sthat\s", re.IGNORECASE)
_ON_A_PAGE = re.compile(
    r"\s(?:on|at\sthe\s(?:end|head|top|start|foot)\sof)\s(?:the\s(?:previous|preceding|next|following|facing|first|last)\spage|page\s\d+)(?:\sof\sthis\s(?:letter|report))?(?!\s(?:of|in)\b)|\soverleaf\b",
    re.IGNORECASE,
)
"""Where in this document: its "previous page" is of no earlier one."""
_THEY_CALL_FOR = re.compile(
    rf"\b(?:{SOMEBODY}|members?|director|executive|councillors|strategy|plan)\s(?:\w+\s)?calls?\sfor\s$", re.IGNORECASE
)
_BY_NAME = re.compile(r"area|matter|issue", re.IGNORECASE)
_NOT_SET = re.compile(
    r"\s(?:has|have|is|are|was|were)\snot\s(?:\w+\s)?(?:identified|set|made|found|raised|added|needed|required|warranted|justified|appropriate)\b",
    re.IGNORECASE,
)
_OF_THE_KIND = (
    r"(?:\w+\s){0,2}?(?:aspect|area|concern|evidence|failing|finding|issue|matter|part|point|weakness)(?:e?s)?\b"
)
_NONE_NEEDS_IT = re.compile(
    rf"\A\W*(?:there\s(?:is|are|was|were)\s)?(?:nothing|no\s{_OF_THE_KIND})"
    r"(?:\s(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:identified|found|seen|raised|noted)\b[^.;,]{0,30}?)?"
    r"\s(?:that|which)\s(?:require[sd]?|need(?:s|ed)?|warrant(?:s|ed)?|call(?:s|ed)?\sfor)\s(?:an?\s)?$",
    re.IGNORECASE,
)
"""In front of what nothing needs: "no matters were identified that require …"."""
_LACK = re.compile(
    rf"\A\W*there\s(?:is|was)\s(?:\w+\s)?no\s(?!{_OF_THE_KIND})[^.;,]*\s(?:that|which)\s"
    r"(?:is|requires|needs|warrants|calls\sfor|represents|constitutes|amounts\sto)\s(?:an?\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""In front of what a lack may need: "there is no grip of the hub that needs …"."""
_DEFINITE = re.compile(r"\b(?:the|this|these|both)\s$", re.IGNORECASE)
_NOT_WITHOUT = re.compile(
    r"\b(?:not|cannot|never)\b[^.;,]{0,40}\bwithout\b|\btoo\s[^.;,]{1,60}?\sto\s[^.;,]{1,30}?\swithout\b|\b(?:nothing|no\s\w+)\s(?:less|short|other|but)\s(?:than|of)\b|\bno\s(?:pleasure|choice|alternative|option|hesitation)\b",
    re.IGNORECASE,
)
"""Two denials: "could not leave without setting one"."""
_LIGHTLY = re.compile(r"[^.;,]{0,30}\s(?:lightly|without\s(?:thought|reason|good\sreason))\b", re.IGNORECASE)
"""What was not done "lightly" was done."""
_GOES_ON = re.compile(r"\bcontinue\b", re.IGNORECASE)
_OF_THEIRS = re.compile(r"\b(?:own|plan|plans|strateg\w+|year|self-evaluation)\b", re.IGNORECASE)
_MUST_ACT = re.compile(
    r"(?:,?\sand|,)\s(?:\w+\s){0,4}(?:must|should|(?:is|are)\s(?:\w+\s)?required\sto|needs?\sto|ha(?:s|ve)\sto)\b.*"
)
"""What has to follow from an area that is set: the plan in it is not the council's own."""
_IN_GENERAL = re.compile(
    r"\s(?:is|are)\s(?:(?:made|set|given|identified|used)\s(?:rarely|seldom|sparingly|sometimes|where|when|whenever|if|only)|defined|(?:an?\s)?(?:feature|part)s?\sof)\b",
    re.IGNORECASE,
)
_NOT_ANY = re.compile(r"\b(?:no|none|neither|without)\b[^.;,]{0,20}$", re.IGNORECASE)
_PROGRESS_ON = re.compile(
    r"\bprogress\s(?:\w+\s){0,3}?(?:against|on|in|with|towards?)\s(?:\w+\s){0,3}$|\A\W*(?:work|response|efforts)\s(?:on|to|against)\s(?:the|both|all)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""What is said of progress on an area is said of one that was there before."""
_SET_OUT = re.compile(
    r",?\s(?:(?:which|that)\s)?(?:(?:is|are)\s)?(?:set\sout|listed|described|given|named|shown)\s(?:below|above|at\sthe\send|in\sthis\sletter)\b",
    re.IGNORECASE,
)
_SO_MANY_NAMED = re.compile(r"\b(?:an?|one|two|three|four|five|the\sfollowing)\s$", re.IGNORECASE)
_THE = re.compile(r"\W*(?:the|these|those)\s(?:\w+\s)?", re.IGNORECASE)
_ARE_THESE = re.compile(rf"\s(?:is|are)(?:\s(?:as\sfollows|these|the\sfollowing))?:\s(?!{NOTHING})", re.IGNORECASE)
"""How they are listed: "The areas for priority action are: …"."""
_UNDER = re.compile(r"\W*under\s(?:the\sheading\s(?:of\s)?)?[\"'“‘]?", re.IGNORECASE)
_WE_LIST = re.compile(
    r"[\"'”’]?,?\s(?:we|inspectors|ofsted|this\s(?:letter|report))\s(?:(?:have|has|now|also|therefore)\s)*(?:list|set|record|name|includ|put|plac|giv|describ)\w*\s(?:out\s|down\s)?(?!nothing\b|none\b|no\b)",
    re.IGNORECASE,
)
"""What this document lists under the words as its heading: "Under priority action we list …"."""
_WHERE_ONE = re.compile(r"\A\W*(?:where|when(?:ever)?|if)\s(?:an?\s|any\s|such\s)?$", re.IGNORECASE)
_IS_SET = re.compile(r"\s(?:is|are)\s(?:identified|set|made|found|given|raised|needed)\b", re.IGNORECASE)
"""How the present tense behind it says what is done wherever there is one."""
_ARE_IDENTIFIED = re.compile(r"\s(?:has|have)\sbeen\s(?:identified|set|made|raised)\b", re.IGNORECASE)
_WOULD = re.compile(r"\s(?:would|could|might|may|can)\b", re.IGNORECASE)
_OF_ITEM = re.compile(
    r"\A\W+(?=(?:because|as|since|in|given|following|after|at|while|although|when|where|if)\b)", re.IGNORECASE
)
"""An item's mark in front of an adverbial or a clause."""
_THEY_MAY = re.compile(
    r"(?<!inspectors\swho)(?<=who)\s(?:may|might|could|can|would)\s|(?<=\bwhose)\s[^.;,]{1,40}?\s(?:may|might|could|can|would)\s",
    re.IGNORECASE,
)
"""What may be of the people whom an area is about: "children who may have been harmed"."""
_AS_THEN = re.compile(
    r"\A\W*as\s(?:at|on|in|during)\s(?:the|our|its|their)\s(?:\w+\s){0,2}(?:last|previous|earlier)\b[^,;.]*,\s(?=(?:inspectors|we|ofsted)\s)",
    re.IGNORECASE,
)
"""What was so before, too, in front of what inspectors do now: "As at the previous visit, inspectors have set …"."""
_DENIES = re.compile(rf"(?::|\s[-–—•▪●■])\s*{NOTHING}", re.IGNORECASE)


MOST_NAMED = 5
"""How often a sentence may name such areas: for each, all of it is looked at, and a hostile one names hundreds."""


def standing_of(sentence: str) -> Standing:
    """Say what a sentence says of areas for priority action; SPOKEN_OF where it says nothing of them."""
    if "priority" not in sentence.lower():
        return Standing.SPOKEN_OF
    if defines(sentence):
        return Standing.SPOKEN_OF
    sentence, in_brackets = parted(_plain(sentence))
    if in_brackets and (standing := standing_of(in_brackets)) is not Standing.SPOKEN_OF:
        return standing
    if asks_for_one(sentence):
        return Standing.SET
    named = islice(AREA.finditer(sentence), MOST_NAMED)
    standings = [_standing(place(sentence, each.start(), each.end()), sentence) for each in named]
    if standings and standings[0] is Standing.NONE and Standing.SET in standings:
        return Standing.SET
    if standings and (adds_one(sentence) or (Standing.NONE in standings and sets_one_of_them(sentence))):
        return Standing.SET
    if Standing.STANDS in standings:
        return Standing.STANDS
    standing = next((each for each in standings if each is not Standing.SPOKEN_OF), Standing.SPOKEN_OF)
    # "Had been set" tells by itself of no other visit.
    if standing is Standing.SPOKEN_OF and (done := as_done(sentence)) != sentence:
        return Standing.UNSURE if standing_of(done) is Standing.SET else standing
    return standing


def _plain(sentence: str) -> str:
    sentence = _THEY_MAY.sub(" ", _ON_A_PAGE.sub(" in this letter", _GIVEN_THAT.sub(", because ", sentence)))
    sentence = as_told(_AS_THEN.sub("", _OF_ITEM.sub("", sentence)))
    words = without_contrast(without_openings(sentence, of_visit=False))
    return without_finding(words)


def _standing(where: Place, sentence: str) -> Standing:
    as_question = where.before.strip() and AS_QUESTION.fullmatch(where.before)
    by_name = bool(
        _BY_NAME.search(where.words)
        or (NEEDS_IT.search(where.before) and not _of_their_paper(where))
        or _THESE_ARE_FOR.search(where.before)
        or as_question
        or (_THEIR_NAME.fullmatch(where.words) and _WE_SET.search(where.before) and not _IS_TAKEN.match(where.after))
    )
    if _UNDER.fullmatch(where.before) and _WE_LIST.match(where.after) and not is_met(f"{where.after}{where.later}"):
        return Standing.SET
    if says := by_its_threshold(where) or outright(where, by_name=by_name):
        return says
    if by_name and _is_one_after_all(where):
        return Standing.UNSURE
    if _is_only_thought_of(where, sentence):
        return Standing.UNSURE if by_name and _is_there(where) else Standing.SPOKEN_OF
    told = about_it(where)
    further = _is_left_further_on(where, sentence, told)
    if further or still_stands(where, told):
        return Standing.STANDS if further or not _NOT_ANY.search(where.before) else Standing.NONE
    denies = denied(where)
    if denies and _LACK.search(where.leading):
        return Standing.UNSURE
    not_set = (
        denies
        or _NONE_NEEDS_IT.search(where.leading)
        or _DENIES.match(where.after or where.later)
        or _NOT_SET.match(where.after)
    )
    if not_set or is_over(where, told):
        return Standing.NONE
    if _PROGRESS_ON.search(where.before) or OF_CASES.search(where.before):
        return Standing.SPOKEN_OF
    return _now(where, by_name=by_name)


def _of_their_paper(where: Place) -> bool:
    """Return whether a paper of the council's, or somebody there, asks for it: "its strategy, which calls for …"."""
    of_paper = where.leading != where.before and THEIR_OWN.search(where.leading)
    return bool(of_paper or _THEY_CALL_FOR.search(where.before))


def _is_one_after_all(where: Place) -> bool:
    """Return whether it may be one whoever denies or says it: two denials, or the words of those who are inspected."""
    denied_twice = _NOT_WITHOUT.search(bearing_on(where.before)) or _LIGHTLY.match(where.after)
    return bool(denied_twice or is_disputed(where.leading) or is_said_by_them(where.leading))


def _is_left_further_on(where: Place, sentence: str, told: str) -> bool:
    """Return whether a clause behind an earlier area, or new ones that are denied, says of some that they stand."""
    met = denied(where) or is_over(where, told)
    behind = len(sentence) - len(f"{where.after}{where.later}")
    return (met or is_earlier(where)) and is_left_further_on(sentence, behind, met=met)


def _is_only_thought_of(where: Place, sentence: str) -> bool:
    """Return whether the clause only thinks of one, speaks of such areas in general, or of another body's."""
    return bool(
        ONLY_THOUGHT.search(where.leading)
        or unreal(where)
        or _IN_GENERAL.match(where.after)
        or _WOULD.match(where.after)
        or (_WHERE_ONE.search(where.leading) and _IS_SET.match(where.after))
        or is_elsewhere(sentence)
        or is_their_choice(where.before)
    )


def _is_there(where: Place) -> bool:
    """Return whether a definite one is spoken of, which is there whatever is only thought of it: none from before."""
    definite = _DEFINITE.search(where.before) and not (is_met(where.after) or OF_REPORTS.match(where.after))
    return bool(definite) and not (_GOES_ON.search(where.before) or is_earlier(where))


def _is_named(where: Place) -> bool:
    """Return whether inspectors name it, or this document does, or so many of them are set out."""
    if OFSTED_NAMES.search(where.before) or IN_THIS.search(AT_A_VISIT.sub("", where.leading)):
        return True
    behind = f"{where.after}{where.later}"
    if _THE.fullmatch(where.before) and _ARE_THESE.match(behind):
        return True
    return bool(_SO_MANY_NAMED.search(where.before) and _SET_OUT.match(behind))


def _now(where: Place, *, by_name: bool) -> Standing:
    """Say how one stands that is neither denied nor over: set now, unless it is the council's own or earlier."""
    earlier = is_earlier(where)
    if ASKED.search(where.before) and not earlier:
        return Standing.SET
    if by_name and may_be_earlier(where):
        return Standing.UNSURE
    if by_name and IS_ONE.search(where.before) and FOR_SOMEBODY.match(where.after):
        # Ofsted's, where a statement is asked for.
        return Standing.SET if STATEMENT_IS_ASKED_FOR.search(f"{where.after}{where.later}") else Standing.UNSURE
    if by_name and not earlier and _is_named(where):
        return Standing.SET
    own = THEIR_OWN.search(where.before) and not by_ofsted(where.before)
    if not by_name or earlier:
        counted = not (own or by_name or earlier) and _SO_MANY_NAMED.search(where.before)
        return Standing.UNSURE if counted and _ARE_IDENTIFIED.match(where.after) else Standing.SPOKEN_OF
    return _of_now(where, own=bool(own))


def _of_now(where: Place, *, own: bool) -> Standing:
    """Say how one stands that is called so by its name, and is of this time; `own`: those who lead services have it."""
    if own or THEIR_OWN.search(_MUST_ACT.sub("", where.after)):
        has_one = own and HAS_ONE.search(where.before) and not _OF_THEIRS.search(where.clause)
        return Standing.UNSURE if has_one else Standing.SPOKEN_OF
    if SETS.search(f"{where.before}… {where.after}") or NEEDS_IT.search(where.before):
        return Standing.SET
    return Standing.UNSURE
