"""Areas for priority action that are no inspectors': other bodies', what those who lead services call so or dispute."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.words import SOMEBODY

_BY_OFSTED = re.compile(
    r"\b(?:(?<!told\s)(?<!to\s)inspectors|(?:lead|HM|His\sMajesty['’]s)\sinspector|inspectorates?|HMI|ofsted|we|visit|inspection|this\s(?:letter|report))\b",
    re.IGNORECASE,
)
AT_A_VISIT = re.compile(r"\A\W*(?:at|on|during|following|since|before|after)\b[^,]*,\s", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:inspect(?:ors|ions?)|visits?)\s(?:of|in|to)\sneighbouring\s(?-i:[A-Z])[\w'’-]+\b(?![^.;,]*\b(?:and|as)\b)|"
    r"\b(?:(?:an)?other|neighbouring)\s(?:area|authority|council)\b"
    r"|\b(?:an?|(?:an)?other|neighbouring)\s(?:\w+\s)?(?:authority|council|region|borough|county|partnership)(?:\sin\s\w+)?,?\s(?:where|with|whose|that|(?:(?:in|at)\s)?which)\s"
    r"(?:(?:ofsted|inspectors?|inspectorates|(?:focused|joint)\s(?:visit|inspection)|they|there|has|had|have|was|were|is|are|recently|lately|just|also|been|set|made|given|identified|an?|one|two|three|its|own|last|year)\s)*(?:areas?\s(?:for|of)\s)?priority\saction"
    r"|\bpriority\saction\sby\s(?:HMICFRS|(?:the\s)?(?:CQC|Care\sQuality\sCommission)|inspectors\sof\s(?:constabulary|probation|prisons))\b(?!(?:\sand\b|,)[^.;]*\bofsted\b)",
    re.IGNORECASE,
)
"""Where the area is that words are on; what else is elsewhere, as children are, may well be one of this council's."""
_BY_ANOTHER = re.compile(
    r"\b(?:asked|told|required|directed|instructed|ordered|urged)\sby\s(?!(?:the\s)?(?:inspect|ofsted|us\b|HMI\b|lead\sinspector|(?:HM|his\smajesty['’]s|her\smajesty['’]s)\s(?:chief\s)?inspector))[^.;,]{2,60}?\sto\s(?:\w+\s)?take\s(?:\w+\s)?$"
    r"|\A(?!.*\b(?:ofsted|HMI|inspect(?:ors|orates?))\b).*\b(?:Quality\sCommission|CQC|HMICFRS|NHS\sEngland)\s(?:\w+\s)?(?:requir|ask|told|direct|instruct|order|urg)\w*\s[^.;]{0,60}?\bto\stake\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""In front of what somebody else than inspectors of children's services asks for."""
_OTHER_INSPECTORS = re.compile(
    r"\A\W*inspectors\sof\s(?:probation|constabulary|prisons)\b(?!.*\b(?:we|ofsted|this\s(?:visit|inspection|letter))\b)(?=.*\btheir\s(?:own\s)?report\b)",
    re.IGNORECASE,
)
_CHILDREN_THERE = re.compile(
    r"\b(?:children|young\speople|siblings|families|they|who|placed)\b(?:\s(?!council|authorit|by\b)[\w'’-]+){0,6}?\s(?:in|to|from)\s(?:an)?other\s(?:local\s)?(?:area|authority|council)\b(?!['’]s|,?\s(?:which|where|whose|that|was|is|has)\b)(?:\sareas?\b)?",
    re.IGNORECASE,
)
"""Children who live elsewhere are the council's own all the same."""
_THEY_CHOSE = re.compile(
    rf"\b{SOMEBODY}\s(?:(?:has|have|had)\s)?(?:chosen|chose|set|identif\w+|agreed|named|listed|lists?|prioritised)\s(?:\w+\s){{0,3}}$"
    rf"|\b(?:its|their|the)\s(?:\w+\s)?(?:plan|strategy)\s(?:lists?|has|contains?|names?|sets\sout)\s(?:\w+\s){{0,2}}$"
    rf"|\b(?:{SOMEBODY}['’]?s?['’]?|their|its)\sown\s(?:\w+\s)?$"
    r"|\bas\s(?:its|their)\s(?:\w+\s)?$|\bcalls?\s(?:its|their|these|those|them)\s[\"'“‘]?$|\A\W*in\s(?:that|its|their)\s(?:own\s)?(?:\w+\s)?(?:plan|strategy),?\s.*\s(?:is|are)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
"""In front of what those who lead services call so themselves."""
_IN_THEIR_OWN = re.compile(
    rf"\b{SOMEBODY}\s(?:has|have)\san?\s(?:\w+\s)?(?:plan|strategy)\sof\s(?:its|their)\sown\b[^.;]*?\sin\swhich\s(?:(?!which\b|inspect|ofsted\b|we\b)[\w'’-]+\s){{1,10}}(?:is|are)\s(?:an?|one)\s$",
    re.IGNORECASE,
)
"""In front of what is one in somebody's own plan, whatever inspection that followed."""
_THEY_CALL_IT = re.compile(
    r"(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbe\s)(?<!\bbeen\s)(?<!\bto\s)\b"
    r"(?:treat|mark|regard|see|saw|view|describe|call|label|classif|rank|list|badge|flag|prioriti[sz]e)(?:s|es|d|ed|led|y|ies|ied)?\s"
    r"(?!(?:as|that)\b)[^.;,]{1,100}?\b(?:as\s)?(?:an?|one|one\sof\s(?:its|their|the))\s(?:\w+\s)?[\"'“‘]?$"
    r"|\b(?:officers?|commissioners?|commanders?|services?|teams?|workers|visitors|nurses|schools?|governors|headteachers"
    r"|clinicians|forum|ICB|board)\s(?:has|have|had)\s(?:\w+\s)?(?:made|named|declared|set)\s[^.;,]{1,80}?\b(?:an?|one)\s$",
    re.IGNORECASE,
)
"""In front of what somebody treats, describes or sees as one, whoever that is."""
_ASKED_TO = re.compile(r"\b(?:must|should|needs?\sto|ha(?:s|ve)\sto|makes?\sus|led\sus|our)\b", re.IGNORECASE)
_THEY_DISPUTE = re.compile(
    rf"\b(?:{SOMEBODY}|you|they)\s(?:\w+\s)?(?:(?:do|does|did)\snot\s(?:\w+\s)?(?:agree|accept)|dispute[sd]?|contest(?:s|ed)?|challenge[sd]?)\b[^.;]*\sshould\s(?:have\sbeen|be)\s(?:\w+\s){{0,3}}$",
    re.IGNORECASE,
)
"""Who does not hold it for one, in front of it: inspectors do, or nobody would say so."""
_THEY_SAY = re.compile(
    rf"\b(?:{SOMEBODY}|director|executive|member|workers|advisers?|commissioner)\s(?:(?:has|have|had|also)\s)*"
    r"(?:told|says?|said|assured?s?|explain(?:s|ed)?|report(?:s|ed)?|claim(?:s|ed)?|announced?|believes?|thinks?)\s"
    r"(?:[\w'’]+\s){0,4}?that,?\s[^.;]{1,120}?\s(?:is|are|(?:ought\sto|should)\sbe)\s(?:an?|one)\s$",
    re.IGNORECASE,
)
"""Who says that something is one, in front of it: they may have it from inspectors."""
OF_CASES = re.compile(
    r"\b(?:those|cases|referrals|contacts|children|families)\s(?:(?:that|who|which)\s(?:needs?|requires?)|need(?:ing)?|requir(?:e|ing)|in\sneed\sof|(?:(?:that|who|which)\s)?(?:call(?:s|ing)?\sfor|(?:meet(?:s|ing)?|cross(?:es)?|reach(?:es)?)\sthe\s(?:\w+\s)?(?:bar|threshold|criteria|test)\sfor))\s(?:urgent\s|immediate\s)?$"
    r"|\b(?:cases|contacts|referrals|children|files|records|any)\b[^.;,]{0,40}\b(?:rated|graded|marked|classed|triaged|scored)\s(?:as|for)\s(?:(?:needing|requiring)\s)?$"
    r"|\b(?:rated|graded|marked|classed|triaged|scored)\s(?:[\w-]+\s){0,2}(?:cases|contacts|referrals|children|files|records)\s(?:as|for)\s(?:(?:needing|requiring)\s)?$"
    r"|\b(?:passed|sent|referred|escalated|allocated|flagged|forwarded|handed|assessed)\b[^.;,]{0,40}\sfor\s$",
    re.IGNORECASE,
)
"""In front of what is done first for some children: no area."""
AS_A_RULE = re.compile(
    r"\A\W*(?:where|when(?:ever)?|if)\s(?:(?!we\b|here\b)[\w'’-]+\s){0,6}?(?:is|are|finds?|sees?|identif(?:y|ies)|judges?|believes?|considers?)\b(?![^;]*\b(?:was|were|had|has|have|this|here)\b)[^;.]*,\s"
    r"(?:inspectors|they|ofsted|it)\s(?:(?:will|then|also|always|usually|must)\s)*(?:identif(?:y|ies)|sets?|makes?|raises?|issues?|records?|reports?)\s(?:[\w'’-]+\s){0,3}$",
    re.IGNORECASE,
)
"""What inspectors do wherever there is something, as the present tense of both clauses says."""
ONLY_THOUGHT = re.compile(
    r"\bwhat\s(?:(?:was|had\sbeen)\s(?:once\s)?)?(?:an?|one)\s$"
    r"|(?:^|,\s)\W*(?:where|when(?:ever)?|if|unless|should)\s(?:there|inspectors|ofsted|we|an?\s\w+)\s(?:(?!and\b)[\w'’-]+\s)*$"
    rf"|{AS_A_RULE.pattern}"
    r"|\b(?:inspectors|ofsted|we|visits?|inspections?)\s(?:may|might|could|can|will)\s(?:(?!not\b)\w+\s)?"
    r"(?:find|identify|conclude|decide|judge|consider|say|set|report|lead|result)\s(?!no\b)(?:(?!and\b)[\w'’-]+,?\s)*$"
    r"|\b(?:framework|tool|scheme|template)\s(?:grades|rates|scores|classifies|sorts)\b(?:(?!\b(?:is|are)\b)[^;])*$"
    r"|\b(?:framework|guidance|handbook)\s(?:provides|allows|says|states|explains|sets\sout|permits)\b[^;]*$"
    r"|\b(?:right|power|discretion|option|freedom)\s(?:to|of)\s(?:identify|set|mak|rais)\w*\s(?:\w+\s)?$|\b(?:rumou?rs?|speculation|expectations?|assumptions?)\s(?:(?!inspectors|we\b|ofsted)\w+\s){0,3}that\s(?:an?|one)\s$"
    r"|\bwhether\s(?:there|this|it|that)\s(?:is|are|was|were)\s(?:\w+\s)?(?:an?\s|any\s)?$"
    rf"|\b(?:found|saw|noted|heard)\sthat\s(?:[\w'’-]+\s){{0,3}}?{SOMEBODY}(?:['’]s\s(?:\w+\s)?\w+)?\s(?:(?:have|has|had|now|also)\s)*"
    r"(?:identif\w+|sees?|saw|treat\w*|regard\w*|view\w*|list\w*|agree\w*|names?|named|chose\w*)\s[^.;,]*\bas\s(?:an?\s|one\s)?$",
    re.IGNORECASE,
)
"""In front of an area that is only thought of, is others', or is one no more: "where there is one", "what was one"."""


def by_ofsted(before: str) -> bool:
    """Return whether words in front of an area name inspectors or their visit, and not only to say when."""
    return bool(_BY_OFSTED.search(AT_A_VISIT.sub("", before)))


def is_elsewhere(words: str) -> bool:
    """Return whether words are on another council's area, and not on children who live there."""
    return bool(_OTHER_INSPECTORS.match(words) or _ELSEWHERE.search(_CHILDREN_THERE.sub(" ", words)))


def is_their_choice(before: str) -> bool:
    """Return whether words in front of an area say that somebody else than inspectors calls it so."""
    if _IN_THEIR_OWN.search(before):
        return True
    if _BY_ANOTHER.search(before):
        return True
    if by_ofsted(before):
        return False
    return bool(_THEY_CHOSE.search(before) or (_THEY_CALL_IT.search(before) and not _ASKED_TO.search(before)))


def is_disputed(leading: str) -> bool:
    """Return whether words in front of an area say that those who lead services do not hold it for one."""
    return bool(_THEY_DISPUTE.search(leading))


def is_said_by_them(leading: str) -> bool:
    """Return whether words in front of an area have it from those who lead services or work in them."""
    return bool(_THEY_SAY.search(leading))
