"""Two clauses, or two sentences, by which something was good at an earlier time and is bad now: no verb says declined.

"Thresholds, which had been well understood, are now applied unevenly"; "At the last visit, supervision was regular. It
is now often late." What each clause says is told by classes of words, so that the two need no form of their own.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.reading.either_case import EitherCase
from watcher.reading.reports import subjects
from watcher.reading.reports.bullet_lists import IMPROVEMENT
from watcher.reading.reports.decline_words import RARE
from watcher.reading.reports.openings import without_openings
from watcher.reading.reports.other_services import is_of_another
from watcher.reading.reports.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BORDER = re.compile(r"[;:.!?]\s|,\s|\s(?:but|and|-)\s|\s(?=(?:(?:is|are|has|have)\s)?now\s)")
_THEN = EitherCase(
    r"""\b(?:(?:at|in|during|by|from)\s(?:the|our|its|their|that|this)\s(?:\w+\s){0,2}?(?:last|previous|earlier|20\d\d
        |second|first|third|fourth)\s(?:\w+\s)?(?:inspection|visit|report|JTAI|review)
    |(?:last|previous)\s(?:inspection|visit|report)|(?:in|until)\s(?:[A-Z][a-z]+\s)?20\d\d
    |(?:years?|months?)\s(?:ago|earlier|before)|previously|formerly|(?:was|were|,)\sonce(?!\sagain|\sa\b)
    |(?<!\bis\s)(?<!\bare\s)(?<!\bbe\s)(?<!being\s)(?<!were\s)(?<!was\s)used\sto\s(?:be|have|get|receive|see)
    |had\s(?:been|once)|until\s(?:recently|last)|last\s(?:visited|inspected|looked|came|here)
    |(?:in|of|until)\s(?:the\s)?(?:spring|summer|autumn|winter)\s(?:of\s)?20\d\d)\b""",
    re.VERBOSE,
)
LETTERS = (
    *("last ", "previous", "20", "ago", "month before", "months before", "year before", "years before", "earlier"),
    *("formerly", " once"),
    *("used to", "had been", "had once", "until recently", "first ", "second ", "third ", "fourth "),
)
"""Letters of which a sentence about an earlier time has some."""
_WAS = EitherCase(
    r"\b(?:was|were|had|saw|used|did|praised|judged|found|noted|reported|described|rated|held|received|knew|kept"
    r"|gave|took|got|offered|provided|benefited|could|wrote|strengths?\s(?:in|at|when))\b",
)
_GOOD = EitherCase(
    r"""\b(?:(?<!to\sbe\s)good(?!\senough)|judged\sto\sbe\s(?:good|outstanding)|strong|strengths?|praised?|commended|(?<!as\s)well(?!\s(?:short|below|behind|under|over|above|off)\b)|could\s(?:count|rely)\son
    |(?:prompt|effective|regular|quick|swift|consistent|careful|punctual|confident|brisk|proactive|curious)(?:ly)?(?!\senough)|closely|sound|timely|robust|thorough|with\scare(?!\sleav)|well-\w+|calm|envy|stable|settled|cohesive|child-centred
    |clear|secure|reliable|most\s(?:children|(?:\w+\s){1,3}(?:were|had|got|received))|usually|routinely|regular\sintervals|the\ssame\s(?:social\s)?worker|responsive|purposeful|skilled|sensitive
    |accurate|comprehensive|rigorous|detailed|high[\s-]quality|(?<!not\s)(?:(?:on|in)\stime|with?in\stimescales?|up\sto\sdate)
    |(?:nearly|almost|virtually)\s(?:all|every\w*)|every\s(?:day|morning|week)|with?in\s(?:the|an?|one)\s(?:hour|day|week))\b""",
    re.VERBOSE,
)
_NOW = EitherCase(
    r"\b(?:now|today|currently|these\sdays|nowadays|at\spresent|since\sthen|no\slonger|any\smore|(?:has|have)\s(?:\w+\s){0,3}?since(?=[.,;]|\s(?!the\b|20\d\d)|$)|(?:at|on|during)\sthis\s(?:visit|inspection"
    r"|occasion))\b"
    r"|^\W*(?:(?:and|but)\s)?(?:it|they|this|these|those|that|which|both)\s(?:\w+\s)?(?:is|are|has|have|does|do)\b"
)
"""What sets a clause against the time before, or takes up what was good then: else it may be of something else."""
_AT_THIS = re.compile(
    r"\W*(?:now|today|currently|these\sdays|nowadays|(?:at|on|during)\sthis\s\w+|this\stime)", re.IGNORECASE
)
_GOES_ON = re.compile(r"\W*(?:is|are|has|have)\b", re.IGNORECASE)
"""How a clause begins that has the subject of the one before it."""
_SINCE_THEN = re.compile(r"\bSince\s(?:the|that|its|their|our|20\d\d)\b")
_HAS_BEEN = EitherCase(r"\b(?:has|have)\b")
STILL = EitherCase(r"\b(?:still|remains?|continues?)\b")
"""It was so before."""
_HAVE = (
    r"have(?!\s(?:to\s(?:wait|repeat|chase|ask)|(?:too\s|any\s|so\s)?(?:many|much|long|repeated|frequent|unnecessary|delays?"
    r"|changes|drift|gaps))\b)"
)
"""Not to have this is bad; what nobody would want to have, such as long waits, it is well to be spared."""
_BAD = EitherCase(
    rf"""\b(?:late|delay(?:s|ed)?|poor(?:ly)?|weak(?:er)?|inconsistent(?:ly)?|uneven(?:ly)?|variabl[ey]|patchy
    |{RARE}|only\s(?:an?\s)?(?:very\s)?(?:small|few|some|minority|handful|half|third|quarter)|too\s(?:few|many|long|often|slow|little|late)|fewer\sthan\shalf
    |less\s(?:than\shalf|often|well|of)|un(?:read|opened|seen|visited|answered|allocated|recorded|checked)|miss(?:es|ed)?(?!ing)
    |hesitant|reactive|hurried|thin|scant|threadbare|muddled|chaotic|tick-?box|perfunctorily|(?:is|are)\s(?:now\s)?the\sexception|lapsed|stopped|ceased|neglected|behind|in\s(?:their|[\w\s]{{2,20}}?['’]s?)\sabsence
    |sees?\sless|overdue|out\sof\sdate|superficial|vague|rushed|perfunctory|broken\sdown|drift\w*|unclear|lost
    |wait(?:s|ed)?\s(?:for\s)?(?:\w+\s)?(?:weeks|months)|only\s(?:exceptionally|by\sexception)|lurch(?:es|ing)?
    |(?:has|have)\s(?:\w+\s)?been\sreduced\sto\san?|not\s(?:run|(?:met|sat)(?=\W*$|\s(?:for|since|in|at|as)\b)|taken\splace)|backlogs?|longer(?!\sterm)|twice\sas|untimely|unreliable|unsafe|inadequate(?:ly)?|insufficient(?:ly)?
    |ineffective(?:ly)?|stale|protracted|absent|not\s(?:\w+\s){{0,2}}?(?:held|always|been\s(?:sustained|maintained|kept)|last
        |get|receive|{_HAVE}|seen|enough|good|happen\w*)
    |an?\s(?:area\sof\s)?(?:\w+\s)?(?:weakness|concern)|long\s(?:waits?|delays?)|brief|minimal|eroded|fall(?:en)?|dropped|declin\w+|struggl\w+|confused|gaps?)\b""",
    re.VERBOSE,
)
_BAD_AS_WELL = EitherCase(
    r"\b(?:lack(?:s|ing|ed)?|left\s(?:without|at\srisk|waiting|unsafe)|(?:do|does|did|have|has)\snot\s(?:\w+\s)?(?:challenge|tackle"
    rf"|notice|know|understand|see|{_HAVE}|get|receive|make|ensure|provide|offer|act)|cannot\s(?:\w+\s)?(?:find|get|see|reach|rely)|fails?\sto"
    r"|failed\sto|struggles?|too\s(?:many|few|much|little|long|late|slow\w*|often))\b"
)
"""The same by verbs."""
_NONE_OF = EitherCase(
    r"\b(?:not|no|never|few|fewer|little|less|rarely|seldom|without|rather\sthan|none|aware\sof|clear\sabout|know|understand|reduc\w+|tackl\w+)\b"
    r"[^,;]{0,30}$"
)
OF_OTHERS = EitherCase(
    r"""\b(?:police|NHS|health\svisit\w*|hospital|CAMHS|courts?|schools?|pupils?|attainment|GCSE\w*|housing|landlords?
    |budgets?|vacanc\w+|caseloads|turnover|(?<!small\s)number\sof|demand|referrals\sfrom|relationship|his|her|he|she|boy|girl
    |mothers?|fathers?|parents?|baby|offending|mental|nationally|neighbour\w*|building|website|academy|trust|polic(?:y|ies)
    |procedures?|fewer\s(?:\w+\s){0,3}needs?)\b""",
    re.VERBOSE,
)
"""What a child, a family or another body has, and what is better than it was or a grade by its name, is left alone."""
BETTER = EitherCase(
    r"""\b(?:improv\w*|requir\w*|better|recover\w*|restor\w+|resolv\w+|addressed|put\sright|(?<!the\s)revers\w+|rebuilt
    |(?:clear|sharp|firm|strong|close|quick|safe|prompt)er|back\s(?:to|on|at|above)|strengthen\w*|halted|arrested|overcome)\b""",
    re.VERBOSE,
)
UNREAL = EitherCase(
    r"\b(?:if|whether|unless|should|could|might|may|would|risk|likely|potential|fear\w*|worr\w+|will|can|any)\b"
)
_TOO_MANY = EitherCase(r"(?:\A\W*|,\s|\bthat\s)(?:too\s(?:many|few)|not\s(?:all|enough)|few(?!er))\b")
_TAKEN_UP = EitherCase(r"(?<!\bas\s)(?<!\bthan\s)\b(?:it|they|this|these|those)\s(?:\w+\s)?(?:was|were|had)\b")
"""How a sentence on the time before takes up what the one in front of it said of now."""
_HELD = EitherCase(
    r"\b(?:believed?|think|thought|feel|felt|convinced|perceived?)\b[^.;]*[;,]\s(?:but\s|and\s)?(?:inspectors|we)\b(?![^.;]*\b(?:agree|shared?|confirm|same)\b)"
)
"""What somebody holds that inspectors did not find is nothing that the sentence before said."""
_FEW_OF_BAD = EitherCase(
    r"(?:\A\W*|,\s|\bthat\s)(?:very\s|only\sa\s)?few(?!er)\b[^.;,]{0,40}\b(?:wait|drift|miss|leave|late|delay|unallocated|move)\w*",
)
_A_TIME = EitherCase(r"\A(?!However|But\b).*\b(?:last|previous|earlier|20\d\d|ago)\b")
_NEARLY_ALL = EitherCase(r"\b(?:nearly|almost|virtually)\s(?:all|every\w*)\b")
_SO = (
    r"(?:so|the\s(?:case|position|picture|situation)|true|seen|found|evident|present|there|reported|identified|noted"
    r"|apparent|like\sthis)"
)
_NOT_SO = EitherCase(
    rf"""\b(?:this|that|it|these|they|such\s[\w\s]{{3,30}}?)\s(?:was|were|had)\snot\s(?:been\s)?{_SO}
    |\b(?:none|neither|nothing|no\s(?:sign|trace|evidence))(?:\sof\s(?:this|these|that|those|them|the\skind|it)(?:\s(?!good|strong|effective|improve)\w+){{0,2}}?)?
        \s(?:was|were|had\sbeen)\s(?:\w+\s)?{_SO}
    |\b(?:inspectors|we|ofsted)\s(?:did|had)\snot\s(?:see|seen|find|found|report(?:ed)?|note[d]?|identif(?:y|ied))\s
        (?:any\sof\s)?(?:this|these|those|it|them|such)
    |\bthe\s(?:reverse|opposite)\s(?:was|had\sbeen)\s(?:true|the\scase|so)
    |\b(?:these|those)\s(?:are|were)\snot\s(?:\w+\s)?(?:\w+\s)(?:that\s)?(?:inspectors|we)\s(?:found|saw|reported|identified|noted)\b""",
    re.VERBOSE,
)
"""How a sentence says that what the one before it said of now was not so at an earlier time."""
_AT_THAT_TIME = re.compile(r"(?:At\sthat\stime|Back\sthen|Then|In\sthat\s(?:year|inspection|visit))\b[^.;]*")
_NO_LESS = EitherCase(r"\b(?:no|not)\s(?:less|worse|weaker|poorer|fewer)\b")
LONGEST = 600
"""Letters of two sentences; more are a table or a list of contents."""


def first(sentences: Sequence[str], among: Iterable[int]) -> int | None:
    """Find the first sentence that, alone or with the next, says that what was good is bad now.

    `among` are the numbers of those that have letters of an earlier time.
    """
    for at in among:
        sentence = sentences[at]
        if _THEN.search(sentence):
            both = " ".join(sentences[at : at + 2])
            behind = takewhile(lambda each: not _begins_a_list(each), sentences[at + 1 : at + 3])
            after = " ".join(each for each in behind if not is_of_another(each, sentence))
            if (_was_good(sentence) and not BETTER.search(after)) or _was_good(both):
                return at
            if _NOT_SO.search(sentence) and _was_well_at_that_time(after):
                return at
            if at and _had_been_good(without_openings(sentences[at - 1]), sentence) and not BETTER.search(after):
                return at - 1
    return None


def _was_well_at_that_time(after: str) -> bool:
    """Return whether what stands behind "none of this was so in 2020" tells of something that was well then."""
    told = _AT_THAT_TIME.match(after)
    if told is None or OF_OTHERS.search(after) or BETTER.search(after) or STILL.search(after):
        return False
    return bool(_WAS.search(told[0]) and _GOOD.search(told[0])) and not is_bad(told[0])


def _begins_a_list(sentence: str) -> bool:
    """Return whether a sentence is the heading of what has to improve, or that with its first item."""
    return bool(IMPROVEMENT.fullmatch(sentence.partition(" - ")[0].partition(" •")[0]))


def _had_been_good(before: str, sentence: str) -> bool:
    """Return whether a sentence says that what the one before it calls bad now was good at an earlier time."""
    too_many = _TOO_MANY.search(before)
    not_so = _NOT_SO.search(sentence)
    opposite = (not_so and not _FEW_OF_BAD.search(before) and (too_many or is_bad(before))) or (
        too_many and _NEARLY_ALL.search(sentence)
    )
    taken_up = (too_many or _NOW.search(before)) and _TAKEN_UP.search(sentence) and _GOOD.search(sentence)
    words = f"{before} {sentence}"
    if not (opposite or (taken_up and is_bad(before))) or not _A_TIME.search(sentence) or len(words) > LONGEST:
        return False
    elsewhere = (
        OF_OTHERS.search(words)
        or BETTER.search(words)
        or UNREAL.search(before if not_so else words)
        or _THEN.search(before)
    )
    return not (
        elsewhere
        or _HELD.search(sentence)
        or _NO_LESS.search(sentence)
        or (is_bad(sentence) and not not_so)
        or STILL.search(before)
    )


def _was_good(words: str) -> bool:
    if len(words) > LONGEST or OF_OTHERS.search(words) or BETTER.search(words):
        return False
    clauses = _BORDER.split(words)
    since = _SINCE_THEN.search(words)
    for at in range(len(clauses)):
        # The time often stands in a clause of its own: "At the last visit, supervision was regular".
        then = " ".join(clauses[max(0, at - 1) : at + 1])
        told = _THEN.search(then) and _WAS.search(then) and _GOOD.search(then) and not is_bad(then)
        if told and any(
            _bad_now(clauses[each], clauses[each - 1], follows=each == at + 1, since=bool(since))
            for each in range(at + 1, len(clauses))
        ):
            return True
    return False


def was_well_then(sentence: str) -> bool:
    """Return whether a sentence says of an earlier time that something was as it should be."""
    return bool(_A_TIME.search(sentence) and _GOOD.search(sentence)) and not (
        is_bad(sentence) or BETTER.search(sentence) or UNREAL.search(sentence)
    )


def is_bad(clause: str) -> bool:
    """Return whether a clause says that something is not as it should be."""
    found = (*_BAD.finditer(clause), *_BAD_AS_WELL.finditer(clause))
    return any(not _NONE_OF.search(clause[: each.start()]) for each in found)


def _bad_now(clause: str, before: str, *, follows: bool, since: bool) -> bool:
    """Return whether a clause says that it is bad now; `follows`: right behind the one that says what was good.

    `since`: the sentence opens with what it tells the time from.
    """
    # The time of now, too, often stands in a clause of its own: "At this visit, thresholds were uneven".
    now = (
        _NOW.search(clause)
        or _AT_THIS.fullmatch(before)
        or (follows and since and _HAS_BEEN.search(clause) and subjects.first(clause) is Subject.SERVICES)
        or (follows and _GOES_ON.match(clause) and _GOOD.search(before))
    )
    return bool(now) and is_bad(clause) and not (STILL.search(clause) or UNREAL.search(clause))
