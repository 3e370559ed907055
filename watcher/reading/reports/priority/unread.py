"""Areas for priority action that a letter names and no rule could place: somebody has to look."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.left import OVER
from watcher.reading.reports.priority.others import OF_CASES, is_elsewhere, is_their_choice
from watcher.reading.reports.priority.over import EXISTING, is_met
from watcher.reading.reports.priority.words import AREA, OF_REPORTS, SOMEBODY, THEIR_OWN, defines

_ONLY_THOUGHT = re.compile(
    r"\b(?:if|whether|unless|(?<!in\s)(?<!by\s)(?<!of\s)(?<!since\s)(?<!\d\s)may(?!\s20)|might|could|can|would|when(?:ever)?\s(?:there|inspectors\s(?:find|identify|set|see|decide)|an)|where\s(?:there|inspectors|an?|children)|whose\s(?:visit|inspection)|(?:tells?|explains?)\s(?:\w+\s)?(?:what|when|where|how)|any|should|will\s(?:always|not)"
    r"|(?:guidance|framework)\s(?:explains|says|sets)|had\s(?:\w+\s){1,3}not|is\s(?:set|made)\sonly|(?:is|are)\sdefined|grades\seach)\b",
    re.IGNORECASE,
)
"""What is only thought of, or holds of such areas in general."""
_THEIRS = re.compile(
    rf"\b(?:HMICFRS|CQC|constabulary|police|officers?|commissioner\w*|commanders|teachers|schools?|workers|(?:\w+\s)?(?:trust|service|team|forum)|reviewers|plan|strategy|peer|own|neighbouring|other|another|special\seducational|{SOMEBODY})\b"
    r"[^.;]{0,80}?\b(?:identified|made|set|sets|names?d?|treats?|regards?|sees?|saw|describe[sd]?|ranks?|lists?|has|have|issued|added|chosen|agreed|asked|own|was|resulted)\b",
    re.IGNORECASE,
)
"""Somebody else has it, or calls something so."""
_IS_ITSELF_ONE = re.compile(
    r"\A(?!.*\b(?:own|strategy|board|forum|HMICFRS|CQC|plan\s(?:says|states|notes)|that|which|because|says?|said|agree\w*)\b).*\s(?:is|are)\s(?:(?:now|therefore|also)\s)*(?:an?|one)\s$",
    re.IGNORECASE,
)
"""What belongs to somebody, and is itself one: "the gap in the council's plan is an area …"."""
_OF_THEIRS = re.compile(
    rf"\s(?:for|of|in|to)\s(?:(?:the|its|their)\s)?(?:\w+\s){{0,2}}(?:{SOMEBODY}|plan|strategy|year|own)\b|.*\b(?:own|strategy|special\seducational)\b",
    re.IGNORECASE,
)
"""Whose it is by the words behind it: "for the board", "in its own plan"."""
_IF = re.compile(
    r"\b(?:continue|no\s(?:need|reason|grounds?)\sfor|if|whether|unless|any|would|might|could|when(?:ever)?|where|had)\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|this|these|both)\s(?:\w+\s)?$", re.IGNORECASE)
"""In front of an area that is there, whatever else the sentence thinks or denies."""
_HAS_ENDED_IN = re.compile(
    r"(?<!could\s)(?<!would\s)(?<!might\s)(?<!may\s)\b(?:has|have)\s(?:(?!not\b|never\b)\w+\s)?(?:ended|led|resulted|concluded|come|given|brought)\s(?:in|to|with|about|rise\sto)\s(?:an?|one|two|three)\s$",
    re.IGNORECASE,
)
_IT_DOES = re.compile(
    r"\W*(?:(?:they|we|inspectors)\s(?:concluded|decided|judged|agreed)\sthat\b[^.;]{0,60}?\s)?(?:it|they|this|one)\s(?:now\s)?(?:does|did|do|has|is|are|was|were)(?=\W*\Z|[.,;]|\sand\b)|.*\bthe\sarea\s(?:stands|is\sconfirmed)\b",
    re.IGNORECASE,
)
"""How what was thought of is so: "The letter would carry one. It does."."""
_ASKED = re.compile(
    r"\b(?:statement|plan|response)\s(?:should|must|needs\sto|has\sto|is\sto)\b[^.;]{0,60}?\bthe\s$", re.IGNORECASE
)
"""In front of "the" area that a statement or a plan has to answer: it is asked for only where there is one."""
_IN_DECIDING = re.compile(
    r"\A\W*(?:in|when|before|on)\s(?:deciding|concluding|judging|agreeing|determining)\sthat\b[^.;]*?\b(?<!not\s)(?:should|must|had\sto)\sbe\s(?:an?|one)\s$",
    re.IGNORECASE,
)
_THEY_TOOK = re.compile(r",\s(?:the\s)?(?:inspectors|inspectorates|we|ofsted)\b", re.IGNORECASE)
"""Whose decision it was: "In deciding that visits should be an area …, inspectors considered …"."""
_HYPOTHETICAL = re.compile(r"\b(?:would|might|could|may|whether|if)\b", re.IGNORECASE)
_THEY_WORK = re.compile(
    r"\b(?:has|have|had|was|were)\s(?:\w+\s)?(?:work(?:ed|ing)|act(?:ed|ing)|begun|responded|not)\b[^.;]*$",
    re.IGNORECASE,
)
"""What they do about "the" area that Ofsted has set."""
_SOME = re.compile(r"\b(?:an?|one|two|three)\s(?:\w+\s)?$", re.IGNORECASE)
_HAS_BEEN_SET = re.compile(
    r"\s(?:has|have)\s(?:(?!not\b|never\b)\w+\s){0,4}(?:set|made|identified|raised)\b", re.IGNORECASE
)
_THIS_TIME = re.compile(r"\b(?:on\sthis\soccasion|this\stime)\b", re.IGNORECASE)
_THEIRS_ALONE = re.compile(r"\b(?:own|strategy|board|another|neighbouring)\b", re.IGNORECASE)
_LEFT_OVER = re.compile(
    r"\b(?:not|(?:is|are)\sleft|half\sdone|(?:a\sthird|another)\stime|once\smore|runs?\suntil|should\sbe\scompleted|cannot|n't|yet|never|no\slonger|nothing|short\sof|remain\w*|continu\w*|stands?|stays?|unresolved|outstanding|still|until|unmet|under\sway|(?:further|some\sway)\sto\sgo|more\stime|in\s(?:progress|hand)"
    r"|too\s(?:soon|early|little|slow\w*)|more\s(?:to\sdo|needs|remains)|hardly|scarcely|little)\b",
    re.IGNORECASE,
)
"""Words by which an earlier one may stand still."""
_BY_NAME = re.compile(r"area|matter|issue|\bfor\spriority\saction\Z", re.IGNORECASE)
_NONE = re.compile(r"\b(?:none|nothing|received)\b", re.IGNORECASE)
_HISTORY = re.compile(r"\b(?:progress|looked\sat|superseded|replaced)\b|\bwhat\swas\b", re.IGNORECASE)
"""Words of an earlier one that no EARLIER dates."""
_NOT_THEM = re.compile(
    r"\bhad\s(?:yet|not|still)\b[^.;]{0,40}\bnow\s(?:is|are|has|have)\b|\b(?:do(?:es)?|did)\snot\s(?:apply|feature|form\s(?:any\s)?part|fall\swithin)\b|\bneither\b[^.;]{0,30}\b(?:remains?|appl(?:y|ies)|continues?|stands?)\b"
    r"|\b(?:remain|stand|continue)\w*\s(?:in\s(?:good|safe)\b|as\s(?:an?|the)\s(?:example|reminder|lesson|model)|secure|strong|good|effective|well|stable|consistent\w*)\b"
    r"|\b(?:is|are|was|were)\s(?:not|no\slonger)\s(?:the\scase|so|perfect|found|needed)\b|\bdid\snot(?=[.;,]|\W*\Z)|\b(?:nor?|not|never)\b[^.;]{0,30}\b(?:found|seen|find|see)\b|\bno\slonger\b",
    re.IGNORECASE,
)

_TAKES_IT_UP = re.compile(
    r"\W*(?:(?:however|but|yet|still|while|although|on|of|as\s(?:to|for)),?\s)?(?:it|they|this|these|those|that|both|neither|none|one|two|three|more|too|little|leaders|managers|partners|progress"
    r"|work|actions?|the\s(?:council|(?:local\s)?authority|partnership|(?:\w+\s)?areas?|first|second|third|fourth|fifth|last|others?(?!\s(?:recommend|finding|matter|area))|remaining|same|action|plan|work|progress|risks?|weakness\w*))\b"
    r"|\W*(?:[\w'’-]+\s){1,4}(?:is|are|has|have)\snot\W*\Z",
    re.IGNORECASE,
)
"""How a sentence behind is on what an area is about, and not on all that came since."""
_IN_PART = re.compile(
    r"\b(?:(?:all|each)\sbut\s(?:one|two|three)|(?:with|but\sfor|apart\sfrom|except\w*)\s(?:(?:one|an?|the)\s)?(?:exception|that|those|one)|(?:only|just)\s(?:one|two|three|some)|(?:most|some|many)\sof\sthe"
    r"|not\sall(?=[.,;]|\W*\Z|\sof\s(?:them|these|those)|\s(?:are|have)\b)|but\snot\s(?:in|for|yet|all)|(?:cannot|could\snot|do\snot)\s(?:yet\s)?(?:say|conclude|agree|accept|confirm)|unfinished|re-?opened)\b"
    r"|\bthe\sothers?\s(?:could|can|has|have|is|are)\snot\b|\bbut\s(?:inspectors|we)\s[^.;]{0,40}\bnot\b|\bthat\s(?:on|about|concerning)\b[^.;]{0,60}\b(?:not|cannot)\b",
    re.IGNORECASE,
)
"""Words by which not all that is said to be over is so."""
_MET_IN_SOME = re.compile(
    rf"\b{OVER}\s(?:in|for)\s(?:only\s|just\s)?(?:one|two|three|four|part|half)\s(?:out\s)?of\b", re.IGNORECASE
)
_ITS = re.compile(r"\W*(?:its?|they|their|this|these|both)\b", re.IGNORECASE)
"""How a sentence behind goes on with an area, and not with what else is done in some places."""
_ONE_IS = re.compile(
    rf"(?:\A|[.,;]\s|\band\s)(?:one|two|three)(?:\sof\s(?:them|these|those|the\s(?:\w+\s){{0,2}}areas\sfor\spriority\saction\b[^.;]{{0,60}}?))?\s(?:has|have|is|are)\s(?:now\s|been\s)*{OVER}\b",
    re.IGNORECASE,
)
_IS_OVER = re.compile(rf"\b(?:{OVER}|unfinished)\b", re.IGNORECASE)
_OTHERS_ARE = re.compile(
    rf"\b(?:others?|second|the\slast|rest|remaining|one)\b[^.;]{{0,60}}\s(?:has|have|is|are|was|were)\s(?:\w+\s){{0,3}}?{OVER}\b|\b(?:other|second|last|rest|remaining\sone)\b[^.;]{{0,80}}\b(?:too|also|as\swell)\b",
    re.IGNORECASE,
)


def is_over_in_part(sentence: str, *behind: str) -> bool:
    """Return whether a sentence that calls areas over, or one `behind` it, says so of some of them alone."""
    if not AREA.search(sentence) or _THEIRS_ALONE.search(sentence):
        return False
    told = " ".join((sentence, *behind))
    one = _ONE_IS.search(told)
    if one:
        return not _OTHERS_ARE.search(told, one.end())
    next_one = behind[:1]
    part = _IN_PART.search(" ".join((sentence, *next_one)))
    part = part or _MET_IN_SOME.search(" ".join((sentence, *filter(_ITS.match, next_one))))
    return part is not None and bool(_IS_OVER.search(told)) and not _OTHERS_ARE.search(told, part.end())


_NEW_ONES = re.compile(r"\b(?:no|any|another|nor|neither|new|further|additional|other)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def is_of_earlier(sentence: str) -> bool:
    """Return whether a sentence that denies areas, or calls them over, is on earlier ones: new ones it leaves open."""
    named = AREA.search(sentence)
    if named is None or not EARLIER.search(sentence):
        return False
    return not _NEW_ONES.search(sentence, 0, named.start()) or _THEN_ALONE.search(sentence) is not None


_THEN_ALONE = re.compile(
    r"\b(?:was|were|had\sbeen)\s(?:\w+\s)?(?:identified|set|made|raised|found)\s(?:at|in|when|during|by)\b(?!\sthis)",
    re.IGNORECASE,
)
"""How areas are denied of an earlier visit: "No area was identified when the same team was visited in 2019"."""


def names_the_one(sentence: str) -> bool:
    """Return whether a sentence names "the" area of now: what it denies is not that there is one."""
    named = _named(sentence)
    return named is not None and _is_there(sentence, named)


def names_ours(sentence: str) -> bool:
    """Return whether a sentence names priority action that isn't somebody else's."""
    named = _of_this_council(sentence)
    if named is None:
        return False
    return not (is_their_choice(sentence[: named.start()]) or _OF_THEIRS.match(sentence, named.end()))


def _named(sentence: str) -> re.Match[str] | None:
    """Find an area that is called so by its name, and is not another council's."""
    named = _of_this_council(sentence)
    if named is None or not _BY_NAME.search(sentence, max(0, named.start() - 4), named.end()):
        return None
    return None if defines(sentence) or OF_REPORTS.match(sentence, named.end()) else named


def _of_this_council(sentence: str) -> re.Match[str] | None:
    named = AREA.search(sentence)
    if named is None or OF_CASES.search(sentence[: named.start()]):
        return None
    return None if is_elsewhere(sentence) else named


def _is_there(sentence: str, named: re.Match[str], *behind: str) -> bool:
    """Return whether an area is there by its article, by what has ended in it, or by the sentence behind."""
    before = sentence[: named.start()]
    if _HAS_ENDED_IN.search(before) and not _THEIRS_ALONE.search(before):
        return True
    if _ASKED.search(before) and not _is_of_before(sentence):
        return True
    decided = _IN_DECIDING.search(before) and _THEY_TOOK.match(sentence, named.end())
    if decided and not EARLIER.search(before):
        return True
    if _is_theirs(before, sentence[named.end() :]):
        return False
    if _HYPOTHETICAL.search(before) and any(map(_IT_DOES.match, behind[:1])):
        return True
    if _is_of_before(sentence) or EXISTING.search(before) or _IF.search(before) or is_met(sentence):
        return False
    return bool(_HAS_BEEN_SET.match(sentence, named.end()) if _SOME.search(before) else _THE.search(before))


def _is_theirs(before: str, behind: str) -> bool:
    """Return whether it is somebody else's by the words around it."""
    if is_their_choice(before) or _OF_THEIRS.match(behind):
        return True
    if _THE.search(before) and _THEY_WORK.search(before):
        return False
    theirs = THEIR_OWN.search(before) or _THEIRS.search(before)
    return bool(theirs) and not _IS_ITSELF_ONE.search(before)


def _is_of_before(sentence: str) -> bool:
    return bool(EARLIER.search(sentence) or _HISTORY.search(sentence))


def may_be_one(sentence: str, *behind: str, denied: bool = False, over: bool = False) -> bool:
    """Return whether a sentence that says nothing certain of an area may set one, or leave an earlier one standing.

    It may not where it only thinks of one, speaks of another body's, or tells of an earlier one with no word, there
    or in the sentences `behind`, by which that may still stand. Where new ones are `denied` it sets none, and where
    it is said to be `over` only what follows may say otherwise.
    """
    named = _named(sentence)
    if named is None:
        return False
    if _is_there(sentence, named, *behind):
        return True
    before, of_before = sentence[: named.start()], _is_of_before(sentence)
    the_one = of_before and _THE.search(before) and not _THEIRS_ALONE.search(before)
    if _ONLY_THOUGHT.search(before if the_one else sentence) and not EXISTING.search(before):
        return False
    if not the_one and _is_theirs(before, sentence[named.end() :]):
        return False
    if not of_before or _THIS_TIME.search(sentence):
        return not (denied or _NONE.search(sentence))
    told = " ".join(("" if over else sentence, *(each for each in behind if _TAKES_IT_UP.match(each))))
    return bool(_LEFT_OVER.search(_NOT_THEM.sub(" ", told)))
