"""Phrases that set how it was at an earlier time beside how it is now: only the two together say that it is worse."""

from __future__ import annotations

from functools import partial

from watcher.reading.reports.decline import lexicon
from watcher.reading.reports.decline.comparisons import ACT, EARLIER, GOOD_QUALITY, THAN, WORSE
from watcher.reading.reports.decline.words import BAD, GOOD, OF_WORSE_NOW, WEAKNESSES, WORSE_NOW, Shape, Time, form

_BETTER = r"(?:(?:\w+\s){0,2}?(?:better|stronger|even|outstanding|exemplary|improved|embedded|strengths?)\b)"
_AMISS = (
    rf"(?:{BAD}|(?:{lexicon.AMISS}|unsafe|little|few|none|not|no|nothing|rarely|seldom|hardly|weak\w*|waits?|waiting"
    r"|shortfalls|vague)\b)"
)
"""What is said of work that is not as it should be."""
_OF_THEN = (
    r"(?:(?<!have\s)(?<!has\s)(?:seen|found|reported|identified|noted|described|praised|commended|recognised)\b"
    r"|that\s(?:we|inspectors)\s(?:\w+\s)?(?:saw|found|reported|noted|described|praised))"
)
_SINCE_THEN = r"(?:[^.;,]{0,60}\b(?:20\d\d|inspection|visit|report|letter))?"
"""The earlier time itself, which puts the finding at no other than this visit."""
_STRENGTH = rf"(?:strengths?|gains|improvements?|progress|(?:{GOOD}|high-quality)\s(?:\w+\s){{1,3}})"
_COMMON = r"(?:common(?:place)?|widespread|frequent|routine|evident|the\snorm|prevalent|pervasive|endemic|a\sfeature)"
_HELP = (
    r"(?:support|help|responses?|services?|care|oversight|attention|contact|time|advice|guidance|supervision|challenge"
    r"|scrutiny|visits|consistency|protection|priority)"
)
_GETS = r"(?:receives?|gets?|haves?|has|gives?|provides?|offers?|enjoys?|makes?|shows?|benefits?\sfrom|sees?)"
_now = partial(form, Shape.WHOLE, Time.NOW)
FORMS = (
    _now(
        rf"(?:is|are)\s{ACT}\s(?:for|to|with)\sfewer\s(?:\w+\s)?(?:children|leavers|people|families),?\sand\s(?:later|less\s\w+|more\sslowly),?\s{THAN}",
        "fewer",
    ),
    # It was good, and has become something else.
    _now(
        rf"what\s(?:was|were|had\sbeen)\s(?:once\s|previously\s)?(?:an?\s)?(?:\w+\s){{0,2}}?(?:{GOOD}|{GOOD_QUALITY})\b[^.;]{{0,80}}?\s(?:has|have)\s(?:\w+\s)?(?:become|turned\sinto|grown)\s(?!{_BETTER})",
        "what was|what were|what had been",
    ),
    _now(
        rf"(?:has|have)\s(?:\w+\s)?gone\sfrom\s(?:being\s)?(?:an?\s)?(?:\w+\s)?(?:{GOOD}|{GOOD_QUALITY})\b[^.;]{{0,60}}?\sto\s(?:being\s)?(?:not\b|unable\b|{BAD}|one\sof\sthe\s(?:poorest|weakest|worst|slowest))",
        "gone from",
    ),
    _now(
        rf"{GOOD_QUALITY}\s(?:\w+\s){{0,2}}?(?:practice|work|oversight|support|planning|response|service|culture"
        r"|approach)\b"
        rf"[^.;,]{{0,60}}?\s(?:has|have)\s(?:\w+\s)?(?:given\sway\sto\s(?!{_BETTER})"
        r"|been\s(?:replaced|overtaken|displaced)\sby\s(?=[^.;]{0,30}?\b(?:little|process\w*|drift|delay|crisis"
        r"|firefighting|task\w*|compliance|poor|weak|reactive)\b))",
        "given way to|replaced by|overtaken by|displaced by",
    ),
    _now(
        rf"(?:services?|areas|practice|oversight|support|work)\s(?:that|which)\s(?:was|were|had\sbeen)\s(?:\w+\s)?{GOOD}\b[^.;,]{{0,60}}?\s{WORSE_NOW}|having\s(?:once\s|previously\s)?been\s(?:\w+\s)?{GOOD}\b[^.;,]{{0,40}},\s[^.;,]{{0,60}}?\s{WORSE_NOW}",
        OF_WORSE_NOW,
    ),
    _now(
        rf"timeliness\sof\s(?:\w+\s){{0,2}}?(?:visits|assessments|supervision|reviews|conferences|plans|decisions)\s(?:was|were)\s{GOOD}\b[^.;,]{{0,40}}?,?\s(?:and|but)\s(?:it\s)?has\s(?:since\s)?(?:declined|deteriorated|fallen|dropped|slipped|worsened)",
        "timeliness of",
    ),
    _now(
        rf"where\s(?:once|previously|formerly|(?:we|inspectors)\s(?:had\s)?(?:once|previously)\s(?:found|saw))\s(?![^.;,]*\b{_AMISS})[^.;,]{{0,90}}[,;]\s[^.;]{{0,60}}?\b(?:now|today|no\slonger|this\s(?:visit|inspection))\b[^.;]{{0,30}}?\b{_AMISS}",
        "where once|where prev|where form|where we|where insp",
    ),
    _now(
        rf"unlike\s{EARLIER}[^,.;]{{0,30}},\s(?:leaders|managers|social\sworkers|workers|staff|advisers)\s(?:\w+\s)?(?:do|are|have|can)\s?not\s(?!(?:\w+\s)?(?:delay|drift|miss|wait|leav|overlook|los))\w+",
        "unlike",
    ),
    _now(
        r"(?:oversight|practice|planning|support|services?|work|help|supervision|responses?|assessments?|visiting|decision-making|scrutiny)"
        rf"(?:\s(?:of|for|by|in)\s[^.;,]{{1,40}})?,\swhich\s(?:had|was|were)\s(?!not\b|never\b)[^.;,]{{0,40}}?\b(?:{GOOD}|{GOOD_QUALITY}|improv\w+|better|rigour|gain\w*)\b"
        rf"[^.;,]{{0,60}},\s(?:is|are)\s(?:now\s|again\s)?{WORSE}(?=[.,;]|\sand\b)",
        ", which had|, which was|, which were",
    ),
    _now(
        r"(?:services?|teams?|hub|front\sdoor|MASH|department|authority|council)\sthat\s(?:inspectors|we)\s(?:\w+\s)?(?:knew|described|praised|saw|found|left)\s"
        rf"(?:as\s|to\sbe\s)?[^.;,]{{0,40}}?\b(?:{GOOD}|{GOOD_QUALITY}|calm|well)\b[^.;,]{{0,40}}?\s(?:(?:is|are|has|have)\s)?now\s(?![^.;,]{{0,40}}\b(?:without|not|helps?|supports?|others?|neighbour\w*)\b)[^.;,]{{0,40}}?\b(?:{_AMISS}|crisis|lurch\w*|struggl\w+)",
        "that inspectors|that we ",
    ),
    # What was good is nowhere to be seen.
    _now(
        rf"{_STRENGTH}\b[^.;,]{{0,40}}?\b{_OF_THEN}[^.;,]{{0,50}}?\s(?:(?:could|can)\s(?:not|no\slonger)\sbe"
        r"\s(?:seen|found)|(?:was|were|is|are)\s(?:not|no\slonger)\s(?:seen|found|evident|present|apparent"
        r"|visible)|(?:was|were|is|are)\s(?:absent|missing|gone|hard\sto\s(?:find|see)))",
        "be seen|be found|not seen|not found|not appar|not vis|not evid|not pres|no longer|absent|missing|gone|hard to",
    ),
    _now(
        rf"(?:that|which)\s(?:was|were)\s(?:such\s)?(?:an?\s)?(?:\w+\s)?{_STRENGTH}\b(?:\s(?:here|there))?\s(?:in\s20\d\d|at\sthe\s(?:last|previous)\s\w+|when\s(?:inspectors|we)\s(?:last\s)?\w+)\s"
        r"(?:is|are)\s(?:now\s)?(?:(?:hard|difficult)\sto\s(?:find|see)|(?:rarely|seldom|no\slonger)\s(?:seen|found|evident)|absent|missing|gone)",
        "hard to|difficult to|rarely|seldom|no longer|absent|missing|gone",
    ),
    _now(
        rf"(?:little|no|few|hardly\sany|not\smuch)\s(?:trace|signs?|evidence)\sof\s(?:the|that)\s{_STRENGTH}\b[^.;]{{0,60}}?\b{_OF_THEN}{_SINCE_THEN}",
        "trace of|sign of|signs of|evidence of",
    ),
    _now(
        rf"(?:not\s(?:all|everything)|few|none|little|not\smuch)\sof\s(?:the|these|its|what)\s[^.;]{{0,20}}?"
        rf"{_STRENGTH}\b[^.;]{{0,60}}?\s(?:(?:has|have)\s(?:\w+\s)?(?:been\s)?(?:sustained|maintained|survived"
        r"|lasted|endured|preserved|retained)|(?:is|are)\sstill\s(?:seen|evident|present|in\splace)"
        r"|remains?(?=[.,;]|\s(?:and|in\s(?:many|most|some))\b|$))"
        rf"|(?:few|little|none|not\smuch|hardly\sany)\sof\s(?:the|what)\s[^.;]{{0,40}}?\b(?:that|which)\s[^.;]{{0,30}}?\b(?:{GOOD}|worked|praised)\b[^.;]{{0,50}}?\s(?:is|are)\sstill\s"
        rf"|(?:little|few|none|nothing)\sremains?\sof\s(?:the|its|what)\s[^.;]{{0,30}}?(?:{GOOD}|{_STRENGTH})\b"
        rf"{_SINCE_THEN}",
        "sustained|maintained|survived|lasted|endured|preserved|retained|is still|are still|remain",
    ),
    _now(
        rf"no\slonger\s(?:able\sto\s)?{_GETS}\s(?![^.;]{{0,60}}?\b(?:delay|drift|poor|weak|too|inadequate|late)\b)[^.;,]{{0,60}}?\b{_HELP}\s(?:that\s|which\s|as\s|for\swhich\s)?{EARLIER}",
        "no longer",
    ),
    # What was rare is common, or back.
    _now(
        rf"(?:{WEAKNESSES}|concerns|problems|drift|delays?|inconsistenc\w+|(?:poor|weak|late"
        rf"|missed)\s\w+)\b[^.;,]{{0,60}}?"
        rf",?\s(?:(?:which|that)\s(?:was|were|had\s(?:\w+\s)?been)\s|once\s"
        rf"|previously\s)?(?:\w+\s)?(?:isolated|rare|uncommon"
        rf"|unusual|limited|few|eliminated|eradicated|confined)\b[^.;,]{{0,60}}?,?\s(?:is|are)\s(?:now|once\sagain"
        rf"|once\smore|again|today)?\s?(?:\w+\s)?{_COMMON}",
        "isolated|rare|uncommon|unusual|limited|few|eliminated|eradicated|confined",
    ),
    _now(
        r"(?:an?|the)\sreturn\s(?:to|of)\s(?:the\s)?(?:\w+\s)?(?:poor|weak|unsafe|inadequate|drift|delays?|crisis)\b",
        "return to|return of",
    ),
    _now(
        rf"(?:{WEAKNESSES}|delays?|drift|too\s(?:many|few|often|long))\b[^.;]{{0,90}},\swhich\s(?:was|were)\snot\s(?:the\scase|seen|evident|present|there|so)\s(?:in|at|during)\s(?:\w+\s){{0,3}}?20\d\d",
        "which was not|which were not",
    ),
    # Inspectors, or the council's own acts.
    _now(
        rf"(?:greater|more|deeper|increased)\s(?:cause\s(?:for|of)\s)?concerns?\b[^.;]{{0,80}}?{THAN}|(?:inspectors|we)\s(?:are|were)\s(?:even\s)?more\sconcerned\b[^.;]{{0,80}}?{THAN}",
        "concern",
    ),
    _now(
        r"(?:has|have)\s(?:let\sslip|(?:undone|squandered|unpicked|wiped\sout|reversed)\s(?:(?:much|most"
        r"|some|many|all)\s)?"
        r"(?:of\s)?)\s?(?:the|its|their|what|these)\s[^.;,]{0,40}?\b(?:standards?|gains|progress"
        r"|improvements?|achieved"
        r"|gained|built|strengths|reached)"
        r"|(?:has|have)\sleft\s[^.;,]{0,50}?\ba\s(?:\w+\s)?shadow\sof"
        r"|(?:has|have)\sset\s[^.;,]{0,40}?\b(?:services?|practice|teams?|improvement|work|authority|council)\sback",
        "let slip|undone|squandered|unpicked|wiped out|reversed|shadow of| back",
    ),
)
