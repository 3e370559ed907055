"""Whether a decline is one of this visit: it is recent, or lasts, and nothing says that it is over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.values import replace
from watcher.reading.reports.decline.words import KEEPS_SOMETHING, Form, Shape, Time
from watcher.reading.reports.sentences.clauses import FINITE

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

# Measured from the last inspection or visit: "since 2020", "following the last inspection" (docs/domain.md 6).
SINCE = re.compile(
    r"""(?<!has\s)(?<!have\s)\bsince\b(?!,)[^.;]{0,90}?\b(?:inspect\w*|visit\w*|then|that|20\d\d|last|JTAI)\b
    |\b(?:progress|improvements?|standards?|quality|practice|performance)\s(?:seen|found|noted|reported|made)\s(?:in
        |at|during)\s[^.;,]{0,40}?\s(?=stalled|slowed|faltered)
    |\bfrom\s(?:the|its|their)\s(?:\w+\s)?(?:position|standards?|level|grade|judgement)\s(?:at|in|of)\b
    |\bfrom\s(?:the|an?|its)\s(?:\w+\s){1,3}(?:reported|seen|found|identified|noted)\s(?:at|in|by|during)
    |\b(?:after|following)\s(?:the|its|their|our)\s(?:last|previous|\w+\s)?(?:inspection|visit)""",
    re.IGNORECASE | re.VERBOSE,
)
_EARLIER = re.compile(
    r"""(?<!than\s)\b(?:at|during)\s(?:the\s)?(?:time\sof\s)?(?:the|their|its|our)?\s?(?:last|previous
        |earlier)\s(?:\w+\s)?(?:inspection|visit)
    |(?<!this\s)\b(?:visits?|inspections?|reviews?|JTAI)\b(?!\s(?:\w+\s){0,3}this\b)[^.;]{0,80}?\b
        (?:found|identified|highlighted|noted|concluded|reported|raised|showed|recognised)\b
    |\b(?:inspectors|we|ofsted)\sin\s(?:\w+\s)?20\d\d\b|\bin\s(?:\w+\s)?20\d\d,?\s(?:inspectors|we|ofsted)\s(?:\w+\s)?(?:reported|found|saw|identified|noted)\b
    |\bbefore\sthe\s(?:last|previous)\b|\bbetween\s(?:\w+\s)?20\d\d\sand\b|\bprior\sto\s(?!this\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words in front that put what follows at an earlier time, or into an earlier visit's mouth."""
_SAID_THEN = re.compile(
    r"(?:(?<!since\s)(?<!since\sthe\s)\b(?:last|previous|earlier|20\d\d)\s(?:\w+\s)?(?:inspection|visit|report)"
    r"|\b(?:in\s(?:\w+\s)?20\d\d,?\s(?:inspectors|we|ofsted)|(?:inspectors|we|ofsted)\sat\sth(?:at|e)\stime))\s(?:had\s)?(?:\w+ly\s)?\w{3,}ed\s"
    r"(?:(?!(?:is|are|was|were|has|have|had|and)\b)[\w'’-]+\s){0,6}$",
    re.IGNORECASE,
)
"""Right before what an earlier visit said of it, whatever its verb: "the last inspection criticised declining …"."""
_ONCE = re.compile(r"\b(?:that|which) (?:was|were|had)\b[^,.;]*?\b(?:inspection|visit)\b")
"""What something was before it declined."""
_SEEN_ONCE = re.compile(
    r"\b(?:seen|found|reported|identified|noted|observed|praised|present|evident|strengths?|good|strong)\s(?:at|in"
    r"|during)\s[^,.;]*?\b(?:inspection|visit)\b"
)
"""The same before a verb of now: "the practice seen at the last inspection has declined"."""
_AND_IT = re.compile(r".*,?\s(?:and|but)\s(?=(?:it|this|they|these|both)\s(?:\w+\s)?$)", re.IGNORECASE)
"""A main clause in front of another that takes it up: "in 2022 we praised planning, and it has declined since"."""
_HAS = re.compile(r"(?:has|have|(?:is|are)\s(?:no\slonger|(?:\w+\s){1,3}now))\b", re.IGNORECASE)
# What was found at an earlier visit is no finding of this one.
_FOUND_THEN = re.compile(
    r"""\b(?:found|seen|saw|identified|noted|highlighted|reported)\b[^.;]{0,30}?\b(?:at|in|during|by)\s(?!(?:this
        |the)\svisit\b(?!\s(?:in|of)\b))
        [^.;]{0,40}?\b(?:visit|inspection|20\d\d|last|previous)
    |\bthat\s(?:the|an?|inspectors\sat\sthe)\s(?:last|previous|earlier|focused)\s(?:\w+\s)?(?:visit|inspection)\s
        (?:found|saw|identified)""",
    re.IGNORECASE | re.VERBOSE,
)
_THIS_VISIT = re.compile(r"\bthis\s(?:[\w-]+\s){1,3}?(?=(?:visit|inspection)\b)", re.IGNORECASE)
"""Which visit this one is: "this fifth monitoring visit"."""
_FROM = re.compile(
    r"^\s(?:state|position|level|standards?|practice|place|point)\b[^,.;]*|^\s(?:significantly\s"
    r"|back\s)?from\s(?:the|an?|its|their)\s[^,.;]*|\bcompared\s(?:with|to)\s[^,.;]*"
    r"|\b(?:gains|progress|improvements?|strengths)\s(?:that\s)?(?:\w+\s){0,3}?(?:reported|seen|found|noted"
    r"|identified)\s[^,.;]*"
    r"|\bsince\s(?:they|it|these|this|then)\b[^,.;]*|\bto\s(?:the|its|their|that)\s(?:level|standard|position)\b[^,.;]*"
)
"""What it was before: "has declined from the good services seen in 2019"."""
# It is over in words alone: the same sentence says that things are bad today.
BAD_NOW = re.compile(
    r"\b(?:is|are|remains?|still)\s(?:\w+\s){0,2}?(?:inadequate|poor|weak|unsafe|ineffective)\b|\byet\sto\s(?:recover|return|regain|restore|reverse)\b"
    r"|\b(?:unable|struggled|failed)\sto\s(?:arrest|halt|reverse|stem)\b|\b(?:has|have)\snot\s(?:\w+\s)?(?:recovered|been\s(?:restored|regained|reversed|put\sright))\b"
    r"|\b(?:has|have|had)\snot\s(?:\w+\s)?(?:returned|(?:got|been\sbrought|been\slifted)\sback)\sto\s(?:its|their|the)\s(?:previous|former|earlier|old)\b"
    r"|\b(?:are|been)\sleft\s(?:\w+\s)?(?:at\srisk|unsafe)\b"
    r"|\b(?:no\slonger\sable|cannot)\b|\bat\san\searly\sstage\b|\b(?:borne\sout|confirmed|reflected)\s(?:by|in)\b"
    r"|\b(?:inspectors|we)\s(?:\w+\s)?(?:found|saw)\s(?:that\s)?(?:it|this|they|these)\s(?:had|was|were)\b",
    re.IGNORECASE,
)
NOT_RECOVERED = re.compile(
    r"\W*(?:but\s|however,\s)?(?:it|they|this|these|practice|quality|services?|leaders|managers|the\s(?:council|authority|position))\s(?:has|have)\s(?:\w+\s)?"
    r"(?:not|never|yet\sto)\s(?:(?:yet|fully|since|been)\s)*"
    r"(?:recover(?:ed)?|improved?|restored?|regain(?:ed)?|reversed?|put\s(?:(?:it|this|them)\s)?right|addressed|got\sbetter)\b",
    re.IGNORECASE,
)
"""How the next sentence says that it is so to this day."""
# A present perfect, or "this reflects": a decline that lasts to this day.
_HAS_DONE = re.compile(
    r"""\b(?:(?:has|have)\s(?:\w+\s)?(?:been(?:\sfollowed)?|presided|resulted|led|contributed|seen|caused|suffered|experienced
        |overseen|prevented|halted|stopped)
    |there\s(?:is|are)|this\s(?:is|reflects|demonstrates|represents)|shows?|(?:inspectors|we|this\s(?:visit
        |inspection))\s(?:(?:have|has)\s)?(?:found|saw|identified))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REFLECTS = re.compile(r"\bthis\s(?:is|reflects|represents)\s(?:an?\s)?(?:\w+\s)?$", re.IGNORECASE)
# What was said in the past of what had happened until then: "inspectors found that practice had declined".
_FOUND_NOW = re.compile(
    r"""\b(?:inspectors|we|this\s(?:visit|inspection))\s(?:\w+\s)?(?:found|saw|noted|heard|identified|learnt
        |concluded|recognised)\b
    |\b(?:leaders|managers|staff|practitioners|workers|council|authority|they|who)\s(?:\w+\s)?(?:(?:acknowledge
        |accept|agree|concede|admit)(?:d|ed)?|acknowledges|recognises?|knows?|reports?)\b
    |\bhow\s(?:far|much|badly|quickly)\b|\bthe\s(?:extent|degree)\sto\swhich\b|\b(?:evidence|signs)\sthat\b
        |\baware\sthat\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AT_A_VISIT = re.compile(r"\b(?:at|during|in)\s(?:the|its|an|a)\s(?:\w+\s)?(?:visit|inspection)\b", re.IGNORECASE)
_HAD = re.compile(r"(?:had|was|were)\b", re.IGNORECASE)
_UNDERWENT = re.compile(
    r"(?<!have\s)(?<!has\s)\b(?:experienced|suffered|underwent)\s(?:an?|some)\s(?:\w+\s)?$", re.IGNORECASE
)
"""In front of what may be over where what follows is better."""
# A past tense, which may be over.
_DID = re.compile(
    r"\b(?:was|were|had|led|resulted|caused|contributed|began|came|took|followed|presided|oversaw|spoke|told"
    r"|described|identified|recognised|inherited"
    r"|(?:in\sresponse\sto|despite|following)(?=[^,]*$))\b",
    re.IGNORECASE,
)
# Not to know of a decline does not deny it.
_UNAWARE = re.compile(
    r"\b(?:not|un|slow\sto|failed\sto)\s?(?:\w+ly\s|been\s)?(?:told|informed|alerted|briefed|heard|recogni|aware|identif|underst|sight|know|spot|notic"
    r"|appreciat|see\b)\w*|\bunderestimat\w+",
    re.IGNORECASE,
)
_UNAWARE_UNTIL_NOW = re.compile(
    r"\b(?:un|not\s)aware\b[^.;]*\buntil\s[^.;]{0,60}?\b(?:inspectors|this\s(?:inspection|visit))", re.IGNORECASE
)
# Behind a decline: what followed it was better.
_BETTER_SINCE = re.compile(
    r"""\b(?:(?<!requires\s)(?<!require\s)(?<!needs\sto\s)improv\w+(?!\s(?:boards?|plans?|programmes?|partners?|notices?|advis[eo]rs?|actions?)\b
        |\s(?:has|have|is|are)\s(?:been\s)?(?:too|slow|limited|needed|required|fragile|not)\b
        |(?:\s\w+){0,4}?\s(?:was|were|been|prov\w+)\s(?:\w+\s){0,2}?(?:short[\s-]?lived|temporary|brief)\b)|recovered|strengthened|transformed|rebuilt|turned\saround|(?:is|are)\s(?:now\s)?(?:good
        |strong|high)|good\snow|swift
    |rigorous|stabilised|stronger|better|purposeful|catalyst|emerging|turning\spoint|turned\s(?:the|a)\scorner|back\son\strack|picked\sup|brought\s(?:back|up)
    |(?:now|once\s(?:again|more))\s(?:(?:is|are|have|has|gets?|receives?|much|very|more|mostly|largely|generally)\s){0,3}
        (?:(?:effective|good|strong|timely|prompt|swift|safe|consistent|robust|regular|secure|sound|up\sto\sdate)\b(?!\senough)
        |clear\sand\sup|well\s(?:supported|managed|led|planned|supervised|protected|cared|recorded)\b)
    |brought\sit\sto\san\send|(?:has|have)\s(?:(?!not|never)\w+\s)?been\smade\sgood|(?:is|are)\sagain\sas\s(?:prompt|good|strong|timely|regular)|put\s(?:this\s|it\s|them\s)?right|(?:addressed|resolved|rectified
        |remedied|restored)
    |(?:reversed|halted|arrested|overcome|stemmed)\s(?:this|it|that|the\s(?:\w+\s)?(?:decline|deterioration|trend))
    |(?:this|it|decline|deterioration|trend)\s(?:has|have)\s(?:(?:now|since)\s)?been\s(?:reversed|halted|arrested
        |overcome))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TAKES_BACK = re.compile(
    r"\b(?:not(?!\sonly\b)|never|nobody|no\slonger|nor|neither|cannot|unable|fail\w*|yet\sto|hardly|barely|part(?:ly|ially)"
    r"|must|should|would|could|will(?!\scontinue\b)|(?:needs?|has|have|plans?)\sto|to\sbe|if|unless|until|whether)\b"
    r"(?:\s(?:has|have|is|are|been))?"
    r"(?:(?!\b(?:and|but|although|though|because|since|who|which|is|are|was|were|has|have|had)\b)[^.;,]){0,45}$",
    re.IGNORECASE,
)
"""In front of such words, with no other verb between: "has not been addressed", "must be restored"."""
_BETTER_TODAY = re.compile(
    r"\b(?:is|are)\s(?:now\s|today\s)?(?:much\s|far\s)?(?:better|stronger|good|strong|improving|safer)\b", re.IGNORECASE
)
"""In front of what had happened: "is better now, after years in which it had declined"."""
_TOOK_PLACE = re.compile(
    r"\b(?:that|which)\s(?:\w+ly\s)?(?:took\splace|occurred|happened|came\sabout)\b"
    r"(?!\s(?:since|after|following)\b|.*\b(?:not|still|yet|continu\w+)\b)",
    re.IGNORECASE,
)
"""Said of a decline that a sentence calls past: "the decline that took place during the pandemic"."""
_LEADERS_SAW = re.compile(
    r"\bwas\s(?:\w+ly\s)?(?:recognised|identified|acknowledged|spotted|noticed)\sby\s(?:the\s)?(?:\w+\s)?"
    r"(?:directors?|leaders?|managers?|leadership|members?|council|authority)\b",
    re.IGNORECASE,
)
"""Said of a decline that the next sentences may say is over, though its own verb is of no time."""
_NOT_ENOUGH = re.compile(
    r"\b(?:still|too\s(?:slow|little|few|many|often|early|long)|fragile|limited|needed|required|at\srisk|inadequate"
    r"|not\s(?:yet|enough|sufficient\w*|all)|yet\sto)\b",
    re.IGNORECASE,
)
"""What follows such a decline, and leaves it standing."""
_ANOTHER_TIME = re.compile(
    r"\b(?:former|previous|earlier|before|prior|past|once|(?:in|by|of|until|during)\s(?:the\s)?(?:\w+\s)?20\d\d|last\syear|years?\sago"
    r"|at\sthe\stime|by\sthe\stime|dealt\swith|again|revived|halt\w*|risen|returned\sto|restored)\b",
    re.IGNORECASE,
)
"""A time that is over, or what came after it: what happened then is no doubt of today."""
_ACTED_ON_IT = re.compile(
    r"\b(?:recognised|identified|saw|noticed|spotted|addressed|tackled|acted\s(?:up)?on|responded\sto)\s(?:this|it|the\sdecline)\b"
    r"|\bin\sresponse\b",
    re.IGNORECASE,
)
"""What leaders did about it then."""
_BUT_BRIEF = re.compile(
    r"^[^.;,]{0,60}(?:,\s(?:but|although|though|and)|\s(?:but|although|though))\s(?:this|it|that|the\s(?:dip|fall|drop|decline|slippage))\s(?:prov\w+|was)\s(?:to\sbe\s)?"
    r"(?:only\s|very\s)?(?:temporary|short[\s-]?lived|brief|a\sblip)\b"
    r"|^[^.;]*[.;]\s*(?:This|It|The\s(?:dip|fall|drop|decline|slippage))\s(?:prov\w+|was)\s(?:to\sbe\s)?(?:only\s|very\s)?(?:temporary|short[\s-]?lived|brief|a\sblip)\b",
)
"""The same of what is told by a verb: "dipped, but this was short-lived"."""
_BRIEF = re.compile(
    r"^[^,;]*(?:,\s[^,;]*,\s)?\b(?:prov\w+|was|were)\s(?:to\sbe\s)?(?:only\s)?(?:temporary|short-lived|brief)\b"
    r"|^[^;]*,\swhich\s(?:(?:has|had)\s)?(?:since\s)?(?:ended|come\sto\san\send)\b"
)
"""Said of a dip that is over."""


_NAMES_EARLIER = (*KEEPS_SOMETHING, Shape.COMPARISON)


def _found_then(where: Place) -> bool:
    """Return whether an earlier visit found it; behind "this reflects" only what has declined since."""
    return bool(_FOUND_THEN.search(_FROM.sub("", where.after))) and not _REFLECTS.search(where.before)


def _is_found_now(leading: str) -> bool:
    """Return whether somebody found at this visit, or knows today, what these words lead up to."""
    found = _FOUND_NOW.search(leading) or _UNAWARE.search(leading)
    return found is not None and not (_AT_A_VISIT.search(leading) or FINITE.search(leading, found.end()))


def _is_better_since(told: str) -> bool:
    """Return whether what follows a decline says that it got better, and doesn't deny that."""
    return any(
        not _TAKES_BACK.search(told, max(0, each.start() - 100), each.start()) for each in _BETTER_SINCE.finditer(told)
    )


def _was_ended(after: str, following: str) -> bool:
    """Return whether a decline was brief, or leaders saw it and what follows is better and leaves nothing of it."""
    seen = _LEADERS_SAW.search(after) and not (_NOT_ENOUGH.search(following) or BAD_NOW.search(following))
    return bool(_BRIEF.search(after) or (seen and _is_better_since(following)))


def _ends(form: re.Pattern[str], words: str) -> int:
    """Say where the last words of a form end; -1 without any."""
    return max((each.end() for each in form.finditer(words)), default=-1)


def holds(form: Form, where: Place, sentence: str, following: str) -> bool | None:
    """Return whether it holds at this visit; None where nothing says of what happened whether it lasts.

    What happened earlier does where it began after the last inspection, or is bad still, and nothing says that it
    got better since.
    """
    where = replace(where, before=_THIS_VISIT.sub("this ", where.before))
    if _is_of_then(form, where) or (
        form.shape in (Shape.NOUN, Shape.LOOSE) and _was_ended(f"{where.after}{where.later}", following)
    ):
        return False
    if form.time is Time.NOW:
        return True
    # "had led to a poor and declining service": the first of two adjectives parts them from their verb.
    before = where.before if where.before.strip() or form.shape is not Shape.ADJECTIVE else where.earlier
    happened = _ends(_DID, before) > _ends(_HAS_DONE, before) or bool(_TOOK_PLACE.search(where.after))
    happened = happened and not _UNAWARE.search(before)
    happened = happened or bool(
        _UNDERWENT.search(before) and _is_better_since(f"{where.after} {where.later} {following}")
    )
    if (form.time is Time.ASKED and not happened) or (form.time is Time.THEN and _UNAWARE_UNTIL_NOW.search(sentence)):
        return True
    return _lasts(form, where, sentence, following)


def _is_of_then(form: Form, where: Place) -> bool:
    """Return whether the words are of an earlier time, or what somebody found then."""
    leading = _ONCE.sub("", where.leading)
    if _HAS.match(where.words):
        leading = _AND_IT.sub("", _SEEN_ONCE.sub("", leading))
    then = _EARLIER.search(leading) or (not _HAS.match(where.words) and _SAID_THEN.search(leading))
    if then and form.shape not in KEEPS_SOMETHING:
        return True
    return form.shape not in _NAMES_EARLIER and _found_then(where)


def _lasts(form: Form, where: Place, sentence: str, following: str) -> bool | None:
    """Say of what happened earlier whether it is so today."""
    later = f"{where.after} {where.later}"
    if _BUT_BRIEF.search(f"{later} {following}"):
        return False
    if BAD_NOW.search(later) or NOT_RECOVERED.match(following):
        return True
    had = _HAD.match(where.words)
    better_today = had and _BETTER_TODAY.search(f"{where.earlier}{where.before}") and not _is_found_now(where.leading)
    if better_today or _is_better_since(f"{later} {following}"):
        return False
    if SINCE.search(sentence) or (had and _is_found_now(where.leading)):
        return True
    over = form.time is Time.ASKED or _ANOTHER_TIME.search(sentence) or _ACTED_ON_IT.search(following)
    return False if over else None
