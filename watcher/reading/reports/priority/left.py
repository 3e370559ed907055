"""What is said of an earlier area for priority action that still stands: by which words, and of which one."""

from __future__ import annotations

import re

OVER = (
    r"(?:addressed(?!\sto\s(?:(?:both|all|each|either|the|two|three|local|safeguarding)\s)+(?:\w+\s)?(?:police|partner|council|authorit|board|trust|NHS|ICB|leader|health|integrated))|met|resolved|complete(?:d)?|closed|lifted|removed|discharged|withdrawn|achieved"
    r"|actioned|remedied|rectified|signed\soff|acted\son|dealt\s(?:well\s)?with(?!\s(?:above|below|earlier|later|elsewhere|in\sthis|on\spage))|tackled)"
)
_TO_END = r"(?:complet|meet|address|resolv|achiev|finish|fulfil|satisf|discharg|remed|deal)\w*"
_SO = r"(?:(?:yet|now|be|been|all|as|\w+ly)\s)*"
SEEN_AS = (
    r"(?:(?:regarded|seen|treated|considered|judged|counted|described)\s(?:as\s|to\s(?:be|have\sbeen)\s)?(?:\w+ly\s)?)?"
)
NOT_OVER = rf"""(?:
    (?:not|never|cannot|(?:ca|could|has|have|is|are)n['’]t)\s{_SO}{SEEN_AS}{OVER}\b
    |(?:yet|still|remains?)\sto\s(?:be\s)?(?:\w+ly\s)?(?:{OVER}|reached|{_TO_END})\b
    |(?:only|partly|partially|in\spart|half)\s(?:\w+\s){{0,2}}{OVER}\b|{OVER}\s(?:only\s)?(?:in\spart|partly|partially)\b
    |(?:(?:some|a\slong)\s(?:way|distance)|far)\sfrom\s(?:being\s)?(?:\w+ly\s)?{OVER}\b|(?:part|half)(?:\sof\sthe)?\sway\s(?:to|towards)\b
    |no\s(?:nearer|closer)\sto\s(?:being\s)?(?:\w+ly\s)?{OVER}\b|{OVER}\s(?:only\s)?(?:a\s)?part\sof\b
    |(?:made|{OVER})\s(?:in|for)\s(?:only\s|just\s)?(?:one|two|three|four|some|part|half)\s(?:out\s)?of\b
    |not\s(?:yet\s)?(?:\w+\s)?enough\sfor\s(?:it|them|either|any|both)\sto\s(?:now\s)?be\b)"""
"""What is not over, or only in part: "has not been met", "yet to be completed", "met in one of the teams"."""
_STAYING = r"(?:remain|continue|stand|stay|persist)s?"
STAYS = rf"""(?:
    {_STAYING}(?=\W*\Z|[,;.]|\s(?:in\s(?:place|force|effect)|to\s(?:apply|stand)|open|outstanding|unmet|unresolved
        |areas?\sfor|an\sarea|because|until|since)\b)
    |(?:remain|stay)s?\s(?:in\s(?:the|its|their)\s(?:[\w'’-]+\s){{0,3}}plans?|(?:an?|of)\s(?:\w+\s)?concern)\b
    |(?:carries|goes)\son(?=\W*\Z|[,;.])|still\s(?:stands?|appl(?:y|ies)|needs?|requires?|open|live|current)\b|(?:still\s)?(?:outstanding|unresolved|unmet|in\s(?:place|force))\b
    |(?:retained|carried\s(?:over|forward)|kept\s(?:open|in\splace)|left\sin\splace)\b)"""
"""What stays where it was: "remains in place", "is retained"."""
_NOT = r"(?:not|cannot|(?:ca|could|has|have|is|are)n['’]t)"
_STANDS = (
    r"\s(?:(?:has|have|is|are|been|to|can|could|will|must|all|both|still|also|therefore|however|nonetheless|nevertheless)\s)*(?:(?:\w+\s){1,3}but\s)?"
    rf"(?:{NOT_OVER}|{STAYS}|open\b|falls?\s(?:\w+\s)?short\b|{_NOT}(?:\s\w+){{1,5}}?\sand\s{_STAYING}\b)"
)
_ARE_NOT = (
    rf"\s(?:(?:has|have|is|are|can|could|(?:was|were)(?:\s(?:found|judged|seen))?)\s)?(?:{_NOT}(?:\s(?:yet|now|be|been|to|have))*|(?:yet|still)\sto\sbe)"
    r"(?=[,;.]|\W*\Z|\s(?:and|since|because|so|yet)\b)"
)
_FRONT = (
    r"\W*(?:(?:but|and|yet|although|though|while|however|nevertheless|nonetheless),?\s)?"
    r"(?:(?:until|because|since|as|while|when|for|of|in)\b[^,;.]{1,80},\s)?"
)
_SET_THEN = (
    r"(?:(?:that|which)\s(?:was|were)\s)?"
    r"(?:set|identified|made|raised|named|reported|notified|given|issued|listed|from)\s"
)
_THE_OTHERS = rf"""(?:
    the\s(?:(?:others?|latter|second|third|fourth|fifth|last|(?:remaining|previous|earlier|existing)\sones?|other\s(?:one|two|three)|(?:ones?|two|three|four)\s{_SET_THEN}[^,;.]{{1,60}}?|one\sthat\s\w+\s(?:set|made)\s[^,;.]{{1,60}}?|one\s(?:on|about|concerning|relating\sto|regarding)\s[^,;.]{{1,80}}?)(?:,\s[^,;.]{{1,120}},)?
    |(?:(?:other|remaining|second|third|same|previous|earlier|existing)\s)?areas?(?:\s\d|\s(?:concerning|about|relating\sto|on)\s[^,;.]{{1,80}}?|(?:\s{_SET_THEN}[^,;.]{{1,60}}?)?,\s[^,;.]{{1,80}},)?)
    |(?:this|these)\sareas?|(?:both|all|each|one|two|three)\sof\s(?:those|them|these|the\s\w+)(?:\s{_SET_THEN}[^,;.]{{1,60}}?)?
    |the\s(?:existing|previous|earlier)\sones?(?:,\s[^,;.]{{1,60}},)?\s(?:is|concerns?|relates?\sto)\s[^.;]{{3,120}},\sand\s(?:[^,;.]{{3,60}}\s)?(?:it|they)
    |both(?:\sareas)?|(?:one|two|three)(?:\s{_SET_THEN}(?=[^,;.]*\b(?:visit|inspection|letter|20\d\d)\b)[^,;.]{{1,60}}?|,\s[^,;.]{{1,80}},)?)"""
_IT = r"(?:it|they|both|this|these|the\sstandard\s(?:that\s\w+\s)?(?:asked|required|expected)[^,;.]{0,20}?)"
_WAY_TO_GO = (
    r"(?:(?:leaders|managers|partners|they|the\s(?:council|(?:local\s)?authority|partnership))\s(?:still\s)?(?:has|have)|there\sis)\s(?:still\s)?"
    r"(?:(?:some|a\s(?:long|good|fair))\sway\sto\sgo|(?:much\s|far\s)?more\sto\s(?:be\s)?do(?:ne)?)(?=[,;.]|\W*\Z|\sbefore\b)"
)
_IT_IS_OPEN = rf"""(?:
    {_FRONT}(?:they|we|inspectors)\s(?:(?:could|can|do|did|were|are)\snot|cannot|(?:were|are)\s(?:unable|not\sable)\sto)\s(?:yet\s)?
        (?:conclude|say|agree|accept|confirm|satisfied|persuaded|convinced|assured)\sthat\s(?:it|they|both|this|these|the\sareas?)\s(?:(?:has|have|is|are|been|now|yet|\w+ly)\s)+{OVER}\b
    |(?:[\w,]+\s){{0,12}}?(?:inspectors|we)\s(?:[^.;,]{{1,40}}\sand\s)?regard\s(?:it|this|them|that\s\w+)\sas\s(?:still\s)?(?:outstanding|open|unmet|unresolved))"""
_OTHERS_STAND = re.compile(
    rf"""{_FRONT}{_THE_OTHERS}(?:{_STANDS}|{_ARE_NOT})|{_IT_IS_OPEN}|\W*the\s(?:one\s)?exceptions?\s(?:is|are|concerns?|relates?\sto)\b
    |\W*neither\s(?:of\s(?:them|these|those|the\stwo|the\s(?:\w+\s)?areas[^.;,]{{0,60}}?)\s)?(?:has|have|is|can)\s{_SO}{SEEN_AS}{_SO}(?:{OVER}|finished)\b
    |[^,;.]{{0,60}}?\b(?:go\son|continue|carry\son)\s(?:[\w'’-]+\s){{1,4}}the\s(?:ones?|two|three)\s{_SET_THEN}[^,;.]{{0,40}}?\b(?:last|previous|earlier|our|20\d\d)\b
    |\W*(?:but\s)?on\sthe\s(?:others?|remaining(?:\s\w+)?|second|third|fourth|fifth)(?:,\s[^.;]{{1,80}},|,)?\s(?:[^.;]{{1,60}}?\bnot\s(?:yet\s)?(?:taken|done|made|acted)|(?:they|it|leaders)\s(?:has|have|is|are)\snot)\b
    |\W*(?:but\s)?(?:it|they|leaders|the\s(?:local\sarea\s)?(?:partnership|council|authority))\s(?:has|have)\snot\s(?:yet\s)?(?:{OVER}|taken\s(?:\w+\s)?action\s(?:on|against|about|to\s\w+))\sthe\s(?:others?|remaining|second|third|fourth|fifth|last)\b
    |\W*(?:that|those|the\sones?)\s(?:{_SET_THEN}|in\s(?:our|the)\s)(?![^;.]*\b(?:no\slonger|neither|nor)\b)[^;.]*?\b(?:remains?|stands?|continues?(?=\W*\Z|\sto\s(?:apply|stand))|still\s(?:outstanding|open|unmet|unresolved|in\s(?:place|force))|{NOT_OVER})(?!\w)
    |\W*(?:this\sis\s)?(?:still\sto\sbe|not(?:\syet)?|yet\sto\sbe)\s(?:been\s)?(?:met|resolved|lifted|discharged)\W*\Z
    |\W*which\s(?:still\s|now\s)?leaves?\s(?:the|those|only\sthe)\s(?:ones?|two|three|others?|earlier|previous)\b
    |\W*(?:but\s)?the\sother\sone\s(?:has|is)\s(?:not\b|still\b|outstanding)""",
    re.IGNORECASE | re.VERBOSE,
)
IT_IS_OPEN = re.compile(_IT_IS_OPEN, re.IGNORECASE | re.VERBOSE)
"""How inspectors say, further on, of an earlier area that it is not over, whatever others say."""
_IT_STANDS = re.compile(rf"{_FRONT}(?:{_IT}{_STANDS}|{_WAY_TO_GO})", re.IGNORECASE | re.VERBOSE)
"""How what stands is taken up: "It is nonetheless retained"."""

_JOINT = re.compile(r"[,;:](?=\s)|\bthat(?=\s)|(?=\s(?:and|but|though|although|while|whereas|yet)\s)")
"""Where another clause of the same sentence may begin."""


def is_left_further_on(sentence: str, at: int, *, met: bool) -> bool:
    """Return whether a clause behind a place says that others stand or, where it is not called `met`, that it does."""
    forms = (_OTHERS_STAND,) if met else (_OTHERS_STAND, _IT_STANDS)
    return any(form.match(sentence, each.end()) for each in _JOINT.finditer(sentence, at) for form in forms)


_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_AWARE_THAT = re.compile(
    r"[^,;.]*\b(?:aware|know|recall|remember|remind\w*|note|noted|confirm(?:ed)?|recogni[sz]e\w*|accept\w*)(?:\s\w+)?\sthat(?=\s)",
    re.IGNORECASE,
)
"""What leads up to those that are left: "Partners know that the one …"."""


def leaves_others_standing(sentence: str) -> bool:
    """Return whether a sentence that names no area says, behind one that closes some, that the others stand."""
    told = _IN_BRACKETS.sub("", sentence)
    aware = _AWARE_THAT.match(told)
    return bool(_OTHERS_STAND.match(told, aware.end() if aware else 0))


def is_left(sentence: str) -> bool:
    """Return whether a sentence says of what the one in front of it speaks of that it stands."""
    return bool(_IT_STANDS.match(sentence))
