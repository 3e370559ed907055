"""The words by which a document sets an area for priority action: who sets it, says so, or asks for it to be taken."""

from __future__ import annotations

import re

SETS = re.compile(
    r"""\b(?:identif(?:y|ies|ied)|rais(?:ed?|es|ing)|found|set|made|results?\sin|resulted\sin|led\sto|confirm(?:s|ed)?
        |there\s(?:is|are)(?=[^…]*…)|amounts?\sto|carries(?!\s(?:over|forward))|draw\w*\s(?:\w+['’]?s?\s){1,2}attention\sto|listed|below|as\sfollows
    |(?:this|these|they|it|weaknesses|which)\s(?:now\s)?(?:is|are|amounts?\sto|constitutes?|represents?|forms?)|the\sfollowing
        |recorded\sas|designated|aris(?:ing|es?)|arose|emerg(?:es?|ed|ing)|issu(?:ed?|es|ing)|imposed?|declared?|attached|given\sthe\sstatus|in\sthis\s(?:letter|report)|notified|informed|told|sets?\sout|includes?|contains?
    |constitutes?|represents?|addressed\sto)\b
    |\b(?:serious|significant|grave|great|severe)\senough\sto\sbe\s(?:\w+\s)?…
    |\b(?:warrants?|merits?|justif(?:y|ies)|calls?\sfor)\s(?:an?|one|another)\s…
    |\b(?:meets?|met|cross(?:es|ed)?|reach(?:es|ed)?|passe[sd])\sthe\s(?:bar|threshold|criteria|test)\sfor\s(?:an?|one|another)\s…|…\s+(?:is|are)\s(?:now\s|therefore\s|clearly\s)?(?:warranted|justified|unavoidable)\b
    |\bends\swith\s(?:an?|one|two|three)\s…
    |\b(?:is|are)\s(?:(?:now|therefore)\s)?deemed\s(?:to\sbe\s)?(?:an?|one)\s…
    |\bgiv(?:es?|en|ing)\srise\sto\s(?:\w+\s){0,2}…|…\s+(?:(?:that|which)\s)?(?:result|stem)(?:s|ed|med|ing)\sfrom\sthis\b
    |…\s+(?:requires|calls\sfor|needs|demands)\s(?:an?\s)?(?:[\w-]+\s){0,2}?(?:responses?|plans?|attention|actions?|statements?)\b
    |\b(?:is|are|becomes?)\s(?:(?:now|also|therefore|both|all|each|an?|one|two|three)\s)*…|\b(?:an?|one|two|three|another|further
        |second|the\s(?:first|only|single|sole))\s…\s+(?:(?:\w+\s)?in\sthis\sletter|concerns?|relates?\sto|is\sabout|are\sabout)\b""",
    re.IGNORECASE | re.VERBOSE,
)
NEEDS_IT = re.compile(
    r"\b(?:(?:need|requir)\w*|serious\senough\sfor|grave\senough\sfor|warrants?|demands?)\s(?:urgent\s|immediate\s)?$"
    r"|\bcalls?\sfor\s$|\b(?:inspectors|we)\b[^.;]*\shave\s(?:(?:therefore|also|now)\s)?(?:called|asked)\sfor\s$|\b(?:inspectors|we)\s(?:saw|found|read|heard)\b[^.;]{0,60}\scalled\sfor\s$|\b(?:meets?|met|cross(?:es|ed)?|reach(?:es|ed)?|passe[sd]|satisf(?:y|ies|ied))\sthe\s(?:\w+\s)?(?:bar|threshold|criteri(?:a|on)|test|definition)\s(?:for|of)\s(?:an?\s)?$|\bnothing\s(?:less|short)\s(?:than|of)\s$"
    r"|\b(?:asked|told|must|should|needs?|required|has|have)\s(?:by\s(?:(?:the|his\smajesty['’]s|her\smajesty['’]s)\s)?(?:inspectors|ofsted|us)\s)?(?:to\s)?(?:now\s)?take\s(?:urgent\s|immediate\s)?$",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:(?:inspectors|ofsted|we)\srequires?\s(?:the\s)?(?:\w+\s)?(?:authority|council"
    r"|partnership)\sto\s(?:now\s)?take|(?:authority|council|partnership)\s(?:(?:has|have)\sbeen\s|(?:is|are)\s)?"
    r"(?:asked\sto|told\sto|must|needs?\sto|required\sto|has\sto)\s(?:now\s)?take)\s(?:urgent\s|immediate\s)?$",
    re.IGNORECASE,
)
MUST_ACT_ON = re.compile(
    r"\b(?:must|needs?\sto|has\sto|(?:is|are)\srequired\sto)\s(?:now\s)?(?:act|take\saction)\s(?:\w+ly\s|now\s|at\sonce\s)?on\s(?:an?|one|two|three|four)\s$",
    re.IGNORECASE,
)
TREAT_AS = re.compile(
    r"\b(?:must|should|needs\sto|has\sto)\s(?:now\s)?treat\s(?:this|these|it)\sas\s(?:the\s\w+\sof\s)?(?:\w+\s)?$|\b(?:we|inspectors|ofsted)\s(?:(?:have|has|now)\s)*(?:ask|require|request|tell|told)\w*\s(?:\w+\s){1,4}to\streat\s(?:[^.;,]{3,80}?\s)?as\s(?:\w+\s)?$",
    re.IGNORECASE,
)
HAVE_LED_TO = re.compile(
    r"\b(?:has|have)\s(?:(?!not\b|never\b)\w+\s)?(?:resulted\sin|led\sto|led\s(?:us|inspectors)\sto\s(?:set|identify|make|name|treat|record)(?:\s(?:it|this|these|them))?(?:\sas)?)\s(?:(?:an?|one|two|three)\s|(?<=\bset\s)(?<!not\sset\s))$",
    re.IGNORECASE,
)
THERE_ARE = re.compile(r"\bthere\s(?:is|are)\s(?:an?|one|two|three|four|five)\s(?:\w+\s)?$", re.IGNORECASE)
OF_THIS_LETTER = re.compile(
    r"\s(?:at|on)\sthe\s(?:start|beginning|top|head|end|foot|(?:first|last)\spage)\sof\sthis\s(?:letter|report)\b"
    r"|\s(?:(?:that|which)\s)?(?:aris|result|stem|com)(?:es?|s|ing)\s(?:from|out\sof)\sthis\s(?:letter|report|(?:\w+\s)?(?:visit|inspection))\b"
    r"|\s(?:that|which)\sthis\s(?:letter|report)\s(?:has\s)?(?:sets?(?:\sout)?|lists?|names?|describes?|makes?|raises?|contains?)\b"
    r"|\s(?:(?:that|which)\s)?(?:we|inspectors|ofsted)\s(?:have\s)?(?:identified|set|made|raised|named)\s(?:in|at|by|during|on)\sthis\b"
    r"|\s(?:(?:that|which)\s(?:is|are|were|was)\s|(?:has|have)\s(?:now\s|also\s)?been\s)?(?:identified|set(?:\sout)?|made|raised|found|listed|named|described|recorded)\s"
    r"(?:later\s|earlier\s|below\s|above\s|by\s(?:the\s)?(?:inspectors|inspectorates|ofsted|us)\s)?(?:in|at|by|during|on)\s(?:the\send\sof\s)?this\s"
    r"(?:letter|report|one|(?:\w+\s)?(?:visit|inspection))\b",
    re.IGNORECASE,
)
HAS_ONE = re.compile(r"\bha(?:s|ve)\s(?:an?|one|two|three)\s$", re.IGNORECASE)
WHICH_IS_ABOUT = re.compile(
    r"\sto\s(?:deal\swith|address|answer|respond\sto)\b|,?\s(?:which|that|both\sof\swhich)\s(?:concerns?|relates?\sto|(?:is|are)\sabout)\b",
    re.IGNORECASE,
)
"""What says of an area what it is about, and not whose it is: Ofsted's alone have this name."""
IS_ONE = re.compile(r"\b(?:is|are)\s(?:now\s|also\s)?(?:an?|one)\s$", re.IGNORECASE)
WE_NAMED = re.compile(
    r"\s(?:(?:that|which)\s)?(?:we|inspectors)\s(?:have\s)?(?:now\s)?(?:identified|set|made|raised|named)\b(?!\s(?:\w+\s)?(?:in|at|on|during|from)\s(?!this\b))",
    re.IGNORECASE,
)
TO_BE_DONE = re.compile(
    r"\b(?:must|should|(?:will\s)?needs?\sto|(?:will\s)?ha(?:s|ve)\sto|(?:is|are|be)\s(?:\w+\s)?(?:required|expected|asked)\sto)\b(?!\s(?:continue|keep|show|demonstrate|evidence|report)\b)",
    re.IGNORECASE,
)
FOR_SOMEBODY = re.compile(r"\sfor\s(?:the\s)?(?:partnership|partners|council|(?:local\s)?authority)\b", re.IGNORECASE)
SUBMIT = re.compile(
    r"\b(?:submit|prepare|provide|send)\b[^.]{0,60}\b(?:(?:action )?plan|statement|response)\b[^.]{0,120}$"
    r"|\bneeds? to take swift and decisive action\b",
    re.IGNORECASE,
)
STATEMENT_IS_ASKED_FOR = re.compile(
    r"\bstatement\sof\s(?:proposed\s)?action\s(?:should|must|needs\sto|has\sto|is\sto)\b", re.IGNORECASE
)
MUST_BE_TAKEN = re.compile(
    r"(?:\sby\s(?:the\s)?(?:\w+\s)?(?:council|authority|partnership|leaders|partners))?\s(?:(?:should|must|needs?\sto|has\sto)\s(?:now\s)?be\staken|(?:is|are)\s(?:now\s|therefore\s)?(?:required|needed)\s(?:by|from|of|to|in))\b",
    re.IGNORECASE,
)
WE_TELL = re.compile(
    r"\bwe\s(?:will|shall)\s(?:notify|inform|tell)\b"
    r"|\b(?:I\sam\s(?:therefore\s)?(?:writing|obliged|required)|(?:this\sletter|the\spurpose\sof\sthis\sletter)\sis)\sto\s(?:formally\s)?(?:notify|inform|tell|advise)\s(?:you\s)?of\s(?:an?|one|two|three|four)\s$",
    re.IGNORECASE,
)
_FURTHER_ONE = (
    r"(?:an?|one|two|three)\s(?:further|additional|new|second|third|fresh|separate|different)\s(?:ones?|areas?)\b"
    r"(?!\sfor\s(?!(?:\w+\s)?priority)|\sthat\s(?!(?:requires?|needs?)\s(?:\w+\s)?priority))"
)
A_FURTHER_ONE = re.compile(
    rf"\b(?:identified|set|made?|found|add(?:ed|s))\s(?:{_FURTHER_ONE}|another(?=\W*\Z|[,.;:]))|\b{_FURTHER_ONE}(?:\sfor\spriority\saction)?\s(?:has|have)\s"
    r"(?:now\s|also\s)?been\s(?:identified|set|made|added|raised)\b"
    rf"|\b{_FURTHER_ONE}\sfor\spriority\saction\s(?:concerns?|relates?\sto|is\sabout)\b"
    r"|\bto\s(?:it|them|these|this|those)\s(?:inspectors|we|ofsted)\s(?:(?:have|has|now|also)\s)*add(?:ed|s)?\s(?!no\b|nothing\b|that\b)"
    r"|\b(?:inspectors|we|ofsted)\s(?:(?:have|has|now|also|therefore)\s)*add(?:ed|s)?\s(?!no\b|nothing\b|that\b)[^.;,]{3,80}?\sto\s(?:it|them|these|those|(?:the|that)\s(?:list|area)s?)\b"
    r"|\bis\s(?:now\s)?joined\sby\s(?:another|an?\s(?:second|third|further|new)(?:\sone)?)(?=\W*\Z|[,:;.])",
    re.IGNORECASE,
)
OFSTED_NAMES = re.compile(
    r"\b(?:inspectors|inspectorates|ofsted(?:,?\s(?:and|(?:the\s)?(?:CQC|Care\sQuality\sCommission)|HMICFRS"
    r"|HMI?\s?(?:Inspectorate\sof\s)?Probation))*|we)\s(?:\w+\s)?(?:(?:have|has)\s)?(?:\w+\s)?(?:identified|set|made|found"
    r"|raised|(?:had|need|needed|have)\sto\s(?:identify|set|make|raise|name))\s(?:\w+\s){0,3}$"
    r"|\b(?:inspectors|ofsted|we)\shave\b[^.;]{0,60}?\sand\s(?:identified|recorded|set|made|treated)\s(?:it|this|these|them)\s(?:as\s)?(?:an?|one)\s$"
    r"|\b(?:inspectors|ofsted|we)\s(?:\w+\s){0,2}(?:ma[dk]e|are\smaking)\s(?:it|this|these|them)\s(?:an?|one)\s$"
    r"|\b(?:inspectors|ofsted|we)\s(?:have\s|has\s|also\s)*added\s(?:it|this|these|them)\sas\s(?:an?|one)\s$"
    r"|\bthe\s(?:\w+\s)?inspection\shas\s(?:found|identified|set|made|raised)\s(?:\w+\s){0,3}$"
    r"|\b(?:inspectors|ofsted|we)\s(?:therefore\s|have\s|has\s|cannot\sbut\s|must\s|had\sto\s)*(?:considers?|regards?|judge[ds]?|views?|deems?|treats?"
    r"|concluded|issued)\s(?!(?:\w+\s)*(?:has|have)\s(?:\w+\s)?(?:taken|dealt|made|met|addressed|acted|worked|responded|tackled)\b)"
    r"(?:\w+\s){1,8}$"
    r"|\b(?:inspectors|ofsted|we)\s(?:therefore\s|have\s|has\s|cannot\sbut\s|must\s|had\sto\s)*(?:considers?|regards?|judge[ds]?|views?|deems?|treats?)\s(?:[\w'-]+\s){1,16}"
    r"(?:to\sbe|as)\s(?:an?|one)\s$"
    r"|\b(?:inspectors?|inspectorates?|ofsted|we)\s(?:(?:has|have|therefore|all)\s)*(?:agreed?|decided?|concluded?|determined?)\sthat\s"
    r"[^.;]{1,120}?\s(?:is|are|amounts?\sto|constitutes?|represents?)\s(?:an?|one)\s$"
    r"|\b(?:inspectors|inspectorates?|ofsted|we)\b[^.;,]{0,30}?\bdesignat(?:ed?|es|ing)\s(?:[\w'’-]+\s){1,16}$"
    r"|\b(?:has|have)\s(?:therefore\s|also\s|now\s)*been\s(?:given|set|issued\swith|handed)\s(?:\w+\s){0,3}$"
    r"|\b(?:inspectors|we)\s(?:are|were)\s(?:therefore\s|also\s)?(?:making|identifying|setting|raising"
    r"|treating)\s(?:\w+\s){1,8}$",
    re.IGNORECASE,
)
IN_THIS = re.compile(
    r"\b(?:(?:the|this)\s(?:report|letter)|this\s(?:\w+\s)?(?:visit|inspection))\b[^;]{0,80}?\b(?:(?:sets?(?:\sout)?|identif(?:ies|ied)|makes?|made|highlight(?:s|ed)|includ(?:es|ed|ing)|lists?|nam(?:es|ed)|record(?:s|ed)|contains?)\s)(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
"""This document, or the visit that it is about, sets them."""
IN_OUR_VIEW = re.compile(
    r"\b(?:inspectors['’]|our|ofsted['’]s|the\sinspection\steam['’]s)\s(?:\w+\s){0,2}(?:view|judge?ment|conclusion|decision|finding|opinion|assessment)"
    r"\s(?:(?:is|was|remains)\s)?that\s[^.;]*?\b(?:(?:should|must|has\sto|have\sto|needs?\sto)\s(?:\w+\s)?be|is|are)\s(?:an?|one)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What inspectors hold for one, said by a noun: "confirmed our view that supervision should be an area …"."""
NOW_ONE = re.compile(
    r"\b(?:(?:is|are)\snow|ha(?:s|ve)\s(?:(?:now|therefore|also)\s)?become|now\s(?:forms?|represents?|constitutes?|amounts?\sto))\s(?:an?|one|two|three)\s$",
    re.IGNORECASE,
)
MADE_ONE = re.compile(
    r"(?:\A\W*(?:that|this|these|such|the\s(?:\w+\s){0,2}?(?:failures?|failings?|weakness(?:es)?|inability|absence|lack|delays?|shortfalls?"
    r"|gaps?|drift|harm|risks?|scale|extent|seriousness|severity))\b[^.;]*?\s|\A\W*(?:therefore\s|together\s|clearly\s)?)"
    r"(?:makes?|(?:has|have)\smade)\s(?:this|it|these|them|[^.;,]{3,60}?)\s(?:an?|one)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What is wrong is said to make it one: "the failure to see this has made supervision an area …"."""
# What leaders were told "would be recorded" at the visit is set in its letter.
TOLD_IT_WOULD_BE = re.compile(
    r"\b(?:inspectors|inspectorates|we|told|informed|notified|advised|explain(?:ed)?|shared|confirmed"
    r"|feedback)\b[^;]{0,160}?\bwould\s(?:be|feature|appear)\s(?:in\sthis\sletter\s)?(?:\w+ly\s)?"
    r"(?:(?:recorded|identified|made|set|raised|reported|named|listed|identifying|making|setting|raising)\s)?(?:as\s|the\ssubject\sof\s)?(?:an?|one|two|three)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
IS_ITS_SUBJECT = re.compile(r"\b(?:is|are)\s(?:\w+\s)?the\ssubject\sof\s(?:an?|one)\s$", re.IGNORECASE)
WAS_SET_BEFORE = re.compile(
    r"\s(?:(?:that\s)?(?:was|were|had\sbeen)\s)?(?:first\s)?(?:set|identified|made|found|raised)\s(?:(?!this\b)\w+\s){0,4}(?:in|at|during)\s(?:[A-Z]\w+\s)?(?:20\d\d|the\s(?:last|previous))\b(?!\s(?:at|on|in|during)\sthis\b)"
)
AS_QUESTION = re.compile(
    r"[\s•▪●■-]*(?:what\s(?:needs|requires)\s(?:to\sbe\s(?:\w+\s){1,3}as\s(?:an?\s)?(?:matter\sof\s)?)?)?(?:urgent\s|immediate\s)?",
    re.IGNORECASE,
)
"""What may stand before the words where they are a heading with its text behind it."""
SOMEBODY = (
    r"(?:council|authority|leaders?|managers?|board|partnership|partners|police|trust|staff|peers?"
    r"|peer\sreview(?:ers)?|consultants?|auditors?)"
)
THEIR_OWN = re.compile(
    rf"""\b{SOMEBODY}(?:'s)?\b[^.;,]{{0,80}}?\b(?:identified|made|set|sets|has|have|agreed|chose|own|plan|treats?
        |sees?|saw|views?|viewed|regard(?:s|ed)?|describe[ds]?|lists?|name[ds]?|includes?|strateg\w+)\b
    |\b(?:families|parents|carers|staff|schools|children|people)\b[^.;,]{{0,40}}?\b(?:describ\w*|report(?:ed|s)?|say|said|feel|felt)\b
    |\b(?<!on\s)(?:its|their)\s(?:own|strategy|(?:\w+\s)?plans?)\b|\bself-evaluation\b|\bimprovement\s(?:plan|board)\b
    |\bfor\s(?:the\s)?(?:{SOMEBODY}|year)\b|\b(?:seen|identified|treated|chosen|named)\sby\s(?:the\s)?{SOMEBODY}\b""",
    re.IGNORECASE | re.VERBOSE,
)
AREA = re.compile(
    r"""\b(?:areas?|matters?|issues?)(?:\(s\))?\s(?:for|of|requiring|needing|that\s(?:require
        |need)s?)\s(?:\w+\s)?priority\sactions?(?:\(s\))?
    |\bpriority\sactions?(?:\sareas?|\(s\))?\b(?!\splan)|\bpriority\sareas?(?=\s(?:\w+\s){0,2}in\sthis\s(?:letter
        |report))""",
    re.IGNORECASE | re.VERBOSE,
)
_IS_DEFINED = re.compile(
    r"\s(?:(?:is|are)\s(?:one|those|something|any\s\w+|an?\s(?:\w+\s)?(?:area|matter|finding|weakness|failure|shortfall)|where|when)\s(?!for\s)(?:(?:in|to|on|of)\s(?:which|practice)|that|which|where|when|there)|(?:means?|refers?\sto|denotes?)\b|(?:is|are)\s(?:reserved|kept|meant|intended)\sfor\b|(?:brings?|carry|carries)\s(?:with\s(?:it|them)\s)?an?\sduty\b)",
    re.IGNORECASE,
)
_AN_AREA = re.compile(r"\W*(?:(?:an?|the\sterm|ofsted\sdefines\san?|by\san?)\s)?[\"'“‘]?$", re.IGNORECASE)
"""How the sentence begins that says what such an area is: "An area for priority action is one in which …"."""


_EXPLAINS = re.compile(
    r"\W*(?:what\s(?:is\san?|(?:is\smeant|(?:do\s)?we\smean)\sby(?:\san?)?)|about|an?\snote\son)\s[\"'“‘]?areas?\sfor\spriority\saction\b",
    re.IGNORECASE,
)
"""How a heading begins behind which the same is said."""
OF_REPORTS = re.compile(r"\s(?:reports?|letters?|visits?)\b", re.IGNORECASE)
"""What is named by its areas: "the area for priority action reports"."""


def defines(sentence: str) -> bool:
    """Return whether a sentence says what an area for priority action is, wherever there is one."""
    if _EXPLAINS.match(sentence):
        return True
    found = AREA.search(sentence)
    return bool(found and _AN_AREA.fullmatch(sentence, 0, found.start()) and _IS_DEFINED.match(sentence, found.end()))
