"""Words that may say that services got worse, and may mean something else: with services beside them, a doubt."""

from __future__ import annotations

import re
from functools import partial

from watcher.reading.reports.decline.comparisons import BAD_QUALITY, EARLIER
from watcher.reading.reports.decline.words import HOW, WITHOUT_OBJECT, Shape, Time, form

_DONE = (
    r"(?:contracted|shrivelled|blurred|stagnated|softened|dulled|ceased|stopped|stuttered|wobbled|faltered|soured"
    r"|stalled|gone\s(?:stale|off\s(?:course|track)|astray)|come\s(?:undone|off\sthe\srails|to\s(?:an?\s)?(?:halt|standstill|end))"
    r"|fallen\s(?:behind|short|out\sof\suse)|suffered\san?\s(?:\w+\s)?(?:setback|blow|reverse)|run\sout\sof\ssteam|taken\s(?:a\sback\sseat|a\shit|a\sknock)"
    r"|been\s(?:\w+ly\s)?(?:frittered\saway|whittled\s(?:away|down)|chipped\saway|pared\s(?:back|down)|watered\sdown|sacrificed"
    r"|deprioritised|sidelined|dented|damaged|stripped|cut\sback|curtailed|scaled\s(?:back|down)|set\sback(?!\son\b)"
    r"|knocked\soff\scourse|wound\sdown))"
)
_FALL = (
    r"(?:slackening|narrowing|thinning|blurring|loosening|dilution|withering|shrinkage|waning|tailing[\s-]off|slump|dip"
    r"|downward\s(?:drift|slide|pull)|setbacks?|contraction|diminution|falling[\s-]back|drop[\s-]off|retreat)"
)
_MORE_GOOD = (
    r"(?:happ|health|eas|stead|sturd|earl|speed|livel|tid|friend|read|worth|bus|fr|carr|barr|tim|heav|famil|h?arr)"
)
_LESS_IS_BETTER = (
    rf"(?:{BAD_QUALITY}|(?:over)?reliant|dependent|tolerant|defensive|complacent|anxious|worried|wary|stretched|pressured|isolated"
    r"|stress\w*|burden\w*|chaotic|crowded|costly|expensive|busy|risky|risk-averse|punitive|likely|repetitive|wordy|formal|optimistic|generic|lengthy|drift|delay|duplication|churn)"
)
_THAN_BEFORE = rf"(?=[^.;]{{0,60}}?\sthan\s(?:(?:it|they)\s(?:used\sto|once|did|was|were)|{EARLIER}))"
_WORKERS = r"(?:advisers?|(?:social\s)?workers?|managers?)"
OF_HELP = rf"(?:{_WORKERS}|help|support|visits?|supervision|oversight|contact\sfrom)"
"""What children and workers get of services."""
BETTER_LESS = re.compile(
    r"\b(?:mov|rel(?:y|ies)|depend|wait|drift|offend|abscond|chang|fight|argu|repeat|(?:go|goes)\smissing|step\sin)\w*\s(?:in\s)?$"
    r"|\bperiod\sof\s(?:\w+\s)?$|\b(?:paperwork|bureaucracy|weakness\w*|shortcomings?|restrictions?|incidents?|declines?|deteriorations?|practice\sof\s\w+ing|plans?\sto\s(?:close|cut|reduce|merge))\b|\bother\s(?:directorates|departments|councils|authorities)\s(?:\w+\s){1,3}$",
    re.IGNORECASE,
)
"""In front of loose words: what it is good to have, or to do, less, or a time that is over."""
A_PICTURE = re.compile(r"(?:picture|position|situation|outlook|story)", re.IGNORECASE)
"""What services are spoken of by: "the picture for care leavers is bleaker"."""
_now = partial(form, Shape.LOOSE, Time.NOW)
FORMS = (
    _now(
        r"(?:too|very)\slittle\s(?:now\s)?(?:remains|survives|is\sleft)(?=\sof\s(?:the|that|this|what)\b)",
        "little",
    ),
    _now(
        rf"(?:authority|council|trust|service)\sis\s(?:now\s)?further\s(?:away\s)?from\s\w+ing\s[^.;,]{{0,100}}?\sthan\s{EARLIER}",
        "further from|further away",
    ),
    _now(
        rf"(?:is|are)\sfalling\s(?:further\sand\s)?further\sbehind{WITHOUT_OBJECT}",
        "further behind",
    ),
    _now(
        rf"(?:has|have)\s{HOW}{_DONE}{WITHOUT_OBJECT}",
        "contracted|shrivelled|blurred|stagnated|softened|dulled|ceased|stopped|stuttered|wobbled|faltered|soured"
        "|stalled|gone stale|gone off|astray|come undone|off the rails|come to |fallen behind|fallen short|out of use"
        "|of steam|taken a|suffered a|frittered|whittled|chipped|pared|watered|sacrificed|prioritised|sidelined|dented"
        "|damaged|stripped|cut back|curtailed|scaled|set back|knocked off|wound down",
    ),
    _now(
        r"(?:(?<=workers\s)|(?<=advisers\s)|(?<=managers\s)|(?<=staff\s)|(?<=children\s)|(?<=leavers\s))"
        r"(?:see|visit|meet|supervise|review|consult)\s(?:[\w'’]+\s){1,4}?less\s(?:often|frequently|regularly)(?=\W*\Z|[,;])",
        "less often|less frequently|less regularly",
    ),
    form(
        Shape.LOOSE,
        Time.ASKED,
        rf"(?:an?|the|some|this|further)\s(?:\w+\s)?{_FALL}(?=\s(?:in|of)\b)",
        "slackening|narrowing|thinning|blurring|loosening|dilution|withering|shrinkage|waning|tailing|slump| dip"
        "|downward|setback|contraction|diminution|falling back|falling-back|drop off|drop-off|retreat",
    ),
    _now(
        rf"(?!{_MORE_GOOD}ier)[a-z]{{3,}}ier\b{_THAN_BEFORE}|less\b(?!\s{_LESS_IS_BETTER}\b){_THAN_BEFORE}|fewer\b{_THAN_BEFORE}",
        "ier |less |fewer ",
    ),
    _now(
        r"(?:is|are)\s(?:not\s(?:now\s|currently\s)?|no\slonger\s)(?:of|at|to|up\sto)\s(?:(?:the\ssame|that)\s(?:\w+\s)?"
        rf"(?:standard|level|quality)\b|the\s(?:\w+\s)?(?:standard|level|quality)\s(?:(?:that\s)?(?:it|they)\b"
        rf"|(?:seen|found|reported|noted|evident)\s(?:at|in|during|by)\b|{EARLIER}))",
        "standard|level|quality",
    ),
    _now(
        rf"(?<=e ){A_PICTURE.pattern}\s(?:for|in|of)\s[^.;,]{{2,50}}?\sis\s"
        r"(?:(?:now|much|far)\s)*(?:bleaker|worse|poorer|darker|gloomier)",
        "bleaker|is worse|is poorer|darker|gloomier|now worse|now poorer|ch worse|ch poorer|ar worse|ar poorer",
    ),
    _now(
        rf"(?:has|have)\s{HOW}become\s(?:an?\s)?(?:\w+\s)?(?:tick-?box|box-?ticking|paper|hollow|tokenistic|a\sformality|exercise\sin\s(?:check|count|complet|compl|fill|tick|record)\w+)",
        "tick|paper|hollow|token|formality|exercise in",
    ),
    _now(
        rf"now\s(?:see|get|receive|hear|have|meet|spend|do)\w*\s[^.;,]{{0,30}}?\b{OF_HELP}\b[^.;,]{{0,20}}?\s(?:(?:much|far|even)\s)?less\b"
        rf"(?=[.,;]|\soften)|now\s(?:see|get|receive|hear|have|meet)\w*\s(?:much\s|far\s)?(?:fewer|less)\s(?!{_WORKERS}\b){OF_HELP}\b",
        "now see|now get|now rec|now hear|now have|now meet|now spend|now do",
    ),
    _now(
        r"(?:is|are|has\sbecome|have\sbecome)\s(?:now\s)?(?:only\s)?an?\s(?:pale|poor|mere)\s\w+\sof\s(?:what|that|its|their|the)",
        "pale |poor |mere ",
    ),
)
