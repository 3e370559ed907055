"""The ways of saying in English that something got worse: verbs, nouns, comparisons, and what was not kept up."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from watcher.reading.reports import decline_comparisons
from watcher.reading.reports.decline_comparisons import EARLIER, OF_WORK, WORSE
from watcher.reading.reports.decline_phrases import PHRASES
from watcher.reading.reports.decline_words import (
    BAD,
    DECLINE,
    DECLINED,
    DECLINED_THEN,
    DECLINING,
    HOW,
    KEPT,
    OF_QUALITY,
    REFUSED,
    WITHOUT_OBJECT,
    Shape,
    Time,
    form,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMS = (
    form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{HOW}{DECLINED}{REFUSED}{WITHOUT_OBJECT}"),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}lost\s(?:much|most|some)\sof\s(?:what|its|their)",
        "lost",
    ),
    form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{HOW}(?:become|grown|got)\s(?:\w+\sand\s)?{WORSE}"),
    form(
        Shape.VERB,
        Time.THEN,
        rf"(?<!who )(?<!that )(?<!they )(?<!or )(?:has|have)\s{HOW}suffered(?!,|\sfrom){WITHOUT_OBJECT}",
        "suffered",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}been\s(?:allowed|left)\sto\s{DECLINE}",
        "allowed to|left to",
    ),
    form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{HOW}(?:continued|begun|started)\sto\s{DECLINE}"),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:fallen|dropped|dipped|slipped)\sbelow\s(?:(?:the|its|their|those)\s(?:\w+\s){{0,2}}?"
        r"(?:seen|found|reported|identified)|(?:an?|the)\s(?:\w+\s)?(?:standard|level))",
        "below",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:is|are)\snot\s(?:where|what)\s(?:it\s(?:once\s)?was|they\s(?:once\s)?were)",
        "is not|are not",
    ),
    form(Shape.VERB, Time.THEN, rf"(?:was|were)\s{HOW}{DECLINING}"),
    form(Shape.VERB, Time.NOW, rf"continues?\sto\s{DECLINE}|(?:is|are)\s{HOW}{DECLINING}"),
    form(Shape.VERB, Time.NOW, rf"(?:is|are)\snow\s(?:\w+ly\s)?{WORSE}"),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:is|are)\sno\slonger\s(?:(?:consistently|sufficiently|always|fully)\s)?(?:good|outstanding|effective|strong|safe|evident|compliant|secure|reliable|consistent(?!ly)|sufficient|{OF_WORK}(?!\sof\b)|to\sa\sgood\sstandard)",
        "no longer",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:gone|fallen|moved|dropped|changed|slid|been\s(?:downgraded|lowered))\sfrom\s(?:outstanding|good|strong)\sto\s"
        r"(?:good|requires|inadequate|poor|weak)",
    ),
    form(
        Shape.TRANSITIVE,
        Time.NOW,
        rf"(?:has|have)\s(?:allowed|caused)(?=\s[^,.;]{{3,60}}\sto\s{DECLINE}\b)",
        "allowed|caused",
    ),
    form(Shape.VERB, Time.THEN, rf"had\s{HOW}(?:{DECLINED}|(?:become|grown)\s{WORSE})"),
    form(Shape.VERB, Time.THEN, rf"(?<!has )(?<!have )(?<!had ){DECLINED_THEN}{REFUSED}"),
    form(
        Shape.PARTICIPLE,
        Time.ASKED,
        rf"{DECLINING}(?=[,.]|$|\s(?:to|since|because|and|for|in|over|as|after|further)\b)",
        "eteriorating|eclining|orsening|eakening|egressing|lipping|etting worse|in decline",
    ),
    form(
        Shape.ADJECTIVE,
        Time.ASKED,
        r"(?:deteriorating|declining|worsening|falling|slipping)(?=\s(?:\w+\s)?(?:performance|practice|services?|quality|standards?)\b)",
        "eteriorating|eclining|orsening|alling|lipping",
    ),
    form(
        Shape.NOUN,
        Time.ASKED,
        r"(?:deterioration|decline|(?:worsening|weakening)(?=\s(?:of|in)\b)|regression|slippage|erosion|backward\sstep"
        r"|downward\s(?:trend|trajectory|turn|spiral)"
        rf"|steps?\sbackwards?|changes?\sfor\sthe\sworse)|(?:dip|drop|fall|reduction|lowering){OF_QUALITY}",
        "eterioration|ecline|orsening|eakening|egression|lippage|rosion|ackward|ownward"
        "|dip|drop|fall|reduction|lowering|for the worse",
    ),
    form(
        Shape.TRANSITIVE,
        Time.ASKED,
        r"(?:weakened|eroded|diminished|worsened|degraded|lowered|harmed|set\sback)(?=\s(?:the|its|their|some|much|many|oversight|management|leadership|practice)\b)",
        "eakened|roded|iminished|orsened|egraded|owered|armed|et back",
    ),
    form(
        Shape.NOT_KEPT,
        Time.NOW,
        rf"(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+ly\s)?(?:been\s)?(?:\w+ly\s)?{KEPT}|(?:is|are)\snot\sbeing\s{KEPT}"
        r"|(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+\s)?(?:sustained|maintained|retained|held\son\sto)\s(?=(?:the|its|these|those|their)\s)"
        r"|(?:has|have)\s(?:failed|been\sunable|not\sbeen\sable)\sto\s(?:sustain|maintain|keep\sup)|(?:has|have)\s(?:now\s|since\s)?been\slost",
        "sustain|maintain|endured|kept|keep|built|retain|held|lost",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}become\s(?:{BAD}|(?:an?\s)?(?:(?:areas?|sources?|causes?)\sof\s)?(?:\w+\s)?(?:weakness(?:es)?|concern))",
        "become",
    ),
    form(Shape.VERB, Time.NOW, r"(?:is|are)\s(?:\w+\s)?a\s(?:\w+\s)?shadow\sof\s(?:what|its|their)", "shadow of"),
    form(Shape.VERB, Time.NOW, rf"compares?\s(?:poorly|badly|unfavourably)\s(?:with|to)\s{EARLIER}", "compare"),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:is|are)\s(?:now\s)?(?:\w+ly\s)?(?:poorer|weaker|worse)\sas\sa\s(?:result|consequence)",
    ),
    *decline_comparisons.FORMS,
    *PHRASES,
)
# What one of the forms can't be without: plain letters, for those are looked for at ten times the speed of a pattern.
_STEMS = (
    "deteriorat|declin|wors|weak|regress|diminish|degrad|erod|eros|slip|slid|dip|drop|fall|fell|slump|"
    "plummet|backward|downhill|poorer|lower|sustain|maintain|endur|reduc|lessened|detrimental|adverse|"
    "damaging|revers|unravel|ebbed|faded|retained|suffered|downward|harmed|recover|emerged|deepened|"
    "multiplied|drift|become|decreas|gone|withdrawn|curtailed|hollow|shrunk|dismantl|crumbled|withered|waned|"
    "undone|wrong direction|e increased|e grown|lengthened|widened|returned|resurfaced|appeared|crept|"
    "e spread|s spread|e arisen|e developed|opened up|short-lived|not lasted|evaporated|temporary|undermined|"
    "compromised|impaired|ly affected| lost|kept up|keep up|step back|tailed off|held on|set back|run down|"
    "let the|is now|are now|is again|are again|is once|are once|been cut|been scaled|not the case|not now|"
    "so now|no longer|used to |not meet|not reach|not match|short of|below th|rarely|seldom|infreq|slowed|"
    "stopped|ceased|lapse|loosened|loss of|shadow of|ompares|broken down|ors now |on this |at this |"
    "during this|from good to|from outstanding|from strong|not where|not what"
).split("|")
# What it is compared with: without one of these, "weaker" says nothing of a time before.
_COMPARED = ("than ", "compared", "contrast", "unlike", "years on from", "months on from", "year on from")
_LESS = re.compile(r"less|more|worse|er\b|increased")
_FRAMES = (re.compile(r"not (?:\w+ )?(?:as|so)\b"), re.compile(r"been (?:\w+ ){1,2}since\b"))


def that_may_say(sentences: Sequence[str]) -> list[int]:
    """List the numbers of the sentences with letters that one of the forms has: most have none, and are passed over.

    A document has hundreds of sentences, so all are gone through at once, and most stems are nowhere in it.
    """
    lowered = [each.lower() for each in sentences]
    everything = "\n".join(lowered)
    ends = list(accumulate(len(each) + 1 for each in lowered))
    found = {bisect_right(ends, at) for stem in _STEMS for at in _places(stem, everything)}
    found |= {bisect_right(ends, each.start()) for frame in _FRAMES for each in frame.finditer(everything)}
    compared = {bisect_right(ends, at) for stem in _COMPARED for at in _places(stem, everything)}
    return sorted(found | {at for at in compared if _LESS.search(lowered[at])})


def _places(stem: str, text: str) -> Iterator[int]:
    at = text.find(stem)
    while at >= 0:
        yield at
        at = text.find(stem, at + 1)
