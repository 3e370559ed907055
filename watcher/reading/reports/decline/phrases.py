"""Phrases by which the quality of services went, or what was reached is gone."""

from __future__ import annotations

from functools import partial

from watcher.reading.reports.decline import contrasts, once_good, shortages
from watcher.reading.reports.decline.comparisons import EARLIER
from watcher.reading.reports.decline.words import (
    BAD,
    DECLINE,
    GOOD,
    GRIP,
    HOW,
    KEPT,
    OF_WORSE_NOW,
    THE_QUALITY,
    WITHOUT_OBJECT,
    WORSE_NOW,
    Shape,
    Time,
    form,
)

_now = partial(form, Shape.WHOLE, Time.NOW)
FORMS = (
    # The quality went.
    _now(
        rf"(?:quality|standards?|effectiveness|consistency|oversight|scrutiny|challenge|rigour|impact|visibility)\b[^.;,]{{0,60}}?\s(?:has|have)\s{HOW}(?:reduced|lessened|decreased){WITHOUT_OBJECT}",
        "reduced|lessened|decreased",
    ),
    _now(
        rf"(?:quality|standards?|practice|rigour|effectiveness)\b[^.;,]{{0,60}}?\s(?:is|are)\s(?:falling|dropping)|(?:practice|standards?|quality|performance|services?)\s(?:has|have)\s{HOW}been\s(?:allowed|left)\sto\sdrift",
        "falling|dropping|to drift",
    ),
    _now(
        r"(?:restructur\w*|reorgani[sz]ation|changes?|models?|scheme|teams?|system|redesign|move)\b[^.;]{0,30}?\b(?:intended|designed|meant|supposed)\sto\s"
        r"(?:reduce|improve|shorten|speed|strengthen|cut|increase|raise|simplify)\b[^.;]{0,80}?\b(?:has|have)\b(?:(?!\b(?:not|never)\b)[^.;]){0,30}?\bhad\sthe\s(?:opposite|reverse)\seffect",
        "opposite|reverse effect",
    ),
    _now(
        r"picture\s(?:(?:for|of)\s[^.;,]{2,50}\s)?is\s(?:now\s)?one\sof\s(?:\w+\s)?(?:deterioration|decline)",
        "one of",
    ),
    _now(
        rf"{THE_QUALITY}\s(?:has|have)\s{HOW}(?:suffered|been\s(?:\w+ly\saffected|compromised|undermined|impaired))",
        "suffered|affected|compromised|undermined|impaired",
    ),
    _now(
        rf"(?:has|have)\s(?:had|caused)\s(?:an?\s)?(?:\w+\s)?(?:detrimental|adverse|damaging)\s(?:effect|impact)\son\s(?:the\s)?{THE_QUALITY}",
        "detrimental|adverse|damaging",
    ),
    _now(
        rf"(?:has|have)\s(?:\w+ly\s)?(?:undermined|compromised)\s(?:the\s)?{THE_QUALITY}(?=[^.;]{{0,60}}?\b(?:had\sbeen|was|were|previously|since)\b)",
        "undermined|compromised",
    ),
    _now(
        r"(?:restructur\w*|reorgani[sz]ation|changes?|turnover|instability|loss|reductions?|cuts|transfer"
        r"|vacancies|pressures?|demand|increase[ds]?)\b"
        r"[^.;,]{0,80}?\s(?:has|have)\s(?:led\sto|resulted\sin|meant)\s(?:an?\s)?(?:poorer|worse|weaker"
        r"|slower)\s(?:[\w-]+\s){0,2}?"
        r"(?:services?|outcomes|practice|experiences?|support|quality|assessments|planning|oversight|supervision"
        r"|help|responses?)",
        " poorer| worse| weaker| slower|meant",
    ),
    _now(
        r"is\san?\s(?:deteriorating|declining|worsening)\spicture(?=\s(?:(?:for|of|in|across)\s(?:(?:the|all|most|many|much\sof)\s)*(?:\w+\s)?(?:children|services|care|practice|help|support|teams?|planning|early\shelp)\b|since\sthe\s(?:last|previous)))",
        "deteriorating|declining|worsening",
    ),
    _now(
        rf"(?:pace\sof\s(?:\w+\s)?(?:work|practice)|responses?|decision-making|assessments?|planning|proceedings\swork|allocation)\b[^.;,]{{0,60}}?\s(?:has|have)\s{HOW}slowed",
        "slowed",
    ),
    _now(
        r"(?:leaders|managers|management|parenting|authority|council|services?|teams?|practice"
        r"|supervision|(?:support|help)\s(?:that|for)|offer|work|MASH|hub|door"
        rf"|responses?|approach|arrangements|planning)\b[^.;,]{{0,50}}?\s(?:has|have)\s{HOW}"
        rf"(?:lost\s(?:(?:some|much|sight)\sof\s)?(?:(?:the|its|their)\s(?:\w+\s)?)?(?:{GRIP}(?:\sthat\s(?:was"
        r"|were)\s[^.;,]{1,60})?|way|edge)|taken\stheir\seyes?\soff)",
        " lost |taken their",
    ),
    _now(
        r"(?:(?:do(?:es)?\snot|no\slonger)\s(?:now\s)?\w+|lacks?)\s(?:the"
        r"|that)\s(?:same\s)?(?:\w+\s)?(?:standards?|level|quality|rigour|degree|consistency|clarity|focus|depth"
        r"|detail|urgency|curiosity|breadth|strength|purpose)\b"
        rf"[^.;,]{{0,40}}?\s(?:(?:as|that|which)\s{EARLIER}|(?:it|they)\s(?:had|did|once))",
        "does not|do not|no longer|lack the|lacks the|lack that|lacks that",
    ),
    _now(
        r"(?:decisions|assessments|plans|visits|practice|services?|supervision|oversight|reviews|work|planning"
        r"|support)\b[^.;,]{0,30}?"
        rf"\s(?:is|are)\s(?:again|once\s(?:again|more))\s(?:\w+ly\s)?(?:{BAD}|taking\s(?:far\s)?too|drifting"
        r"|being\s(?:delayed|left|missed))"
        r"|(?:plans|assessments|decisions|visits|reviews)\s(?:is|are)\s(?:drifting|taking\stoo\slong|late"
        r"|being\sdelayed)\s(?:again|once\s(?:again|more))",
        "is again|are again|is once|are once|ing again|late again|long again|delayed again|once again|once more",
    ),
    _now(
        rf"(?:was|were)\s{GOOD}\s(?:at|in|when)\s[^.;,]{{0,40}}?[,;]?\s(?:but|and|it|this|they)\s{WORSE_NOW}",
        OF_WORSE_NOW,
    ),
    _now(rf"(?:an?|the|some|further)\s(?:\w+\s)?loss\sof\s(?:\w+\s)?{GRIP}\s(?=[^.;]{{0,80}}?\bsince\b)", "loss of"),
    _now(
        rf"since\s[^.;]{{3,60}},\s[^.;,]{{0,40}}?\b(?:an?|the|some|further)\s(?:\w+\s)?loss\sof\s(?:\w+\s)?{GRIP}",
        "loss of",
    ),
    _now(
        r"(?:(?:is|are)\s(?:now\s)?on\sa\s(?:downward|declining|deteriorating)\s(?:path|trajectory|trend|course|spiral)|trajectory\b[^.;,]{0,30}?\sis\s(?:now\s)?downwards?)",
        "on a down|on a decl|on a det|trajectory",
    ),
    _now(
        rf"(?:unlike|in\scontrast\s(?:to|with))\s{EARLIER}[^,.;]{{0,30}},\s(?:inspectors|we)\s(?:now\s)?(?:found|saw)\s(?!no\b|few|little|only|hardly|[^.;]*\bnot\b)[^.;]{{0,60}}?\b(?:missed|poor|weak|delay\w*|drift|at\srisk|unsafe|too)\b",
        "contrast|unlike",
    ),
    _now(
        r"(?:not|failed\sto|unable\sto)\s(?:prevent|stop|ke[ep]p)\w*\s[^.;,]{0,40}?\b(?:practice|quality|standards|services)\b[^.;,]{0,30}?\s(?:from\s)?(?:falling|dropping|slipping|declining|deteriorating)",
        "falling|dropping|slipping|declining|deteriorating",
    ),
    _now(
        rf"(?:quality|standards?)\b[^.;,]{{0,40}}?\s(?:is|are)\s(?:now\s)?not\s(?:now\s)?(?:nearly\s|quite\s)?as\shigh\sas\s{EARLIER}",
        "as high as",
    ),
    _now(
        rf"(?:is|are)\s(?:now\s)?(?:seen|visited|heard|listened\sto|consulted|met|supported|helped)\s(?:far\s|much\s)?less\sthan\s{EARLIER}",
        "less than",
    ),
    _now(
        r"(?:services?|teams?|practice|planning|(?:social|direct|children's)\s(?:\w+\s)?work|offer|arrangements|oversight)\s(?:has|have)\s(?:\w+ly\s|now\s|been\sallowed\sto\s)*drift(?:ed)?(?=[,.;]|\s(?:since|over|in\srecent|without|for|badly|from)\b)",
        "drift",
    ),
    # What was reached is gone.
    _now(
        r"(?:progress|improvements?|gains|developments|promise|stability)\b[^.;]{0,100}?\s(?:has|have)\s(?:[^.;]{0,60}?\b)?(?:been\s)?"
        r"(?:given\sup|surrendered|thrown\saway|reversed|unravelled|undone|evaporated|faded|not\slasted|(?<=been\s)undermined"
        r"|(?:proved?|proven|turned\sout\sto\sbe)\s(?:\w+\s)?(?:short-lived|temporary|fragile)|not\s(?:proved?|proven)\s(?:to\sbe\s)?(?:durable|lasting|sustainable))"
        r"|(?:improvements?|gains|stability)\b[^.;]{0,100}?\sproved\s(?:to\sbe\s)?(?:\w+\s)?short-lived",
        "given u|surrender|thrown away|reversed|unravelled|undone|undermined|faded|evaporat|not last|short-liv"
        "|tempor|fragile|durable|lasting|sustainable",
    ),
    _now(
        rf"not\s(?:ensured|made\ssure)\sthat\s[^.;,]{{0,60}}?\b(?:standards?|quality|strengths?|improvements?|progress|services?|practice)\b[^.;,]{{0,40}}?\s(?:been|are|is|were)\s{KEPT}",
        "not ensured that|not made sure that",
    ),
    _now(
        r"(?:has|have)\s(?:not|never)\s(?:(?:yet|fully|been\sable\sto)\s)*recover(?:ed)?\sfrom\s(?:the|this|an?|that|its|their)\s(?:\w+\s)?(?:decline|deterioration|dip|drop|fall|slump)(?:\s(?:seen|found|reported|identified|noted)\s(?:at|in|during|by)\s[^.;,]{1,60})?",
        "recover",
    ),
    _now(
        r"(?:held\s(?:up|firm|steady|good)|kept\sup|endured|been\s(?:maintained|sustained|kept\sup|preserved))\b[^.;]{0,60}?[,;]\s"
        r"(?:(?:but|while|whereas|and)\s)?(?:(?:the|their|its)\s)?(?:\w+\s)?(?:quality|standard|timeliness|frequency|regularity|rigour|consistency"
        r"|supervision|oversight|scrutiny|practice|recording|planning|visiting|assessments|plans|reviews|support|help|services?)\b"
        r"[^.;,]{0,80}?\s(?:has|have)\snot(?=\W*\Z|[,;])",
        "has not|have not",
    ),
    _now(
        rf"{GOOD}\s(?:\w+\s){{0,2}}?(?:practice|work|performance|progress|trajectory)\b[^.;,]{{0,40}}?\shas\snot\scontinued",
        "not continued",
    ),
    _now(
        r"(?:supervision|oversight|scrutiny|audit(?:s|ing)|quality\sassurance|corporate\sparenting)\b(?:\s(?:of"
        r"|by|in|for)\s[^.;,]{1,40})?\s(?:has|have)\s"
        rf"{HOW}(?:lapsed|stopped|ceased|fallen\sinto\s(?:disuse|abeyance))"
        r"|(?:has|have)\s(?:stopped|ceased)\s(?:to\s)?\w+\s(?:regular|timely|effective|good|routine)\s(?:\w+\s)?"
        r"(?:supervision|audits?|visits?|reviews?|oversight|support|help|assessments?)",
        "lapsed|stopped|ceased|fallen into",
    ),
    _now(
        r"(?:decline|deterioration|worsening)\sin\s(?:the\s)?(?:quality|timeliness|consistency|effectiveness|standard)\b[^.;,]{0,80}?\s(?:has|have)\s(?:\w+\s)?(?:continued|persisted|accelerated|deepened)",
        "continued|persisted|accelerated|deepened",
    ),
    form(
        Shape.WHOLE,
        Time.ASKED,
        r"(?:let|allowed)\s(?:(?:their|the|its)\s)?[^.;,]{0,40}?\b(?:practice|standards|focus|oversight|quality"
        r"|services?|grip|foundations|gains|strengths?|arrangements|progress|momentum|discipline|supervision)\b"
        rf"[^.;,]{{0,30}}?\s(?:to\s)?(?:{DECLINE}|drop|drift|go(?!\s(?:where|to|on|into|further|ahead|forward)\b))",
        "let |allowed",
    ),
    *contrasts.FORMS,
    *once_good.FORMS,
    *shortages.FORMS,
)
