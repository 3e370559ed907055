"""The direction of progress by classes of words: a clause says enough or too little; where some do each, it is mixed.

It reads with less certainty than the forms of made.py and lacking.py, and in more words: it answers
where they find nothing, and finds the other half of a contrast that they saw one half of.
"""

from __future__ import annotations

import re
from enum import Enum

_BORDER = re.compile(
    r"""[;:]\s|\s[-–—]\s
    |(?:,\s)?\b(?:but(?!\sfor\b)|(?<!not\s)(?<!has\s)(?<!have\s)(?<!are\s)yet(?!\sto\b)|whil(?:e|st)|although|though
        |whereas|however|nevertheless|(?:by|in)\scontrast|contrasts?\swith
        |with\s(?=(?:very\s|too\s|far\s)*(?:little|no|limited)\b))\b,?\s?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Where a clause ends whose contrary the next may say."""
_OPENS_WITH_WHILE = re.compile(r"\W*(?:while|whilst|although|though|whereas)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"""\b(?:progress\w*|improv\w+|advanc\w+|headway|strides|momentum|impetus|pace|chang(?:e|ed|es|ing)|gains
    |(?:been|was|what)\s(?:achieved|accomplished|done|delivered)|recommendations?
    |(?:moved|come|pushed|drove|driven|taken|moving|coming)\s(?:\w+\s)?(?:on|along|forwards?|a\slong\sway)
    |movement|stood\sstill|standing\sstill|done\swhat\s(?:it|they)\s(?:had\s)?set\sout
    |(?:last|previous|first|second|third|fourth|fifth|earlier|the)\s(?:\w+\s)?(?:inspection|visit)
    |inspectors\s(?:first\s|last\s)?(?:found|visited))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a clause must speak of: progress in its many words, or the time since which there should be some."""
_PROGRESS = r"(?:progress|improvement|change|headway|impact|difference|advance|movement|momentum)s?"
_WEAK = r"(?:weak|poor|bad|slow|inconsistent|variable|fragile|late|underdeveloped|inadequate)"
_ILL = r"(?:declin|deteriorat|wors|slipp|regress|diminish|hinder|hamper|imped|undermin|doubt|delay)\w*"
"""What progress that is not so has not suffered."""
_LITTLE = re.compile(
    rf"""\b(?:(?:far\s|much\s|still\s)?too\s(?:little|slow(?:ly)?|few|infrequent(?:ly)?|irregular(?:ly)?|descriptive|late|long|limited|weak|slight|modest|small|variable)
    |(?:very|precious|only|relatively|comparatively|disappointingly|made|changed)\s(?:very\s)?(?:little|few|slight(?:ly)?)
    |little\s(?:has|have|had|(?:\w+\s)?{_PROGRESS}|different|better|changed|improved)
    |(?:no|little)\s(?:\w+\s)?(?:evidence|signs?)\s(?:of|that)(?!.*\b(?:declin|deteriorat|wors|slip|slow|drift))
    |none|no\s(?!signs?\b|evidence\b)(?:\w+\s){{0,2}}?(?:{_PROGRESS}|better)
    |insufficient(?:ly)?|inadequate(?:ly)?|limited|minimal|negligible|marginal(?:ly)?|scant|meagre|sluggish
    |slow(?:ly|er)?|patchy|weak|poor|stall(?:ed|ing)?|falter(?:ed|ing)?|stagnat\w+|stood\sstill|standing\sstill
    |(?:gains|progress|improvements?|changes?)\s(?:is|are|has\sbeen|have\sbeen)\s(?:\w+\s)?(?:slight|small|modest|meagre)|nowhere\snear|next\sto\sno(?:ne|thing)?
    |at\sa\sstandstill|barely|scarcely|hardly|unchanged|elusive|disappoint\w+|lacks?|lacked|lacking|fail(?:s|ed|ing)?
    |unable|(?:well\s|far\s)?short\sof|lag(?:s|ged|ging)?|behind|lost|drift\w*|as\s{_WEAK}\sas|much\s(?:the\ssame|as)
    |where\s(?:it|they)\s(?:was|were)|remains?\s(?:\w+\s){{0,2}}?(?:{_WEAK}|concern|unresolved|outstanding)
    |(?:not|n't|never|neither|nor|cannot)(?!\s(?:only|just|merely|(?:been\s)?(?:complacent|tempted|distracted|deterred|rushed|wavered|hesitated))\b|\s(?:\w+\s)?(?:{_ILL}|{_WEAK}|superficial|cosmetic|limited)\b|\s(?:(?:an?|any|real|cause|reason|of|for)\s)+(?:concern|worry)\b)|yet\sto|far\sfrom
    |less\s(?:well|progress|marked|rapid|advanced|evident|encouraging))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TAKES_BACK = re.compile(
    r"\b(?:no\slonger|nothing|not|never|cannot|without|little\s(?:is\s)?left\sof|no\ssigns?\sof|overc[oa]me|reduc\w+|tackl\w+|address\w+|eliminat\w+|clear(?:ed|ing))\s(?:\w+\s){0,4}?$|\b(?:neither|nor)\s$",
    re.IGNORECASE,
)
"""Right before words of too little: there is no lack then."""
_ENOUGH = re.compile(
    r"""\b(?:(?:good(?!\sdeal\b)|clear|steady|significant|strong|sound|solid|considerable|substantial|impressive|sufficient
        |encouraging|swift|rapid|quick|marked|brisk|effective|great(?!\smany)|convincing|meaningful|purposeful|successful
        |prompt)(?:ly)?
    |steadily|considerably|substantially|sustained|notabl[ey]|real|tangible|excellent|important|well|better|safer
    |stronger|swifter|quicker|much|fair|creditable|commendable|satisfactory|timely|evident|at\s(?:\w+\s)*pace|done\swhat\s(?:it|they)\s(?:had\s)?set\sout
    |on\strack|borne\sfruit|improved|strengthened|transformed|progressed|progressing|improving|advanced|quickened
    |accelerated|made\s(?:\w+\s)?(?:progress|headway)
    |(?:progress|headway)\s(?:has\sbeen|is\sbeing)\smade)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GOES_ON = re.compile(
    r"\W*(?:and\s)?(?:however|but|nevertheless|yet|(?:by|in)\scontrast|others?\b|it|they|this|these|those|that\s(?:of|in"
    r"|for)|(?:in|for|with|on)\s(?:some|other|others|the\sothers?|those|children|care\sleavers|families)|elsewhere|work|very|too|far|little|none|less"
    r"|not)\b",
    re.IGNORECASE,
)
"""How a sentence begins that says more of the progress of which the one before it spoke."""
_JUDGED = re.compile(r"\b(?:judged|found|rated|graded)\s(?:to\sbe\s)?inadequate\b", re.IGNORECASE)
"""The grade since which there should be progress says nothing of it."""

_MILDER = re.compile(
    r",\s(?:although|though|albeit)\s[^,;]+,(?=\s(?:is|are|has|have|remains?)\b)|(?<=\w),?\s(?:although|though|albeit)\b.*",
    re.IGNORECASE,
)
"""What is said in passing, or follows, weighs less than the rest."""
_OF_STAFF_ALONE = re.compile(
    r"^(?!.*\b(?:child\w*|famil\w+|care\sleavers|practice|services?|plans?|visits?|assessments?|progress|headway|strides|advances?|improve\w*|decisions?|impact)\b)"
    r".*\b(?:morale|(?:staff|workers)\s(?:feel|are|say)|committed|commitment|engaged|informed|governance|turnover|politic\w+|recruit\w+)\b",
    re.IGNORECASE,
)
"""How staff and leaders are is good, and no progress for children."""
_NOT_OF_IT = re.compile(
    r"(?!.*\b(?:inspectors|we)\s(?:found|saw|noted)\sthat\b).*\bhad\b(?!\sto\b)|\W*(?:the|its|their|an?)\s(?:\w+\s){0,2}plan\b",
    re.IGNORECASE,
)
"""What was before, and a plan, which is no progress yet."""


class Extent(Enum):
    """How much progress a clause speaks of."""

    ENOUGH = "enough"
    LITTLE = "too little"


def extents(sentences: list[str]) -> list[set[Extent]]:
    """Say for each sentence, in order, what its clauses say of progress."""
    told: list[set[Extent]] = []
    topical = False
    for sentence in sentences:
        words = _MILDER.sub("", _JUDGED.sub(" ", sentence))
        topical = topical and bool(_GOES_ON.match(words))
        topical = topical or bool(_TOPIC.search(words))
        told.append({extent for each in _clauses(words) if (extent := _extent(each))} if topical else set())
    return told


def of_staff_alone(clause: str) -> bool:
    """Return whether a clause says only how staff and leaders are: no progress for children, and no lack of it."""
    return bool(_OF_STAFF_ALONE.search(clause))


def _clauses(sentence: str) -> list[str]:
    borders = [(each.start(), each.end()) for each in _BORDER.finditer(sentence)]
    if _OPENS_WITH_WHILE.match(sentence) and (comma := sentence.find(", ")) > 0:
        borders.append((comma, comma + 2))
    edges = [0, *(edge for border in sorted(borders) for edge in border), len(sentence)]
    return [sentence[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _extent(clause: str) -> Extent | None:
    if _NOT_OF_IT.match(clause):
        return None
    lacks = [not _TAKES_BACK.search(clause[: each.start()]) for each in _LITTLE.finditer(clause)]
    # A "not" that takes another word back lacks nothing itself.
    if lacks and (lacks[-1] or all(lacks)):
        return Extent.LITTLE
    if of_staff_alone(clause):
        return None
    return Extent.ENOUGH if lacks or _ENOUGH.search(clause) else None
