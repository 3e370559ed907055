"""Verbs by which services got worse, or lost what they had: "has declined", "has shrunk to little"."""

from __future__ import annotations

from functools import partial

from watcher.reading.reports.decline import comparisons
from watcher.reading.reports.decline.comparisons import EARLIER, GOOD_QUALITY, OF_WORK, THAN, WORSE
from watcher.reading.reports.decline.words import (
    BAD,
    DECLINE,
    DECLINED,
    DECLINED_THEN,
    DECLINING,
    GOOD,
    GRIP,
    HOW,
    OF_DECLINE,
    REFUSED,
    WITHOUT_OBJECT,
    Shape,
    Time,
    form,
)

_now = partial(form, Shape.VERB, Time.NOW)
_then = partial(form, Shape.VERB, Time.THEN)
FORMS = (
    _now(
        rf"(?:has|have)\s(?:not\s(?:only|merely|just|simply)\s[\w\s]{{2,40}}?\sbut\s)?{HOW}{DECLINED}{REFUSED}"
        rf"{WITHOUT_OBJECT}",
        OF_DECLINE,
    ),
    _now(
        rf"(?:has|have)\s{HOW}lost\s(?:(?:much|most|some)\sof\s(?:what|its|their)|the\s(?:\w+\sand\s)?(?:depth|{GRIP})\s"
        r"(?:noted|seen|found|reported|praised|that\s(?:inspectors|we))\b)",
        "lost",
    ),
    _now(
        rf"(?:has|have)\s{HOW}(?:become|grown|got)\s(?:\w+\sand\s|a\s(?:great|good)\sdeal\s)?{WORSE}",
        "become|grown|got",
    ),
    _now(
        rf"(?<!who )(?<!that )(?<!they )(?<!or )(?<!recording )(?<!children )(?<!people )(?<!families )(?:has|have)\s"
        rf"{HOW}suffered"
        rf"(?!,(?!\s(?:and|although|as)\b)|\sfrom){WITHOUT_OBJECT}",
        "suffered",
    ),
    _now(
        rf"(?:has|have)\s{HOW}been\s(?:allowed|left)\sto\s(?:{DECLINE}|suffer{WITHOUT_OBJECT})",
        "allowed to|left to",
    ),
    _now(rf"(?:has|have)\s{HOW}(?:continued|begun|started)\sto\s{DECLINE}", "continued to|begun to|started to"),
    _now(
        rf"(?:has|have)\s{HOW}(?:fallen|dropped|dipped|slipped)\s(?:well\s|far\s)?below\s(?:(?:that|those)\s(?:of\s20\d\d|(?:of|at)\sthe\s(?:last|previous))|(?:the|its|their|those)\s(?:\w+\s){{0,2}}?"
        r"(?:seen|found|reported|identified|achieved|reached|recorded)|(?:an?|the|that)\s(?:\w+\s)?(?:standard|level))",
        "below the|below its|below their|below those|below a|below that",
    ),
    _now(
        r"(?![^.;]*\b(?:inadequate|poor|weak|failing)\b)"
        rf"(?:is|are)\snot\s(?:now\s)?(?:where|what|(?:in\s)?the\s(?:{GOOD_QUALITY}\s)?\w+(?:\sthat)?)\s(?:it\s(?:once\s)?was"
        r"|they\s(?:once\s)?were)",
        "not where|not what|not the|not in the|not now",
    ),
    _now(
        rf"(?:is|are)\s(?:now\s)?(?:{WORSE}\sstill|even\s{WORSE})(?=\W*\Z|[,;])",
        " still|even ",
    ),
    _now(rf"continues?\sto\s{DECLINE}|(?:is|are)\s{HOW}{DECLINING}", OF_DECLINE),
    _now(rf"(?:is|are)\snow\s(?:(?:\w+ly\s)?{WORSE}|(?:very\smuch\s)?the\sexception)", "is now|are now"),
    _now(
        rf"(?:has|have)\s{HOW}been\s{WORSE}(?=\s(?:in|over|for|during)\sthe\s(?:past|last)\b|\ssince\b)",
        "worse|weaker|poorer|slower|lower|looser|thinner|patchier|vaguer|sparser|narrower|flimsier|sketchier|shallower"
        "|bleaker|tardier|laxer|rarer|harder|been later|been less|been more|been much|been far|been even|been still"
        "|been rather|been somewhat|ly later|ly less|ly more",
    ),
    _now(
        r"(?:is|are)\sno\slonger\s(?:(?:consistently|sufficiently|always|fully)\s)?(?:good|outstanding|effective"
        r"|strong|safe|evident|compliant|secure|reliable|dependable|consistent(?!ly)|sufficient"
        r"|(?<!that\sis\sno\slonger\s)(?<!that\sare\sno\slonger\s)(?:specific|measurable|precise|accurate|meaningful|clear"
        rf"|coherent|embedded|regular|frequent|realistic|ambitious|stable)|(?:seen|visible|apparent|present|in\s(?:evidence|place))|{OF_WORK}(?!\sof\b)|to\sa\sgood\sstandard"
        rf"|{comparisons.ACT}\s(?:within\s(?:the\s|statutory\s|required\s|expected\s|agreed\s)*(?:time|timescales?)|in\stime|on\stime|promptly|regularly|alone))",
        "no longer",
    ),
    _now(
        rf"(?:is|are)\s{GOOD}\sno\s(?:longer|more)|(?:has|have)\sceased\sto\sbe\s{GOOD}",
        "no longer|no more|ceased to",
    ),
    _now(
        rf"(?:has|have)\s{HOW}(?:gone|fallen|moved|dropped|changed|slid|been\s(?:downgraded"
        rf"|lowered))\sfrom\s(?:(?:being|providing|offering|delivering)\s)?(?:{GOOD}|(?:among\s)?the\sbest|strength)\b[^.;,]{{0,40}}?\sto\s"
        rf"(?:good|requires|inadequate|poor|weak(?:ness)?|the\sworst|causing\sconcern|{BAD}|being|providing|offering|delivering|one\s(?:in|where|that)|an?\s(?:(?:area|source)\sof\s)?(?:\w+\s)?(?:weakness|concern))",
        "gone from|fallen from|moved from|dropped from|changed from|slid from|graded from|lowered from",
    ),
    _now(
        rf"(?:has|have)\s{HOW}(?:become|grown|turned)\s(?:(?:\w+\sand\s)?{BAD}|(?:an?\s)?(?:(?:areas?|sources?"
        r"|causes?)\sof\s)?(?:\w+\s)?(?:weakness(?:es)?|concern))",
        "become|grown|turned",
    ),
    _now(
        rf"(?:is|are)\s(?:now\s)?(?:(?:becoming\s)?(?:increasingly|ever\smore|more\sand\smore)\s{BAD}"
        rf"|becoming\s(?:{BAD}|{WORSE}))|becomes?\s{WORSE}(?=\swith\s(?:each|every)\b)",
        "increasingly|ever more|more and more|becoming|with each|with every",
    ),
    _now(
        r"(?:has|have)\s(?:gone|moved)\sfrom\s(?:bad|poor|weak)\sto\s(?:worse|very|even)",
        "from bad|from poor|from weak",
    ),
    _now(
        rf"(?:was|were)\s{BAD}\b[^.;]{{0,50}}?\s(?:and|but)\s(?:it\s|they\s)?(?:(?:has|have)\s(?:\w+\s)?(?:become|grown)"
        r"|(?:is|are)(?:\snow)?)\s(?:even\s)?(?:weaker|worse|poorer|slower|more\sso)"
        rf"|{BAD}\b[^.;]{{0,30}}?\smore\sso\s{THAN}",
        "more so|weaker|worse|poorer|slower",
    ),
    _now(
        rf"(?:has|have)\s{HOW}(?:reverted|relapsed|returned|gone\sback|slipped\sback|slid\sback|fallen\sback)\sto\s"
        rf"(?:(?:an?|the|its|their|old)\s)*(?:\w+\s)?(?:{BAD}|drift|delay|crisis|where\s(?:it|they)|ways)",
        "reverted|relapsed|returned to|back to",
    ),
    _now(
        r"(?:is|are)\s(?:\w+\s)?a\s(?:\w+\s)?(?:shadow|reflection|echo)\sof\s(?:what|its|their)",
        "shadow of|reflection of|echo of",
    ),
    _now(
        rf"(?:has|have)\s{HOW}come\sto\sbe\s(?:(?:marked|characterised|dominated|beset|dogged)\sby\s(?:\w+\s)?(?:gaps|drift|delays?|crisis"
        rf"|inconsisten\w+|weakness\w*)|{BAD})",
        "come to be",
    ),
    _now(
        r"(?:needs?\sto|must|should|(?:has|have)\sto|(?:has|have|is|are)\syet\sto)\s(?:return|recover|get\sback|be\s(?:restored|returned|brought"
        rf"\sback))\sto\sthe\s(?:\w+\s)?(?:standard|level|quality|position)\s(?:that\s)?(?:(?:it|they)\b|{EARLIER}|(?:seen|found|reported|noted|praised)\b)",
        "return to|recover to|back to|stored to|returned to",
    ),
    _now(
        r"(?:has|have)\s(?:\w+\s)?not\s(?:\w+\s)?(?:(?:returned|recovered|been\s(?:restored|kept|held)|kept|held)\sto|stayed\sat|been\skept\sat|regained|kept\sup)\sthe\s"
        r"(?![^.;,]{0,60}?\b(?:inadequate|poor|weak|low|unsafe|unacceptable|unsatisfactory|concern\w*|is|but|when)\b)(?:\w+\s)?(?:standard|quality|level)\s"
        rf"(?:that\s)?(?:(?:it|they)\b|{EARLIER}|(?:(?:was|were)\s)?(?:seen|found|reported|noted|praised)\b)(?![^.;]{{0,40}},\swhen\b)",
        "returned to|recovered to|restored to|regained|kept to|held to|kept at|stayed at|kept up",
    ),
    _now(
        rf"(?:(?:do(?:es)?\snot|no\slonger)\s(?:now\s)?(?:has|have)|lacks?)\sthe\s(?:same\s)?(?:\w+\s)?{GRIP}\b[^.;,]{{0,40}}?\s(?:that\s)?(?:it|they)\s(?:once\s)?had\b"
        r"(?!\s(?:hoped|planned|sought|intended|promised|been|asked|expected|wanted))",
        "not have|not now have|longer has|longer have|lack",
    ),
    _now(
        rf"(?:was|were)\s(?:\w+ly\s)?(?:better|stronger|safer|more\s{GOOD_QUALITY})\s[^.;]{{0,80}}?\bthan\s(?:it|they)\s(?:is|are)(?=[.,;]|\s(?:now|today|currently|at\s(?:present|this)|on\sthis)\b)",
        "than it is|than they are",
    ),
    _now(rf"compares?\s(?:poorly|badly|unfavourably)\s(?:with|to)\s{EARLIER}", "compare"),
    _now(
        r"(?:is|are)\s(?:now\s)?(?:\w+ly\s)?(?:poorer|weaker|worse)\sas\sa\s(?:result|consequence)",
        "poorer|weaker|worse",
    ),
    _now(
        rf"(?:has|have)\s{HOW}(?:shrunk|dwindled|shrivelled|been\sreduced|come\sdown|been\swhittled\sdown)\sto\s(?:an?|little|no\smore|barely|the\soccasional)\b"
        rf"|(?:has|have)\s{HOW}(?:let\sgo\sof|given\sup|thrown\saway)\s(?:much|most|some|a\slot|a\sgood\sdeal)\s(?:of\swhat|that|of\sthat)\b"
        r"|(?:is|are)\sno\slonger\s(?:done|carried\sout|undertaken|offered|available|provided|held)"
        r"(?=\s(?:for\s(?:most|many|all|some|children|care|young)|at\sall|routinely|regularly|in\s(?:most|many|some)\s(?:teams|cases|parts))\b)",
        " to a| to little| to no | to barely|to the occ|let go of|given u|thrown away|no longer",
    ),
    _now(
        rf"(?:has|have)\s{HOW}been\smade\s(?:(?:much|far|still|even|\w+ly)\s)?(?:worse|weaker|poorer|slower)(?=[.,;:]|\s(?:by|since|because|as|for|when|through)\b)",
        "made",
    ),
    _now(
        r"(?:has|have)\snot\skept\s(?:pace|up|step)\swith\s(?:what|that|those|the(?:\s\w+){1,3})\s"
        r"(?:that\s|which\s)?(?:(?:was|were|had\sbeen)\s)?(?:seen|found|reported|noted|praised|described|commended|(?:inspectors|we)\s(?:\w+\s)?(?:saw|found|reported))\b",
        "kept pace|kept up|kept step",
    ),
    _now(
        rf"(?:is|are)\s{WORSE}\s(?:now|today|these\sdays)(?=[.,;:]|\s(?:and|than|because|as)\b|$)"
        r"|(?:works?|functions?|operates?|performs?)\s(?:much\s|far\s|rather\s)?(?:less\s(?:well|effectively|smoothly|reliably)"
        r"|worse)\s(?:now|today|these\sdays|at\spresent)(?!\sthan\s[^.;,]{1,40}?\b(?:would|hopes?|hoped|wants?|wish|needs?|should)\b)|now\s(?:works?|functions?|operates?|performs?)\s(?:much\s|far\s)?less\s(?:well|effectively|smoothly|reliably)",
        " now| today|these days|at present|now work|now function|now operate|now perform",
    ),
    _then(rf"(?:began|started|continued)\sto\s{DECLINE}{REFUSED}", "began to|started to|continued to"),
    _then(rf"(?:was|were)\s{HOW}{DECLINING}", OF_DECLINE),
    _then(
        rf"had\s{HOW}(?:{DECLINED}|suffered(?!,|\sfrom)|(?:become|grown)\s(?:{WORSE}|{BAD}))",
        "become|grown|suffered|" + OF_DECLINE,
    ),
    _then(rf"(?<!has )(?<!have )(?<!had ){DECLINED_THEN}{REFUSED}", OF_DECLINE),
)
