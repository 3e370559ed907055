"""Verbs by which services lost what they had: shrunk to little, made worse, no longer done, worse now."""

from __future__ import annotations

from watcher.reading.reports.decline.comparisons import WORSE
from watcher.reading.reports.decline.words import HOW, Shape, Time, form

FORMS = (
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:shrunk|dwindled|shrivelled|been\sreduced|come\sdown|been\swhittled\sdown)\sto\s(?:an?|little|no\smore|barely|the\soccasional)\b"
        rf"|(?:has|have)\s{HOW}(?:let\sgo\sof|given\sup|thrown\saway)\s(?:much|most|some|a\slot|a\sgood\sdeal)\s(?:of\swhat|that|of\sthat)\b"
        r"|(?:is|are)\sno\slonger\s(?:done|carried\sout|undertaken|offered|available|provided|held)"
        r"(?=\s(?:for\s(?:most|many|all|some|children|care|young)|at\sall|routinely|regularly|in\s(?:most|many|some)\s(?:teams|cases|parts))\b)",
        " to a| to little| to no | to barely|to the occ|let go of|given u|thrown away|no longer",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}been\smade\s(?:(?:much|far|still|even|\w+ly)\s)?(?:worse|weaker|poorer|slower)(?=[.,;:]|\s(?:by|since|because|as|for|when|through)\b)",
        "made",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:has|have)\snot\skept\s(?:pace|up|step)\swith\s(?:what|that|those|the(?:\s\w+){1,3})\s"
        r"(?:that\s|which\s)?(?:(?:was|were|had\sbeen)\s)?(?:seen|found|reported|noted|praised|described|commended|(?:inspectors|we)\s(?:\w+\s)?(?:saw|found|reported))\b",
        "kept pace|kept up|kept step",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:is|are)\s{WORSE}\s(?:now|today|these\sdays)(?=[.,;:]|\s(?:and|than|because|as)\b|$)"
        r"|(?:works?|functions?|operates?|performs?)\s(?:much\s|far\s|rather\s)?(?:less\s(?:well|effectively|smoothly|reliably)"
        r"|worse)\s(?:now|today|these\sdays|at\spresent)(?!\sthan\s[^.;,]{1,40}?\b(?:would|hopes?|hoped|wants?|wish|needs?|should)\b)|now\s(?:works?|functions?|operates?|performs?)\s(?:much\s|far\s)?less\s(?:well|effectively|smoothly|reliably)",
        " now| today|these days|at present|now work|now function|now operate|now perform",
    ),
)
