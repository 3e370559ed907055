"""What became of an earlier area for priority action: what is said of it last counts."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.left import NOT_OVER, OVER, STAYS

_LEFT_OVER = re.compile(
    r"\b(?:not|(?:is|are)\sleft|half\sdone|(?:a\sthird|another)\stime|once\smore|runs?\suntil|should\sbe\scompleted|cannot|n't|yet|never|no\slonger|nothing|short\sof|remain\w*|continu\w*|stands?|stays?|unresolved|outstanding|still|until|unmet|do\snot\sshare|should\snot\shave|under\sway|(?:further|some\sway)\sto\sgo|more\stime|in\s(?:progress|hand)"
    r"|premature|too\s(?:soon|early|little|slow\w*)|insufficient\w*|limited|left\sover|(?:made|sound|slow)\s(?:a\s)?(?:\w+\s)?start|early\sstage|no\simprovement|incomplete|unfinished|otherwise|more\s(?:to\sdo|needs|remains)|hardly|scarcely|little|has\ssince\s(?:risen|grown))\b",
    re.IGNORECASE,
)
"""Words by which an earlier one may stand still."""
_LEFT = re.compile(
    rf"\b(?:{NOT_OVER}|{STAYS}|too\s(?:little|slow\w*|soon|early)\b|insufficient|limited\b|(?:has|have|is|are)\sstill\snot\b|left\sover\b)",
    re.IGNORECASE | re.VERBOSE,
)
"""What says it plainly."""
_NOT_THEM = re.compile(
    r"\bhad\s(?:yet|not|still)\b[^.;]{0,40}\bnow\s(?:is|are|has|have)\b|\b(?:do(?:es)?|did)\snot\s(?:apply|feature|form\s(?:any\s)?part|fall\swithin)\b|\bneither\b[^.;]{0,30}\b(?:remains?|appl(?:y|ies)|continues?|stands?)\b"
    r"|\b(?:remain|stand|continue)\w*\s(?:in\s(?:good|safe)\b|as\s(?:an?|the)\s(?:example|reminder|lesson|model)|secure|strong|good|effective|well|stable|consistent\w*)\b"
    r"|\b(?:is|are|was|were)\s(?:not|no\slonger)\s(?:the\scase|so|perfect|found|needed)\b|\bdid\snot(?=[.;,]|\W*\Z)|\b(?:nor?|not|never)\b[^.;]{0,30}\b(?:found|seen|find|see)\b|\bno\slonger\b",
    re.IGNORECASE,
)
"""Where those words say nothing of an area."""
_TAKES_IT_UP = re.compile(
    r"\W*(?:(?:however|but|yet|still|while|although|on|of|as\s(?:to|for)),?\s)?(?:(?:(?:inspectors|we)\s(?:think|believe|consider|judge)\sthat\s)?(?:it|they)|(?:its|their)\s(?:impact|effect)|practice\s(?:is|has)\s(?:yet|still|not)|this|these|those|that|both|neither|none|one|two|three|more|too|little|(?:insufficient|limited|less|no)\sprogress|leaders|managers|partners|progress"
    r"|work|actions?|the\s(?:council|(?:local\s)?authority|partnership|(?:\w+\s)?areas?|first|second|third|fourth|fifth|last|others?(?!\s(?:recommend|finding|matter|area))|remaining|same|action|plan|work|progress|risks?|weakness\w*))\b"
    r"|\W*(?:[\w'’-]+\s){1,4}(?:is|are|has|have)\snot\W*\Z",
    re.IGNORECASE,
)
"""How a sentence behind is on what an area is about, and not on all that came since."""
_ENDED = (
    rf"(?:{OVER}|no\slonger|(?:a\s)?(?:thing|matter)s?\sof\sthe\spast|behind\s(?:it|them)|history|satisfied|put\sright|over"
    r"|gone|done|ended|finished|concluded|fulfilled|superseded|(?:a\s)?(?:\w+\s)?(?:memory|strength))"
)
_IT_ENDED = re.compile(
    rf"\b(?:(?:it|they|both|this|that|these|those|all(?:\sof\s(?:them|these|those))?|each|everything|requirement)(?=\s(?:is|are|was|were|has|have|had)\b)|(?<!half\sof\sthe\s)(?<!some\sof\sthe\s)(?<!most\sof\sthe\s)(?:areas?|actions?)(?:\sfor\spriority\saction)?)\b(?:(?!\b(?:not|cannot|n't|never|yet|nor|only|part\w*)\b)[^.;]){{0,80}}?"
    rf"\b(?:is|are|was|were|be|been|has|have|had|as)\s(?:(?!(?:not|cannot|never|yet|nor|only|part\w*|nearly|almost|close|far|mostly|largely|half|some|to|of|from)\b)\w+\s){{0,2}}?{_ENDED}\b"
    r"|\b(?:inspectors|we|ofsted|(?:this|that)\s(?:visit|inspection|letter))\s(?:(?:has|have|had|now|therefore|then|are|is|was|were)\s)*(?:lift|clos|remov|withdr[ae]w|discharg|sign|satisf)\w*"
    rf"|\b(?:enough|sufficient)\b[^.;]{{0,40}}\bfor\s(?:it|them|this|both)\sto\s(?:now\s)?be\s{OVER}\b"
    rf"|(?<!not\s)\b(?:regard|treat|consider|see)s?\s(?:it|this|them|both|the\s\w+)\s(?:as\s|to\sbe\s)?{OVER}\b"
    rf"|\bhaving\s(?:\w+\s)?been\s{OVER}\b|\b(?:has|have)\sbeen\snone\s(?:since|now)\b|\A\W*there\s(?:is|are)\s(?:now\snone|none\snow)\W*\Z"
    r"|\b(?:can|may)\snow\s(?:be\s)?(?:lift|clos|remov|withdr[ae]w|discharg|sign)\w*|\b(?:is|are)\s(?:now\s)?(?:\w+\s(?:as|to)\s)?(?:an?\s)?areas?\sfor\simprovement\b|\b(?:is|are|was|were)\sno\ssuch\b|\bno\slonger\s(?:stand|appl|need|requir|remain)\w*|\b(?:has|have)\sdone\s(?:what|all|everything|so)\b|(?<!not\s)\b(?:resolved|concluded|closed|completed)\sareas?\b"
    r"|\b(?:neither|none|nothing)\b[^.;]{0,90}?\b(?:remains?|still|outstanding|open|unresolved|appl(?:y|ies)|continues?|stands?|left)\b|\bdo(?:es)?\snot\sapply\b|\bsince\s(?:then\s)?no\s"
    rf"|\b(?:has|have|it|they|leaders|partners|council|authority|partnership)\s(?:now\s|\w+ly\s)*{OVER}\s(?:(?:the|both|all|each|its|of|these)\s)+(?:\w+\s)*(?:areas?|actions?)\b",
    re.IGNORECASE,
)
"""How a sentence says of what it takes up that it is over."""
PRAISED = re.compile(
    r"(?<!not\s)(?<!little\s)(?<!no\s)\b(?:transform\w*|improve(?:d|ments)|(?<!for\s)(?<!of\s)improvement(?!\s(?:partner|plan|board|notice|adviser))|benefit\w*|improving|progress|swift(?:ly)?|quick(?:ly)?|prompt(?:ly)?|decisive(?:ly)?|effective(?:ly)?|strong\w*|strengthened|thorough(?:ly)?|good|better|well|confident\w*|convincing\w*|overcome|rebuilt|in\sfull|on\stime|much\schange|no\slonger|embedded|sustained|secured|sound|safe(?:ly|r)?|energ\w+|determin\w+|credit|at\sonce|past|an\sexample|reduced|trained)\b",
    re.IGNORECASE,
)
"""What praises, where nothing says that an area stands or is over."""
_SETTING = re.compile(
    r"\b(?:(?:has|have|is|are)\s(?:been\s)?)?(?:set|identified|made|raised|found|issued|given|named)\b", re.IGNORECASE
)
_OF_NOW = re.compile(
    r"\b(?:is|are|has|have|do|does|cannot|can|could|will|must|should|remains?|continues?|same|hope|accepts?|expects?|says?|knows?|agree[sd]?|today)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells more of an area than that it was set."""
_ITSELF = r"it|the\s(?:\w+\s)?(?:areas?|actions?|requirement|weakness(?:es)?|finding)|both|neither"
_GOES_ON = re.compile(
    rf"\b(?:{_ITSELF}|same|none|still|yet|not|cannot|lengthen\w*|worse\w*|late|delay\w*|slow\w*|weak\w*|poor\w*|gaps?|recur\w*|lack\w*|drift\w*|unsafe|too\s(?:many|few|long)|fail\w*|as\s(?:before|(?:many|much|few|little|often)\b[^.;]*\bas)|unchanged|no\s(?:change|better|different)|missing)\b",
    re.IGNORECASE,
)
"""Words of a sentence behind it that may do so."""
_ON_IT = re.compile(rf"\b(?:{_ITSELF})\b", re.IGNORECASE)
"""What the sentence right behind it has where it is on the area, however it begins."""
_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_THEY_CLAIM = re.compile(
    r"\b(?:audits?|leaders|managers|(?:the|its)\s(?:\w+\s)?(?:council|authority|partnership|self-evaluation|director|action\splan)|partners|staff|reports?)\s(?:\w+\s)?"
    r"(?:says?|said|believe[sd]?|report(?:s|ed)?|claim(?:s|ed)?|consider(?:s|ed)?|told|feel|felt|think|thought|argued?|maintain(?:s|ed)?)\b[^.;]*",
    re.IGNORECASE,
)
"""What others than inspectors say became of it."""
_NOT_YET = re.compile(
    r"\b(?:(?:before|until|when|once)(?![^.;,]*\b(?:was|were|had)\b)|unless|if|whether|how\s(?:much|far|many)|so\sthat|(?:premature|wrong|misleading|optimistic|difficult|hard)\sto|too\s(?:soon|early)|(?:long|good|strong|far|much)\senough)\b[^.;,]*",
    re.IGNORECASE,
)
"""What is only thought of: "before inspectors can say that it has been met"."""
_ASKS = re.compile(r"\b(?:whether|if|asked|believ\w+|thinks?|told|says?|hoped|could|wanted)\b|\?", re.IGNORECASE)
_WHETHER = re.compile(r"\bwhether\b(?!\sany\b)", re.IGNORECASE)
_TOO_SOON = re.compile(r"\bwhether\b[^.;]*\btoo\s(?:soon|early)\b", re.IGNORECASE)
_IS_NOT = re.compile(r"\W*(?:it|that|this)\s(?:is|was)\snot\b", re.IGNORECASE)
_THE_ONES = re.compile(
    r"\W*(?:but\s|however,\s)?(?:the|those)\s(?:ones?|two|three|four|five|earlier|previous|original)\b", re.IGNORECASE
)
_IS_SO = re.compile(
    r"\A(?!.*\b(?:not|cannot|half|part|some|most)\b).*\b(?:it|they|we|inspectors)\s(?:could|can|should|has|have|had|was|were|is|are|do|did|agreed?)(?:\sbe(?:en)?)?\W*\Z",
    re.IGNORECASE,
)
"""How the sentence behind says that what was asked or thought is so: "In the light of what we saw it can."."""


def says_ended(sentence: str) -> bool:
    """Return whether a sentence says of an earlier area that it takes up that this is over."""
    return bool(_IT_ENDED.search(_NOT_YET.sub(" ", _THEY_CLAIM.sub(" ", _IN_BRACKETS.sub("", sentence)))))


def is_left_behind(*behind: str) -> bool:
    """Return whether one of the sentences behind one by which an area is over says that something is left."""
    return any(map(_says_left, behind))


def _may_stand(words: str) -> bool:
    return bool(_LEFT_OVER.search(_NOT_THEM.sub(" ", words)))


def _says_left(sentence: str, *, first: bool = False, plainly: bool = False) -> bool:
    on_it = _TAKES_IT_UP.match(sentence) or (first and _ON_IT.search(sentence))
    if plainly:
        return bool(on_it and _LEFT.search(sentence))
    return bool(on_it) and _may_stand(sentence)


def is_of_the_ones(sentence: str) -> bool:
    """Return whether a sentence behind one on areas is on earlier ones by no name: "The two in our letter of …"."""
    return bool(_THE_ONES.match(sentence) and EARLIER.search(sentence))


def is_open(sentence: str, *behind: str, plainly: bool = False) -> bool:
    """Return whether an earlier area that a sentence names may stand, for all that those `behind` say of it.

    What only tells that one was set, and what is praised, leave none open; nor does, where it has to be said
    `plainly`, what says nothing of that.
    """
    asks = _ASKS.search(sentence)
    if asks and any(map((_IS_NOT if _TOO_SOON.search(sentence) else _IS_SO).match, (sentence, *behind[:1]))):
        return False
    over = None
    for each in behind:
        if says_ended(each):
            over = True
        elif _says_left(each, first=each is behind[0], plainly=plainly):
            over = False
    if over is not None:
        return not over
    if plainly:
        return bool(_LEFT.search(sentence))
    if _may_stand(sentence):
        return True
    told = " ".join((sentence, *behind[:1]))
    goes_on = _OF_NOW.search(_SETTING.sub("", sentence)) or _WHETHER.search(sentence)
    return bool(goes_on or any(map(_GOES_ON.search, behind))) and not (
        PRAISED.search(told) or (says_ended(sentence) and sentence[-1] != "?")
    )
