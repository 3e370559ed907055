"""The ways of saying that there is enough progress, or that something is better."""

from __future__ import annotations

from watcher.reading.reports.decline.comparisons import GOOD_QUALITY
from watcher.reading.reports.progress.words import BETTER, IS, MOST, PROGRESS, TASKS, Says, form

_STRONG = (
    r"(?:good|steady|significant|strong|sound|solid|appropriate|satisfactory|positive|clear|tangible|substantial"
    r"|considerable|impressive|sustained|sufficient|notable|real|further|continued|encouraging|swift|rapid|demonstrable"
    r"|measurable|marked|brisk|effective|much|great|excellent|important)"
)
_WORK = (
    r"(?:practice|services?|responses?|support|help|oversight|supervision|planning|assessments?|recording"
    r"|decision-making|information|outcomes)"
)
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
MADE = (
    form(
        Says.AHEAD,
        rf"(?:has|have)\s(?:\w+\s)?(?:become|grown|got)\s(?:\w+ly\s)?(?:{BETTER}|more\s{GOOD_QUALITY})",
        rf"(?:found|saw|is|been)\s(?:\w+\s)?improvements?|improvements?\b[^.;,]{{0,60}}?\s(?:is|are)\s(?:welcome|encouraging)|{BETTER}\s(?:visits?|plans?|recording|leadership|management)",
        r"(?:welcome|notable|major)\s(?:advances?|gains?|developments?)|well\s(?:established|embedded)",
        r"(?:important|positive|significant|good|welcome)\schanges|(?:is|are)\sbenefiting|now\s(?:\w+\s)?\w+(?:ed|en|wn|ood)\s(?:well|promptly|regularly|quickly|effectively|consistently|routinely)",
        r"more\s(?:children|families|care\sleavers|young\speople)\s(?:are|have|now)\s(?:now\s|being\s|been\s)*(?:seen|visited|supported|helped|receiv\w+|achiev\w+|liv\w+)",
        r"now\s(?:\w+\s){1,2}(?:regularly|promptly|routinely|well)|progress\sto\sreport|(?:has|have)\s(?:\w+\s)?(?:strengthened|improved|stabilised|lifted|risen)\b",
        r"(?:seen|visited|reviewed|updated|heard)\s(?:more\s(?:often|regularly|frequently|quickly)|regularly|promptly)|(?:is|are)\s(?:now\s)?more\s(?:regular|frequent|timely|consistent)",
        r"(?:addressed|cleared|reduced)\sthe\s(?:\w+\s)?(?:backlogs?|waiting\slists?)|(?:much"
        r"|a\slot)\shas\sbeen\s(?:done|achieved)|feel\sbetter\s\w+|(?:improvements?|signs|steps|start)\s(?:is"
        r"|are)\s(?:promising|encouraging|positive)"
        rf"|(?:is|are)\s(?:now\s)?{BETTER}|(?:has|have)\s(?:\w+\s)?{_IMPROVES}|(?:is|are"
        r"|been)\s(?:\w+\s)?improvements?\s(?:in|to)|(?:plans|strategy)\s(?:is|are)\s(?:sound|good|clear)"
        rf"|{BETTER}\s(?:{_WORK}|\w+\s{_WORK})|(?:effective|important|some|good|positive)\s(?:\w+\s)?steps|(?:has"
        r"|have)\sbeen\s(?:rapid|swift|fast)|(?:has|have)\simproved\sfor\ssome|(?:right|sound|good"
        r"|firm)\s(?:foundations|building\sblocks)",
    ),
    form(
        Says.GOOD,
        r"(?:council|authority|(?:the|this)\sservice|it|leaders)\s(?:is|are)\s(?:now\s)?where\s(?:it|they|inspectors|we)\s(?:(?:(?:might|should|would|could)\s)?(?:\w+\s)?(?:be\s)?expect\w*|(?:ought\sto|should|needs?\sto)\s(?:\w+\s)?be\b)",
        r"(?:makes?|making|made)\sthe\sprogress\sthat\s(?:it|they|we|inspectors)\s(?:ought|should|expect\w*)\b",
        r"what\s(?:they|leaders|it|the\s(?:council|authority))\s(?:undertook|promised|set\sout|agreed|(?:had\s)?said)\b[^.;]{0,60}?\s(?:has|have)\s(?:\w+\s)?been\s(?:done|delivered|achieved|completed)",
        rf"{PROGRESS}\b[^.;,]{{0,60}}?\s(?:(?:is|are|has\sbeen)\s(?:now\s|broadly\s|much\s)?|to\sbe\s|as\s)(?:as|what|where)\s(?:it|they)\s(?:should|ought\sto|needs?\sto)\sbe\b",
        rf"{PROGRESS}\b[^.;,]{{0,60}}?\s(?:is|are|has\sbeen)\s(?:now\s|broadly\s|much\s)?(?:what|as|where)\s(?:inspectors|we|ofsted)\s(?:would|might|should|had)\s(?:have\s)?(?:expect|hope)(?:ed)?\b",
        r"gone\s(?:\w+\s)?further\b[^.;]{0,60}?\bthan\s(?:inspectors|we)\s(?:had\s)?(?:anticipated|expected|hoped)",
        rf"{_STRONG}(?:\s(?:and|but)\s\w+|,?\s\w+){{0,2}}?\sprogress",
        r"(?:continued?s?|continuing|been\sable|begun)\sto\sbuild\s(?:\w+\s)?(?:up)?on\s(?:the|this|these|that|its|their|earlier)\s(?:\w+\s)?(?:progress|improvements?|gains)",
        r"(?:makes?|making|made|shows?|showing)\s(?:\w+\s){0,2}?(?:progress|headway)",
        r"progress\s(?:\w+\s){0,6}?(?:is|has\sbeen)\s(?:made|good|steady|strong|maintained|sustained|swift|evident)",
        rf"{PROGRESS}(?:(?!,\sand\s)[^.;]){{0,80}}?\b(?:has|have|is)\s(?:now\s|since\s)?(?:(?:increas|quicken|accelerat|gather|continu|improv)\w*|picked\sup|been\s(?:sustained|maintained))",
        rf"{PROGRESS}(?:,[^,.;]{{3,40}},|(?:\s(?!activity|plans?|work|board|efforts)[\w-]+(?:\s[\w-]+){{0,9}}?)?)\s(?:is|has\sbeen)\s(?:now\s)?(?:{_STRONG}|secure|evident)",
        rf"progress(?:\s\w+){{0,6}}?\s{IS}\s(?:\w+ly\s)?(?:significant|considerable|substantial|impressive|marked)",
        r"(?:brought|injected|restored|created|built)\s(?:\w+-?\w*\s){0,2}(?:momentum|pace)",
        rf"progress\sthat\s(?:is|has\sbeen)\s(?:both\s)?(?:{_STRONG}|purposeful)",
        r"there\s(?:is|has\sbeen)\s(?:now\s)?(?:\w+\s)?progress(?!\s(?:still\s)?to\b)",
        r"(?:has|have)\s(?:\w+\s)?(?:accelerated|quickened|increased|restored)\s(?:the\s)?(?:\w+\s)?(?:progress|pace|improvement|change|momentum)",
        r"(?:it|this)\shas\s(?:now\s)?(?:gathered|quickened|accelerated)",
        r"(?:is|are)\s(?:moving|improving|progressing|developing)\s(?:\w+\s)?(?:forwards?|at\space|well|steadily|quickly|in\sthe\sright\sdirection)",
        r"signs\sof\s(?:\w+\s)?(?:progress|improvement)",
        r"(?:is|are)\s(?:consolidating|extending|embedding|sustaining)(?:\sand\s\w+ing)?\s(?:the|its|their)\s(?:\w+\s)?(?:improvements?|progress|gains)",
        r"(?:has|have)\s(?:sustained|maintained)\s(?:the\s|these\s|an?\s)?(?:\w+\s)?(?:improvements?|progress|momentum|pace)",
        r"(?:has|have)\s(?:\w+\s)?built\son\s(?:the\s|this\s|its\s|their\s)?(?:\w+\s)?(?:progress|improvements?)",
        r"continues?\sto\s(?:make|secure|deliver)\s(?:the\s)?(?:\w+\s)?improvements?",
        r"(?:improvements?|changes?|progress|benefits?|impact)\b[^.;,]{0,40}?\s(?:is|are)\s(?:now\s|beginning\sto\sbe\s)?(?:being\s)?felt",
        r"progress\sin\s(?:all|each|most|three|two|four|both)\sof",
        r"(?:considerable|great|significant|important|real|good|major|notable|clear)\s(?:strides|steps|headway|gains|advances)",
        r"(?:has|have)\s(?:\w+\s)?(?:gathered|gained|picked\sup|increased)\s(?:\w+\s)?(?:pace|momentum|speed)",
        r"(?:improvements?|changes?|progress|momentum|gains)\b[^.;,]{0,40}?\s(?:has|have)\sbeen\s(?:\w+ly\s)?(?:consolidated|embedded|maintained|sustained|built\son|(?:[\w-]+\s){0,2}?and\s(?:swift|rapid|effective))",
        r"(?:enabled|allowed|helped)\s[^.;,]{0,40}?\sto\sbuild\son\s(?:the|its|their|this)\s(?:\w+\s)?(?:progress|improvements?)",
        r"at\s(?:an?\s(?:appropriate|good|steady|swift|faster)\space|the\s(?:pace|speed|rate)\s(?:that\sis\s)?(?:required|needed|expected|planned))",
        r"on\strack",
    ),
    form(Says.GOOD, rf"{PROGRESS}(?:\s\w+){{0,5}}?\s(?:is|are)\sno\slonger\s(?:too\s)?(?:slow|limited)", denies=True),
    form(
        Says.GOOD,
        rf"{PROGRESS}[^.;,]{{0,40}}?\s(?:has|have|did)\snot\s(?:slow\w*|stall\w*|falter\w*|been\slost)",
        denies=True,
    ),
    form(
        Says.GOOD_BESIDE,
        r"(?:lost|wasted)\s(?:no|little)\stime",
        r"(?:weaknesses|shortfalls|delays?|drift|concerns|failings|failures|problems|backlogs?)\b[^.;]{0,60}?\s(?:is|are)\sno\slonger\s(?:evident|present|seen|found|apparent|an?\s(?:concern|feature|problem))",
        r"(?:children|families|care\sleavers|young\speople|they)\s(?:[\w-]+\s){0,4}?no\slonger\s(?:wait|experience|face|have\sto|(?:are\s)?left|drift|at\srisk)",
        denies=True,
    ),
    form(
        Says.GOOD_BESIDE,
        r"(?:inspectors|we)\s(?:are|were)\s(?:\w+\s)?(?:satisfied|reassured|encouraged|impressed)"
        r"|(?<!not )enough\shas\sbeen\sdone"
        r"|(?:has|have)\s(?:got|come)\s(?:on|along)\s(?:very\s)?well|(?:brought|restored|secured)\s(?:[\w-]+\s){0,3}stability",
        r"(?:has|have)\s(?:moved|acted|worked|responded)\s(?:at|with)\s(?:\w+\s)?(?:speed|pace|vigour|energy|drive|commitment)",
        r"(?:beginning|starting|begun|started|already)\s(?:to\s)?(?:feel|feeling|see|seeing|notice|noticing|experienc\w+|enjoy\w*)\s(?:the|its|their|an?)\s(?:\w+\s)?(?:benefits?|differences?|improvements?|impact|changes?)",
        r"(?:well|firmly)\sunder\s?way|working\swell|much\s(?:better|stronger|improved|safer)|(?:real|significant|good)\sinroads|improvement\s(?:in|to|is)\b(?=[^.;]{0,40}?\b(?:welcome|encouraging|clear|evident)\b)",
        r"(?:weaknesses|shortfalls|delays?|drift|concerns|failings|failures|problems|backlogs?)\b[^.;]{0,60}?\s(?:has|have)\s(?:\w+\s)?been\s(?:\w+ly\s)?(?:eliminated|eradicated|cleared|removed)",
        rf"{_STRONG}\s(?:impact|difference|traction)(?=\s(?:on|to|for|in)\b)|gain(?:ed|ing)\straction",
        r"(?:receiv|experienc|get|hav)\w*\s(?:an?\s)?(?:\w+\s)?(?:better|stronger|safer|improved)\s(?:services?|support|help|care|response)",
        r"improvements?\s(?:has|have)\sbeen\smade",
        r"(?:effective|decisive|swift|prompt|strong|purposeful|appropriate)\s(?:and\s\w+\s)?(?:action|steps)\s(?:has|have)\s(?:now\s)?been\staken",
        r"(?:evidence|examples)\sof\s(?:\w+ly\s)?(?:improv(?:ed|ing|ements?)|better|stronger|strengthened)",
        rf"{MOST}\sof\sthe\s(?:\w+\s)?{TASKS}\b[^.;]{{0,60}}?\s(?:is|are|have\sbeen|has\sbeen)\s(?:now\s)?(?:complete(?:d)?|met|implemented|delivered|achieved|addressed)",
        r"(?:is|are)\s(?:now\s)?(?:getting|becoming)\s(?:\w+ly\s)?(?:better|stronger|safer|more\s(?:consistent|timely|effective))",
        r"(?:children|families|care\sleavers|young\speople|social\sworkers|staff)\s(?:[\w-]+\s){0,3}now\s(?:have|has|receives?|gets?|benefits?|know|see|live)",
        r"(?:changes|foundations|building\sblocks|structures|leadership)\b[^.;,]{0,40}?\s(?:is|are)\s(?:\w+\s)*(?:positive|encouraging|promising|sound|in\splace|stronger)",
        r"(?:is|are)\snow\s(?:well|consistently|routinely|clearly|firmly|fully|properly)\s\w+(?:ed|en|ood|wn)",
        r"(?:promising|good|strong|encouraging)\sstart|benefit\w*\sfrom\s(?:improved|better|stronger)|(?:has|have)\sbeen\s(?:effective|successful)",
        r"have\sbegun\sto\s(?:act|make\sa\sdifference|have\san\simpact)",
        r"(?:caseloads|vacanc\w+|turnover|backlogs?|waiting\s(?:lists?|times))\b[^.;,]{0,30}?\s(?:has|have)\s(?:\w+\s)?(?:reduced|fallen|come\sdown)",
        rf"{_STRONG}\s(?:evidence\sof\s(?:\w+\s)?)?improvements?",
        r"(?:is|are)\s(?:now\s|much\s)*(?:stronger|better|safer)\sthan\s(?:it|they|at)",
        r"(?:is|are)\snow\s(?:\w+ly\s)?(?:regular|timely|swift|prompt|secure|robust|effective|stable|consistent|visible|strong|good|sufficient)",
        r"(?:effective|decisive|swift|prompt|strong)\s(?:and\s\w+\s)?action\sto|(?:is|are)\s(?:now\s|much\s)?more\s(?:stable|settled|secure|consistent|timely|visible)",
        r"(?:concerns|weaknesses|shortfalls|failings|areas\sfor\simprovement|recommendations)\b[^.;]{0,60}?\s(?:has"
        r"|have)\s(?:now\s|all\s|largely\s|since\s|for\sthe\smost\spart\s)?been\s(?:\w+ly\s)?(?:addressed|resolved|tackled|overcome"
        r"|remedied|rectified|acted\son|put\sright|dealt\swith)",
        rf"(?:has|have)\s(?:\w+\s)?(?:{_IMPROVED}|{_IMPROVES}\s(?:the|its|their|front-?line|social|management)\b)",
        r"(?:has|have)\s(?:acted|responded|moved)\s(?:swiftly|well|positively|quickly|decisively|effectively|promptly|with\s(?:\w+\s)?(?:energy|urgency|purpose|pace|determination))",
        rf"(?:saw|seen|see|shows?|showed|is|are|of|provides?|receiv\w+)\s(?:an?\s)?(?:\w+\s)?{BETTER}\s(?:and\s[\w-]+\s)?{_WORK}",
        rf"(?:is|are)\snow\s(?:\w+ly\s)?{_SEEN}(?=\s(?:and|promptly|quickly|swiftly|regularly|well|by|early|sooner)|[.,;]|$)",
        rf"(?:positive|real|good|beneficial|clear|tangible|significant)\s{_DIFFERENCE}(?=\s(?:on|to|for|in)\b)|{_DIFFERENCE}\s(?:can|could)\sbe\sseen|(?:can|could)\s(?:already\s)?see\s(?:its|the|their|this)\s(?:\w+\s)?{_DIFFERENCE}",
        r"(?:beginning|starting)\sto\s(?:benefit|improve|make\sa\s(?:\w+\s)?difference)|on\scourse\b|trajectory\sof\simprovement|(?:upward|positive|improving)\strajectory|at\sa\s(?:better|faster|swifter|quicker)\space|raised?\s(?:the\s)?standards",
        r"improvement\sis\s(?:\w+\s)?evident|(?:is|are)\staking\s(?:root|hold)|bearing\sfruit",
        r"(?:has|have|are|is)\s(?:\w+ly\s|now\s|much\s)?(?:improved|improving|safer|better|strengthened)",
    ),
)
