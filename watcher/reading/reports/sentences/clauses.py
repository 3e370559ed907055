"""A small grammar of statements: the clause that a word belongs to, and the clauses around it.

Ofsted's sentences are long, but plain: what matters about a word ("declined", "priority action") is said in its own
clause. So every reader of statements asks first where that clause begins and ends, then whether it affirms the word
(affirmation.py), and whether that is over (endings.py).
"""

from __future__ import annotations

import re

from msgspec import Struct

_BORDER = re.compile(
    r"""[;:]\s|\s-\s|[.!?]\s
    |(?:,\s)?\b(?:(?<!cannot\s)but|whil(?:e|st)|although|though|whereas|however|because(?!\sof\b)|indeed|yet(?=\s(?:the|children|leaders)\b)
    |and\sthat|so\sthat|so(?=\s(?:children|the|that)\b)|as\sa\sresult(?!\sof))\b,?\s?
    |,\s(?:which|who|leaving|leading|meaning|with|despite)\s""",
    re.IGNORECASE | re.VERBOSE,
)
"""Where one clause ends and the next begins, whatever stands on either side."""
# A clause that ends so needs the next one to mean anything.
_HANGS_ON = re.compile(r"\b(?:which|who|that)\s$|\band\s$", re.IGNORECASE)
_RELATIVE = re.compile(r",\s(?:which|who)\s$", re.IGNORECASE)
_AND = re.compile(r",?\sand\s(?!that\b)", re.IGNORECASE)
# Words that may open a clause inside of a clause.
SUBORDINATES = re.compile(r"\b(?:that|which|who|whom|whose|when|where|how)\b", re.IGNORECASE)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can(?:not)?|could|may|might|must|should"
    r"|remains?|continues?|finds?|found|saw|shows?|knows?|waits?|receives?|gets?|(?<!in\s)needs?|acts?|acted|led|made|(?<!to\s)makes?|took|seen"
    r"|improved|declined|deteriorated|identified|raised|addressed|recovered|grew|rose|fell|dipped)\b",
    re.IGNORECASE,
)
"""Verbs by which the words before an "and" are a clause of their own."""
FRONTED = re.compile(
    r"(?:since|at|in|when|where|following|after|during|despite|as|for|with|between|from|over|across|compared|until"
    r"|before|against|amid|given|under|through|throughout|owing\sto|due\sto|(?:far\sfrom|rather\sthan"
    r"|instead\sof)\s\w+ing"
    r"|overall\s*$|nationally|without|because\sof)\b",
    re.IGNORECASE,
)
"""Adverbials in front of a clause's subject."""
_OPENS = re.compile(r"\W*(?:because|whil(?:e|st)|although|though|whereas)\s", re.IGNORECASE)
"""How a clause begins that stands before its main clause: "because so many left, the …"."""
_MAIN = re.compile(
    r",\s(?=(?:inspectors|we|one|the|their|its|this|these|too|some|social|children|services|practice"
    r"|(?:[\w-]+\s){1,3}?council)\b)",
    re.IGNORECASE,
)


_ITS_OWN = re.compile(r"(?:the|its|their)\s(?:quality|timeliness|consistency|standard|impact)\sof\b", re.IGNORECASE)
"""How a second main clause on services begins."""
_GOES_ON = re.compile(r"\b(?:that|not|never|is|are|was|were|has|have|had|been)$", re.IGNORECASE)
"""How words end that an adverbial parts from what belongs to them: "it is not, at this stage, one"."""


_WHO = re.compile(r"\b(?:who|whom|whose)\s(?:(?!who)[^,;.])*$", re.IGNORECASE)
"""What a subject's relative clause says, right before the verb that is looked at: "children who have left care"."""
LONGEST_SUBJECT = 12
"""Letters of a word by which a main clause is known to begin, which may be the one that is looked at."""


_OF_NONE = re.compile(r".*\b(?:none|neither|no\sone|not\sone)\b[^.;]*\Z", re.IGNORECASE | re.DOTALL)


_TOLD_OF_SEVERAL = re.compile(
    r"\b(?:find|found|see|saw|seen|evidence|signs?|indications?|suggests?|shows?|shown|conclude|say|think|check(?:ed)?|know)\s(?:that|whether|if)\s"
    rf"(?P<rest>(?:(?!{FINITE.pattern})[^,;])+,\s(?:(?!{FINITE.pattern})[^;])*\b(?:or|and|nor)\s(?:(?!{FINITE.pattern})[^;,])+,?\s(?:{FINITE.pattern}.*)?)\Z",
    re.IGNORECASE,
)
"""What is said of several, whose list parts it from its verb: "did not find that children, carers or schools are"."""
_WITHIN = re.compile(r"\b(?:and|when|where|which|who|because|after|although|though|while)\s", re.IGNORECASE)
"""Where the clause begins that says it."""


class Place(Struct, frozen=True):
    """Where words are in a sentence: in their clause, and the sentence's other clauses around it."""

    words: str
    before: str
    after: str
    earlier: str
    later: str

    @property
    def clause(self) -> str:
        """The whole clause."""
        return f"{self.before}{self.words}{self.after}"

    @property
    def leading(self) -> str:
        """What leads up to the words, from further off: a clause that begins with "which" belongs to the one before."""
        return f"{self.earlier[-160:]}{self.before}" if _HANGS_ON.search(self.earlier) else self.before

    def opens_with(self, *prepositions: str) -> bool:
        """Return whether one of these words follows at once."""
        return self.after.split()[:1] in [[each] for each in prepositions]


def place(sentence: str, start: int, end: int) -> Place:
    """Find the clause of the words from `start` to `end`; one that a relative clause parted is put together again."""
    begins = _begins(sentence, start)
    before, earlier = sentence[begins:start], sentence[:begins]
    parted = _RELATIVE.search(earlier)
    aside, comma, goes_on = before.rpartition(", ")
    if parted and comma and (not goes_on or (FINITE.match(goes_on) and FINITE.search(aside))):
        whole = _begins(sentence, parted.start())
        before, earlier = f"{sentence[whole : parted.start()]} {goes_on}", sentence[:whole]
    border = _BORDER.search(sentence, end)
    stops = border.start() if border else len(sentence)
    return Place(sentence[start:end], before, sentence[end:stops], earlier, sentence[stops:])


def _begins(sentence: str, at: int) -> int:
    """Find the clause's first letter: behind the last border, or behind an "and" that ends a clause of its own."""
    begins = 0
    for border in _BORDER.finditer(sentence, 0, at):
        begins = border.end()
    opening = _OPENS.match(sentence, 0, at)
    if opening and begins <= opening.end() and (verb := FINITE.search(sentence, opening.end(), at)):
        main = _MAIN.search(sentence, verb.end(), at + LONGEST_SUBJECT)
        begins = main.end() if main and main.end() <= at and not _hangs(sentence, main.start()) else begins
    within = joined = begins
    for joint in _AND.finditer(sentence, begins, at):
        # From one "and" to the next: to look from the clause's beginning each time takes long where there are hundreds.
        for each in SUBORDINATES.finditer(sentence, joined, joint.start()):
            within = each.end()
        within = max(within, sentence.rfind(", ", joined, joint.start()))
        if FINITE.search(sentence, max(within, joined), joint.start()) or _is_whole(sentence, begins, joint):
            begins = within = joint.end()
        joined = joint.start()
    return begins


def _is_whole(sentence: str, begins: int, joint: re.Match[str]) -> bool:
    """Return whether an "and" parts two main clauses, of which the first ends with a list: "…, and the quality of"."""
    if not joint[0].startswith(",") or not _ITS_OWN.match(sentence, joint.end()):
        return False
    return bool(FINITE.search(sentence, begins, joint.start())) and not SUBORDINATES.search(
        sentence, begins, joint.start()
    )


def _hangs(sentence: str, at: int) -> bool:
    """Return whether a "that" before this place has yet to get its verb: "have not found that, since …, the"."""
    that = sentence.rfind(" that", 0, at)
    return that >= 0 and not FINITE.search(sentence, that, at)


def bearing_on(before: str) -> str:
    """Take the part of a clause that bears on its last words: without adverbials set off by a comma in front of it."""
    parts = before.split(", ")
    at = len(parts) - 1
    while at > 0 and not FINITE.search(_WHO.sub("", parts[at])):
        if FRONTED.match(parts[at - 1]):
            if at == 1 or not _GOES_ON.search(parts[at - 2]):
                break
            at -= 1  # "have not found that, since the last visit, practice has declined": what "that" hangs on counts
        at -= 1
    if at > 1 and FINITE.match(parts[at]) and not FINITE.search(parts[at - 1]) and _OF_NONE.match(parts[at - 2]):
        at -= 2  # "none of the agencies, the trust included, was": an aside parts the subject from its verb
    bearing = ", ".join(parts[at:])
    told = _TOLD_OF_SEVERAL.search(before) if at else None
    if told and len(told["rest"]) >= len(bearing):
        return f"{_WITHIN.split(bearing_on(before[: told.start()]))[-1]}{told[0]}"
    return bearing
