"""The ways of saying that there is enough progress, too little, or some."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from watcher.reading.reports.decline_comparisons import GOOD_QUALITY


class Says(Enum):
    """What words say of progress."""

    BAD = "too little"
    BAD_BESIDE = "something else that is bad"
    HALF = "some, or not everywhere"
    GOOD = "enough"
    GOOD_BESIDE = "something else that is good"
    REST = "what lags behind something good"
    AHEAD = "what is good beside something that lags"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say it. `denies` is true where a "not" is one of its own words, and so takes nothing back."""

    says: Says
    words: re.Pattern[str]
    denies: bool


def _form(says: Says, *words: str, denies: bool = False) -> Form:
    return Form(says, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE), denies)


_PROGRESS = r"(?:progress|pace|rate|speed|improvements?|changes?|momentum|actions?)"
_ENOUGH = r"(?:sufficient|enough|adequate|the\s(?:expected|necessary|required|anticipated)|good|satisfactory)"
_SWIFT = r"(?:swift|quick|fast|rapid|good|sufficient|strong|effective|urgent|timely|great)(?:ly)?"
_CHANGE = r"(?:improvements?|changes?|actions|recommendations|benefits|plans)"
_TASKS = r"(?:actions|recommendations|improvements|areas\sfor\simprovement|weaknesses|milestones|targets)"
_DONE = (
    r"(?:made|materiali[sz]ed|reali[sz]ed|delivered|achieved|secured|implemented|completed|carried\sout|happened"
    r"|taken\splace|met)"
)
_UNDONE = r"(?:overdue|outstanding|incomplete|unmet|unaddressed|unresolved|to\sbe\s(?:met|addressed|completed))"
_TOO_LITTLE = r"(?:insufficient|not\senough|too\slittle|inadequate|little|limited|no)"
_MOST = r"(?:many|most|all|several|too\smany|nearly\sall|almost\sall)"
_OF_WORK = (
    r"(?:practice|quality|services?|response|help|support|oversight|work|planning|supervision|assessments|arrangements"
    r"|approach(?:es)?)"
)
_STRONG = (
    r"(?:good|steady|significant|strong|sound|solid|appropriate|satisfactory|positive|clear|tangible|substantial"
    r"|considerable|impressive|sustained|sufficient|notable|real|further|continued|encouraging|swift|rapid|demonstrable"
    r"|measurable|marked|effective|much|great|excellent|important)"
)
_WORK = (
    r"(?:practice|services?|responses?|support|help|oversight|supervision|planning|assessments?|recording"
    r"|decision-making|information|outcomes)"
)
_BETTER = r"(?:better|stronger|safer|swifter|sharper|clearer|improved)"
_IMPROVED = (
    r"(?:(?:improved|strengthened|advanced|progressed|lifted|moved\s(?:on|forwards?)|come\sa\slong\sway"
    r"|turned\sa\scorner"
    r"|been\s(?:strengthened|transformed|turned\sa?round))(?!\s(?:too\s)?slow))"
)
_IMPROVES = (
    r"(?:improved|strengthened|transformed|turned\sa?round|tightened|raised|stabilised|enhanced|got\sto\sgrips\swith"
    r"|put\sright)"
)
_SEEN = (
    r"(?:seen|visited|identified|protected|reviewed|heard|supported|allocated|assessed|known|understood|prioritised"
    r"|safeguarded)"
)
_DIFFERENCE = r"(?:differences?|impact|effects?|benefits?|changes?)"
_IS = r"(?:is|was|are|were|has\sbeen|have\sbeen|remains?)"
FORMS = (
    _form(
        Says.BAD,
        r"(?:insufficient|inadequate|limited|(?:too\s|very\s)?little|poor|slow(?:er)?|minimal|not\senough|no)\s"
        r"(?:\w+\s){0,2}?(?:progress|headway)(?!\s(?:is\s|has\sbeen\s)?lost)",
        r"(?:not|never|failed\sto|yet\sto)\s(?:yet\s)?(?:made?|make|making|secured?|achieved?|shown?|demonstrated?)\s"
        rf"{_ENOUGH}(?:\s\w+){{0,4}}?\s(?:progress|pace|improvements?)",
        rf"{_PROGRESS}[^.;,]{{0,90}}?\bnot\s(?:\w+\s){{0,3}}?{_SWIFT}\s?enough",
        r"(?:not\s(?:yet\s)?|yet\sto\s|failed\sto\s)(?:had|having|have|make|made|making|led|leading)\s(?:to\s)?"
        r"(?:an?\s|the\s|enough\s|sufficient\s|any\s)*(?:\w+\s)?(?:impact|difference|improvements?|effect|better"
        r"|improved|stronger|safer)",
        rf"not\s(?:been\s)?(?:maintained|sustained|kept\sup)\s(?:the\s|its\s|this\s)?(?:\w+\s)?{_PROGRESS}",
        rf"{_PROGRESS}[^.;,]{{0,60}}?\b(?:has|have)\snot\sbeen\s(?:maintained|sustained)",
        r"(?:services?|practice|quality|experiences?)\b[^.;,]{0,60}?\b(?:has|have)\snot\simproved",
        r"not\s\w+ing\s[^.;]{0,40}?\b(?:at\sthe\s(?:\w+\s)?pace|(?:quickly|fast|swiftly)\senough)",
        r"not\s(?:yet\s)?(?:receiving|getting|experiencing|seeing)\s(?:an?\s)?(?:better|improved)",
        r"not\s(?:yet\s)?(?:making|made)\sthe\sprogress",
        r"not\s\w+(?:ed|t|n)\s[^.;,]{0,40}?\b(?:swiftly|quickly|fast|rapidly)\senough",
        rf"{_PROGRESS}[^.;,]{{0,60}}?\b(?:has|have|is|are)\snot\s(?:been\s)?at\sthe\s(?:\w+\s)?(?:pace|rate|speed)",
        r"(?:too\s)?few\simprovements",
        r"(?:this|it|that|these|they|which)\s(?:has|have)\snot\sbeen\s(?:maintained|sustained|built\son)|(?:has"
        r"|have)\snot\s(?:yet\s)?"
        r"(?:secured|delivered|achieved|brought\sabout|made)\s(?:the|enough|sufficient"
        r"|any)\s(?:\w+\s)?(?:improvements?|changes?)",
        r"(?:little|no|limited|scant|insufficient)\s(?:\w+\s)?evidence\sthat\s[^.;,]{0,60}?\b(?:better|safer"
        r"|stronger|improved|improving)",
        r"(?:efforts|attempts|work|actions?|steps)\s(?:\w+\s)?to\s(?:improve|tackle|address|strengthen"
        r"|reduce)\b[^.;,]{0,50}?\s(?:is|are|has\sbeen|have\sbeen)\s"
        r"(?:\w+ly\s)?(?:ineffective|inadequate|unsuccessful)",
        rf"{_PROGRESS}[^.;,]{{0,60}}?\s(?:is|are|has\sbeen|have\sbeen)\s(?:hampered|hindered|impeded|obstructed"
        r"|held\sback|undermined|behind\sschedule)",
        r"(?:weaknesses|shortfalls|concerns|failings|problems|drift|delays?)\b[^.;,]{0,60}?\s(?:has"
        r"|have)\snot\s(?:yet\s)?been\s(?:\w+ly\s)?"
        r"(?:tackled|addressed|resolved|reduced|eliminated)",
        r"no\sevidence\sthat\s[^.;]{0,80}?\b(?:weaknesses|concerns|failings|shortfalls"
        r"|issues)\b[^.;]{0,60}?\b(?:dealt\swith|addressed|resolved|tackled)",
        r"(?:changes?|improvements?|actions?|plans?|recommendations)\b[^.;]{0,40}?\btoo\sslowly",
        r"not\s(?:ensured|made\ssure)\sthat\s[^.;,]{0,30}?\b(?:safer|better|improved)",
        r"(?:progress|improvements?|changes?)\s(?:is|are)\snot\sbeing\s(?:made|achieved|secured)",
        r"(?:children|families|care\sleavers|young\speople|they)\b[^.;]{0,30}?\s(?:have|has"
        r"|are)\syet\sto\s(?:benefit|see|feel|experience|notice)",
        r"(?:has\sbeen|is)\s(?:\w+\s)?(?:little|no|minimal|limited|insufficient|hardly\sany)\s(?:\w+\s)?change\b",
        r"no\s(?:better|safer|stronger)\sthan|(?:very\s)?(?:little|no|minimal)\sdifference\sin\b|(?:barely|hardly"
        r"|scarcely|not\s(?:yet\s)?|yet\sto\s)\s?(?:begun|begin|started|start)",
        rf"(?:{_PROGRESS}|impetus)\b[^.;]{{0,60}}?\s(?:has|have)\s(?:disappeared|gone|been\slost|evaporated"
        r"|dissipated|ebbed)",
        rf"{_PROGRESS}\b[^.;,]{{0,80}}?\b(?:(?:gives?|is|are|remains?|causes?|raises?)\s(?:an?\s|cause\sfor\s"
        r"|of\s)*(?:\w+\s)?concern(?:ing)?|not\sgood\senough|falls?\sshort|is\sa\sworry)",
        r"improvement\s(?:activity|work|plans?|efforts?|board)\b[^.;,]{0,40}?\s(?:is|are|has\sbeen"
        r"|have\sbeen)\s(?:\w+ly\s)?(?:ineffective|inadequate|unsuccessful)",
        r"(?:made|had|having|making|with|shows?|showing)\s(?:yet\s)?(?:no|little|minimal|negligible|limited|scant"
        r"|not\senough)\s(?:\w+\s)?"
        r"(?:impact|difference|effect)",
        r"(?:has|have)\syet\sto\s(?:bring\sabout|deliver|secure|make)\s(?:the\s|enough\s"
        r"|any\s)?(?:\w+\s)?(?:improvements?|changes?)",
        r"(?:lack|absence)\sof\s(?:\w+\s)?(?:progress|improvement)",
        r"(?:little|few|no|limited|scant|not\senough|insufficient)\s(?:\w+\s)?(?:sign|evidence)s?\s(?:of"
        r"|that)\s(?:\w+\s){0,3}?(?:progress|improve\w*|change[ds]?)",
        rf"{_PROGRESS}[^.;]{{0,90}}?\b(?:has|have|is|are)\s(?:not|never)\s(?:yet\s)?(?:been\s)?(?:sufficient|enough"
        r"|adequate)",
        r"(?:not\s(?:yet\s)?(?:been\sable|managed)|failed|unable)\sto\s(?:bring\sabout|deliver|secure|make)\s"
        r"(?:the\s|enough\s|sufficient\s)?(?:\w+\s)?(?:improvements?|changes?)",
        r"(?:failed|yet|unable)\sto\smake\s(?:the\s|enough\s|any\s)?(?:\w+\s)?(?:progress|improvements?|changes?)",
        rf"{_CHANGE}\b[^.;,]{{0,60}}?\s(?:has|have)\snot\s(?:yet\s)?(?:all\s)?(?:been\s)?{_DONE}",
        rf"{_TOO_LITTLE}\s(?:\w+\s)?(?:action|attention|work|urgency|effort|priority|focus)\s(?:has"
        r"|have)\s(?:yet\s)?been\s(?:taken|given|paid|done|made)",
        r"not\s(?:\w+\s)?(?:acted|responded|moved|worked"
        rf"|proceeded)\s(?:[^.;,]{{0,40}}?\s)?with\s(?:\w+\s)?{_ENOUGH}\s(?:urgency|pace|rigour|purpose|speed)",
        r"(?:little|nothing|not\senough|too\slittle)\shas\sbeen\s(?:done|achieved)|(?:has"
        r"|have)\snot\s(?:yet\s)?(?:addressed|tackled|acted\son|responded\sto|resolved|remedied|dealt\swith)",
        rf"{_CHANGE}\b[^.;,]{{0,40}}?\s(?:is|are)\snot\s(?:yet\s)?(?:evident|visible|apparent|seen|reflected"
        r"|felt)(?![^.;]*\bsome\b)",
        r"pace\sof\s(?:change|improvement|progress)\s(?:needs?\sto|has\sto|must)\s(?:be\s)?(?:increas|quicken"
        r"|accelerat|improv)\w*",
        r"yet\sto\s(?:act|respond|address|tackle|begin|start)",
        rf"{_MOST}\s(?:of\s(?:the|these|those)\s)?(?:\w+\s)?{_TASKS}\b[^.;]{{0,60}}?\s(?:is|are"
        rf"|remains?)\s(?:still\s)?{_UNDONE}|most\sremain\s{_UNDONE}",
        r"few\sof\sthe\s(?:\w+\s)?(?:improvements?|changes?|actions|recommendations)",
        r"drift\sin\s(?:the\s)?(?:delivery|implementation)\sof\s(?:the|its|their)\s(?:improvement|action)\splan",
        r"(?:no|not\sany|little|hardly\sany)\s(?:discernible|tangible|noticeable|measurable|real"
        r"|significant)\s(?:impact|difference|change|improvement|effect)",
        r"not\s(?:\w+\s)?moved\s(?:on\b|forwards?|at\s(?:the\s)?(?:\w+\s)?(?:pace|speed))"
        rf"|not\s(?:yet\s)?translated\sinto\s(?:\w+\s)?{_BETTER}",
        r"(?:weaknesses|shortfalls|concerns|failings|problems)\b[^.;,]{0,60}?\s(?:(?:has|have)\snot\s(?:yet\s)?been"
        r"|(?:is|are)\sstill\sto\sbe|remain\sto\sbe)\s"
        r"(?:\w+ly\s)?(?:resolved|addressed|tackled|overcome|remedied|rectified|acted\son|put\sright|dealt\swith)",
        r"not\sbeing\s(?:\w+ly\s)?(?:tackled|addressed|resolved|dealt\swith|acted\son)",
        r"failed\sto\sget\s(?:to\sgrips|a\sgrip)|nothing\s[^.;]{0,60}?\s(?:suggests?|shows?|indicates?)\sthat"
        r"|the\ssame\s(?:weaknesses|shortfalls|concerns|failings|deficits|problems)\b[^.;]{0,80}?\s(?:(?:were"
        r"|are)\s(?:again|still|found|seen|evident|present)|remain)",
        r"(?:is|are|remains?)\s(?:very\s)?much\s(?:the\ssame|as\s(?:it|they)\s(?:was|were))(?=\s(?:as|at|when)|[.,])",
        r"no(?:t\s\w+)?\sevidence\sthat\s[^.;,]{0,60}?\b(?:has|have|had)\s(?:improved|changed|moved\son|progressed)",
        denies=True,
    ),
    _form(
        Says.BAD,
        rf"{_PROGRESS}[^.;,]{{0,90}}?\b{_IS}\s(?:still\s|far\s|much\s|also\s)*(?:too\s|very\s)?"
        r"(?:slow(?:er)?|limited|negligible|minimal|insufficient|poor|inadequate|not\ssufficient)",
        rf"{_PROGRESS}[^.;,]{{0,60}}?\b(?:has|have)\s(?:now\s)?(?:slowed|stalled|faltered|been\slost)",
        r"(?:it|this)\s(?:is|has\sbeen)\s(?:far\s|still\s)?(?:too|very)\s(?:slow|limited)",
        r"(?:too\s|very\s)?(?:little|nothing)\shas\s(?:changed|improved)",
        r"(?:no|(?:too\s|very\s)?little|minimal|limited|insufficient|not\senough)\s(?:\w+\s)?improvement",
        r"(?:has|have)\sbeen\s(?:too\s)?slow\sto",
        r"(?:has|have)\slost\s(?:pace|momentum)|(?:has|have)\slacked\s(?:\w+\s)?(?:urgency|pace|purpose|rigour"
        r"|direction)",
        rf"{_PROGRESS}[^.;,]{{0,60}}?\s(?:has|have)\s(?:come|ground)\sto\sa\s(?:standstill|halt)|loss\sof\s(?:pace"
        r"|momentum)",
    ),
    _form(
        Says.BAD_BESIDE,
        r"(?:not|no|lack(?:s|ing)?\sof|lacks?|without)\s(?:have\s)?(?:an?\s)?(?:\w+\s)?(?:grip|line\sof\ssight"
        r"|urgency|pace)",
        r"absence\sof\sgrip",
        r"(?:most|many|all)\sof\sthe\s(?:\w+\s)?(?:weaknesses|shortfalls|concerns"
        r"|failings)\s(?:[^.;,]{0,60}?\s)?remain",
        r"(?:drift|delays?|weaknesses|deficits|failings|shortfalls)\b[^.;,]{0,80}?\s(?:continues?|persists?)\b",
        rf"{_OF_WORK}\b[^.;,]{{0,60}}?\bremains?\s(?:too\s)?(?:poor|weak|inadequate|under-?developed)",
        r"(?:weaknesses|shortfalls|concerns|failings|problems|drift)\b[^.;,]{0,60}?\s(?:continues?\sto\sbe|(?:is"
        r"|are)\sstill)\s(?:present|evident|seen|found|apparent)",
        r"(?:children|they)\s(?:are|remain)\s(?:still\s)?not\s(?:yet\s|always\s)?(?:safe|protected)",
        r"left\sin\s(?:harmful|unsafe|dangerous|neglectful)\s(?:situations|circumstances|homes)",
        r"left\sin\ssituations\sof\s(?:\w+\s)?(?:harm|risk)",
        r"(?:children|they)\s(?:remain|are\s(?:still\s)?left|continue\sto\sbe)\s(?:\w+\s)?(?:at\srisk|unsafe)",
        denies=True,
    ),
    _form(
        Says.HALF,
        rf"{_PROGRESS}[^.;,]{{0,60}}?\b{_IS}\s(?:too\s|still\s|very\s)*"
        r"(?:variable|mixed|uneven|inconsistent|patchy|fragile)(?!\sand\s(?:\w+\s)?(?:too|slow))",
        rf"{_PROGRESS}[^.;,]{{0,30}}?\s(?:faster|quicker|slower|greater|stronger|better|weaker)\s(?:in"
        r"|for)\s[^.;]{1,60}?\sthan\s(?:in|for)",
        r"pockets\sof\s(?:good|strong|better|effective)|in\smost,?\sbut\snot\sall",
        r"(?:variable|mixed|uneven|patchy|inconsistent|modest|some)\s(?:picture\sof\s|\w+\s)?(?:progress|improvement)",
        rf"{_PROGRESS}\s(?:is|are)\s(?:\w+\s)?(?:at\san\searly\sstage|(?:very\s)?(?:new|recent|fragile))",
        rf"{_PROGRESS}\s(?:\w+\s){{0,3}}?in\s(?:some|certain|several|a\s(?:small\s)?number\sof)\s(?:areas|aspects"
        r"|services|teams|parts)",
    ),
    _form(
        Says.HALF,
        rf"{_PROGRESS}\s(?:\w+\s){{0,4}}?(?:but|though|yet|albeit)\s(?:\w+\s)?(?:uneven|variable|patchy|fragile"
        r"|inconsistent|slow|mixed)",
    ),
    _form(
        Says.HALF,
        r"(?:some|several|half|many)\sof\sthe\s(?:weaknesses|concerns|shortfalls|recommendations"
        r"|actions)\b[^.]{0,80}?\b(?:addressed|put\sright|resolved|tackled|met|implemented"
        r"|completed)[^.]{0,20}?\bothers\s(?:remain|have\snot|are\snot|persist)",
        rf"{_TASKS}\b[^.;]{{0,60}}?\s(?:has|have)\sbeen\s{_DONE}[^.;]{{0,20}};\s(?:but\s)?(?:those"
        r"|others)\b[^.;]{0,80}?\s(?:has|have|is|are)\snot",
        rf"{_PROGRESS}\b[^.;]{{0,60}}?\btoo\s(?:early|recent|soon)\sto\b",
        denies=True,
    ),
    _form(
        Says.REST,
        r"(?:largely|mostly|broadly|still|essentially)\sunchanged|(?:has|have)\snot\s(?:yet\s)?(?:changed|improved"
        r"|followed|kept\space)",
        r"(?:is|are|has|have|does|do)\snot(?=\W*$)|(?:has|have)\syet\sto\s\w+|(?:is|are)\syet\sto\s\w+",
        r"(?:still\s)?(?:wait|waits|waiting)\stoo\slong|remains?\s(?:too\s|very\s|a\s|of\s)?(?:weak|inconsistent"
        r"|variable|poor|concern|uneven|patchy"
        r"|high|fragile|inadequate|under-?developed)",
        r"(?:is|are)\s(?:still|too)\s(?:too\s)?(?:inconsistent|variable|weak|poor|patchy|slow|uneven|often)",
        r"(?:is|are|has|have)\snot\s(?:(?:yet|always|sufficiently|been)\s)?(?:\w+ly\s)?(?:consistent\w*|good"
        r"|embedded|evident|seen|matched|felt|led|translated|of\sthe\s(?:\w+\s)?(?:quality|standard)|making)",
        r"(?:weaknesses|deficits|shortfalls|delays?|concerns|gaps|drift|problems)\b[^.;]{0,60}?\s(?:persists?"
        r"|remain)|none\sin\b|too\s(?:many|few)\schildren|lags?\s(?:\w+\s)?behind|changed\slittle"
        r"|much\s(?:work\s)?remains|(?:little|limited|minimal)\s(?:\w+\s)?(?:development|change|impact|difference"
        r"|evidence)|slower\s(?:for|in|with|to)|(?:at\san|in\sits|in\stheir)\searly\sstages?|(?:is"
        r"|are)\s(?:\w+\s)?fragile|too\s(?:new|recent|early|soon)\s(?:to\b|for\b)|(?:is|are|remains)\s(?:much\s"
        r"|still\s|a\slot\s)?more\s(?:work\s)?to\s(?:be\s)?do(?:ne)?\sto\b|remains\stoo\s\w+|less\s(?:progress|well"
        r"|developed|advanced|evident)",
        denies=True,
    ),
    _form(
        Says.REST,
        r"continuing\s(?:weaknesses|delays?|drift|concerns)|not\s(?:yet\s)?(?:tackled|addressed)"
        r"|do(?:es)?\snot\s(?:yet|always|consistently)|not\sbeing\s\w+|behind\sschedule|no\s(?:better|sooner|safer"
        r"|quicker|faster)|more\sslowly|(?:barely|hardly|scarcely)\s\w+|not\smoved|(?:still|too\soften"
        r"|remains?)\s(?:of\s)?(?:a\s)?(?:poor|weak|limited|insufficient)|(?<!been )slow(?:ing|ed)?\s(?:to|progress)"
        r"|much\sless\sso|not\s(?:yet\s)?(?:secure|sustained|clear|enough|making|reached|benefit\w*)"
        r"|done\s(?:too\s)?little|wait\stoo\slong|(?:is|are)\s(?:poor|weak|limited|inadequate|unchanged)"
        r"|the\ssame\scannot\sbe\ssaid|others?\s(?:still|continue|remain|do\snot|have\snot|are\snot)|many\s(?:are|do"
        r"|have)\snot|quicker\sin\ssome"
        r"|(?:it|this)\s(?:has\sbeen|is)\s(?:\w+\s)?(?:slow|limited|minimal|poor|weak|inadequate)",
        denies=True,
    ),
    _form(
        Says.AHEAD,
        rf"(?:has|have)\s(?:\w+\s)?(?:become|grown|got)\s(?:\w+ly\s)?(?:{_BETTER}|more\s{GOOD_QUALITY})",
        r"(?:important|positive|significant|good|welcome)\schanges|(?:is|are)\sbenefiting|now\s(?:\w+\s)?\w+(?:ed|en"
        r"|wn|ood)\s(?:well|promptly|regularly|quickly|effectively|consistently|routinely)",
        r"more\s(?:children|families|care\sleavers|young\speople)\s(?:are|have|now)\s(?:now\s|being\s"
        r"|been\s)*(?:seen|visited|supported|helped|receiv\w+|achiev\w+|liv\w+)",
        r"now\s(?:\w+\s){1,2}(?:regularly|promptly|routinely|well)|progress\sto\sreport|(?:has"
        r"|have)\s(?:\w+\s)?(?:strengthened|improved|stabilised|lifted|risen)\b",
        r"(?:seen|visited|reviewed|updated|heard)\s(?:more\s(?:often|regularly|frequently|quickly)|regularly"
        r"|promptly)|(?:is|are)\s(?:now\s)?more\s(?:regular|frequent|timely|consistent)",
        r"(?:addressed|cleared|reduced)\sthe\s(?:\w+\s)?(?:backlogs?|waiting\slists?)|(?:much"
        r"|a\slot)\shas\sbeen\s(?:done|achieved)|feel\sbetter\s\w+|(?:improvements?|signs|steps|start)\s(?:is"
        r"|are)\s(?:promising|encouraging|positive)"
        rf"|(?:is|are)\s(?:now\s)?{_BETTER}|(?:has|have)\s(?:\w+\s)?{_IMPROVES}|(?:is|are"
        r"|been)\s(?:\w+\s)?improvements?\s(?:in|to)|(?:plans|strategy)\s(?:is|are)\s(?:sound|good|clear)"
        rf"|{_BETTER}\s(?:{_WORK}|\w+\s{_WORK})|(?:effective|important|some|good|positive)\s(?:\w+\s)?steps|(?:has"
        r"|have)\sbeen\s(?:rapid|swift|fast)|(?:has|have)\simproved\sfor\ssome|(?:right|sound|good"
        r"|firm)\s(?:foundations|building\sblocks)",
    ),
    _form(
        Says.HALF,
        rf"{_PROGRESS}[^.;]{{0,60}}?\bbut\snot\s(?:yet\s)?(?:in|for|with|of|by)",
        rf"{_CHANGE}\b[^.;,]{{0,40}}?\s(?:is|are)\snot\smatched\sby",
        rf"{_CHANGE}\s(?:is|are)\snot\s(?:yet\s)?(?:\w+ly\s)?(?:consistent|embedded|secure|established|widespread)",
        denies=True,
    ),
    _form(
        Says.GOOD,
        rf"{_STRONG}(?:\s(?:and|but)\s\w+|,?\s\w+){{0,2}}?\sprogress",
        r"(?:makes?|making|made|shows?|showing)\s(?:\w+\s){0,2}?progress",
        r"progress\s(?:\w+\s){0,6}?(?:is|has\sbeen)\s(?:made|good|steady|strong|maintained|sustained|swift|evident)",
        rf"{_PROGRESS}(?:(?!,\sand\s)[^.;]){{0,80}}?\b(?:has|have|is)\s(?:now\s|since\s)?"
        r"(?:(?:increas|quicken|accelerat|gather|continu|improv)\w*|picked\sup|been\s(?:sustained|maintained))",
        rf"{_PROGRESS}(?:,[^,.;]{{3,40}},|(?:\s(?!activity|plans?|work|board|efforts)\w+){{0,8}}?)\s(?:is"
        r"|has\sbeen)\s(?:now\s)?"
        rf"(?:{_STRONG}|secure|evident)",
        rf"progress(?:\s\w+){{0,6}}?\s{_IS}\s(?:\w+ly\s)?(?:significant|considerable|substantial|impressive|marked)",
        r"(?:brought|injected|restored|created|built)\s(?:\w+-?\w*\s){0,2}(?:momentum|pace)",
        rf"progress\sthat\s(?:is|has\sbeen)\s(?:both\s)?(?:{_STRONG}|purposeful)",
        r"there\s(?:is|has\sbeen)\s(?:now\s)?(?:\w+\s)?progress(?!\s(?:still\s)?to\b)",
        r"(?:has|have)\s(?:\w+\s)?(?:accelerated|quickened|increased|restored)\s(?:the\s)?(?:\w+\s)?(?:progress|pace"
        r"|improvement|change|momentum)",
        r"(?:it|this)\shas\s(?:now\s)?(?:gathered|quickened|accelerated)",
        r"(?:is|are)\s(?:moving|improving|progressing|developing)\s(?:\w+\s)?(?:forwards?|at\space|well|steadily"
        r"|quickly|in\sthe\sright\sdirection)",
        r"signs\sof\s(?:\w+\s)?(?:progress|improvement)",
        r"(?:has|have)\s(?:sustained|maintained)\s(?:the\s|these\s|an?\s)?(?:\w+\s)?(?:improvements?|progress"
        r"|momentum|pace)",
        r"(?:has|have)\s(?:\w+\s)?built\son\s(?:the\s|this\s|its\s|their\s)?(?:\w+\s)?(?:progress|improvements?)",
        r"continues?\sto\s(?:make|secure|deliver)\s(?:the\s)?(?:\w+\s)?improvements?",
        r"(?:improvements?|changes?|progress|benefits?|impact)\b[^.;,]{0,40}?\s(?:is|are)\s(?:now\s"
        r"|beginning\sto\sbe\s)?(?:being\s)?felt",
        r"progress\sin\s(?:all|each|most|three|two|four|both)\sof",
        r"(?:considerable|great|significant|important|real|good|major|notable|clear)\s(?:strides|steps|headway|gains"
        r"|advances)",
        r"(?:has|have)\s(?:\w+\s)?(?:gathered|gained|picked\sup|increased)\s(?:\w+\s)?(?:pace|momentum|speed)",
        r"(?:improvements?|changes?|progress|momentum|gains)\b[^.;,]{0,40}?\s(?:has"
        r"|have)\sbeen\s(?:\w+ly\s)?(?:consolidated|embedded|maintained|sustained|built\son"
        r"|(?:[\w-]+\s){0,2}?and\s(?:swift|rapid|effective))",
        r"(?:enabled|allowed|helped)\s[^.;,]{0,40}?\sto\sbuild\son\s(?:the|its|their|this)\s(?:\w+\s)?(?:progress"
        r"|improvements?)",
        r"at\s(?:an?\s(?:appropriate|good|steady|swift|faster)\space|the\s(?:pace|speed"
        r"|rate)\s(?:that\sis\s)?(?:required|needed|expected|planned))",
        r"on\strack",
    ),
    _form(Says.GOOD, rf"{_PROGRESS}(?:\s\w+){{0,5}}?\s(?:is|are)\sno\slonger\s(?:too\s)?(?:slow|limited)", denies=True),
    _form(
        Says.GOOD_BESIDE,
        rf"{_STRONG}\s(?:impact|difference|traction)(?=\s(?:on|to|for|in)\b)|gain(?:ed|ing)\straction",
        r"(?:receiv|experienc|get|hav)\w*\s(?:an?\s)?(?:\w+\s)?(?:better|stronger|safer|improved)\s(?:services?"
        r"|support|help|care|response)",
        r"improvements?\s(?:has|have)\sbeen\smade",
        r"(?:effective|decisive|swift|prompt|strong|purposeful|appropriate)\s(?:and\s\w+\s)?(?:action|steps)\s(?:has"
        r"|have)\s(?:now\s)?been\staken",
        r"(?:evidence|examples)\sof\s(?:\w+ly\s)?(?:improved|better|stronger|strengthened|improving)",
        rf"{_MOST}\sof\sthe\s(?:\w+\s)?{_TASKS}\b[^.;]{{0,60}}?\s(?:is|are|have\sbeen"
        r"|has\sbeen)\s(?:now\s)?(?:complete(?:d)?|met|implemented|delivered|achieved|addressed)",
        r"(?:is|are)\s(?:now\s)?(?:getting|becoming)\s(?:\w+ly\s)?(?:better|stronger|safer|more\s(?:consistent"
        r"|timely|effective))",
        r"(?:children|families|care\sleavers|young\speople|social\sworkers|staff)\s(?:[\w-]+\s){0,3}now\s(?:have|has"
        r"|receives?|gets?|benefits?|know|see|live)",
        r"(?:changes|foundations|building\sblocks|structures|leadership)\b[^.;,]{0,40}?\s(?:is"
        r"|are)\s(?:\w+\s)*(?:positive|encouraging|promising|sound|in\splace|stronger)",
        r"(?:is|are)\snow\s(?:well|consistently|routinely|clearly|firmly|fully|properly)\s\w+(?:ed|en|ood|wn)",
        r"(?:promising|good|strong|encouraging)\sstart|benefit\w*\sfrom\s(?:improved|better|stronger)|(?:has"
        r"|have)\sbeen\s(?:effective|successful)",
        r"have\sbegun\sto\s(?:act|make\sa\sdifference|have\san\simpact)",
        r"(?:caseloads|vacanc\w+|turnover|backlogs?|waiting\s(?:lists?|times))\b[^.;,]{0,30}?\s(?:has"
        r"|have)\s(?:\w+\s)?(?:reduced|fallen|come\sdown)",
        rf"{_STRONG}\s(?:evidence\sof\s(?:\w+\s)?)?improvements?",
        r"(?:is|are)\s(?:now\s|much\s)*(?:stronger|better|safer)\sthan\s(?:it|they|at)",
        r"(?:is|are)\snow\s(?:\w+ly\s)?(?:regular|timely|swift|prompt|secure|robust|effective|stable|consistent"
        r"|visible|strong|good|sufficient)",
        r"(?:effective|decisive|swift|prompt|strong)\s(?:and\s\w+\s)?action\sto|(?:is|are)\s(?:now\s"
        r"|much\s)?more\s(?:stable|settled|secure|consistent|timely|visible)",
        r"(?:concerns|weaknesses|shortfalls|failings|areas\sfor\simprovement|recommendations)\b[^.;]{0,60}?\s(?:has"
        r"|have)\s(?:now\s|all\s|largely\s|since\s)?been\s(?:\w+ly\s)?(?:addressed|resolved|tackled|overcome"
        r"|remedied|rectified|acted\son|put\sright|dealt\swith)",
        rf"(?:has|have)\s(?:\w+\s)?(?:{_IMPROVED}|{_IMPROVES}\s(?:the|its|their|front-?line|social|management)\b)",
        r"(?:has|have)\s(?:acted|responded)\s(?:swiftly|quickly|decisively|effectively|promptly"
        r"|with\s(?:\w+\s)?(?:energy|urgency|purpose|pace|determination))",
        r"(?:saw|seen|see|shows?|showed|is|are|of|provides?"
        rf"|receiv\w+)\s(?:an?\s)?(?:\w+\s)?{_BETTER}\s(?:and\s[\w-]+\s)?{_WORK}",
        rf"(?:is|are)\snow\s(?:\w+ly\s)?{_SEEN}(?=\s(?:and|promptly|quickly|swiftly|regularly|well|by|early|sooner)"
        r"|[.,;]|$)",
        rf"(?:positive|real|good|beneficial|clear|tangible|significant)\s{_DIFFERENCE}(?=\s(?:on|to|for|in)\b)"
        rf"|{_DIFFERENCE}\s(?:can|could)\sbe\sseen|(?:can|could)\s(?:already\s)?see\s(?:its|the|their"
        rf"|this)\s(?:\w+\s)?{_DIFFERENCE}",
        r"(?:beginning|starting)\sto\s(?:benefit|improve|make\sa\s(?:\w+\s)?difference)|on\scourse\b"
        r"|trajectory\sof\simprovement|(?:upward|positive|improving)\strajectory|at\sa\s(?:better|faster|swifter"
        r"|quicker)\space|raised?\s(?:the\s)?standards",
        r"improvement\sis\s(?:\w+\s)?evident|(?:is|are)\staking\s(?:root|hold)|bearing\sfruit",
        r"(?:has|have|are|is)\s(?:\w+ly\s|now\s|much\s)?(?:improved|improving|safer|better|strengthened)",
    ),
)
