"""Phrases that say of something what it was, and that it is so no longer."""

from __future__ import annotations

from functools import partial

from watcher.reading.reports.decline.words import BAD, GOOD, OF_WORSE_NOW, WEAKNESSES, WORSE_NOW, Shape, Time, form

_now = partial(form, Shape.WHOLE, Time.NOW)
_no_longer = partial(form, Shape.NO_LONGER, Time.NOW)
FORMS = (
    _now(
        r"what\s(?:had\s)?(?:(?:so\s)?impressed\s(?:inspectors|us)|(?:inspectors|we)\s(?:\w+\s)?(?:praised|commended|admired))\b[^.;]{0,160}?\sno\slonger\s(?:h[eo]lds?|appl(?:y|ies|ied)|true|seen|found|evident|so|the\scase)",
        "what impressed|what so imp|what had|what insp|what we",
    ),
    _now(
        rf"now\sfalls?\s(?:short\sof|below)\sthe\s(?:{GOOD}\s)?(?:standards?|level|quality)\s(?:that\s)?(?:(?:was|were)\s)?(?:seen|evident|found|reported|inspectors|we|it|they)\b",
        "short of|falls below|fall below",
    ),
    _now(
        r"neither\s(?![^.;]{0,80}?\b(?:drift|delays?|poor|weak\w*|inconsisten\w+|shortages?|turnover|pressures?|number|volume|amount|costs?|backlogs?)\b)(?=[^.;]{0,40}?\b(?:quality|practice|oversight|supervision|planning|support|visits|visiting|audits?|work"
        r"|assessments?|management|leadership|regularity|frequency|timeliness)\b)[^.;,]{3,120}?\s(?:is|are)\s(?:\w+\s)?"
        r"(?:what|as\s\w+\sas)\s(?:it|they)\s(?:once\s)?(?:was|were)",
        "neither",
    ),
    _now(
        rf"(?:what\swas|previously|once|formerly)\s(?:an?\s)?(?:\w+\s)?{GOOD}\s[^.;,]{{0,60}}?\s{WORSE_NOW}",
        OF_WORSE_NOW,
    ),
    _now(
        rf"(?:what\swas|previously|once|formerly)\s(?:an?\s)?(?:\w+\s)?{GOOD}\s(?:(?!cost|budget|demand|number|need)[^.;,]){{3,60}}?\s(?:has|have)\s(?:now\s|since\s)?"
        r"been\s(?:reduced|cut|scaled\s(?:back|down)|withdrawn|curtailed|disbanded|decommissioned|ended|closed|lost)",
        "reduced|been cut|scaled|withdrawn|curtailed|disbanded|decommissioned|been ended|been closed|been lost",
    ),
    _now(
        r"(?:judged|called|described|rated|praised|commended)\b[^.;]{0,60}?\s(?:no\slonger|do(?:es)?\snot\snow)\s(?:merits?|deserves?|justif(?:y|ies)|warrants?)\s(?:that|this|such\s(?:an?\s)?|the)\s?(?:description|judgement|praise|grade)",
        "no longer|not now",
    ),
    _now(
        r"(?:service|team|scheme|programme|project|offer)\b[^.;,]{0,40}?\shas\s(?:now\s|since\s)?been\s(?:disbanded|withdrawn|closed|stopped|discontinued)\b[^.;]{0,30}?\b(?:and|with)\snothing\s(?:has\s|had\s)?(?:taken\sits\splace|replaced\sit|put\sin\sits\splace|in\sits\splace)",
        "nothing",
    ),
    _now(
        r"(?:do(?:es)?\snot\s(?:now\s)?|no\slonger\s)(?:receive|get|have|enjoy)s?\s(?:the\s|such\s|as\s)(?:[\w-]+\s){1,5}?(?:that\s|as\s)?they\s(?:did|once\s(?:did|had)|had|used\sto)\b",
        "they did|they once|they had|they used",
    ),
    _now(
        rf"(?:{WORSE_NOW}|(?:is|are)\s(?:now\s)?no\slonger\s\w+)\b[^.;]{{0,60}}?,\shaving\s(?:once\s|previously\s)?been\s(?:\w+\s)?{GOOD}",
        "having been|having once|having previously",
    ),
    _now(
        r"(?:services?|practice|provision|support|help|leadership|authority|council|they)\b[^.;]{0,60}?\s(?:is|are)\snow\s(?:judged\s(?:to\sbe\s)?)?inadequate\b[^.;]{0,40}?\b(?:having\s(?:previously\s)?been|was|were)\s"
        r"(?:previously\s)?(?:found|judged|rated|graded)\s(?:as\s|to\s(?:be\s)?)?(?:requir|adequate|good|satisfactory)\w*",
        "now inadequate|now judged",
    ),
    _now(
        rf"(?:is|are)\snow\s(?:{BAD}|(?:\w+\s){{0,2}}?{WEAKNESSES})\sin\s[^.;,]{{0,30}}?(?:services?|areas?|practice|work|support)\b[^.;,]{{0,40}}?\b(?:was|were|had\sbeen)\s(?:previously\s|once\s)?(?:(?:judged|found|rated)\s(?:to\sbe\s)?)?{GOOD}",
        "is now|are now",
    ),
    _now(
        r"(?:inspectors|we)\b[^.;,]{0,60}?\sare\s(?:now\s)?more\s(?:worried|concerned)\s(?:about\s(?![^.;,]*\b(?:police|health|schools?|housing|budget|financ\w+)\b)"
        r"[^.;,]{3,60}?\s)?than\s(?:in\s(?![^.;,]*\b(?:areas?|authorit\w+|services?|teams?)\b)|at\sthe\s|when\s|(?:they|we)\s(?:were|had))",
        "more worried|more concerned",
    ),
    _no_longer(r"(?:is|are)\sno\slonger\s(?:so|the\scase)", "no longer"),
    _no_longer(
        r"(?:this|that|it)\sis\snot\s(?:now\s(?:the\scase|so)|(?:the\s(?:case|picture|position)|so|true)\s(?:now|today|at\sthis))",
        "not now|not the |not so|not true|so now|so today",
    ),
    _no_longer(
        r"(?:it|this|that|they|what\s(?:has\s)?(?:replaced|succeeded)\s(?:it|them)|its\s(?:replacement|successor))\s(?:is|are)(?:\s(?:now|today))?\s(?:neither|none\sof\s(?:these|those|this))(?=[.,;:]|\s(?:now|today|at\spresent|currently|in|for|at\sthis)\b)",
        "neither|none of th",
    ),
    _no_longer(
        r"(?:that|this)\sis\snot\swhat\s(?:[\w-]+\s){1,3}(?:meet|get|find|found|receive|have|see|saw)\s(?:now|today|at\sthis\s(?:visit|inspection)|on\sthis\s(?:visit|inspection)|this\stime)",
        "is not what",
    ),
    _no_longer(
        r"(?:on|at|during)\sthis\s(?:visit|inspection|occasion),?\s(?:it|this|that|they|these|those)\s(?:was|were)\sneither",
        "neither",
    ),
    _no_longer(r"do(?:es)?\s(?:so|this)\sno\slonger|no\slonger\sdo(?:es)?\s(?:so|this)", "no longer"),
    _no_longer(
        rf"(?:is|are)\snow\s(?:(?:\w+ly\s)?{BAD}|an?\s(?:\w+\sof\s)?(?:\w+\s)?(?:weakness|concern)(?!\sto\s(?!us\b|inspectors|ofsted|leaders)))|(?:has|have)\sbeen\s{BAD}\ssince\b",
        "is now|are now| since",
    ),
)
