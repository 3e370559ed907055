"""Phrases that name services themselves and say that they got worse, and those that take up what was good before."""

from __future__ import annotations

from watcher.reading.reports.decline_words import (
    BAD,
    GOOD,
    HOW,
    KEPT,
    THAN,
    THE_QUALITY,
    WITHOUT_OBJECT,
    WORSE_NOW,
    Shape,
    Time,
    form,
)

_WEAKNESSES = r"(?:weaknesses|failures|failings|shortfalls|deficits|gaps|poor\spractice)"
_OF_OTHERS = r"(?!(?:[\w-]+\s){0,4}?(?:health|medical|courts?|diagnos\w+|therap\w+))"
"""What partners do, or what waits for them."""
_TO_CHILDREN = (
    r"(?:\bto\sbe\s(?:seen|visited|heard|helped|supported)|\bup-to-date|\bpathway\splans?|\badvisers?|\btimely"
    r"|\bsuitable\saccommodation|\bseen\s(?:alone|on\stime|promptly|regularly)|\bvisited|\bgood\squality|\bin\stimescales?"
    r"|\breceive\s(?:an?|their)\s(?:\w+\s){0,3}?(?:interview|visit|assessment|review|service|response|offer|plan))"
)
"""What children get from a service that works: fewer who get it are its decline."""
# Each with letters that it can't be without; those that may begin a sentence lack their first.
_NOW: tuple[tuple[str, ...], ...] = (
    # The quality went.
    (
        (
            r"(?:quality|standards?|effectiveness|oversight|scrutiny|challenge|rigour)\b[^.;,]{0,60}?\s(?:has|have)\s"
            rf"{HOW}(?:reduced|lessened|decreased){WITHOUT_OBJECT}"
        ),
        "reduced",
        "lessened",
        "decreased",
    ),
    (
        rf"{THE_QUALITY}\s(?:has|have)\s{HOW}(?:suffered|been\s(?:\w+ly\saffected|compromised|undermined|impaired))",
        "suffered",
        "affected",
        "compromised",
        "undermined",
        "impaired",
    ),
    (
        (
            r"(?:has|have)\s(?:had|caused)\s(?:an?\s)?(?:\w+\s)?(?:detrimental|adverse|damaging)\s(?:effect|impact)\son\s"
            rf"(?:the\s)?{THE_QUALITY}"
        ),
        "detrimental",
        "adverse",
        "damaging",
    ),
    (
        (
            rf"(?:has|have)\s(?:\w+ly\s)?(?:undermined|compromised)\s(?:the\s)?{THE_QUALITY}"
            r"(?=[^.;]{0,60}?\b(?:had\sbeen|was|were|previously|since)\b)"
        ),
        "undermined",
        "compromised",
    ),
    (
        (
            r"is\san?\s(?:deteriorating|declining|worsening)\spicture"
            r"(?=\s(?:(?:for|of)\s(?:children|services|care|practice)\b|since\sthe\s(?:last|previous)))"
        ),
        "picture",
    ),
    # What was reached is gone.
    (
        (
            r"(?:progress|improvements?|gains|developments)\b[^.;]{0,60}?\s(?:has|have)\s(?:[^.;]{0,60}?\b)?(?:been\s)?"
            r"(?:reversed|unravelled|undone|evaporated|not\slasted"
            r"|(?:proved?|proven|turned\sout\sto\sbe)\s(?:\w+\s)?(?:short-lived|temporary))"
        ),
        "reversed",
        "unravelled",
        "undone",
        "evaporated",
        "not lasted",
        "short-lived",
        "temporary",
    ),
    (
        (
            r"not\s(?:ensured|made\ssure)\sthat\s[^.;,]{0,60}?\b(?:standards?|quality|strengths?|improvements?|progress|services?"
            rf"|practice)\b[^.;,]{{0,40}}?\s(?:been|are|is|were)\s{KEPT}"
        ),
        "not ensured that",
        "not made sure that",
    ),
    (
        (
            r"(?:has|have)\s(?:not|never)\s(?:(?:yet|fully|been\sable\sto)\s)*recover(?:ed)?\sfrom\s(?:the|this|an?|that|its|their)\s"
            r"(?:\w+\s)?(?:decline|deterioration|dip|drop|fall|slump)"
            r"(?:\s(?:seen|found|reported|identified|noted)\s(?:at|in|during|by)\s[^.;,]{1,60})?"
        ),
        "recover",
    ),
    # What was good is bad.
    (
        rf"(?:what\swas|previously|once|formerly)\s(?:an?\s)?(?:\w+\s)?{GOOD}\s[^.;,]{{0,60}}?\s{WORSE_NOW}",
        "hat was",
        "reviously",
        "nce ",
        "ormerly",
    ),
    (
        (
            r"(?:oversight|practice|planning|support|services?|work|help|arrangements|supervision|response)(?:\s[^.;,]{1,60})?,\s"
            rf"(?:(?:which|that)\s(?:was|were|had\sbeen)\s(?:\w+\s)?|previously\s|once\s|formerly\s)?{GOOD}\b[^.;,]{{0,60}},\s{WORSE_NOW}"
        ),
        ", ",
    ),
    (
        (
            r"(?:services?|practice|arrangements|provision|support|care|leadership|they)\b[^.;]{0,60}?(?:judged|rated|found)\s"
            r"(?:to\sbe\s)?(?:good|outstanding)\b[^.;]{0,60}?\s(?:now\s(?:requires?\simprovement|inadequate)"
            r"|(?:is|are)\snow\s(?:inadequate|weak|poor|only|merely|judged)|(?:is|are)\sno\slonger)"
        ),
        "judged",
        "rated",
        "found",
    ),
    (
        (
            r"(?<!who\s)used\sto\s(?:receive|have|get|meet|see|hold|provide)\b[^.]{0,80}?\b(?:now|but|no\slonger)\b[^.]{0,40}?\b"
            r"(?:rarely|seldom|less|not|no\slonger|infrequent\w*|irregular\w*|poor|weak)"
        ),
        "used to ",
    ),
    # Weaknesses are new, back, or more.
    (
        (
            rf"{_WEAKNESSES}\b[^.;]{{0,90}},\swhich\s(?:was|were)\snot\s(?:the\scase|seen|evident|present|there)"
            r"\s(?:at|in|during|when)\b[^.;]{0,30}?\b(?:last|previous|earlier)"
        ),
        "which was not",
        "which were not",
    ),
    (
        (
            rf"(?:{_WEAKNESSES}|delays)\b[^.;]{{0,80}}?,?\s(?:which|that)\s(?:was|were|had\sbeen)\s(?:\w+\s)?"
            r"(?:limited|confined|restricted|isolated|few|rare|minor|small)\b[^.;]{0,60}?\s(?:is|are|has|have)\s"
            r"(?:now|become|since|spread|been\sallowed)"
        ),
        "limited",
        "confined",
        "restricted",
        "isolated",
        " few",
        " rare",
        " minor",
        " small",
    ),
    (
        (
            rf"(?:{_WEAKNESSES}|drift|delays?|problems)\b[^.;]{{0,60}}?\s(?:has|have)\s(?:\w+ly\s|since\s|now\s)?"
            r"(?:re-?emerged|returned|resurfaced|re-?appeared|crept\s(?:back|in)|spread)"
        ),
        "emerged",
        "returned",
        "resurfaced",
        "appeared",
        "crept",
        "spread",
    ),
    (
        (
            rf"{BAD}\s(?:social\swork\s)?(?:practice|work|oversight|planning|decision-making)\b[^.;,]{{0,40}}?\s(?:has|have)\s{HOW}"
            r"become\smore\s(?:widespread|common|frequent|evident)"
        ),
        "become more",
    ),
    (
        (
            rf"(?:delays?|drift|gaps|shortfalls)\s(?:and\s\w+\s)?(?:in|at)\s{_OF_OTHERS}[^.;,]{{0,60}}?\s"
            r"(?:has|have)\s(?:\w+ly\s)?(?:increased|grown|lengthened|widened|become\s(?:longer|more\s\w+))"
        ),
        "increased",
        "grown",
        "lengthened",
        "widened",
        "become",
    ),
    # Children get less.
    (
        (
            r"(?:services?|offer|provision|support|help|teams?|clinics?|cent(?:re|er)s?)\b"
            r"(?:(?!budget|fund|grant|demand|number|wait|need|case)[^.;,]){0,60}?\s(?:has|have)\sbeen\s(?:\w+ly\s)?"
            r"(?:reduced|cut(?:\sback)?|scaled\s(?:back|down)|withdrawn|curtailed)\s(?:back\s)?since\s"
        ),
        "reduced",
        "been cut",
        "been scaled",
        "withdrawn",
        "curtailed",
    ),
    (
        (
            r"(?:waits?|waiting)\s(?:(?:much|far|significantly|even|considerably)\s)?longer\s"
            rf"(?:for\s{_OF_OTHERS}[^.;,]{{2,50}}?\s)?{THAN}"
        ),
        "longer",
    ),
    (
        (
            r"more\s(?:changes\sof\s(?:\w+\s)?workers?|drift(?:\sand\sdelay)?|shortfalls|gaps|weaknesses|unallocated\s\w+)\b"
            rf"[^.;]{{0,40}}?\s{THAN}"
        ),
        "ore changes",
        "ore drift",
        "ore shortfalls",
        "ore gaps",
        "ore weaknesses",
        "ore unallocated",
    ),
    (
        (
            r"more\schildren\s(?:(?:now|still|in\scare|in\sneed)\s)*(?:are|remain|live|go)\b[^.;]{0,40}?\b"
            rf"(?:without|unallocated|unseen|at\srisk|too\slong)\b[^.;]{{0,50}}?\s{THAN}"
        ),
        "ore children",
    ),
    (
        (
            r"(?:seen|visited|supervised|reviewed|consulted|heard|supported)\s"
            rf"(?:less\s(?:often|frequently|regularly)|not\sas\s(?:often|regularly))\b[^.;]{{0,60}}?\s{THAN}"
        ),
        "less often",
        "less frequently",
        "less regularly",
        "not as often",
        "not as regularly",
    ),
    (
        rf"(?:fewer|less\slikely)\s[^.;]{{0,40}}?{_TO_CHILDREN}\b[^.;]{{0,60}}?\s{THAN}",
        "ewer",
        "ess likely",
    ),
    (
        r"no\slonger\s\w+\b[^.;]{0,80}?,\sas\s(?:it|they|was|were)\s(?:did|was|were|had|the\scase)",
        "no longer",
    ),
    (
        (
            r"no\slonger\s(?:(?:consistently|always|routinely|regularly)\s\w+"
            r"|(?:receives?|gets?|benefits?\sfrom|enjoys?|has|have)\s(?:the\ssame\s)?"
            r"(?:timely|good|regular|consistent|effective|prompt|reliable|high-quality|sufficient)\b)"
        ),
        "no longer",
    ),
)
_ASKED = (
    (
        r"(?:let|allowed)\s(?:their|the|its)\s[^.;,]{0,40}?\b(?:practice|standards|focus|oversight|quality|services?|grip)\b"
        r"[^.;,]{0,30}?\s(?:slip|slide|drift|decline|deteriorate|fall|wither|lapse)"
    ),
)
_THEN = (
    (
        rf"{_WEAKNESSES}\s(?:has|have)\s(?:\w+ly\s|since\s|also\s)?"
        r"(?:emerged|developed|arisen|opened\sup|deepened|multiplied)"
    ),
)
_NO_LONGER = (
    r"(?:is|are)\sno\slonger\s(?:so|the\scase)",
    r"(?:this|that|it)\sis\snot\s(?:now\s(?:the\scase|so)|(?:the\scase|so)\s(?:now|today))",
    r"do(?:es)?\s(?:so|this)\sno\slonger|no\slonger\sdo(?:es)?\s(?:so|this)",
    rf"(?:is|are)\s(?:now|again|once\s(?:again|more))\s(?:\w+ly\s)?{BAD}|(?:has|have)\sbeen\s{BAD}\ssince\b",
    r"(?:do(?:es)?|did)\snot\s(?:now\s)?(?:meet|reach|match)\s(?:that|this|the\ssame)\s(?:\w+\s)?(?:standard|level)",
    r"falls?\s(?:short\sof|below)\s(?:that|this)|now\s(?:rarely|seldom|infrequently)",
    (
        r"(?:at|on|during)\sthis\s(?:visit|inspection)(?:,\s|\s)(?:inspectors|we|they|it)\s(?:\w+\s)?(?:found|saw|were)\s"
        r"[^.;]{0,60}?\b(?:weak\w*|poor|too\s(?:many|few|often|long)|drift|delay\w*|inconsisten\w+|shortfalls|gaps|vague|unsafe)"
    ),
)
PHRASES = (
    *(form(Shape.WHOLE, Time.NOW, *each) for each in _NOW),
    *(form(Shape.WHOLE, Time.ASKED, each) for each in _ASKED),
    *(form(Shape.WHOLE, Time.THEN, each) for each in _THEN),
    *(form(Shape.NO_LONGER, Time.NOW, each) for each in _NO_LONGER),
)
