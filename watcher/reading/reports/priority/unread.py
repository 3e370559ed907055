"""Areas for priority action that a letter names and no rule could place: somebody has to look."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.became import PRAISED, is_left_behind, is_open, says_ended
from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.left import OVER
from watcher.reading.reports.priority.others import AS_A_RULE, OF_CASES, is_elsewhere, is_their_choice
from watcher.reading.reports.priority.outright import THRESHOLD
from watcher.reading.reports.priority.over import EXISTING, is_met
from watcher.reading.reports.priority.words import AREA, OF_REPORTS, SOMEBODY, THEIR_OWN, defines
from watcher.timing.dates import MONTHS

_ONLY_THOUGHT = re.compile(
    r"\b(?:if|whether|unless|(?<!in\s)(?<!by\s)(?<!of\s)(?<!since\s)(?<!\d\s)may(?!\s20)|might|could|can|would|when(?:ever)?\s(?:there|inspectors\s(?:find|identify|set|see|decide)|an(?!\sarea\sfor\spriority\saction\s(?:was|had)))|where\s(?:there|inspectors|an?|areas|children)|(?:when(?:ever)?|if)\san?\s(?:\w+\s)?(?:visit|inspection)\s(?:leads?|results?)|whose\s(?:visit|inspection)|(?:tells?|explains?)\s(?:\w+\s)?(?:what|when|where|how)|any|should|right\sto|power\sto|will\s(?:always|not(?!\syet\b))"
    r"|(?:guidance|framework)\s(?:explains|says|sets)|had\s(?:\w+\s){1,3}not|is\s(?:set|made)\sonly|(?:is|are)\sdefined|grades\seach)\b",
    re.IGNORECASE,
)
"""What is only thought of, or holds of such areas in general."""
_THEIRS = re.compile(
    rf"\b(?:HMICFRS|CQC|Quality\sCommission|constabulary|police|officers?|commissioner\w*|commanders|teachers|schools?|workers|(?:\w+\s)?(?:trust|service|team|forum)|reviewers|plan|strategy|peer|own|neighbouring|other|another|special\seducational|{SOMEBODY})\b"
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
    rf"\s(?:for|of|in|to)\s(?:(?:the|its|their)\s)?(?:(?!last\b)\w+\s){{0,2}}(?:{SOMEBODY}|plan|strategy|year|own)\b|.*\b(?:own|strategy(?!\s(?:discussion|meeting))|special\seducational)\b",
    re.IGNORECASE,
)
"""Whose it is by the words behind it: "for the board", "in its own plan"."""
_IF = re.compile(
    r"\b(?:continue|no\s(?:need|reason|grounds?)\sfor|if|whether|unless|any|would|might|could|when(?:ever)?|where|had)\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|this|these|both|our|your)\s(?:\w+\s)?$", re.IGNORECASE)
"""In front of an area that is there, whatever else the sentence thinks or denies."""
_OURS = re.compile(r"\bour\s$", re.IGNORECASE)
_HAS_ENDED_IN = re.compile(
    r"(?<!could\s)(?<!would\s)(?<!might\s)(?<!may\s)\b(?:has|have)\s(?:(?!not\b|never\b)\w+\s)?(?:ended|led|resulted|concluded|come|given|brought)\s(?:in|to|with|about|rise\sto)\s(?:an?|one|two|three)\s$|\bnow\s(?:has|have)\s(?:an?|one|two|three)\s$",
    re.IGNORECASE,
)
_IT_DOES = re.compile(
    r"\W*(?:(?:they|we|inspectors)\s(?:concluded|decided|judged|agreed)\sthat\b[^.;]{0,60}?\s|(?:but|however|today|now|here|on\sbalance|this\stime|(?:at|on|in|for)\sthis\s\w+),?\s)?"
    r"(?:(?:it|they|we|inspectors|one|two|both|this(?:\s(?:one|visit|letter|time))?)\s(?:(?:now|therefore|clearly)\s)?(?:(?:does|did|do|has|have|is|are|was|were|should|must)(?=\W*\Z|[.,;]|\s(?:and|one)\b)|(?:do|does|did|have\sdone)\sso\b|(?:has|is|have|are)\s(?:\w+\s)?(?:resulted|follow(?:ed|s)|arisen|come|needed|required|warranted)\b)|there\s(?:is|are)\s(?:one|two|three)?(?=\W*\Z|[.,;]|\s(?:now|here|this\stime)\b))"
    r"|.*\bthe\sarea\s(?:stands|is\sconfirmed)\b|(?!.*\b(?:no|not|nor|never|neither)\b)(?:[\w'’]+,?\s){1,5}(?:do|does|did|has|have|is|are|was|were|should|must)\W*\Z",
    re.IGNORECASE,
)
"""How what was thought of, or is denied of another visit, is so: "The last letter had none. This one does."."""
_AFTER_ALL = re.compile(
    r"\breplaced?\b[^.;]*?\b(?:one|another)\b|\bthere\s(?:is|are)\s(?:now\s)?(?:one|two|three)(?=\W*\Z|[.,;:])"
    r"|\b(?:decided|agreed|resolved)\sto(?:\sdo\sso)?(?=\W*\Z|[.,;])|\buntil\s(?:today|now)\b"
    r"|,\s(?:but|yet)\s(?:it|they|we|inspectors|this|these)\s(?:now\s)?(?:do|does|did|has|have|is|are|was|were)(?=\W*\Z|[.,;])",
    re.IGNORECASE,
)
"""The same further on in the sentence: "We did not expect to set one, but we have"."""
_IN_DECIDING = re.compile(
    r"\A\W*(?:in|when|before|on)\s(?:deciding|concluding|judging|agreeing|determining)\sthat\b[^.;]*?\b(?<!not\s)(?:should|must|had\sto)\sbe\s(?:an?|one)\s$",
    re.IGNORECASE,
)
_THEY_TOOK = re.compile(r",\s(?:the\s)?(?:inspectors|inspectorates|we|ofsted)\b", re.IGNORECASE)
"""Whose decision it was: "In deciding that visits should be an area …, inspectors considered …"."""
_THEY_WORK = re.compile(
    r"\b(?:has|have|had|was|were)\s(?:\w+\s)?(?:work(?:ed|ing)|act(?:ed|ing)|begun|responded|not)\b[^.;]*$",
    re.IGNORECASE,
)
"""What they do about "the" area that Ofsted has set."""
_THEY_DID = re.compile(r"\b(?:responded|reacted|acted)\s(?:\w+\s)?(?:to|on)\s(?:the\s)?$", re.IGNORECASE)
_ENDS_IT = re.compile(
    r"\b(?:(?:lift|clos|remov|withdraw|discharg|meet|address|complet|resolv)\w*|sign\w*\soff)\s(?:(?:the|both|that|this|all|these|those)\s)+(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""In front of an area that was there before, whatever is only thought or asked of it."""
_BE_OVER = re.compile(
    rf"\s(?:(?!what\b|themselves\b)[^.;,]){{0,60}}?\b(?:be|been|being|as)\s(?:\w+\s)?{OVER}\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:an?|one|two|three)\s(?:\w+\s)?$", re.IGNORECASE)
_HAS_BEEN_SET = re.compile(
    r"\s(?:has|have)\s(?:(?!not\b|never\b)\w+\s){0,4}(?:set|made|identified|raised)\b", re.IGNORECASE
)
_THIS_TIME = re.compile(r"\b(?:on\sthis\soccasion|this\stime)\b", re.IGNORECASE)
_THEIRS_ALONE = re.compile(r"\b(?:own|strategy|board|another|neighbouring|special\seducational)\b", re.IGNORECASE)
_BY_NAME = re.compile(r"area|matter|issue|\bfor\spriority\saction\Z", re.IGNORECASE)
_THE_ACTION = re.compile(
    r"\b(?:(?:the|our|that|this|an?|one|previous|earlier|last|new|further|existing|outstanding|standing|remaining|(?:year|spring|summer|autumn|winter|visit|letter|inspection)'s)\spriority\saction"
    r"|(?:our|previous|earlier|last|new|further|existing|outstanding|remaining)\spriority\sactions)\Z",
    re.IGNORECASE,
)
"""How Ofsted's is named without "area"; what others agree first are priority actions, and many."""
_SET_THEN = re.compile(
    r"\s(?:set|made|identified|raised)\s(?:at|in|by|during)\s(?:the|our)\s(?:\w+\s)?(?:visit|inspection|letter)\b",
    re.IGNORECASE,
)
_WAS_ASKED = re.compile(
    r"\b(?:ask|told|call|judg|said|requir|request|need)\w*\s(?:(?:of|on|by)\s(?:it|them|us|inspectors)\s)?(?:(?:(?:in|at|by|during)\s[^,;.]{2,30}?\s|(?:(?!to\b)[\w'’-]+\s){1,4}?(?=to\s))?(?:to\s)?(?:take|need|require)\s|for\s)?(?:\w+\s)?priority\saction\Z",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:none|nothing|received)\b", re.IGNORECASE)
_HISTORY = re.compile(
    rf"\b(?:progress|looked\sat|superseded|replaced|inherit\w*|predecessors?)\b|\b(?:what\swas|before\sthis\s(?:visit|inspection))\b|\b(?:at|during|after|following|from|by)\s(?:the|our)\s(?:\w+\s)?(?:visit|inspection)\s(?:in|of)\s"
    rf"|\b(?:in|of|last|since)\s(?:the\s)?(?:{'|'.join(MONTHS)}|spring|summer|autumn|winter)\b(?!\s20)",
    re.IGNORECASE,
)
"""Words of an earlier one that no EARLIER dates."""
_IN_PART = re.compile(
    r"\b(?:(?:all|each|every\w*)\s(?:(?!and\b)[\w-]+\s){0,12}?(?:but|bar|except)\s(?:for\s)?(?:one|two|three)|(?:all|every\w*)\s(?:but|bar|except)\s(?:for\s)?(?:one|two|three)|(?:with|but\sfor|apart\sfrom|except\w*)\s(?:(?:one|an?|the)\s)?(?:exception|that|those|one)|(?:only|just)\s(?:one|two|three|some)|(?:most|some|many)\sof\sthe"
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
    rf"(?:\A|[.,;]\s|\band\s)(?:one|two|three|the\s(?:first|second|third|fourth|former))(?:\sof\s(?:them|these|those|the\s(?:\w+\s){{0,2}}areas\sfor\spriority\saction\b[^.;]{{0,60}}?))?,?\s(?:has|have|is|are)\s(?:now\s|been\s)*{OVER}\b",
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
    if named is None or not _is_of_before(sentence):
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


def says_otherwise(sentence: str, *behind: str) -> bool:
    """Return whether what a sentence denies of areas, or only thinks of, is so all the same by what is said behind."""
    named = _named(sentence)
    if named is None or not names_ours(sentence):
        return False
    told = f"{sentence[named.end() :]} {' '.join(behind[:1])}"
    does = any(map(_IT_DOES.match, behind[:1])) and not _is_to_end(sentence, named)
    return does or _AFTER_ALL.search(told) is not None


def names_ours(sentence: str) -> bool:
    """Return whether a sentence names priority action that isn't somebody else's."""
    named = _of_this_council(sentence)
    if named is None:
        return False
    return not (is_their_choice(sentence[: named.start()]) or _OF_THEIRS.match(sentence, named.end()))


def _named(sentence: str) -> re.Match[str] | None:
    """Find an area that is called so by its name, or is Ofsted's by who asks for it, and is not another council's."""
    named = _of_this_council(sentence)
    if named is None or THRESHOLD.search(sentence, 0, named.start()):
        return None
    by_name = _BY_NAME.search(sentence, max(0, named.start() - 4), named.end())
    if not by_name and not (
        _THE_ACTION.search(sentence, 0, named.end())
        or _WAS_ASKED.search(sentence, 0, named.end())
        or _SET_THEN.match(sentence, named.end())
    ):
        return None
    general = defines(sentence) or AS_A_RULE.search(sentence[: named.start()])
    return None if general or OF_REPORTS.match(sentence, named.end()) else named


def _of_this_council(sentence: str) -> re.Match[str] | None:
    named = AREA.search(sentence)
    if named is None or OF_CASES.search(sentence[: named.start()]):
        return None
    return None if is_elsewhere(sentence) else named


def _is_there(sentence: str, named: re.Match[str]) -> bool:
    """Return whether an area is there by its article, by or by what has ended in it."""
    before = sentence[: named.start()]
    if _OURS.search(before) and not (_is_of_before(sentence) or is_met(sentence)):
        return True
    if _HAS_ENDED_IN.search(before) and not _THEIRS_ALONE.search(before):
        return True
    decided = _IN_DECIDING.search(before) and _THEY_TOOK.match(sentence, named.end())
    if decided and not EARLIER.search(before):
        return True
    if _is_theirs(before, sentence[named.end() :]):
        return False
    if _THEY_DID.search(before) or (_THEY_WORK.search(before) and PRAISED.search(sentence, named.end())):
        return False
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


def _is_to_end(sentence: str, named: re.Match[str]) -> bool:
    """Return whether it is asked or thought of "the" area that it is over."""
    before = sentence[: named.start()]
    return bool(
        _ENDS_IT.search(before)
        or _THEY_DID.search(before)
        or ((_THE.search(before) or EARLIER.search(before)) and _BE_OVER.match(sentence, named.end()))
    )


def may_be_one(sentence: str, *behind: str, denied: bool = False, none: bool = False) -> bool:
    """Return whether a sentence that says nothing certain of an area may set one, or leave an earlier one standing.

    It may not where it only thinks of one, speaks of another body's, or tells of an earlier one with no word, there
    or in the sentences `behind`, by which that may still stand. Where new ones are `denied` it sets none, and where
    there is said to be `none`, since it is over or of new ones, only what follows may say otherwise.
    """
    named = _named(sentence)
    if named is None:
        return False
    if _is_there(sentence, named):
        return True
    before = sentence[: named.start()]
    of_before = _is_of_before(sentence) or _is_to_end(sentence, named)
    the_one = of_before and _THE.search(before) and not _THEIRS_ALONE.search(f"{before}{sentence[named.end() :]}")
    thought = not the_one and not EXISTING.search(before) and _ONLY_THOUGHT.search(sentence)
    if thought and not _is_to_end(sentence, named):
        return False
    if not the_one and _is_theirs(before, sentence[named.end() :]):
        return False
    if not of_before or _THIS_TIME.search(sentence):
        return not (denied or _NONE.search(sentence))
    over = says_ended(sentence) or not (_THE.search(before) or is_met(sentence))
    if none and over and not sentence.endswith("?"):
        return is_left_behind(*behind)
    return is_open(sentence, *behind)


def names_an_earlier_one(sentence: str) -> bool:
    """Return whether a sentence under the heading is on an area that was set before."""
    named = _named(sentence)
    return named is not None and (_is_of_before(sentence) or _is_to_end(sentence, named))


def leaves_one_plainly(sentence: str, *behind: str) -> bool:
    """Return whether a sentence names an earlier area and says, or one behind it, that something is left of it."""
    named = _named(sentence)
    if named is None or not (_is_of_before(sentence) or _THE.search(sentence, 0, named.start())):
        return False
    return is_open(sentence, *behind, plainly=True)
