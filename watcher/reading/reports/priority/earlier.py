"""Whether an area for priority action was set before this visit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.priority.words import WAS_SET_BEFORE
from watcher.timing.dates import MONTHS

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

EARLIER = re.compile(
    r"""\b(?:previous(?:ly)?|former(?:ly)?|last(?!\s(?:day|morning|afternoon)\b)|earlier|prior|since(?!\s(?:this|these|it\sis
        |(?:inspectors|we)\shave|our\sfindings)\b)|(?<!and\s)then|had(?!\sto\b)(?=\s(?:\w+\s){0,2}(?:been|identified|set|made|raised|given|found|named|led|resulted|issued
        |required|an?|one|two|three)\b)|after(?!\s\w+ing\b|\sthe\s(?:[\w-]+\s){0,3}?(?:meeting|conference|referral|assessment)\b)|(?<!days\s)(?<!weeks\s)(?<!week\s)ago|following\sthe|(?<!\ba\s)first\svisit|(?<!\ba\s)(?<!\b(?:is|as)\sthe\s)(?<!\bwas\sthe\s)(?:full|original|initial|first)\s(?:inspection|report|letter))\b
    |\b(?:received\s(?:from\s(?:us|ofsted)\s)?(?:an?|our|the)\sletter|(?:we|inspectors)\s(?:\w+\s)?wrote)\b(?![^.;]*\bthis\s(?:visit|inspection)\b)
    |\bfrom\sthe\s(?:\w+\s)?(?:inspection|visit|review|JTAI)\sof\b|\b20\d\d\b""",
    re.IGNORECASE | re.VERBOSE,
)
THIS_VISIT = re.compile(
    r"""\b(?:identified|set|found|arising|following|as\sa\sresult\sof|after|from|at|during)\s(?:\w+\s){0,4}?
        this\s(?:\w+\s)?(?:visit|inspection)\b
    |\bthis\s(?:\w+\s)?(?:visit|inspection)\s(?:has\s)?(?:led|resulted|results|identified|found)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What is told of somebody in passing: "young people, many of whom had been turned away, were …".
_RELATIVE = re.compile(
    r",\s(?:\w+\sof\s)?(?:who|whom|which|whose)\b[^,;.]*,|,\s[^,;.]{3,80}\shaving\s(?!not\b)[^;.]*", re.IGNORECASE
)
_AT_THIS_VISIT = re.compile(
    r"\W*(?:at|on|during)\s(?:the\stime\sof\s)?this\s(?:\w+\s)?(?:visit|inspection),\s", re.IGNORECASE
)


_IS_ONE = re.compile(
    r"\b(?:is|are|constitutes?|represents?|amounts?\sto)\s(?:(?:now|also|therefore|both|all|each|an?|one|two|three)\s)*$",
    re.IGNORECASE,
)
"""What is one now, whatever its matter did before: "the failure to act since the last visit is an area …"."""
_A_TIME = re.compile(
    r"\b(?:last|previous(?:ly)?|prior|earlier|then|had|20\d\d|(?:visit|inspection|review|JTAI|letter)s?)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    rf"\b(?:by|before|no\slater\sthan|until)\s(?:the\s)?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:{'|'.join(MONTHS)})|end\sof)\s(?:\w+\s)?20\d\d\b",
    re.IGNORECASE,
)
"""The day up to which something is asked for."""
_FRONTED = re.compile(r"\A\W*(?:after|following|since|as|because|given|having)\b[^,]*,\s", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|has|have|do|does|persists?|continues?|remains?)\b", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\s(?:since|because|as|after|following)\s(?:[\w'’-]+\s){1,6}?(?:is|are|has|have|do|does|were|was)\b.*",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\s(?:about|concerning|regarding|(?:relat(?:ing|ed)|in\srelation|with\s(?:regard|respect))\sto|in\srespect\sof|because)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r",\s(?=(?:which\s|and\s)?(?:was|were|has|have|had)\b)|\s(?=(?:was|were|has|have|had)\s(?:\w+\s)?(?:been\s)?(?:identified|set|made|raised|found|added)\b)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:who|whom|whose|which|that|(?:cases|children|delays?)\s\w+ed)\b.*", re.IGNORECASE)
"""What is said of those whom the matter is about."""
_SOME_OF_THEM = re.compile(r",\s(?:some|many|most|several|one)\sof\s(?:whom|which)\b[^;]*", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\b(?:has|have|there\s(?:is|are))\b", re.IGNORECASE)


def is_earlier(where: Place) -> bool:
    """Return whether words around an area say that it was set before, and not at this visit."""
    if WAS_SET_BEFORE.match(where.after):
        return True
    if _IS_ONE.search(where.before):
        return False
    return _says_earlier(where, _parted(where.after)[0]) or may_be_earlier(where)


def may_be_earlier(where: Place) -> bool:
    """Return whether a time is part of the matter, and may be when it was set: "set one about visits in 2021"."""
    told, matter = _parted(where.after)
    dated = _A_TIME.search(_OF_THEM.sub("", matter))
    of_now = _HAS_BEEN.search(f"{where.before}…{told}") or _IS_ONE.search(where.before)
    return bool(dated) and not (of_now or _says_earlier(where, told) or THIS_VISIT.search(f"{where.leading}{told}"))


def _says_earlier(where: Place, told: str) -> bool:
    leading = _RELATIVE.sub(" ", where.leading)
    at_this = _AT_THIS_VISIT.match(leading)
    if at_this and EARLIER.search(without_deadline(without_reason(leading[at_this.end() :]))):
        return True  # "At this visit, the areas set at the last one …": what stands nearer tells when
    said = without_deadline(f"{without_reason(leading)}{where.words}{told}")
    return bool(EARLIER.search(said)) and not THIS_VISIT.search(said)


def without_deadline(words: str) -> str:
    """Leave out the day by which something is asked for."""
    return _DEADLINE.sub(" ", words)


def without_reason(leading: str) -> str:
    """Leave out in front why it is set: "after reading 30 records, …", "since visits are not made, …"."""
    found = _FRONTED.match(leading)
    if found is None or (_A_TIME.search(found[0]) and not _IS.search(found[0])):
        return leading
    return leading[found.end() :]


def _parted(after: str) -> tuple[str, str]:
    """Part what is told behind an area from its matter, and from why it is set."""
    after = _SOME_OF_THEM.sub("", _BECAUSE.sub("", after))
    matter = _MATTER.search(after)
    if matter is None:
        return after, ""
    goes_on = (each.start() for each in _GOES_ON.finditer(after, matter.end()))
    ends = next((at for at in goes_on if after[at] == "," or not _OF_THEM.search(after, matter.end(), at)), len(after))
    return f"{after[: matter.start()]}{after[ends:]}", after[matter.end() : ends]
