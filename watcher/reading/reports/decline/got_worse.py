"""What it is that a sentence says got worse: services, something else, or what nobody knows."""

from __future__ import annotations

import re

from watcher.model.values import replace
from watcher.reading.reports.decline import comparisons, increases, loose
from watcher.reading.reports.decline.times import BAD_NOW, SINCE
from watcher.reading.reports.decline.words import KEEPS_SOMETHING, Form, Shape
from watcher.reading.reports.sentences import other_bodies, subjects
from watcher.reading.reports.sentences.clauses import Place
from watcher.reading.reports.sentences.subjects import Subject

# "When circumstances worsen, families get help": one family's, not the services'.
_ONE_CHILDS = re.compile(
    r"\b(?:famil(?:y|ies)|parents?|for whom|short-term|child protection plans?|child's|pupils?|key stages?|GCSEs?"
    r"|grades|attainment)\b",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(
    r"\sfor\s(?:the|an?|this|that|each|one|their|his|her)\s(?:\w+\s)?(?:child|family|parent|young\sperson|person|girl|boy|baby"
    r"|mother|father)\b"
)
"""In whose life it is worse: inspectors say of all children, or of families, what services did."""
_OTHER_PLACES = re.compile(
    r"(?:\A|,\s)\W*(?:(?:neighbouring|surrounding|adjoining)\s(?:\w+\s)?(?:areas|partnerships)|(?:other|many|most|neighbouring|surrounding)\s(?:local\s)?(?:authorities|councils|boroughs))\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Whose services they are that got worse, right before the verb: "neighbouring areas have seen …"."""
_BETTER_UNUSED = re.compile(
    r"\b(?:agency|locum|interim|temporary|unregistered|unregulated|unsuitable|bed\sand\sbreakfast|hotels?|restraints?|police\sprotection|emergency\s(?:powers|homes|moves)|out-of-area)\b[^.;,]{0,30}?"
    r"\s(?:is|are)\s(?:\w+\s)?(?:used|needed|employed|engaged|relied\son)\s(?:(?:much|far)\s)?$|\b(?:commissioned|bought|sought)\s(?:in|from\s(?:outside|elsewhere|others))\s$",
    re.IGNORECASE,
)
"""What is well used less often."""
_OF_MONEY = re.compile(
    r"\b(?:financ\w+|budget\w*)\s(?:position|situation|standing|health|outlook)\s$"
    r"|\b(?:living\scosts|cost\sof\sliving|allowances?|benefits|wages|incomes?|prices|rents?)\b(?:\s(?!and\b)[^;,\s]+){0,6}?"
    r"(?:[,;]?\sand\s(?:the\s)?(?:\w+\s)?(?:children|families|parents|people|leavers|carers|households|tenants|they|many|some|most))?\s(?:is|are)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\A\W*in\s(?:the|an?|one)\s(?:neighbouring|adjoining|nearby)\s(?:[\w-]+\s){0,2}?(?:authority|council|county|borough|area|city|town|district|region),\s|\b(?:another|other|neighbouring|adjoining|surrounding)\s(?:[\w-]+\s){0,2}?(?:authorit\w+|councils?|count\w+|boroughs?|areas?|cit(?:y|ies)),?\s(?:where|in\swhich)\s|"
    r"(?<!\bas\s)(?<!\bas\sit\s)(?<!\bas\sthey\s)(?<!\bas\sthis\s)\b(?:has|have|had|is|are|was|were)\selsewhere\b|\belsewhere\s(?:has|have|had|led|caused|resulted)\b|\bresidents\s(?:\w+\s)?(?:told|say|said|feel|felt)\b",
    re.IGNORECASE,
)
"""What has been so in other places, and what those who live in this one say of it."""
_HOUSEHOLDS = re.compile(
    r"\W*(?:(?:many|most|some|more|the|local|these)\s){0,2}(?:famil(?:y|ies)|households?|parents|residents|people|children)"
    r"(?:\sin\s[^.;,]{2,30})?\s(?:is|are)\s(?:\w+\s)?poorer\b(?!\s(?:served|protected|supported|looked)\b)",
    re.IGNORECASE,
)
"""Who is poorer for want of money."""
_THEY_RECEIVE = re.compile(r"\bthat\s[^.;,]{0,40}?\breceives?\b", re.IGNORECASE)
"""Which services are meant."""
# Their own work in time is a measure; that it fell since the last inspection is their decline.
_OWN_MEASURE = re.compile(
    r"\b(?:timeliness\s(?:of|in|with)|(?:frequency|regularity)\sof(?=\s(?:\w+\s){0,2}?(?:visits|supervision|reviews"
    r"|audits|meetings|contact)\b)|performance\s(?:in\srelation\sto|on|for|regarding))\s"
    r"(?!(?:[\w-]+\s){0,12}?(?:health(?!\sand\scare)|medical|dental|dentist|police|courts?|proceedings|attainment"
    r"|employment|education(?!,\shealth)|GCSE\w*)\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:\A|,\s|\bthat\s)\W*(?:(?:its|their|overall|the)\s)?timeliness\s$", re.IGNORECASE)
_OF_TIMELINESS = re.compile(
    rf"\s(?:in|of)\s(?:the\s)?(?=timeliness|frequency|regularity){_OWN_MEASURE.pattern}", re.IGNORECASE
)
_LATELY = re.compile(
    r"\btimeliness\b.{0,160}?\b(?:(?:over|in|during)\s(?:the\s(?:past|last)\s(?:\w+\s)?(?:years?|months)"
    r"|(?:recent|more\srecent)\s(?:weeks|months|years|times))|recently|lately|this\syear|for\s(?:\w+\s){1,2}(?:quarters|months|terms|years)(?:\sin\sa\srow)?|in\seach\sof\sthe"
    r"|since\sthe\s(?:\w+\s)?(?:re-?organi[sz]ation|re-?structur\w+|merger|move|changes?))\b"
    r"|\b(?:recently|lately|in\srecent\s(?:weeks|months|years|times))\b.{0,60}?\btimeliness\b",
    re.IGNORECASE,
)
_HEALTH_ASSESSED = re.compile(r"\bhealth\sassessments?\b", re.IGNORECASE)
"""What health services do, and the authority answers for: children in its care have them in time, or don't."""
_OF_HEALTH_STAFF = re.compile(
    r"\b(?:NHS|doctors?|paediatric\w+|nurs\w+|clinic\w*|health\s(?:staff|trust\w*|visit\w+))\b", re.IGNORECASE
)
_OWN_SHARE = re.compile(
    r"\b(?:proportion|percentage|share)\sof\s(?![^.;,]*\b(?:late|waiting|without)\b)[^.;,]{0,40}?\b"
    r"(?:up-to-date|seen|visited|assessed|timely|in\s(?:touch|suitable)|allocated|reviewed|plan|(?:completed|held"
    r"|offered)\s(?:\w+\s)?(?:with)?in|within\s(?:\w+\s)?timescales?|in\stime)\b"
)
_FROM_TO = re.compile(
    r"\bfrom\s(?:\w+\s){0,2}?\d[\d.]*\s?(?:%|per\scent)?\s(?:[\w\s/-]{0,40}\s)?to\s(?:[a-z]+\s){0,2}?\d"
)
_THAT_STANDARD = re.compile(
    r"\W*(?:but\s|however,?\s|unfortunately,?\s|yet\s)?(?:this|that|these|those)\s(?:\w+\s)?(?:positions?|standards?|levels?"
    r"|pictures?|qualit\w+|strengths?|performance|reliability|regularity|rigour|approach|consistency|trajectory|speed|clarity)\s",
    re.IGNORECASE,
)
"""How a sentence takes up what the one before it called good."""
_STAFF = re.compile(
    r"\W*(?:(?!(?:for|of|to)\b)\w+\s){0,3}?(?:(?:social|support|youth)\sworkers|advisers|managers|officers|leaders|practitioners|staff|council|authority)\b",
    re.IGNORECASE,
)
"""Whose work it is that is done less."""
AS_MEANT = re.compile(
    r"^(?:(?!\bnot\b)[^;])*\b(?:as\s(?:their|the|each|a)\s(?:\w+\s)?(?:plans?|placements?|needs?|support|order)\b[^.;,]{0,20}\s(?:ends?|comes?|clos\w+|reduce|step|near)|for\s(?:some|others),\sas\stheir\s(?:plans?|needs?)\srequires?"
    r"|in\sline\swith\stheir\s(?:\w+\s)?(?:plans?|needs|wishes)|at\stheir\s(?:own\s)?(?:request|choice))\b",
    re.IGNORECASE,
)
"""Why it is well that children get less."""
_AMOUNT = re.compile(
    r"\b(?:lessen\w*|f[ae]ll\w*|dropp\w*|reduc\w+|decreas\w+|shr[aiu]nk\w*|fewer|lower)\b", re.IGNORECASE
)
"""What is said of counts more often than of work: of what nobody knows, only with the last inspection beside it."""
_LESS_OF = re.compile(
    r"(?:\A\W*|,\s)(?:(?!because|due|given|with|despite|amid|as|from|after|following)\w+\s){0,2}?"
    r"(?:variab\w+|inconsisten\w+|drift|delays?|gaps?|weakness\w*|shortcomings?|barriers?|waits?|waiting\stimes?|backlogs?)\s"
    r"(?:in|of|for|to)\s(?:[\w'’-]+\s){0,6}$",
    re.IGNORECASE,
)
"""Of what it is good to have less, up to the verb: "significant delays in support have reduced"."""
_NARROWED = re.compile(r"\b(?:narrowed|shrunk|fallen|lessened|reduced|diminished)$", re.IGNORECASE)
_DISTANCE = re.compile(
    r"\b(?:differences?|gaps?|distance|gulf|disparit\w+|inequalit\w+|variation)\b[^;]*$", re.IGNORECASE
)
"""What it is good to have less of, wherever the words stand that say of what."""
_OF_BAD = re.compile(
    r"(?:\A|,\s)\W*(?:weak(?:er)?|poor(?:er)?|unsafe|repeat(?:ed)?|unplanned|late)\s(?:[\w'’-]+\s){1,4}$", re.IGNORECASE
)
_LESS = re.compile(r"\b(?:less|fewer|rarer|declin|f[ae]ll|dropp|reduc|decreas)", re.IGNORECASE)
"""Bad work of which there is less: "weaker practice is much less common than it was"."""
_IS_LESS = re.compile(
    r"(?:\s[\w'’-]+){1,4}?\s(?:is|are)\s(?:\w+\s){0,3}?(?:less\s(?:common|often|frequent\w*|likely)|rarer?\b|seldom|no\slonger\s(?:seen|found|evident))",
    re.IGNORECASE,
)
"""How there is less of what is "weaker" or "poorer" than the rest, and not weaker than before."""
_PASSING = re.compile(r"\b(?:short-lived|brief|temporary|momentary)\s$", re.IGNORECASE)
_OF_THE_DAY = re.compile(r"\sin\sthe\s(?:day|morning|afternoon|evening)\b", re.IGNORECASE)
_WAS_DONE = re.compile(rf"\b(?:{comparisons.ACT}(?!\s(?:late|out\sof\stime))|on\stime)\b", re.IGNORECASE)
_OF_HELP = re.compile(loose.OF_HELP, re.IGNORECASE)
_KEPT_UP = re.compile(r"^(?:has|have)\s(?:not|never)\s(?:\w+ly\s)?kept\sup$", re.IGNORECASE)
_ITS_OBJECT = re.compile(r"\s(?:the|its|their|these|those|this|that)\s", re.IGNORECASE)
"""What has not kept up may have got worse, or lag behind others."""
_IN_RESPECTS = re.compile(r"\A\sin\s(?:\w+\s){1,2}?(?:respects|ways)\b", re.IGNORECASE)
_THE = re.compile(r"\W*(?:the|this)\s", re.IGNORECASE)
_HAS_BEEN_STEEP = re.compile(
    r"\s(?:has|have)\sbeen\s(?:\w+\s)?(?:rapid|steep|sharp|marked|swift|severe|serious|sudden|dramatic)\b",
    re.IGNORECASE,
)
"""How a sentence says of what the one before it told that it came to this lately: "the decline has been rapid"."""
_IS_SEEN = re.compile(
    r"\A\s(?:is|was|were|are)\s(?:\w+\s)?(?:evident|seen|apparent|clear|found|noted)(?=\sin\s)", re.IGNORECASE
)
"""How a noun's verb stands before what it is in: "decline is evident in planning"."""
_NAMED_BEHIND = (Shape.ADJECTIVE, Shape.TRANSITIVE)
_PERCEIVED = re.compile(
    r"(?:has|have)\s(?:\w+\s)?(?:seen|watched|witnessed|felt|experienced|noticed)$|(?:saw|watched|felt)$"
)
_OF_SOMEBODY_ELSE = re.compile(r"\s(?:the|this)\s", re.IGNORECASE)
"""What other bodies see get worse that isn't theirs: "schools have seen the response get slower"."""
# Before the noun: "a decline", "some further deterioration", and not "the decline of the mill".
_A_DECLINE = re.compile(
    r"\b(?:an?|some|further|in|followed\sby\s(?:[\w-]+\s){1,3}of|one\sof)\s(?:[\w-]+\s){0,2}(?:(?:but"
    r"|and)\s[\w-]+\s)?$",
    re.IGNORECASE,
)


def what_got_worse(form: Form, where: Place, previous: str, sentence: str) -> Subject:
    """Say what got worse."""
    if form.shape is Shape.LOOSE:
        return Subject.UNKNOWN if _may_be_theirs(where, previous) else Subject.SOMETHING_ELSE
    if form.shape is Shape.MORE_BAD:
        return increases.whose(where)
    if _LESS_OF.search(where.before) and _AMOUNT.search(where.words):
        return Subject.SOMETHING_ELSE
    if _NARROWED.search(where.words) and _DISTANCE.search(f"{where.earlier[-80:]}{where.before}"):
        return Subject.SOMETHING_ELSE
    if other_bodies.is_taken_up(sentence, previous):
        return Subject.UNKNOWN
    of_the_day = where.words.endswith("later") and _OF_THE_DAY.match(where.after)
    if (
        of_the_day
        or ("poorer" in where.words and _HOUSEHOLDS.match(f"{where.before}{where.words}"))
        or _FOR_ONE.match(where.after)
        or AS_MEANT.search(where.after)
        or _ELSEWHERE.search(where.clause)
        or _OTHER_PLACES.search(where.before)
        or _OF_MONEY.search(f"{where.earlier}{where.before}")
        or _BETTER_UNUSED.search(where.before)
        or _PASSING.search(where.before)
        or (_OF_BAD.search(where.before) and _LESS.search(where.words))
        or (where.words.lower().endswith(("weaker", "poorer")) and _IS_LESS.match(where.after))
    ):
        return Subject.SOMETHING_ELSE
    kind = _named(form, where, previous, sentence)
    if kind is Subject.UNKNOWN and (_AMOUNT.search(where.words) or loose.BETTER_LESS.search(where.before)):
        return kind if SINCE.search(sentence) else Subject.SOMETHING_ELSE
    if not _HEALTH_ASSESSED.search(where.before):
        return kind
    if kind is Subject.SERVICES:
        return Subject.UNKNOWN if _OF_HEALTH_STAFF.search(f"{where.after}{where.later}") else kind
    return kind if "timeliness" in where.before.lower() else Subject.UNKNOWN


def _may_be_theirs(where: Place, previous: str) -> bool:
    """Return whether loose words are said of services, or of what their staff do."""
    if loose.A_PICTURE.match(where.words):
        return not other_bodies.named(where.words)
    if _OF_HELP.search(where.words):
        return True
    if where.words.lower() == "fewer":  # of what is counted: done, or got by somebody
        counted = subjects.behind(where.after) is Subject.SERVICES or _OF_HELP.match(where.after.lstrip())
        return bool(counted and (where.before.strip() or _WAS_DONE.search(where.after)))
    if loose.BETTER_LESS.search(where.before):
        return False
    of = subjects.behind(where.after) if where.opens_with("in", "of") else subjects.before(where, previous)
    return of is Subject.SERVICES or (of is Subject.UNKNOWN and bool(_STAFF.match(where.before)))


def _named(form: Form, where: Place, previous: str, sentence: str) -> Subject:
    """Find what is named as having got worse."""
    if form.shape is Shape.WHOLE:
        return subjects.whole(where)
    if form.shape is Shape.COMPARISON:
        return _compared(where, previous)
    if form.shape in KEEPS_SOMETHING:
        return _kept(form, where, f"{previous} {sentence}")
    if _is_their_own_measure(form, where):
        return Subject.SERVICES
    if form.shape is Shape.MEASURE or _is_anothers(where):
        return Subject.SOMETHING_ELSE
    if form.shape is Shape.PARTICIPLE:
        return _or_before(subjects.nearest(where), where, previous)
    behind = _IN_RESPECTS.sub("", _IS_SEEN.sub("", where.after))
    if form.shape in _NAMED_BEHIND or (form.shape is Shape.NOUN and behind.startswith((" in ", " of "))):
        return subjects.behind(behind)
    if form.shape is Shape.NOUN and where.opens_with("for") and subjects.behind(where.after) is Subject.SERVICES:
        return Subject.SERVICES  # "a step backwards for the service"
    if form.shape is Shape.NOUN:
        return _noun_alone(where, previous)
    return subjects.before(where, previous)


def _is_anothers(where: Place) -> bool:
    """Return whether another body is the subject, and not only sees what isn't its own."""
    seen = _PERCEIVED.match(where.words) and _OF_SOMEBODY_ELSE.match(where.after)
    return other_bodies.begins(where.before) and not seen


def _compared(where: Place, previous: str) -> Subject:
    """Say what is worse than before: what the words name, the noun behind them, or the subject in front."""
    if comparisons.names_services(where) or _OWN_SHARE.search(where.before):
        return subjects.whole(
            replace(where, after=where.after.partition(" than ")[0])
        )  # who was there then is no matter
    nothing_behind = where.after.startswith(" than ")
    kind = _or_before(Subject.UNKNOWN if nothing_behind else subjects.behind(where.after), where, previous)
    if subjects.before(where, "") is Subject.SOMETHING_ELSE and where.before.endswith(" of "):
        return Subject.SOMETHING_ELSE  # "notifications by the police are of poorer quality"
    return subjects.whole(where) if kind is Subject.UNKNOWN and comparisons.is_of_work(where) else kind


def _kept(form: Form, where: Place, told: str) -> Subject:
    """Say of what is no more, or was not kept, whether it is of services; `told` ends with the sentence itself."""
    if _KEPT_UP.search(where.words) and not _ITS_OBJECT.match(where.after):
        return Subject.UNKNOWN if subjects.is_worth_keeping(where) else Subject.SOMETHING_ELSE
    return Subject.SERVICES if _was_good_and_theirs(form, where, told) else Subject.SOMETHING_ELSE


def _was_good_and_theirs(form: Form, where: Place, told: str) -> bool:
    """Return whether what is no more was good, and of services; `told` ends with the sentence itself."""
    if form.shape is Shape.NO_LONGER:
        here = f"{where.earlier}{where.before}"
        return subjects.was_good(told[: told.rfind(where.words)]) or subjects.was_good(here)
    if _THAT_STANDARD.fullmatch(where.before):
        return subjects.was_good_of_services(told[: told.rfind(where.words)])
    kept = f"{where.before}{where.words}{where.after.partition(', and ')[0]}"
    return subjects.is_worth_keeping(where) and not _ONE_CHILDS.search(_THEY_RECEIVE.sub("", kept))


def _noun_alone(where: Place, previous: str) -> Subject:
    """Say what "a decline" is one of, where nothing behind it says so."""
    if _HAS_BEEN_STEEP.match(where.after) and _THE.fullmatch(where.before):
        return Subject.UNKNOWN if subjects.taken_up(previous) is Subject.SERVICES else Subject.SOMETHING_ELSE
    if not _A_DECLINE.search(where.before) or subjects.ends_with_another(where.before):
        return Subject.SOMETHING_ELSE  # "the decline" takes up what another sentence said; "families decline" is a verb
    kind = subjects.before(where, previous)
    taken_up = kind is Subject.UNKNOWN and SINCE.search(f"{where.before}…{where.after}")
    theirs = subjects.taken_up(previous) is not Subject.SOMETHING_ELSE or subjects.was_good_of_services(
        f"{where.earlier}{where.before}"
    )
    if taken_up and theirs:
        return Subject.SERVICES  # "Since then there has been a further decline."
    return kind


def _is_their_own_measure(form: Form, where: Place) -> bool:
    """Return whether a measure of their own work fell since the last inspection, or by how much."""
    around = f"{where.before if where.before.strip() else where.earlier}…{where.after}"
    if _HEALTH_ASSESSED.search(where.before) and "timeliness" in where.before.lower():
        return bool(SINCE.search(f"{where.earlier}{around}"))
    by_so_much = bool(_FROM_TO.search(where.after))
    if (_OWN_SHARE.search(where.before) and by_so_much) or (
        form.shape is Shape.NOUN and _OF_TIMELINESS.match(where.after)
    ):
        return True
    return bool(_OWN_MEASURE.search(around) or _ALONE.search(where.before)) and bool(
        by_so_much or SINCE.search(around) or _LATELY.search(around) or BAD_NOW.search(f"{where.after}{where.later}")
    )


def _or_before(kind: Subject, where: Place, previous: str) -> Subject:
    """Take the subject that stands before the words, where what stands next to them names none."""
    return subjects.before(where, previous) if kind is Subject.UNKNOWN else kind
