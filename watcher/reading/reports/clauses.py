"""A small grammar of statements: the clause a word belongs to, and whether that clause affirms it.

Ofsted's sentences are long, but plain: what matters about a word ("declined", "priority action") is said in its own
clause. So every reader of statements asks the same questions here: where does the clause begin and end, is the word
denied, only thought of, or over?
"""

from __future__ import annotations

import re

from msgspec import Struct

_BORDER = re.compile(
    r"""[;:]\s|\s-\s|[.!?]\s
    |(?:,\s)?\b(?:but|whil(?:e|st)|although|though|whereas|however|because|indeed|yet(?=\s(?:the|children|leaders)\b)
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
_SUBORDINATES = re.compile(r"\b(?:that|which|who|whom|whose|when|where|how)\b", re.IGNORECASE)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can(?:not)?|could|may|might|must|should"
    r"|remains?|continues?|finds?|found|saw|shows?|knows?|waits?|receives?|gets?|needs?|acts?|acted|led|made|took|seen"
    r"|improved|declined|deteriorated|identified|raised|addressed|recovered|grew|rose|fell|dipped)\b",
    re.IGNORECASE,
)
"""Verbs by which the words before an "and" are a clause of their own."""
# "Not only" and "no doubt" deny nothing; "no longer good" and "far from good" do.
_NOT = re.compile(
    r"\b(?:no(?!\sdoubt\b|\slonger\b)|not(?!\sonly\b)|n't|never|none|neither|nor|nothing|nobody|without|cannot"
    r"|hardly|scarcely"
    r"|barely|rather\sthan|far\sfrom|instead\sof|no\slonger)\b|n't\b",
    re.IGNORECASE,
)
_KNOWING = re.compile(
    r"\b(?:recogni[sz]ed?|act(?:ed)?\s(?:up)?on|identif(?:y|ied)|underst(?:and|ood)|aware|know[n]?|notice[d]?|acknowledged?|reali[sz]ed?"
    r"|sighted|appreciated?|grip|grasp(?:ed)?|rectif(?:y|ied)|report(?:ed)?|challenged?|disputed?|den(?:y"
    r"|ied)|contest(?:ed)?|accept(?:ed)?|conceded?|admit(?:ted)?|see(?=\sthat)|seen(?=\sthat)|spot(?:ted)?|pick(?:ed)?\sup|heard"
    r"|(?:told|informed|alerted|briefed|warned|advised)(?=\s(?:to|that|of|about)\b|\s(?!no\b)[^.;]*\sthat\b))\b",
    re.IGNORECASE,
)
"""What leaders do not know of is there all the same: "leaders did not recognise the decline", "nobody told them"."""
# "Inspectors did not see a decline" says something of the visit, and nothing of the services.
_INSPECTORS = re.compile(
    r"\b(?:inspectors?|we|us|this (?:visit|inspection)|the visit"
    r"|(?:parents|carers|families|children|people|staff|workers)\s(?:do|did|have)\snot\s(?:\w+\s)?(?:report|see|tell|told))\b",
    re.IGNORECASE,
)
# What may be, should be or is feared has not happened.
_UNREAL = re.compile(
    r"""\b(?:if|whether|unless|should|could(?!\s(?:see|find)\b)|might|(?-i:may)|would|any(?=\s(?:[\w-]+\s){0,2}$)
    |(?:the|these|earlier|previous)\s(?:concerns?|worries|allegations?|complaints?|fears?)\s(?:that|about|of)
        |risks?\sthat|(?<!who\sare\s)(?:vulnerable|susceptible|prone)\sto|at\srisk\sof(?=\s$)|(?:an?|the)\s(?:\w+\s)?risk\sof|likely|potential(?:ly)?|possib\w+|in\scase
    |(?:before|until)(?!\sthis\s(?:visit|inspection))|so\sthat|fear(?:s|ed)?|worr(?!ying)\w+|whenever|wherever
        |had\sleaders|each\stime|can
    |monitor(?!ing\s(?:visit|inspection))\w*|will)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What helps to notice such a thing says nothing of one that was.
_IN_GENERAL = re.compile(
    r"\b(?:(?:(?<!the\s)helps?|enables?|allows?|supports?|assists?|alerts?|used|uses?|using|means|designed|able|ability"
    r"|opportunit\w+|can)\b[^.;,]{0,60}?\s"
    r"(?:to\s)?(?:identify(?:ing)?|see|notice|recognise|find|address|challenge)|(?:to|and|or|of|for)\s(?:quickly\s"
    r"|promptly\s)?"
    r"(?:spot|detect|flag|pick\sup|pre-?empt|anticipate|catch|react\sto|respond\sto|spotting|detecting|flagging))\s"
    r"(?:(?:an?|any|where|emerging|early|signs?\sof|when)\s(?:\w+\s){0,2})?$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|where)\b", re.IGNORECASE)
"""What happens when something else does has not happened by this alone."""
_THE = re.compile(r"\W*(?:the|its|their|this)\s", re.IGNORECASE)
_HAS = re.compile(r"\W*(?:has|have)\b", re.IGNORECASE)
_FINITELY = re.compile(r"(?:has|have|is|are)\b", re.IGNORECASE)
_RELATIVE_LAST = re.compile(r"\b(?:that|which)\s[^,]*$", re.IGNORECASE)
_PART_WHERE = re.compile(
    r"\b(?:there (?:is|are)|in|is|are|remains)\s(?:[\w']+\s){0,3}(?:parts?|areas?|aspects?|teams?)\s"
    r"(?:of\s(?:[\w']+\s){1,3})?$",
    re.IGNORECASE,
)
_OVERCOME = (
    r"(?:halt|arrest|stem|stop|end|revers(?!\w*\s(?:\w+\s){0,3}(?:gains|progress|improvements?)\b)|address"
    r"|tackl|recover|overc[oa]m|prevent|avoid|resolv|remed|rectif|correct"
    r"|counter|mitigat|combat|eliminat|withst[ao]o|turn(?:ed|ing)?\s(?:a)?round|put\s(?:\w+\s)?right|dealt?\swith)\w*"
)
# A decline that was halted is not one of now.
_OVERCOMES = re.compile(
    rf"\b(?:{_OVERCOME}|(?:protected|shielded|insulated|sheltered)\sfrom|guard\w*\sagainst)\b", re.IGNORECASE
)
# The same said of the decline as the subject: "the decline has been reversed".
_OVER_ITSELF = re.compile(
    rf"\b(?:has|have|is|are|was|were)\s(?:\w+\s){{0,3}}?(?:{_OVERCOME}|over\b|come\sto\san\send)", re.IGNORECASE
)
_AVOIDS = re.compile(r"prevent|avoid|stop|withst", re.IGNORECASE)
"""What is done to avoid something leaves it undone; what is done to address it, not yet."""
# Takes _OVERCOMES back: "have yet to reverse".
_DISAGREES = re.compile(
    r"\bnot\s(?:\w+\s)?(?:share|agree|accept|persuaded|convinced|support)\b[^.;]*\bthat\s(?:the|this)\s", re.IGNORECASE
)
"""Whose view that it is over inspectors do not share."""
_YET_TO = re.compile(
    r"\b(?:fail\w*|unable|slow|slowly|yet\sto|not\senough|enough\sto|needs?\sto|must|should|able\sto|plans?"
    r"|insufficient\w*"
    r"|too\slittle|lack\w*|ineffective\w*)\b",
    re.IGNORECASE,
)
# A later clause that says that it is good again, in every order in which reports say so.
_IS_OVER = re.compile(
    rf"""(?:^|,\s(?!when\b)|;\s|(?<!when\s)\b(?:and|but|which|that|it|they|this|these
        |improvements?)\s)\s*(?!(?:drift|delays?|weakness\w*|gaps|shortfalls|harm)\b|(?:which\s
        |that\s)?had\sbeen\s(?:good|strong)\b)(?:\w+\s){{0,2}}?
    (?:has|have|had|is|are|was|were)\s(?:(?:since|now|then|already|also|been|being|fully|successfully|largely|well
        |effectively|quickly
    |beginning|starting|to|clear|significant|strong|all)\s)*
    (?:recovered|improv\w+|stabilised|over\b|strong(?:er)?\b|good\b|evident(?!\s(?:at|in|during|when)\b)
        |come\sto\san\send|embedd\w+|put\sit\sright|in\sthe\spast|{_OVERCOME})
    |\bsince\s(?:been\s)?(?:recovered|improved)|\b(?:have|has)\snow\s(?:recovered|improved)
    |\bimprovements?\s(?:are|have|is)\s(?:now|since)\b
    |\bnow\s(?:good|strong|improv\w+)\b|\bsignificant\simprovements?\shave\ssince\b
    |\b(?:has|have)\s(?:since\s)?(?:rebuilt|transformed|restored|turned)\s(?:it|them|this|these|services)\b
    |\bhas\sput\s(?:it|this|them)\sright\b|\bthis\shas\snot\shappened\b""",
    re.IGNORECASE | re.VERBOSE,
)

FRONTED = re.compile(
    r"(?:since|at|in|when|where|following|after|during|despite|as|for|with|between|from|over|across|compared|until"
    r"|before|against|amid|given|under|through|throughout|owing\sto|due\sto|(?:far\sfrom|rather\sthan"
    r"|instead\sof)\s\w+ing"
    r"|overall\s*$|nationally|without)\b",
    re.IGNORECASE,
)
"""Adverbials in front of a clause's subject."""


_OPENS = re.compile(r"\W*(?:because|whil(?:e|st)|although|though|whereas)\s", re.IGNORECASE)
"""How a clause begins that stands before its main clause: "because so many left, the …"."""
_MAIN = re.compile(r",\s(?=(?:the|their|its|this|these|too|some|social|children|services|practice)\b)", re.IGNORECASE)


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
        main = _MAIN.search(sentence, verb.end(), at)
        begins = main.end() if main and not _hangs(sentence, main.start()) else begins
    within = joined = begins
    for joint in _AND.finditer(sentence, begins, at):
        # From one "and" to the next: to look from the clause's beginning each time takes long where there are hundreds.
        for each in _SUBORDINATES.finditer(sentence, joined, joint.start()):
            within = each.end()
        within = max(within, sentence.rfind(", ", joined, joint.start()))
        if FINITE.search(sentence, max(within, joined), joint.start()):
            begins = within = joint.end()
        joined = joint.start()
    return begins


def _hangs(sentence: str, at: int) -> bool:
    """Return whether a "that" before this place has yet to get its verb: "have not found that, since …, the"."""
    that = sentence.rfind(" that", 0, at)
    return that >= 0 and not FINITE.search(sentence, that, at)


_WHO_CANNOT = re.compile(r"\bwho\s(?:\w+\s)?(?:cannot|(?:do|are|have|can)\s(?:not|no\slonger))\b[^,.;]{0,60}$")
"""Which children are meant, right before a verb: "the planning for children who cannot return home has declined"."""


def denied(found: Place) -> bool:
    """Return whether the clause denies the words: not, none, neither, without, rather than.

    A second denial takes the first back: "have not halted", "were not aware of" leave what they speak of standing.
    """
    near = _near(found.before)
    if _HAS.match(found.words):
        near = _WHO_CANNOT.sub("", near)
    if _DISAGREES.search(near):
        return not _OVER_ITSELF.search(found.after)
    last = None
    for each in _NOT.finditer(near):
        last = each
    if last is None:
        return False
    behind = near[last.end() :]
    if last[0].lower() == "without" and FINITE.search(behind):
        return False  # "that children are left without a plan is a failure"
    if _OVERCOMES.search(behind):
        return False
    return not (_KNOWING.search(behind) and not _INSPECTORS.search(near) and not re.search(r"\bany\b", behind))


_AUXILIARY = re.compile(r"\b(?:is|are|was|were)\s$", re.IGNORECASE)


def unreal(found: Place) -> bool:
    """Return whether the clause only thinks of the words: if, whether, could, a risk that, when (it happens)."""
    near = _AUXILIARY.sub("", _near(found.before))
    return only_thought(found) or any(
        not FINITE.search(near, each.end()) and not _is_aside(near[: each.start()], found.words)
        for each in _WHEN.finditer(near)
    )


def _is_aside(leading: str, words: str) -> bool:
    """Return whether a "when" or "where" only says of which time or part something has happened.

    "The oversight when children enter care has weakened", "there are areas where practice has declined".
    """
    of_subject = _THE.match(leading) and not FINITE.search(_RELATIVE_LAST.sub("", leading))
    return bool(of_subject and _FINITELY.match(words)) or bool(_PART_WHERE.search(leading) and _HAS.match(words))


_OF_ONE = re.compile(r"(?:has|is|are)\b", re.IGNORECASE)
_OF_ANOTHER_VERB = re.compile(r"\b(?:can|could|will|would|should|may|might)\s(?=\w)(?!.*\bthat\b)", re.IGNORECASE)
"""In front of a verb that can't belong to it: "the search for homes where sisters can live has declined"."""


def only_thought(found: Place) -> bool:
    """Return whether the clause only thinks of the words, where "when" tells the time of something that was."""
    near = _near(found.before)
    if _OF_ONE.match(found.words):
        near = _OF_ANOTHER_VERB.sub("", near)
    return bool(_UNREAL.search(near)) or bool(_IN_GENERAL.search(near) and not _YET_TO.search(near))


def overcome(found: Place, *, noun: bool = False) -> bool:
    """Return whether the sentence says that it is over: halted, addressed, recovered from, now good again.

    What has only to be done ("must address", "failed to halt") is not. With `noun` the words are a noun, which may be
    the subject of what ended it ("the decline has been reversed").
    """
    before = found.before
    of_its_own = bool(_FINITELY.match(found.words))
    for each in _OVERCOMES.finditer(before):
        if of_its_own and not _SUBORDINATES.search(before, each.end()):
            continue  # "having addressed the delays, leaders know that practice has declined": two verbs
        leading = before[: each.start()][-40:]
        only_meant = leading.endswith(" to ") and not _AVOIDS.match(each[0])
        if not (only_meant or _YET_TO.search(leading) or _NOT.search(leading[-30:])):
            return True
    itself = _OVER_ITSELF.search(found.after) if noun else None
    if itself and not (_DISAGREES.search(found.before) or _NOT.search(found.after) or _YET_TO.search(itself[0])):
        return True
    return bool(_IS_OVER.search(found.after) and not _NOT.search(found.after)) or bool(_IS_OVER.search(found.later))


def fought(found: Place) -> bool:
    """Return whether somebody acts against the words in their clause, with success or without."""
    return bool(_OVERCOMES.search(found.before))


def _near(before: str) -> str:
    """Take the part of a clause that bears on its last words: without adverbials set off by a comma in front of it."""
    parts = before.split(", ")
    at = len(parts) - 1
    while at > 0 and not FINITE.search(parts[at]):
        if FRONTED.match(parts[at - 1]):
            if at == 1 or not parts[at - 2].endswith(" that"):
                break
            at -= 1  # "have not found that, since the last visit, practice has declined": what "that" hangs on counts
        at -= 1
    return ", ".join(parts[at:])
