"""The ways of saying in English that something got worse: verbs, nouns, comparisons, and what was not kept up."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Shape(Enum):
    """What kind of words they are; it says where what got worse is named."""

    VERB = "verb"
    """Its subject: "practice has declined"."""
    PARTICIPLE = "participle"
    """What stands next to it: "led to services declining"."""
    ADJECTIVE = "adjective"
    """Its noun: "deteriorating practice"."""
    NOUN = "noun"
    """Its complement, or else the subject: "a decline in practice", "services have seen a decline"."""
    TRANSITIVE = "transitive verb"
    """Its object: "has weakened the oversight"."""
    COMPARISON = "comparison"
    """The subject or the noun behind it, beside "than at the last inspection": "weaker", "a poorer service"."""
    NOT_KEPT = "not kept"
    """What was good: "has not been sustained"."""
    WHOLE = "whole"
    """The words name what got worse themselves: "the quality of plans has reduced"."""
    NO_LONGER = "no longer"
    """What another sentence said: "this is no longer the case"."""


class Time(Enum):
    """When it happened, by the form of the verb."""

    NOW = "now"
    """It has happened, or is happening: true at this visit."""
    THEN = "then"
    """It happened, and may be over."""
    ASKED = "asked"
    """The words don't say; another verb of the clause does."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say it."""

    shape: Shape
    time: Time
    words: re.Pattern[str]


_HOW = (
    r"(?:(?:now|also|since|then|further|both|all|once|again|overall|being|already|again|even|somewhat|\w+ly"
    r"|in\s(?:some|many|most|several)\s\w+)\s)*"
)
_DECLINED = (
    r"(?:deteriorated|declined|worsened|weakened|regressed|diminished|degraded|eroded|slipped|slid|dipped|dropped|fallen"
    r"|slumped|plummeted|got(?:ten)?\sworse|gone\s(?:backwards?|downhill)|moved\sbackwards?|been\s(?:eroded|weakened)"
    r"|been\sin\s(?:\w+\s)?decline|taken\sa\s(?:\w+\s)?steps?\sback(?:wards?)?|lost\sground|gone\sinto\s(?:\w+\s)?decline|lost\s(?:its|their)\sway"
    r"|ebbed(?:\saway)?|faded(?:\saway)?|tailed\soff|gone\sdown|fallen\saway)"
)
_DECLINED_THEN = r"(?:deteriorated|declined|worsened|weakened|regressed|dipped|slipped|fell|dropped|got\sworse|slumped)"
_DECLINE = r"(?:deteriorate|decline|worsen|weaken|regress|diminish|slip|slide|fall|get\sworse|go\sbackwards)"
_DECLINING = r"(?:deteriorating|declining|worsening|weakening|regressing|slipping|getting\sworse|in\sdecline)"
_GOOD_QUALITY = (
    r"(?:effective|robust|consistent|timely|secure|strong|rigorous|well|focus+ed|responsive|thorough|purposeful|reliable|stable|safe|good"
    r"|able|confident|clear|evident|structured|child-\w+|helpful|sufficient|detailed|comprehensive|regular|available|accessible"
    r"|co-?ordinated|coherent|visible|assured|embedded|successful|ambitious|positive|incisive|curious|vigilant|swift|prompt|quick"
    r"|impressive|skilled|sharp|attentive|analytical|reflective|challenging|joined-up|integrated|decisive|mature|developed|cohesive"
    r"|sensitive|help|support|oversight)(?:ly)?"
)
"""What it is bad to have less of."""
_WORSE = (
    r"(?:(?:much|even|far|\w+ly)\s)?(?:worse|weaker|poorer|lower"
    rf"|more\s(?:variable|inconsistent|fragile|uneven|patchy|mixed)|less\s{_GOOD_QUALITY})"
)
_REFUSED = (
    r"(?!\s(?:the|a|an|this|that|these|any|early|help|support|offers?|contact|services|it|them|involvement"
    r"|interviews?|its|their|plans|to(?!\s(?:(?:an?|the|such\san?)\s(?:\w+\s)?(?:point|degree|extent|level|standard)"
    r"|good|requir\w+|inadequate|poor|unsafe)\b))\b)"
)
"""What families do when they "declined the support" is not this."""
_WITHOUT_OBJECT = (
    r"(?=[,.;)]|$|\s(?:in|since|over|at|for|as|and|or|but|because|to|from|with|after|during|on|by|due|under|following|further"
    r"|when|where|while|until|overall|across|back|without|despite|this|last|\w+ly)\b)"
)
_OF_QUALITY = (
    r"(?=\s(?:in|of)\s(?:the\s)?(?:\w+\s)?(?:quality|standards?|performance(?!\smanagement)|effectiveness|practice)\b)"
)
_THE_QUALITY = (
    r"(?:quality|standards?)\sof\s(?:(?:social\swork|their|the|front-?line|direct|care)\s)*(?:practice|social\swork|services?|help"
    r"|support|work|plan(?:s|ning)|assessments?|supervision|oversight|decision-making)(?:\s(?:with|for)\s\w+(?:\sin\s\w+)?)?"
)
_GOOD = r"(?:good|strong|outstanding|effective|robust|secure|an?\s(?:\w+\s)?strength)"
_BAD = (
    r"(?:(?:too|now|very|more)\s)*(?:weak|poor|inadequate|ineffective|inconsistent|variable|unreliable|irregular|unsafe|patchy|uneven|fragile"
    r"|fragmented|insufficient)"
)
_WORSE_NOW = (
    rf"(?:(?:is|are)\snow\s(?:\w+ly\s)?{_BAD}|(?:has|have)\s(?:been\sallowed\sto\sdrift|drifted|become\s{_BAD})"
    r"|(?:[^.;]{0,60}?\s)?no\slonger\s(?:meets?|provides?|offers?|delivers?|keeps?|protects?|helps?|as\s|good|strong|effective|robust|evident))"
)
"""What is said of something that was good."""
_KEPT = r"(?:sustained|maintained|endured|kept\sup(?!\s(?:to|with)\b)|built\son)"


def _form(shape: Shape, time: Time, words: str) -> Form:
    return Form(shape, time, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))


FORMS = (
    _form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{_HOW}{_DECLINED}{_REFUSED}{_WITHOUT_OBJECT}"),
    _form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{_HOW}(?:become|grown|got)\s(?:\w+\sand\s)?{_WORSE}"),
    _form(
        Shape.VERB,
        Time.THEN,
        rf"(?<!who )(?<!that )(?<!they )(?<!or )(?:has|have)\s{_HOW}suffered(?!,|\sfrom){_WITHOUT_OBJECT}",
    ),
    _form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{_HOW}been\s(?:allowed|left)\sto\s{_DECLINE}"),
    _form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{_HOW}(?:continued|begun|started)\sto\s{_DECLINE}"),
    _form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{_HOW}(?:fallen|dropped|dipped|slipped)\sbelow\s(?:(?:the|its|their|those)\s(?:\w+\s){{0,2}}?"
        r"(?:seen|found|reported|identified)|(?:an?|the)\s(?:\w+\s)?(?:standard|level))",
    ),
    _form(Shape.VERB, Time.NOW, r"(?:is|are)\snot\s(?:where|what)\s(?:it\s(?:once\s)?was|they\s(?:once\s)?were)"),
    _form(Shape.VERB, Time.THEN, rf"(?:was|were)\s{_HOW}{_DECLINING}"),
    _form(Shape.VERB, Time.NOW, rf"continues?\sto\s{_DECLINE}|(?:is|are)\s{_HOW}{_DECLINING}"),
    _form(Shape.VERB, Time.NOW, rf"(?:is|are)\snow\s(?:\w+ly\s)?{_WORSE}"),
    _form(
        Shape.VERB,
        Time.NOW,
        r"(?:is|are)\sno\slonger\s(?:consistently\s)?(?:good|outstanding|effective|strong|safe|evident)",
    ),
    _form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{_HOW}(?:gone|fallen|moved|dropped)\sfrom\s(?:outstanding|good|strong)\sto\s"
        r"(?:good|requires|inadequate|poor|weak)",
    ),
    _form(Shape.TRANSITIVE, Time.NOW, rf"(?:has|have)\s(?:allowed|caused)(?=\s[^,.;]{{3,60}}\sto\s{_DECLINE}\b)"),
    _form(Shape.VERB, Time.THEN, rf"had\s{_HOW}(?:{_DECLINED}|(?:become|grown)\s{_WORSE})"),
    _form(Shape.VERB, Time.THEN, rf"(?<!has )(?<!have )(?<!had ){_DECLINED_THEN}{_REFUSED}"),
    _form(
        Shape.PARTICIPLE,
        Time.ASKED,
        rf"{_DECLINING}(?=[,.]|$|\s(?:to|since|because|and|for|in|over|as|after|further)\b)",
    ),
    _form(
        Shape.ADJECTIVE,
        Time.ASKED,
        r"(?:deteriorating|declining|worsening)(?=\s(?:\w+\s)?(?:performance|practice|services?|quality|standards?)\b)",
    ),
    _form(
        Shape.NOUN,
        Time.ASKED,
        r"(?:deterioration|decline|(?:worsening|weakening)(?=\sof\b)|regression|slippage|erosion|backward\sstep"
        r"|downward\s(?:trend|trajectory|turn|spiral)"
        rf"|steps?\sbackwards?)|(?:dip|drop|fall|reduction|lowering){_OF_QUALITY}",
    ),
    _form(
        Shape.TRANSITIVE,
        Time.ASKED,
        r"(?:weakened|eroded|diminished|worsened|degraded|lowered|harmed|set\sback)(?=\s(?:the|its|their|some|much|many|oversight|management|leadership|practice)\b)",
    ),
    _form(Shape.COMPARISON, Time.NOW, _WORSE),
    _form(Shape.COMPARISON, Time.NOW, r"not\s(?:\w+\s)?(?:as|so)\s(?:\w+\s)?\w+(?=\sas\s)"),
    _form(
        Shape.NOT_KEPT,
        Time.NOW,
        rf"(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+ly\s)?(?:been\s)?(?:\w+ly\s)?{_KEPT}|(?:is|are)\snot\sbeing\s{_KEPT}"
        r"|(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+\s)?(?:sustained|maintained|retained|held\son\sto)\s(?=(?:the|its|these|those|their)\s)"
        r"|(?:has|have)\s(?:failed|been\sunable|not\sbeen\sable)\sto\s(?:sustain|maintain|keep\sup)|(?:has|have)\s(?:now\s|since\s)?been\slost",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        rf"(?:quality|standards?|effectiveness|oversight|scrutiny|challenge|rigour)\b[^.;,]{{0,60}}?\s(?:has|have)\s{_HOW}(?:reduced|lessened|decreased){_WITHOUT_OBJECT}",
    ),
    _form(Shape.WHOLE, Time.NOW, rf"{_THE_QUALITY}\s(?:has|have)\s{_HOW}suffered"),
    _form(
        Shape.WHOLE,
        Time.NOW,
        r"(?:has|have)\s(?:had|caused)\s(?:an?\s)?(?:\w+\s)?(?:detrimental|adverse|damaging)\s(?:effect|impact)\son\s"
        rf"(?:the\s)?{_THE_QUALITY}",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        r"(?:progress|improvements?|gains|developments)\b[^.;]{0,60}?\s(?:has|have)\s(?:[^.;]{0,60}?\b)?(?:been\s)?(?:reversed|unravelled)",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        r"not\s(?:ensured|made\ssure)\sthat\s[^.;,]{0,60}?\b(?:standards?|quality|strengths?|improvements?|progress|services?"
        rf"|practice)\b[^.;,]{{0,40}}?\s(?:been|are|is|were)\s{_KEPT}",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        rf"(?:what\swas|previously|once|formerly)\s(?:an?\s)?(?:\w+\s)?{_GOOD}\s[^.;,]{{0,60}}?\s{_WORSE_NOW}"
        rf"|(?:oversight|practice|planning|support|services?|work|help|arrangements|supervision|response)(?:\s[^.;,]{{1,60}})?,"
        rf"\s(?:(?:which|that)\s(?:was|were|had\sbeen)\s(?:\w+\s)?|previously\s|once\s|formerly\s)?{_GOOD}\b[^.;,]{{0,60}},\s{_WORSE_NOW}",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        r"is\san?\s(?:deteriorating|declining|worsening)\spicture(?=\s(?:(?:for|of)\s(?:children|services|care|practice)\b|since\sthe\s(?:last|previous)))",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        r"(?:has|have)\s(?:not|never)\s(?:(?:yet|fully|been\sable\sto)\s)*recover(?:ed)?\sfrom\s(?:the|this|an?|that|its|their)\s"
        r"(?:\w+\s)?(?:decline|deterioration|dip|drop|fall|slump)(?:\s(?:seen|found|reported|identified|noted)\s(?:at|in|during|by)\s[^.;,]{1,60})?",
    ),
    _form(
        Shape.WHOLE,
        Time.THEN,
        r"(?:weaknesses|failures|failings|shortfalls|deficits|gaps)\s(?:has|have)\s(?:\w+ly\s|since\s|also\s)?"
        r"(?:emerged|developed|arisen|opened\sup|deepened|multiplied)",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        r"(?:failures|failings|weaknesses|shortfalls)\b[^.;]{0,90},\swhich\s(?:was|were)\snot\s(?:the\scase|seen|evident|present|there)"
        r"\s(?:at|in|during|when)\b[^.;]{0,30}?\b(?:last|previous|earlier)",
    ),
    _form(
        Shape.WHOLE,
        Time.NOW,
        rf"{_BAD}\s(?:social\swork\s)?(?:practice|work|oversight|planning|decision-making)\b[^.;,]{{0,40}}?\s(?:has|have)\s{_HOW}"
        r"become\smore\s(?:widespread|common|frequent|evident)",
    ),
    _form(Shape.VERB, Time.NOW, rf"(?:has|have)\s{_HOW}become\s{_BAD}"),
    _form(
        Shape.VERB,
        Time.NOW,
        r"(?:is|are)\s(?:now\s)?(?:\w+ly\s)?(?:poorer|weaker|worse)\sas\sa\s(?:result|consequence)",
    ),
    _form(Shape.NO_LONGER, Time.NOW, r"(?:is|are)\sno\slonger\s(?:so|the\scase)"),
)
_STEMS = (  # noqa: SIM905 - a list would take as many lines as it has words
    "deteriorat declin wors weak regress diminish degrad erod eros slip slid dip drop fall fell slump plummet backward"
    " downhill poorer lower sustain maintain endur reduc lessened detrimental adverse damaging revers unravel ebbed"
    " faded retained suffered downward harmed recover emerged deepened multiplied drift become slide decreas gone"
).split()
_PHRASES = tuple(
    re.compile(words)
    for words in (
        # Each begins with plain letters, which are looked for at ten times the speed of a word's border.
        *(r"less(?<!\wless)\b", r"lost(?<!\wlost)\b", r"not (?:(?:as|so|where|what)\b|\w+ as\b)"),
        *("kee?pt? up", "no longer", "step back", "is now", "are now", "tailed off", "held on", "set back"),
        *("have (?:arisen|developed|opened up)", "not the case"),
        *("more (?:variable|inconsistent|fragile|uneven|patchy|mixed)", "from (?:good|outstanding|strong)"),
    )
)


def that_may_say(sentences: Sequence[str]) -> list[int]:
    """List the numbers of the sentences with a word that one of the forms has: most have none, and are passed over.

    A document has hundreds of sentences, so all are gone through at once, and most stems are nowhere in it.
    """
    lowered = [each.lower() for each in sentences]
    everything = "\n".join(lowered)
    ends = list(accumulate(len(each) + 1 for each in lowered))
    forms = (*(re.compile(stem) for stem in _STEMS if stem in everything), *_PHRASES)
    return sorted({bisect_right(ends, found.start()) for form in forms for found in form.finditer(everything)})
