"""Phrases that say of what there is more than before, or less: weaknesses and waits, visits and help."""

from __future__ import annotations

from functools import partial

from watcher.reading.reports.decline import lexicon
from watcher.reading.reports.decline.comparisons import ACT, EARLIER, THAN
from watcher.reading.reports.decline.words import BAD, GOOD, HOW, WEAKNESSES, Shape, Time, form

_OF_OTHERS = r"(?!(?:[\w-]+\s){0,4}?(?:health|medical|doctors?|dent\w+|GP|schools?|courts?|diagnos\w+|therap\w+))"
"""What partners do, or what waits for them."""
_OF_CARE = (
    r"(?![^.;]*\b(?:treatments?|health|autis\w+|ADHD|neuro\w+|psycholog\w+|therap\w+|diagnos\w+|speech|CAMHS|NHS)\b)"
)
"""No word of medical care behind."""
_TO_CHILDREN = (
    r"(?:\bto\sbe\s(?:seen|visited|heard|helped|supported)|\bup-to-date|\bpathway\splans?|\badvisers?|\btimely"
    r"|\bsuitable\saccommodation|\bseen\s(?:alone|on\stime|promptly|regularly)|\bvisited|\bin\stouch"
    r"|\btheir\s(?:voices?|views|needs)\s(?:heard|met|considered)|\bgood\squality|\b(?:in|on)\stime\b|\bin\stimescales?"
    r"|\breceive\s(?:an?|their)\s(?:\w+\s){0,3}?(?:interview|visit|assessment|review|service|response|offer|plan))"
)
"""What children get from a service that works: fewer who get it are its decline."""
_GET = (
    rf"(?:be\s(?:\w+ly\s)?(?!looked|cared|managed|challenged){ACT}|receive\s(?:[\w-]+\s){{0,5}}?(?:help|support|visits?"
    r"|interviews?|assessments?|reviews?|services?|responses?|offers?|plans?|contact))"
)
_WELL = r"(?:(?:on|in|to)\stime|promptly|quickly|alone|often|regularly|properly|well|fully|thoroughly|within)"
_HELPED = (
    r"(?:visited|seen|supported|helped|offered|heard|consulted|matched|allocated|listened\sto)\b"
    r"(?!\s(?:late|out|outside|by\s(?:the\s)?(?:duty|agency|police)))"
)
"""What is done for those of whom there are fewer than before: to assess or place fewer is no worse by itself."""
_now = partial(form, Shape.WHOLE, Time.NOW)
_then = partial(form, Shape.WHOLE, Time.THEN)
FORMS = (
    # Weaknesses are new, back, or more.
    _now(
        rf"(?:{WEAKNESSES}|delays?|drift|too\s(?:many|few|often|long))\b[^.;]{{0,90}},\swhich\s(?:was|were)\snot\s(?:the\scase|seen|evident|present|there)\s(?:(?:at|in|during|when)\b[^.;]{{0,30}}?\b(?:last|previous|earlier)|previously|before)",
        "which was not|which were not",
    ),
    _now(
        rf"(?:{WEAKNESSES}|delays)\b[^.;]{{0,80}}?,?\s(?:which|that)\s(?:was|were|had\sbeen)\s(?:\w+\s)?(?:limited|confined|restricted|isolated|few|rare|minor|small)\b[^.;]{{0,60}}?\s(?:is|are|has|have)\s(?:now|become|since|spread|been\sallowed)",
        "is now|are now|has now|have now|become|as since|ave since|spread|been allowed",
    ),
    _now(
        rf"(?:{WEAKNESSES}|drift|delays?|problems)\b[^.;]{{0,60}}?\s(?:has|have)\s(?:\w+ly\s|since\s|now\s)?(?:re-?emerged|returned|come\sback|resurfaced|re-?appeared|crept\s(?:back|in(?:to)?)|spread)",
        "emerged|returned|come back|resurfaced|appeared|crept|spread",
    ),
    _now(
        rf"{BAD}\s(?:social\swork\s)?(?:practice|work|oversight|planning|decision-making)\s(?:is|are)\s(?:now\s)?more\s(?!rare|isolated)\w+\s{THAN}",
        "is more|are more|now more",
    ),
    _now(
        r"(?:number|proportion|percentage)\sof\s(?:children|care\sleavers"
        r"|families)\b[^.;,]{0,40}?\b(?:(?:waiting|who\swait)\s(?:\w+\s){0,2}?for\san?"
        r"|no|without\san?|not\s(?:had|been|have|received)(?:\san?)?)\s"
        r"(?:allocated|allocation|visit\w*|seen|social\sworker|up-to-date|plan|assess\w+|review\w*"
        r"|personal\sadviser)\b[^.;]{0,40}?\s(?:has|have)\s(?:\w+\s)?(?:doubled|trebled|risen|increased|grown)",
        "doubled|trebled| risen| grown|s increased|e increased|y increased|now increased|also increased",
    ),
    _now(
        r"(?:(?:leaders|managers|members|councillors|workers|advisers|staff)\s(?:now\s)?(?:know|understand|(?:see|hear)(?!\sless\sof\s(?:their|the|its|each)\s(?:\w+\s)?(?:directors?|leaders?|managers?|chief|colleagues|others?)\b))"
        r"|(?:services?|teams?|school|hub|panel|board|authority|council)\s(?:now\s)?(?:does|do|offers?|provides?))\s"
        rf"(?:(?:much|far)\s)?less\b[^.;,]{{0,60}}?\s{THAN}",
        " less ",
    ),
    _now(
        rf"(?:proportion|share|amount|number|percentage)\sof\s(?:inadequate|poor|weak|late|unallocated)\s(?:work|practice|plans|assessments|cases|visits)\b[^.;,]{{0,40}}?\s(?:has|have)\s{HOW}(?:grown|risen|increased|doubled|trebled)",
        "of inadequate|of poor|of weak|of late|of unallocated",
    ),
    _now(
        rf"(?:times?|waits?)\b{_OF_CARE}[^.;,]{{0,40}}?\b(?:to\sbe\sseen|for\s(?:an?\s|the\s|their\s)?"
        rf"{_OF_OTHERS}(?:[\w-]+\s){{0,3}}?(?:assessments?|visits?|social\sworkers?|reviews?|allocation|support|help"
        r"|short\sbreaks|responses?))\b[^.;,]{0,40}?\s(?:has|have)\s"
        rf"{HOW}(?:lengthened|increased|grown|doubled|worsened|deteriorated|risen|got\s(?:longer|worse)|become\slonger)",
        "lengthened|increased|grown|doubled|worsened|deteriorated|risen|got longer|become longer|got worse",
    ),
    # Children get less.
    _now(
        r"(?:children|leavers|families|people|parents|carers|they)\s(?:\w+\s)?(?:see|hear|get|receive)\s(?:(?:much|far|even)\s)?less\s"
        rf"(?:of|from|help|support|time)\b(?!\s(?:the\s)?(?:police|courts?|different|several|many|duty|agency|outside|external|temporary|strangers)\b)[^.;,]{{0,60}}?\s{THAN}",
        " less ",
    ),
    _now(
        r"(?:services?|offer|provision|support|help|teams?|clinics?|cent(?:re|er)s?)\b"
        r"(?:(?!budget|fund|grant|demand|number|wait|need|case)[^.;,]){0,60}?\s(?:has"
        r"|have)\s(?:been\s)?(?:\w+ly\s)?"
        r"(?:reduced|cut(?:\sback)?|scaled\s(?:back|down)|withdrawn|curtailed)\s(?:back\s)?(?:except\s[^.;,]{3,30}\s)?since\s",
        "reduced|been cut|been scaled|withdrawn|curtailed",
    ),
    _now(
        rf"(?:waits?|waiting|spends?|spending)\s(?:(?:on\saverage\s)?[\w-]+\s(?:days|weeks|months)\s|(?:much|far|significantly|even|considerably)\s)?longer\s(?:(?:for|under|in|to)\s{_OF_OTHERS}[^.;,]{{2,50}}?\s)?{THAN}",
        "longer",
    ),
    _now(
        r"more\s(?:(?:cases|children|plans|assessments|instances|examples)(?=[^.;,]{0,60}?\b(?:not\s|drift"
        r"|delay\w*|poor|weak|inadequate|unsafe|too\slate))|changes\sof\s(?:\w+\s)?workers?"
        r"|drift(?:\sand\sdelay)?|shortfalls|gaps|weaknesses|unallocated\s\w+)\b"
        rf"[^.;]{{0,40}}?\s{THAN}",
        "than ",
    ),
    _now(
        rf"(?:failing|losing\ssight\sof)\smore\schildren\s{THAN}|more\s(?:children|families"
        rf"|care\sleavers)\s{THAN}\b[^.;]{{0,40}}?"
        r"\b(?:without|unallocated|unseen|at\srisk|left|too\s(?:long|late)|drift|delays?|longer|in\sunsafe)\b"
        rf"|more\s(?:visits|assessments|plans|reviews|decisions|conferences)\s(?:are|is)\s{BAD}\s{THAN}",
        "than ",
    ),
    _now(
        rf"tak(?:e|es|ing)\s(?:\w+\s)?longer\s{_OF_OTHERS}(?:[^.;,]{{2,50}}?\s)?{THAN}"
        r"|since\s[^.;]{3,90},\s(?:children|families|care\sleavers"
        r"|young\speople)\s(?:[\w-]+\s){0,3}waits?\s(?:\w+\s)?longer"
        r"|now\stakes?\s(?:\w+\s)?longer\s(?=for\schildren|to\s(?:allocate|complete|visit|see|assess|match|review))"
        rf"|wait\w*\s(?:(?:more\sthan|almost|nearly|about)\s)?(?:twice|three\stimes|four\stimes)\sas\slong\s{_OF_OTHERS}[^.;,]{{0,60}}?\bas\s{EARLIER}"
        r"|time\s(?:that\s)?(?:it\stakes|taken)\sto\s(?:allocate|complete|visit|see|assess|match|review"
        r"|respond|decide|place"
        rf")\b{_OF_OTHERS}[^.;,]{{0,50}}?\s(?:has|have)\s{HOW}(?:lengthened|increased|grown|doubled|risen)",
        "longer|as long|time it takes|time that it|time taken",
    ),
    _now(
        rf"more\schildren\s(?:(?:now|still|in\scare|in\sneed)\s)*(?:are|remain|live|go|experience|have|wait|face)\b[^.;]{{0,40}}?\b(?:without|unallocated|unseen|at\srisk|too\slong|drift|delays?|longer)\b[^.;]{{0,50}}?\s{THAN}",
        "than ",
    ),
    _now(
        r"(?:drop|fall|decline|reduction)\sin\sthe\s(?:proportion|percentage|share"
        rf"|number)\sof\s[^.;,]{{0,60}}?{_TO_CHILDREN}"
        r"\b[^.;]{0,60}?\bsince\b"
        r"|(?:has|have)\s(?:also\s)?(?:been|seen)\s(?:an?\s)?(?:\w+\s)?(?:drop|fall|decline|reduction)\sin\sthe\s(?:proportion|percentage"
        rf"|share)\sof\s[^.;,]{{0,60}}?{_TO_CHILDREN}"
        r"|fewer\s(?:children|families|care\sleavers|young\speople)\b[^.;]{0,30}?\snow\s(?:receive|get"
        r"|benefit\sfrom)\s(?:\w+\s){0,2}?"
        r"(?:help|support|visits?|services?|interviews?)\b|"
        r"(?:when\s)?compared\s(?:with"
        rf"|to)\s{EARLIER}[^.;]{{0,30}},\s[^.;]{{0,30}}?(?:fewer\s[^.;]{{0,40}}?{_TO_CHILDREN}|(?:more\s(?:cases"
        r"|children|plans|assessments)|(?:higher|larger|greater)\s(?:proportion|share|number|percentage)\sof)\b"
        r"[^.;]{0,60}?\b(?:not|drift|delay\w*|poor|weak|unsafe|late)\b)"
        rf"|(?:fewer|less)\s(?:examples|instances|evidence)\sof\s(?:\w+ly\s)?{GOOD}\b[^.;]{{0,40}}?\s{THAN}",
        "compared|than |drop in the|fall in the|decline in the|reduction in the|fewer",
    ),
    _now(
        rf"more\s(?:of\s)?[^.;,]{{2,50}}?\s(?:as\s)?(?:weak|poor|inadequate|unsafe|late|overdue)\sthan\s(?:(?:their|our|the)\s(?:\w+\s)?predecessors|{EARLIER})"
        r"|that\sground\s(?:has|have)\s(?:since\s)?been\s(?:lost|ceded)|ground\swas\slost\b[^.;]{0,120}?\b(?:yet\sto|not)\b",
        "more |ground",
    ),
    _now(
        r"backlogs?\b[^.;,]{0,100}?\s(?:has|have)\s(?:(?!not|never)\w+\s)?(?:built\sup|come\sback|returned|grown|formed|appeared)\sagain\b",
        "backlog",
    ),
    _now(
        r"it\s(?:has|had)\s(?:\w+\s)?(?:become|got|grown)\s(?:\w+\s(?:and|or)\s)?(?:slower|harder|more\sdifficult)\s(?:(?:and|or)\s\w+\s|since\s[\w\s]{2,25}\s)?"
        r"to\s(?:get|reach|obtain|contact|see|speak|hear)\b(?![^.;,]*\b(?:GPs?|dentist|doctor|surgery|flats?|housing|homes?|jobs?|work|loans?|schools?)\b)"
        r"|(?:workers?|advisers?|managers?|officers?|teams?|council|authority)\s(?:has|have)\s(?:\w+\s)?(?:become|got|grown)\s(?:\w+\s)?(?:slower|harder|more\sdifficult)\sto\s(?:reach|contact|see|get\shold|respond|answer|return)\b",
        "harder|slower|difficult",
    ),
    _now(
        rf"less\slikely\s(?:to\s(?:be\sprotected|{_GET})\b[^.;]{{0,80}}?\s{THAN}|{THAN}\s[^.;,]{{0,40}}?\bto\s{_GET}\b)"
        r"|(?:offered|available|provided|open)\sto\s(?:\w+\s)?fewer\s(?:children|families|care\sleavers|young\speople"
        rf"|carers)\s{THAN}"
        rf"|(?<!because\s)fewer\s(?:[\w'’-]+\s){{0,6}}?(?:{ACT}\b[^.;,]{{0,30}}?\s{_WELL}|{_HELPED})\b[^.;,]{{0,60}}?\s{THAN}"
        rf"|fewer\s(?:[\w-]+\s){{1,3}}{THAN}\b[^.;]{{0,80}}?{_TO_CHILDREN}"
        rf"|(?:fewer|less\slikely)\s[^.;]{{0,40}}?{_TO_CHILDREN}\b[^.;]{{0,60}}?\s{THAN}",
        "than ",
    ),
    _now(
        rf"(?:(?:was|were)\s(?:\w+ly\s)?{ACT}\s(?:with?in|every|on\stime|in\stime|promptly|regularly|quickly|alone)\b"
        r"|used\sto\s(?:visit|see|meet|hold|review|receive|get|offer|provide))[^.;]{0,60}[;.]\s(?:but\s)?(?:they|it|this)\s"
        r"no\slonger\s(?:is|are|do|does|happens?)(?=[.,;]|$)",
        "no longer",
    ),
    _now(
        rf"no\slonger\s(?:\w+ly\s)?(?:{lexicon.DO})s?\s(?![^.;]*\b(?:late|only|too|over|more\sthan|delay\w*)\b)[^.;]{{3,120}}?,\sas\s(?:it|they)\s(?:did|had|used\sto)\s(?:{EARLIER})"
        r"|can\sno\slonger\s(?:(?:rely|count)\son|(?:see|visit|help|support|meet)\b[^.;,]{0,40}?\s(?:as"
        r"|so)\s(?:often|well|quickly))|(?:leaders|managers|partners|authority"
        r"|council)\scan\sno\slonger\sbe\s(?:sure|assured|confident)|no\slonger\s(?:(?:consistently|always"
        r"|routinely|regularly)\s\w+"
        r"|\w+\b[^.;,]{0,40}?\s(?:regularly|promptly|routinely|consistently|reliably|thoroughly|(?:as|so)\soften"
        r"|when\sthey\sshould)"
        r"|(?:receives?|gets?|benefits?\sfrom|enjoys?|has|have|provides?|offers?|delivers?|gives?"
        r"|ensures?)\s(?:the\ssame\s)?"
        r"(?:timely|good|regular|consistent|effective|prompt|reliable|high-quality|sufficient)\b)",
        "no longer",
    ),
    _then(
        rf"backlogs?\b[^.;,]{{0,100}}?\s(?:has|have)\s{HOW}(?:built\sup|developed|accumulated|formed|arisen|emerged|come\sback|returned)",
        "backlog",
    ),
    _then(
        rf"{WEAKNESSES}\s(?:has|have)\s(?:\w+ly\s|since\s|also\s)?(?:emerged|developed|arisen|opened\sup|deepened|multiplied)",
        "emerged|e developed|s developed|y developed|also developed|arisen|opened up|deepened|multiplied",
    ),
)
