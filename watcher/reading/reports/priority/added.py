"""Areas for priority action that are set beside another: a further one, or "one" behind those that are denied."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.left import OVER, SEEN_AS, is_left, is_left_further_on
from watcher.reading.reports.priority.words import A_FURTHER_ONE, SOMEBODY
from watcher.reading.reports.sentences.affirmation import denied, unreal
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.reports.sentences.openings import without_contrast

_ONCE = re.compile(
    r"\W*\b(?:at|in|during|from|by)\s(?:(?:the|its|their|our|that)\s(?:\w+\s){0,2}?(?:previous|last|earlier|prior)\b|(?:\w+\s){0,2}20\d\d\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\sto\sthe\s(?:one|two|three|areas?)s?\s.*", re.IGNORECASE)
"""To what this one is added: "… to the one made at the last visit"."""
_HAD = re.compile(r"\bhad\s(?:\w+\s)?$", re.IGNORECASE)
_ONE_OF_THEM = re.compile(
    r"(?:\b(?:inspectors|we|ofsted)\s|(?<=\bbut\s)(?=ha))(?:(?:have|has|also|now)\s)*(?:identif(?:y|ied)|set|ma[dk]e|raised?|found)\s(?:one|two|three)\b"
    r"(?=\s(?:in|for|on|at|about|concerning|here|now)\b|[,:.;])"
    r"|(?:(?:\A\W*|\bthat\s)(?:while|although|though|whereas)\b[^,;]*,\s|(?<=\bbut\s)|(?<=;\s))"
    r"there\s(?:is\s(?:now\s|also\s)?one\s(?:in|for|on|at|about|concerning|here|now)|are\s(?:two|three)\snow)\b"
    r"|(?<=\bbut\s)(?:inspectors|we)\sdid\s(?:find|set|make|identify)\sone\b|\bone\s(?:has|is)\s(?:(?:now|also|been)\s)*(?:set|identified|made|raised|needed|required)\b",
    re.IGNORECASE,
)
"""How an area is set behind one that is denied: "no area was found here, inspectors set one there"."""


_A_NEW_ONE = re.compile(
    r"\b(?:inspectors|we|ofsted|this\s(?:visit|inspection|letter))\b[^.;]{0,40}?\b(?:identified|set|made|raised|found|add(?:s|ed))\s(?:(?:an?|one|two|three)\s(?:new|further|additional|second|third|more)(?:\sones?)?|another(?:\sone)?)(?=[,:.;]|\W*\Z|\s(?:at\sthis|about|concerning)\b)",
    re.IGNORECASE,
)
"""How an area is set in a sentence of its own, behind one that spoke of them: "Inspectors found a new one"."""
_ADDS = re.compile(r"\bthis\s(?:visit|inspection|letter)\s(?:now\s|also\s)?adds\b", re.IGNORECASE)
"""What is added now, whatever the clause says of an earlier one: "To the area of 2022 this visit adds a second"."""
_ONE_MORE = re.compile(
    r"\W*(?:on\sthis\soccasion|at\sthis\s(?:visit|inspection)|this\stime),?\sthere\s(?:is|are)\s(?:one|two|three)(?=\W*\Z|[.,;:]|\s(?:(?:new|further|more)\b|areas?\b|about\b|on\b|for\b|concerning\b|which\b))|\W*there\sis(?:,?\s(?:now|however|also),?)*\s(?:another(?!\s(?!(?:one|area|for|about|on|at|in|of|this|that|which|now|concerning|to)\b))|(?:an?|one)\s(?:new|further|second)\s(?:one|area))\b(?!-|\s(?:manager|director|team|office))|\W*in\s(?:its|their)\splace,?\s(?:inspectors|we)\s(?:(?:have|has|now)\s)*(?:set|made|identified|raised)\s(?:one|another)\b"
    r"|\W*(?:another(?:\sone)?|(?:an?|one|two|three)\s(?:further|fresh|new|additional|different|second|third|more)\s(?:ones?|areas?))(?:,\s[^,;.]{1,80},|\s(?:about|concerning|on)\s[^,;.]{1,60}?)?\s"
    r"(?:(?:has|have)\s(?:now\s|also\s)?been\s(?:identified|set|made|added|raised)|takes?\s(?:its|their)\splace"
    r"|(?:is|are)\s(?:now\s|also\s|therefore\s)?(?:identified|set|made|added|raised)\W*\Z|(?:was|were|is|are)\s(?:now\s)?(?:identified|set|made|added|raised)\s(?:at|on|during|in)\sthis\b)",
    re.IGNORECASE,
)
"""How one is set behind one that is over: "A fresh one, about visits, takes its place"."""
_THEY_DID = re.compile(
    r"\W*(?:(?:they|we|inspectors)\s(?:\w+\s)?did\s(?:so\s)?(?:in|for|at|on|with|about)\b"
    r"|there\s(?:is|was)(?:,\showever,|\s(?:now|however))?\sone\s(?:in|for|at|on|about|concerning)\s(?!improvement)"
    r"|one\s(?:is|was|has\sbeen)\s(?:found|set|made|identified|raised|needed)\s(?:in|for|at|on|about)\b)",
    re.IGNORECASE,
)
_NONE_THERE = re.compile(r"\b(?:no|not|none|nor)\b[^.;]{0,60}\bareas?\sfor\spriority\saction", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:not|never|nor|had(?!\sto\b)|would|could|might|may)\b", re.IGNORECASE)


_ONE_OF_ITS_OWN = re.compile(
    r"(?:\A\W*|,\s(?:and|so)\s|;\s)(?:now\s)?one\s(?:(?:has\s(?:\w+\s)?been|is(?:\snow)?)\s(?:made|set(?:\sout)?|identified|raised|issued)|has\s(?:now\s)?(?:resulted|arisen|followed|come)(?=\s(?:from|out\sof)\sthis))"
    r"(?=\W*\Z|[.,;]|\s(?:from|out|in\srespect|in\sthis|at\s(?:the\s(?:head|start|top|end)|this)|here|now|below|above|on|about|for|concerning|because)\b)"
    r"|\b(?:serious|grave)\senough\sto\s(?:require|need|warrant|merit|call\sfor)\sone\b|\b(?:requires?|warrants?|merits?|calls?\sfor)\sone\sof\sits\sown\b"
    r"|\ban?\s(?:new|further|second|third|additional|fresh|separate)\s(?:one|area)\s(?:is|has\sbeen)\s(?:now\s|also\s|therefore\s)*(?:set\sout|listed|recorded)\s(?:overleaf|below|above|here|at\sthe\s(?:head|start|top|end)|(?:in|at|under)\sth(?:is|e\ssame)\b)",
    re.IGNORECASE,
)
"""How one is set behind one that is only thought of, or was denied: "They did not, and one has been made"."""


_PUT_HERE = re.compile(
    r"\b(?:inspectors|we|ofsted)\b(?!\s(?:\w+\s)?(?:look|saw|see|read|hear|found|find))[^.;]{0,40}?\b(?:includ|record|list|set|plac|put|mak|mad|identif|treat|rais|nam)\w*\s(?:out\s)?"
    r"(?:them|it|both|these|this|those|each|the\s(?:two|three|matters?|weaknesses))\s(?:\w+\s)?(?:in\sthis\s(?:letter|report)|here(?=[.,;])|as\ssuch|as\sareas?\b|as\sone(?=[.,;])|under\sth(?:is|at)\sheading)",
    re.IGNORECASE,
)
"""How this document sets what the sentence in front says that somebody has, or thinks of, as an area."""
_SO_DECIDED = re.compile(
    r"\b(?:inspectors|we)\b[^.;]{0,40}?\b(?:decided|concluded|judged|agreed|considered|determined|satisfied)\b[^.;]*?\bthat\s(?:they|we|it|this|these)\s(?:should|must|had\sto|needed\sto|does|did|do|has|have|is|are|was|were)(?:\s(?:do|done)\sso)?(?=\W*\Z|[.,;])"
    r"|\b(?:inspectors|we)\s(?:have\s)?(?:answer|repl)\w*\s(?:it\s|this\s|that\s|with\s)?(?:an?\s)?[\"'“‘]?(?:yes\b|in\sthe\saffirmative)"
    r"|\bour\sanswer\s(?:(?:to\s(?:this|that|it)\s)?is\s)(?:yes\b|that\s(?:they|it|this|these)\s(?:do|does|is|are|should|must)(?=\W*\Z|[.,;]))",
    re.IGNORECASE,
)
_MAY_SET = re.compile(
    rf"\b(?:may|might|can|could|whether|would|should|has\sto|have\sto)\b[^.;]*\bareas?\sfor\spriority\saction\b(?![^.;]*\b(?:{OVER}|end(?:ed)?|lift|kept|stay|remain|(?:its|their)\s(?:own|strateg\w+|plans?))\b)",
    re.IGNORECASE,
)
"""What is asked, or allowed, of areas: a decision on that sets one."""
_ELSE_OF_IT = (
    r"\b(?:clos\w*|lift\w*|remov\w*|withdr\w*|discharg\w*|meets?|met|meeting|address\w*|resolv\w*|complet\w*|end(?:ed|ing)?"
    r"|sign\w*\soff|progress|last|previous\w*|earlier|in\s(?:\w+\s)?20\d\d)\b"
)
_NOT_THIS = re.compile(
    rf"{_ELSE_OF_IT}\s(?:(?!(?:should|be|is|are|was|were|as|whether)\b)[\w'’]+\s)*areas?\sfor\spriority\saction\b|\bareas?\sfor\spriority\saction\b[^.;]*?{_ELSE_OF_IT}",
    re.IGNORECASE,
)
"""What may be decided of an area other than to set it, and what tells of one that was set before."""
_SOMETHING_ELSE = re.compile(
    r"\b(?:improvement|strength|recommendation|finding|weakness|point|matter|example|view|concern)\w*", re.IGNORECASE
)
"""What "them" may take up that stands nearer than areas."""
_WE = re.compile(r"\W*(?:Inspectors|We)\b")
_THEY = re.compile(r"\A(\W*(?:[^,;.]{0,40}?\b(?:visit|inspection|occasion|time),?\s)?)they\b", re.IGNORECASE)
_A_THING = re.compile(r"\b(?:an?|no|any)\s(?!result\b|time\b)\w+", re.IGNORECASE)
"""What "one" may take up that stands nearer: "A plan was needed, and one has been made"."""


def sets_a_new_one(sentence: str) -> bool:
    """Return whether a sentence that names no area sets one, where the sentence in front speaks of areas."""
    found = _ONE_MORE.match(sentence) or _A_NEW_ONE.search(sentence) or _ONE_OF_ITS_OWN.search(sentence)
    if found is None or _NOT_SO.search(found[0]):
        return False
    where = place(sentence, found.start(), found.end())
    if found[0][0] in ",;":
        return not _A_THING.search(sentence, 0, found.start())
    beside_one = EARLIER.search(where.leading) and not _ADDS.search(found[0])
    return not (denied(where) or unreal(where) or beside_one)


def is_of_elsewhere(sentence: str) -> bool:
    """Return whether a sentence may set by no name, somewhere else, what the one in front of it denies."""
    return bool(_THEY_DID.match(sentence))


def by_inspectors(previous: str) -> bool:
    """Return whether "they" in the sentence behind this one are inspectors: its subject."""
    return bool(_WE.match(previous))


def decides_so(sentence: str, previous: str) -> bool:
    """Return whether a sentence sets what the one in front of it only thinks of, or says that somebody else has."""
    if by_inspectors(previous):
        sentence = _THEY.sub(r"\1inspectors", sentence)
    found = _PUT_HERE.search(sentence) or (_MAY_SET.search(previous) and _SO_DECIDED.search(sentence))
    if found is None or _NOT_SO.search(found[0]) or _NOT_THIS.search(previous) or _NONE_THERE.search(previous):
        return False
    if _SOMETHING_ELSE.search(sentence, 0, found.end()):
        return False
    where = place(sentence, found.start(), found.end())
    return not (denied(where) or EARLIER.search(where.clause))


def sets_it_elsewhere(sentence: str, previous: str) -> bool:
    """Return whether a sentence that names no area sets one elsewhere than where the one in front of it denies it."""
    told = f"{without_contrast(previous)} {sentence}"
    return bool(is_of_elsewhere(sentence) and _NONE_THERE.search(previous)) and not EARLIER.search(told)


_NOT = r"(?:(?:has|have|is|are|could|can)\snot|cannot|(?:ca|could|has|have|is|are)n['’]t)"
_ONE_IS_OVER = re.compile(
    rf"\W*(?:(?:the\s)?(?:one|first|second|two|three)(?:\sof\s(?:them|these|those))?(?:,\s[^,;.]{{1,120}},)?|(?:one|the)\s(?:\w+\s)?area\b[^.;]{{0,60}}?)\s(?:has|have|is|are)\s(?:now\s|since\s|been\s|\w+ly\s)*{OVER}\b",
    re.IGNORECASE,
)


def closes_one(sentence: str) -> bool:
    """Return whether a sentence says of one of some areas, by no name, that it is over: "One has been met"."""
    return bool(_ONE_IS_OVER.match(sentence))


_EARLIER_AREA = re.compile(
    r"\b(?:an?|the|both|two|three|four)\s(?:\w+\s){0,2}areas?\sfor\spriority\saction\b", re.IGNORECASE
)
_THOUGHT_OVER = re.compile(
    rf"\b(?:whether|if|how\sfar)\b(?![^.;]*\btoo\s(?:soon|early)\b)[^.;]{{0,40}}\bareas?\sfor\spriority\saction\b[^.;]*\b{OVER}\W*\Z"
    r"|\b(?:asked|wanted|hoped|expected|invited)\b[^.;]{0,60}\bto\s(?:lift|close|remove|withdraw|discharge|sign\soff)\s(?:the|both|(?:last|that)\s\w+['’]s)\s(?:\w+\s)?areas?\sfor\spriority\saction\b"
    rf"|\bpriority\sactions?\b[^.;]*\b(?:would|could|might|to)\s(?:now\s)?be\s(?:{SEEN_AS}){OVER}\W*\Z",
    re.IGNORECASE,
)
_IT_IS_NOT = re.compile(
    rf"[^.;]*\b(?:so|therefore)\s(?:it|this|the\sarea)\s(?:stays|remains)\s(?:open|in\s(?:place|force))\W*\Z"
    rf"|\W*(?:it|this|that)\sis\s(?:still\s|far\s|much\s)*(?:too\s(?:soon|early)|premature)\b"
    rf"|\W*(?:(?:on|from|for|in|at|given)\s[^,;.]{{3,60}}?,?\s)?(?:(?:it|they|this|that)\s{_NOT}|(?:neither|none)\s(?:could|can|has|have|is|are))(?:\s(?:be|been))?(?=[,;.]|\W*\Z|\s(?:yet|now|since|because|as)\b)"
    rf"|\W*(?:inspectors|we|ofsted)\s(?:(?:did|were|do)\snot|{_NOT})\b[^.;]{{0,30}}?(?:\b(?:do\s(?:so|this|that)|agree|(?:recommend|support|confirm|say)\s(?:this|that|it|so)\b|(?:share|hold|take)\s(?:this|that|their|the\ssame)\s(?:view|opinion|assessment|confidence))\b|\Z)",
    re.IGNORECASE,
)
_THEY_DO_NOT_THINK = re.compile(
    r"\b(?:not|never|n['’]t)\s(?:\w+\s)?(?:consider|think|believe|feel|accept)\b", re.IGNORECASE
)
"""What inspectors then do not agree to is that it stays."""


def leaves_it_standing(sentence: str, previous: str) -> bool:
    """Return whether a sentence says of an area that the one in front of it calls earlier that it is not met."""
    if _THOUGHT_OVER.search(previous) and _IT_IS_NOT.match(sentence):
        return not _THEY_DO_NOT_THINK.search(previous)
    of_earlier = _EARLIER_AREA.search(previous) and EARLIER.search(previous)
    return bool(of_earlier and (is_left(sentence) or is_left_further_on(sentence, 0, met=True)))


def sets_one_of_them(sentence: str) -> bool:
    """Return whether a sentence that denies one area sets another, by no name of its own."""
    found = _ONE_OF_THEM.search(sentence)
    if found is None:
        return False
    where = place(sentence, found.start(), found.end())
    return not (denied(where) or unreal(where) or EARLIER.search(where.after))


_BY_THEM = re.compile(rf"\sby\s(?:the\s|its\s)?(?:\w+\s)?{SOMEBODY}\b", re.IGNORECASE)


def adds_one(sentence: str) -> bool:
    """Return whether this document adds an area to those that were set before."""
    found = A_FURTHER_ONE.search(sentence)
    if found is None or _BY_THEM.match(sentence, found.end()):
        return False
    where = place(sentence, found.start(), found.end())
    # Only what is told of this addition: an earlier area may stand beside it in the same clause.
    then = (
        _ONCE.match(where.leading)
        or _ONCE.search(_BESIDE.sub("", where.after).partition(",")[0])
        or _HAD.search(where.before)
    )
    before_it = then and not _ADDS.search(f"{where.before}{where.words}")
    return not (before_it or denied(where) or unreal(where))
