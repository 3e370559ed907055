"""Comparisons with an earlier time: how something worse is called, and how that time is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.decline import lexicon
from watcher.reading.reports.decline.words import Shape, Time, form

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

# What work alone can be: whatever is "less timely" is somebody's work, so its noun needn't be known.
OF_WORK = (
    r"(?:timely|prompt|thorough|rigorous|robust|responsive|purposeful|analytical|reflective|comprehensive|detailed"
    r"|child-\w+|well-\w+|focus+ed|incisive|curious|vigilant|attentive|co-?ordinated|joined-up)(?:ly)?"
)
GOOD_QUALITY = (
    rf"(?:{OF_WORK}|(?:strong|clear|swift|quick|close|skilled|sensitive|sharp|secure|safe|helpful|positive|ambitious"
    r"|confident|careful|diligent|curious|candid|probing|knowledgeable|specific|precise|accurate|meaningful|thoughtful|nurturing|effective|consistent|stable|reliable|dependable"
    r"|available|accessible|visible|evident|apparent|embedded|assured"
    r"|sufficient"
    r"|regular|frequent|complete|settled|useful|successful|decisive|coherent|cohesive|integrated|impressive|challenging|mature|developed"
    r"|structured|proactive"
    r"|likely\sto\s(?:be\s(?!harm|exclu|arrest|missed)\w+|get|receive|reach|lead|result|have)|information|preparation|thought|analysis|detail|notice|reflection|continuity"
    r"|sure|firm|solid|sound|alert|informed|connected|well|good|able|often)(?:ly)?|ably|(?:[\w-]+\s)?(?:help"
    r"|support|oversight|supervision|consistency|clarity|rigour"
    r"|scrutiny|challenge|curiosity|urgency|purpose|focus|grip|(?:time|contact)(?=\s(?:for|with)\s(?:children|famil"
    r"|their\s(?:social|personal|worker)))))"
)
"""What it is bad to have less of."""
BAD_QUALITY = (
    r"(?:variable|fragile|uneven|patchy|mixed|superficial|cursory|perfunctory|reactive|slow(?:ly)?|thinly|rushed|vague|fragmented|erratic|limited"
    r"|rarely|seldom|hit[\s-]and[\s-]miss"
    r"|process-\w+|adult-\w+"
    r"|task-\w+|crisis-\w+|cursory|perfunctory|poorly|descriptive|remote|bureaucratic|delayed|precarious|sporadic|haphazard"
    r"|(?:un(?!der)|dis|ir|inco|inad|ineff|insuff|infreq)\w+)"
)
WORSE = (
    r"(?:(?:much|even|far|still|rather|somewhat|\w+ly)\s)?(?:worse|weaker|poorer|lower|slower|longer\s(?:waits?|delays?|gaps?)|longer(?=\s(?:for|to\sbe|before|until)\b)|tardier|laxer|rarer|later|looser|thinner"
    r"|patchier|vaguer|sparser|narrower|flimsier|sketchier"
    r"|shallower|bleaker|lesser(?=\s(?:service|support|response|offer|help)\b)|(?:harder|more\sdifficult)(?=\s(?:for\s(?:children|famil\w+|parents|care|young)"
    rf"|to\s(?:obtain|access|get|reach|secure)))|more\s{BAD_QUALITY}"
    rf"|(?:late|delayed|missed|cancelled|postponed|overdue)\smore\soften|less\s(?:of\san?\s)?(?:\w+ly\s)?{GOOD_QUALITY})"
)
_INSPECTION = r"(?:inspections?|visits?|JTAI|reviews?|judgements?)"
_TIMES = (
    r"(?:20\d\d|spring|summer|autumn|winter|January|February|March|April|June|July|August|September|October|November"
    r"|December|May(?=\W\d|[.,]))"
)
_PERIOD = r"(?:time|year|month|quarter|term|week|period|point|occasion)s?"
_OTHERS = r"(?![^.;,]{0,40}\b(?:other|others|neighbour\w*|similar|nation\w*|England|region\w*|average)\b)"
"""Against other places nothing gets worse with time."""
EARLIER = (
    rf"{_OTHERS}(?:(?:children|families|parents|carers|care\sleavers|young\speople)\b[^.;,]{{0,40}}?\s(?:did|were|had|got|received|waited)"
    rf"|(?:it|they|this|these|those|that|there|(?:care\s)?(?:children|leavers|families))\s(?:(?:once"
    r"|previously)\s)?"
    r"(?:was|were|had|did|used\sto|has\sbeen|have\sbeen)"
    r"|(?:it|they|one|such\san?\s\w+|that\s\w+)\swould\s(?:\w+\s)?have\s(?:been|done|had|got|received)"
    r"|(?:earlier|older)\s(?:work|ones|records|plans|assessments|files|cases)|(?:was|were|had\sbeen)\s(?:\w+ly\s)?(?:the\scase|usual|normal|customary|expected|seen|found|reported|evident|true|identified|noted|described)"
    r"|(?:(?:the\s)?inspectors(?:\swho\s[\w\s]{3,30}?|\sof\s20\d\d)?|we)\s(?:had\s)?(?:last\s)?(?:saw|seen|found|reported|noted|visited|praised|described|commended|remember(?:ed)?|recall(?:ed)?)"
    rf"|the\s(?:picture|position|situation|findings?|state)\s(?:at|in|of|from|during)\s(?!this\b)(?:[\w'’]+\s){{0,4}}?(?:{_INSPECTION}|{_TIMES})"
    r"|(?:those|that|what|the(?:\s\w+){1,3}?)\s(?:that\s)?(?:inspectors|we)\s(?:\w+\s)?(?:saw|seen|found|reported|noted|praised|described|read|sampled"
    r"|examined|looked\sat)"
    r"|(?:the|that|those|what)\b[^.;,]{0,60}?\b(?:(?:seen|found|reported|identified|noted|described)\s(?:at|in|by"
    rf"|during|when)|\w{{4,}}ed\s(?:at|in|during)\s(?:[\w'’]+\s){{0,4}}?(?:{_INSPECTION}|{_TIMES})|before"
    r"|in\s(?:place|use|force)\s(?:at|in|by|during|before)"
    rf"|previously|earlier)"
    rf"|(?:at|in|during|by|on|for)\s(?:[\w'’]+\s){{0,5}}?(?:{_INSPECTION}|{_TIMES}|(?:last|previous|same|that"
    rf"|earlier)\s{_PERIOD}|time\sof|the\spast)"
    rf"|(?:the|their|its|our)?\s?(?:last|previous|earlier)\s(?:\w+\s){{0,3}}?(?:{_INSPECTION}|{_PERIOD}|{_TIMES})"
    rf"|the\s(?:\w+\s)?{_INSPECTION}\s(?:in|of)\s(?:\w+\s)?20\d\d"
    r"|under\s(?:the|its|their)\s(?:former|previous|earlier|old|last)\s\w+"
    r"|when|before|previously|formerly|hitherto|ever|once|(?:[\w-]+\s){0,3}?(?:years?|months?|weeks?)\s(?:ago"
    r"|earlier|before|previously))\b"
)
"""An earlier time, as it stands behind "than"."""
THAN = rf"than\s{EARLIER}"
_THAN = re.compile(
    r",?\s(?:(?!better|stronger|than)[\w'’-]+,?\s){0,9}?(?:than|(?:when\s)?compared\s(?:with|to)"
    rf"|in\scontrast\s(?:with|to)|unlike)\s{EARLIER}",
    re.IGNORECASE,
)
_AS = re.compile(rf"\s(?:[\w'’-]+\s){{0,6}}?as\s{EARLIER}", re.IGNORECASE)
_AGAINST_BEFORE = re.compile(
    r"\bin\s(?:each|every)\s(?:month|quarter|week|term|year)\s(?:that\sfollowed|since|thereafter)\b"
    rf"|\b(?:years?|months?)\son(?:\sfrom\s|,\s)|\b(?:compared\s(?:with|to)|in\scontrast\s(?:with|to)|unlike)\s{EARLIER}",
    re.IGNORECASE,
)
"""The same in front of the words: "compared with the last inspection, …"."""
_OPENS_AGAINST = re.compile(
    rf"\W*(?:compared\s(?:with|to)|in\scontrast\s(?:with|to)|unlike)\s{EARLIER}[^,;.]{{0,30}},[^.;]*,\sand\s",
    re.IGNORECASE,
)
"""What a sentence opens with holds for its second clause too."""
ACT = (
    rf"(?:{lexicon.DONE}|carried\sout|written\sup|drawn\sup|followed\sup|acted\son|(?:listened|responded)\sto"
    r"|(?:looked|cared)\s(?:after|for))"
)
"""What services do for children: who does it less well is always they."""
_SINCE = re.compile(r"\ssince\b", re.IGNORECASE)
_DONE_SINCE = re.compile(rf"(?:\s(?:{ACT}|informed))?\sever\ssince\b|\s{ACT}\ssince\b", re.IGNORECASE)
_SINCE_THEN = re.compile(
    rf"\bsince\s(?:the|that|its|their|20\d\d)\b(?:[^.;]{{0,60}}?{_INSPECTION}\b)?[^.;]*\b(?:is|are|has\sbeen"
    rf"|have\sbeen|(?:has|have)(?=\swaited|\sgot|\sreceived)|receives?|gets?)\s(?:now\s)?(?:an?\s)?(?:{ACT}\s|waited\s|got\s|received\s)?$",
    re.IGNORECASE,
)
"""The same told as what is so since: "since the last inspection, plans are less clear"."""
_EACH_YEAR = re.compile(
    r"\s(?:(?:with\s)?(?:each|every)\s(?:passing\s)?(?:month|quarter|term|year)|year\s(?:by|on|after)\syear|month\s(?:by|on|after)\smonth)\b",
    re.IGNORECASE,
)
# Before a good thing: "fewer visits".
_LESS_OF = re.compile(r"\b(?:fewer|less|reduced|needs?|needing|requires?)\s$", re.IGNORECASE)
_NEEDS = (
    "than |compared|contrast|unlike|years on|months on|year on|year by|year after|each |every |"
    "month by|month on|month after|since |since,|that followed|thereafter"
)
"""Letters of which a sentence has some where it compares with a time before."""
_NOT_AS = (
    r"(?:not|no\slonger|nowhere\snear|neither)\s(?!needs?\b|have\sto\b)(?:[\w-]+\s){0,9}?(?:as|so)\s"
    r"(?!(?:an?|the|yet|part|many|much|high|long|late|bad|weak|poor|large|big|small|busy|old|new|formal|expensive"
    r"|complex|difficult|hard|common"
    r"|serious|severe|acute|isolated|reliant|dependent)\b)[\w-]+"
)
_THEIRS = re.compile(
    rf"\b(?:not|is|are|was|were|been|being)\s(?:\w+\s)?(?:(?:and|or)\s)?{ACT}\s(?:(?:[\w-]+\s){{0,3}}?(?:as"
    rf"|so)\s[\w-]+|(?:(?:out|up|back|on|together|alone|with)\s)?{WORSE})$"
    rf"|\A{ACT}\s{WORSE}$|(?:oversight|supervision|scrutiny|rigour|challenge|grip|help|support|time|contact)$"
    r"|\bsee\s(?:their\s|a\s)?(?:social\sworkers?|personal\sadvisers?|advisers?|workers?)\s[\w\s]{4,20}$"
    rf"|\b(?:are|is"
    r"|now|become|far(?:e|es))\sless\s(?:well|safe)$"
    rf"|\b{ACT}\swith\s(?:{WORSE})$|\bwait(?:s|ing|ed)?\s(?:\w+\s)?longer$|\blonger\s(?:waits?|delays?|gaps?)$"
    r"|(?<!school\s)(?<!schools\s)(?<!children\s)(?<!people\s)(?<!they\s)\b(?:takes?\splace|starts?|begins?|happens?|comes?|arrives?)\s(?:\w+\s)?(?:later|less\soften|more\sslowly)$",
    re.IGNORECASE,
)
_BY_STAFF = re.compile(
    r"\b(?:social\sworkers|(?:reviewing|designated)\sofficers|practitioners|managers|leaders|staff|workers|advisers"
    r"|chairs|IROs|councillors|members|authority|council)\b[^.;,]*\s"
    rf"(?:less|as|so)\s(?:\w+ly|well|often|effective|visible|available|challenging|able|{OF_WORK})$",
    re.IGNORECASE,
)
_ACTED = re.compile(rf"\s{ACT}\b", re.IGNORECASE)
_OF_WORK = re.compile(rf"(?:less|as|so)\s(?:\w+ly\s)?{OF_WORK}$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?!(?:it|they|this|these|those|that|there)\b)\w{3,}.*\s(?:is|are|was|were|been|become)\b", re.IGNORECASE
)
"""Words before that name something of which the others are said."""
_GETS = re.compile(r"\b(?:help|support|visits|services?)\b", re.IGNORECASE)
"""What children do not get as early as they did."""
_STATE = re.compile(
    r"\s(?:position|picture|state|place|footing|standard|level|deal|service|experience|response|offer|start)\b|\soff\b"
    r"|\sto\s(?:reach|see|contact|speak\sto)\s(?:their|an?|the)\s(?:\w+\s)?(?:adviser|worker)\b",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"\A\W*(?:the|this|that)\s(?:position|picture)\s(?:for\s(?:[\w-]+\s){1,4})?(?:is|has\sbecome)\s(?:now\s)?$",
    re.IGNORECASE,
)
_NEEDED_BY_AS = (
    f"{_NEEDS}| as th| as it| as in| as at | as w| as during| as before| as by | as on | as for| as our | as under "
    "| as previous| as last| as earlier| as once| as ever| as children| as care| as leavers| as famil|year|month|week"
)
FORMS = (
    form(Shape.COMPARISON, Time.NOW, WORSE, _NEEDS),
    form(
        Shape.COMPARISON,
        Time.NOW,
        r"(?:greater|more|increased)\s(?:inconsistency|variability|variation|unevenness|weakness)(?=\sin\b)",
        _NEEDS,
    ),
    form(Shape.COMPARISON, Time.NOW, _NOT_AS, _NEEDED_BY_AS),
)


def with_earlier(where: Place) -> bool:
    """Return whether the clause compares these words with an earlier time, and they aren't what is less now."""
    against = _AS if where.words[0] in "nN" else _THAN
    in_itself = " than " not in where.after and _SINCE_THEN.search(f"{where.earlier}{where.before}")
    since = _SINCE.match(where.after) and _THEIRS.search(f"{where.before}{where.words}")
    compared = (
        since
        or _DONE_SINCE.match(where.after)
        or _EACH_YEAR.match(where.after)
        or against.match(where.after)
        or _AGAINST_BEFORE.search(where.before)
        or in_itself
    )
    compared = compared or _OPENS_AGAINST.match(where.earlier)
    return bool(compared) and not _LESS_OF.search(where.before)


def names_services(where: Place) -> bool:
    """Return whether the words name what services do, or how they stand: "seen less often", "a weaker position"."""
    act = f"{where.before}{where.words}"
    return bool(
        _THEIRS.search(act)
        or _GETS.search(where.words)
        or _BY_STAFF.search(act)
        or _ACTED.match(where.after)
        or _STATE.match(where.after)
        or _OF_STATE.search(where.before)
    )


def is_of_work(where: Place) -> bool:
    """Return whether only somebody's work can be what the words say of something: "reviews are less timely"."""
    return bool(_OF_WORK.search(where.words) and _NAMED.match(where.before.lstrip()))
