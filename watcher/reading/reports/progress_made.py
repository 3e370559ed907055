"""The ways of saying that there is enough progress, or that something is better."""

from __future__ import annotations

from watcher.reading.reports.decline_comparisons import GOOD_QUALITY
from watcher.reading.reports.progress_words import BETTER, IS, MOST, PROGRESS, TASKS, Says, form

_STRONG = (
    r"(?:good|steady|significant|strong|sound|solid|appropriate|satisfactory|positive|clear|tangible|substantial"
    r"|considerable|impressive|sustained|sufficient|notable|real|further|continued|encouraging|swift|rapid|demonstrable"
    r"|measurable|marked|effective|much|great|excellent|important)"
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
        rf"|(?:is|are)\s(?:now\s)?{BETTER}|(?:has|have)\s(?:\w+\s)?{_IMPROVES}|(?:is|are"
        r"|been)\s(?:\w+\s)?improvements?\s(?:in|to)|(?:plans|strategy)\s(?:is|are)\s(?:sound|good|clear)"
        rf"|{BETTER}\s(?:{_WORK}|\w+\s{_WORK})|(?:effective|important|some|good|positive)\s(?:\w+\s)?steps|(?:has"
        r"|have)\sbeen\s(?:rapid|swift|fast)|(?:has|have)\simproved\sfor\ssome|(?:right|sound|good"
        r"|firm)\s(?:foundations|building\sblocks)",
    ),
    form(
        Says.GOOD,
        rf"{_STRONG}(?:\s(?:and|but)\s\w+|,?\s\w+){{0,2}}?\sprogress",
        r"(?:makes?|making|made|shows?|showing)\s(?:\w+\s){0,2}?progress",
        r"progress\s(?:\w+\s){0,6}?(?:is|has\sbeen)\s(?:made|good|steady|strong|maintained|sustained|swift|evident)",
        rf"{PROGRESS}(?:(?!,\sand\s)[^.;]){{0,80}}?\b(?:has|have|is)\s(?:now\s|since\s)?"
        r"(?:(?:increas|quicken|accelerat|gather|continu|improv)\w*|picked\sup|been\s(?:sustained|maintained))",
        rf"{PROGRESS}(?:,[^,.;]{{3,40}},|(?:\s(?!activity|plans?|work|board|efforts)\w+){{0,8}}?)\s(?:is"
        r"|has\sbeen)\s(?:now\s)?"
        rf"(?:{_STRONG}|secure|evident)",
        rf"progress(?:\s\w+){{0,6}}?\s{IS}\s(?:\w+ly\s)?(?:significant|considerable|substantial|impressive|marked)",
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
    form(Says.GOOD, rf"{PROGRESS}(?:\s\w+){{0,5}}?\s(?:is|are)\sno\slonger\s(?:too\s)?(?:slow|limited)", denies=True),
    form(
        Says.GOOD_BESIDE,
        rf"{_STRONG}\s(?:impact|difference|traction)(?=\s(?:on|to|for|in)\b)|gain(?:ed|ing)\straction",
        r"(?:receiv|experienc|get|hav)\w*\s(?:an?\s)?(?:\w+\s)?(?:better|stronger|safer|improved)\s(?:services?"
        r"|support|help|care|response)",
        r"improvements?\s(?:has|have)\sbeen\smade",
        r"(?:effective|decisive|swift|prompt|strong|purposeful|appropriate)\s(?:and\s\w+\s)?(?:action|steps)\s(?:has"
        r"|have)\s(?:now\s)?been\staken",
        r"(?:evidence|examples)\sof\s(?:\w+ly\s)?(?:improved|better|stronger|strengthened|improving)",
        rf"{MOST}\sof\sthe\s(?:\w+\s)?{TASKS}\b[^.;]{{0,60}}?\s(?:is|are|have\sbeen"
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
        rf"|receiv\w+)\s(?:an?\s)?(?:\w+\s)?{BETTER}\s(?:and\s[\w-]+\s)?{_WORK}",
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
