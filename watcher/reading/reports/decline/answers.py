"""What the sentences behind a decline answer to it: that it is not so, is not the council's, did no harm or is over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.sentences.claims import claimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOLLOWING = 2
"""How many sentences behind it may answer."""
_THE_COUNCIL = r"the\s(?:council|(?:local\s)?authority)"
_THIS = r"(?:it|this|that|these|those|them|their)"
_OURS = (
    r"(?:(?:the|its|their|all|senior|team|middle|social|frontline|corporate|those|a)\s)*"
    r"(?:leaders|leadership|managers?|workers?|staff|members|director\w*|department|cabinet|council|(?:local\s)?authority)\b"
)
"""Whose responsibility is the council's: it runs such a service itself, or through its trust."""
_A_DECLINE = (
    r"(?:worse\w*|poorer|weaker|slower|deteriorat\w*|declin\w*|slipp\w*|fall\w*|dropp\w*"
    r"|regress\w*|backwards|so|the\scase)\b"
)


def _begins(forms: Mapping[str, str], unless: str = "", within: str = r"[^.]*?") -> re.Pattern[str]:
    """Look for forms from a sentence's beginning on; `unless` is how it must not begin, `within` what may be before."""
    return re.compile(rf"{unless}{within}\b(?:{'|'.join(forms.values())})", re.IGNORECASE)


_NOT_SO = _begins(
    {
        "did not agree with this": rf"(?:did|do|does|could)\snot\s(?:\w+\s)?"
        rf"(?:(?:agree|support|confirm|substantiate|share)(?:\s(?:with\s)?{_THIS}(?:\s(?!in\b)\w+)?)?(?=\W*\Z|[,:;])"
        rf"|bear\s(?:{_THIS}\sout|out\s{_THIS})|point\sto\s(?:an?|any)\s(?:poorer|weaker|worse|decline|fall)"
        rf"|find\s{_THIS}(?=\W*\Z|[,:;]|\s(?:so|borne|to\sbe)\b))",
        "would not go so far": r"(?:inspectors|we)\swould\snot\sgo\s(?:so|that|as)\sfar",
        "records did not reflect it": rf"(?:evidence|findings?|records?|files?|sampl\w+)\s(?:\w+\s){{0,3}}?"
        rf"(?:did|do|does)\snot\sreflect\s{_THIS}",
        "not what we found": r"not\s(?:supported\sby|borne\sout|what\s(?:inspectors|we)\s(?:\w+\s)?(?:found|find|saw"
        r"|see|observed|heard)"
        rf"|(?:persuaded|convinced)(?=\W*\Z|[,;:]|\s(?:by|of)\s{_THIS}\b))",
        "told otherwise": r"(?:gave|points?|tells?|told|shows?|suggests?|speaks?|indicates?|f(?:ind|ound)"
        r"|saw)\s(?:otherwise|(?:things\s|this\s|it\s)?differently"
        r"|the\s(?:other\sway|opposite|contrary|reverse)|an?(?:other|\s(?:\w+\s)?different)\s(?:story|picture|tale|impression))"
        r"(?![^.;]*\bbut\b)",
        "came to another view": r"(?:inspectors|we)\s[^.;]*?\b(?:different|opposite|contrary)\s(?:view|conclusion"
        r"|opinion)"
        r"(?!\sof\s(?:why|how|what))",
        "found it better": r"(?:inspectors|we)\s(?:\w+\s)?(?:found|saw)\s[\w\s]{2,30}?\s(?:was|were|is|are)\s(?:far\s"
        r"|much\s)?"
        r"(?:better|stronger)(?=\W*\Z|[,;]|\sthan\b)",
        "what they describe is of before": r"what\s(?:they|many|most|some)\s(?:\w+\s)?(?:describe|recall|remember"
        r"|refer\sto)d?\b"
        r"[^.;]{0,40}\sis\s[^.;]{0,40}?\b(?:before|until|in\s20\d\d)\b",
        "is too harsh": r"(?:is|are|was|were|be)\s(?:an?\s)?(?:too\s(?:harsh|severe|pessimistic|(?:self-)?critical"
        r"|negative|gloomy)"
        r"|over-?(?:ly\s)?(?:cautious|critical|harsh|stated|pessimistic)|unduly\s\w+|unfounded|mistaken)",
        "rests on what is wrong": r"\b(?:figures?|data|reports?|numbers?|picture|impression|dashboard)\s"
        r"(?:is|are|was|were)\s(?:\w+\s)?(?:wrong|out\sof\sdate|inaccurate|misleading|incorrect)",
        "found nothing of it": r"(?:found|saw|seen|see|contains?|offer(?:ed)?|gave|give|provided?|is|are)\s"
        r"(?:nothing|no\s(?:\w+\s)?(?:evidence|signs?|indication|examples?|support|traces?|basis)|none)\b"
        r"(?=\W*\Z|[,;:]|\s(?:either|here|of\sthe\skind)\b"
        r"|\s(?:of|for|to)\s(?:(?:any|an?|support|suggest|confirm|justify)\s)?"
        rf"(?:(?!their\b){_THIS}(?!\s(?:being|having)\b)|such|{_A_DECLINE})"
        r"|\sto\s(?:support|justify|back)\s(?:the|their|these|those)\s"
        r"(?:claims?|views?|concerns?|fears?|worr\w+|beliefs?|impressions?|accounts?)\b"
        r"|\s(?:to\s(?:suggest|show|indicate)\s)?that\s(?:[\w'’-]+\s){1,6}?(?:is|are|was|were|has|have|had)\s(?:\w+\s){0,2}?"
        rf"{_A_DECLINE})",
    },
    unless=r"(?!(?:\w+,?\s){0,3}?(?:leaders|managers|members|director|council(?!lors)\w*|authority|self-\w+|partners"
    r"|they(?!\s(?:could|describe|recall|remember)))\b)",
    within=r"[^.;]*?",
)
_AS_GOOD_AS_BEFORE = re.compile(
    r"(?:inspectors|we)\s[^.;]*?\b(?:found|saw)\san?\s(?:[\w-]+,?\s){0,2}?(?:steady|sound|careful|thorough|good|strong|well-\w+)\b"
    r"|[^.;]*?\b(?:(?:is|are|was|were|remains?)\s(?:just\s)?as\s(?!(?:high|heavy|slow|late|long|few|poor|bad|weak|rare|unstable|in)\w*\b)[^.;]{3,60}?\sas\s(?:before|ever|(?:it|they)\s(?:was|were|had\sbeen))"
    r"|(?<!demand\s)(?<!caseloads\s)ha(?:s|ve|d)\s(?:been\supheld|held\s(?:firm|up|steady)))(?=\W*\Z|[,;])",
    re.IGNORECASE,
)
"""The same of what is only said."""
_NOT_A_FALL = re.compile(
    r".*\b(?:not\s(?:an?|any|the)|no)\s(?:lessening|fall|decline|deterioration|worsening|weakening)(?:\sin\s(?:the\s)?(?:quality|help|support|practice|services?|work))?(?=\W*\Z|[,;]|\sof\b)",
    re.IGNORECASE,
)
"""Likewise, where it names what there was none of."""
_TESTED = re.compile(
    r"\W*(?:inspectors|we)\s(?:\w+\s)?(?:tested|checked|examined|sampled|explored|looked\s(?:\w+\s)?(?:at|into)|followed|tracked|read)\s[^;.]*?\b(?:found|saw|and\s(?:all|each|every\w*))\b"
    r"(?![^;.]*\b(?:not|no|less|only|but|too|little|fewer|(?:wors|weak|poor|declin|deteriorat|delay)\w*)\b)[^;.]*?\b(?:broadened|widened|improved|better|stronger|sooner|quicker|well|good|strong|effective|sound|prompt(?:ly)?|timely|within\san?\s(?:day|week))\b",
    re.IGNORECASE,
)
"""Likewise, where inspectors went to see."""
_NO_HARM = _begins(
    {
        "has no effect": r"(?:has|have|had|with)\s(?:\w+\s)?no\s(?:\w+\s)?(?:bearing|effect|impact|relevance"
        r"|consequences?)"
        r"(?=\W*\Z|[,;]|\s(?:for|on)\s(?:the\s(?:day|quality|services?|work|help)|children|families|young|practice|services|them|what|how))",
        "harms nobody": r"(?:has|have|had|is|are|did|does|do)\s(?:not"
        r"|never)\s(?:\w+\s){0,2}(?:(?:been\s)?allowed\s(?:\w+\s){0,3}?to\s)?"
        r"(?:affect|harm|suffer|disadvantage|diminish|weaken)\w*\b(?!\s(?:all|every|each|only)\b)",
        "is explained": r"(?:difference|change|fall|drop|rise|increase)\s(?:is"
        r"|was)\s(?!not\b)(?:\w+\s)?explained\sby\b",
        "goes another way": r"(?<!team\s)(?<!teams\s)"
        r"(?:bucks|bucked|defie[sd]|resist(?:s|ed))\s(?:this|that|the)\strend\b",
        "is marked more strictly": r"(?:reflects?|comes\sfrom|(?:is|was)\s(?:due|owing)\sto)\s(?:[\w-]+,?\s){0,3}?"
        r"(?:marking|grading|moderation)\b",
        "is as good as before": r"(?:work|practice|quality)\sis\s(?:still\s)?of\sthe\ssame\s(?:standard|quality)\sas\b",
        "is meant to be so": r"(?:this|that|it)\s(?:is|was)\s(?:\w+\s)?"
        r"(?:by\s(?:choice|design)|deliberate|intentional)\b",
        "comes of good work": r"(?:this|that)\s(?:is|was)\s(?:\w+\s)?because\b"
        r"(?![^.]*\b(?:not|no|too|cannot|unable|less|fewer|without|late|(?:weak|poor|lack|short|fail|gap|delay|vacan)\w*)\b)"
        r"[^.]*\b(?:well|better|good|improved|thorough|careful|effective(?:ly)?)\b",
        "no such fall": r"no\ssuch\s(?:\w+\s)?(?:fall|decline|drop|dip|slip|deterior|loss|weaken)[\w-]*",
        "was an error of the data": r"(?:this|that|it)\s(?:was|is|proved\sto\sbe)\san?\s(?:\w+\s)?(?:errors?|artefact"
        r"|anomaly|mistake)"
        r"(?=\W*\Z|[,;]|\s(?:in|of)\s(?:\w+\s){0,2}?(?:data|record|count|report|figure)\w*\b)",
        "nothing of the kind here": r"nothing\s(?:equivalent|comparable|similar|of\sth(?:e|is)\s(?:kind|sort))\b"
        r"|(?:here|this)\sit\s(?:did|has|was|is)\snot\b",
        "is still done": r"(?:is|are)\s(?:visited|seen|met|held|made|offered|given|completed)\b(?:(?!\b(?:too|late"
        r"|less|fewer|not)\b)[^.;,])*"
        r"\bstill\W*\Z"
        r"|(?:all\sthe\ssame|nevertheless|nonetheless|none\sthe\sless|even\sso|still),?\s(?:\w+\s){0,3}?"
        r"continues?\sto\sbe\s(?:seen|visited|met|held|reviewed|supported)\s(?:\w+ly|often|on\stime|well)\b",
    },
    unless=r"(?!(?:[\w'’-]+\s){0,5}?(?:plans?|planning|actions?|work|training|efforts|initiatives|strateg\w+"
    r"|investment|oversight|audits?"
    r"|leaders|managers|risks?|demand|commitment|determination|morale|enthusiasm|concerns?|needs?)"
    r"\s(?:[\w'’-]+\s){0,6}?(?:has|have|had|is|are|did|does|do)\b)",
)
_NOT_OURS = _begins(
    {
        "beyond its control": r"(?<!\bnot\s)(?:outside|beyond|not\s(?:with)?in)\s(?:the\s)?(?:(?:council|authority"
        r"|service)['’]s\s|its\s|their\s)?control\b"
        rf"|{_THE_COUNCIL}\s(?:has|had)\sno\scontrol\b",
        "not a matter of the council": rf"not\s(?:with\s|(?:that|a\smatter|the\sresponsibility|one)\s(?:of"
        rf"|for)\s){_THE_COUNCIL}\b",
        "a matter of others": rf"(?:is|are)\s(?:an?|the)\s(?:matter|responsibility)\s(?:for|of)\s(?!{_OURS}"
        r"|(?:\w+\s){0,2}?(?:concern|urgency|regret|priority|importance|record|fact|time)\b)"
        r"|(?:health|police|court|trust|school)\w*\s(?:service\s)?responsibility\b"
        rf"|(?:responsibility|commissioning|reasons?|causes?|explanation|fault)\b[^.;]*?\b(?:lies?|rests|falls|belongs)\s(?:with|to|on)\s(?!{_OURS})"
        r"|(?:choice|matter|decision|duty|task|failing|weakness)\w*\s(?:of|for|in)\sthose\s"
        r"(?:authorities|councils|schools|trusts|forces|academies|bodies|agencies)\b",
        "the council's side": rf"\A\W*{_THE_COUNCIL}['’]s\s(?:own\s)?(?:side|part|share|end)\b",
        "others own it": r"(?:(?:health|hospital|NHS|foundation|academy)\s(?:trust|board)|force|school|college"
        r"|charity|regional\sdirector"
        r"|chief\s(?:constable|nurse))(?:['’]s\sown\b|\s(?:has\s(?:been\sinformed|apologised)|accepts|acknowledges|recognises)\b)",
    }
)
_OVER = _begins(
    {
        "it was a blip": r"(?:this|that|it)\s(?:was|proved)\s(?:to\sbe\s)?(?:only\s)?"
        r"(?:an?\s(?:passing\s\w+|blip)|short-?\s?lived)\b",
        "still in place": r"(?:nevertheless|nonetheless|however)\sstill\sin\splace",
        "no longer so": r"no\srelevance\s(?:now|today)"
        r"|no\slonger\s(?:an?\s)?(?:\w+\s)?(?:fair|true|accurate)\s(?:description|picture|account|reflection)",
        "was soon over": r"(?<!to\s)(?<!must\s)(?<!will\s)put\s(?:it|this|that|them|matters)\sright\s"
        r"(?:within|in\s(?:a|two|three)|quickly|soon|at\sonce|straight)",
        "won back": r"ha(?:s|ve)\s(?:(?!not\b|never\b|yet\b|hardly\b)\w+\s)?(?:rebuilt|restored|regained|recovered"
        r"|turned)\s"
        r"(?:this|it|them|(?:the|their|its)\s(?:\w+\s)?(?:services?|standards?|ground))\b",
    }
)
_AT_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|earlier|(?<!since\s)20\d\d)\b|\b(?:but|however)\b[^.]*\bnow\b", re.IGNORECASE
)
"""What was not so at another time is no answer."""
_SAID_BY_OTHERS = re.compile(
    r"\A\W*[\"“‘][^.;]*[\"”’]\s(?:[\w-]+\s){1,6}?(?:said|says|told|tells|wrote|put\sit)\b"
    r"|\b(?:was|were)\s(?:found|judged|said|considered|reported)\s"
    r"(?:by(?!\s(?:inspectors|us|this)\b)[^.;]*\bto\shave|(?:by|in|of|to)\b[^.;]*\bin\s20\d\d\sthat)\b",
    re.IGNORECASE,
)
"""What somebody else said of the services, then or now."""
_DENIED_BY_LEADERS = re.compile(
    r"\b(?:leaders|managers|members|director|council|authority|trust|self-\w+|they)\b[^.;]*\b(?:(?:do|does|did|has|have)\snot|reject|den[iy]|disput|contest|exaggerat)\w*",
    re.IGNORECASE,
)
"""Who says "this is mistaken" behind it confirms the decline."""


_SEEMS = re.compile(
    r"\b(?:could|may|might)\s(?:look|seem|appear)\b|\bas\s(?:if|though)\b|\bat\sfirst\s(?:sight|glance)\b"
    r"|\b(?:one|mistake|mistaken|wrong|tempting|easy)\sto\s(?:think|believe|conclude|suppose|say|infer)\b",
    re.IGNORECASE,
)
"""What is said as it may look, or be thought."""
_IT_IS_NOT = re.compile(
    r"\W*(?:it|they|this|that|these)\s(?:is|are|was|were|has|have|did|does|do)\snot\W*\Z", re.IGNORECASE
)
"""How a sentence behind, or the end of the same, says that it is not as it seems."""
_BREAK = re.compile(r"[:;]\s|\s[–—-]\s")


def answered(sentences: Sequence[str], at: int) -> bool:
    """Return whether what stands behind a decline may take it back, so that it is no more than a doubt."""
    if _SAID_BY_OTHERS.search(sentences[at]):
        return True
    if _SEEMS.search(sentences[at]) and any(
        map(_IT_IS_NOT.match, (_BREAK.split(sentences[at])[-1], *sentences[at + 1 : at + 2]))
    ):
        return True
    behind = [each for each in sentences[at + 1 : at + 1 + FOLLOWING] if not _AT_ANOTHER_TIME.search(each)]
    if any(each.match(words) for each in (_NO_HARM, _NOT_OURS, _OVER) for words in behind):
        return True
    as_before = any(each.match(words) for each in (_AS_GOOD_AS_BEFORE, _NOT_A_FALL, _TESTED) for words in behind)
    return (as_before and claimed(sentences[at])) or rejected(sentences[at], behind)


def rejected(told: str, behind: Iterable[str]) -> bool:
    """Return whether a sentence behind says that it is not so: what leaders deny is so where that is mistaken."""
    return any(map(_NOT_SO.match, behind)) and not _DENIED_BY_LEADERS.search(told)
