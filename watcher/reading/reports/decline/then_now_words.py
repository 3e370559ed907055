"""Classes of words that tell two times apart, and what was well from what is not."""

from __future__ import annotations

import re

from watcher.reading.either_case import EitherCase
from watcher.reading.reports.decline import lexicon, words
from watcher.reading.reports.decline.comparisons import OF_WORK

BORDER = re.compile(
    r"[;:.!?]\s|,\s|(?<!-)\s(?:but|and|-)\s|\s(?=(?:whereas|where|while)\s)|\s(?=(?:(?:is|are|has|have)\s)?(?:now|today|currently)\s)(?<!\sis\s)(?<!\sare\s)(?<!\shas\s)(?<!\shave\s)(?<!\scannot\s)(?<!\snot\s)|\s(?=gave\sinspectors\s|turned\sout\s|(?:was|were|is|are)\snot\s(?:found|seen|evident)\s|(?:has|have)\s(?:slid|reverted|lapsed|gone\sback|been\s(?:lost|let)|given\sway)\s)"
)
VERB = EitherCase(
    rf"\b(?=\w)(?:is|are|was|were|has|have|had|do|does|did|can(?:not)?|could|will|would|must|may|might|{lexicon.DID}|took|went|came|found|gets?|takes?|receives?|waits?|remains?|continues?|happens?|shows?|knows?|meets?|\w{{3,}}ed)\b"
)
THEN = EitherCase(
    r"""\b(?:,\sonce(?!\s(?:again|more|an?|they|it|the|children|every)\b)|(?=\w)(?:(?:at|in|of|during|by|from)\s(?:the|our|its|their|that|this)\s(?:\w+\s){0,2}?(?:last|previous|earlier|20\d\d
        |second|first|third|fourth)\s(?:\w+\s)?(?:inspection|visit|report|JTAI|review)
    |(?:last|previous)\s(?:inspection|visit|report|letter)|there\swas\sa\stime|(?:which|that)\s(?:we|inspectors)\s(?:had\s)?(?:described|praised|commended|admired)|(?:in|until|by)\s(?:[A-Z][a-z]+\s)?20\d\d
    |(?:years?|months?)\s(?:ago|earlier|before)|by\s(?:the\s)?(?:spring|summer|autumn|winter|end|time)\sof|at\s(?:that|one)\stime|(?<!their\s)(?:first|early)\s(?:year|months|days)|after\s(?:the|two|three|four|several)\s(?:\w+\s)?(?:visits|inspections)\sat\swhich|which\shad\s(?:become|grown|come|reached)|had\s(?:reported|found|seen|noted|described)|the\sletter\s(?:of|that\sfollowed)
    |the\s(?:last|previous|earlier|20\d\d)\s(?:joint\s|focused\s|full\s)?(?:inspection|visit|report|letter|inspectors|team\sof\sinspectors)|until\s(?:the|its|their)|once\s(?!again|more|a\b|the\b|an\b|they|it\b|children|again|every)(?=(?:\w+ly\s)?\w+(?:ed|ept|ent|aw|ot|ad|et|new)\b)|previously|formerly|(?:was|were)\sonce(?!\s(?:again|more|an?|they|it|the|children|every)\b)|\bonce\san?\s(?:\w+\s)?(?:fixture|strength|feature|hallmark|model|norm|source)
    |(?=used\sto\s)(?<!\bis\s)(?<!\bare\s)(?<!\bbe\s)(?<!being\s)(?<!were\s)(?<!was\s)(?<!and\s)(?<!or\s)(?<!,\s)(?<!been\s)used\sto\s(?!\w+ing\b|help|inform|support|identify|monitor|track|assess|improve|plan|develop|ensure|address|good|great|evaluate|measure|prioriti|target|strengthen|shape|guide|drive|hold|challenge|record|share|gather|analy|evidence|promote|enhance|manage|understand)\w+
    |(?:workers|officers|advisers|managers|leaders|staff|chairs|teams?|services?|leavers|children|people|they|who)(?:\s(?:in|of|at|for)\s[\w\s]{2,30}?)?\sused\sto\s
    |before(?=[.,;]?$)|had\s(?:been|once)|could\sonce|as\srecently\sas|until\sthe|for\smany\syears|(?:before|until)\s(?:the|its|their)\s(?:\w+\s)?(?:re(?:structur|organi|design|form)\w*|merger|move|transfer|change|closure)|until\s(?:recently|last)|last\s(?:visited|inspected|looked|came|here)
    |(?:in|of|until)\s(?:the\s)?(?:spring|summer|autumn|winter)\s(?:of\s)?20\d\d))\b""",
    re.VERBOSE,
)
LETTERS = (
    *("last ", "previous", "20", "ago", "month before", "months before", "year before", "years before", "earlier"),
    *("formerly", " once"),
    *("used to", "had been", "had once", "until recently", "first ", "second ", "third ", "fourth "),
    *("letter", "described", "praised", "a time", "that time", "one time", "until the", "until its", "until their"),
    *("before the", "before its", "before their", "for many years", "as recently as", "could once"),
    *("early year", "early month", "early day", "whereas", "visits at"),
    *("had reported", "had found", "had become", "had grown", "had reached"),
)
"""Letters of which a sentence about an earlier time has some."""
WAS = EitherCase(
    r"\b(?:was|were|had|saw|used|did|praised|judged|regarded|considered|recognised|found|noted|reported|described|rated|held|received|knew|kept"
    r"|gave|took|got|offered|provided|benefited|could|wrote|spoke|looked|tested|listened|matched|met|shared|brought|once|formerly|previously|(?:strengths?|good|strong|sound|timely|clear|effective)\s(?:in|at|when))\b",
)
GOOD_WORDS = rf"""
    (?:(?<!to\sbe\s)good(?!\senough)|judged\sto\sbe\s(?:good|outstanding)|strong|strengths?|praised?|commend(?:ed)?|(?<!\bas\s)well(?!\s(?:short|below|behind|under|over|above|off)\b)|could\s(?:once\s)?(?:expect|count\son|rely\son|turn\sto|follow|trace)|available|in\s(?:hand|order)
    |(?:prompt|effective|regular|quick|swift|consistent|careful|punctual|confident|brisk|proactive|curious)(?:ly)?(?!\senough)|closely|sound|timely|robust|thorough|with\scare(?!\sleav)|(?<!un)safe(?:ly)?|warmly|fully\sstaffed|for\severy\s(?:child|family)|models\sof|a\sleader|had\sbeen\sable\sto|stood\sout|valued|generous|an?\sfeature|dependab\w+|rich(?:er)?|always|the\snorm|a\sfixture|analytical|real|moving\sforward|exemplary|(?:an?\s)?full\s(?:note|record|account|history)|a\smodel|impressive|conscientious|attentive|diligent\w*|well-\w+|calm|envy|stable|settled|cohesive|child-centred
    |clear|secure|reliable|dependable|the\smajority\sof\s(?:\w+\s){{1,4}}were|most\s(?:children|(?:\w+\s){{1,3}}(?:were|had|got|received))|usually|routinely|regular\sintervals|the\ssame\s(?:\w+\s){{0,2}}?(?:worker|officer|adviser|carers?|chair)|responsive|purposeful|skilled|sensitive
    |accurate|comprehensive|rigorous|detailed|high[\s-]quality|specific|measurable|thoughtful|meaningful|ambitious|realistic|coherent|{OF_WORK}|(?<!not\s)(?:(?:on|in)\stime|with?in\stimescales?|up\sto\sdate)
    |(?:nearly|almost|virtually)\s(?:all|every\w*)|every\s(?:day|morning|week)|(?:with?in|inside)\s(?:the|an?|one|two)\s(?:hour|day|week|month)s?|each\s(?:day|morning|week|term)|monthly|benefits?)"""
GOOD = EitherCase(rf"\b(?<!over-)(?=\w){GOOD_WORDS}\b", re.VERBOSE)
NOW = EitherCase(
    r"\b(?:now|today|currently|more\srecently|recently|lately|once\s(?:again|more)|these\sdays|nowadays|at\spresent|since\sthen|no\slonger|any\smore|on\sthis\sone|this\s(?:time|year)|(?:on|at)\sthis\soccasion|over\sthe\s(?:past|last)\s(?:year|\w+\smonths)|at\sthe\spresent\s(?:visit|inspection)|(?:has|have)\s(?:\w+\s){0,3}?since(?=[.,;]|\s(?!the\b|20\d\d)|$)|(?:at|on|during|of)\s(?:this|our)\s(?:visit|inspection"
    r"|occasion|one)|(?:months?|years?)\slater,?\s(?:it|this|that|they|these)\s(?:is|are|has|have|does|do))\b"
    r"|\b(?:it|they|these|those|this)\s(?:has|have)\b|\bdo(?:es)?\sso\b|^\W*(?:however,\s|but\s|yet\s)?(?:that|these|those|this)\s(?:[\w-]+\s){1,4}?(?:is|are|has|have)\b|(?:^|,\s)\W*(?:(?:and|but)\s)?(?:(?:some|much|most|little|none|part)\sof\s)?(?:it|they|this|these|those|that|which|both)\s(?:\w+\s)?(?:is|are|has|have|does|do|can|could)\b"
)
"""What sets a clause against the time before, or takes up what was good then: else it may be of something else."""
PRESENT = EitherCase(r"\b(?:is|are|has|have|does|do|can|will|remains?|continues?)\b")
AT_THIS = re.compile(
    r"\W*(?:now|today|currently|these\sdays|nowadays|(?:more\s)?recently|lately|once\s(?:again|more)|since\sthen|(?:at|on|during)\s(?:the\stime\sof\s)?this\s\w+|this\stime)",
    re.IGNORECASE,
)
NOW_FIRST = re.compile(r"(?:(?:is|are|has|have)\s)?(?:now|today|currently)\b", re.IGNORECASE)
"""How a clause begins that is of one with the words before it."""
LESS_NOW = EitherCase(
    r"\b(?:now|today|currently|these\sdays|nowadays|no\slonger|at\spresent|since\sthen|(?:has|have)\ssince|once\s(?:again|more)|(?:at|on|during|of)\s(?:this|our)\s(?:visit|inspection|occasion))\b"
    r".*\b(?:less|fewer|little|few|instead|without|not|never|un\w+ed|hard\w*|difficult\w*|months|gone|left|closed|ended|short|temporary|agency|crisis|duty|alone|yet|rel(?:y|ies)|one\s(?:worker|person|manager|officer))\b"
    r"|\bno\slonger\b|\b(?:instead|left|gone|closed|ended)\b.*\bnow\b"
)
"""What may say that there is less of it now."""
NOT_LESS = EitherCase(
    r"\b(?:no|not|n't|fewer|never)\s(?:\w+\s)?(?:delay|wait|drift|concern|risk|reduc|long|less|worse|chang|need)\w*|\bno\sc(?:hild|are)"
)
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
    rf"""\b(?=\w)(?:{words.BAD}|{words.RARE}|{lexicon.AMISS}
    |wait(?:ed|ing|s)?\s(?:for\s)?(?:many|several)\s(?:weeks|months|years)
    |not\s(?:run|(?:met|sat)(?=\W*$|\s(?:for|since|in|at|as)\b)|taken\splace|(?:\w+\s){{0,2}}?(?:held|always|been\s(?:sustained|maintained|kept)|last|get|receive|{HAVE}|seen|enough|good|happen\w*))
    |(?:do|does|did|have|has)\snot\s(?:\w+\s)?(?:challenge|tackle|notice|know|understand|see|{HAVE}|get|receive|make|ensure|provide|offer|act)|cannot\s(?:\w+\s)?(?:find|get|see|reach|rely))\b""",
    re.VERBOSE,
)
RID = EitherCase(lexicon.RID)
NONE_OF = EitherCase(
    r"\b(?:not|no|never|few|fewer|little|less|rarely|seldom|without|rather\sthan|none|aware\sof|clear\sabout|know|understand|reduc\w+|tackl\w+|(?:open|available)\sfor|stay\w*)\b"
    r"[^,;]{0,30}$|\brare\sfor\s[^,;]{0,50}$"
)
_HELP = rf"(?:(?:{lexicon.DO}|{lexicon.DONE}|{lexicon.DID})s?|met|have\stime)"
_NOT_ONLY = (
    r"(?!.*\b(?:only|crisis|without|never|too|rarely|seldom|not|no|few|hardly|strangers|waits?|more\sthan"
    r"|agency|alone)\b)"
)
_NO_MORE = (
    r"(?:no|hardly\sany)\s[^.;]*\b(?:without|waiting|unallocated|overdue|late|backlogs?|delays?|use|drift"
    r"|unregistered|unsuitable)\b"
)
SPARED = EitherCase(
    rf"{lexicon.RID}|\b(?:halved|cut|reduced|cleared|ended|brought\sdown)\s(?:\w+\s){{0,2}}?(?:waiting\s\w+|waits|delays|backlogs?|drift)\b|\bnumber\sof\s[\w\s]{{0,40}}?(?:waiting|without|unallocated|overdue|late|unseen)\b[^.;]*\b(?:brought\sdown|reduced\sto|few)\b"
    rf"|\bhad\s(?:been\s)?{_NO_MORE}|\bthere\s(?:was|were)\s{_NO_MORE}"
)
"""How little there was of what is bad."""
BACK = EitherCase(
    r"\b(?:has|have)\s(?:(?!not|never)\w+\s)?(?:built\sup|crept\s(?:back\s)?up|grown|risen|returned|come\sback|re-?emerged|re-?appeared)\b"
    r"|\b(?:is|are)\s(?:once\s)?again\s(?!be(?:low|tter))|\b(?:it|they)\s(?:is|are)\sback\b(?!\s(?:to|on|at)\b)|\bthere\s(?:is|are)\s(?:now\s)?\d+(?=[.,;]|\s(?:at|now|today|on|such|children)\b)"
)
"""How there is of it again."""
HELPED = EitherCase(
    rf"\b(?:(?:used\sto|once)\s(?:\w+ly\s|be\s)?{_HELP}|could\s(?:\w+ly\s)?(?!not|no|be|only|wait|have)\w+)\b{_NOT_ONLY}"
    rf"|\b(?<!before\sthey\s)(?<!until\sthey\s)(?<!before\sthey\swere\s)(?<!until\sthey\swere\s)(?<!inspectors\s)(?<!\bwe\s)(?<!inspectors\salso\s)(?<!\ban\s)(?<!\ba\s)(?<!\bthe\s)(?<!\bof\s)(?<!\bfor\s)(?<!\bbe\s)(?<!\bnewly\s)(?:(?:(?:was|were)\s(?:(?:all|each|both|often|almost|always|\w+ly)\s)*)?(?:{lexicon.DONE}|{lexicon.DID})|took\splace|had\s(?:an?|the|their|access)\b|happened)\b{_NOT_ONLY}"
)
"""What staff once did for children, or each other."""
BEGUN = EitherCase(
    r"\b(?:recommend\w*|should|asked|planned|intended|introduced|launched|set\sup|created|established|opened|commissioned|invested|recruited"
    r"|appointed|abolished|t(?:ook|aken)\son|(?:wrote|written|spoken?)\sof|judged|sample[sd]?|identified|recognised|told|(?:inspectors|we)\s(?:\w+\s)?(?:looked|met|considered|spoke|visited|saw|heard|reviewed|read|examined|followed))\b"
)
"""What began then, or what inspectors did: nothing that children got."""
DENIED = EitherCase(
    rf"""\b(?:not|no\slonger|never|neither|nobody|no\sone|none|hardly|seldom|rarely|cannot|no\ssuch\s\w+|little|nothing)
    (?:\s(?!chang|alter|wors|weak|slip|suffer|affect|drift|delay|wait|look|consider|inspect|examin|revisit|sampl|cover|within|less|worse|different|lost|any\b)[\w'’-]+){{0,5}}?
    \s(?:so|true|the\scase|usual|evident|apparent|found|left|appear|sa(?:y|id)|claim|reach\w*|repeat\w*|last(?:ed)?|surviv\w+|outliv\w+|endur\w+|continued|kept|maintained|sustained|in\splace|available
        |{GOOD_WORDS})\b
    |\b(?:not|no\slonger|never|seldom|rarely|hardly|cannot|neither|nobody|no\sone)\s(?:(?:ever|always|often|now|usually|all|been|be|being|then|able\sto|(?!only|early|reply|apply)\w+ly)\s){{0,3}}(?!(?:support|share)\s(?:it|this|that|these)\b){_HELP}\b
    |\b(?:same|this|that|it)\s(?:\w+\s){{0,2}}?(?:said|true|so|applies|applied|the\scase)\s(?:of|for|to|in)\s(?:only|just|barely|fewer|less|little|under|about|around|half|hardly|few|a\s(?:third|quarter|minority|handful)|some\b[\w\s]{{0,30}}\bonly)\b
    |\b(?:that|this|it)\sis\snot\swhat\s(?:[\w-]+\s){{1,3}}(?:find|found|saw|see|get|have|receive)\b
    |\bno\s(?:\w+\s){{1,4}}at\sall\b|\b(?:was|were|is|are|did|do|does|has|have|could|can)\snot(?=(?:\s(?:now|today|at\spresent))?(?:[.,;:]|$))|\bno\slonger\s(?:is|are|do|does|has|have|can)(?=[.,;:]|$)|\bhesitate\b|\b(?:reverse|opposite)\s(?:is|was)\b""",
    re.VERBOSE,
)
"""How a clause says that what the one before it called good is so no more."""
WENT = EitherCase(
    r"""\b(?:given\s(?:back|up|away|way\sto)|revert\w*|slid|gone\sback|on\spaper\salone|let\s(?:[\w'’-]+\s){1,4}(?:go|slip|lapse)|withdrawn|dissipated|into\sconfusion|holes|(?:cause\sfor|gave\sinspectors|some)\sconcern|concerned\sinspectors
    |disbanded|disappeared|thinned|shrunk|tailed\soff|fallen\saway|ceded|perfunctory|generic|token|few\s(?:teams|workers|managers|staff|children|families|advisers)\s(?:have|get|do|are|can)|without(?!\s(?:delay|drift|waiting|fail|exception|having|needing|interruption))|unable|hard(?:er)?\sto|little\s(?:for|of|to|about)\b|less\s(?!risk|anxious|worr|isolat|likely|common|late\b|seve|serious|of\sa)\w+|fewer\s(?!children|referrals)\w+|(?<!months\s)(?<!years\s)later|drifting)\b""",
    re.VERBOSE,
)
"""What is bad of something that was good, and may be said of what was not."""
NO_MORE = re.compile(
    r"\W*(?:it|they|this|that|these|those)\s(?:no\slonger\s(?:is|are|do(?:es)?(?:\sso)?|has|have|can)"
    r"|(?:is|are|do|does|has|have|can)\s(?:no\slonger|not(?:\snow|\sany\smore|\stoday)?))\W*\Z",
    re.IGNORECASE,
)
"""All that a clause says: it is not done any more."""
MAY_END = EitherCase(
    r"\b(?:used\sto|once)\s(?:be\s)?(?:write|hold|make|take|send|meet|keep|set|share)\b"
    r"|\b(?:used\sto\sbe|was|were|once)\s(?:\w+ly\s)?(?:written|wrote|held|made|taken|took|sent|kept|set|allocated)\b"
    r"|\bcould\s(?!(?:see|get|reach|find|visit|speak|talk|call|meet|trust)\b)\w+"
)
"""What may be done less for the better."""
IN_PART = EitherCase(
    r"^\W*(?:none|no|few|not|neither|hardly|only)\b|\b(?:at|on|during)\sthis\s(?:visit|inspection)\b[^.;]*\bhad\sbeen\b|\b(?:in|by|from|of)\s[\w\s]{2,30}?\salone\b|\b(?:was|were)\s(?:\w+\s)?the\sexception\b"
)
"""How far less than all was well: "good work was seen in the north alone"."""
WHEREAS = re.compile(
    r"(?:which(?=\s(?:in|at|during)\s)|(?:an?\s(?:arrangement|practice|approach|strength|feature|step)|something)\s(?:that|which)\b|whereas|where|while|when|though|although)\b",
    re.IGNORECASE,
)
OF_OTHERS = EitherCase(
    r"""\b(?:(?<!workers\sand\s)(?<!workers\sand\sthe\s)(?:police(?:\sofficers)?|health\svisit\w*)(?!\s(?:officers\s)?and\s(?:social\sworkers|children['’]s\ssocial\scare|the\s(?:local\sauthority|council)))|NHS|ICB|(?:integrated\scare|health)\s(?:board|trust|provider)|hospital|CAMHS|(?<!to\s)courts?(?!\s(?:work|team|statements?|reports?))|schools?|pupils?|attainment|GCSE\w*|housing|landlords?
    |ofsted\s(?:does|no\slonger)|budgets?|vacanc\w+|caseloads|turnover|(?<!small\s)number\sof|demand|referrals\sfrom|relationship|his|her|he|she|boy|girl
    |private\s(?:compan\w+|providers?|sector|homes|landlords)|independent\sproviders?|(?<!for\s)(?<!to\s)(?<!of\s)the\s(?:child|family)(?!['’]|\s(?:hub|support|group))|mothers?|fathers?|(?<!by\s)(?<!with\s)(?<!to\s)(?<!for\s)parents?(?!\shave\sto)|baby|offending|mental|nationally|neighbour\w*|building|website|academy|(?<!children['’]s\s)trust(?!\s(?:that|which)\s(?:delivers|provides|runs)\s)|polic(?:y|ies)
    |procedures?|fewer\s(?:\w+\s){0,3}needs?)\b""",
    re.VERBOSE,
)
"""What a child, a family or another body has, and what is better than it was or a grade by its name, is left alone."""
BETTER = EitherCase(
    r"""\b(?=\w)(?:improv\w*|better|more\s(?:consisten\w+|thorough\w*|effective\w*|careful\w*|robust|timely|stable|secure|skilled)|recover\w*|(?:regain|recoup|restor)\w*(?!\s(?:the\s|their\s|its\s)?(?:\w+['’]s?\s)?(?:trust|confidence|morale|respect|goodwill|reputation)\b)|resolv\w+|addressed|put\sright|(?<!the\s)revers\w+|rebuilt
    |where\sthere\s(?:is|are)\s(?:\w+\s)?(?:shortfalls?|weakness(?:es)?|gaps?|exceptions?)|(?:clear|sharp|firm|strong|close|quick|safe|prompt)er|(?<!gone\s)(?<!fallen\s)(?<!slipped\s)(?<!slid\s)back\s(?:to|on|at|above)|strengthen\w*|halted|arrested|overcome
    |(?:both|each|all\sof\sth(?:em|ese))\s(?:(?:was|were|has|have|been|since|then)\s)+(?:dealt\swith|put\sright|resolved|remedied|addressed|closed))\b""",
    re.VERBOSE,
)
UNREAL = EitherCase(
    r"\b(?:if(?!\sat\sall|\sever)|(?<!of\s)(?<!about\s)whether|unless|(?<!who\s)(?<!what\s)(?<!which\s)(?<!they\s)(?<!it\s)(?<!that\s)(?:should|could|might|may|would|will|can)|(?<!at\s)risk|likely|potential|fear\w*|worr\w+|any)\b"
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
    |\bthe\s(?:reverse|opposite)\s(?:was|had\sbeen)\s(?:true|the\scase|so)|\bthere\s(?:was|were)\snone\s(?=(?:at|in|during|when)\b)
    |\b(?:these|those)\s(?:are|were)\snot\s(?:\w+\s)?(?:\w+\s)(?:that\s)?(?:inspectors|we)\s(?:found|saw|reported|identified|noted)\b""",
    re.VERBOSE,
)
"""How a sentence says that what the one before it said of now was not so at an earlier time."""
AT_THAT_TIME = re.compile(r"(?:At\sthat\stime|Back\sthen|Then|In\sthat\s(?:year|inspection|visit))\b[^.;]*")
WAS_NOT = EitherCase(
    r"^\W*which\s(?:was|were|did|had)\snot\s(?:been\s)?(?:happen\w*|occur\w*|so|the\s(?:case|position|practice)|seen|found|reported|true)\b"
    r"[^.;]*\b(?:ago|20\d\d|(?:last|previous)\s(?:\w+\s)?(?:inspection|visit))\b"
)
"""How a clause says of what the one before it calls bad that it was not so at an earlier time."""
NO_LESS = EitherCase(r"\b(?:no|not)\s(?:less|worse|weaker|poorer|fewer)\b")
LONGEST = 600
"""Letters of two sentences; more are a table or a list of contents."""
