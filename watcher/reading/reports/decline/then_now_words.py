"""Classes of words that tell two times apart, and what was well from what is not."""

from __future__ import annotations

import re

from watcher.reading.either_case import EitherCase
from watcher.reading.reports.decline.words import RARE

BORDER = re.compile(
    r"[;:.!?]\s|,\s|(?<!-)\s(?:but|and|-)\s|\s(?=(?:whereas|where|while)\s)|\s(?=(?:(?:is|are|has|have)\s)?(?:now|today|currently)\s)|\s(?=gave\sinspectors\s|turned\sout\s|(?:has|have)\s(?:slid|reverted|lapsed|gone\sback|been\s(?:lost|let)|given\sway)\s)"
)
THEN = EitherCase(
    r"""\b(?:(?:at|in|of|during|by|from)\s(?:the|our|its|their|that|this)\s(?:\w+\s){0,2}?(?:last|previous|earlier|20\d\d
        |second|first|third|fourth)\s(?:\w+\s)?(?:inspection|visit|report|JTAI|review)
    |(?:last|previous)\s(?:inspection|visit|report|letter)|there\swas\sa\stime|(?:which|that)\s(?:we|inspectors)\s(?:had\s)?(?:described|praised|commended|admired)|(?:in|until)\s(?:[A-Z][a-z]+\s)?20\d\d
    |(?:years?|months?)\s(?:ago|earlier|before)|by\s(?:the\s)?(?:spring|summer|autumn|winter|end|time)\sof|at\s(?:that|one)\stime|(?:first|early)\s(?:year|months|days)|after\s(?:the|two|three|four|several)\s(?:\w+\s)?(?:visits|inspections)\sat\swhich|which\shad\s(?:become|grown|come|reached)|had\s(?:reported|found|seen|noted|described)|the\sletter\s(?:of|that\sfollowed)
    |the\s(?:last|previous|earlier|20\d\d)\s(?:inspection|visit|report|letter|inspectors|team\sof\sinspectors)|until\s(?:the|its|their)|once\s(?!again|more|a\b|the\b|an\b|they|it\b|children|again|every)(?=\w+(?:ed|ept|ent|aw|ot|ad|et|new)\b)|previously|formerly|(?:was|were|,)\sonce(?!\sagain|\sa\b)|\bonce\san?\s(?:\w+\s)?(?:fixture|strength|feature|hallmark|model|norm|source)
    |(?<!\bis\s)(?<!\bare\s)(?<!\bbe\s)(?<!being\s)(?<!were\s)(?<!was\s)(?<!and\s)(?<!or\s)(?<!,\s)(?<!been\s)used\sto\s(?!\w+ing\b|help|inform|support|identify|monitor|track|assess|improve|plan|develop|ensure|address|good|great|evaluate|measure|prioriti|target|strengthen|shape|guide|drive|hold|challenge|record|share|gather|analy|evidence|promote|enhance|manage|understand)\w+
    |before(?=[.,;]?$)|had\s(?:been|once)|until\s(?:recently|last)|last\s(?:visited|inspected|looked|came|here)
    |(?:in|of|until)\s(?:the\s)?(?:spring|summer|autumn|winter)\s(?:of\s)?20\d\d)\b""",
    re.VERBOSE,
)
LETTERS = (
    *("last ", "previous", "20", "ago", "month before", "months before", "year before", "years before", "earlier"),
    *("formerly", " once"),
    *("used to", "had been", "had once", "until recently", "first ", "second ", "third ", "fourth "),
    *("letter", "described", "praised", "a time", "that time", "one time", "until the", "until its", "until their"),
    *("early ", "whereas", "visits at", "had reported", "had found", "had become", "had grown", "had reached"),
)
"""Letters of which a sentence about an earlier time has some."""
WAS = EitherCase(
    r"\b(?:was|were|had|saw|used|did|praised|judged|found|noted|reported|described|rated|held|received|knew|kept"
    r"|gave|took|got|offered|provided|benefited|could|wrote|spoke|looked|tested|listened|matched|met|shared|brought|once|(?:strengths?|good|strong|sound|timely|clear|effective)\s(?:in|at|when))\b",
)
GOOD_WORDS = r"""
    (?:(?<!to\sbe\s)good(?!\senough)|judged\sto\sbe\s(?:good|outstanding)|strong|strengths?|praised?|commended|(?<!\bas\s)well(?!\s(?:short|below|behind|under|over|above|off)\b)|could\s(?:count\son|rely\son|follow|trace)|in\s(?:hand|order)
    |(?:prompt|effective|regular|quick|swift|consistent|careful|punctual|confident|brisk|proactive|curious)(?:ly)?(?!\senough)|closely|sound|timely|robust|thorough|with\scare(?!\sleav)|(?<!un)safe(?:ly)?|warmly|dependab\w+|rich(?:er)?|always|the\snorm|a\sfixture|analytical|real|moving\sforward|exemplary|(?:an?\s)?full\s(?:note|record|account|history)|a\smodel|impressive|conscientious|attentive|diligent\w*|well-\w+|calm|envy|stable|settled|cohesive|child-centred
    |clear|secure|reliable|the\smajority\sof\s(?:\w+\s){1,4}were|most\s(?:children|(?:\w+\s){1,3}(?:were|had|got|received))|usually|routinely|regular\sintervals|the\ssame\s(?:\w+\s){0,2}?(?:worker|officer|adviser|carers?|chair)|responsive|purposeful|skilled|sensitive
    |accurate|comprehensive|rigorous|detailed|high[\s-]quality|(?<!not\s)(?:(?:on|in)\stime|with?in\stimescales?|up\sto\sdate)
    |(?:nearly|almost|virtually)\s(?:all|every\w*)|every\s(?:day|morning|week)|(?:with?in|inside)\s(?:the|an?|one|two)\s(?:hour|day|week|month)s?|each\s(?:day|morning|week|term)|monthly|benefits?)"""
GOOD = EitherCase(rf"\b{GOOD_WORDS}\b", re.VERBOSE)
NOW = EitherCase(
    r"\b(?:now|today|currently|these\sdays|nowadays|at\spresent|since\sthen|no\slonger|any\smore|on\sthis\sone|this\s(?:time|year)|(?:on|at)\sthis\soccasion|over\sthe\s(?:past|last)\s(?:year|\w+\smonths)|at\sthe\spresent\s(?:visit|inspection)|(?:has|have)\s(?:\w+\s){0,3}?since(?=[.,;]|\s(?!the\b|20\d\d)|$)|(?:at|on|during)\sthis\s(?:visit|inspection"
    r"|occasion))\b"
    r"|\b(?:it|they|these|those|this)\s(?:has|have)\b|^\W*(?:(?:and|but)\s)?(?:(?:some|much|most|little|none|part)\sof\s)?(?:it|they|this|these|those|that|which|both)\s(?:\w+\s)?(?:is|are|has|have|does|do|can|could)\b"
)
"""What sets a clause against the time before, or takes up what was good then: else it may be of something else."""
AT_THIS = re.compile(
    r"\W*(?:now|today|currently|these\sdays|nowadays|(?:at|on|during)\sthis\s\w+|this\stime)", re.IGNORECASE
)
NOW_FIRST = re.compile(r"(?:(?:is|are|has|have)\s)?(?:now|today|currently)\b", re.IGNORECASE)
"""How a clause begins that is of one with the words before it."""
GOES_ON = re.compile(r"\W*(?:is|are|has|have)\b", re.IGNORECASE)
"""How a clause begins that has the subject of the one before it."""
SINCE_THEN = re.compile(r"\bSince\s(?:the|that|its|their|our|20\d\d)\b")
HAS_BEEN = EitherCase(r"\b(?:has|have)\b")
STILL = EitherCase(r"\b(?:still|remains?|continues?)\b")
"""It was so before."""
HAVE = (
    r"have(?!\s(?:to\s(?:wait|repeat|chase|ask)|(?:too\s|any\s|so\s)?(?:many|much|long|repeated|frequent|unnecessary|delays?"
    r"|changes|drift|gaps))\b)"
)
"""Not to have this is bad; what nobody would want to have, such as long waits, it is well to be spared."""
BAD = EitherCase(
    rf"""\b(?:late(?:ness)?|delay(?:s|ed)?|poor(?:ly)?|weak(?:er)?|inconsistent(?:ly)?|uneven(?:ly)?|variabl[ey]|patchy
    |{RARE}|only\s(?:an?\s)?(?:very\s)?(?:small|few|some|minority|handful|half|third|quarter)|too\s(?:few|many|long|often|slow|little|late)|fewer\sthan\shalf
    |less\s(?:than\shalf|often|well|of)|un(?:read|opened|seen|visited|answered|allocated|recorded|checked)|miss(?:es|ed)?(?!ing)
    |hesitant|reactive|hurried|thin|scant|threadbare|muddled|chaotic|tick-?box|perfunctorily|(?:is|are)\s(?:now\s)?the\sexception|lapsed|stopped|ceased|neglected|behind|in\s(?:their|[\w\s]{{2,20}}?['’]s?)\sabsence
    |sees?\sless|overdue|out\sof\sdate|superficial|vague|rushed|perfunctory|broken\sdown|drift\w*|unclear|lost
    |wait(?:s|ed)?\s(?:for\s)?(?:\w+\s)?(?:weeks|months)|only\s(?:exceptionally|by\sexception)|lurch(?:es|ing)?
    |(?:has|have)\s(?:\w+\s)?been\sreduced\sto\san?|not\s(?:run|(?:met|sat)(?=\W*$|\s(?:for|since|in|at|as)\b)|taken\splace)|backlogs?|longer(?!\sterm)|twice\sas|untimely|unreliable|unsafe|inadequate(?:ly)?|insufficient(?:ly)?
    |ineffective(?:ly)?|stale|protracted|absent|not\s(?:\w+\s){{0,2}}?(?:held|always|been\s(?:sustained|maintained|kept)|last
        |get|receive|{HAVE}|seen|enough|good|happen\w*)
    |an?\s(?:area\sof\s)?(?:\w+\s)?(?:weakness|concern)|long\s(?:waits?|delays?)|brief|minimal|eroded|fall(?:en)?|dropped|declin\w+|struggl\w+|confused|gaps?)\b""",
    re.VERBOSE,
)
BAD_AS_WELL = EitherCase(
    r"\b(?:lack(?:s|ing|ed)?|left\s(?:without|at\srisk|waiting|unsafe)|(?:do|does|did|have|has)\snot\s(?:\w+\s)?(?:challenge|tackle"
    rf"|notice|know|understand|see|{HAVE}|get|receive|make|ensure|provide|offer|act)|cannot\s(?:\w+\s)?(?:find|get|see|reach|rely)|fails?\sto"
    r"|failed\sto|struggles?|too\s(?:many|few|much|little|long|late|slow\w*|often))\b"
)
"""The same by verbs."""
NONE_OF = EitherCase(
    r"\b(?:not|no|never|few|fewer|little|less|rarely|seldom|without|rather\sthan|none|aware\sof|clear\sabout|know|understand|reduc\w+|tackl\w+)\b"
    r"[^,;]{0,30}$"
)
_HELP = (
    r"(?:visit(?:ed|s)?|seen?|me[et]t?|knows?|checks?|checked|reads?|held|hold|offer(?:ed|s)?|attend(?:ed|s)?|speaks?|listens?|help(?:ed|s)?|support(?:ed|s)?"
    r"|observed?|audit(?:ed|s)?|tracks?|provided?|give[ns]?|reviewed|supervised?|challenged?|discuss(?:ed|es)?|share[ds]?|brings?|sen[dt]|receives?|gets?|booked|updated|answered|matched|tested|written|recorded|have\stime)"
)
HELPED = EitherCase(rf"\b(?:used\sto|once)\s(?:\w+ly\s)?{_HELP}\b(?!.*\b(?:only|crisis|without|never|too)\b)")
"""What staff once did for children, or each other."""
DENIED = EitherCase(
    rf"""\b(?:not|no\slonger|never|neither|nobody|no\sone|none|hardly|seldom|rarely|cannot|no\ssuch\s\w+|little|nothing)
    (?:\s(?!chang|alter|wors|weak|slip|suffer|affect|drift|delay|wait|look|consider|inspect|examin|revisit|sampl|cover|within|less|worse|different|lost|any\b)[\w'’-]+){{0,5}}?
    \s(?:so|true|the\scase|usual|evident|apparent|found|left|appear|sa(?:y|id)|claim|reach\w*|repeat\w*|last(?:ed)?|surviv\w+|outliv\w+|endur\w+|continued|kept|maintained|sustained|in\splace|available
        |{GOOD_WORDS}|(?<=no\slonger\s){_HELP})\b
    |\bno\s(?:\w+\s){{1,4}}at\sall\b|\b(?:was|were|is|are|did|do|does|has|have|could|can)\snot(?=[.,;:]|$)|\bhesitate\b|\b(?:reverse|opposite)\s(?:is|was)\b""",
    re.VERBOSE,
)
"""How a clause says that what the one before it called good is so no more."""
WENT = EitherCase(
    r"""\b(?:given\s(?:back|up|away)|revert\w*|slid|gone\sback|on\spaper\salone|let\s(?:[\w'’-]+\s){1,4}(?:go|slip|lapse)|withdrawn|dissipated|into\sconfusion|holes|(?:cause\sfor|gave\sinspectors|some)\sconcern|concerned\sinspectors
    |disbanded|disappeared|thinned|shrunk|tailed\soff|fallen\saway|ceded|perfunctory|generic|token|few\s(?:teams|workers|managers|staff|children|families|advisers)\s(?:have|get|do|are|can)|without(?!\s(?:delay|drift|waiting|fail|exception|having|needing|interruption))|unable|hard(?:er)?\sto|little\s(?:for|of|to)\b|less\s(?!risk|anxious|worr|isolat|likely|common|late\b|seve|serious|of\sa)\w+|fewer\s(?!children|referrals)\w+|later|drifting)\b""",
    re.VERBOSE,
)
"""What is bad of something that was good, and may be said of what was not."""
IN_PART = EitherCase(r"\b(?:in|by|from|of)\s[\w\s]{2,30}?\salone\b|\b(?:was|were)\s(?:\w+\s)?the\sexception\b")
"""How far less than all was well: "good work was seen in the north alone"."""
WHEREAS = re.compile(r"(?:which(?=\s(?:in|at|during)\s)|whereas|where|while|when|though|although)\b", re.IGNORECASE)
OF_OTHERS = EitherCase(
    r"""\b(?:police|NHS|health\svisit\w*|hospital|CAMHS|(?<!to\s)courts?(?!\s(?:work|team|statements?|reports?))|schools?|pupils?|attainment|GCSE\w*|housing|landlords?
    |budgets?|vacanc\w+|caseloads|turnover|(?<!small\s)number\sof|demand|referrals\sfrom|relationship|his|her|he|she|boy|girl
    |mothers?|fathers?|parents?|baby|offending|mental|nationally|neighbour\w*|building|website|academy|trust|polic(?:y|ies)
    |procedures?|fewer\s(?:\w+\s){0,3}needs?)\b""",
    re.VERBOSE,
)
"""What a child, a family or another body has, and what is better than it was or a grade by its name, is left alone."""
BETTER = EitherCase(
    r"""\b(?:improv\w*|requir\w*|better|recover\w*|restor\w+|resolv\w+|addressed|put\sright|(?<!the\s)revers\w+|rebuilt
    |(?:clear|sharp|firm|strong|close|quick|safe|prompt)er|(?<!gone\s)(?<!fallen\s)(?<!slipped\s)(?<!slid\s)back\s(?:to|on|at|above)|strengthen\w*|halted|arrested|overcome)\b""",
    re.VERBOSE,
)
UNREAL = EitherCase(
    r"\b(?:if|whether|unless|should|could|might|may|would|risk|likely|potential|fear\w*|worr\w+|will|can|any)\b"
)
TOO_MANY = EitherCase(r"(?:\A\W*|,\s|\bthat\s)(?:too\s(?:many|few)|not\s(?:all|enough)|few(?!er))\b")
TAKEN_UP = EitherCase(r"(?<!\bas\s)(?<!\bthan\s)\b(?:it|they|this|these|those)\s(?:\w+\s)?(?:was|were|had)\b")
"""How a sentence on the time before takes up what the one in front of it said of now."""
HELD = EitherCase(
    r"\b(?:believed?|think|thought|feel|felt|convinced|perceived?)\b[^.;]*[;,]\s(?:but\s|and\s)?(?:inspectors|we)\b(?![^.;]*\b(?:agree|shared?|confirm|same)\b)"
)
"""What somebody holds that inspectors did not find is nothing that the sentence before said."""
FEW_OF_BAD = EitherCase(
    r"(?:\A\W*|,\s|\bthat\s)(?:very\s|only\sa\s)?few(?!er)\b[^.;,]{0,40}\b(?:wait|drift|miss|leave|late|delay|unallocated|move)\w*",
)
A_TIME = EitherCase(r"\A(?!However|But\b).*\b(?:last|previous|earlier|20\d\d|ago)\b")
NEARLY_ALL = EitherCase(r"\b(?:nearly|almost|virtually)\s(?:all|every\w*)\b")
SO = (
    r"(?:so|the\s(?:case|position|picture|situation)|true|seen|found|evident|present|there|reported|identified|noted"
    r"|apparent|like\sthis)"
)
NOT_SO = EitherCase(
    rf"""\b(?:this|that|it|these|they|such\s[\w\s]{{3,30}}?)\s(?:was|were|had)\snot\s(?:been\s)?{SO}
    |\b(?:none|neither|nothing|no\s(?:sign|trace|evidence))(?:\sof\s(?:this|these|that|those|them|the\skind|it)(?:\s(?!good|strong|effective|improve)\w+){{0,2}}?)?
        \s(?:was|were|had\sbeen)\s(?:\w+\s)?{SO}
    |\b(?:inspectors|we|ofsted)\s(?:did|had)\snot\s(?:see|seen|find|found|report(?:ed)?|note[d]?|identif(?:y|ied))\s
        (?:any\sof\s)?(?:this|these|those|it|them|such)
    |\bthe\s(?:reverse|opposite)\s(?:was|had\sbeen)\s(?:true|the\scase|so)
    |\b(?:these|those)\s(?:are|were)\snot\s(?:\w+\s)?(?:\w+\s)(?:that\s)?(?:inspectors|we)\s(?:found|saw|reported|identified|noted)\b""",
    re.VERBOSE,
)
"""How a sentence says that what the one before it said of now was not so at an earlier time."""
AT_THAT_TIME = re.compile(r"(?:At\sthat\stime|Back\sthen|Then|In\sthat\s(?:year|inspection|visit))\b[^.;]*")
NO_LESS = EitherCase(r"\b(?:no|not)\s(?:less|worse|weaker|poorer|fewer)\b")
LONGEST = 600
"""Letters of two sentences; more are a table or a list of contents."""
